//! The judge: what stock tshark makes of a capture.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use turnlab_core::scenario::{Scenario, library_entry, read_link};

/// Where `cargo xtask test` says that tshark is, so that no test is skipped.
const VARIABLE: &str = "TURNLAB_TSHARK";

/// tshark, or nothing (which is said) where it is not installed and nobody has promised it.
pub(crate) fn tshark() -> Option<Tshark> {
    let promised = std::env::var_os(VARIABLE).map(PathBuf::from);
    let program = promised.clone().unwrap_or_else(|| "tshark".into());
    let version = Command::new(&program).arg("--version").stderr(Stdio::null()).output();
    let works = version.is_ok_and(|output| output.status.success());
    if works {
        return Some(Tshark { program });
    }
    assert!(promised.is_none(), "{} is not tshark, says {VARIABLE}", program.display());
    eprintln!("skipped: there is no tshark on the PATH; `cargo xtask test` installs it");
    None
}

/// The scenario of that name in the library, or that a link leads to.
pub(crate) fn scenario(source: &str) -> Scenario {
    if let Some(entry) = library_entry(source) {
        return entry.scenario();
    }
    let (link, problems) = read_link(source);
    assert!(problems.is_empty(), "{source}: {problems:?}");
    link.scenario
}

/// The capture of a whole scenario.
pub(crate) fn capture(scenario: &Scenario) -> Vec<u8> {
    let history = scenario.run().expect("everything is in its range");
    turnlab_capture::pcapng(&history, &scenario.mtas, None)
}

pub(crate) struct Tshark {
    program: PathBuf,
}

impl Tshark {
    /// The fields of the frames that a display filter lets pass, a line for each frame and a tab between
    /// two fields.
    pub(crate) fn fields(&self, capture: &[u8], filter: &str, fields: &[&str]) -> Vec<String> {
        static FILES: AtomicU32 = AtomicU32::new(0);
        let number = FILES.fetch_add(1, Ordering::Relaxed);
        let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let path = directory.join(format!("{}-{number}.pcapng", std::process::id()));
        std::fs::write(&path, capture).expect("there is room for a capture");
        let mut tshark = Command::new(&self.program);
        tshark.arg("-r").arg(&path).args(["-Y", filter, "-T", "fields"]);
        // Checksums are looked at, and addresses have the names that the file gives them.
        tshark.args(["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-N", "n"]);
        tshark.args(fields.iter().flat_map(|field| ["-e", field]));
        let output = tshark.output().expect("tshark starts");
        std::fs::remove_file(&path).expect("the capture is still there");
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "tshark objects: {complaints}");
        let text = String::from_utf8(output.stdout).expect("tshark writes UTF-8");
        text.lines().map(str::to_owned).collect()
    }

    /// What tshark has to remark about a capture, each remark once.
    pub(crate) fn remarks(&self, capture: &[u8]) -> Vec<String> {
        let fields = ["_ws.expert.message", "_ws.malformed"];
        let lines = self.fields(capture, REMARKABLE, &fields);
        let split = |line: &String| {
            line.split(['\t', ',']).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let mut remarks: Vec<String> =
            lines.iter().flat_map(|line| -> Vec<_> { split(line) }).collect();
        remarks.sort();
        remarks.dedup();
        remarks
    }
}

/// Malformed, or a remark that is at least a note.
const REMARKABLE: &str = "_ws.malformed || _ws.expert.severity >= 0x400000";

//! `cargo xtask fuzz`: inputs that nobody means well with, by the million, led by what of the program they reach.

use crate::args::FuzzOptions;
use crate::problem::{Explain, Outcome, Problem};
use crate::{folders, paths, process};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// What the compiler adds so that libFuzzer sees what an input reaches. It takes no nightly compiler.
const SEEN: &str = "-C passes=sancov-module -C llvm-args=-sanitizer-coverage-level=4 \
    -C llvm-args=-sanitizer-coverage-inline-8bit-counters -C llvm-args=-sanitizer-coverage-pc-table";
/// What is said if a target fails.
const FAILED: &str = "Fuzzing found something: see what it panicked with, and the input beside it";
const UNBUILT: &str =
    "The fuzzer could not be built: see the messages above; it takes a C++ compiler";
const UNWRITTEN: &str = "The folder target/fuzz cannot be written";
/// The longest inputs that are kept in the tree, and how much of them for a target, in bytes.
const LONGEST_KEPT: usize = 1_000;
const MOST_KEPT: usize = 40_000;

/// Fuzzes what is asked for, one target after the other with every core, and says what came of it.
pub(crate) fn fuzz(options: &FuzzOptions) -> Outcome {
    let programs = Programs::build(options)?;
    println!(
        "{:<12}{:>12}{:>12}{:>9}{:>14}{:>11}",
        "", "led", "made", "seconds", "slowest", "memory"
    );
    for target in targets()?.iter().filter(|name| options.is_asked_for(name)) {
        let folder = paths::root().join("target/fuzz").join(target);
        Run { programs: &programs, target, folder }.fuzz(options)?;
    }
    Ok(())
}

/// The names of all targets: each has its corpus.
pub(crate) fn targets() -> Outcome<Vec<String>> {
    let files = folders::below(&corpora())?.into_iter();
    let mut names: Vec<String> = files
        .filter(|file| file.extension().is_some_and(|extension| extension == "txt"))
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn corpora() -> PathBuf {
    paths::root().join("crates/fuzz/corpus")
}

/// What is run.
struct Programs {
    /// Led by what inputs reach, where that is asked for.
    guided: Option<PathBuf>,
    bulk: PathBuf,
}

impl Programs {
    fn build(options: &FuzzOptions) -> Outcome<Self> {
        let wants = options.seconds > 0 || options.keeps;
        let guided = wants.then(|| build("guided", SEEN)).transpose()?;
        Ok(Programs { guided, bulk: build("bulk", "")? })
    }
}

/// Builds one for this machine by its name, so that what runs at compile time is built without these flags.
fn build(name: &str, flags: &str) -> Outcome<PathBuf> {
    let told = process::answer("rustc", &["-vV"]).unwrap_or_default();
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    let host =
        host.ok_or_else(|| Problem::new("rustc does not say for which machine it compiles"))?;
    let program = format!("turnlab-fuzz-{name}");
    let folder = paths::root().join("target/fuzz-build").join(name);
    let feature = if name == "guided" { "guided" } else { "counted" };
    let mut cargo = process::cargo();
    cargo
        .args(["build", "--profile", "fuzz", "--target", host, "-p", "turnlab-fuzz"])
        .args(["--bin", &program, "--features", feature, "--target-dir"])
        .arg(&folder)
        .env("RUSTFLAGS", flags);
    process::run(&mut cargo, UNBUILT)?;
    Ok(folder.join(host).join("fuzz").join(program))
}

/// A target that is fuzzed.
struct Run<'a> {
    programs: &'a Programs,
    target: &'a str,
    folder: PathBuf,
}

impl Run<'_> {
    fn fuzz(&self, options: &FuzzOptions) -> Outcome {
        fs::create_dir_all(self.found()).explain(UNWRITTEN)?;
        let start = Instant::now();
        let led = match &self.programs.guided {
            Some(guided) if options.seconds > 0 => {
                self.on_all_cores("led", |core, _| self.led(guided, core, options.seconds))?
            }
            _ => Told::default(),
        };
        let made =
            self.on_all_cores("made", |core, cores| self.made(core, options.runs.div_ceil(cores)))?;
        println!(
            "{:<12}{:>12}{:>12}{:>9}{:>11} ms{:>8} MB",
            self.target,
            led.inputs,
            made.inputs,
            start.elapsed().as_secs(),
            thousandths(made.slowest_us),
            led.peak.max(made.peak) / 1_000_000
        );
        if let (Some(guided), true) = (&self.programs.guided, options.keeps) {
            self.keep(guided)?;
        }
        // How long an input takes says little where everything that it reaches is noted.
        if made.slowest_us > made.limit_us {
            let limit = made.limit_us / 1_000;
            return Err(Problem::new(format!(
                "An input of {} took longer than {limit} ms: it is in {}",
                self.target,
                paths::shown(&self.folder)
            )));
        }
        Ok(())
    }

    /// Runs a program on every core, and puts together what they say.
    fn on_all_cores(&self, name: &str, command: impl Fn(u64, u64) -> Command) -> Outcome<Told> {
        let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
        let log = |core: u64| self.folder.join(format!("{name}-{core}.log"));
        let begin = |core: u64| -> Outcome<Child> {
            let mut command = command(core, cores);
            let log = process::create_log(&log(core))?;
            command.stdout(Stdio::null()).stderr(log).spawn().explain(FAILED)
        };
        let begun = (0..cores).map(begin).collect::<Outcome<Vec<_>>>()?;
        let ended = begun.into_iter().map(|mut one| one.wait().explain(FAILED));
        let ended = ended.collect::<Outcome<Vec<_>>>()?;
        if let Some(core) = ended.iter().position(|status| !status.success()) {
            let log = log(core as u64);
            return Err(Problem::new(format!("{FAILED} ({})", paths::shown(&log))));
        }
        let logs = (0..cores).map(|core| fs::read(log(core)).explain(UNWRITTEN));
        let logs = logs.collect::<Outcome<Vec<_>>>()?;
        Ok(Told::of(&String::from_utf8_lossy(&logs.concat())))
    }

    /// One that is led, which shares what it finds with the others.
    fn led(&self, guided: &Path, core: u64, seconds: u64) -> Command {
        let mut fuzzer = self.command(guided);
        fuzzer
            .args([
                "-print_final_stats=1",
                "-reload=1",
                "-timeout=60",
                "-rss_limit_mb=4096",
                "-max_len=16000",
            ])
            .arg(format!("-artifact_prefix={}/", self.folder.display()))
            .arg(format!("-max_total_time={seconds}"))
            .arg(self.found())
            .env("TURNLAB_FUZZ_BEGIN", self.found())
            .env("TURNLAB_FUZZ_SLOWEST", self.folder.join(format!("slowest-led-{core}")));
        fuzzer
    }

    /// One that makes inputs of what was found.
    fn made(&self, core: u64, runs: u64) -> Command {
        let mut fuzzer = self.command(&self.programs.bulk);
        fuzzer
            .arg(self.found())
            .env("TURNLAB_FUZZ_RUNS", runs.to_string())
            .env("TURNLAB_FUZZ_SEED", (core + 1).to_string())
            .env("TURNLAB_FUZZ_FAILED", self.folder.join(format!("failed-{core}")))
            .env("TURNLAB_FUZZ_SLOWEST", self.folder.join(format!("slowest-made-{core}")));
        fuzzer
    }

    fn command(&self, program: &Path) -> Command {
        let mut fuzzer = process::command(program);
        fuzzer.env("TURNLAB_FUZZ", self.target);
        fuzzer
    }

    /// What has been found that reaches something new.
    fn found(&self) -> PathBuf {
        self.folder.join("found")
    }

    /// Keeps in the tree what reaches more than the inputs that everything begins with do, the shortest first.
    fn keep(&self, guided: &Path) -> Outcome {
        let all = self.folder.join("kept");
        folders::remove(&all)?;
        fs::create_dir_all(&all).explain(UNWRITTEN)?;
        let mut merge = self.command(guided);
        merge
            .args(["-merge=1", "-timeout=60"])
            .arg(&all)
            .arg(self.found())
            .env("TURNLAB_FUZZ_BEGIN", &all);
        process::run_logged(&mut merge, &format!("fuzz-{}", self.target), FAILED)?;
        let is_begun = |file: &PathBuf| {
            file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("begin-"))
        };
        let files = folders::below(&all)?.into_iter().filter(|file| !is_begun(file));
        let inputs =
            files.map(|file| fs::read(file).explain(UNWRITTEN)).collect::<Outcome<Vec<_>>>()?;
        let path = corpora().join(format!("{}.txt", self.target));
        let before = fs::read_to_string(&path).explain(UNWRITTEN)?;
        let more = kept(inputs, MOST_KEPT.saturating_sub(before.len()));
        fs::write(path, before + &more).explain(UNWRITTEN)
    }
}

/// Inputs as they are kept, one in a line, for as many bytes.
fn kept(mut inputs: Vec<Vec<u8>>, most: usize) -> String {
    inputs.retain(|input| (1..=LONGEST_KEPT).contains(&input.len()));
    inputs.sort_by_key(|input| (input.len(), input.clone()));
    let mut text = String::new();
    for input in inputs {
        let line = format!("{}\n", input.escape_ascii());
        if text.len() + line.len() <= most {
            text += &line;
        }
    }
    text
}

/// What fuzzers say of themselves.
#[derive(Debug, Default, PartialEq, Eq)]
struct Told {
    inputs: u64,
    slowest_us: u64,
    limit_us: u64,
    peak: u64,
}

impl Told {
    fn of(logs: &str) -> Self {
        let numbers = |name: &str| {
            let lines = logs.lines().filter_map(move |line| line.strip_prefix(name));
            lines
                .filter_map(|rest| rest.split_whitespace().next()?.parse::<u64>().ok())
                .collect::<Vec<_>>()
        };
        let most = |name| numbers(name).into_iter().max().unwrap_or_default();
        Told {
            inputs: numbers("stat::number_of_executed_units:").iter().sum(),
            slowest_us: most("slowest in us:"),
            limit_us: most("limit in us:"),
            peak: most("peak in bytes:"),
        }
    }
}

fn thousandths(number: u64) -> String {
    format!("{}.{}", number / 1_000, number / 100 % 10)
}

#[cfg(test)]
mod tests {
    use super::{Told, kept, targets};

    #[test]
    fn every_target_has_a_corpus() {
        let targets = targets().expect("the tree is there");
        assert!(targets.iter().any(|name| name == "link") && targets.len() > 8, "{targets:?}");
    }

    #[test]
    fn what_all_cores_say_is_put_together() {
        let logs = "limit in us: 100000\nslowest in us: 70 with 3 bytes\npeak in bytes: 5\n\
                    slowest in us: 90 with 4 bytes\nstat::number_of_executed_units: 40\n\
                    slowest in us: 80 with 4 bytes\nstat::number_of_executed_units: 60\n";
        let told = Told { inputs: 100, slowest_us: 90, limit_us: 100_000, peak: 5 };
        assert_eq!(Told::of(logs), told);
    }

    #[test]
    fn the_shortest_are_kept() {
        let inputs = vec![b"long\n".to_vec(), b"b".to_vec(), vec![], b"a".to_vec(), vec![0; 2_000]];
        assert_eq!(kept(inputs.clone(), 100), "a\nb\nlong\\n\n");
        assert_eq!(kept(inputs, 4), "a\nb\n");
    }
}

//! Splits a program at its split points (`#[wasm_split]`) before wasm-bindgen writes its script, and has that script
//! load the parts.

mod loader;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::Options;
use wasmparser::{Parser, Payload};

/// What `wasm-bindgen` does, for a program in parts, too: these are put beside its script, in a folder that is named
/// after the program with [`PARTS`] behind.
///
/// # Errors
///
/// What wasm-bindgen or the splitter says, and where a script cannot be made to load the parts.
pub fn run(mut arguments: Vec<OsString>) -> Result<()> {
    let Some(asked) = Asked::of(&arguments) else {
        return wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments);
    };
    let parts = asked.folder.join(format!("{}{PARTS}", asked.name));
    if parts.exists() {
        fs::remove_dir_all(&parts).context("an earlier build's parts cannot be removed")?;
    }
    let wasm = fs::read(&arguments[asked.input]).context("the program cannot be read")?;
    if !is_split(&wasm)? {
        return wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments);
    }
    let main = parts.join(MAIN).join(format!("{}.wasm", asked.name));
    let mut options = Options::new(&wasm);
    (options.output_dir, options.main_out_path, options.link_name) = (&parts, &main, loader::LINK);
    fs::create_dir_all(parts.join(MAIN))?;
    let split = wasm_split_cli_support::transform(options);
    let split = split.map_err(|error| anyhow!("the program cannot be split: {error:#}"))?;
    arguments[asked.input] = main.into();
    // The parts share the table of functions, which wasm-bindgen would take away.
    arguments.push("--keep-lld-exports".into());
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments)?;

    let script = asked.folder.join(format!("{}.js", asked.name));
    let link = fs::read_to_string(parts.join(loader::LINK))?;
    let text = fs::read_to_string(&script)?;
    let files = split.prefetch_map.into_iter().collect();
    Ok(fs::write(script, loader::put_into(&text, &files, &link)?)?)
}

/// What the name of the folder with the parts ends with.
pub const PARTS: &str = "-parts";
/// The folder, in that one, of what wasm-bindgen reads.
const MAIN: &str = "main";

/// What the arguments say, as Trunk gives them.
struct Asked {
    /// The place of the program among them.
    input: usize,
    folder: PathBuf,
    name: String,
}

impl Asked {
    fn of(arguments: &[OsString]) -> Option<Self> {
        let value = |flag: &str| {
            arguments.iter().find_map(|it| Some(it.to_str()?.strip_prefix(flag)?.to_owned()))
        };
        let is_program = |it: &OsString| Path::new(it).extension().is_some_and(|it| it == "wasm");
        Some(Asked {
            input: arguments.iter().position(is_program)?,
            folder: value("--out-dir=")?.into(),
            name: value("--out-name=")?,
        })
    }
}

/// Whether it has split points: only then is there a section of theirs. What the splitter needs besides are the
/// relocations, which the linker leaves in where it is asked to.
fn is_split(wasm: &[u8]) -> Result<bool> {
    let mut sections = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::CustomSection(section) = payload? {
            sections.push(section.name());
        }
    }
    let has = |name: &str| sections.iter().any(|section| section.starts_with(name));
    if has("__wasm_split") && !has("reloc.") {
        bail!("the program has split points, but was linked without --emit-relocs");
    }
    Ok(has("__wasm_split"))
}

//! How large the files of the page are, as they are and as they travel.

use crate::problem::{Explain, Outcome, Problem};
use crate::{parts, paths};
use brotli::enc::BrotliEncoderParams;
use std::fs;
use std::path::{Path, PathBuf};

/// The files whose sizes are worth knowing.
const KINDS: [&str; 5] = ["html", "wasm", "js", "css", "woff2"];

/// Prints the sizes of the built page's files.
pub(crate) fn report() -> Outcome {
    println!("{:>10} {:>10}  in dist/", "bytes", "in brotli");
    let page = fs::read_to_string(paths::dist().join("index.html")).explain(UNREADABLE)?;
    let script = script()?;
    let (mut first, mut alive, mut element) = (0, 0, 0);
    for kind in KINDS {
        for file in files(&paths::dist(), kind)? {
            let bytes = fs::read(&file).explain(UNREADABLE)?;
            let name = file.strip_prefix(paths::dist()).unwrap_or(&file);
            let travelling = compressed(&bytes)?.len();
            let name = name.display().to_string();
            let later = later(&name, &page, &script);
            match later {
                AT_ONCE => first += travelling,
                WHEN_ALIVE => alive += travelling,
                ELEMENT => element = travelling,
                _ => {}
            }
            println!("{:>10} {travelling:>10}  {name}{later}", bytes.len());
        }
    }
    println!("{:>10} {first:>10}  in all for the first view", "");
    println!("{:>10} {:>10}  in all for whoever only looks", "", first + alive);
    small_enough(element)
}

/// Whether the element is as small as it is said to be, in brotli.
fn small_enough(element: usize) -> Outcome {
    if element > MOST_OF_ELEMENT {
        return Err(Problem::new(format!(
            "turn-lab.js has {element} bytes in brotli: other pages load it, and it may have {MOST_OF_ELEMENT}"
        )));
    }
    Ok(())
}

const MOST_OF_ELEMENT: usize = 4_096;

/// When a file is loaded that is not loaded with the page, which names all that it loads at once.
fn later(name: &str, page: &str, script: &str) -> &'static str {
    match name {
        "index.html" => AT_ONCE,
        _ if name.ends_with("/index.html") => " (instead of index.html)",
        "embed.html" => " (in other pages)",
        "turn-lab.js" => ELEMENT,
        "lost-turn.html" => " (without a script)",
        "inter-letters.woff2" => " (where there are such letters)",
        _ if page.contains(name) => AT_ONCE,
        _ if is_asked_for(name) || !comes_with_the_lab(name, script) => " (when it is asked for)",
        _ => WHEN_ALIVE,
    }
}

/// The script of the page, which says what each part of the program is loaded with.
fn script() -> Outcome<String> {
    let scripts = files(&paths::dist(), "js")?.into_iter();
    let texts = scripts.map(|file| fs::read_to_string(file).explain(UNREADABLE));
    let texts = texts.collect::<Outcome<Vec<_>>>()?;
    Ok(texts.into_iter().find(|text| text.contains(LAB)).unwrap_or_default())
}

/// The part of the program that is loaded when the page is alive.
const LAB: &str = "\"split_lab\"";

/// What several parts share is loaded with the first of them.
fn comes_with_the_lab(name: &str, script: &str) -> bool {
    let name = parts::name_in(Path::new(""), Path::new(name));
    let Some(chunk) = name.strip_suffix(".wasm").filter(|name| name.starts_with("chunk_")) else {
        return true;
    };
    let list = script.split_once(LAB).and_then(|(before, _)| before.rsplit_once('('));
    list.is_some_and(|(_, list)| list.contains(&format!("\"{chunk}\"")))
}

fn is_asked_for(name: &str) -> bool {
    let name = parts::name_in(Path::new(""), Path::new(name));
    ASKED_FOR.iter().any(|it| name.starts_with(it))
}

const AT_ONCE: &str = "";
const WHEN_ALIVE: &str = " (when the page is alive)";
/// The element for other pages.
const ELEMENT: &str = " (by other pages)";
/// How the names of the other files begin.
const ASKED_FOR: [&str; 13] = [
    "views.css",
    "search.css",
    "repairs.css",
    "curves.css",
    "compare.css",
    "odds.css",
    "searcher.js",
    "share.css",
    "split_host",
    "split_search",
    "split_share",
    "sw.js",
    "turnlab-searcher",
];

/// The files of a kind in a folder and those below it, in the order of their names.
pub(crate) fn files(folder: &Path, kind: &str) -> Outcome<Vec<PathBuf>> {
    let mut found = parts::below(folder)?;
    found.retain(|path| path.extension().is_some_and(|extension| extension == kind));
    found.sort();
    Ok(found)
}

const UNREADABLE: &str = "The built page cannot be read: run `cargo xtask build` again";

/// Writes each file of a folder that travels compressed beside itself, as it travels.
pub(crate) fn compress(folder: &Path) -> Outcome {
    for kind in KINDS.iter().filter(|kind| **kind != "woff2") {
        for file in files(folder, kind)? {
            let bytes = fs::read(&file).explain(UNREADABLE)?;
            fs::write(file.with_added_extension("br"), compressed(&bytes)?).explain(UNREADABLE)?;
        }
    }
    Ok(())
}

/// What it is as it travels, in brotli.
pub(crate) fn compressed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).explain(UNREADABLE)?;
    Ok(out)
}

//! How large the files of the page are, as they are and as they travel.

use crate::budgets::{self, Found};
use crate::problem::{Explain, Outcome};
use crate::{folders, parts, paths};
use brotli::enc::BrotliEncoderParams;
use std::fs;
use std::path::{Path, PathBuf};

/// The files whose sizes are worth knowing.
const KINDS: [&str; 5] = ["html", "wasm", "js", "css", "woff2"];

/// Prints the sizes of the built page's files, and holds them to their budgets.
pub(crate) fn report() -> Outcome {
    println!("{:>10} {:>10}  in dist/", "bytes", "in brotli");
    let page = fs::read_to_string(paths::dist().join("index.html")).explain(UNREADABLE)?;
    let script = script()?;
    let frame = fs::read_to_string(paths::dist().join("embed.html")).explain(UNREADABLE)?;
    let mut found = Found::new();
    for kind in KINDS {
        for file in files(&paths::dist(), kind)? {
            let bytes = fs::read(&file).explain(UNREADABLE)?;
            let name = file.strip_prefix(paths::dist()).unwrap_or(&file);
            let travelling = compressed(&bytes)?.len();
            let name = name.display().to_string();
            let later = later(&name, &page, &script);
            let mut count = |budget| {
                found.entry(budget).or_default().insert(without_hash(&name), travelling);
            };
            match later {
                AT_ONCE => {
                    count(FIRST);
                    count(LOOKER);
                }
                WHEN_ALIVE => count(LOOKER),
                ELEMENT => count(ELEMENT_ITSELF),
                _ => {}
            }
            let in_frame = later == AT_ONCE && name != "index.html" && frame.contains(&name);
            if name == "embed.html" || in_frame || comes_with(HOST, &name, &script) {
                count(FRAME);
            }
            println!("{:>10} {travelling:>10}  {name}{later}", bytes.len());
        }
    }
    budgets::hold(&found)
}

/// Prints the sizes of all files of a folder.
pub(crate) fn of_files(folder: &Path) -> Outcome {
    println!("{:>10} {:>10}  in {}", "bytes", "in brotli", paths::shown(folder));
    let mut all = folders::below(folder)?;
    all.sort();
    for file in all {
        let bytes = fs::read(&file).explain(UNREADABLE)?;
        let name = file.strip_prefix(folder).unwrap_or(&file).display();
        println!("{:>10} {:>10}  {name}", bytes.len(), compressed(&bytes)?.len());
    }
    Ok(())
}

/// What is loaded with the page.
const FIRST: &str = "first view";
/// What is loaded for whoever looks at the page and does nothing.
const LOOKER: &str = "page of whoever only looks";
/// What a frame of another page loads before it is alive.
const FRAME: &str = "frame in another page";
/// What other pages load.
const ELEMENT_ITSELF: &str = "element turn-lab.js";

/// A name without the hash of what is in the file.
fn without_hash(name: &str) -> String {
    let (first, others) = name.split_once('-').unwrap_or((name, ""));
    let mut known = first.to_owned();
    for part in others.split('-').filter(|part| !part.is_empty()) {
        match part.split_at_checked(16) {
            Some((hash, end)) if hash.bytes().all(|it| it.is_ascii_hexdigit()) => known += end,
            _ => known = format!("{known}-{part}"),
        }
    }
    known
}

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
        _ if name.ends_with(".wasm") && comes_with(LAB, name, script) => WHEN_ALIVE,
        _ if name.ends_with(".wasm") || is_asked_for(name) => " (when it is asked for)",
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

/// The part of the program that is loaded when the page is alive, and the one for the page around a frame, as the
/// script names them.
const LAB: &str = "\"split_lab\"";
const HOST: &str = "\"split_host\"";

/// Whether a file of the program is loaded with this part: it is the part, or one of those that it shares with others.
fn comes_with(part: &str, name: &str, script: &str) -> bool {
    let name = parts::name_in(Path::new(""), Path::new(name));
    let Some(name) = name.strip_suffix(".wasm").map(|name| format!("\"{name}\"")) else {
        return false;
    };
    let list = script.split_once(part).and_then(|(before, _)| before.rsplit_once('('));
    name == part || list.is_some_and(|(_, list)| list.contains(&name))
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
const ASKED_FOR: [&str; 10] = [
    "views.css",
    "search.css",
    "repairs.css",
    "curves.css",
    "compare.css",
    "odds.css",
    "searcher.js",
    "share.css",
    "sw.js",
    "turnlab-searcher",
];

/// The files of a kind in a folder and those below it, in the order of their names.
pub(crate) fn files(folder: &Path, kind: &str) -> Outcome<Vec<PathBuf>> {
    let mut found = folders::below(folder)?;
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

#[cfg(test)]
mod tests {
    use super::without_hash;

    #[test]
    fn a_file_is_called_the_same_in_every_build() {
        for (name, expected) in [
            ("turnlab-web-72fad9cf51af73e2_bg.wasm", "turnlab-web_bg.wasm"),
            ("turnlab-web-72fad9cf51af73e2.js", "turnlab-web.js"),
            ("parts-553458a86c50648e/split_lab.wasm", "parts/split_lab.wasm"),
            ("inter.woff2", "inter.woff2"),
        ] {
            assert_eq!(without_hash(name), expected);
        }
    }
}

//! The service worker, with which the page opens without a network once it has been there.

use crate::problem::{Explain, Outcome};
use crate::{docs, folders, minifier, parts};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Its script, which has to lie in the folder of the pages: a worker sees nothing above its own folder.
const SCRIPT: &str = "sw.js";
const PROGRAM: &str = include_str!("../../../web/offline.js");
const FAILED: &str = "The service worker could not be written";
/// What nobody looks at without a network: pictures for those who show links, icons of those who install it, and
/// what is for hosts; what other pages load is not kept either.
const NOT_KEPT: [&str; 6] =
    ["card.png", "icon-192.png", "icon-512.png", "404.html", "_headers", SCRIPT];

/// A worker that takes the place of one that an earlier page of this address has started, and goes.
pub(crate) fn write_none(folder: &Path) -> Outcome {
    write(folder, &[])
}

/// A worker that keeps what is in the folder, but for the book.
pub(crate) fn write_for(folder: &Path) -> Outcome {
    write(folder, &kept(folder)?)
}

fn kept(folder: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let book = folder.join(docs::BELOW);
    for file in folders::below(folder)?.into_iter().filter(|file| !file.starts_with(&book)) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if !NOT_KEPT.contains(&&*name) && !parts::ELEMENT.contains(&&*name) {
            let path = file.strip_prefix(folder).explain(FAILED)?.to_string_lossy();
            files.push((address(&path), fs::read(&file).explain(FAILED)?));
        }
    }
    files.sort();
    Ok(files)
}

/// A page that has to start the worker.
pub(crate) fn starts_it(page: &str) -> String {
    page.replacen("<html ", &format!("<html data-offline=\"{SCRIPT}\" "), 1)
}

/// What a file of the folder is asked for by: hosts know other ways to an `index.html` than its name.
fn address(path: &str) -> String {
    let path = path.replace('\\', "/");
    format!("./{}", path.strip_suffix("index.html").unwrap_or(&path))
}

fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Outcome {
    let script = folder.join(SCRIPT);
    fs::write(&script, program(files)).explain(FAILED)?;
    minifier::minify(&script)
}

fn program(files: &[(String, Vec<u8>)]) -> String {
    let mut build = Sha256::new();
    let entry = |(path, bytes): &(String, Vec<u8>)| {
        let entry = format!("[\"{path}\",\"sha256-{}\"]", STANDARD.encode(Sha256::digest(bytes)));
        build.update(&entry);
        entry
    };
    let list = files.iter().map(entry).collect::<Vec<_>>().join(",");
    let build = STANDARD.encode(build.finalize());
    format!("const BUILD=\"{build}\";const FILES=[{list}];\n{PROGRAM}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_has_its_name_from_all_that_is_in_it() {
        let files = [("./".to_owned(), b"a".to_vec()), ("./b.js".to_owned(), b"b".to_vec())];
        let program = program(&files);
        // `printf b | openssl dgst -sha256 -binary | base64`
        let entry = "[\"./b.js\",\"sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=\"]";
        assert!(program.contains(entry), "{program}");
        let name = |program: &str| program.split(';').next().map(str::to_owned);
        for (place, other) in [(0, "./c/"), (1, "./c.js")] {
            let mut renamed = files.clone();
            other.clone_into(&mut renamed[place].0);
            let mut changed = files.clone();
            changed[place].1 = b"c".to_vec();
            for files in [renamed, changed] {
                assert_ne!(name(&super::program(&files)), name(&program));
            }
        }
    }

    #[test]
    fn the_book_is_not_kept() {
        let folder = std::env::temp_dir().join(format!("turnlab-kept-{}", std::process::id()));
        for file in ["index.html", "docs/index.html", "docs.js"] {
            let file = folder.join(file);
            fs::create_dir_all(file.parent().expect("it is in a folder")).expect("it can be made");
            fs::write(file, "a").expect("it can be written");
        }
        let kept = kept(&folder).expect("it can be read");
        let paths: Vec<_> = kept.iter().map(|(path, _)| &**path).collect();
        assert_eq!(paths, ["./", "./docs.js"]);
        fs::remove_dir_all(folder).expect("it is ours");
    }

    #[test]
    fn a_page_is_asked_for_by_its_folder() {
        assert_eq!(address("index.html"), "./");
        assert_eq!(address("repaired/index.html"), "./repaired/");
        assert_eq!(address("embed.html"), "./embed.html");
    }
}

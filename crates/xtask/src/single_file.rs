//! `cargo xtask dist --single-file`: the page as one file, with all that it loads in it, which opens from a disk.

use crate::problem::{Explain, Outcome, Problem};
use crate::{folders, minifier, parts, paths, policy, server, without_script};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use turnlab_view::export::html;

const BOOT: &str = include_str!("../../../web/single.js");
const FAILED: &str = "The single file could not be written";
/// What stands in a page of its own, or is a page.
const NO_PARTS: [&str; 2] = ["html", "json"];
/// What may stand in a text of these names others.
const NAMES_OTHERS: &str = "js";
/// What starts the search, and what that loads.
const WORKER: &str = "searcher.js";
const BINDINGS: &str = "turnlab-searcher.js";
/// Where the style sheet has its fonts from.
const FONTS: [&str; 2] = ["inter.woff2", "inter-letters.woff2"];

/// Writes it, with the folder of that address for what cannot be in it, and says how large it is.
pub(crate) fn publish(base: Option<&str>) -> Outcome {
    let page = fs::read_to_string(paths::dist().join("index.html")).explain(FAILED)?;
    let files = in_order(read(&paths::dist())?)?;
    let target = target();
    let text = whole(&page, &files, base)?;
    fs::write(&target, &text).explain(FAILED)?;
    #[allow(clippy::cast_precision_loss, reason = "it is a few megabytes")]
    let megabytes = text.len() as f64 / 1e6;
    println!("\n{} ({megabytes:.2} MB) opens by itself.", paths::shown(&target));
    Ok(())
}

/// Where it is.
pub(crate) fn target() -> PathBuf {
    paths::root().join("target/turnlab.html")
}

/// A file that the page loads: what it is asked for by, and what is in it.
struct File {
    name: String,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl File {
    fn names(&self, other: &File) -> bool {
        self.name != other.name
            && self.path.extension().is_some_and(|kind| kind == NAMES_OTHERS)
            && String::from_utf8_lossy(&self.bytes).contains(&other.name)
    }

    /// An entry of the list in the page: its name, what it is, and itself.
    fn entry(&self) -> Outcome<String> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        let packed = packed.write_all(&self.bytes).and_then(|()| packed.finish());
        let data = STANDARD.encode(packed.explain(FAILED)?);
        Ok(format!("[\"{}\",\"{}\",\"{data}\"]", self.name, server::media_type(&self.path)))
    }
}

fn read(folder: &Path) -> Outcome<Vec<File>> {
    let mut files = Vec::new();
    for path in folders::below(folder)? {
        let kind = path.extension().unwrap_or_default().to_string_lossy();
        let name = parts::name_in(folder, &path);
        if !NO_PARTS.contains(&&*kind) && !parts::ELEMENT.contains(&&*name) {
            files.push(File { name, bytes: fs::read(&path).explain(FAILED)?, path });
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// Each after those that it names.
fn in_order(mut files: Vec<File>) -> Outcome<Vec<File>> {
    let mut ordered = Vec::new();
    while !files.is_empty() {
        let is_free = |file: &File| !files.iter().any(|other| file.names(other));
        let next = files.iter().position(is_free).ok_or_else(|| {
            Problem::new("Two scripts of the page name each other, and neither can be first")
        })?;
        ordered.push(files.remove(next));
    }
    Ok(ordered)
}

fn whole(page: &str, files: &[File], base: Option<&str>) -> Outcome<String> {
    let (page, program) = without_program(page)?;
    let page = page.replace(without_script::IN_PAGE, without_script::IN_SINGLE_FILE);
    let page = match base {
        Some(base) => page.replacen("<html ", &format!("<html data-pages=\"{}\" ", html(base)), 1),
        None => without(&page, " data-parts=\"", "\""),
    };
    let entries = files.iter().map(File::entry).collect::<Outcome<Vec<_>>>()?.join(",");
    let page = with_fonts(page, files);
    let names = [("PROGRAM", &*program), ("WORKER", WORKER), ("BINDINGS", BINDINGS)];
    let names = names.map(|(name, file)| format!("const {name}=\"{file}\";\n")).concat();
    let boot = minifier::minified(&(names + BOOT), "single.js")?;
    let files = format!("<script type=\"application/json\" id=\"files\">[{entries}]</script>");
    let page = page.replacen("</body>", &format!("{files}<script>{{{boot}}}</script></body>"), 1);
    policy::in_force(&page, policy::SINGLE_FILE)
}

/// Fonts are asked for before any script runs.
fn with_fonts(page: String, files: &[File]) -> String {
    let fonts = files.iter().filter(|file| FONTS.contains(&&*file.name));
    fonts.fold(page, |page, font| {
        let data = format!("data:font/woff2;base64,{}", STANDARD.encode(&font.bytes));
        page.replace(&format!("url({})", font.name), &format!("url({data})"))
    })
}

/// The page without what loads its program, and the name of that.
fn without_program(page: &str) -> Outcome<(String, String)> {
    let program =
        page.split_once("import init from './").and_then(|(_, rest)| rest.split_once('\''));
    let (program, _) = program.ok_or_else(|| Problem::new("index.html starts no program"))?;
    let page = without(page, "<script type=module>", "</script>");
    let page = without(&page, "<link rel=\"modulepreload\"", ">");
    Ok((without(&page, "<link rel=\"preload\"", ">"), program.to_owned()))
}

/// The text without what is from the one to the other.
fn without(text: &str, from: &str, to: &str) -> String {
    let parts =
        text.split_once(from).and_then(|(before, rest)| Some((before, rest.split_once(to)?.1)));
    parts.map_or_else(|| text.to_owned(), |(before, after)| format!("{before}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html data-parts=\"parts-0/\" lang=\"en\"><meta charset=\"utf-8\" />\
        <script type=module>import init from './a.js';init()</script>\
        <link rel=\"modulepreload\" href=\"./a.js\"><link rel=\"preload\" href=\"./a_bg.wasm\"><body></body>";

    fn file(name: &str, text: &str) -> File {
        File { name: name.to_owned(), path: name.into(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn a_script_comes_after_what_it_loads() {
        let files = [("a.js", "'./b.js' c.wasm"), ("b.js", "c.wasm"), ("c.wasm", "a.js")];
        let files = files.map(|(name, text)| file(name, text)).into_iter().collect();
        let ordered = in_order(files).expect("they have an order");
        let names: Vec<_> = ordered.iter().map(|file| &*file.name).collect();
        assert_eq!(names, ["c.wasm", "b.js", "a.js"]);
        assert!(in_order(vec![file("a.js", "b.js"), file("b.js", "a.js")]).is_err());
    }

    #[test]
    fn nothing_is_asked_for_by_its_address() {
        let page = whole(PAGE, &[file("a.js", "export default 1")], None).expect("it is a page");
        assert!(!page.contains("./a") && !page.contains("data-parts"), "{page}");
        assert!(page.contains("[[\"a.js\",\"text/javascript"), "{page}");
        assert!(page.contains("script-src blob: 'wasm-unsafe-eval' 'sha256-"), "{page}");
        let base = Some("https://a.example/t/");
        let page = whole(PAGE, &[], base).expect("it is a page");
        assert!(page.contains("data-pages=\"https://a.example/t/\" data-parts="), "{page}");
    }
}

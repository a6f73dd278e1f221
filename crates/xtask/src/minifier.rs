//! Scripts and styles without what only people read. The page can do without this.

use crate::problem::{Explain, Outcome, Problem};
use crate::{npm, paths, process};
use std::fs;
use std::path::{Path, PathBuf};

/// The version of esbuild's npm package; this one runs wherever Node does.
pub(crate) const ESBUILD: &str = "0.28.2";
const PACKAGE: &str = "esbuild-wasm";
const FAILED: &str = "The page could not be made smaller: delete target/tools and start again";

/// Installs it where there is Node with npm; where there is none, the page is somewhat larger.
pub(crate) fn set_up() {
    if let Err(problem) = npm::package(PACKAGE, ESBUILD) {
        println!("The page is built without esbuild and somewhat larger: {problem}");
    }
}

/// Writes a script or a style sheet anew in its place.
pub(crate) fn minify(file: &Path) -> Outcome {
    let Some(program) = program() else { return Ok(()) };
    let mut esbuild = process::command("node");
    esbuild.arg(program).args(["--minify", "--log-level=error", "--allow-overwrite"]);
    esbuild.arg(file).arg(format!("--outfile={}", file.display()));
    process::run(&mut esbuild, FAILED)
}

/// A script or a style sheet as it is then, for which a file of this name is written below `target`.
pub(crate) fn minified(text: &str, name: &str) -> Outcome<String> {
    let file = paths::root().join("target").join(name);
    fs::write(&file, text).explain(FAILED)?;
    minify(&file)?;
    fs::read_to_string(&file).explain(FAILED)
}

/// A page with one style sheet in its head instead of several, and without indents.
pub(crate) fn with_one_style(page: &str) -> Outcome<String> {
    let (head, body) = page.split_once("</head>").ok_or_else(|| Problem::new(FAILED))?;
    let (mut rest, mut without, mut styles) = (head, String::new(), String::new());
    while let Some((before, behind)) = rest.split_once("<style>") {
        let (style, after) = behind.split_once("</style>").ok_or_else(|| Problem::new(FAILED))?;
        without.push_str(before.trim_end());
        styles.push_str(style);
        rest = after;
    }
    without.push_str(rest);
    let styles = minified(&styles, "styles.css")?;
    let page = format!("{without}<style>{}</style></head>{body}", styles.trim());
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

fn program() -> Option<PathBuf> {
    process::find("node")?;
    let installed = npm::package(PACKAGE, ESBUILD).ok()??;
    Some(installed.join("bin/esbuild"))
}

#[cfg(test)]
mod tests {
    use super::with_one_style;

    #[test]
    fn several_styles_are_one_at_the_end_of_the_head() {
        let page =
            "<head><title>a</title>\n<style>a{b:c}</style>\n<style>d{e:f}</style>\n</head><p>";
        let one = with_one_style(page).expect("it has a head");
        assert!(one.starts_with("<head><title>a</title>"), "{one}");
        assert_eq!(one.matches("<style>").count(), 1, "{one}");
        assert!(one.contains("a{b:c}") && one.contains("d{e:f}"), "{one}");
        assert!(one.ends_with("</style></head><p>"), "{one}");
    }
}

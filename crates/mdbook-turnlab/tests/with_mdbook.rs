//! A book that mdBook builds, where it is: `cargo xtask test --only docs` installs it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A book of one chapter, and what mdBook says when it builds it.
fn built(name: &str, chapter: &str) -> (PathBuf, Output) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("src")).expect("it can be made");
    let command = env!("CARGO_BIN_EXE_mdbook-turnlab");
    let settings = format!(
        "[book]\ntitle = \"A book\"\n[preprocessor.turnlab]\ncommand = '{command}'\nbefore = [\"links\"]\nbase = \"../\"\n"
    );
    for (file, text) in [
        ("book.toml", &*settings),
        ("src/SUMMARY.md", "# Summary\n\n- [One](one.md)\n"),
        ("src/one.md", chapter),
    ] {
        fs::write(folder.join(file), text).expect("it can be written");
    }
    let mdbook = env::var_os("TURNLAB_MDBOOK").expect("TURNLAB_MDBOOK says where mdbook is");
    let output = Command::new(mdbook).arg("build").arg(&folder).output().expect("it starts");
    (folder.join("book/one.html"), output)
}

#[test]
#[ignore = "it takes mdBook"]
fn a_block_is_a_run_with_its_picture() {
    let (page, output) =
        built("right", "# One\n\nText.\n```turnlab at=8.3 from=8 to=8.5\nlost-turn\n```\nMore.\n");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = fs::read_to_string(page).expect("it is there");
    let element =
        page.split_once("<turn-lab ").and_then(|(_, rest)| rest.split_once("</turn-lab>"));
    let (element, after) = element.expect("the element is in the page");
    assert!(
        element.contains("src=\"../embed.html\"") && element.contains("&amp;at=8.3&amp;"),
        "{element}"
    );
    // mdBook writes names of attributes in small letters, and browsers know them in a page all the same.
    for part in
        ["<figure class=\"turnlab\">", "viewbox=", "<style>", "turnlab:scenario", "</figure>"]
    {
        assert!(element.contains(part), "{part}: {element}");
    }
    assert!(after.contains("More.") && !page.contains("```"), "{after}");
    assert_eq!(page.matches("src=\"../turn-lab.js\"").count(), 1);
}

#[test]
#[ignore = "it takes mdBook"]
fn a_bad_scenario_fails_the_build_with_its_line() {
    let (_, output) = built("wrong", "# One\n\n```turnlab\nname = \"lost-turn\"\nrules = 1\n```\n");
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("mdbook-turnlab: src/one.md, line 5, column 1, “rules”"), "{told}");
}

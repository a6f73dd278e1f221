//! The command as mdBook calls it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use expect_test::{Expect, expect};

fn called(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdbook-turnlab"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    // It may not read at all.
    let _ = child.stdin.take().expect("it has an input").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

/// What mdBook sends, with a chapter in the folder `part`.
fn book(version: &str, renderer: &str, settings: &str, content: &str) -> String {
    let content = content.replace('\n', "\\n").replace('"', "\\\"");
    format!(
        r##"[{{"root":"/book","config":{{"book":{{"src":"./pages"}},"preprocessor":{{"turnlab":{{{settings}}}}}}},
        "renderer":"{renderer}","mdbook_version":"{version}"}},
        {{"items":[{{"Chapter":{{"name":"One","content":"{content}","number":[1],"sub_items":[],
        "path":"part/one.md","source_path":"part/one.md","parent_names":[]}}}}]}}]"##
    )
}

const BLOCK: &str = "# One\n\n```turnlab to=1\nlost-turn\n```\n";

/// The text of the chapter that comes back.
fn content(input: &str) -> String {
    let output = called(&[], input);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), told.as_ref()), (Some(0), ""));
    let book: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    book["items"][0]["Chapter"]["content"].as_str().expect("it is text").to_owned()
}

fn check(input: &str, told: Expect) {
    let output = called(&[], input);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    told.assert_eq(&String::from_utf8_lossy(&output.stderr));
}

#[test]
fn it_supports_every_renderer() {
    for renderer in ["html", "markdown", "epub"] {
        assert_eq!(called(&["supports", renderer], "").status.code(), Some(0));
    }
    assert_eq!(called(&["suports", "html"], "").status.code(), Some(2));
    assert_eq!(called(&["supports"], "").status.code(), Some(2));
}

#[test]
fn the_way_to_the_playground_is_that_of_the_book() {
    for (base, place) in [
        (r#""base":"../""#, "../../embed.html"),
        (r#""base":"https://example.org/t""#, "https://example.org/t/embed.html"),
        ("", ".././embed.html"),
    ] {
        let page = content(&book("0.5.4", "html", base, BLOCK));
        assert!(page.contains(&format!("<turn-lab src=\"{place}\"")), "{base}: {page}");
    }
}

#[test]
fn another_renderer_gets_words() {
    let text = content(&book("0.5.0", "markdown", "", BLOCK));
    assert!(text.starts_with("# One\n\n```text\n"), "{text}");
    assert!(text.contains("PARIS has a message for LONDON and opens an association."), "{text}");
    assert!(!text.contains('<'), "{text}");
}

#[test]
fn what_is_wrong_is_told_with_the_file() {
    check(
        &book("0.5.4", "html", "", "# One\n\n```turnlab\nlost-trun\n```\n"),
        expect![[r#"
        mdbook-turnlab: pages/part/one.md, line 4: there is no scenario of that name; perhaps lost-turn was meant.
    "#]],
    );
    check(
        &book("0.5.4", "html", r#""base":"a b""#, BLOCK),
        expect![[r#"
        mdbook-turnlab: book.toml, preprocessor.turnlab.base = “a b”: it must be the address of the playground without what stands behind #, such as https://example.org/turnlab/, or the way there from the book, such as ../.
    "#]],
    );
}

/// The books of 0.4 are written in another way, and are not even read.
#[test]
fn another_version_is_told_in_words() {
    let of_another = r#"[{"root":"/book","config":{},"renderer":"html","mdbook_version":"0.4.52"},{"sections":[]}]"#;
    check(
        of_another,
        expect![[r#"
        mdbook-turnlab: this is mdBook 0.4.52, whose books are written otherwise than those of 0.5, for which mdbook-turnlab is made: install mdBook 0.5 (`cargo install mdbook@0.5`).
    "#]],
    );
    check(
        &book("0.6.0", "html", "", BLOCK),
        expect![[r#"
        mdbook-turnlab: this is mdBook 0.6.0, whose books are written otherwise than those of 0.5, for which mdbook-turnlab is made: install mdBook 0.5 (`cargo install mdbook@0.5`).
    "#]],
    );
    check(
        "[{}]",
        expect![[r#"
        mdbook-turnlab: what came on standard input does not say which mdBook it is from; mdbook-turnlab is made for 0.5, and `mdbook-turnlab --help` says how it is called.
    "#]],
    );
    check(
        "",
        expect![[r#"
        mdbook-turnlab: what came on standard input is no book of mdBook (EOF while parsing a value at line 1 column 0); `mdbook-turnlab --help` says how it is called.
    "#]],
    );
}

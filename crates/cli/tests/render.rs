//! `turnlab render` as a person calls it. What each format holds is tested where it is made.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use expect_test::{Expect, expect};
use turnlab_core::scenario::{Scenario, read_file};
use turnlab_diagram::file::source_of;
use turnlab_export::{FORMATS, Format};

fn turnlab(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    command.arg("render").args(arguments).output().expect("the command starts")
}

fn said(arguments: &[&str]) -> String {
    let output = turnlab(arguments);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), told.as_ref()), (Some(0), ""), "{arguments:?}");
    String::from_utf8(output.stdout).expect("it is text")
}

/// What a call that cannot be done says.
fn complained(arguments: &[&str], code: i32) -> String {
    let output = turnlab(arguments);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(code), 0), "{arguments:?}");
    String::from_utf8(output.stderr).expect("it is text")
}

#[test]
fn an_excerpt_with_words() {
    let arguments = [
        "lost-turn",
        "--format=transcript",
        "--detail=turn",
        "--from=8.3",
        "--to=20",
        "--title=What went wrong",
        "--caption=See Q166594.",
    ];
    expect![[r#"
        What went wrong

              8.38 s  Cut: the association is lost while the Turn is on its way to LONDON. Now nobody has the Turn.
             18.38 s  PARIS connects again to recover the association.
             18.63 s  LONDON takes the association up again and asks PARIS for the Turn.
             18.88 s  The association is recovered. PARIS believes that LONDON has the Turn.
             18.88 s  PARIS ignores LONDON’s request: it gave the Turn away.

        See Q166594.
    "#]].assert_eq(&said(&arguments));
}

#[test]
fn every_text_to_standard_output_and_to_a_file() {
    // What leads to the playground wants to be told where that is.
    let texts = FORMATS.into_iter().filter(|format| format.is_text() && !format.has_link());
    for format in texts.map(Format::name) {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("render.{format}"));
        let path = path.to_str().expect("it is text");
        let text = said(&["lost-turn", "--format", format]);
        assert_eq!(said(&["lost-turn", "--format", format, "-o", path]), "");
        assert_eq!(fs::read_to_string(path).expect("there is a file"), text, "{format}");
    }
}

#[test]
fn what_is_exported_in_toml_can_be_exported_again() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("again.toml");
    let path = path.to_str().expect("it is text");
    said(&["s=lost-turn&threshold=5&cut=9&at=0", "--format=toml", "--title=One\nTwo", "-o", path]);
    let of_link = said(&["s=lost-turn&threshold=5&cut=9&at=0", "--format=mermaid"]);
    assert_eq!(said(&[path, "--format=mermaid"]), of_link);
}

#[test]
fn counters_as_often_as_is_asked_for() {
    let rows = |arguments: &[&str]| {
        said(&[&["lost-turn", "--format=csv"], arguments].concat()).lines().count()
    };
    assert_eq!(rows(&[]), 1 + 112);
    assert_eq!(rows(&["--every=1:00"]), 1 + 28);
    assert_eq!(rows(&["--every=1min"]), 1 + 28);
    assert_eq!(rows(&["--every=0,5s", "--from=10 s", "--to=0:11"]), 1 + 3);
    assert_eq!(rows(&["--every=0.5", "--from=10", "--to=11"]), 1 + 3);
}

fn check(arguments: &[&str], expected: Expect) {
    expected.assert_eq(&complained(arguments, 1));
}

#[test]
fn what_cannot_be_used_is_told() {
    check(
        &["lost-tum", "--format=csv"],
        expect![[r#"
            turnlab: “lost-tum” is no file, and there is no scenario of that name; perhaps lost-turn was meant.
        "#]],
    );
    check(
        &["lost-turn", "--format=csv", "--from=soon"],
        expect![[r#"
            turnlab: --from soon: it must be a time, such as 8.375, 25:00, 25min or 1h.
        "#]],
    );
    check(
        &["lost-turn", "--format=csv", "--from=10", "--to=9"],
        expect![[r#"
            turnlab: --to 9: it must not be before 10.
        "#]],
    );
    check(
        &["lost-turn", "--format=csv", "--every=0"],
        expect![[r#"
            turnlab: --every 0: it must be a time of 0.1 s or more, such as 15 or 1:00.
        "#]],
    );
    for (range, format) in
        [("--from=50:00", "markdown"), ("--from=27:45.01", "svg"), ("--to=1:00:00", "csv")]
    {
        let told = complained(&["lost-turn", "--format", format, range], 1);
        let asked = range.replace('=', " ");
        assert_eq!(told, format!("turnlab: {asked}: the run ends at 27:45.\n"));
    }
    assert!(!said(&["lost-turn", "--format=markdown", "--from=27:45", "--to=27:45"]).is_empty());
    let nowhere = complained(&["lost-turn", "--format=csv", "-o", "no/such/folder/a.csv"], 1);
    assert!(nowhere.starts_with("turnlab: no/such/folder/a.csv could not be written: "));
}

#[test]
fn a_diagram_that_mermaid_may_not_take_is_written_all_the_same() {
    let output = turnlab(&["busy-day", "--format=mermaid"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0));
    assert!(told.starts_with("turnlab: Mermaid takes 50000 characters"), "{told}");
    assert!(output.stdout.starts_with(b"sequenceDiagram\n"));
}

#[test]
fn a_wrong_call_is_another_matter() {
    for arguments in [
        &["lost-turn"][..],
        &["--format=csv"],
        &["lost-turn", "--format=visio"],
        &["lost-turn", "--format=csv", "--detail=most"],
    ] {
        assert!(complained(arguments, 2).contains("--help"), "{arguments:?}");
    }
}

/// A picture is XML that holds its scenario, light, dark or both.
#[test]
fn a_picture() {
    for theme in ["light", "dark", "auto"] {
        let svg = said(&["lost-turn", "--format", "svg", "--theme", theme]);
        assert!(
            svg.starts_with(
                "<!-- Turnlab --><svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\""
            ),
            "{svg}"
        );
        assert!(svg.contains("<title>The lost Turn</title>"), "{svg}");
        assert_eq!(svg.contains("prefers-color-scheme"), theme == "auto");
        let source = source_of(&svg).expect("it holds its scenario");
        assert!(read_file(&source).expect("it is a scenario") == Scenario::default(), "{source}");
    }
    let told = complained(&["lost-turn", "--format", "svg", "--width", "9"], 1);
    assert!(told.contains("from 320 to 4000 pixels"), "{told}");
}

/// What leads to the playground leads to the cursor of the link, and who has not said where that is learns where
/// it leads.
#[test]
fn what_leads_to_the_playground() {
    let link = "https://example.org/lab/index.html#s=lost-turn&threshold=5&at=30.25&view=turn";
    let leads = "#s=lost-turn&amp;end=run&amp;threshold=5&amp;at=30.25&amp;view=turn&amp;run=ad47e35f:147-stalled:142-lost\"";
    for (format, place) in
        [("figure", "https://a.b/lab/index.html"), ("embed", "https://a.b/lab/embed.html")]
    {
        let text = said(&[link, "--format", format, "--base=https://a.b/lab/index.html"]);
        assert!(text.contains(&format!("\"{place}{leads}")), "{text}");
        assert!(!text.trim_end().contains('\n'), "it is one line");
        let output = turnlab(&[link, "--format", format]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0));
        assert!(told.starts_with("turnlab: what leads to the playground leads to ./, "), "{told}");
        assert!(told.contains("--base https://"), "{told}");
    }
    let of_library = said(&["lost-turn", "--format=embed", "--base=https://a.b"]);
    assert!(of_library.contains("https://a.b/embed.html#s=lost-turn&amp;end=run&amp;at=8&amp;run=6d58df2c:1497-stalled:1492-lost\""), "{of_library}");
    check(
        &["lost-turn", "--format=figure", "--base=https://a.b/#s=lost-turn"],
        expect![[r#"
            turnlab: --base https://a.b/#s=lost-turn: it must be the address of the playground without what stands behind #, such as https://example.org/turnlab/.
        "#]],
    );
}

/// What a page needs of a run that comes alive, with the moment and the view that it is given.
#[test]
fn the_element_with_its_figure() {
    let asked = ["lost-turn", "--format=element", "--base=https://a.b/lab/index.html"];
    let more = ["--from=4", "--to=20", "--at=8.25", "--view=pdus", "--caption=It is <lost>"];
    let text = said(&[&asked[..], &more].concat());
    let begins = "<div class=\"turnlab-run\"><turn-lab src=\"https://a.b/lab/embed.html\" scenario=\"s=lost-turn&amp;end=run\
        &amp;at=8.25&amp;view=pdus&amp;run=6d58df2c:1497-stalled:1492-lost\" from=\"4\" view=\"pdus\" \
        caption=\"It is &lt;lost&gt;\"><figure class=\"turnlab\">";
    assert!(text.starts_with(begins), "{}", &text[..400]);
    assert!(text.contains(
        "href=\"https://a.b/lab/index.html#s=lost-turn&amp;end=run&amp;at=8.25&amp;view=pdus"
    ));
    let told = complained(&[&asked[..], &more[..2], &["--at=3"]].concat(), 1);
    assert_eq!(told, "turnlab: --at 3: the part that is shown goes from 4.00 s to 20.00 s.\n");
    let told = complained(&[&asked[..], &["--at=1665.5"]].concat(), 1);
    assert_eq!(told, "turnlab: --at 1665.5: the run ends at 27:45.\n");
    let told = complained(&[&asked[..], &["--view=pdu"]].concat(), 1);
    assert_eq!(told, "turnlab: --view pdu: a view has no “pdu”; perhaps pdus was meant.\n");
}

/// A capture is bytes, in a file or on standard output; each format begins with its own magic number.
#[test]
fn a_capture() {
    for (format, magic) in
        [("pcapng", [0x0A, 0x0D, 0x0D, 0x0A]), ("pcap", [0xD4, 0xC3, 0xB2, 0xA1])]
    {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("lost-turn.{format}"));
        let file = path.display().to_string();
        assert_eq!(said(&["lost-turn", "--format", format, "-o", &file]), "");
        let whole = fs::read(&path).expect("it was written");
        assert!(whole.starts_with(&magic), "{:?}", &whole[..8]);
        let output = turnlab(&["lost-turn", "--format", format]);
        assert_eq!((output.status.code(), output.stdout == whole), (Some(0), true));
        let part = turnlab(&["lost-turn", "--format", format, "--to", "10"]).stdout;
        assert!(part.len() < whole.len() / 2, "{} of {}", part.len(), whole.len());
    }
}

/// A file in the tests' own folder.
fn scratch(name: &str) -> String {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name).display().to_string()
}

/// The hash of the run of what is opened.
fn hash_of(scenario: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    let output = command.args(["run", scenario, "--format=json"]).output();
    let text = String::from_utf8(output.expect("the command starts").stdout).expect("it is text");
    text.lines().find(|line| line.contains("\"hash\"")).expect("there is a hash").to_owned()
}

#[test]
fn every_picture_opens_again() {
    let link = "s=lost-turn&threshold=5&cut=9&until=60";
    for format in ["svg", "png", "animated-svg", "figure"] {
        let file = scratch(&format!("again.{format}"));
        said(&[link, "--format", format, "--base=https://example.org/", "-o", &file]);
        assert_eq!(hash_of(&file), hash_of(link), "{format}");
        let again = said(&[&file, "--format=transcript"]);
        assert_eq!(again, said(&[link, "--format=transcript"]), "{format}");
    }
}

/// A picture of pixels is as large as it was asked for.
#[test]
fn pixels() {
    let short = "s=lost-turn&until=10";
    let size = |scale: &str, theme: &str| {
        let file = scratch(&format!("pixels-{scale}-{theme}.png"));
        said(&[short, "--format=png", "--scale", scale, "--theme", theme, "-o", &file]);
        let bytes = fs::read(file).expect("it was written");
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
        let number =
            |at: usize| bytes[at..at + 4].iter().fold(0, |sum, &b| sum * 256 + u32::from(b));
        (number(16), number(20))
    };
    let (width, height) = size("1", "light");
    assert_eq!(width, 832, "800 and the margins");
    assert_eq!(size("3", "dark"), (3 * width, 3 * height));
    check(
        &["busy-day", "--format=png", "--scale=3", "--width=4000"],
        expect![[r#"
            turnlab: the picture would be 12096 × 393945 pixels, which is too large: at most 100 million pixels, and 65000 on one side. It fits up to about --to 3:12; --from and --to choose another part. --detail turn or a smaller --scale may make it small enough, and --format svg has no limit.
        "#]],
    );
    check(
        &["lost-turn", "--format=png", "--width=9"],
        expect![[r#"
        turnlab: --width 9: it must be from 320 to 4000 pixels.
    "#]],
    );
    assert!(complained(&["lost-turn", "--format=png", "--scale=4"], 2).contains("--help"));
}

#[test]
fn a_picture_without_a_scenario_is_told() {
    let file = scratch("strange.svg");
    fs::write(&file, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").expect("it can be written");
    let told = complained(&[&file, "--format=csv"], 1);
    assert!(told.contains("carries no scenario"), "{told}");
}

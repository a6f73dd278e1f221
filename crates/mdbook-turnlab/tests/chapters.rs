//! Chapters as they are written, and what comes of them: for pages, for other renderers, and where something is wrong.

use expect_test::{Expect, expect, expect_file};
use mdbook_turnlab::{Kind, Settings, chapter};

const CHAPTER: &str = "# The loss\n\nWhat happens:\n\n```turnlab from=8 to=8.5 caption=\"The *give* is lost\"\nlost-turn\n```\n\n\
    - in a list\n\n  ```turnlab at=1 view=turn,to=2\n  s=lost-turn&threshold=5\n  ```\n\n\
    > ```turnlab\n> mtas = [\"HERE\", \"THERE\"]\n> until_s = 1\n> ```\n\n```toml\nturnlab = true\n```\n";

fn made(text: &str, kind: Kind) -> String {
    let settings = Settings { base: "../".to_owned() };
    chapter(text, kind, &settings).expect("it is right")
}

#[test]
fn a_page() {
    expect_file!["golden/chapter.html.md"].assert_eq(&made(CHAPTER, Kind::Html));
}

#[test]
fn for_another_renderer() {
    expect_file!["golden/chapter.text.md"].assert_eq(&made(CHAPTER, Kind::Text));
}

/// What Markdown makes of it: the figure is in the element, in one piece, and the chapter goes on behind it.
#[test]
fn markdown_leaves_it_whole() {
    let mut html = String::new();
    pulldown_cmark::html::push_html(
        &mut html,
        pulldown_cmark::Parser::new(&made(CHAPTER, Kind::Html)),
    );
    assert_eq!(html.matches("<turn-lab src=\"../embed.html\" scenario=\"s=").count(), 3);
    assert_eq!(html.matches("</figure></turn-lab></div>").count(), 3);
    assert!(!html.contains("&lt;turn-lab") && !html.contains("<p><turn-lab"));
    assert!(html.contains("<pre><code class=\"language-toml\">turnlab = true"));
    assert_eq!(html.matches("<script type=\"module\" src=\"../turn-lab.js\"></script>").count(), 1);
}

/// Two of them come to figures of which none has an id of the other.
#[test]
fn ids_are_of_one_figure() {
    let html = made(CHAPTER, Kind::Html);
    let mut ids: Vec<&str> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert!(all > 2 && ids.len() == all, "{ids:?}");
}

#[test]
fn without_a_block_nothing_changes() {
    let text = "# Nothing\n\n    ```turnlab\n    lost-turn\n\n```turnlabs\nlost-turn\n```\n";
    assert_eq!(made(text, Kind::Html), text);
    assert_eq!(made(text, Kind::Text), text);
}

fn check(text: &str, told: Expect) {
    let problems = chapter(text, Kind::Html, &Settings::default()).expect_err(text);
    told.assert_eq(&(problems.join("\n") + "\n"));
}

#[test]
fn a_name_that_there_is_not() {
    check(
        "\n```turnlab\nlost-trun\n```\n",
        expect![[r#"
            line 3: there is no scenario of that name; perhaps lost-turn was meant.
        "#]],
    );
    check(
        "text\n\n```turnlab\n```\n",
        expect![[r#"
        line 3: there is nothing to open: paste a link or a scenario file.
    "#]],
    );
}

#[test]
fn a_link_that_cannot_be_used() {
    check(
        "```turnlab\ns=lost-turn&threshold=0&rule=apoch\n```\n",
        expect![[r#"
            line 2: in the link, “threshold=0”: threshold must be a whole number from 1 to 10000 (messages).
            line 2: in the link, “rule=apoch”: rule must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate; or one of them with other columns: as-shipped:giving-mine; perhaps epoch was meant.
        "#]],
    );
}

#[test]
fn a_file_that_cannot_be_used_with_its_lines() {
    let file = "name = \"lost-turn\"\n[parameters]\nthreshold = 0\nlatency = \"soon\"\n";
    check(
        &format!("# A\n\n```turnlab\n{file}```\n"),
        expect![[r#"
        line 6, column 13, “parameters.threshold_messages”: must be a whole number from 1 to 10000 (messages), not 0.
        line 7, column 11, “parameters.latency_ms”: must be a whole number from 1 to 60000 (ms one way), not the text “soon”.
    "#]],
    );
    let quoted: String = file.lines().map(|line| format!("  > {line}\n")).collect();
    check(
        &format!("- A\n\n  > ```turnlab\n{quoted}  > ```\n"),
        expect![[r#"
        line 6, column 17, “parameters.threshold_messages”: must be a whole number from 1 to 10000 (messages), not 0.
        line 7, column 15, “parameters.latency_ms”: must be a whole number from 1 to 60000 (ms one way), not the text “soon”.
    "#]],
    );
}

#[test]
fn options_that_there_are_not_and_a_part_that_there_is_not() {
    check(
        "\n```turnlab form=3 at=soon\nlost-turn\n```\n\n```turnlab to=3h\nlost-turn\n```\n\n```turnlab at=3h\nlost-turn\n```\n",
        expect![[r#"
            line 2: a block has no “form”; perhaps from=… was meant.
            line 2: at=soon: it must be a time, such as 8.375, 25:00, 25min or 1h.
            line 6: to=3h: the run ends at 27:45.
            line 10: at=10800: the run ends at 27:45.
        "#]],
    );
}

#[test]
fn everything_is_told_at_once() {
    check(
        "```turnlab view=near\nlost-trun\n```\n\n```turnlab\nthreshold =\n```\n",
        expect![[r#"
            line 1: view=near: a view has no “near”; it has turn, messages, pdus, to-scale, compressed, association.
            line 2: there is no scenario of that name; perhaps lost-turn was meant.
            line 6: “threshold =” is neither a link nor a scenario file.
        "#]],
    );
}

/// A book says something of a run; where it has become another one, that may not be so any more.
#[test]
fn a_run_that_has_become_another_one() {
    check(
        "```turnlab\ns=lost-turn&threshold=5&run=6d58df2c:1497-stalled:1492-lost\n```\n",
        expect![[r#"
            line 2: This link was made of another run (6d58df2c), in which mail stood still for 24 min 57 s and the Turn was lost for 24 min 52 s; here it leads to ad47e35f: mail stands still for 2 min 27 s, then flows over association 2; the Turn is lost for 2 min 22 s.
        "#]],
    );
}

/// What the book says of all this is so.
#[test]
fn the_documented_blocks_are_right_and_the_error_is_told_like_that() {
    let page = include_str!("../../../docs/mdbook.md");
    let example = page.split_once("````markdown\n").and_then(|(_, rest)| rest.split_once("````"));
    let (example, _) = example.expect("there are examples");
    assert_eq!(made(example, Kind::Html).matches("<turn-lab ").count(), 3);
    let wrong = "# One\n\n```turnlab\n[parameters]\nthreshold = 0\n```\n";
    let told = chapter(wrong, Kind::Html, &Settings::default()).expect_err("it is wrong");
    let line = format!("mdbook-turnlab: src/one.md, {}\n", told.concat());
    assert!(page.contains(&line), "{line}");
}

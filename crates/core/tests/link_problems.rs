//! Links in which something is wrong: it is told, and the rest is kept.

use expect_test::{Expect, expect};
use turnlab_core::scenario::{read_link, write_link};

/// Reads a link in which something is wrong: what is told, and the link of what was kept.
fn check(fragment: &str, expected: Expect) {
    let (link, problems) = read_link(fragment);
    let told: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    expected.assert_eq(&format!("{told}{}\n", write_link(&link)));
}

#[test]
fn names_that_are_not_known() {
    check(
        "s=lost-tum&threshold=5",
        expect![[r#"
        “s=lost-tum”: there is no scenario of that name; perhaps lost-turn was meant.
        s=lost-turn&threshold=5&at=8
    "#]],
    );
    check(
        "s=constantinople&threshold=5",
        expect![[r#"
        “s=constantinople”: there is no scenario of that name; there is lost-turn.
        s=lost-turn&threshold=5&at=8
    "#]],
    );
    check(
        "treshold=5&latency=100",
        expect![[r#"
        “treshold=5”: there is no parameter of that name; perhaps threshold was meant.
        s=lost-turn&latency=100&at=8
    "#]],
    );
    check(
        "colour=5&latency=100",
        expect![[r#"
        “colour=5”: there is no parameter of that name.
        s=lost-turn&latency=100&at=8
    "#]],
    );
    check(
        "colour",
        expect![[r#"
        “colour”: there is no parameter of that name.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "rule=initiator-decide&latency=100",
        expect![[r#"
            “rule=initiator-decide”: rule must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate; perhaps initiator-decides was meant.
            s=lost-turn&latency=100&at=8
        "#]],
    );
    check(
        "rule=best&latency=100",
        expect![[r#"
            “rule=best”: rule must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate.
            s=lost-turn&latency=100&at=8
        "#]],
    );
    check(
        "initial-turn=me",
        expect![[r#"
        “initial-turn=me”: initial-turn must be one of initiator, responder.
        s=lost-turn&at=8
    "#]],
    );
}

#[test]
fn values_that_are_out_of_range() {
    for value in [
        "0",
        "-5",
        "1e9",
        "10001",
        "4294967296",
        "99999999999999999999",
        "",
        "5.0",
        " 5",
        "+5",
        "٥",
    ] {
        let (link, problems) = read_link(&format!("threshold={value}&latency=100"));
        assert_eq!(problems.len(), 1, "threshold={value}");
        let what = "threshold must be a whole number from 1 to 10000 (messages)";
        assert_eq!(problems[0].what, what, "threshold={value}");
        assert_eq!(write_link(&link), "s=lost-turn&latency=100&at=8", "threshold={value}");
    }
    check(
        "threshold=0",
        expect![[r#"
        “threshold=0”: threshold must be a whole number from 1 to 10000 (messages).
        s=lost-turn&at=8
    "#]],
    );
    check(
        "latency=0&bandwidth=0&message-size=100001&until=14401",
        expect![[r#"
        “latency=0”: latency must be a whole number from 1 to 60000 (ms).
        “bandwidth=0”: bandwidth must be a whole number from 1 to 1000000 (KB/s).
        “message-size=100001”: message-size must be a whole number from 1 to 100000 (KB).
        “until=14401”: until must be a whole number from 1 to 14400 (s).
        s=lost-turn&at=8
    "#]],
    );
    check(
        "request-repeat=86401",
        expect![[r#"
        “request-repeat=86401”: request-repeat must be a whole number from 0 to 86400 (s).
        s=lost-turn&at=8
    "#]],
    );
}

#[test]
fn cuts_and_cursors_that_cannot_be() {
    check(
        "cut=soon&threshold=5",
        expect![[r#"
        “cut=soon”: cut must be a time from 0 to 14400 seconds, such as 8.375 or 25:00.
        s=lost-turn&threshold=5&at=8
    "#]],
    );
    check(
        "cut=-1",
        expect![[r#"
        “cut=-1”: cut must be a time from 0 to 14400 seconds, such as 8.375 or 25:00.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "cut=99999",
        expect![[r#"
        “cut=99999”: cut must be a time from 0 to 14400 seconds, such as 8.375 or 25:00.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "cut=0@5",
        expect![[r#"
        “cut=0@5”: a cut is a time, or the number of an association, @ and a time: 2@1502.5.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "cut=65536@5&cut=2@8.5",
        expect![[r#"
        “cut=65536@5”: a cut is a time, or the number of an association, @ and a time: 2@1502.5.
        s=lost-turn&cut=2@8.5&at=8
    "#]],
    );
    check(
        "cut=x@5",
        expect![[r#"
        “cut=x@5”: a cut is a time, or the number of an association, @ and a time: 2@1502.5.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "at=1:60",
        expect![[r#"
        “at=1:60”: at must be a time from 0 to 14400 seconds, such as 8.375 or 25:00.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "at=14400.000001",
        expect![[r#"
        “at=14400.000001”: at must be a time from 0 to 14400 seconds, such as 8.375 or 25:00.
        s=lost-turn&at=8
    "#]],
    );
}

#[test]
fn a_cut_or_a_cursor_beyond_the_end_of_the_run_is_no_fault() {
    check(
        "until=60&cut=100&at=200",
        expect![[r#"
        s=lost-turn&until=60&cut=100&at=60
    "#]],
    );
}

#[test]
fn without_cuts_it_stays_without_cuts_whatever_else_is_wrong() {
    check(
        "cut=none&threshold=0",
        expect![[r#"
            “threshold=0”: threshold must be a whole number from 1 to 10000 (messages).
            s=lost-turn&cut=none&at=8
        "#]],
    );
    check(
        "cut=none&cut=9",
        expect![[r#"
        s=lost-turn&cut=9&at=8
    "#]],
    );
}

#[test]
fn what_is_no_link_at_all() {
    check(
        "",
        expect![[r#"
        s=lost-turn&at=8
    "#]],
    );
    check(
        "&&&",
        expect![[r#"
        s=lost-turn&at=8
    "#]],
    );
    check(
        "=&=&==",
        expect![[r#"
        s=lost-turn&at=8
    "#]],
    );
    check(
        "1.AAAA.BBBB",
        expect![[r#"
        “1.AAAA.BBBB”: there is no parameter of that name.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "threshold=%FF%FE&%00%zz=%",
        expect![[r#"
            “threshold=��”: threshold must be a whole number from 1 to 10000 (messages).
            “�%zz=%”: there is no parameter of that name.
            s=lost-turn&at=8
        "#]],
    );
    check(
        "cut=%E2%82&s=%F0%9F%92%A9",
        expect![[r#"
        “s=💩”: there is no scenario of that name; there is lost-turn.
        “cut=�”: cut must be a time from 0 to 14400 seconds, such as 8.375 or 25:00.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "<script>alert(1)</script>",
        expect![[r#"
        “<script>alert(1)</script>”: there is no parameter of that name.
        s=lost-turn&at=8
    "#]],
    );
}

#[test]
fn a_part_that_is_said_twice_counts_as_said_last() {
    check(
        "threshold=5&threshold=7",
        expect![[r#"
        s=lost-turn&threshold=7&at=8
    "#]],
    );
}

#[test]
fn what_is_too_long_is_not_read_and_not_repeated() {
    check(
        &"threshold=5&".repeat(900_000),
        expect![[r#"
        “threshold=5&threshol”: the link is longer than 8192 characters and was not read.
        s=lost-turn&at=8
    "#]],
    );
    check(
        &"é".repeat(5_000_000),
        expect![[r#"
        “éééééééééé”: the link is longer than 8192 characters and was not read.
        s=lost-turn&at=8
    "#]],
    );
    check(
        &format!("threshold={}", "9".repeat(100)),
        expect![[r#"
        “threshold=99999999999999999999999999999999999999999999999999…”: threshold must be a whole number from 1 to 10000 (messages).
        s=lost-turn&at=8
    "#]],
    );
}

#[test]
fn a_thousand_cuts_are_too_many() {
    let cuts: Vec<String> = (0..1000).map(|n| format!("cut={n}")).collect();
    let (link, problems) = read_link(&cuts.join("&"));
    assert_eq!(link.scenario.cuts.len(), 100, "the first hundred are kept");
    assert!(problems.len() <= 8, "{} problems are more than anybody reads", problems.len());
    assert_eq!(problems[0].to_string(), "“cut=100”: a link has at most 100 cuts.");
    assert!(link.scenario.run().is_ok(), "a hundred cuts can be run");
}

#[test]
fn commands_that_nobody_can_give() {
    check(
        "give=ROME@8",
        expect![[r#"
        “give=ROME@8”: give is PARIS or LONDON, @ and a time: PARIS@30.5; or with the number of an association between them: PARIS@2@1510.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "please=PARIS",
        expect![[r#"
        “please=PARIS”: please is PARIS or LONDON, @ and a time: PARIS@30.5; or with the number of an association between them: PARIS@2@1510.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "please=PARIS@0@8&give=PARIS@x@8&give=PARIS@1@2@3",
        expect![[r#"
        “please=PARIS@0@8”: please is PARIS or LONDON, @ and a time: PARIS@30.5; or with the number of an association between them: PARIS@2@1510.
        “give=PARIS@x@8”: give is PARIS or LONDON, @ and a time: PARIS@30.5; or with the number of an association between them: PARIS@2@1510.
        “give=PARIS@1@2@3”: give is PARIS or LONDON, @ and a time: PARIS@30.5; or with the number of an association between them: PARIS@2@1510.
        s=lost-turn&at=8
    "#]],
    );
    check(
        "give=PARIS@yesterday",
        expect![[r#"
            “give=PARIS@yesterday”: give must be a time from 0 to 14400 seconds, such as 8.375 or 25:00.
            s=lost-turn&at=8
        "#]],
    );
    check(
        "give=paris@8&pleas=PARIS@8",
        expect![[r#"
        “give=paris@8”: give is PARIS or LONDON, @ and a time: PARIS@30.5; or with the number of an association between them: PARIS@2@1510.
        “pleas=PARIS@8”: there is no parameter of that name; perhaps please was meant.
        s=lost-turn&at=8
    "#]],
    );
    let (link, problems) = read_link(&"&give=PARIS@8".repeat(101));
    assert_eq!(link.scenario.commands.len(), 100, "the first hundred are kept");
    let told = problems.iter().map(ToString::to_string).collect::<String>();
    expect!["“give=PARIS@8”: a link has at most 100 of please and give."].assert_eq(&told);
}

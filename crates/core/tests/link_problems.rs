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
fn a_version_that_is_not_known() {
    check(
        "v=2&s=lost-turn&threshold=5",
        expect![[r#"
            “v=2”: links of version 1 are read here, and this one is of another: a newer Turnlab may know it.
            s=lost-turn&threshold=5&at=8
        "#]],
    );
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
            “s=constantinople”: there is no scenario of that name; there is lost-turn, repaired, lost-ack, two-holders, fresh-start, resume-transfer, monologue, low-threshold, association-limit, bind-refused, mta-restart, busy-day, three-sites.
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
            “rule=initiator-decide”: rule must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate; or one of them with other columns: as-shipped:giving-mine; perhaps initiator-decides was meant.
            s=lost-turn&latency=100&at=8
        "#]],
    );
    check(
        "rule=best&latency=100",
        expect![[r#"
            “rule=best”: rule must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate; or one of them with other columns: as-shipped:giving-mine.
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
        "5 s",
        "1,000",
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
            “latency=0”: latency must be a whole number from 1 to 60000 (ms one way).
            “bandwidth=0”: bandwidth must be from 1 to 1000000 (KB/s) in whole bytes per second, such as 8, 31.25 or 256 kbit/s.
            “message-size=100001”: message-size must be a whole number from 1 to 100000 (KB).
            s=lost-turn&until=14401&at=8
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
            “cut=soon”: cut must be a time from 0 to 86400 seconds, such as 8.375 or 25:00.
            s=lost-turn&threshold=5&at=8
        "#]],
    );
    check(
        "cut=-1",
        expect![[r#"
            “cut=-1”: cut must be a time from 0 to 86400 seconds, such as 8.375 or 25:00.
            s=lost-turn&at=8
        "#]],
    );
    check(
        "cut=99999",
        expect![[r#"
            “cut=99999”: cut must be a time from 0 to 86400 seconds, such as 8.375 or 25:00.
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
            “at=1:60”: at must be a time from 0 to 86400 seconds, such as 8.375 or 25:00.
            s=lost-turn&at=8
        "#]],
    );
    check(
        "at=14400.000001",
        expect![[r#"
            s=lost-turn&at=1665
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
            “threshold=��”: the link is cut off behind this; what stands before it is shown.
            “threshold=��”: threshold must be a whole number from 1 to 10000 (messages).
            s=lost-turn&at=8
        "#]],
    );
    check(
        "cut=%E2%82&s=%F0%9F%92%A9",
        expect![[r#"
            “s=💩”: there is no scenario of that name; there is lost-turn, repaired, lost-ack, two-holders, fresh-start, resume-transfer, monologue, low-threshold, association-limit, bind-refused, mta-restart, busy-day, three-sites.
            “cut=�”: cut must be a time from 0 to 86400 seconds, such as 8.375 or 25:00.
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
            “threshold=5”: threshold is there twice, and the last one counts.
            s=lost-turn&threshold=7&at=8
        "#]],
    );
}

#[test]
fn what_is_too_long_is_not_read_and_not_repeated() {
    check(
        &"threshold=5&".repeat(900_000),
        expect![[r#"
        “threshold=5&threshol”: the link is longer than 250000 characters and was not read.
        s=lost-turn&at=8
    "#]],
    );
    check(
        &"é".repeat(5_000_000),
        expect![[r#"
        “éééééééééé”: the link is longer than 250000 characters and was not read.
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
    assert_eq!(link.scenario.cuts.len(), 200, "the first two hundred are kept");
    assert!(problems.len() <= 8, "{} problems are more than anybody reads", problems.len());
    assert_eq!(problems[0].to_string(), "“cut=200”: a link has at most 200 cuts.");
    assert!(link.scenario.run().is_ok(), "two hundred cuts can be run");
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
            “give=PARIS@yesterday”: give must be a time from 0 to 86400 seconds, such as 8.375 or 25:00.
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

#[test]
fn sites_that_cannot_be() {
    for (fragment, expected) in [
        (
            "s=nome",
            expect![[r#"
            “s=nome”: there is no scenario of that name; there is lost-turn, repaired, lost-ack, two-holders, fresh-start, resume-transfer, monologue, low-threshold, association-limit, bind-refused, mta-restart, busy-day, three-sites.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mtas=PARIS",
            expect![[r#"
            “mtas=PARIS”: there must be 2 to 8 of them; they are written PARIS:LONDON:ROME.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mtas=PARIS,LONDON,ROME&mail=PARIS@0:count:3",
            expect![[r#"
            “mtas=PARIS,LONDON,ROME”: there must be 2 to 8 of them; they are written PARIS:LONDON:ROME.
            s=lost-turn&mail=PARIS@0:count:3&at=8
        "#]],
        ),
        (
            "mtas=A:B:A",
            expect![[r#"
            “mtas=A:B:A”: A is there twice; they are written PARIS:LONDON:ROME.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mtas=1:2:3:4:5:6:7:8:9",
            expect![[r#"
            “mtas=1:2:3:4:5:6:7:8:9”: there must be 2 to 8 of them; they are written PARIS:LONDON:ROME.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mtas=::&",
            expect![[r#"
                “mtas=::”: a name has 1 to 20 characters, and none of @ & # :; they are written PARIS:LONDON:ROME.
                s=lost-turn&at=8
            "#]],
        ),
        (
            "mtas=PARIS:LONDON:ROME&mail=PARIS@0:every:30",
            expect![[r#"
                “mail=PARIS@0:every:30”: to must be said where there are more than two MTAs.
                s=lost-turn&mtas=PARIS:LONDON:ROME&at=8
            "#]],
        ),
        (
            "mtas=PARIS:LONDON:ROME&mail=ROMA:PARIS@0:every:30",
            expect![[r#"
            “mail=ROMA:PARIS@0:every:30”: there is no MTA “ROMA”; perhaps ROME was meant.
            s=lost-turn&mtas=PARIS:LONDON:ROME&at=8
        "#]],
        ),
        (
            "mail=PARIS",
            expect![[r#"
            “mail=PARIS”: mail is an MTA, the one it is for, @ and the second of the first message, and then what it is besides: ROME:PARIS@12:every:60:count:5:urgent.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS:PARIS@0:every:30",
            expect![[r#"
            “mail=PARIS:PARIS@0:every:30”: mail is for another MTA.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@soon:every:30",
            expect![[r#"
            “mail=PARIS@soon:every:30”: the time of the first message must be a whole number from 0 to 4294967295 (s).
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0",
            expect![[r#"
                “mail=PARIS@0”: every must be at least 1 where there is no `count`.
                s=lost-turn&at=8
            "#]],
        ),
        (
            "mail=PARIS@0:evry:30",
            expect![[r#"
            “mail=PARIS@0:evry:30”: mail has no “evry”; perhaps every was meant.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0:colour:30",
            expect![[r#"
            “mail=PARIS@0:colour:30”: mail has no “colour”; it has every, count, size, largest, seed, steady, poisson, urgent, normal, non-urgent.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0:every",
            expect![[r#"
            “mail=PARIS@0:every”: every must be a whole number from 0 to 4294967295 (s).
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0:every:4294967296",
            expect![[r#"
            “mail=PARIS@0:every:4294967296”: every must be a whole number from 0 to 4294967295 (s).
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0:every:30:size:100001",
            expect![[r#"
            “mail=PARIS@0:every:30:size:100001”: size must be a whole number from 0 to 100000 (KB).
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0:every:30:largest:-1",
            expect![[r#"
            “mail=PARIS@0:every:30:largest:-1”: largest must be a whole number from 0 to 100000 (KB).
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0:every:30:priority:urgent",
            expect![[r#"
            “mail=PARIS@0:every:30:priority:urgent”: mail has no “priority”; it has every, count, size, largest, seed, steady, poisson, urgent, normal, non-urgent.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0:count:10001",
            expect![[r#"
            “mail=PARIS@0:count:10001”: 10000 at once are the most.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mail=PARIS@0:every:1&mail=LONDON@0:every:1&mail=PARIS@0:every:1&until=86400",
            expect![[r#"
                “mail”: there are 259203 messages until the run ends, and 200000 at the most; the last of it was left out.
                s=lost-turn&until=86400&mail=PARIS@0:every:1&mail=LONDON@0:every:1&at=8
            "#]],
        ),
        (
            "mail=some",
            expect![[r#"
            “mail=some”: mail is an MTA, the one it is for, @ and the second of the first message, and then what it is besides: ROME:PARIS@12:every:60:count:5:urgent.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "link=PARIS:LONDON:250",
            expect![[r#"
                “link=PARIS:LONDON:250”: link is two MTAs, ms one way and KB/s: PARIS:LONDON:2000:1; from a time on it is two MTAs, @, the time, ms and KB/s: PARIS:LONDON@20:2000:1.
                s=lost-turn&at=8
            "#]],
        ),
        (
            "link=PARIS:LONDON:0:8",
            expect![[r#"
                “link=PARIS:LONDON:0:8”: the latency must be from 1 to 60000 (ms one way).
                s=lost-turn&at=8
            "#]],
        ),
        (
            "link=PARIS:LONDON:250:1000001",
            expect![[r#"
            “link=PARIS:LONDON:250:1000001”: the bandwidth must be from 1 to 1000000 (KB/s).
            s=lost-turn&at=8
        "#]],
        ),
        (
            "link=PARIS:ROME:250:8",
            expect![[r#"
            “link=PARIS:ROME:250:8”: there is no MTA “ROME”; there is PARIS, LONDON.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "link=PARIS:PARIS:250:8",
            expect![[r#"
            “link=PARIS:PARIS:250:8”: a link is between two MTAs.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "link=PARIS:LONDON:250:99999999999",
            expect![[r#"
                “link=PARIS:LONDON:250:99999999999”: link is two MTAs, ms one way and KB/s: PARIS:LONDON:2000:1; from a time on it is two MTAs, @, the time, ms and KB/s: PARIS:LONDON@20:2000:1.
                s=lost-turn&at=8
            "#]],
        ),
        (
            "links=some",
            expect![[r#"
            “links=some”: it can only be none: each link is a part of its own, link.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "commands=some",
            expect![[r#"
            “commands=some”: it can only be none: each is a part of its own, please or give.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "mtass=A:B",
            expect![[r#"
            “mtass=A:B”: there is no parameter of that name; perhaps mtas was meant.
            s=lost-turn&at=8
        "#]],
        ),
    ] {
        check(fragment, expected);
    }
    for (part, told) in [
        ("link=PARIS:LONDON:250:8", "a link has at most 100 links"),
        ("mail=PARIS@0:every:1000", "a link has at most 100 of mail"),
        ("stop=PARIS@1-2", "a link has at most 100 faults"),
    ] {
        let (link, problems) = read_link(&format!("&{part}").repeat(101));
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [format!("“{part}”: {told}.")]);
        assert_eq!(link.scenario.check(), Ok(()));
    }
    let (_, problems) = read_link(&"threshold=5&".repeat(5_000));
    let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["“&”: a link has at most 1000 parts, and the others were not read."]);
}

#[test]
fn faults_that_cannot_be() {
    for (fragment, expected) in [
        (
            "stop=PARIS",
            expect![[r#"
            “stop=PARIS”: stop is an MTA, @ and when it stops and starts again: PARIS@310-370.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "stop=ROME@1-2",
            expect![[r#"
            “stop=ROME@1-2”: there is no MTA “ROME”; there is PARIS, LONDON.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "refuse=LONDON@9-3",
            expect![[r#"
                “refuse=LONDON@9-3”: it must not end before it begins.
                s=lost-turn&at=8
            "#]],
        ),
        (
            "down=PARIS:PARIS@1-2",
            expect![[r#"
            “down=PARIS:PARIS@1-2”: a link is between two MTAs.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "link=PARIS:LONDON@20:0:1",
            expect![[r#"
                “link=PARIS:LONDON@20:0:1”: the latency must be from 1 to 60000 (ms one way).
                s=lost-turn&at=8
            "#]],
        ),
        (
            "cut-when=PARIS:gift:1:50",
            expect![[r#"
            “cut-when=PARIS:gift:1:50”: there is no PDU “gift”; perhaps give was meant.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "cut-when=PARIS:give:0:101",
            expect![[r#"
            “cut-when=PARIS:give:0:101”: PDUs are counted from 1.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "cut-after=0",
            expect![[r#"
            “cut-after=0”: steps are counted from 1.
            s=lost-turn&at=8
        "#]],
        ),
        (
            "faults=some",
            expect![[r#"
                “faults=some”: it can only be none: each fault has a part of its own.
                s=lost-turn&at=8
            "#]],
        ),
    ] {
        check(fragment, expected);
    }
}

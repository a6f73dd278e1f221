//! `turnlab repairs`: what is told of many rules, and that each is what `turnlab check` says of it.

use std::process::{Command, Output};

use serde_json::Value;

fn turnlab(arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    command.args(arguments.split_whitespace()).output().expect("it can be started")
}

fn json(arguments: &str) -> Value {
    let output = turnlab(arguments);
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{arguments}: {error}: {output:?}"))
}

#[test]
fn every_rule_beside_the_incident_is_what_a_check_of_it_says() {
    let found = json("repairs lost-turn --within 1 --widen no --format json");
    let rows = found["rows"].as_array().expect("there are rows");
    // Five records in three places, four recoveries, three answers in two places, a timer.
    assert_eq!(rows.len(), 1 + 3 * 4 + 3 + 2 * 2 + 1);
    for row in rows {
        let rule = row["rule"].as_str().expect("it has a rule");
        let checked = json(&format!("check lost-turn --rule {rule} --format json"));
        for count in ["states", "transitions"] {
            assert_eq!(row[count], checked[count], "{rule}: {count}");
        }
        let properties = checked["properties"].as_array().expect("there are properties");
        for name in ["at-most-one-holder", "turn-recoverable"] {
            let property = properties.iter().find(|property| property["name"] == name);
            let property = property.expect("it was looked for");
            assert_eq!(row[name], property["verdict"], "{rule}: {name}");
            if row["breaks"] == name {
                assert_eq!(row["path"], property["path"], "{rule}: {name}");
            }
        }
    }
    let smallest = ["token-setting", "initiator", "greater-pair"]
        .map(|recovery| format!("as-shipped:recovery-{recovery}"));
    assert_eq!(found["smallest"].as_array().expect("there are some").len(), smallest.len());
    for rule in smallest {
        assert!(found["smallest"].as_array().is_some_and(|all| all.iter().any(|it| it == &rule)));
    }
}

#[test]
fn what_would_save_a_rule_and_what_it_cannot_do_without_is_told() {
    let of = |rule: &str| {
        let output = turnlab(&format!("repairs lost-turn --rule {rule} --within 1 --widen loss"));
        String::from_utf8(output.stdout).expect("it is text")
    };
    let incident = of("as-shipped");
    assert!(incident.contains("as-shipped: the Turn is lost in 3 steps"), "{incident}");
    assert!(incident.contains("    as-shipped:recovery-token-setting"), "{incident}");
    assert!(incident.contains("the smallest repairs change 1 column"), "{incident}");
    let repaired = of("as-shipped:recovery-token-setting");
    let needed = "needed: regenerates-no. Without it: both ends hold the Turn in 6 steps";
    assert!(repaired.contains(needed), "{repaired}");
}

#[test]
fn a_rule_that_is_none_is_told_with_what_there_is() {
    for (arguments, told) in [
        (
            "repairs lost-turn --within 9",
            "--within must be a whole number from 0 to 7 (columns), not 9",
        ),
        (
            "run lost-turn --rule as-shipped:giving-yours",
            "rule has no giving-yours; there is giving (mine, giving, theirs, pair, nothing).",
        ),
        (
            "run lost-turn --rule epoch:giving-mine,giving-theirs",
            "rule says giving twice, in two ways",
        ),
        ("check lost-turn --rule epok", "perhaps epoch was meant"),
        ("run lost-turn --rule epoch --set rule=take-back", "both name a rule: leave one out"),
    ] {
        let output = turnlab(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments}");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(text.contains(told), "{arguments}: {text}");
    }
}

/// On how many processors it is searched makes no difference.
#[test]
fn as_many_threads_as_one_likes_find_the_same() {
    let of = |threads: &str| {
        let output = turnlab(&format!(
            "repairs lost-turn --within 2 --widen loss --format csv --threads {threads}"
        ));
        String::from_utf8(output.stdout).expect("it is text")
    };
    let one = of("1");
    assert!(one.lines().count() > 100, "{one}");
    assert_eq!(of("3"), one);
    let none = turnlab("repairs lost-turn --threads 0");
    let told = String::from_utf8_lossy(&none.stderr).into_owned();
    assert!(!none.status.success() && told.contains("--threads"), "{told}");
}

#[test]
fn the_map_has_every_panel_and_the_named_rules() {
    let output = turnlab("repairs lost-turn --within 1 --widen no --format svg");
    let map = String::from_utf8(output.stdout).expect("it is text");
    assert!(map.starts_with("<!-- Turnlab --><svg "), "{map}");
    for words in
        ["recovery-own-record", "greater-pair, regenerates", "1  as-shipped", "9  regenerate"]
    {
        assert!(map.contains(&format!(">{words}</text>")), "{words}: {map}");
    }
    // What was not searched is drawn too, as not known.
    for ink in ["f-hairline", "f-alarm-fill", "f-cut-harmless", "f-token"] {
        assert!(map.contains(&format!("class=\"{ink}\"")), "{ink}");
    }
}

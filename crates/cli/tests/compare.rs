//! `turnlab compare`: what is told of two runs, and the exit status of `diff`.

use std::process::{Command, Output};

use serde_json::Value;

fn turnlab(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    command.args(arguments).output().expect("it can be started")
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it is text");
    (output.status.code().expect("it ended"), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_exit_status_is_that_of_diff() {
    for (arguments, status) in [
        (["compare", "lost-turn", "lost-turn"], 0),
        (["compare", "lost-turn", "threshold=50"], 0),
        (["compare", "lost-turn", "note=@8@Here"], 0),
        (["compare", "lost-turn", "threshold=5"], 1),
        (["compare", "lost-turn", "repaired"], 1),
        (["compare", "lost-turn", "s=repaired&at=8"], 1),
        (["compare", "lost-turn", "nowhere"], 2),
        (["compare", "nowhere", "lost-turn"], 2),
        (["compare", "lost-turn", "threshold=0"], 2),
        (["compare", "s=lost-turn&with=rule%3Depoch", "--format=json"], 1),
        (["compare", "s=lost-turn&at=8", "--format=json"], 2),
        (["compare", "lost-turn", "--format=gif"], 2),
    ] {
        let (code, said, wrong) = told(&turnlab(&arguments));
        assert_eq!(code, status, "{arguments:?}: {said}{wrong}");
        assert_eq!(said.is_empty(), status == 2, "{arguments:?}");
        assert_eq!(wrong.is_empty(), status != 2, "{arguments:?}: {wrong}");
    }
}

#[test]
fn what_is_wrong_is_told_with_what_is_allowed() {
    for (arguments, words) in [
        (
            &["compare", "lost-turn", "threshold=0"][..],
            "in the second, “threshold=0”: threshold must be a whole number from 1 to 10000 (messages)",
        ),
        (
            &["compare", "lost-turn"],
            "or what is otherwise in it: turnlab compare lost-turn threshold=5",
        ),
        (&["compare", "lost-turn", "thrshold=5"], "perhaps threshold was meant"),
        (&["compare", "lost-turn", "repared"], "there is no scenario of that name; perhaps"),
    ] {
        let (_, _, wrong) = told(&turnlab(arguments));
        assert!(wrong.contains(words), "{arguments:?}: {wrong}");
    }
}

/// The figures are those that each run tells of itself.
#[test]
fn the_figures_are_those_of_each_run() {
    let compared = told(&turnlab(&["compare", "lost-turn", "rule=epoch", "--format", "json"])).1;
    let compared: Value = serde_json::from_str(&compared).expect("it is JSON");
    for (place, rule) in ["as-shipped", "epoch"].into_iter().enumerate() {
        let run = told(&turnlab(&["run", "lost-turn", "--rule", rule, "--format", "json"])).1;
        let run: Value = serde_json::from_str(&run).expect("it is JSON");
        let figures = &compared["runs"][place];
        let list = |name: &str| run[name].as_array().cloned().unwrap_or_default();
        assert_eq!(figures["associations"], list("associations").len());
        let delivered: u64 = list("mtas").iter().filter_map(|mta| mta["delivered"].as_u64()).sum();
        assert_eq!(figures["delivered"], delivered);
        let longest =
            list("stalls").iter().filter_map(|it| it["for_s"].as_f64()).fold(0.0, f64::max);
        assert_eq!(figures["longest_stall_s"].as_f64(), Some(longest));
        // The link of each leads to it.
        let link = compared["links"][place].as_str().expect("a link");
        let again = told(&turnlab(&["run", link, "--format", "json"])).1;
        let again: Value = serde_json::from_str(&again).expect("it is JSON");
        assert_eq!(again["hash"], run["hash"]);
    }
}

#[test]
fn both_are_one_picture() {
    let (code, svg, _) =
        told(&turnlab(&["compare", "lost-turn", "threshold=5", "--format", "svg"]));
    assert_eq!(code, 1);
    assert!(svg.contains("threshold 5 instead of 50") && svg.contains("msg 3 · 22 min 30 s later"));
    let names = |name: &str| svg.matches(&format!(">{name}<")).count();
    assert_eq!((names("PARIS"), names("LONDON")), (2, 2), "each in both");
}

#[test]
fn a_link_keeps_what_it_compares_with() {
    let lab = "&with=threshold%3D5";
    let (_, long, _) = told(&turnlab(&["link", &format!("s=lost-turn{lab}")]));
    assert!(long.contains(lab), "{long}");
    let (_, short, _) = told(&turnlab(&["link", &format!("s=lost-turn{lab}"), "--short"]));
    assert!(short.starts_with("#z="), "{short}");
    for link in [long, short] {
        let (code, said, _) = told(&turnlab(&["compare", link.trim()]));
        assert!(code == 1 && said.contains("2: threshold 5 instead of 50"), "{link}: {said}");
    }
    let embed =
        ["render", &format!("s=lost-turn{lab}"), "--format", "embed", "--base", "https://a.b/"];
    assert!(told(&turnlab(&embed)).1.contains("&amp;with=threshold%3D5"));
}

//! `turnlab odds`: what is told of runs with losses at random, and that each can be looked at.

use std::process::{Command, Output};

use serde_json::Value;

fn turnlab(arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    command.args(arguments.split_whitespace()).output().expect("it can be started")
}

fn text(arguments: &str) -> String {
    let output = turnlab(arguments);
    assert!(output.status.success(), "{arguments}: {output:?}");
    String::from_utf8(output.stdout).expect("it is text")
}

fn json(arguments: &str) -> Value {
    serde_json::from_str(&text(arguments)).unwrap_or_else(|error| panic!("{arguments}: {error}"))
}

#[test]
fn it_is_the_same_on_any_number_of_processors() {
    let asked = "odds busy-day --days 1 --mtbf 30min --seed 7 --runs 5";
    let alone = text(&format!("{asked} --threads 1"));
    assert_eq!(text(&format!("{asked} --threads 3")), alone);
    assert_eq!(text(&format!("{asked} --threads 64")), alone);
    assert!(
        alone.starts_with("5 runs of 1 day; in the mean a line fails every 30 min; seed 7.\n"),
        "{alone}"
    );
    assert_ne!(text("odds busy-day --days 1 --mtbf 30min --seed 8 --runs 5"), alone);
}

#[test]
fn every_run_is_told_and_the_figures_are_those_of_the_runs() {
    let asked = "odds lost-turn --days 1 --mtbf 20min --seed 3 --runs 6 --every 40s";
    let found = json(&format!("{asked} --format json"));
    let runs = found["all_runs"].as_array().expect("there are runs");
    assert_eq!(runs.len(), 6);
    let lost = runs.iter().filter(|run| !run["turn_lost_at_s"].is_null()).count();
    assert_eq!(found["turn_lost"], lost);
    assert!(lost > 0, "{found}");
    let sum = |name: &str| runs.iter().filter_map(|run| run[name].as_u64()).sum::<u64>();
    assert_eq!(
        (&found["steps"], &found["failures"]),
        (&sum("steps").into(), &sum("failures").into())
    );
    let mut stood: Vec<f64> =
        runs.iter().filter_map(|run| run["mail_stood_still_s"].as_f64()).collect();
    stood.sort_by(f64::total_cmp);
    assert_eq!(found["mail_stood_still"]["median_s"], stood[2]);
    assert_eq!(found["mail_stood_still"]["p95_s"], stood[5]);
    let csv = text(&format!("{asked} --format csv"));
    assert_eq!(csv.lines().count(), 7);
    for (line, run) in csv.lines().skip(1).zip(runs) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells[0], run["run"].to_string());
        let told = cells[3].parse::<f64>().expect("it is a number");
        assert_eq!(run["mail_stood_still_s"], told);
    }
}

#[test]
fn a_bad_run_opens_as_a_link_that_shows_it() {
    let asked = "odds busy-day --days 1 --mtbf 20min --seed 2 --runs 4";
    let found = json(&format!("{asked} --format json"));
    let worst = &found["worst"][0];
    let link = text(&format!("{asked} --open {}", worst["run"]));
    assert_eq!(worst["link"], link.trim());
    let run = json(&format!("run {} --format json", link.trim()));
    let all = found["all_runs"].as_array().expect("there are runs");
    let told = all.iter().find(|run| run["run"] == worst["run"]).expect("it is one of them");
    let turns = run["associations"].as_array().expect("there are some").iter();
    let first = turns
        .flat_map(|association| association["turn"].as_array().expect("a list"))
        .find(|turn| turn["turn"] == "lost")
        .expect("the Turn is lost");
    assert_eq!(first["from_s"], told["turn_lost_at_s"]);
    let told = text(asked);
    assert!(told.contains(&format!("The same with --open {} prints", worst["run"])), "{told}");
}

#[test]
fn what_cannot_be_asked_is_told_with_what_can() {
    for (arguments, told) in [
        ("--days 0 --mtbf 4h", "“days=0”: must be a whole number from 1 to 365 (days)."),
        ("--days -3 --mtbf 4h", "“days=-3”: must be a whole number from 1 to 365 (days)."),
        ("--days 1 --mtbf 0.000001", "must be a time from 1min to 1000d, such as 30min, 4h or 2d."),
        ("--days 1 --mtbf NaN", "must be a time from 1min to 1000d"),
        ("--days 1 --mtbf -4h", "must be a time from 1min to 1000d"),
        ("--days 1 --mtbf 4h --runs 1000000", "must be a whole number from 1 to 100000 (runs)."),
        ("--days 1 --mtbf 4h --seed x", "must be a whole number from 0 to 18446744073709551615."),
        ("--days 1 --mtbf 4h --every 0", "must be a whole number from 1 to 86400 (s)."),
        ("--days 1 --mtbf 4h --set mail=none", "there is no parameter mail"),
        ("--days 1 --mtbf 4h --runs 3 --open 9", "There are 3 runs, and run 9 is none of them."),
        ("--days 1 --mtbf 1000d --runs 3 --open 1", "nothing goes wrong with the Turn by then."),
    ] {
        let output = turnlab(&format!("odds busy-day {arguments}"));
        let said = String::from_utf8(output.stderr).expect("it is text");
        assert_eq!(output.status.code(), Some(1), "{arguments}: {said}");
        assert!(said.contains(told), "{arguments}: {said}");
    }
    let output = turnlab("odds s=lost-turn&order=open:PARIS,to:LONDON --days 1 --mtbf 4h");
    let said = String::from_utf8(output.stderr).expect("it is text");
    assert!(said.contains("only where the clock decides"), "{said}");
}

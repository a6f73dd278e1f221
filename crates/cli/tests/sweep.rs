//! `turnlab sweep`: its figures are those of `turnlab run` with the same values, and what cannot be is told.

use std::process::{Command, Output};

use serde_json::Value;

fn turnlab(arguments: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    command.args(arguments.split_whitespace()).output().expect("it can be started")
}

fn told(arguments: &str) -> String {
    let output = turnlab(arguments);
    assert!(output.status.success(), "{arguments}: {output:?}");
    String::from_utf8(output.stdout).expect("it is text")
}

fn json(arguments: &str) -> Value {
    serde_json::from_str(&told(arguments)).unwrap_or_else(|error| panic!("{arguments}: {error}"))
}

#[test]
fn every_point_is_what_a_run_with_these_values_comes_to() {
    let swept = json(
        "sweep lost-turn --parameter threshold --values 5..60:11 --rule as-shipped --rule epoch --by latency \
         --by-values 0.25s..400ms:150 --until 40min --format json",
    );
    assert_eq!(
        swept["sweep"],
        "threshold:5..60:11,rule:as-shipped,rule:epoch,by:latency:250..400:150"
    );
    let points = swept["points"].as_array().expect("there are points");
    assert_eq!(points.len(), 6 * 2 * 2);
    for point in points {
        let (threshold, latency) = (&point["threshold"], &point["latency"]);
        let rule = point["rule"].as_str().expect("it has a rule");
        let run = json(&format!(
            "run lost-turn --set threshold={threshold} --set latency={latency} --rule {rule} --until 40min \
             --format json"
        ));
        let mtas = run["mtas"].as_array().expect("there are MTAs");
        let sum = |key: &str| mtas.iter().filter_map(|mta| mta[key].as_u64()).sum::<u64>();
        let longest = mtas.iter().filter_map(|mta| mta["longest_wait_s"].as_f64());
        assert_eq!(point["messages"], sum("accepted"), "{point}");
        assert_eq!(point["still_waiting"], sum("queued"), "{point}");
        assert_eq!(point["longest_wait_s"].as_f64(), longest.reduce(f64::max), "{point}");
        assert_eq!(point["steps"], run["steps"], "{point}");
        let associations = run["associations"].as_array().expect("there are associations");
        assert_eq!(point["associations"], associations.len(), "{point}");
        let turns = associations.iter().filter_map(|one| one["turn"].as_array()).flatten();
        let lost =
            turns.filter(|turn| turn["turn"] == "lost").filter_map(|turn| turn["for_s"].as_f64());
        let lost = lost.fold(0.0, f64::max);
        assert_eq!(point["turn_lost_s"].as_f64(), Some(lost), "{point}");
    }
}

#[test]
fn it_is_the_same_on_any_number_of_threads_and_in_every_format() {
    let of = |more: &str| {
        told(&format!(
            "sweep lost-turn --parameter threshold --values 1..30:2 --rule epoch --rule as-shipped {more}"
        ))
    };
    let csv = of("--threads 1 --format csv");
    for threads in [2, 3, 40] {
        assert_eq!(of(&format!("--threads {threads} --format csv")), csv, "{threads}");
    }
    let heading = "threshold,rule,messages,still-waiting,longest-wait-s,longest-still-waits,mean-wait-s,\
                   associations,turn-lost-s,turn-doubled-s,steps,complete\n";
    assert!(csv.starts_with(heading), "{csv}");
    assert_eq!(csv.lines().count(), 1 + 15 * 2);
    let text = of("");
    assert!(text.starts_with("epoch: the longest wait is "), "{text}");
    assert!(text.contains("\nas-shipped: the longest wait is "), "{text}");
    let svg = of("--format svg");
    for words in ["<title>Mail and threshold</title>", ">as-shipped</text>", ">Longest wait</text>"]
    {
        assert!(svg.contains(words), "no {words} in {svg}");
    }
}

#[test]
fn what_cannot_be_swept_is_told_in_words() {
    for (arguments, words) in [
        ("--parameter treshold --values 1..9", "perhaps threshold was meant"),
        ("--parameter rule --values 1..9", "rule is not a number; those that are: threshold"),
        ("--parameter threshold --values 9..1", "perhaps 1..9 was meant"),
        (
            "--parameter threshold --values 1..9:0",
            "--values “1..9:0”: the step must be a whole number from 1",
        ),
        (
            "--parameter threshold --values NaN..9",
            "threshold must be a whole number from 1 to 10000",
        ),
        (
            "--parameter lifetime --values 1..86400",
            "and 10000 are the most: the step must be at least 9 (s)",
        ),
        ("--parameter threshold --values 1..9 --rule epok", "--rule “rule=epok”"),
        ("--parameter threshold --values 1..9 --by latency --by-values 1..99", "12 are the most"),
        ("--parameter threshold --values 1..9 --set threshold", "a name, = and a value are needed"),
    ] {
        let output = turnlab(&format!("sweep lost-turn {arguments}"));
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments}: {output:?}");
        assert!(error.contains(words), "{arguments}: {error}");
    }
    let alone = turnlab("sweep lost-turn --parameter threshold --values 1..9 --by latency");
    assert_eq!(alone.status.code(), Some(2), "{alone:?}");
}

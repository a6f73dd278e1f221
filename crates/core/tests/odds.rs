//! Runs with losses at random: what they come to does not depend on how they are made, agrees with what can be worked out
//! by hand, and each can be looked at.

use turnlab_core::odds::{Asked, DAY_US, Odds, RunFigures, Trials};
use turnlab_core::parts::Parts;
use turnlab_core::run::{Harm, TurnAnomalyKind};
use turnlab_core::scenario::{LIBRARY, Mail, Scenario, library_entry, read_link};

fn asked(scenario: &Scenario, text: &str) -> Odds {
    Odds::read(scenario, text).expect("it can be asked")
}

fn trials(scenario: &Scenario, text: &str) -> Trials {
    Trials::new(scenario, asked(scenario, text)).run()
}

fn library(name: &str) -> Scenario {
    library_entry(name).expect("it is there").scenario()
}

/// Each has a message a minute for the other, half a minute apart, so that the Turn goes to and fro.
fn to_and_fro() -> Scenario {
    let mail = |from: &str, first_s| Mail {
        from: from.to_owned(),
        first_s,
        every_s: 60,
        ..Mail::default()
    };
    Scenario {
        mail: vec![mail("PARIS", 0), mail("LONDON", 30)],
        cuts: Vec::new(),
        until_s: 900,
        ..Scenario::default()
    }
}

#[test]
fn it_comes_to_the_same_however_it_is_made() {
    let scenario = to_and_fro();
    let odds = asked(&scenario, "1d:mtbf:1h:seed:7:runs:12");
    let whole = Trials::new(&scenario, odds.clone()).run();
    let mut in_slices = Trials::new(&scenario, odds.clone());
    while !in_slices.advance(997) {}
    let part = |place| Trials::new(&scenario, odds.clone()).part(place, 5).run();
    let mut joined = part(3);
    [0, 4, 1, 2].into_iter().for_each(|place| joined.join(part(place)));
    for other in [&in_slices, &joined] {
        assert_eq!(other.runs(), whole.runs());
        assert_eq!((other.figures(), other.csv()), (whole.figures(), whole.csv()));
        assert_eq!(other.steps(), whole.steps());
    }
    let numbers: Vec<u32> = whole.runs().iter().map(|run| run.number).collect();
    assert_eq!(numbers, (0..12).collect::<Vec<u32>>());
    let other_seed = trials(&scenario, "1d:mtbf:1h:seed:8:runs:12");
    assert_ne!(other_seed.runs(), whole.runs());
    // What is told on the way is what so many runs come to by themselves.
    for (runs, per_day) in whole.narrowing(5) {
        let alone = trials(&scenario, &format!("1d:mtbf:1h:seed:7:runs:{runs}"));
        assert_eq!(alone.figures().per_day, per_day, "{runs}");
    }
    let told: Vec<u32> = whole.narrowing(5).iter().map(|(runs, _)| *runs).collect();
    assert_eq!(told, [3, 5, 8, 10, 12]);
    // More runs are these runs and others.
    let more = trials(&scenario, "1d:mtbf:1h:seed:7:runs:14");
    assert_eq!(more.runs()[..12], *whole.runs());
}

/// What a fraction of the time is in which a cut loses the Turn, as the map of cuts has it: in whole periods, away from the
/// beginning and the end of the run.
fn fraction_that_loses(scenario: &Scenario) -> f64 {
    let map = scenario.cut_map().expect("it can be run").whole();
    let (from_us, to_us) = (300_000_000, 600_000_000);
    let spans = map.iter().filter(|span| span.harm == Some(Harm::TurnLost));
    let inside = spans.map(|span| (span.to_us.min(to_us) - span.from_us.max(from_us)).max(0));
    inside.sum::<i64>() as f64 / (to_us - from_us) as f64
}

/// Failures come at a rate of 1 / mtbf and lose the Turn in a fraction f of all instants, so that a day passes without with
/// probability exp(-f · day / mtbf) (docs/odds.md).
#[test]
fn the_interval_holds_the_closed_form() {
    let scenario = to_and_fro();
    let fraction = fraction_that_loses(&scenario);
    for (text, mtbf_us) in [
        ("1d:mtbf:1h:seed:7:runs:90", 3_600_000_000_i64),
        ("3d:mtbf:30min:seed:11:runs:20", 1_800_000_000),
    ] {
        let per_day = trials(&scenario, text).figures().per_day;
        let exact = 1.0 - (-fraction * DAY_US as f64 / mtbf_us as f64).exp();
        assert!((per_day.from..per_day.to).contains(&exact), "{text}: {exact} {per_day:?}");
        assert!(per_day.to < 2.0 * exact, "{text}: it says something: {per_day:?}");
    }
}

/// A run that opens goes wrong in the same way, at the same instant.
#[test]
fn a_bad_run_opens_as_a_scenario_that_shows_the_same() {
    let busy = library("busy-day");
    let mut opened = 0;
    for (scenario, text) in [
        (&to_and_fro(), "1d:mtbf:30min:seed:3:runs:8"),
        (&busy, "1d:mtbf:30min:seed:5:runs:3"),
        (&library("three-sites"), "1d:mtbf:20min:seed:1:runs:2:every:50s"),
        (&library("two-holders"), "1d:mtbf:30min:seed:1:runs:3:every:40s"),
        (&library("lost-turn"), "1d:mtbf:2min:seed:1:runs:3:every:40s"),
    ] {
        let trials = trials(scenario, text);
        for run in trials.worst(usize::MAX).iter().filter(|run| run.may_open()) {
            let bad = trials.open(run.number).expect("it opens");
            let first = run.first.expect("something went wrong");
            let history = bad.scenario.run().expect("it can be run");
            let shown = history.turn_anomalies();
            let shown = shown.iter().min_by_key(|it| it.from_us).expect("it goes wrong");
            assert_eq!((shown.kind, shown.from_us), (first.kind, first.from_us), "{text}");
            assert_eq!(shown, &bad.anomaly, "{text}: by the same step");
            let (link, problems) = read_link(&bad.link());
            assert_eq!(
                (link.scenario, link.at_us),
                (bad.scenario.clone(), first.from_us),
                "{text}"
            );
            assert_eq!(problems, []);
            opened += 1;
        }
    }
    assert!(opened >= 8, "{opened}");
}

#[test]
fn a_run_that_no_scenario_can_hold_is_told() {
    let scenario = to_and_fro();
    let trials = trials(&scenario, "12d:mtbf:6h:seed:2:runs:6");
    let bad = trials.worst(6);
    let late = bad.iter().find(|run| run.lost_us > Some(DAY_US)).expect("one is lost later");
    assert!(!late.may_open());
    let told = trials.open(late.number).expect_err("it is too long");
    let number = late.number + 1;
    assert_eq!(
        told,
        format!(
            "A scenario lasts 1d at the most, and in run {number} nothing goes wrong with the Turn by then"
        )
    );
    assert!(trials.open(6).expect_err("there is none").starts_with("There are 6 runs, and run 7"));
    // Those that open come first, and then those in which mail stood still for longest.
    let order: Vec<(bool, i64)> =
        bad.iter().map(|run| (!run.may_open(), -run.standing_us)).collect();
    assert!(order.is_sorted(), "{order:?}");
}

/// The Turn cannot be lost where nobody hands it over, nor under a rule that keeps it.
#[test]
fn what_cannot_be_lost_is_not() {
    for (name, text) in
        [("monologue", "1d:mtbf:1h:runs:5"), ("repaired", "1d:mtbf:1h:runs:5:every:60s")]
    {
        let figures = trials(&library(name), text).figures();
        assert_eq!((figures.lost, figures.days_at_risk), (0, 5), "{name}");
        assert_eq!((figures.per_day.estimate, figures.per_day.from), (0.0, 0.0), "{name}");
        assert!(figures.per_day.to > 0.4, "{name}: five days say little: {figures:?}");
        assert!(figures.failures > 60, "{name}: {figures:?}");
    }
}

/// The incident has one hand-over there and one back. With the pace of its mail said, it goes on.
#[test]
fn mail_comes_at_the_pace_that_is_said() {
    let incident = library("lost-turn");
    let once = trials(&incident, "1d:mtbf:1h:runs:10").figures();
    let often = trials(&incident, "1d:mtbf:1h:runs:10:every:40s").figures();
    assert!(once.lost < often.lost, "{once:?} {often:?}");
}

/// A new association for every message: a run ends where it has as many as it may.
#[test]
fn a_run_that_ends_early_says_so() {
    let mut scenario = to_and_fro();
    scenario.mail.iter_mut().for_each(|mail| mail.every_s = 1_200);
    scenario.parameters.lifetime_s = 60;
    let trials = trials(&scenario, "30d:mtbf:1000d:runs:1");
    let figures = trials.figures();
    let RunFigures { ended_us, .. } = trials.runs()[0];
    assert!(ended_us < 30 * DAY_US, "{ended_us}");
    assert_eq!((figures.cut_short, figures.days_at_risk), (1, (ended_us / DAY_US) as u64));
}

#[test]
fn what_is_asked_is_read_and_written() {
    let scenario = library("busy-day");
    for text in [
        "30d:mtbf:4h:seed:7:runs:1000",
        "1d:mtbf:90min:seed:0:runs:1",
        "365d:mtbf:1000d:seed:18446744073709551615:runs:100000:every:40s",
        "2d:mtbf:61.5s:seed:1:runs:2:every:1d",
    ] {
        assert_eq!(asked(&scenario, text).to_string(), text);
    }
    for (text, meant) in [
        ("30:mtbf:14400", "30d:mtbf:4h:seed:1:runs:1000"),
        ("48h:runs:5:mtbf:1h 30m", "2d:mtbf:90min:seed:1:runs:5"),
        ("7 days:mtbf:0,5h:every:2min", "7d:mtbf:30min:seed:1:runs:1000:every:2min"),
    ] {
        assert_eq!(asked(&scenario, text).to_string(), meant, "{text}");
    }
}

#[test]
fn what_cannot_be_asked_is_told_with_what_can() {
    let scenario = library("busy-day");
    let told = |asked: Asked<'_>| {
        let problems = Odds::asked(&scenario, asked).expect_err("it cannot be");
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    let fine = Asked { days: "30", mtbf: "4h", ..Asked::default() };
    for days in
        ["0", "-1", "366", "NaN", "1.5", "1e9", "12h", "", "4 weeks", "99999999999999999999"]
    {
        let told = told(Asked { days, ..fine });
        assert!(told.contains("must be a whole number from 1 to 365 (days)"), "{days}: {told}");
    }
    for mtbf in
        ["0", "0.000001", "0.000001s", "59s", "-4h", "NaN", "inf", "4 weeks", "1001d", "", "1us"]
    {
        let told = told(Asked { mtbf, ..fine });
        assert!(told.contains("must be a time from 1min to 1000d, such as"), "{mtbf}: {told}");
    }
    for runs in ["0", "1000000", "-5", "NaN", "ten", "1e3"] {
        let told = told(Asked { runs, ..fine });
        assert!(told.contains("must be a whole number from 1 to 100000 (runs)"), "{runs}: {told}");
    }
    for seed in ["-1", "NaN", "1.5", "18446744073709551616", "x"] {
        let told = told(Asked { seed, ..fine });
        assert!(told.contains("from 0 to 18446744073709551615"), "{seed}: {told}");
    }
    for every in ["0", "1d 1s", "NaN", "0.5s", "-3"] {
        let told = told(Asked { every, ..fine });
        assert!(told.contains("must be a whole number from 1 to 86400 (s)"), "{every}: {told}");
    }
    let all = told(Asked { days: "0", mtbf: "0", seed: "x", runs: "0", every: "0" });
    assert_eq!(all.matches("must be").count(), 5, "{all}");
    let in_link =
        |text: &str| Odds::read(&scenario, text).expect_err("it cannot be")[0].to_string();
    for text in ["30d:mtbf", "30d:mtbf:4h:mtbf:5h", "30d:mtbf:4h:sede:7", ":::", "30d:mtbf:4h:"] {
        assert!(in_link(text).contains("30d:mtbf:4h:seed:7:runs:1000"), "{text}");
    }
    assert!(in_link("").contains("days"));
}

#[test]
fn a_scenario_that_has_no_odds_is_told() {
    let of = |scenario: &Scenario| {
        Odds::read(scenario, "1d:mtbf:4h").expect_err("it has none")[0].to_string()
    };
    let order = read_link("s=lost-turn&order=open:PARIS,to:LONDON").0.scenario;
    assert!(of(&order).contains("only where the clock decides"), "{}", of(&order));
    let silent = read_link("s=lost-turn&mail=none").0.scenario;
    assert!(of(&silent).contains("has no mail"), "{}", of(&silent));
    let broken = Scenario { mtas: vec!["PARIS".to_owned()], ..Scenario::default() };
    assert!(of(&broken).contains("must be 2 to 8"), "{}", of(&broken));
}

/// Whatever is asked of whatever scenario, nothing panics.
#[test]
fn every_scenario_of_the_library_has_odds() {
    for entry in &LIBRARY {
        let trials = trials(&entry.scenario(), "1d:mtbf:20min:seed:9:runs:1:every:90s");
        let figures = trials.figures();
        assert_eq!(figures.runs, 1, "{}", entry.name);
        let is_doubled = trials.runs()[0].first.map(|it| it.kind) == Some(TurnAnomalyKind::Doubled);
        assert!(!is_doubled || figures.doubled == 1, "{}", entry.name);
    }
}

//! Sweeps: every figure is that of a direct run of the same scenario, and what cannot be swept is told in words.

use turnlab_core::parts::Parts;
use turnlab_core::protocol::{RULES, Rule};
use turnlab_core::run::{History, Measures, Outcome, TurnAnomalyKind};
use turnlab_core::scenario::{
    LIBRARY, PARAMETERS, Scenario, Transfers, library_entry, parameter_named,
};
use turnlab_core::sweep::{Axis, Sweep};
use turnlab_core::world::Effect;

fn incident() -> Scenario {
    library_entry("lost-turn").expect("it is in the library").scenario()
}

fn sweep(scenario: &Scenario, text: &str) -> Sweep {
    Sweep::read(scenario, text).unwrap_or_else(|problems| panic!("{text}: {problems:?}"))
}

/// The same figures from a history, by what the outcome says where it says it.
fn direct(scenario: &Scenario) -> Measures {
    let history: History = scenario.run().expect("it can be run");
    let outcome = Outcome::of(&history, &scenario.mtas);
    let (mut since, mut left) = (Vec::new(), Vec::new());
    for (_, at_us, effect) in history.all_effects() {
        match effect {
            Effect::Queued { .. } => since.push(at_us),
            Effect::Unqueued { message, .. } | Effect::NonDelivered { message, .. } => {
                left.push((message.0 as usize, at_us));
            }
            _ => {}
        }
    }
    let mut until = vec![outcome.until_us; since.len()];
    left.iter().for_each(|&(message, at_us)| until[message] = at_us);
    let longest_of = |waits: bool| {
        let of_kind = |&(place, _): &(usize, &i64)| waits != left.iter().any(|it| it.0 == place);
        let all = since.iter().enumerate().filter(of_kind);
        all.map(|(place, since)| until[place] - since).max().unwrap_or(0)
    };
    let turns = outcome.associations.iter().flat_map(|association| &association.turn);
    let longest = |kind: TurnAnomalyKind| {
        turns.clone().filter(|turn| turn.turn == kind).map(|turn| turn.for_us).max().unwrap_or(0)
    };
    Measures {
        messages: outcome.mtas.iter().map(|mta| mta.accepted as u32).sum(),
        still_waiting: outcome.mtas.iter().map(|mta| mta.queued as u32).sum(),
        longest_wait_us: outcome.mtas.iter().map(|mta| mta.longest_wait_us).max().unwrap_or(0),
        longest_still_waits: longest_of(true) > longest_of(false),
        all_waits_us: until.iter().zip(&since).map(|(until, since)| until - since).sum(),
        associations: outcome.associations.len() as u32,
        turn_lost_us: longest(TurnAnomalyKind::Lost),
        turn_doubled_us: longest(TurnAnomalyKind::Doubled),
        steps: outcome.steps as u32,
        complete: outcome.complete,
    }
}

fn check(scenario: &Scenario, text: &str) -> usize {
    let found = sweep(scenario, text).run();
    for place in 0..found.len() {
        let point = found.point(place).expect("all of them are known");
        let alone = found.scenario_at(place);
        let parameter = found.over().parameter();
        assert_eq!(parameter.value(&alone), point.value);
        assert_eq!(alone.rule, point.rule);
        assert_eq!(point.measures, direct(&alone), "{} {text} {place}", scenario.name);
    }
    found.len()
}

#[test]
fn every_figure_of_the_incident_is_that_of_a_direct_run() {
    let all = "threshold:1..100,rule:as-shipped,rule:epoch,rule:regenerate";
    assert_eq!(check(&incident(), all), 300);
}

#[test]
fn every_figure_of_every_library_scenario_is_that_of_a_direct_run() {
    for entry in &LIBRARY {
        let scenario = entry.scenario();
        check(
            &scenario,
            "threshold:5..50:15,rule:as-shipped,rule:take-back,by:latency:50..500:450",
        );
        check(&scenario, "recovery-timeout:5..65:20");
    }
}

#[test]
fn every_number_there_is_can_be_gone_through() {
    let scenario = Scenario { until_s: 300, ..incident() };
    for parameter in &PARAMETERS {
        let Some(axis) = Axis::around(parameter, &scenario, 100) else { continue };
        assert!((5..=120).contains(&axis.count()), "{axis} has {} values", axis.count());
        let three = axis.values().step_by(axis.count() / 2);
        let [from, .., to] = three.collect::<Vec<_>>()[..] else { panic!("{axis}") };
        let step = (to - from).max(1);
        let [from, to, step] = [from, to, step].map(|value| parameter.text_of(value));
        check(&scenario, &format!("{}:{from}..{to}:{step}", parameter.name));
        let all = sweep(&scenario, &axis.to_string());
        assert_eq!(all.over(), axis, "what is suggested can be written and read");
    }
}

/// What the chapter says: in the incident the longest wait grows with the threshold, until it is cut short by the end of
/// the run.
#[test]
fn the_incident_waits_for_its_threshold() {
    let long = Scenario { until_s: 7_200, ..incident() };
    let found = sweep(&long, "threshold:1..100").run();
    let waits: Vec<i64> = found.points().map(|point| point.measures.longest_wait_us).collect();
    assert!(waits[5..].is_sorted(), "{waits:?}");
    let short = sweep(&incident(), "threshold:1..100").run();
    for point in short.points() {
        let at_least = point.measures.longest_still_waits;
        assert_eq!(
            at_least,
            point.value > 55,
            "{} is cut short by the end of the run",
            point.value
        );
    }
    assert!(found.points().all(|point| point.measures.turn_lost_us > 0));
    let epoch = sweep(&incident(), "threshold:1..100,rule:epoch").run();
    assert!(epoch.points().all(|point| point.measures.turn_lost_us == 0));
}

#[test]
fn slices_and_parts_come_to_the_same() {
    let begin = || sweep(&incident(), "threshold:1..40:3,rule:as-shipped,rule:epoch");
    let whole: Vec<_> = begin().run().points().collect();
    let mut slices = begin();
    let mut done_before = 0;
    while !slices.advance(100) {
        let progress = slices.progress();
        assert!(progress.done >= done_before && progress.done < progress.of);
        done_before = progress.done;
    }
    assert_eq!(slices.points().collect::<Vec<_>>(), whole);
    for of in [2, 3, 50] {
        let mut all = begin().part(0, of).run();
        (1..of).for_each(|place| all.join(begin().part(place, of).run()));
        assert_eq!(all.points().collect::<Vec<_>>(), whole, "{of} parts");
        assert_eq!(all.progress().done, whole.len());
    }
    let mut told = begin();
    let known = begin().run();
    for place in 0..known.len() {
        told.put(place, known.point(place).expect("it is known").measures);
    }
    told.put(usize::MAX, Measures::default());
    assert_eq!(told.points().collect::<Vec<_>>(), whole);
}

#[test]
fn what_is_written_is_read_again_and_written_in_one_way() {
    for (text, written) in [
        ("threshold:1..100", ""),
        ("threshold:1..100:1", "threshold:1..100"),
        ("threshold_messages:1..100:7", "threshold:1..100:7"),
        ("latency:50ms..0.5s:150", "latency:50..500:150"),
        ("bandwidth:8..64kb/s:0.5", "bandwidth:8..64:0.5"),
        ("until:10min..1h:10min", "until:600..3600:600"),
        ("threshold:50..50", ""),
        ("threshold:1..9,rule:as-shipped", "threshold:1..9"),
        ("threshold:1..9,rule:as-shipped,rule:epoch", ""),
        ("by:latency:50..500:150,threshold:1..9", "threshold:1..9,by:latency:50..500:150"),
        (
            "threshold:1..9,rule:take-back:waiting-pair,recovery-initiator,rule:epoch,by:lifetime:9..10",
            "",
        ),
    ] {
        let read = sweep(&incident(), text);
        let written = if written.is_empty() { text } else { written };
        assert_eq!(read.to_string(), written);
        let again = sweep(&incident(), written);
        assert_eq!(again.to_string(), written);
        assert_eq!(
            (again.over(), again.by(), again.rules()),
            (read.over(), read.by(), read.rules())
        );
    }
    for known in RULES {
        let text = format!("threshold:1..2,rule:{},rule:as-shipped:giving-pair", known.rule);
        assert_eq!(sweep(&incident(), &text).rules()[0], known.rule);
    }
    for number in (0..18_000).step_by(97) {
        let rule = Rule::numbered(number);
        let text = format!("threshold:1..2,rule:{rule}");
        assert_eq!(sweep(&incident(), &text).rules(), [rule]);
    }
}

#[test]
fn what_cannot_be_swept_is_told_with_what_is_allowed() {
    for (text, told) in [
        ("", "there is no parameter of that name; there is threshold, lifetime"),
        ("treshold:1..9", "perhaps threshold was meant"),
        ("rule:as-shipped", "which parameter"),
        ("initial-turn:0..1", "initial-turn is not a number; those that are: threshold, lifetime"),
        ("threshold", "the values of threshold are from, two points and to"),
        ("threshold:1-100", "the values of threshold are from, two points and to"),
        ("threshold:1..100:0", "the step must be a whole number from 1 (messages), not 0"),
        ("threshold:1..100:NaN", "the step must be a whole number from 1 (messages), not NaN"),
        ("threshold:1..100:-5", "the step must be a whole number from 1 (messages), not -5"),
        ("threshold:NaN..100", "threshold must be a whole number from 1 to 10000 (messages)"),
        ("threshold:0..100", "threshold must be a whole number from 1 to 10000 (messages)"),
        ("threshold:1..1000000", "threshold must be a whole number from 1 to 10000 (messages)"),
        ("threshold:1..99999999999999999999", "threshold must be a whole number from 1"),
        ("threshold:100..1", "it ends before it begins; perhaps 1..100 was meant"),
        (
            "lifetime:1..86400",
            "that is 86400 values, and 10000 are the most: the step must be at least 9",
        ),
        ("bandwidth:1..1000000:1 byte/s", "the step must be at least 101 (KB/s)"),
        ("threshold:1..9,by:threshold:1..2", "must be another one than threshold"),
        (
            "threshold:1..9,by:latency:1..100",
            "that is 100 values of the second parameter, and 12 are the most",
        ),
        ("threshold:1..9,lifetime:1..9", "there is one parameter, and one more behind by:"),
        ("threshold:1..9,rule:epok", "perhaps epoch was meant"),
        ("threshold:1..9,rule:epoch,rule:epoch", "this rule is there twice"),
        (
            "threshold:1..9000,rule:epoch,rule:as-shipped",
            "that is 18000 runs in all, and 10000 are the most",
        ),
    ] {
        let problems = Sweep::read(&incident(), text).err().expect(text);
        let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(all.iter().any(|one| one.contains(told)), "{text}: {all:?}");
    }
    let many: String =
        (0..13).map(|number| format!(",rule:{}", Rule::numbered(number * 2))).collect();
    let problems = Sweep::read(&incident(), &format!("threshold:1..2{many}")).err();
    assert!(problems.is_some_and(|all| all[0].what.contains("13 rules, and 12 at the most")));
    let long = format!("threshold:{}", "9".repeat(3_000));
    assert!(Sweep::read(&incident(), &long).err().is_some_and(|all| all[0].what.contains("2000")));
}

#[test]
fn a_scenario_that_is_too_much_at_one_end_is_told_before_anything_runs() {
    let mut scenario = incident();
    scenario.mail[0].every_s = 1;
    scenario.mail.extend(vec![scenario.mail[0].clone(); 4]);
    let axis = Axis::read("until", "60..86400:600").expect("it can be read");
    let problems = Sweep::new(&scenario, axis, None, Vec::new()).err().expect("there is too much");
    assert!(problems[0].what.contains("200000 at the most"), "{problems:?}");
    assert!(
        parameter_named("until").is_some_and(|until| Axis::around(until, &scenario, 9).is_some())
    );
}

/// A run that has too many steps says so, and its figures are those up to there.
#[test]
fn a_run_with_too_many_steps_is_not_complete() {
    let mut scenario = incident();
    scenario.parameters.latency_ms = 1;
    scenario.until_s = 86_400;
    scenario.cuts.clear();
    for mail in &mut scenario.mail {
        (mail.every_s, mail.first_s) = (1, 0);
    }
    scenario.parameters.bandwidth.bytes_per_s = 1_000_000_000;
    scenario.parameters.transfers = Transfers::InFull;
    scenario.parameters.checkpoint_size_kb = 1;
    let found = sweep(&scenario, "threshold:50..50").run();
    let measures = found.point(0).expect("it is known").measures;
    assert_eq!(measures, direct(&scenario));
    assert!(!measures.complete && measures.steps == 1_000_000, "{measures:?}");
}

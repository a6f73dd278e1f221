//! Two runs beside each other.

mod common;

use turnlab_core::run::{Comparison, History, MailChange, Outcome, TurnAnomalyKind, arrivals};
use turnlab_core::scenario::{LIBRARY, Scenario, read_link};

fn scenario(link: &str) -> Scenario {
    let (link, problems) = read_link(link);
    assert_eq!(problems, []);
    link.scenario
}

fn run(scenario: &Scenario) -> History {
    scenario.run().expect("it can be run")
}

fn compared(one: &Scenario, other: &Scenario) -> Comparison {
    Comparison::of([&run(one), &run(other)], [&one.mtas, &other.mtas])
}

#[test]
fn a_run_is_like_itself() {
    for entry in &LIBRARY {
        let scenario = entry.scenario();
        let comparison = compared(&scenario, &scenario);
        assert!(comparison.alike, "{}", entry.name);
        assert_eq!(comparison.first_us, None);
        assert_eq!(comparison.mail, MailChange::default());
        assert_eq!(comparison.pdus_alone, [0, 0]);
        assert_eq!(comparison.runs[0], comparison.runs[1]);
    }
}

#[test]
fn a_threshold_changes_nothing_until_it_is_reached() {
    let comparison = compared(&scenario("s=lost-turn"), &scenario("s=lost-turn&threshold=5"));
    let at_us = comparison.first_us.expect("they differ");
    // The fifth message waits, and a new association is made.
    let earlier = run(&scenario("s=lost-turn&threshold=5"));
    let opened = Outcome::of(&earlier, &["PARIS".to_owned(), "LONDON".to_owned()]);
    assert_eq!(at_us, opened.associations[1].started_us);
    assert!(comparison.mail.earlier > 0 && comparison.mail.later == 0, "{comparison:?}");
    let [shipped, five] = comparison.runs;
    assert!(five.turn_lost_us < shipped.turn_lost_us);
    assert_eq!((shipped.associations, five.associations), (2, 2));
}

/// Every figure is that of the runs by themselves.
#[test]
fn the_figures_are_those_of_each_run() {
    let pairs = [("s=lost-turn", "s=repaired"), ("s=busy-day", "s=busy-day&rule=epoch")];
    for (one, other) in pairs.map(|(one, other)| (scenario(one), scenario(other))) {
        let comparison = compared(&one, &other);
        for (scenario, figures) in [&one, &other].into_iter().zip(comparison.runs) {
            let history = run(scenario);
            let outcome = Outcome::of(&history, &scenario.mtas);
            let sum = |of: fn(&turnlab_core::run::MtaOutcome) -> usize| {
                outcome.mtas.iter().map(of).sum::<usize>()
            };
            assert_eq!(figures.accepted, sum(|mta| mta.accepted));
            assert_eq!(figures.delivered, sum(|mta| mta.delivered));
            assert_eq!(figures.associations, outcome.associations.len());
            assert_eq!(figures.pdus, history.passages().len());
            let longest = outcome.stalls.iter().map(|stall| stall.for_us).max();
            assert_eq!(figures.longest_stall_us, longest.unwrap_or(0));
            let lost = history.turn_anomalies().into_iter();
            let lost = lost.filter(|it| it.kind == TurnAnomalyKind::Lost);
            let longest = lost.map(|it| it.for_us(history.end_us())).max();
            assert_eq!(figures.turn_lost_us, longest.unwrap_or(0));
        }
    }
}

#[test]
fn what_one_has_is_what_the_other_lacks() {
    let pairs = [
        ("s=lost-turn", "s=repaired"),
        ("s=lost-turn", "s=lost-turn&cut=none"),
        ("s=lost-turn", "s=three-sites"),
        ("s=lost-turn", "s=lost-turn&until=60"),
        ("s=lost-turn", "s=lost-turn&mail=none"),
    ];
    for (one, other) in pairs.map(|(one, other)| (scenario(one), scenario(other))) {
        let (there, back) = (compared(&one, &other), compared(&other, &one));
        assert!(!there.alike);
        assert_eq!(there.first_us, back.first_us);
        assert_eq!(there.runs, [back.runs[1], back.runs[0]]);
        assert_eq!(there.pdus_alone, [back.pdus_alone[1], back.pdus_alone[0]]);
        let MailChange { later, latest_by_us, earlier, earliest_by_us, only_first, only_second } =
            back.mail;
        let turned = MailChange {
            later: earlier,
            latest_by_us: earliest_by_us,
            earlier: later,
            earliest_by_us: latest_by_us,
            only_first: only_second,
            only_second: only_first,
        };
        assert_eq!(there.mail, turned);
        // As many PDUs are in both, seen from either.
        let both = [0, 1].map(|run| there.runs[run].pdus - there.pdus_alone[run]);
        assert_eq!(both[0], both[1]);
    }
}

/// Before the first difference both have the same steps, and after it not.
#[test]
fn the_first_difference_is_the_first() {
    let (one, other) = (scenario("s=lost-turn"), scenario("s=lost-turn&cut=none"));
    let comparison = compared(&one, &other);
    let [one, other] = [run(&one), run(&other)];
    let at_us = comparison.first_us.expect("they differ");
    assert_eq!(at_us, 8_375_000, "the cut");
    let before = |run: &History| {
        let steps = run.told().take_while(|(step, _)| step.at_us < at_us);
        steps.map(|(step, effects)| (step.at_us, step.action, effects.to_vec())).collect::<Vec<_>>()
    };
    assert_eq!(before(&one), before(&other));
}

#[test]
fn the_same_mail_is_found_whatever_its_number() {
    // One more MTA with mail of its own: the numbers of the others move.
    let one = scenario("s=none&mtas=A:B:C&until=100&mail=A:B@5:every:10");
    let other = scenario("s=none&mtas=A:B:C&until=100&mail=C:B@1:every:3&mail=A:B@5:every:10");
    let both = arrivals([&run(&one), &run(&other)], [&one.mtas, &other.mtas]);
    assert_eq!(both.len(), 10);
    assert!(both.iter().any(|arrival| arrival.message[0] != arrival.message[1]));
    let comparison = compared(&one, &other);
    assert_eq!((comparison.mail.later, comparison.mail.earlier), (0, 0));
}

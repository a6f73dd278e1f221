//! Each message is delivered once, wherever the association is cut.

mod common;

use common::{LONDON, PARIS, Story, incident, mail, see, us};
use turnlab_core::protocol::{AS_SHIPPED, INITIATOR_DECIDES, Rule};
use turnlab_core::run::TurnAnomaly;
use turnlab_core::scenario::{Cut, Parameters, Scenario};

/// The incident with mail up to 26 minutes and time to drain. PARIS gets 53 messages, so that the
/// threshold of 50 is reached wherever the Turn was lost in the first hand-overs; there are no
/// later ones.
fn quiet(rule: Rule) -> Scenario {
    Scenario {
        rule,
        mail: vec![mail(PARIS, 0, 30, 53), mail(LONDON, 8, 1, 1)],
        cuts: Vec::new(),
        until_s: 7200,
        ..incident()
    }
}

/// Mail both ways up to 26 minutes, and so hand-overs all the time.
fn busy(rule: Rule) -> Scenario {
    Scenario {
        parameters: Parameters { threshold_messages: 3, ..Parameters::default() },
        mail: vec![mail(PARIS, 0, 30, 53), mail(LONDON, 8, 45, 35)],
        ..quiet(rule)
    }
}

/// How often the Turn was lost, and how often for good.
#[derive(Debug, Default)]
struct Tally {
    cuts: usize,
    lost: usize,
    for_good: usize,
    /// The first cut that kept mail back for ever.
    first_for_good_us: Option<i64>,
}

/// Cuts `association` at every step of the scenario, and just after it.
fn cut_everywhere(scenario: &Scenario, association: u16) -> Tally {
    let mut times: Vec<i64> = (Story::of(scenario.clone()).history.steps())
        .flat_map(|step| [step.at_us, step.at_us + 1_000])
        .collect();
    times.dedup();
    let mut tally = Tally::default();
    for at_us in times {
        let mut scenario = scenario.clone();
        scenario.cuts.push(Cut { at_us, association });
        let story = Story::of(scenario);
        let lost = story.lost_turns();
        tally.cuts += 1;
        tally.lost += usize::from(!lost.is_empty());
        if !assert_delivered_once(&story, &lost) {
            tally.for_good += 1;
            tally.first_for_good_us.get_or_insert(at_us);
        }
    }
    tally
}

/// Whether all was delivered. What was not waits for a lost Turn, too late for the threshold: the
/// Turn of every association is lost, and no queue is long enough for one more.
fn assert_delivered_once(story: &Story, lost: &[TurnAnomaly]) -> bool {
    let (undelivered, waiting) = (story.undelivered(), story.waiting_at_the_end());
    if undelivered.is_empty() {
        assert_eq!(waiting, [0, 0], "delivered, and still queued: {}", see(&story.scenario));
        return true;
    }
    let for_good = lost.iter().filter(|anomaly| anomaly.to_us.is_none());
    let associations = story.starts().len();
    let needed = story.scenario.parameters.threshold_messages * associations as u32;
    assert!(
        for_good.count() == associations && waiting.iter().all(|&waiting| waiting < needed),
        "{undelivered:?} not delivered, {waiting:?} waiting: {}",
        see(&story.scenario)
    );
    false
}

fn assert_repaired(tally: &Tally) {
    assert_eq!((tally.lost, tally.for_good), (0, 0), "the repair loses the Turn: {tally:?}");
}

#[test]
fn one_cut_anywhere_in_a_quiet_run() {
    let tally = cut_everywhere(&quiet(AS_SHIPPED), 1);
    assert!(tally.lost > 0, "no cut loses the Turn: {tally:?}");
    assert!(tally.lost < tally.cuts, "every cut loses the Turn: {tally:?}");
    assert_eq!(tally.for_good, 0, "a cut keeps mail back for ever: {tally:?}");
    assert_repaired(&cut_everywhere(&quiet(INITIATOR_DECIDES), 1));
}

#[test]
fn one_cut_anywhere_in_a_busy_run() {
    let tally = cut_everywhere(&busy(AS_SHIPPED), 1);
    assert!(tally.lost > 10, "hardly a cut loses the Turn: {tally:?}");
    assert!(tally.lost < tally.cuts, "every cut loses the Turn: {tally:?}");
    // With the last messages of the day the threshold cannot be reached any more.
    let late_us = tally.first_for_good_us.unwrap_or(i64::MAX);
    assert!(late_us > us("25:00"), "mail is kept back for ever: {tally:?}");
    assert_repaired(&cut_everywhere(&busy(INITIATOR_DECIDES), 1));
}

#[test]
fn a_second_cut_anywhere_after_the_incident_in_a_quiet_run() {
    second_cut_anywhere(quiet);
}

#[test]
fn a_second_cut_anywhere_after_the_incident_in_a_busy_run() {
    second_cut_anywhere(busy);
}

fn second_cut_anywhere(scenario: fn(Rule) -> Scenario) {
    let hurt = |rule| Scenario { cuts: incident().cuts, ..scenario(rule) };
    let first = cut_everywhere(&hurt(AS_SHIPPED), 1);
    assert_eq!(first.for_good, 0, "another cut of the lost association: {first:?}");
    // The Turn of association 2 can be lost like that of the first, and then twice the threshold
    // would have to wait: more than still come. The rest waits for ever, as in Q166594.
    let second = cut_everywhere(&hurt(AS_SHIPPED), 2);
    assert!(second.for_good > 0, "no cut loses the second Turn as well: {second:?}");
    assert!(second.for_good < second.cuts / 20, "hardly any cut is harmless: {second:?}");
    assert_repaired(&cut_everywhere(&hurt(INITIATOR_DECIDES), 1));
}

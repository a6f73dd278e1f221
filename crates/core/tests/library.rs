//! Every scenario with a name keeps the promise of its two sentences.

mod common;

use common::{LONDON, PARIS, Story, us};
use turnlab_core::protocol::Pdu;
use turnlab_core::run::{Stop, TurnAnomalyKind};
use turnlab_core::scenario::{LIBRARY, library_entry, read_link, write_link};
use turnlab_core::world::Effect;

fn story(name: &str) -> Story {
    let entry = library_entry(name).unwrap_or_else(|| panic!("there is no {name}"));
    Story::of(entry.scenario())
}

#[test]
fn each_opens_within_its_run_comes_to_its_end_and_has_a_link() {
    for entry in &LIBRARY {
        let scenario = entry.scenario();
        assert!(entry.opens_at_us <= scenario.until_us(), "{}", entry.name);
        assert_eq!(entry.summary.matches(". ").count(), 1, "{}: two sentences", entry.name);
        let (link, problems) = read_link(&format!("s={}", entry.name));
        assert_eq!((link.scenario, problems), (scenario.clone(), vec![]), "{}", entry.name);
        let (link, problems) = read_link(&write_link(&link_of(entry.name)));
        assert_eq!((link.scenario, problems), (scenario.clone(), vec![]), "{}", entry.name);
        let history = scenario.run().unwrap_or_else(|wrong| panic!("{}: {wrong:?}", entry.name));
        assert_eq!(history.stop(), Stop::TimeOver, "{}", entry.name);
    }
}

fn link_of(name: &str) -> turnlab_core::scenario::Link {
    read_link(&format!("s={name}")).0
}

#[test]
fn the_repair_and_the_lost_acknowledgement_do_no_harm() {
    for name in ["repaired", "lost-ack"] {
        let story = story(name);
        assert_eq!(story.turn_anomalies(), [], "{name}");
        assert_eq!((story.starts().len(), story.undelivered()), (1, vec![]), "{name}");
    }
}

#[test]
fn taking_back_makes_two() {
    let doubled = story("two-holders").turn_anomalies();
    assert!(doubled.iter().any(|anomaly| anomaly.1 == TurnAnomalyKind::Doubled), "{doubled:?}");
}

#[test]
fn a_message_is_resumed_and_under_a_fresh_start_begun_again() {
    let resumed = |name: &str| {
        let story = story(name);
        assert_eq!(story.undelivered(), [], "{name}");
        story.sent().iter().any(|sent| matches!(sent.pdu, Pdu::ActivityResume { .. }))
    };
    assert!(resumed("resume-transfer"));
    assert!(!resumed("fresh-start"));
}

#[test]
fn a_fresh_start_sends_150_kb_twice() {
    let sent_kb = |name: &str| {
        let story = story(name);
        let confirmed = story.sent().into_iter().filter_map(|sent| match sent.pdu {
            Pdu::MinorSyncAck { serial, .. } if sent.at_us < us("20") => Some(serial * 30),
            _ => None,
        });
        confirmed.max()
    };
    assert_eq!(sent_kb("fresh-start"), Some(150), "what was safe at the cut");
}

#[test]
fn in_monologue_london_opens_its_own() {
    let story = story("monologue");
    let by: Vec<_> = story.starts().iter().map(|start| (start.1, start.2)).collect();
    assert_eq!(by, [(PARIS, 1), (LONDON, 5)]);
    assert!(!story.sent().iter().any(|sent| sent.pdu.moves_turn()));
}

#[test]
fn a_threshold_of_five_opens_at_two_and_a_half_minutes() {
    assert_eq!(story("low-threshold").starts()[1].0, us("150"));
}

#[test]
fn at_the_limit_the_mail_goes_on_waiting() {
    let story = story("association-limit");
    assert_eq!(story.starts().len(), 1);
    let limited = story.history.all_effects().any(|e| matches!(e.2, Effect::AtLimit { .. }));
    assert!(limited && story.at_the_end().queue_at(PARIS) > 50);
}

#[test]
fn refused_binds_lose_no_turn() {
    let story = story("bind-refused");
    assert_eq!((story.turn_anomalies(), story.undelivered()), (vec![], vec![]));
    assert!(story.deliveries()[0].2 > us("900"));
}

#[test]
fn a_restart_ends_the_lost_turn() {
    let story = story("mta-restart");
    let [lost] = story.turn_anomalies()[..] else { panic!("one lost Turn") };
    assert_eq!((lost.1, lost.3), (TurnAnomalyKind::Lost, Some(us("310"))));
    assert_eq!(story.undelivered(), []);
}

#[test]
fn a_busy_day_has_thousands_of_messages_and_one_lost_turn() {
    let story = story("busy-day");
    assert!(story.deliveries().len() > 3_000, "{}", story.deliveries().len());
    let lost = story.lost_turns();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(lost[0].from_us > us("3600"), "by the second cut");
}

#[test]
fn between_the_other_sites_mail_flows_on() {
    let story = story("three-sites");
    let lost: Vec<_> = story.turn_anomalies().iter().map(|anomaly| anomaly.0).collect();
    assert_eq!(lost, [1], "between PARIS and LONDON alone");
    let rome = story.deliveries().into_iter().filter(|delivery| delivery.1.0 > 0).count();
    assert!(rome > 10, "{rome} messages over the other associations");
}

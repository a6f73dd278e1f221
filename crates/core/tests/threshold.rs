//! The threshold, exactly (docs/protocol.md#the-mta), and the limit of associations.

mod common;

use common::{LONDON, PARIS, Story, incident, mail, us};
use turnlab_core::protocol::Pdu;
use turnlab_core::scenario::{Cut, Parameters, Scenario};
use turnlab_core::world::{AssociationId, Effect};

fn incident_with(threshold_messages: u32, associations_per_peer: u32) -> Scenario {
    Scenario {
        parameters: Parameters {
            threshold_messages,
            associations_per_peer,
            ..Parameters::default()
        },
        until_s: 3599,
        ..incident()
    }
}

#[test]
fn the_second_association_is_started_with_exactly_the_threshold_waiting() {
    for threshold in [2, 5, 49, 50, 51] {
        let story = Story::of(incident_with(threshold, 9));
        let starts = story.starts();
        let second_us = i64::from(threshold) * us("30");
        let expected = [(0, PARIS, 1), (second_us, PARIS, threshold)];
        assert_eq!(starts, expected, "threshold {threshold}");
        assert_eq!(story.undelivered(), [], "threshold {threshold}");
    }
}

#[test]
fn with_a_threshold_of_one_any_waiting_message_will_do() {
    let story = Story::of(incident_with(1, 9));
    // LONDON's message at 8 s is one that waits while one association is there.
    assert_eq!(story.starts(), [(0, PARIS, 1), (us("8"), LONDON, 1)]);
    assert_eq!(story.undelivered(), []);
}

/// The second association is cut in a give as well, so that it takes twice the threshold to open
/// the third.
fn both_associations_lost(threshold: u32, limit: u32) -> Scenario {
    let mut scenario = incident_with(threshold, limit);
    scenario.mail = vec![mail(PARIS, 0, 30, 0), mail(LONDON, 8, 1, 1)];
    let second_give_us = second_give_us(&scenario);
    scenario.cuts.push(Cut { at_us: second_give_us + 1, association: 2 });
    scenario
}

/// When PARIS gives the Turn on association 2.
fn second_give_us(scenario: &Scenario) -> i64 {
    let story = Story::of(scenario.clone());
    let mut effects = story.history.all_effects();
    let give = effects.find_map(|(_, at_us, effect)| match effect {
        Effect::Sent { association: AssociationId(1), pdu: Pdu::Gtc { .. }, .. } => Some(at_us),
        _ => None,
    });
    give.expect("PARIS gives the Turn on association 2, for LONDON has mail")
}

#[test]
fn the_third_association_takes_twice_the_threshold() {
    for threshold in [2, 5, 20] {
        let story = Story::of(both_associations_lost(threshold, 9));
        let waiting: Vec<u32> = story.starts().into_iter().map(|(_, _, n)| n).collect();
        assert_eq!(waiting, [1, threshold, 2 * threshold], "threshold {threshold}");
        assert_eq!(story.undelivered(), [], "threshold {threshold}");
    }
}

#[test]
fn the_limit_of_associations_per_peer_is_kept() {
    for limit in [2, 3] {
        let story = Story::of(both_associations_lost(5, limit));
        assert_eq!(story.starts().len() as u32, limit, "limit {limit}");
    }
    let alone = Story::of(incident_with(5, 1));
    let end = alone.at_the_end();
    assert_eq!(end.associations(), 1, "one association is all there may be");
    assert_eq!(end.queue_at(PARIS), 119, "and so everything after the loss waits");
}

//! Where the Turn is lost, and for how long (protocol.md §4, "In a run").
//!
//! Neither of the two rules can double it: see `invariants.rs`.

mod common;

use common::{Story, cut, incident, us};
use turnlab_core::protocol::StateName::{Closed, Lost};
use turnlab_core::run::{Stretch, StretchKind};
use turnlab_core::scenario::{Cut, Parameters, Scenario};
use turnlab_core::world::AssociationId;

fn cut_at(times: &[&str]) -> Scenario {
    Scenario { cuts: times.iter().copied().map(cut).collect(), ..incident() }
}

fn lost(from: &str, to: Option<&str>) -> Stretch {
    Stretch {
        association: AssociationId(0),
        kind: StretchKind::Lost,
        from_us: us(from),
        to_us: to.map(us),
    }
}

#[test]
fn a_lost_turn_stays_lost_over_further_losses() {
    // While lost, while recovering with RTORQ and then RTOAC on its way, and when recovered.
    for second in ["12", "18.5", "18.7", "20", "100"] {
        let stretches = Story::of(cut_at(&["8.375", second])).history.stretches();
        assert_eq!(stretches, [lost("8.375", None)], "the second cut at {second} s");
    }
}

#[test]
fn it_begins_with_the_loss_that_caused_it() {
    let stretches = Story::of(cut_at(&["5", "8.375"])).history.stretches();
    assert_eq!(stretches, [], "the first cut moves the give away from the second");
    let stretches = Story::of(cut_at(&["5", "15.7", "30.4"])).history.stretches();
    assert_eq!(stretches, [lost("15.7", None)], "the third cut finds it lost already");
    let stretches = Story::of(cut_at(&["12", "30.4"])).history.stretches();
    assert_eq!(stretches, [lost("30.4", None)], "the first cut did no harm");
}

#[test]
fn it_ends_where_the_association_is_closed() {
    // Recovering a second time takes longer than the recovery timeout.
    let scenario = Scenario {
        parameters: Parameters { recovery_timeout_s: 15, ..Parameters::default() },
        ..cut_at(&["8.375", "30", "40.3"])
    };
    let story = Story::of(scenario);
    assert_eq!(story.history.stretches(), [lost("8.375", Some("45"))]);
    assert_eq!(story.at("45").states(1), [Closed, Lost], "LONDON closes it on its own, later");
    assert_eq!(story.starts()[1].0, us("45"), "there is room for another association at once");
    assert_eq!(story.undelivered(), []);
}

#[test]
fn it_does_not_begin_with_a_hand_over_that_arrives() {
    let story = Story::of(cut_at(&[]));
    assert_eq!(story.history.stretches(), [], "GTC and GTA on their way are no loss");
}

#[test]
fn each_association_has_its_own() {
    let mut scenario = cut_at(&["8.375"]);
    scenario.parameters.threshold_messages = 5;
    // PARIS gives the Turn of association 2 after its first message there.
    let gives_us = Story::of(scenario.clone()).deliveries()[1].2 + us("0.25");
    scenario.cuts.push(Cut { at_us: gives_us + 1, association: 2 });
    let second = Stretch {
        association: AssociationId(1),
        kind: StretchKind::Lost,
        from_us: gives_us + 1,
        to_us: None,
    };
    assert_eq!(Story::of(scenario).history.stretches(), [lost("8.375", None), second]);
}

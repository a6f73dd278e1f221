use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::scenario::{MOST_ORDERED, Scenario};

use super::common::{incident, scenario};

/// What the first anomaly of a run of this kind shrinks to: the order, without the opening.
fn shrunk(scenario: &Scenario, kind: TurnAnomalyKind) -> Vec<String> {
    let history = scenario.run().expect("it can be run");
    let anomalies = history.turn_anomalies();
    let anomaly = anomalies.iter().find(|anomaly| anomaly.kind == kind).expect("it goes wrong");
    let short = scenario.shortest(&history, anomaly).expect("there is a shorter one");
    let again = short.run().expect("it can be run");
    let last = again.turn_anomalies().pop().expect("the same goes wrong");
    assert_eq!((last.kind, last.first_step.index() + 1), (kind, again.step_count()));
    short.order[3..].iter().map(ToString::to_string).collect()
}

#[test]
fn the_incident_in_six_steps() {
    let short = shrunk(&incident(), TurnAnomalyKind::Lost);
    let steps = ["mail:LONDON", "to:PARIS", "cut", "reconnect:PARIS", "to:LONDON", "to:PARIS"];
    assert_eq!(short, steps);
}

#[test]
fn two_holders() {
    let long = scenario("s=two-holders");
    assert_eq!(shrunk(&long, TurnAnomalyKind::Doubled).len(), 7);
}

/// What goes wrong only late in a long run, because a user asked for the Turn, is found all the same.
#[test]
fn late_in_a_long_run() {
    let long = scenario("s=lost-turn&please=LONDON@700&cut=700.375&until=1000");
    assert!(long.run().expect("it can be run").step_count() < MOST_ORDERED);
    assert_eq!(shrunk(&long, TurnAnomalyKind::Lost).len(), 6);
}

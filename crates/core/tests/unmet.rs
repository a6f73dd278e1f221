//! What of a scenario met nothing in its run.

mod common;

use common::scenario;
use turnlab_core::run::Unmet;

fn unmet(link: &str) -> Unmet {
    scenario(link).run().expect("it can be run").unmet().clone()
}

fn cuts(places: &[usize]) -> Unmet {
    Unmet { cuts: places.to_vec(), ..Unmet::default() }
}

fn faults(places: &[usize]) -> Unmet {
    Unmet { faults: places.to_vec(), ..Unmet::default() }
}

#[test]
fn cuts_that_meet_something_are_not_told() {
    assert!(unmet("").is_empty());
    assert!(unmet("s=lost-turn&cut=0").is_empty(), "it is on its way at once");
}

#[test]
fn a_cut_where_nothing_is_connected() {
    assert_eq!(unmet("cut=8.375&cut=9"), cuts(&[1]), "it is down since the first");
    assert_eq!(unmet("cut=8.375&cut=2@100"), cuts(&[1]), "there is no second one yet");
    assert_eq!(unmet("cut=none&cut=3@1600"), cuts(&[0]), "there never is");
}

#[test]
fn faults_that_change_nothing() {
    let down = "cut=none&until=120&down=PARIS:LONDON";
    assert_eq!(unmet(&format!("{down}@31-40")), Unmet::default(), "the association is lost");
    assert_eq!(unmet("cut=none&until=120&stop=LONDON@50-55"), Unmet::default(), "it loses its own");
    assert_eq!(unmet("cut=none&until=120&refuse=LONDON@50-55"), faults(&[0]), "nobody binds then");
    assert_eq!(unmet("cut=none&until=120&refuse=LONDON@0-5"), Unmet::default(), "PARIS does");
    assert_eq!(unmet("cut=none&until=120&cut-when=PARIS:give:9:50"), faults(&[0]), "no ninth one");
    assert_eq!(unmet("cut=none&until=120&cut-after=5000"), faults(&[0]), "no such step");
}

#[test]
fn requests_that_are_refused() {
    let refused = unmet("cut=none&until=120&give=LONDON@5");
    assert_eq!(refused.commands, [0], "it has no Turn to give");
    assert!(unmet("cut=none&until=120&give=PARIS@5").is_empty());
}

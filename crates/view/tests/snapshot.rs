//! What stands at the cursor.

mod common;

use common::story;
use turnlab_view::{MtaSnapshot, Snapshot};

fn at(link: &str, seconds: f64) -> Snapshot {
    story(link).snapshot((seconds * 1e6) as i64)
}

fn said(end: &MtaSnapshot) -> String {
    let MtaSnapshot { name, state, belief, queue, timers, others, .. } = end;
    [name, state, belief, queue, timers, others].map(String::as_str).join(" | ")
}

/// Where the one Turn is, and whether that is wrong.
fn turn(readout: &Snapshot) -> (&str, bool) {
    assert_eq!(readout.turns.len(), 1);
    (&readout.turns[0].text, readout.turns[0].alarm)
}

#[test]
fn before_the_hand_over() {
    let readout = at("s=lost-turn", 8.0);
    assert_eq!(
        said(&readout.ends[0]),
        "PARIS | Holding | has the Turn | 0 queued | closes if idle in 4 min 55 s | "
    );
    assert_eq!(said(&readout.ends[1]), "LONDON | Asked | thinks PARIS has it | 1 queued |  | ");
    assert_eq!(turn(&readout), ("with PARIS", false));
    assert_eq!(readout.associations, ["1 of 9, next at 50 queued"]);
}

#[test]
fn while_the_turn_is_on_its_way() {
    let readout = at("s=lost-turn&cut=none", 8.3);
    assert_eq!(turn(&readout), ("on its way to LONDON", false));
}

#[test]
fn while_the_association_is_lost() {
    let readout = at("s=lost-turn", 10.0);
    let timers = "gives up recovery in 58.4 s";
    let paris = format!(
        "PARIS | Lost | remembers that LONDON has it | 0 queued | connects again in 8.4 s, {timers} | "
    );
    assert_eq!(said(&readout.ends[0]), paris);
    assert_eq!(
        said(&readout.ends[1]),
        format!("LONDON | Lost | remembers that PARIS has it | 1 queued | {timers} | ")
    );
    assert_eq!(turn(&readout), ("lost since 8.38 s", true));
}

#[test]
fn while_the_line_is_down_nobody_holds_the_turn() {
    let readout = at("s=lost-turn&cut=5", 6.0);
    assert_eq!(turn(&readout), ("line down", false));
    assert_eq!(readout.ends[0].belief, "remembers having the Turn");
}

#[test]
fn at_the_end_the_first_association_lingers() {
    let readout = at("s=lost-turn", 1660.0);
    assert_eq!(readout.ends[0].others, "association 1: Asked, thinks LONDON has it");
    assert_eq!(readout.ends[1].others, "association 1: Asked, thinks PARIS has it");
    assert_eq!(readout.ends[0].queue, "0 queued");
    assert_eq!(readout.associations, ["2 of 9, next at 100 queued"]);
}

#[test]
fn at_the_beginning_there_is_an_association_to_be() {
    let readout = at("s=lost-turn", 0.0);
    assert_eq!(readout.ends[0].state, "Opening");
    assert_eq!(turn(&readout), ("not decided yet", false));
}

//! Where mail stands still: what counts as that, and what does not.

mod common;

use common::{PARIS, Story, incident, mail, scenario};
use expect_test::{Expect, expect};
use turnlab_core::run::StallEnd;
use turnlab_core::scenario::{Mail, Scenario, seconds_text};
use turnlab_core::world::MtaId;

const LONDON: MtaId = common::LONDON;

fn check(scenario: Scenario, expected: Expect) {
    let names = scenario.mtas.clone();
    let told: Vec<String> = Story::of(scenario)
        .history
        .stalls()
        .iter()
        .map(|stall| {
            let ended = match stall.ended {
                StallEnd::Delivered(association) => format!("over {}", association.number()),
                StallEnd::GivenUp => "given up".to_owned(),
                StallEnd::StillStanding => "still".to_owned(),
            };
            format!(
                "{} to {}: {} to {}, {} waiting, {ended}",
                names[stall.from.index()],
                names[stall.to.index()],
                seconds_text(stall.from_us),
                seconds_text(stall.to_us),
                stall.waiting
            )
        })
        .collect();
    expected.assert_eq(&told.join("\n"));
}

fn uncut(mail: Vec<Mail>) -> Scenario {
    Scenario { cuts: Vec::new(), mail, ..incident() }
}

#[test]
fn the_incident_stands_still_both_ways() {
    check(
        incident(),
        expect![[r#"
        LONDON to PARIS: 8 to 1504.5, 1 waiting, over 2
        PARIS to LONDON: 30 to 1502.25, 50 waiting, over 2"#]],
    );
}

#[test]
fn a_run_that_ends_too_early_still_stands() {
    check(
        scenario("until=600"),
        expect![[r#"
        LONDON to PARIS: 8 to 600, 1 waiting, still
        PARIS to LONDON: 30 to 600, 20 waiting, still"#]],
    );
}

/// Between two messages nothing waits, so that nothing stands still.
#[test]
fn a_pause_between_sparse_messages_is_none() {
    check(uncut(vec![mail(PARIS, 0, 600, 3), mail(LONDON, 5, 900, 2)]), expect![[""]]);
}

/// A large message is on the line for as long as it takes, and holds the others up: mail moves.
#[test]
fn a_line_that_is_busy_does_not_stand_still() {
    for transfers in ["one-pdu", "in-full"] {
        let link = format!("cut=none&message-size=1200&transfers={transfers}&until=900");
        check(scenario(&link), expect![[""]]);
    }
}

/// One direction flows while the other starves.
#[test]
fn each_direction_is_looked_at_by_itself() {
    check(scenario("rule=regenerate"), expect!["LONDON to PARIS: 8 to 1665, 1 waiting, still"]);
}

/// Where all that waits is given up, that ends it.
#[test]
fn what_is_given_up_waits_no_longer() {
    check(
        scenario(
            "s=lost-turn&cut=none&max-transfer-retries=0&transfer-timeout-normal=1&bandwidth=1&message-size=300&until=900",
        ),
        expect![[""]],
    );
}

#[test]
fn an_hour_without_a_bind() {
    check(scenario("s=bind-refused"), expect!["PARIS to LONDON: 0 to 1203.25, 41 waiting, over 1"]);
}

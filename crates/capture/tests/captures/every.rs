//! No frame of any capture is malformed, and remarks have a reason.

use expect_test::expect;
use turnlab_core::scenario::{LIBRARY, Scenario};

use crate::tshark::{Tshark, capture, scenario, tshark};
use crate::{random, story};

/// What tshark remarks when a run has a loss, a close or a resumption in it, and the reason.
const KNOWN: [&str; 6] = [
    // A loss, in tshark's words and in ours: the comment of the packet.
    "Connection reset (RST)",
    "The association is lost.",
    // A close.
    "Connection finish (FIN)",
    "This frame initiates the connection closing",
    "This frame undergoes the connection closing",
    // A message that begins with the stub of a piece, on the connection that resumes it: a value of a
    // syntax that nobody knows.
    "RTSE: Dissector for OID 2.999 not implemented",
];

/// The first few remarks that have no reason.
fn check(tshark: &Tshark, name: &str, scenario: &Scenario) {
    let unknown: Vec<String> = tshark
        .remarks(&capture(scenario))
        .into_iter()
        .filter(|remark| !KNOWN.contains(&remark.as_str()))
        .take(5)
        .collect();
    assert!(unknown.is_empty(), "tshark on {name}: {unknown:?}");
}

#[test]
fn every_scenario_of_the_library_is_dissected() {
    let Some(tshark) = tshark() else { return };
    for entry in &LIBRARY {
        check(&tshark, entry.name, &entry.scenario());
    }
}

/// What else goes wrong, each thing by itself.
const FAULTS: [&str; 12] = [
    "cut-after=1",
    "cut-after=2",
    "cut-after=9",
    "cut-when=PARIS:open:1:30",
    "cut-when=LONDON:accept:1:10",
    "cut-when=PARIS:transfer:1:90",
    "cut-when=PARIS:give:1:50",
    "cut-when=LONDON:give-ack:1:99",
    "stop=PARIS@1-30",
    "stop=LONDON@9-30",
    "down=PARIS:LONDON@9-100",
    "link=PARIS:LONDON@9:2000:1&link=PARIS:LONDON@20:1:64",
];

#[test]
fn faults_are_dissected() {
    let Some(tshark) = tshark() else { return };
    for fault in FAULTS {
        check(&tshark, fault, &scenario(&format!("s=lost-turn&until=120&cut=none&{fault}")));
        let in_full = format!("s=resume-transfer&cut=none&{fault}");
        check(&tshark, &in_full, &scenario(&in_full));
    }
}

/// The shortest way to lose the Turn, each thing in its second.
#[test]
fn an_explicit_order_is_dissected() {
    let Some(tshark) = tshark() else { return };
    let order = "open:PARIS to:LONDON to:PARIS mail:LONDON to:PARIS cut reconnect:PARIS to:LONDON to:PARIS \
                 mail:PARIS to:LONDON";
    let ordered = |word: &str| word.parse().expect("it is a thing of an order");
    let order = order.split_whitespace().map(ordered).collect();
    let scenario = Scenario { order, ..scenario("lost-turn") };
    check(&tshark, "an explicit order", &scenario);
    expect![[r#"
        0 PARIS 1024: SYN
        0.25 LONDON 1024: SYN
        0.5 PARIS 1024: ses.type=13 setting=0x00 connectionDataRQ=0 dialogueMode=1
        2 LONDON 1024: ses.type=14 setting=0x00 connectionDataAC=0
        4 LONDON 1024: ses.type=2 rttp=2
        4 PARIS 1024: ses.type=21
        5 PARIS 1024: RST
        6 PARIS 1025: SYN
        6.25 LONDON 1025: SYN
        6.5 PARIS 1025: ses.type=13 setting=0x01 connectionDataRQ=1 dialogueMode=1 commonReference=97-01-01 00:00:00 (UTC)
        8 LONDON 1025: ses.type=14 setting=0x01 connectionDataAC=1 commonReference=97-01-01 00:00:00 (UTC)
        9 PARIS 1025: ses.type=2 rttp=2
    "#]].assert_eq(&story::told(&tshark, &capture(&scenario), "frame"));
}

/// How many of the random scenarios are looked at.
const RANDOM: u64 = 60;

#[test]
fn random_scenarios_are_dissected() {
    let Some(tshark) = tshark() else { return };
    for number in 0..RANDOM {
        check(&tshark, &format!("random scenario {number}"), &random::scenario(number));
    }
}

//! A scenario in which nothing is left out, so that the shape of every part is known.

use turnlab_core::scenario::{
    Bandwidth, Fault, LinkBetween, Mail, MessagePriority, Scenario, TurnCommand, UserCommand,
};

/// A scenario with something in every list, and one fault of every kind. It is never run.
pub(crate) fn with_every_part() -> Scenario {
    let (at_us, mta, association) = (0, String::new(), 1);
    let mail = Mail { priority: Some(MessagePriority::Normal), ..Mail::default() };
    let (between, latency_ms, bandwidth) = (Default::default(), 1, Bandwidth::kb_per_s(1));
    Scenario {
        mail: vec![mail],
        links: vec![LinkBetween { between, latency_ms, bandwidth }],
        commands: vec![UserCommand { at_us, mta, association, command: TurnCommand::Please }],
        faults: faults(),
        ..Scenario::default()
    }
}

fn faults() -> Vec<Fault> {
    let both = || [String::new(), String::new()];
    let (mta, at_us, from_us, to_us) = (String::new(), 0, 0, 0);
    let (from, pdu, nth, percent) = (String::new(), String::new(), 1, 50);
    let (latency_ms, bandwidth) = (1, Bandwidth::kb_per_s(1));
    vec![
        Fault::CutAfterStep { step: 1, association: 1 },
        Fault::CutInFlight { from, pdu, nth, percent },
        Fault::LinkDown { between: both(), from_us, to_us },
        Fault::SetLink { between: both(), at_us, latency_ms, bandwidth },
        Fault::Stop { mta: mta.clone(), from_us, to_us },
        Fault::RefuseBinds { mta, from_us, to_us },
    ]
}

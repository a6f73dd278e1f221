//! What goes wrong in a scenario, in a few words.

use turnlab_core::scenario::Fault;

use crate::clock;

/// A fault in a few words: "PARIS stopped, 5:10 to 6:10".
#[must_use]
pub fn fault_words(fault: &Fault) -> String {
    fault_words_at(fault, &clock)
}

/// The same with its times as they are to be told.
pub(crate) fn fault_words_at(fault: &Fault, clock: &dyn Fn(i64) -> String) -> String {
    let span = |from_us: &i64, to_us: &i64| format!("{} to {}", clock(*from_us), clock(*to_us));
    match fault {
        Fault::CutAfterStep { step, association } => {
            format!("association {association} cut after step {step}")
        }
        Fault::CutInFlight { from, pdu, nth, percent } => {
            format!("cut when {pdu} {nth} of {from} is {percent} % of its way")
        }
        Fault::LinkDown { between: [one, other], from_us, to_us } => {
            format!("{one}–{other} down, {}", span(from_us, to_us))
        }
        Fault::SetLink { between: [one, other], at_us, latency_ms, bandwidth } => format!(
            "{one}–{other} at {latency_ms} ms one way and {bandwidth} KB/s from {}",
            clock(*at_us)
        ),
        Fault::Stop { mta, from_us, to_us } => format!("{mta} stopped, {}", span(from_us, to_us)),
        Fault::RefuseBinds { mta, from_us, to_us } => {
            format!("{mta} refuses binds, {}", span(from_us, to_us))
        }
    }
}

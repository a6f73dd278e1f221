//! What goes wrong besides cuts: each fault with a way to be rid of it, and buttons that add more.

use turnlab_core::scenario::Fault;
use turnlab_view::clock;
use yew::prelude::*;

/// How long a fault that is added lasts, in microseconds.
const LASTS_US: i64 = 60_000_000;
/// The latency (ms) and the bandwidth (KB/s) of a link that is slowed down.
const SLOW: (u32, u32) = (2_000, 1);

/// The faults of a scenario with these MTAs. One more is told by `on_add` and begins at 0: whoever is
/// told knows where the cursor is. One less is told by its place.
pub fn faults(
    mtas: &[String],
    faults: &[Fault],
    on_add: &Callback<Fault>,
    on_remove: &Callback<usize>,
) -> Html {
    let one = |(index, fault): (usize, &Fault)| item(index, fault, on_remove);
    let more = |(name, fault): (String, Fault)| {
        let onclick = on_add.reform(move |_: MouseEvent| fault.clone());
        html! { <button type="button" class="quiet" {onclick}>{ name }</button> }
    };
    html! {
        <section class="cuts faults">
            <h2>{ "Other faults" }</h2>
            if !faults.is_empty() {
                <ul>{ for faults.iter().enumerate().map(one) }</ul>
            }
            <p class="summary">{ "Add one at the cursor, for a minute:" }</p>
            <div class="more">{ for offered(mtas).into_iter().map(more) }</div>
        </section>
    }
}

fn item(index: usize, fault: &Fault, on_remove: &Callback<usize>) -> Html {
    let words = words(fault);
    let onclick = on_remove.reform(move |_: MouseEvent| index);
    html! {
        <li key={index}>
            <span>{ words.clone() }</span>
            <button type="button" class="quiet" {onclick}
                aria-label={format!("Remove: {words}")}>{ "Remove" }</button>
        </li>
    }
}

/// What can be added, each with its name, from 0 on.
fn offered(mtas: &[String]) -> Vec<(String, Fault)> {
    let (from_us, to_us) = (0, LASTS_US);
    let (latency_ms, bandwidth_kb_per_s) = SLOW;
    let mut offered = Vec::new();
    for (place, mta) in mtas.iter().enumerate() {
        let stop = Fault::Stop { mta: mta.clone(), from_us, to_us };
        let refuse = Fault::RefuseBinds { mta: mta.clone(), from_us, to_us };
        offered.push((format!("Stop {mta}"), stop));
        offered.push((format!("{mta} refuses binds"), refuse));
        for peer in &mtas[place + 1..] {
            let between = [mta.clone(), peer.clone()];
            let down = Fault::LinkDown { between: between.clone(), from_us, to_us };
            let slow = Fault::SetLink { between, at_us: 0, latency_ms, bandwidth_kb_per_s };
            let which = if mtas.len() > 2 { format!(" {mta}–{peer}") } else { String::new() };
            offered.push((format!("Link{which} down"), down));
            offered.push((format!("Link{which} slow from then on"), slow));
        }
    }
    offered
}

/// The same fault so much later.
pub fn later(fault: Fault, by_us: i64) -> Fault {
    let moved = |at_us: i64| at_us.saturating_add(by_us);
    match fault {
        Fault::LinkDown { between, from_us, to_us } => {
            Fault::LinkDown { between, from_us: moved(from_us), to_us: moved(to_us) }
        }
        Fault::SetLink { between, at_us, latency_ms, bandwidth_kb_per_s } => {
            Fault::SetLink { between, at_us: moved(at_us), latency_ms, bandwidth_kb_per_s }
        }
        Fault::Stop { mta, from_us, to_us } => {
            Fault::Stop { mta, from_us: moved(from_us), to_us: moved(to_us) }
        }
        Fault::RefuseBinds { mta, from_us, to_us } => {
            Fault::RefuseBinds { mta, from_us: moved(from_us), to_us: moved(to_us) }
        }
        other => other,
    }
}

fn words(fault: &Fault) -> String {
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
        Fault::SetLink { between: [one, other], at_us, latency_ms, bandwidth_kb_per_s } => format!(
            "{one}–{other} at {latency_ms} ms and {bandwidth_kb_per_s} KB/s from {}",
            clock(*at_us)
        ),
        Fault::Stop { mta, from_us, to_us } => format!("{mta} stopped, {}", span(from_us, to_us)),
        Fault::RefuseBinds { mta, from_us, to_us } => {
            format!("{mta} refuses binds, {}", span(from_us, to_us))
        }
    }
}

//! What can be made to go wrong at the cursor.

use turnlab_core::scenario::{Bandwidth, Fault};
use yew::prelude::*;

use crate::stage::{Glance, Stage};

/// How long a fault that is added lasts, in microseconds.
const LASTS_US: i64 = 60_000_000;
/// The one-way latency (ms) and the bandwidth of a link that is slowed down.
const SLOW: (u32, Bandwidth) = (2_000, Bandwidth::kb_per_s(1));
/// So many cuts at the cursor there may be: their words follow the cursor, and one without words is not there.
const MOST_CUTS: usize = 4;

/// A button for each thing that can be made to go wrong at the cursor, with these MTAs. Which MTA and which
/// link, and for how long, is changed in its line.
pub fn fault_offers(mtas: &[String], stage: &Stage, on_add: &Callback<Fault>) -> Html {
    let anywhere = offered(mtas).into_iter().map(|(name, fault)| {
        let (stage, on_add) = (stage.clone(), on_add.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            on_add.emit(later(fault.clone(), stage.at_us()));
        });
        html! { <button type="button" {onclick}>{ name }</button> }
    });
    let here = (0..MOST_CUTS).map(|place| {
        let (stage, on_add) = (stage.clone(), on_add.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(cut) = stage.cuts().into_iter().nth(place) {
                on_add.emit(cut);
            }
        });
        html! { <button type="button" {onclick}><span data-live={format!("offer-{place}")} /></button> }
    });
    html! {
        <>
            <p class="summary">{ "Add at the cursor:" }</p>
            <div class="offers">{ for anywhere.chain(here) }</div>
        </>
    }
}

/// What can be added anywhere, each with its name, from 0 on.
fn offered(mtas: &[String]) -> Vec<(&'static str, Fault)> {
    let [mta, peer, ..] = mtas else { return Vec::new() };
    let (from_us, to_us) = (0, LASTS_US);
    let (latency_ms, bandwidth) = SLOW;
    let between = || [mta.clone(), peer.clone()];
    vec![
        ("An MTA stops", Fault::Stop { mta: mta.clone(), from_us, to_us }),
        ("Binds are refused", Fault::RefuseBinds { mta: peer.clone(), from_us, to_us }),
        ("Link down", Fault::LinkDown { between: between(), from_us, to_us }),
        ("Link changes", Fault::SetLink { between: between(), at_us: 0, latency_ms, bandwidth }),
    ]
}

/// The words of one of the cuts that are offered at the cursor; empty where there are not so many.
pub fn offered_cut(glance: &Glance, place: usize) -> String {
    match glance.cuts.get(place) {
        Some(Fault::CutInFlight { from, pdu, nth, .. }) => {
            format!("Cut when {from}’s {pdu} {nth} is half way")
        }
        Some(Fault::CutAfterStep { step, .. }) => format!("Cut right after step {step}"),
        _ => String::new(),
    }
}

/// The same fault so much later.
fn later(mut fault: Fault, by_us: i64) -> Fault {
    match &mut fault {
        Fault::LinkDown { from_us, to_us, .. }
        | Fault::Stop { from_us, to_us, .. }
        | Fault::RefuseBinds { from_us, to_us, .. } => {
            *from_us = from_us.saturating_add(by_us);
            *to_us = to_us.saturating_add(by_us);
        }
        Fault::SetLink { at_us, .. } => *at_us = at_us.saturating_add(by_us),
        Fault::CutAfterStep { .. } | Fault::CutInFlight { .. } => {}
    }
    fault
}

//! What can be made to go wrong at the cursor.

use turnlab_core::scenario::Fault;
use yew::prelude::*;

use crate::hooks::{use_glance, use_stage};

/// How long a fault that is added lasts, in microseconds.
const LASTS_US: i64 = 60_000_000;
/// The latency (ms) and the bandwidth (KB/s) of a link that is slowed down.
const SLOW: (u32, u32) = (2_000, 1);

/// What there is to choose from.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The MTAs of the scenario.
    pub mtas: Vec<String>,
    /// One of them is chosen.
    pub on_add: Callback<Fault>,
}

/// A button for each thing that can be made to go wrong at the cursor. Which MTA and which link, and for
/// how long, is changed in its line.
#[component]
pub fn FaultOffers(props: &Props) -> Html {
    let stage = use_stage();
    let cuts = use_glance(|glance| glance.cuts.clone()).unwrap_or_default();
    let offer = |(name, fault): (String, Fault)| {
        let (stage, on_add) = (stage.clone(), props.on_add.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            on_add.emit(later(fault.clone(), stage.at_us()));
        });
        html! { <button type="button" {onclick}>{ name }</button> }
    };
    let cuts = cuts.into_iter().map(|fault| (cut_text(&fault), fault));
    html! {
        <>
            <p class="summary">{ "Add at the cursor:" }</p>
            <div class="offers">{ for offered(&props.mtas).into_iter().chain(cuts).map(offer) }</div>
        </>
    }
}

/// What can be added anywhere, each with its name, from 0 on.
fn offered(mtas: &[String]) -> Vec<(String, Fault)> {
    let [mta, peer, ..] = mtas else { return Vec::new() };
    let (from_us, to_us) = (0, LASTS_US);
    let (latency_ms, bandwidth_kb_per_s) = SLOW;
    let between = || [mta.clone(), peer.clone()];
    let named = |name: &str, fault| (name.to_owned(), fault);
    vec![
        named("An MTA stops", Fault::Stop { mta: mta.clone(), from_us, to_us }),
        named("Binds are refused", Fault::RefuseBinds { mta: peer.clone(), from_us, to_us }),
        named("Link down", Fault::LinkDown { between: between(), from_us, to_us }),
        named(
            "Link changes",
            Fault::SetLink { between: between(), at_us: 0, latency_ms, bandwidth_kb_per_s },
        ),
    ]
}

fn cut_text(fault: &Fault) -> String {
    match fault {
        Fault::CutInFlight { from, pdu, nth, .. } => {
            format!("Cut when {from}’s {pdu} {nth} is half way")
        }
        Fault::CutAfterStep { step, .. } => format!("Cut right after step {step}"),
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

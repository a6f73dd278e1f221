//! What goes wrong: one line of words for each cut and each fault, with what can be changed in it.

use turnlab_core::protocol::PduKind;
use turnlab_core::run::Unmet;
use turnlab_core::scenario::{Cut, Fault, Scenario, seconds_text};
use turnlab_view::{clock, fault_words};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::amend::{Part, Place, amend};
use super::edits::Edits;
use super::number_field::NumberField;
use crate::icons::{CROSS, LOOK, icon};

/// What goes wrong in the scenario, and what of it met nothing in the run; an instant, in microseconds, is looked
/// at.
pub(super) fn faults(edits: &Edits, unmet: &Unmet, on_look: &Callback<i64>) -> Html {
    let scenario = &edits.scenario;
    let line = |place: Place, line: Line| {
        let idle = match place {
            Place::Cut(index) => unmet.cuts.contains(&index),
            Place::Fault(index) => unmet.faults.contains(&index),
        };
        item(edits, on_look, place, line, idle)
    };
    let cuts = scenario.cuts.iter().enumerate();
    let cuts = cuts.map(|(index, cut)| line(Place::Cut(index), of_cut(index, cut)));
    let faults = scenario.faults.iter().enumerate();
    let faults = faults.map(|(index, fault)| line(Place::Fault(index), of_fault(fault, scenario)));
    html! {
        if scenario.cuts.is_empty() && scenario.faults.is_empty() {
            <p class="summary">{ "Nothing: mail flows. Press Cut while the run plays." }</p>
        } else {
            <ul>{ for cuts.chain(faults) }</ul>
        }
    }
}

/// One line: what it is called, in full, what stands in it, and where it is in the run.
struct Line {
    name: String,
    words: String,
    pieces: Vec<Piece>,
    at_us: Option<i64>,
}

/// A part of a line.
enum Piece {
    Words(&'static str),
    Number(Part, String),
    /// The one that is chosen, and all of them: what is written, and what is read.
    Choice(Part, String, Vec<[String; 2]>),
}

use Piece::{Choice, Number, Words};

fn of_cut(index: usize, cut: &Cut) -> Line {
    let association = cut.association.to_string();
    Line {
        name: format!("Cut {}", index + 1),
        words: format!("the cut at {}", clock(cut.at_us)),
        pieces: vec![
            Words("Association"),
            Number(Part::Association, association),
            Words("cut at"),
            Number(Part::At, seconds_text(cut.at_us)),
        ],
        at_us: Some(cut.at_us),
    }
}

fn of_fault(fault: &Fault, scenario: &Scenario) -> Line {
    let mtas = &scenario.mtas;
    let span = |from_us: i64, to_us: i64| {
        let (at, lasts) = (seconds_text(from_us), seconds_text(to_us - from_us));
        [Words("at"), Number(Part::At, at), Words("for"), Number(Part::For, lasts)]
    };
    let (name, mut pieces) = match fault {
        Fault::CutAfterStep { step, association } => (
            "Cut after a step".to_owned(),
            vec![
                Words("Association"),
                Number(Part::Association, association.to_string()),
                Words("cut after step"),
                Number(Part::Step, step.to_string()),
            ],
        ),
        Fault::CutInFlight { from, pdu, nth, percent } => (
            "Cut on the way".to_owned(),
            vec![
                Words("Cut when"),
                Choice(Part::Pdu, pdu.clone(), pdus()),
                Number(Part::Nth, nth.to_string()),
                Words("of"),
                one_of(from, mtas),
                Words("is"),
                Number(Part::Percent, percent.to_string()),
                Words("of its way"),
            ],
        ),
        Fault::LinkDown { between, .. } => {
            ("Link down".to_owned(), vec![Words("Link"), two_of(between, mtas), Words("is down")])
        }
        Fault::SetLink { between, at_us, latency_ms, bandwidth } => (
            "Link changes".to_owned(),
            vec![
                Words("Link"),
                two_of(between, mtas),
                Words("from"),
                Number(Part::At, seconds_text(*at_us)),
                Words("on"),
                Number(Part::Latency, latency_ms.to_string()),
                Number(Part::Bandwidth, bandwidth.to_string()),
            ],
        ),
        Fault::Stop { mta, .. } => {
            (format!("{mta} stops"), vec![one_of(mta, mtas), Words("stops")])
        }
        Fault::RefuseBinds { mta, .. } => {
            (format!("{mta} refuses"), vec![one_of(mta, mtas), Words("refuses binds")])
        }
    };
    let mut at_us = None;
    match fault {
        Fault::LinkDown { from_us, to_us, .. }
        | Fault::Stop { from_us, to_us, .. }
        | Fault::RefuseBinds { from_us, to_us, .. } => {
            pieces.extend(span(*from_us, *to_us));
            at_us = Some(*from_us);
        }
        Fault::SetLink { at_us: set_us, .. } => at_us = Some(*set_us),
        Fault::CutAfterStep { .. } | Fault::CutInFlight { .. } => {}
    }
    Line { name, words: fault_words(fault), pieces, at_us }
}

fn one_of(mta: &str, mtas: &[String]) -> Piece {
    let all = mtas.iter().map(|name| [name.clone(), name.clone()]);
    Choice(Part::Mta, mta.to_owned(), all.collect())
}

fn two_of([one, other]: &[String; 2], mtas: &[String]) -> Piece {
    let place = |name: &String| mtas.iter().position(|known| known == name).unwrap_or_default();
    let (one, other) = (place(one), place(other));
    let chosen = format!("{}-{}", one.min(other), one.max(other));
    let pairs =
        (0..mtas.len()).flat_map(|one| (one + 1..mtas.len()).map(move |other| (one, other)));
    let all = pairs
        .map(|(one, other)| [format!("{one}-{other}"), format!("{}–{}", mtas[one], mtas[other])]);
    Choice(Part::Between, chosen, all.collect())
}

fn pdus() -> Vec<[String; 2]> {
    PduKind::ALL.map(|kind| [kind.name().to_owned(), kind.name().to_owned()]).to_vec()
}

/// Told of what did nothing in the run.
pub(super) const NO_EFFECT: &str = "no effect";

fn item(edits: &Edits, on_look: &Callback<i64>, place: Place, line: Line, idle: bool) -> Html {
    let (key, removes) = match place {
        Place::Cut(index) => (format!("cut-{index}"), format!("Remove {}", line.words)),
        Place::Fault(index) => (format!("fault-{index}"), format!("Remove: {}", line.words)),
    };
    let onclick = {
        let edits = edits.clone();
        Callback::from(move |_: MouseEvent| edits.put(without(&edits.scenario, place), ""))
    };
    let look = line.at_us.map(|at_us| {
        let onclick = on_look.reform(move |_: MouseEvent| at_us);
        let name = format!("Look at {}", line.words);
        html! {
            <button type="button" class="quiet" {onclick} aria-label={name}
                title={clock(at_us)}>{ icon(LOOK) }</button>
        }
    });
    let Line { name, pieces, .. } = line;
    let piece = |piece| shown(edits, place, &key, &name, piece);
    html! {
        <li key={key.clone()}>
            <div class="says">
                { for pieces.into_iter().map(piece) }
                if idle {
                    <span class="unit">{ NO_EFFECT }</span>
                }
            </div>
            { for look }
            <button type="button" class="quiet remove" {onclick} aria-label={removes}>{ icon(CROSS) }</button>
        </li>
    }
}

fn without(scenario: &Scenario, place: Place) -> Scenario {
    let mut without = scenario.clone();
    match place {
        Place::Cut(index) => drop(without.cuts.remove(index)),
        Place::Fault(index) => drop(without.faults.remove(index)),
    }
    without
}

fn shown(edits: &Edits, place: Place, key: &str, name: &str, piece: Piece) -> Html {
    let amends = |part: Part| {
        let (edits, field) = (edits.clone(), format!("{key}-{}", part.id()));
        move |text: &str| {
            let mut scenario = edits.scenario.clone();
            amend(&mut scenario, place, part, text)?;
            edits.put(scenario, &field);
            Ok::<(), String>(())
        }
    };
    match piece {
        Words(words) => words.split(' ').map(|word| html! { <span>{ word }</span> }).collect(),
        Number(part, value) => {
            let range = part.range();
            let unit =
                if range.unit.is_empty() { String::new() } else { format!(" ({})", range.unit) };
            let label = format!("{name}: {}{unit}", part.name());
            let amends = amends(part);
            let on_put = Callback::from(move |text: String| amends(&text));
            html! {
                <NumberField id={format!("{key}-{}", part.id())} {label} {value} {on_put}
                    range={(range.least, range.most)} unit={range.unit}
                    fraction={matches!(part, Part::At | Part::For | Part::Bandwidth)} />
            }
        }
        Choice(part, chosen, all) => {
            let amends = amends(part);
            let onchange = Callback::from(move |event: Event| {
                if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                    // What there is to choose can be.
                    let _ = amends(&select.value());
                }
            });
            let option = |[value, text]: [String; 2]| {
                let selected = value == chosen;
                html! { <option {value} {selected}>{ text }</option> }
            };
            html! {
                <select aria-label={format!("{name}: {}", part.name())} {onchange}>
                    { for all.into_iter().map(option) }
                </select>
            }
        }
    }
}

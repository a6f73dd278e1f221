//! Faults in links: `stop=PARIS@310-370`, `refuse=LONDON@0-900`, `down=PARIS:LONDON@4-100`,
//! `link=PARIS:LONDON@20:2000:1` (one-way latency in ms, bandwidth in KB/s), `cut-when=PARIS:give:1:50`,
//! `cut-after=3` or `cut-after=2@3`.

use super::carried::name_text;
use super::site::kind_named;
use super::site_link::{bandwidth_of, latency_ms, names_text};
use super::{Fault, Problem, seconds_text, written_time_us};
use crate::protocol::PduKind;

/// What is written of a fault, with the `&` before it.
pub(super) fn fault_text(fault: &Fault) -> String {
    let span =
        |from_us: i64, to_us: i64| format!("{}-{}", seconds_text(from_us), seconds_text(to_us));
    match fault {
        Fault::Stop { mta, from_us, to_us } => {
            format!("&stop={}@{}", name_text(mta), span(*from_us, *to_us))
        }
        Fault::RefuseBinds { mta, from_us, to_us } => {
            format!("&refuse={}@{}", name_text(mta), span(*from_us, *to_us))
        }
        Fault::LinkDown { between, from_us, to_us } => {
            format!("&down={}@{}", names_text(between), span(*from_us, *to_us))
        }
        Fault::SetLink { between, at_us, latency_ms, bandwidth } => {
            let (between, at) = (names_text(between), seconds_text(*at_us));
            format!("&link={between}@{at}:{latency_ms}:{bandwidth}")
        }
        Fault::CutInFlight { from, pdu, nth, percent } => {
            format!("&cut-when={}:{}:{nth}:{percent}", name_text(from), name_text(pdu))
        }
        Fault::CutAfterStep { step, association: 1 } => format!("&cut-after={step}"),
        Fault::CutAfterStep { step, association } => format!("&cut-after={association}@{step}"),
    }
}

/// Reads the part of that name. Whether its MTAs and its times can be is for the check of the scenario.
pub(super) fn read_fault(name: &str, value: &str) -> Result<Fault, Problem> {
    let read = match name {
        "stop" => stop(value),
        "refuse" => refuse(value),
        "down" => down(value),
        "link" => link(value),
        "cut-when" => cut_when(value),
        _ => cut_after(value),
    };
    read.ok_or_else(|| {
        let example = match name {
            "stop" => "stop is an MTA, @ and when it stops and starts again: PARIS@310-370",
            "refuse" => "refuse is an MTA, @ and from when to when: LONDON@0-900",
            "down" => "down is two MTAs, @ and from when to when: PARIS:LONDON@4-100",
            "link" => {
                "link is two MTAs, ms one way and KB/s: PARIS:LONDON:2000:1; from a time on it is two MTAs, @, the \
                 time, ms and KB/s: PARIS:LONDON@20:2000:1"
            }
            "cut-when" => "cut-when is an MTA, a PDU, its number and per cent: PARIS:give:1:50",
            _ => "cut-after is a step, or an association, @ and a step: 2@40",
        };
        Problem::new(&format!("{name}={value}"), example.to_owned())
    })
}

fn span(text: &str) -> Option<(i64, i64)> {
    let (from, to) = text.split_once('-')?;
    Some((written_time_us(from)?, written_time_us(to)?))
}

fn pair(text: &str) -> Option<[String; 2]> {
    let (one, other) = text.split_once(':')?;
    Some([one.to_owned(), other.to_owned()])
}

fn stop(value: &str) -> Option<Fault> {
    let (mta, times) = value.split_once('@')?;
    let (from_us, to_us) = span(times)?;
    Some(Fault::Stop { mta: mta.to_owned(), from_us, to_us })
}

fn refuse(value: &str) -> Option<Fault> {
    let (mta, times) = value.split_once('@')?;
    let (from_us, to_us) = span(times)?;
    Some(Fault::RefuseBinds { mta: mta.to_owned(), from_us, to_us })
}

fn down(value: &str) -> Option<Fault> {
    let (between, times) = value.split_once('@')?;
    let (from_us, to_us) = span(times)?;
    Some(Fault::LinkDown { between: pair(between)?, from_us, to_us })
}

fn link(value: &str) -> Option<Fault> {
    let (between, rest) = value.split_once('@')?;
    let (rest, bandwidth) = rest.rsplit_once(':')?;
    let (at, latency) = rest.rsplit_once(':')?;
    Some(Fault::SetLink {
        between: pair(between)?,
        at_us: written_time_us(at)?,
        latency_ms: latency_ms(latency)?,
        bandwidth: bandwidth_of(bandwidth)?,
    })
}

fn cut_when(value: &str) -> Option<Fault> {
    let parts: Vec<&str> = value.split(':').collect();
    let [from, pdu, nth, percent] = parts[..] else { return None };
    let (nth, percent) = (nth.parse().ok()?, percent.parse().ok()?);
    let pdu = kind_named(pdu).map(PduKind::name).unwrap_or(pdu).to_owned();
    Some(Fault::CutInFlight { from: from.to_owned(), pdu, nth, percent })
}

fn cut_after(value: &str) -> Option<Fault> {
    let (association, step) = value.split_once('@').unwrap_or(("1", value));
    Some(Fault::CutAfterStep { step: step.parse().ok()?, association: association.parse().ok()? })
}

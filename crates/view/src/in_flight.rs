//! What can be cut at one instant: the step that has just been, and what is on its way.

use turnlab_core::scenario::{Cut, Fault};

use crate::{Story, Transmission};

/// How many that are on their way are offered at the most.
const MOST_OFFERED: usize = 3;
/// How far back they are looked for: what was sent before so many others is hardly on its way.
const MOST_LOOKED_AT: usize = 200;

pub(crate) fn cuts_at(story: &Story, at_us: i64) -> Vec<Fault> {
    let steps = story.history.steps_until(at_us);
    let run = story.run_after(steps);
    let after_step = run.cut_at(at_us, None).map(|cut| Fault::CutAfterStep {
        step: u32::try_from(steps).unwrap_or(u32::MAX),
        association: Cut::from(cut).association,
    });
    let on_its_way = |sent: &&Transmission| sent.outcome.ended_us().is_none_or(|us| us > at_us);
    let sent = story.transmissions.partition_point(|sent| sent.step < steps);
    let recent = &story.transmissions[..sent];
    let flights = recent.iter().rev().take(MOST_LOOKED_AT).filter(on_its_way).take(MOST_OFFERED);
    after_step.into_iter().chain(flights.map(|flight| half_way(story, flight))).collect()
}

fn half_way(story: &Story, flight: &Transmission) -> Fault {
    let from = story.associations[flight.association.index()].mta(flight.from);
    let (from, pdu) = (story.name(from).to_owned(), flight.pdu.kind().name().to_owned());
    Fault::CutInFlight { from, pdu, nth: flight.nth, percent: 50 }
}

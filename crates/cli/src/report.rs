//! What came of a run, what was logged and what was counted, as JSON.

use serde::Serialize;
use turnlab_core::run::{ConnectionCounters, LoggedEvent, MtaCounters, Outcome, seconds};
use turnlab_view::Story;

/// All that a program is told.
#[derive(Serialize)]
pub(crate) struct Report<'a> {
    /// What it comes to, as a sentence.
    verdict: String,
    /// What in the scenario had no effect, a sentence each.
    warnings: Vec<String>,
    #[serde(flatten)]
    outcome: &'a Outcome,
    events: Vec<Event>,
    counters: Vec<Mta>,
}

/// One entry of the event log of an MTA.
#[derive(Serialize)]
struct Event {
    #[serde(rename = "at_s", serialize_with = "seconds")]
    at_us: i64,
    id: u16,
    mta: String,
    peer: String,
    association: Option<u32>,
    /// Counted from 1.
    step: u32,
    text: String,
}

/// The counters of an MTA when the run ends.
#[derive(Serialize)]
struct Mta {
    mta: String,
    work_queue_length: u32,
    connections: Vec<Connection>,
}

/// The counters of an MTA towards one peer.
#[derive(Serialize)]
struct Connection {
    peer: String,
    associations: u32,
    queue_length: u32,
    oldest_message_queued_s: i64,
    /// To thousandths.
    send_messages_per_s: f64,
    failed_outbound_associations: u32,
}

impl<'a> Report<'a> {
    pub(crate) fn of(story: &Story, outcome: &'a Outcome) -> Self {
        let history = story.history();
        let names = &story.scenario().mtas;
        let event = |event: LoggedEvent| Event {
            at_us: event.at_us,
            id: event.kind.id(),
            mta: names[event.mta.index()].clone(),
            peer: names[event.peer.index()].clone(),
            association: event.association.map(|association| association.number()),
            step: event.step.number(),
            text: story.event_text(&event),
        };
        let counters = history.counters(history.end_us()).readings();
        Report {
            verdict: story.summary_text(),
            warnings: story.warnings(),
            outcome,
            events: history.events().into_iter().map(event).collect(),
            counters: counters.iter().map(|counters| mta(counters, names)).collect(),
        }
    }
}

fn mta(counters: &MtaCounters, names: &[String]) -> Mta {
    let connection = |to: &ConnectionCounters| Connection {
        peer: names[to.peer.index()].clone(),
        associations: to.associations,
        queue_length: to.queue_length,
        oldest_message_queued_s: to.oldest_message_queued_s(),
        send_messages_per_s: to.send_messages_per_1000_s() as f64 / 1000.0,
        failed_outbound_associations: to.failed_outbound_associations,
    };
    Mta {
        mta: names[counters.mta.index()].clone(),
        work_queue_length: counters.work_queue_length,
        connections: counters.connections.iter().map(connection).collect(),
    }
}

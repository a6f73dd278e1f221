//! What came of a run, what was logged and what was counted.

use serde::Serialize;
use turnlab_core::run::{ConnectionCounters, LoggedEvent, MtaCounters, Outcome, seconds};
use turnlab_view::Story;

/// What came of a run, what was logged and what was counted. Times are seconds, and steps are counted from 1.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RunReport {
    /// What it comes to, as a sentence.
    pub verdict: String,
    /// What in the scenario had no effect, a sentence each.
    pub warnings: Vec<String>,
    /// What became of mail and associations.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// What the MTAs wrote into their event logs.
    pub events: Vec<EventReport>,
    /// The counters of every MTA when the run ends.
    pub counters: Vec<MtaReport>,
}

/// One entry of the event log of an MTA.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventReport {
    /// When.
    #[serde(rename = "at_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub at_us: i64,
    /// The number of its kind.
    pub id: u16,
    /// The MTA in whose log it stands.
    pub mta: String,
    /// The MTA that it is about.
    pub peer: String,
    /// The number of the association, from 1; none where it is about none.
    pub association: Option<u32>,
    /// The step with which it came, counted from 1.
    pub step: u32,
    /// What it says.
    pub text: String,
}

/// The counters of an MTA when the run ends.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MtaReport {
    /// Its name.
    pub mta: String,
    /// Messages that wait, for all peers together.
    pub work_queue_length: u32,
    /// Those towards each peer.
    pub connections: Vec<ConnectionReport>,
}

/// The counters of an MTA towards one peer.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConnectionReport {
    /// The peer.
    pub peer: String,
    /// Associations that are open.
    pub associations: u32,
    /// Messages that wait.
    pub queue_length: u32,
    /// For how long the oldest of them has waited.
    pub oldest_message_queued_s: i64,
    /// Messages that were sent in a second, to thousandths.
    pub send_messages_per_s: f64,
    /// Associations that could not be opened.
    pub failed_outbound_associations: u32,
}

impl RunReport {
    /// Of a run.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let history = story.history();
        let names = &story.scenario().mtas;
        let event = |event: LoggedEvent| EventReport {
            at_us: event.at_us,
            id: event.kind.id(),
            mta: names[event.mta.index()].clone(),
            peer: names[event.peer.index()].clone(),
            association: event.association.map(|association| association.number()),
            step: event.step.number(),
            text: story.event_text(&event),
        };
        let counters = history.counters(history.end_us()).readings();
        RunReport {
            verdict: story.summary_text(),
            warnings: story.warnings(),
            outcome: Outcome::of(history, names),
            events: history.events().into_iter().map(event).collect(),
            counters: counters.iter().map(|counters| mta(counters, names)).collect(),
        }
    }
}

fn mta(counters: &MtaCounters, names: &[String]) -> MtaReport {
    let connection = |to: &ConnectionCounters| ConnectionReport {
        peer: names[to.peer.index()].clone(),
        associations: to.associations,
        queue_length: to.queue_length,
        oldest_message_queued_s: to.oldest_message_queued_s(),
        send_messages_per_s: to.send_messages_per_1000_s() as f64 / 1000.0,
        failed_outbound_associations: to.failed_outbound_associations,
    };
    MtaReport {
        mta: names[counters.mta.index()].clone(),
        work_queue_length: counters.work_queue_length,
        connections: counters.connections.iter().map(connection).collect(),
    }
}

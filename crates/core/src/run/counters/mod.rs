//! The performance counters of the MTAs under their real names (docs/protocol.md#the-mta), as functions of the
//! history. What each of them counts here is in `docs/counters.md`.

mod fold;

pub use fold::Counters;

use super::History;
use crate::world::MtaId;

/// The performance object of an MTA.
pub const MTA_OBJECT: &str = "MSExchangeMTA";

/// The one counter of [`MTA_OBJECT`] that is kept here.
pub const WORK_QUEUE_LENGTH: &str = "Work Queue Length";

/// The performance object of an MTA towards one peer; its instances are the peers.
pub const CONNECTIONS_OBJECT: &str = "MSExchangeMTA Connections";

/// The counters of [`CONNECTIONS_OBJECT`], in the order of [`ConnectionCounters::values`].
pub const CONNECTION_COUNTERS: [&str; 5] = [
    "Associations",
    "Queue Length",
    "Oldest Message Queued (seconds)",
    "Send Messages/sec",
    "Failed Outbound Associations",
];

/// What `Send Messages/sec` is a mean over, in microseconds. A monitor makes its rates from the samples
/// that it takes; here the window is fixed, so that a reading does not depend on who takes it. At the
/// pace of the library, a message in half a minute, a shorter one would be empty most of the time.
pub const RATE_WINDOW_US: i64 = 60_000_000;

/// The object `MSExchangeMTA` of one MTA, at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MtaCounters {
    /// The MTA.
    pub mta: MtaId,
    /// `Work Queue Length`: the messages that wait there, for whomever.
    pub work_queue_length: u32,
    /// `MSExchangeMTA Connections`: its counters for each peer, in the order of the MTAs.
    pub connections: Vec<ConnectionCounters>,
}

/// One instance of the object `MSExchangeMTA Connections`, at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionCounters {
    /// The peer.
    pub peer: MtaId,
    /// `Associations`: those with the peer that are open at the end of this MTA, whoever opened them.
    /// One whose Turn is lost is open.
    pub associations: u32,
    /// `Queue Length`: the messages that wait for the peer, those in transfer included.
    pub queue_length: u32,
    /// `Oldest Message Queued (seconds)`, in microseconds: how long the one that was accepted first of
    /// those has been waiting; 0 where none waits.
    pub oldest_message_queued_us: i64,
    /// The messages to the peer whose acknowledgement came within the last [`RATE_WINDOW_US`]:
    /// `Send Messages/sec` is their number over 60. Those that were given up do not count.
    pub sent_in_window: u32,
    /// `Failed Outbound Associations`: how many attempts of this MTA to open an association to the peer
    /// have failed since it started. An attempt to recover one does not count.
    pub failed_outbound_associations: u32,
}

impl ConnectionCounters {
    /// `Oldest Message Queued (seconds)`: whole seconds, rounded down.
    #[must_use]
    pub fn oldest_message_queued_s(&self) -> i64 {
        self.oldest_message_queued_us / 1_000_000
    }

    /// `Send Messages/sec`, in thousandths and rounded.
    #[must_use]
    pub fn send_messages_per_1000_s(&self) -> u64 {
        let window_s = RATE_WINDOW_US.unsigned_abs() / 1_000_000;
        (u64::from(self.sent_in_window) * 1000 + window_s / 2) / window_s
    }

    /// As a monitor shows them, in the order of [`CONNECTION_COUNTERS`].
    #[must_use]
    pub fn values(&self) -> [String; 5] {
        let per_1000_s = self.send_messages_per_1000_s();
        [
            self.associations.to_string(),
            self.queue_length.to_string(),
            self.oldest_message_queued_s().to_string(),
            format!("{}.{:03}", per_1000_s / 1000, per_1000_s % 1000),
            self.failed_outbound_associations.to_string(),
        ]
    }
}

/// The counters of every MTA at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// When, in microseconds.
    pub at_us: i64,
    /// Every MTA, in their order.
    pub mtas: Vec<MtaCounters>,
}

impl History {
    /// The counters at an instant, after all that happens at it.
    #[must_use]
    pub fn counters(&self, at_us: i64) -> Counters {
        let mut counters = Counters::new(self.plan().mtas);
        let so_far = self.told().take(self.steps_until(at_us));
        so_far.for_each(|(step, effects)| counters.take(step, effects));
        counters.wait_until(at_us);
        counters
    }

    /// The counters as a monitor samples them: at 0 and every so many microseconds (at least 1) after
    /// that, until the run ends. One pass over the history, however many there are.
    pub fn samples(&self, every_us: i64) -> impl Iterator<Item = Sample> + '_ {
        let (every_us, end_us) = (every_us.max(1), self.end_us());
        let mut counters = Counters::new(self.plan().mtas);
        let mut told = self.told().peekable();
        let times = (0_i64..).map(move |sample| sample.saturating_mul(every_us));
        times.take_while(move |at_us| *at_us <= end_us).map(move |at_us| {
            while let Some((step, effects)) = told.next_if(|(step, _)| step.at_us <= at_us) {
                counters.take(step, effects);
            }
            counters.wait_until(at_us);
            Sample { at_us, mtas: counters.readings() }
        })
    }
}

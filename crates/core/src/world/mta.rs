//! One MTA: its queues and its record of what it has received.

use std::collections::VecDeque;

use crate::protocol::{Message, MessageId, Priority};

/// The place of an MTA in its world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MtaId(pub u8);

impl MtaId {
    /// Its index.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// One MTA.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mta {
    queues: Vec<Queue>,
    received: Received,
    pub(super) accepted: u32,
    /// How many more associations it may open. The search bounds this; a run does not.
    pub(super) may_open: u32,
    pub(super) stopped: bool,
    pub(super) refuses: bool,
}

impl Mta {
    pub(super) fn new(peers: usize) -> Self {
        let queues = vec![Queue::default(); peers];
        Mta {
            queues,
            received: Received::default(),
            accepted: 0,
            may_open: u32::MAX,
            stopped: false,
            refuses: false,
        }
    }

    /// Whether it has stopped.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Whether it refuses every RTORQ.
    #[must_use]
    pub fn refuses_binds(&self) -> bool {
        self.refuses
    }

    /// What waits for `peer`.
    #[must_use]
    pub fn queue(&self, peer: MtaId) -> &Queue {
        &self.queues[peer.index()]
    }

    pub(super) fn queue_mut(&mut self, peer: MtaId) -> &mut Queue {
        &mut self.queues[peer.index()]
    }

    /// How many messages it has accepted.
    #[must_use]
    pub fn accepted(&self) -> u32 {
        self.accepted
    }

    /// How many messages it has received.
    #[must_use]
    pub fn received(&self) -> usize {
        self.received.count
    }

    /// Whether it has received this message.
    #[must_use]
    pub fn has_received(&self, message: MessageId) -> bool {
        self.received.has(message)
    }

    pub(super) fn forget_received(&mut self) {
        self.received = Received::default();
    }

    /// Records a message; false if it was there already.
    pub(super) fn record(&mut self, message: MessageId) -> bool {
        self.received.insert(message)
    }
}

/// Messages by their number: one bit each, since the numbers are dense.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Received {
    words: Vec<u64>,
    count: usize,
}

impl Received {
    fn has(&self, message: MessageId) -> bool {
        let (word, bit) = Self::place(message);
        self.words.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// False if it was there already.
    fn insert(&mut self, message: MessageId) -> bool {
        if self.has(message) {
            return false;
        }
        let (word, bit) = Self::place(message);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
        self.count += 1;
        true
    }

    fn place(message: MessageId) -> (usize, u64) {
        (message.0 as usize / 64, 1 << (message.0 % 64))
    }
}

/// Messages for one peer, by priority and then by arrival.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Queue {
    messages: VecDeque<Message>,
}

impl Queue {
    /// How many wait, those in transfer included.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.messages.len()).unwrap_or(u32::MAX)
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }

    /// The message whose turn it is.
    #[must_use]
    pub fn first(&self) -> Option<Message> {
        self.messages.front().copied()
    }

    /// Whether the message whose turn it is is urgent.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        self.first().is_some_and(|message| message.priority == Priority::Urgent)
    }

    /// The messages, in the order in which they go.
    pub fn iter(&self) -> impl Iterator<Item = Message> + '_ {
        self.messages.iter().copied()
    }

    pub(super) fn insert(&mut self, message: Message) {
        let behind = self.messages.iter().rev().take_while(|m| m.priority > message.priority);
        let place = self.messages.len() - behind.count();
        self.messages.insert(place, message);
    }

    pub(super) fn remove(&mut self, id: MessageId) {
        if let Some(place) = self.messages.iter().position(|message| message.id == id) {
            self.messages.remove(place);
        }
    }
}

//! Mail, as far as an association has to know it.

/// The number of a message, counted from 0 in the order in which messages were accepted.
///
/// The receiver records what it has by this number, and so recognises what is sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(pub u32);

impl MessageId {
    /// The number as people count, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.saturating_add(1)
    }
}

/// How urgent a message is; the order is the order of the queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// Goes first.
    Urgent,
    /// The usual.
    #[default]
    Normal,
    /// Goes last.
    NonUrgent,
}

/// One message on its way from one MTA to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    /// Its number.
    pub id: MessageId,
    /// Its place in the queue.
    pub priority: Priority,
    /// Its size in KB.
    pub size_kb: u32,
}

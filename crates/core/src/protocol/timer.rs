//! The timers of one end, named by what they decide.

/// A named timer. The core arms it with a duration; the driver holds the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timer {
    /// When to connect again after a loss.
    Reconnect,
    /// When to try again after a refused opening.
    OpenRetry,
    /// When to give up a lost association.
    Recovery,
    /// When to ask for the Turn again.
    RequestRepeat,
    /// When to make a new Turn, since none has come.
    Regenerate,
    /// When to close an association that nothing uses.
    Lifetime,
    /// When to stop waiting for the answer to a close.
    Disconnect,
}

impl Timer {
    /// Every timer, in the order of [`Timer::bit`].
    pub const ALL: [Timer; 7] = [
        Timer::Reconnect,
        Timer::OpenRetry,
        Timer::Recovery,
        Timer::RequestRepeat,
        Timer::Regenerate,
        Timer::Lifetime,
        Timer::Disconnect,
    ];

    /// Its place in a set of timers.
    #[must_use]
    pub fn bit(self) -> u8 {
        1 << self as u8
    }
}

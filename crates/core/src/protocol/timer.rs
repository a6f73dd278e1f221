//! The timers of one end, named by what they decide.

use strum::{IntoStaticStr, VariantArray};

/// A named timer. The core arms it with a duration; the driver holds the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
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
    /// When to give up an attempt to transfer a message.
    Transfer,
    /// When to try again to transfer it.
    TransferInterval,
}

impl Timer {
    /// Every timer, in the order of [`Timer::bit`].
    pub const ALL: [Timer; Timer::VARIANTS.len()] =
        *Timer::VARIANTS.first_chunk().expect("as many as there are");

    /// Its name in scenarios and links.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Its place in a set of timers.
    #[must_use]
    pub fn bit(self) -> u16 {
        1 << self as u16
    }

    /// The timers of a set, in the order of [`Timer::ALL`].
    pub fn in_set(mut set: u16) -> impl Iterator<Item = Timer> {
        std::iter::from_fn(move || {
            let timer = *Timer::ALL.get(set.trailing_zeros() as usize)?;
            set &= !timer.bit();
            Some(timer)
        })
    }
}

/// A length of time in microseconds that asks for no more room than its eight bytes: what is
/// done with timers is kept by the million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(C, packed(4))]
pub struct Micros(i64);

impl Micros {
    /// The number.
    #[must_use]
    pub fn us(self) -> i64 {
        self.0
    }
}

impl From<i64> for Micros {
    fn from(us: i64) -> Self {
        Micros(us)
    }
}

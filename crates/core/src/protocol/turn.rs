//! The Turn: who has it, who thinks who has it, and what is remembered of it.

use super::{Pdu, Recovery, Settings};

/// The two ends of an association, named by who opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The end that opened it, and that recovers it.
    Initiator,
    /// The other one.
    Responder,
}

impl Role {
    /// Both, initiator first.
    pub const BOTH: [Role; 2] = [Role::Initiator, Role::Responder];

    /// The other end.
    #[must_use]
    pub fn other(self) -> Role {
        match self {
            Role::Initiator => Role::Responder,
            Role::Responder => Role::Initiator,
        }
    }
}

/// Whom an end thinks has the Turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Belief {
    /// "I have it."
    Mine,
    /// "The other has it."
    Theirs,
}

/// What an end keeps of the Turn when the association is lost (protocol.md §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Record {
    /// It was here.
    Mine,
    /// It was on its way to the other end.
    Giving,
    /// It was at the other end.
    Theirs,
}

impl Record {
    /// The belief it stands for.
    #[must_use]
    pub fn belief(self) -> Belief {
        match self {
            Record::Mine => Belief::Mine,
            Record::Giving | Record::Theirs => Belief::Theirs,
        }
    }
}

/// The right to send on one association.
///
/// It cannot be made at will: each constructor below is one way in which the protocol brings it, and
/// only the states that own it hold it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn(());

impl Turn {
    /// The Turn at the opening of an association, for the end that *initial turn* names.
    pub(super) fn at_opening(role: Role, settings: &Settings) -> Option<Turn> {
        (role == settings.initial_turn).then_some(Turn(()))
    }

    /// The Turn that came with a GTC.
    pub(super) fn given() -> Turn {
        Turn(())
    }

    /// Hands it over: it is gone as soon as the GTC is sent.
    pub(super) fn give(self) -> Pdu {
        Pdu::Gtc
    }

    /// The Turn after a recovery, for an end with `record`, when the new connection's token setting
    /// says `setting`.
    pub(super) fn after_recovery(
        role: Role,
        record: Record,
        setting: Role,
        settings: &Settings,
    ) -> Option<Turn> {
        let here = match settings.rule.recovery {
            Recovery::OwnRecord => record.belief() == Belief::Mine,
            Recovery::TokenSetting => role == setting,
        };
        here.then_some(Turn(()))
    }
}

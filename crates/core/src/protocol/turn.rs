//! The Turn: who has it, who thinks who has it, and what is remembered of it.

use super::{DialogueMode, Pdu, Settings};

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

/// Whose the Turn is, by the number of hand-overs there have been (the rule `epoch`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// How many hand-overs there have been, those under way included.
    pub hand_overs: u32,
    /// Whose the Turn is after the last of them.
    pub holder: Role,
}

/// What an end keeps of the Turn when the association is lost (docs/protocol.md#the-rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Record {
    /// It was here.
    Mine,
    /// It was on its way to the other end.
    Giving,
    /// It was at the other end.
    Theirs,
    /// After so many hand-overs it was here, or at the other end.
    Pair {
        /// Whether it was here.
        mine: bool,
        /// How many hand-overs there had been.
        hand_overs: u32,
    },
    /// Nothing is known.
    Nothing,
}

impl Record {
    /// The belief it stands for, if any.
    #[must_use]
    pub fn belief(self) -> Option<Belief> {
        match self {
            Record::Mine | Record::Pair { mine: true, .. } => Some(Belief::Mine),
            Record::Giving | Record::Theirs | Record::Pair { mine: false, .. } => {
                Some(Belief::Theirs)
            }
            Record::Nothing => None,
        }
    }

    /// The pair that an end with this role and this record sends along.
    #[must_use]
    pub(super) fn pair(self, role: Role) -> Option<Pair> {
        match self {
            Record::Pair { mine, hand_overs } => {
                Some(Pair { hand_overs, holder: if mine { role } else { role.other() } })
            }
            Record::Mine | Record::Giving | Record::Theirs | Record::Nothing => None,
        }
    }
}

/// The right to send on one association.
///
/// It cannot be made at will: each constructor below is one way in which the protocol brings it, and
/// only the states that own it hold it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn {
    hand_overs: u32,
}

impl Turn {
    /// The Turn at the opening of an association, for the end that *initial turn* names; in monologue
    /// for the initiator.
    pub(super) fn at_opening(role: Role, settings: &Settings) -> Option<Turn> {
        let first = match settings.dialogue_mode {
            DialogueMode::TwoWayAlternate => settings.initial_turn,
            DialogueMode::Monologue => Role::Initiator,
        };
        (role == first).then_some(Turn { hand_overs: 0 })
    }

    /// The Turn that came with a GTC.
    pub(super) fn given(hand_overs: u32) -> Turn {
        Turn { hand_overs }
    }

    /// The Turn that a recovery left here.
    pub(super) fn recovered(hand_overs: u32) -> Turn {
        Turn { hand_overs }
    }

    /// A Turn that was made because none came: only the rule `regenerate` does that.
    pub(super) fn regenerated() -> Turn {
        Turn { hand_overs: 0 }
    }

    /// A Turn that is given although it is not here: only the rules that answer without it do that.
    pub(super) fn pretended() -> Turn {
        Turn { hand_overs: 0 }
    }

    /// How many hand-overs there have been; always 0 under a rule that does not count them.
    #[must_use]
    pub fn hand_overs(&self) -> u32 {
        self.hand_overs
    }

    /// Hands it over: it is gone as soon as the GTC is sent, which says how many hand-overs there
    /// have been then.
    pub(super) fn give(self, settings: &Settings) -> (Pdu, u32) {
        let hand_overs = if settings.rule.counts() { self.hand_overs.saturating_add(1) } else { 0 };
        (Pdu::Gtc { hand_overs }, hand_overs)
    }
}

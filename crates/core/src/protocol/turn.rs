//! The Turn itself, and every way in which the protocol brings it.

use super::{DialogueMode, Pdu, Role, Settings};

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

    /// A Turn that was made because none came, by an end that knows of so many hand-overs: only a rule that
    /// regenerates does that.
    pub(super) fn regenerated(hand_overs: u32) -> Turn {
        Turn { hand_overs }
    }

    /// A Turn that is given although it is not here, by an end that knows of so many hand-overs: only the
    /// rules that answer without it do that.
    pub(super) fn pretended(hand_overs: u32) -> Turn {
        Turn { hand_overs }
    }

    /// The same one, after a GTC that came though it was here: it knows of what that knew.
    pub(super) fn adopt(&mut self, hand_overs: u32) {
        self.hand_overs = hand_overs;
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

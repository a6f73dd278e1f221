//! The bounds, and by what they grow for the rules that have held so far.

use super::super::{Bounds, Model, Property};
use super::WANTED;

/// What there is more of than in the round before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Growth {
    /// One more loss.
    Loss,
    /// Requests that are repeated, beside the loss.
    Repeat,
    /// A second association, over which mail may go, with one loss for each at least; requests are not repeated.
    Association,
}

impl Growth {
    /// All of them, in their order.
    pub const ALL: [Growth; 3] = [Growth::Loss, Growth::Repeat, Growth::Association];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Growth::Loss => "one more loss",
            Growth::Repeat => "a repeated request",
            Growth::Association => "a second association",
        }
    }
}

/// One round: all that have held so far, within these bounds.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) growth: Option<Growth>,
    pub(super) model: Model,
    pub(super) wanted: &'static [Property],
}

/// With two associations the Turn of one may be lost while mail goes over the other one; one that is lost while it is
/// set up is never recovered, under any rule. So it is asked whether both lose it.
const OF_SEVERAL: [Property; 2] = [Property::AtMostOneHolder, Property::AnyTurnRecoverable];

/// Between two requests where they are repeated: a search has no times.
const REPEAT_US: i64 = 1_000_000;
/// The mail and what may be in flight with a second association, at the most: there is much more that can happen.
const OF_TWO: ([u8; 2], u8) = ([2, 1], 2);

/// The rounds, the bounds that are asked for first.
pub(super) fn of(model: &Model, growths: &[Growth]) -> Vec<Round> {
    let round = |growth, model, wanted| Round { growth, model, wanted };
    let mut rounds = vec![round(None, model.clone(), &WANTED)];
    let bounds = model.bounds();
    if bounds.associations > 1 {
        return rounds;
    }
    let mut grown = model.clone();
    let one_more = Bounds { losses: bounds.losses.saturating_add(1), ..bounds };
    let is_meant = |growth| growths.contains(&growth);
    if is_meant(Growth::Loss) && one_more.losses > bounds.losses && one_more.check().is_ok() {
        grown = grown.within(one_more);
        rounds.push(round(Some(Growth::Loss), grown.clone(), &WANTED));
    }
    if is_meant(Growth::Repeat) && model.settings().association.request_repeat_us == 0 {
        rounds.push(round(Some(Growth::Repeat), grown.repeating(REPEAT_US), &WANTED));
    }
    let two = Bounds {
        mail: [0, 1].map(|end| bounds.mail[end].min(OF_TWO.0[end])),
        losses: bounds.losses.max(2),
        in_flight: bounds.in_flight.min(OF_TWO.1),
        associations: 2,
        ..bounds
    };
    if is_meant(Growth::Association) && two.mail != [0, 0] && two.check().is_ok() {
        let most = u32::from(two.mail[0].max(two.mail[1]));
        let model = model.within(two).opening_at(most);
        rounds.push(round(Some(Growth::Association), model, &OF_SEVERAL));
    }
    rounds
}

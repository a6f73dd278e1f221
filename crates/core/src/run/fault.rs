//! What is done to a run from outside, decided beforehand.

use super::Link;
use crate::protocol::PduKind;
use crate::world::{AssociationId, MtaId};

/// Something that goes wrong, or is put right again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// An association is lost right after a step, counted from 0.
    CutAfterStep {
        /// The step.
        step: u32,
        /// The association.
        association: AssociationId,
    },
    /// An association is lost while something is in flight on it.
    CutInFlight {
        /// The MTA that sends it.
        from: MtaId,
        /// What it is.
        kind: PduKind,
        /// Its number among those of that kind from that MTA, from 1.
        nth: u32,
        /// How far it has come, in thousandths of its way.
        per_mille: u16,
    },
    /// The link between two MTAs is down for a while.
    LinkDown {
        /// The two.
        between: [MtaId; 2],
        /// From when.
        from_us: i64,
        /// Until when.
        to_us: i64,
    },
    /// The link between two MTAs is slower or faster, narrower or wider from now on.
    SetLink {
        /// The two.
        between: [MtaId; 2],
        /// From when.
        at_us: i64,
        /// Its latency and bandwidth for what is sent from then on.
        link: Link,
    },
    /// An MTA stops, and starts again.
    Stop {
        /// The MTA.
        mta: MtaId,
        /// When it stops.
        from_us: i64,
        /// When it starts again.
        to_us: i64,
    },
    /// An MTA refuses every bind for a while.
    RefuseBinds {
        /// The MTA.
        mta: MtaId,
        /// From when.
        from_us: i64,
        /// Until when.
        to_us: i64,
    },
}

impl Fault {
    /// When it begins; none for what waits for a step or a PDU.
    #[must_use]
    pub fn from_us(self) -> Option<i64> {
        match self {
            Fault::CutAfterStep { .. } | Fault::CutInFlight { .. } => None,
            Fault::SetLink { at_us, .. } => Some(at_us),
            Fault::LinkDown { from_us, .. }
            | Fault::Stop { from_us, .. }
            | Fault::RefuseBinds { from_us, .. } => Some(from_us),
        }
    }

    /// When it ends; none for what does not.
    #[must_use]
    pub fn to_us(self) -> Option<i64> {
        match self {
            Fault::CutAfterStep { .. } | Fault::CutInFlight { .. } | Fault::SetLink { .. } => None,
            Fault::LinkDown { to_us, .. }
            | Fault::Stop { to_us, .. }
            | Fault::RefuseBinds { to_us, .. } => Some(to_us),
        }
    }

    /// Whether this does at `at_us` what `other` does between its beginning and its end, so that the
    /// end of the other changes nothing.
    pub(super) fn keeps_up(self, other: Fault, at_us: i64) -> bool {
        let inside = |from_us: i64, to_us: i64| (from_us..to_us).contains(&at_us);
        match (self, other) {
            (
                Fault::LinkDown { between: [one, two], from_us, to_us },
                Fault::LinkDown { between, .. },
            ) => inside(from_us, to_us) && (between == [one, two] || between == [two, one]),
            (Fault::Stop { mta, from_us, to_us }, Fault::Stop { mta: same, .. })
            | (Fault::RefuseBinds { mta, from_us, to_us }, Fault::RefuseBinds { mta: same, .. }) => {
                inside(from_us, to_us) && mta == same
            }
            _ => false,
        }
    }
}

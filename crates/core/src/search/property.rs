//! What a search looks for, by name (docs/protocol.md#the-search).

use strum::{IntoStaticStr, VariantArray};

/// One property of all that can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Property {
    /// Not both ends of an association hold the Turn.
    AtMostOneHolder,
    /// While an association is not closed, each end with mail queued can come to hold the Turn on it by
    /// some path of deliveries, reconnections and the rule's own timers. One that is being closed in order
    /// counts as closed.
    TurnRecoverable,
    /// While two associations or more are not closed, each MTA with mail queued can come to hold the Turn on
    /// one of them at least, in the same way: they do not all lose it.
    AnyTurnRecoverable,
    /// Every accepted message is queued or has been delivered, and none is delivered twice.
    MailConserved,
    /// All mail is delivered in the end, if deliveries, reconnections and timers are not put off for
    /// ever.
    Delivery,
    /// The Turn was handed over.
    HandOver,
    /// An association was lost while its Turn was being handed over.
    LossInHandOver,
    /// A request for the Turn reached an end that had already given it.
    Crossing,
}

/// When a property has to be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PropertyKind {
    /// In every situation.
    Always,
    /// On every path, sooner or later.
    Eventually,
    /// In one situation at least: else the bounds are too narrow to show anything.
    Sometimes,
}

impl PropertyKind {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            PropertyKind::Always => "always",
            PropertyKind::Eventually => "eventually",
            PropertyKind::Sometimes => "sometimes",
        }
    }
}

impl Property {
    /// Every property, in the order in which they are told.
    pub const ALL: [Property; Property::VARIANTS.len()] =
        *Property::VARIANTS.first_chunk().expect("as many as there are");

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// When it has to be true.
    #[must_use]
    pub fn kind(self) -> PropertyKind {
        match self {
            Property::AtMostOneHolder
            | Property::TurnRecoverable
            | Property::AnyTurnRecoverable
            | Property::MailConserved => PropertyKind::Always,
            Property::Delivery => PropertyKind::Eventually,
            Property::HandOver | Property::LossInHandOver | Property::Crossing => {
                PropertyKind::Sometimes
            }
        }
    }
}

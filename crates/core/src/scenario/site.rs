//! What happens at a site, as a person writes it down: mail, losses, faults and users' requests. MTAs are
//! named by their names, times are whole microseconds where they end in `_us` and seconds in `_s`.

use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::problem::{nearest, plain};
use super::{Bandwidth, MessagePriority, Scenario, US_PER_MS};
use crate::protocol::PduKind;
use crate::run;
use crate::world::{AssociationId, MtaId};

/// Messages that are handed to one MTA.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// The MTA that accepts them.
    pub from: String,
    /// The MTA that they are for; may be left out where there are two.
    pub to: String,
    /// When the first one comes.
    pub first_s: u32,
    /// From one to the next; 0 for all at once.
    pub every_s: u32,
    /// How many come; 0 for no end, which asks for an `every_s` above 0.
    pub count: u32,
    /// Whether `every_s` is meant to the second or as a mean.
    pub pace: Pace,
    /// What chance is made from, where there is any.
    pub seed: u64,
    /// The size of each in KB; 0 for *message size*.
    pub size_kb: u32,
    /// Up to how large they are in KB, all sizes from `size_kb` on being equally likely; 0: all alike.
    pub largest_kb: u32,
    /// How urgent they are; if left out, as *message priority* says.
    pub priority: Option<MessagePriority>,
}

/// How messages follow one another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Pace {
    /// At a steady pace.
    #[default]
    Steady,
    /// At random, with `every_s` as the mean: a Poisson process.
    Poisson,
}

/// The loss of one association at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// When, in microseconds.
    pub at_us: i64,
    /// Which association, counted from 1 in the order in which they were started.
    #[serde(default = "first_association")]
    pub association: u16,
}

impl Cut {
    /// In the units of the machine.
    pub(super) fn plan(self) -> run::Cut {
        run::Cut { at_us: self.at_us, association: AssociationId::numbered(self.association) }
    }
}

impl From<run::Cut> for Cut {
    /// As people write it.
    fn from(cut: run::Cut) -> Self {
        Cut { at_us: cut.at_us, association: cut.association.0.saturating_add(1) }
    }
}

/// What a user of an MTA asks of one association at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UserCommand {
    /// When, in microseconds.
    pub at_us: i64,
    /// The MTA.
    pub mta: String,
    /// Which association, counted from 1 in the order in which they were started.
    #[serde(default = "first_association")]
    pub association: u16,
    /// What is asked.
    pub command: TurnCommand,
}

/// What a user may ask about the Turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TurnCommand {
    /// RT-TURN-PLEASE: ask the other end for it.
    #[serde(alias = "RT-TURN-PLEASE")]
    Please,
    /// RT-TURN-GIVE: hand it over, asked or not.
    #[serde(alias = "RT-TURN-GIVE")]
    Give,
}

/// What lies between two MTAs where it is not the common link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkBetween {
    /// The two.
    pub between: [String; 2],
    /// One way, from one end to the other, for anything.
    pub latency_ms: u32,
    /// What passes in a second.
    #[serde(rename = "bandwidth_kb_per_s")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub bandwidth: Bandwidth,
}

/// Something that goes wrong, besides a cut at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantNames)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[strum(serialize_all = "kebab-case")]
pub enum Fault {
    /// An association is lost right after a step of the run.
    CutAfterStep {
        /// The step, counted from 1.
        step: u32,
        /// Which association, counted from 1.
        #[serde(default = "first_association")]
        association: u16,
    },
    /// An association is lost while the n-th PDU of a kind from an MTA is in flight on it.
    CutInFlight {
        /// The MTA that sends it.
        from: String,
        /// The kind: `give`, `transfer`, …
        pdu: String,
        /// The how manieth, counted from 1.
        #[serde(default = "first")]
        nth: u32,
        /// How far it has come, in hundredths of its way.
        #[serde(default = "half_way")]
        percent: u16,
    },
    /// The link between two MTAs is down for a while.
    LinkDown {
        /// The two.
        between: [String; 2],
        /// From when.
        from_us: i64,
        /// Until when.
        to_us: i64,
    },
    /// The link between two MTAs is another one from now on.
    SetLink {
        /// The two.
        between: [String; 2],
        /// From when.
        at_us: i64,
        /// One way, from one end to the other, for anything.
        latency_ms: u32,
        /// What passes in a second.
        #[serde(rename = "bandwidth_kb_per_s")]
        #[cfg_attr(feature = "schema", schemars(with = "f64"))]
        bandwidth: Bandwidth,
    },
    /// An MTA stops and starts again: its queues survive, its associations do not.
    Stop {
        /// The MTA.
        mta: String,
        /// When it stops.
        from_us: i64,
        /// When it starts again.
        to_us: i64,
    },
    /// An MTA refuses every bind for a while (Q181721).
    RefuseBinds {
        /// The MTA.
        mta: String,
        /// From when.
        from_us: i64,
        /// Until when.
        to_us: i64,
    },
}

impl Fault {
    /// Every kind, as files name it.
    pub const KINDS: &'static [&'static str] = Fault::VARIANTS;

    /// Its kind, as files name it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.into()
    }
}

fn first_association() -> u16 {
    1
}

fn first() -> u32 {
    1
}

fn half_way() -> u16 {
    50
}

/// The place of an MTA among those of the scenario; that of the first where there is none of that
/// name, which the check has told by then.
pub(super) fn place_of(scenario: &Scenario, name: &str) -> MtaId {
    let place = scenario.mtas.iter().position(|known| known == name).unwrap_or(0);
    MtaId(u8::try_from(place).unwrap_or(0))
}

/// A fault in the units of the machine.
pub(super) fn plan_fault(scenario: &Scenario, fault: &Fault) -> run::Fault {
    let mta = |name: &str| place_of(scenario, name);
    let both = |between: &[String; 2]| [mta(&between[0]), mta(&between[1])];
    match fault {
        Fault::CutAfterStep { step, association } => run::Fault::CutAfterStep {
            step: *step,
            association: AssociationId::numbered(*association),
        },
        Fault::CutInFlight { from, pdu, nth, percent } => run::Fault::CutInFlight {
            from: mta(from),
            kind: kind_named(pdu).unwrap_or(PduKind::Give),
            nth: *nth,
            per_mille: percent.saturating_mul(10),
        },
        &Fault::LinkDown { ref between, from_us, to_us } => {
            run::Fault::LinkDown { between: both(between), from_us, to_us }
        }
        &Fault::SetLink { ref between, at_us, latency_ms, bandwidth } => {
            let link = link(latency_ms, bandwidth);
            run::Fault::SetLink { between: both(between), at_us, link }
        }
        &Fault::Stop { mta: ref name, from_us, to_us } => {
            run::Fault::Stop { mta: mta(name), from_us, to_us }
        }
        &Fault::RefuseBinds { mta: ref name, from_us, to_us } => {
            run::Fault::RefuseBinds { mta: mta(name), from_us, to_us }
        }
    }
}

pub(super) fn link(latency_ms: u32, bandwidth: Bandwidth) -> run::Link {
    let latency_us = i64::from(latency_ms) * US_PER_MS;
    run::Link { latency_us, bytes_per_s: bandwidth.bytes_per_s }
}

/// Every name of every kind of PDU, in scenarios and on the wire.
fn kind_names() -> impl Iterator<Item = (PduKind, &'static str)> {
    let named = PduKind::ALL.into_iter().map(|kind| (kind, kind.name()));
    named.chain(PduKind::WIRE_NAMES)
}

/// The name in scenarios of the kind of PDU that is nearest to one of its names, here or on the wire.
pub(super) fn kind_meant(name: &str) -> Option<&'static str> {
    let all = kind_names().map(|(_, known)| known);
    nearest(&plain(name), all).and_then(kind_named).map(PduKind::name)
}

/// The kind of PDU of that name in scenarios or on the wire, in any style.
pub(super) fn kind_named(name: &str) -> Option<PduKind> {
    let name = plain(name);
    kind_names().find(|(_, known)| *known == name).map(|(kind, _)| kind)
}

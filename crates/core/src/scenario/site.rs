//! What happens at a site, as a person writes it down: mail, losses, faults and users' requests. MTAs are
//! named by their names, times are whole microseconds where they end in `_us` and seconds in `_s`.

use serde::{Deserialize, Serialize};

use super::problem::nearest;
use super::{
    LONGEST_S, MOST_COMMANDS, MOST_CUTS, MOST_FAULTS, MOST_MTAS, MOST_STREAMS, MessagePriority,
    Problem, Scenario, US_PER_MS, US_PER_S,
};
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
    Please,
    /// RT-TURN-GIVE: hand it over, asked or not.
    Give,
}

/// What lies between two MTAs where it is not the common link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkBetween {
    /// The two.
    pub between: [String; 2],
    /// From one end to the other, for anything.
    pub latency_ms: u32,
    /// What passes in a second.
    pub bandwidth_kb_per_s: u32,
}

/// Something that goes wrong, besides a cut at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
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
        /// From one end to the other, for anything.
        latency_ms: u32,
        /// What passes in a second.
        bandwidth_kb_per_s: u32,
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
/// name, which [`check`] has told by then.
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
            association: AssociationId(association.saturating_sub(1)),
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
        &Fault::SetLink { ref between, at_us, latency_ms, bandwidth_kb_per_s } => {
            let link = link(latency_ms, bandwidth_kb_per_s);
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

pub(super) fn link(latency_ms: u32, bandwidth_kb_per_s: u32) -> run::Link {
    run::Link { latency_us: i64::from(latency_ms) * US_PER_MS, bandwidth_kb_per_s }
}

fn kind_named(name: &str) -> Option<PduKind> {
    PduKind::NAMES.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
}

/// Everything about the site that cannot be.
pub(super) fn check(scenario: &Scenario) -> Vec<Problem> {
    let mut told = Told { scenario, problems: Vec::new() };
    told.mtas();
    told.most("mail", scenario.mail.len(), MOST_STREAMS);
    told.most("cuts", scenario.cuts.len(), MOST_CUTS);
    told.most("faults", scenario.faults.len(), MOST_FAULTS);
    told.most("commands", scenario.commands.len(), MOST_COMMANDS);
    if !told.problems.is_empty() {
        return told.problems;
    }
    for (at, mail) in scenario.mail.iter().enumerate() {
        told.mail(&format!("mail[{at}]"), mail);
    }
    for (at, cut) in scenario.cuts.iter().enumerate() {
        told.time(&format!("cuts[{at}].at_us"), cut.at_us);
        told.association(&format!("cuts[{at}].association"), cut.association);
    }
    for (at, command) in scenario.commands.iter().enumerate() {
        told.time(&format!("commands[{at}].at_us"), command.at_us);
        told.mta(&format!("commands[{at}].mta"), &command.mta);
        told.association(&format!("commands[{at}].association"), command.association);
    }
    for (at, link) in scenario.links.iter().enumerate() {
        told.between(&format!("links[{at}].between"), &link.between);
        told.link(&format!("links[{at}]"), link.latency_ms, link.bandwidth_kb_per_s);
    }
    for (at, fault) in scenario.faults.iter().enumerate() {
        told.fault(&format!("faults[{at}]"), fault);
    }
    told.problems
}

/// What is wrong so far.
struct Told<'a> {
    scenario: &'a Scenario,
    problems: Vec<Problem>,
}

impl Told<'_> {
    fn tell(&mut self, part: &str, what: String) {
        self.problems.push(Problem::new(part, what));
    }

    fn most(&mut self, part: &str, count: usize, most: usize) {
        if count > most {
            self.tell(part, format!("there are {count}, and {most} at the most"));
        }
    }

    fn mtas(&mut self) {
        let mtas = &self.scenario.mtas;
        if !(2..=MOST_MTAS).contains(&mtas.len()) {
            self.tell("mtas", format!("there must be 2 to {MOST_MTAS} of them"));
        }
        let twice = |at: &usize| mtas[..*at].contains(&mtas[*at]);
        if let Some(at) = (0..mtas.len()).find(twice) {
            self.tell(&format!("mtas[{at}]"), format!("{} is there twice", mtas[at]));
        }
        let unfit = |name: &String| {
            name.is_empty() || name.chars().count() > 20 || name.contains(['@', '&', '#', ':'])
        };
        if let Some(at) = mtas.iter().position(unfit) {
            let what = "a name has 1 to 20 characters, and none of @ & # :";
            self.tell(&format!("mtas[{at}]"), what.to_owned());
        }
    }

    fn mta(&mut self, part: &str, name: &str) {
        let mtas = &self.scenario.mtas;
        if mtas.iter().any(|known| known == name) {
            return;
        }
        let what = match nearest(name, mtas.iter().map(String::as_str)) {
            Some(near) => format!("there is no MTA “{name}”; perhaps {near} was meant"),
            None => format!("there is no MTA “{name}”; there is {}", mtas.join(", ")),
        };
        self.tell(part, what);
    }

    fn between(&mut self, part: &str, between: &[String; 2]) {
        self.mta(part, &between[0]);
        self.mta(part, &between[1]);
        if between[0] == between[1] {
            self.tell(part, "a link is between two MTAs".to_owned());
        }
    }

    fn time(&mut self, part: &str, at_us: i64) {
        let latest_us = i64::from(LONGEST_S) * US_PER_S;
        if !(0..=latest_us).contains(&at_us) {
            self.tell(part, format!("must be from 0 to {latest_us} (whole microseconds)"));
        }
    }

    fn span(&mut self, part: &str, from_us: i64, to_us: i64) {
        self.time(&format!("{part}.from_us"), from_us);
        self.time(&format!("{part}.to_us"), to_us);
        if to_us < from_us {
            self.tell(&format!("{part}.to_us"), "it must not end before it begins".to_owned());
        }
    }

    fn association(&mut self, part: &str, association: u16) {
        if association == 0 {
            self.tell(part, "associations are counted from 1".to_owned());
        }
    }

    fn link(&mut self, part: &str, latency_ms: u32, bandwidth_kb_per_s: u32) {
        if !(1..=60_000).contains(&latency_ms) {
            self.tell(
                &format!("{part}.latency_ms"),
                "the latency must be from 1 to 60000 (ms)".to_owned(),
            );
        }
        if !(1..=1_000_000).contains(&bandwidth_kb_per_s) {
            let what = "the bandwidth must be from 1 to 1000000 (KB/s)".to_owned();
            self.tell(&format!("{part}.bandwidth_kb_per_s"), what);
        }
    }

    fn mail(&mut self, part: &str, mail: &Mail) {
        self.mta(&format!("{part}.from"), &mail.from);
        let needed = self.scenario.mtas.len() > 2 || !mail.to.is_empty();
        if needed && mail.to.is_empty() {
            let what = "must be said where there are more than two MTAs".to_owned();
            self.tell(&format!("{part}.to"), what);
        } else if needed {
            self.mta(&format!("{part}.to"), &mail.to);
        }
        if mail.from == mail.to {
            self.tell(&format!("{part}.to"), "mail is for another MTA".to_owned());
        }
        if mail.every_s == 0 && mail.count == 0 {
            let what = "must be at least 1 where there is no `count`".to_owned();
            self.tell(&format!("{part}.every_s"), what);
        }
        if mail.every_s == 0 && mail.count > 10_000 {
            self.tell(&format!("{part}.count"), "10000 at once are the most".to_owned());
        }
        if mail.size_kb.max(mail.largest_kb) > 100_000 {
            self.tell(part, "a message has at most 100000 KB".to_owned());
        }
    }

    fn fault(&mut self, part: &str, fault: &Fault) {
        match fault {
            Fault::CutAfterStep { step, association } => {
                if *step == 0 {
                    self.tell(&format!("{part}.step"), "steps are counted from 1".to_owned());
                }
                self.association(&format!("{part}.association"), *association);
            }
            Fault::CutInFlight { from, pdu, nth, percent } => {
                self.mta(&format!("{part}.from"), from);
                self.pdu(&format!("{part}.pdu"), pdu);
                if *nth == 0 {
                    self.tell(&format!("{part}.nth"), "PDUs are counted from 1".to_owned());
                }
                if *percent > 100 {
                    self.tell(&format!("{part}.percent"), "must be from 0 to 100".to_owned());
                }
            }
            Fault::LinkDown { between, from_us, to_us } => {
                self.between(&format!("{part}.between"), between);
                self.span(part, *from_us, *to_us);
            }
            Fault::SetLink { between, at_us, latency_ms, bandwidth_kb_per_s } => {
                self.between(&format!("{part}.between"), between);
                self.time(&format!("{part}.at_us"), *at_us);
                self.link(part, *latency_ms, *bandwidth_kb_per_s);
            }
            Fault::Stop { mta, from_us, to_us } | Fault::RefuseBinds { mta, from_us, to_us } => {
                self.mta(&format!("{part}.mta"), mta);
                self.span(part, *from_us, *to_us);
            }
        }
    }

    fn pdu(&mut self, part: &str, name: &str) {
        if kind_named(name).is_some() {
            return;
        }
        let known = PduKind::NAMES.iter().map(|(_, known)| *known);
        let what = match nearest(name, known.clone()) {
            Some(near) => format!("there is no PDU “{name}”; perhaps {near} was meant"),
            None => {
                let names: Vec<_> = known.collect();
                format!("there is no PDU “{name}”; there is {}", names.join(", "))
            }
        };
        self.tell(part, what);
    }
}

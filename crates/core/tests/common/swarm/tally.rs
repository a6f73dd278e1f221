//! What happened in the runs of the swarm: what never happens there is not tested there.

use std::collections::{BTreeMap, BTreeSet};

use turnlab_core::protocol::{Event, Pdu, StateName};
use turnlab_core::run::{History, Stop, TurnAnomalyKind};
use turnlab_core::scenario::Scenario;
use turnlab_core::world::{Action, Effect};

/// A history keeps a clone of its run every so many steps (see `run/history.rs`).
const STEPS_OF_SEGMENT: usize = 8192;

/// In how many runs something happened, and how many steps they had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) runs: u64,
    pub(crate) steps: u64,
    pub(crate) longest: u64,
    /// In how many runs each thing happened.
    pub(crate) happened: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub(super) fn of(scenario: &Scenario, history: &History) -> Tally {
        let steps = history.step_count() as u64;
        let mut tally = Tally { runs: 1, steps, longest: steps, ..Tally::default() };
        scenario.rule.named().into_iter().for_each(|rule| tally.saw(rule.name));
        scenario.faults.iter().for_each(|fault| tally.saw(fault.kind()));
        for (step, effects) in history.told() {
            step_name(step.action).into_iter().for_each(|name| tally.saw(name));
            effects.iter().filter_map(effect_name).for_each(|name| tally.saw(name));
        }
        for anomaly in history.turn_anomalies() {
            tally.saw(match anomaly.kind {
                TurnAnomalyKind::Lost => "Turn lost",
                TurnAnomalyKind::Doubled => "Turn doubled",
            });
        }
        if history.stop() == Stop::TooManySteps {
            tally.saw("too many steps");
        }
        if history.step_count() > STEPS_OF_SEGMENT {
            tally.saw("several segments");
        }
        if given_up_and_delivered(history) {
            tally.saw("given up and delivered");
        }
        tally
    }

    fn saw(&mut self, name: &'static str) {
        self.happened.insert(name, 1);
    }

    /// Both together.
    pub(crate) fn add(&mut self, other: &Tally) {
        self.runs += other.runs;
        self.steps += other.steps;
        self.longest = self.longest.max(other.longest);
        for (name, count) in &other.happened {
            *self.happened.entry(name).or_default() += count;
        }
    }

    /// As a table.
    pub(crate) fn text(&self) -> String {
        let Tally { runs, steps, longest, happened } = self;
        let mean = steps / (*runs).max(1);
        let rows = happened.iter().map(|(name, count)| format!("{count:>9} {name}\n"));
        format!("{runs:>9} runs\n{steps:>9} steps, {mean} in a run, {longest} at the most\n")
            + &rows.collect::<String>()
    }
}

/// Whether a message that was reported as not delivered is in the record of its receiver.
fn given_up_and_delivered(history: &History) -> bool {
    let (mut given_up, mut delivered) = (BTreeSet::new(), BTreeSet::new());
    for (.., effect) in history.all_effects() {
        match effect {
            Effect::NonDelivered { message, .. } => _ = given_up.insert(message),
            Effect::Delivered { message, .. } => _ = delivered.insert(message),
            _ => {}
        }
    }
    !given_up.is_disjoint(&delivered)
}

fn step_name(action: Action) -> Option<&'static str> {
    match action {
        Action::Lose { .. } => Some("loss"),
        Action::LinkDown { .. } => Some("link down"),
        Action::SetLink { .. } => Some("link changed"),
        Action::Stop { .. } => Some("MTA stopped"),
        Action::Start { .. } => Some("MTA started again"),
        Action::RefuseBinds { .. } => Some("binds refused"),
        Action::Command { .. } => Some("user's command"),
        _ => None,
    }
}

fn effect_name(effect: &Effect) -> Option<&'static str> {
    match effect {
        Effect::Delivered { again: true, .. } => Some("delivered again and recognised"),
        Effect::NonDelivered { .. } => Some("non-delivered"),
        Effect::Refused { .. } => Some("command refused"),
        Effect::AtLimit { .. } => Some("at the limit of associations"),
        Effect::Started { association, .. } if association.index() > 0 => {
            Some("more than one association")
        }
        Effect::Entered { state: StateName::Recovering, .. } => Some("recovery"),
        Effect::Did { event: Event::TurnRegenerated, .. } => Some("Turn regenerated"),
        Effect::Did { event: Event::RequestAnswered(_), .. } => Some("answered without the Turn"),
        Effect::Did { event: Event::Violated(_), .. } => Some("violation"),
        Effect::Sent { pdu, .. } => pdu_name(*pdu),
        _ => None,
    }
}

fn pdu_name(pdu: Pdu) -> Option<&'static str> {
    match pdu {
        Pdu::Gtc { .. } => Some("Turn given"),
        Pdu::ActivityResume { .. } => Some("activity resumed"),
        Pdu::ActivityInterrupt(_) => Some("activity interrupted"),
        Pdu::ActivityDiscard(_) => Some("activity discarded"),
        Pdu::Rtorj(_) => Some("RTORJ"),
        Pdu::Rtab(_) => Some("RTAB"),
        Pdu::Dn => Some("closed in order"),
        _ => None,
    }
}

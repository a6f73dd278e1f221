//! A history made ready for telling: what was sent, by whom, and what became of it.

use std::cell::RefCell;

use turnlab_core::protocol::{Belief, Pdu, PduKind, Role, StateName};
use turnlab_core::run::{History, Passage, Run, TurnAnomaly};
use turnlab_core::scenario::Scenario;
use turnlab_core::world::{Action, AssociationId, Effect, MtaId};

use crate::document::clock_from;

/// One PDU from its sending to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transmission {
    /// The association that it travels on.
    pub association: AssociationId,
    /// The end that sent it.
    pub from: Role,
    /// What was sent.
    pub pdu: Pdu,
    /// The step that sent it.
    pub step: usize,
    /// When, in microseconds.
    pub sent_us: i64,
    /// When it was to leave and to arrive: it waits for what is on the line before it.
    pub passage: Passage,
    /// What became of it.
    pub outcome: PduOutcome,
    /// Its number among the PDUs of its kind that this MTA has sent, on any association, from 1.
    pub nth: u32,
}

/// What became of a PDU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PduOutcome {
    /// It arrived, at this time.
    Arrived(i64),
    /// It was lost, at this time.
    Lost(i64),
    /// It was on its way when the run ended.
    InFlight,
}

impl PduOutcome {
    /// When it was no longer on its way.
    #[must_use]
    pub fn ended_us(self) -> Option<i64> {
        match self {
            PduOutcome::Arrived(at_us) | PduOutcome::Lost(at_us) => Some(at_us),
            PduOutcome::InFlight => None,
        }
    }
}

/// An association, the MTAs that share it, and its age: every sentence asks for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Between {
    mtas: [MtaId; 2],
    /// When it began; later ones are behind it.
    pub(crate) begun_us: i64,
    /// Since when there is a newer one between the two; never is the end of time.
    pub(crate) newer_us: i64,
}

impl Between {
    pub(crate) fn mta(self, role: Role) -> MtaId {
        self.mtas[role as usize]
    }

    /// The other of the two.
    pub(crate) fn peer_of(self, mta: MtaId) -> MtaId {
        self.mtas[usize::from(self.mtas[0] == mta)]
    }

    pub(crate) fn is_of(self, mta: MtaId, peer: MtaId) -> bool {
        self.mtas.contains(&mta) && self.mtas.contains(&peer)
    }
}

/// What an end came to, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) at_us: i64,
    pub(crate) step: usize,
    pub(crate) association: AssociationId,
    pub(crate) end: Role,
    pub(crate) state: StateName,
    pub(crate) belief: Option<Belief>,
}

/// A run that is ready to be told.
#[derive(Debug, Clone)]
pub struct Story {
    pub(crate) scenario: Scenario,
    pub(crate) history: History,
    pub(crate) anomalies: Vec<TurnAnomaly>,
    pub(crate) transmissions: Vec<Transmission>,
    pub(crate) associations: Vec<Between>,
    pub(crate) entries: Vec<Entry>,
    /// The steps that stop and start MTAs, or make them refuse binds.
    pub(crate) troubles: Vec<(usize, Action)>,
    moments: Vec<i64>,
    pub(crate) day_begins_us: Option<i64>,
    /// A run near the one that was asked for last: whoever moves the cursor asks for the next.
    near: RefCell<Option<Run>>,
}

/// How many steps there are at most from the run that is kept to the one that is asked for next to it.
const NEAR_STEPS: usize = 512;

impl Story {
    /// Whether the run follows an order, and no deadline means anything.
    pub(crate) fn follows_order(&self) -> bool {
        !self.scenario.order.is_empty()
    }

    /// Where the Turn of an association is lost or doubled, in the order of [`History::turn_anomalies`].
    #[must_use]
    pub fn turn_anomalies(&self) -> &[TurnAnomaly] {
        &self.anomalies
    }

    /// Makes a history of `scenario` ready for telling.
    #[must_use]
    pub fn new(scenario: Scenario, history: History) -> Self {
        let mut story = Story {
            scenario,
            anomalies: history.turn_anomalies(),
            transmissions: Vec::new(),
            associations: Vec::new(),
            entries: Vec::new(),
            troubles: Vec::new(),
            moments: Vec::new(),
            day_begins_us: None,
            near: RefCell::new(None),
            history,
        };
        story.read();
        story
    }

    /// The same with times of day in words, where the run begins so many microseconds after midnight. Nothing leaves
    /// the times of the run.
    #[must_use]
    pub fn with_times_of_day(self, day_begins_us: Option<i64>) -> Self {
        Story { day_begins_us, ..self }
    }

    /// An instant in words: a time of the run, or of the day.
    #[must_use]
    pub fn clock(&self, at_us: i64) -> String {
        clock_from(self.day_begins_us, at_us)
    }

    /// The run as it stood after so many steps.
    pub(crate) fn run_after(&self, steps: usize) -> Run {
        let steps = steps.min(self.history.step_count());
        let begin = steps / NEAR_STEPS * NEAR_STEPS;
        let mut near = self.near.borrow_mut();
        let kept = near.take().filter(|run| run.steps() == begin);
        let begun = kept.unwrap_or_else(|| self.history.seek(begin));
        let mut run = near.insert(begun).clone();
        let mut effects = Vec::new();
        while run.steps() < steps && run.advance(&mut effects).is_some() {
            effects.clear();
        }
        run
    }

    /// The scenario that was run.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The run.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Every instant at which something happens, in microseconds, in order.
    #[must_use]
    pub fn moments(&self) -> &[i64] {
        &self.moments
    }

    /// Every PDU, in the order in which they were sent.
    #[must_use]
    pub fn transmissions(&self) -> &[Transmission] {
        &self.transmissions
    }

    fn read(&mut self) {
        for (place, step) in self.history.steps().enumerate() {
            if self.moments.last() != Some(&step.at_us) {
                self.moments.push(step.at_us);
            }
            if is_trouble(step.action) {
                self.troubles.push((place, step.action));
            }
        }
        let mut sent_of_kind: Vec<(MtaId, PduKind, u32)> = Vec::new();
        let passages = self.history.passages();
        for (step, at_us, effect) in self.history.all_effects() {
            match effect {
                Effect::Started { initiator, responder, .. } => {
                    let mut before = self.associations.iter_mut().rev();
                    if let Some(before) = before.find(|it| it.is_of(initiator, responder)) {
                        before.newer_us = at_us;
                    }
                    let mtas = [initiator, responder];
                    let newer_us = i64::MAX;
                    self.associations.push(Between { mtas, begun_us: at_us, newer_us });
                }
                Effect::Sent { association, from, pdu, .. } => {
                    let passage = passages[self.transmissions.len()];
                    let (sent_us, outcome) = (at_us, PduOutcome::InFlight);
                    let sender = self.associations[association.index()].mta(from);
                    let nth = count_up(&mut sent_of_kind, sender, pdu.kind());
                    self.transmissions.push(Transmission {
                        association,
                        from,
                        pdu,
                        step,
                        sent_us,
                        passage,
                        outcome,
                        nth,
                    });
                }
                Effect::Arrived { transmission } => {
                    self.transmissions[transmission.0 as usize].outcome =
                        PduOutcome::Arrived(at_us);
                }
                Effect::Dropped { transmission } => {
                    self.transmissions[transmission.0 as usize].outcome = PduOutcome::Lost(at_us);
                }
                Effect::Entered { association, end, state, belief } => {
                    self.entries.push(Entry { at_us, step, association, end, state, belief });
                }
                _ => {}
            }
        }
    }

    /// Whether this end held the Turn on this association at some time before `step`.
    pub(crate) fn held_before(&self, association: AssociationId, end: Role, step: usize) -> bool {
        self.entries.iter().take_while(|entry| entry.step < step).any(|entry| {
            entry.association == association && entry.end == end && entry.state.holds()
        })
    }

    /// When a PDU arrived, or would have: everything that is drawn has an end.
    pub(crate) fn arrival_us(&self, transmission: &Transmission) -> i64 {
        match transmission.outcome {
            PduOutcome::Arrived(at_us) => at_us,
            PduOutcome::Lost(_) | PduOutcome::InFlight => transmission.passage.arrives_us,
        }
    }
}

/// Counts one more of a kind from an MTA, and says how many that makes.
fn count_up(counts: &mut Vec<(MtaId, PduKind, u32)>, mta: MtaId, kind: PduKind) -> u32 {
    match counts.iter_mut().find(|(of, is, _)| (*of, *is) == (mta, kind)) {
        Some((_, _, count)) => {
            *count += 1;
            *count
        }
        None => {
            counts.push((mta, kind, 1));
            1
        }
    }
}

/// Whether an action is about what is wrong around the associations.
fn is_trouble(action: Action) -> bool {
    matches!(action, Action::Stop { .. } | Action::Start { .. } | Action::RefuseBinds { .. })
}

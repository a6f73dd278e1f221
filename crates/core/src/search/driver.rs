//! A search from its beginning to its report, in slices of any size.

use super::delivery::Delivery;
use super::explore::{Exploration, Marked, Reach};
use super::machine::Machine;
use super::path::{self, PathStep};
use super::recoverable::Recovery;
use super::report::{Finding, Memory, Report, Verdict};
use super::visited::Visited;
use super::word::Word;
use super::{Model, Property, PropertyKind, local_states};
use crate::world::Action;

/// The properties that ask where the Turn can come to, in the order of [`Recovery::broken`].
const RECOVERABLE: [Property; 2] = [Property::TurnRecoverable, Property::AnyTurnRecoverable];

/// A search under way, or done. It keeps no clock and goes no further than it is told.
#[derive(Debug)]
pub struct Search {
    model: Model,
    wanted: Vec<Property>,
    most_bytes: usize,
    width: Width,
}

/// Situations are kept in 64 bits as long as the numbers of their parts allow.
#[derive(Debug)]
enum Width {
    Narrow(Phases<u64>),
    Wide(Phases<u128>),
}

impl Width {
    fn of(model: &Model) -> Self {
        let narrow = Phases::<u64>::new(model);
        match u32::from(narrow.exploration.machine.first().left) < u64::LIMITS[2] {
            true => Width::Narrow(narrow),
            false => Width::Wide(Phases::new(model)),
        }
    }
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is about.
    pub phase: Phase,
    /// How many situations have been reached.
    pub states: u64,
    /// How many of them have not been looked at yet.
    pub frontier: u64,
    /// How many actions have been taken.
    pub transitions: u64,
    /// How many actions lead to the farthest situation.
    pub depth: usize,
    /// What it takes in memory.
    pub memory: Memory,
}

/// What a search is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// It looks for situations.
    Exploring,
    /// It looks for situations from which the Turn cannot come back.
    Recovering,
    /// It looks for mail that is never delivered.
    Delivering,
    /// It is done.
    Done,
}

impl Search {
    /// Stands before the first step. It looks for the properties that are `wanted` and stops before it
    /// takes more than `most_bytes` of memory.
    #[must_use]
    pub fn new(model: Model, wanted: &[Property], most_bytes: usize) -> Self {
        let width = Width::of(&model);
        Search { model, wanted: wanted.to_vec(), most_bytes, width }
    }

    /// Goes on with about so many situations, and says how far it is.
    pub fn advance(&mut self, situations: usize) -> Progress {
        match &mut self.width {
            Width::Narrow(phases) => {
                phases.advance(situations, &self.wanted, self.most_bytes);
                if phases.reach == Reach::TooNarrow {
                    self.width = Width::Wide(Phases::new(&self.model));
                }
            }
            Width::Wide(phases) => phases.advance(situations, &self.wanted, self.most_bytes),
        }
        self.progress()
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        match &self.width {
            Width::Narrow(phases) => phases.progress(),
            Width::Wide(phases) => phases.progress(),
        }
    }

    /// What has been found so far.
    pub fn report(&mut self) -> Report {
        match &mut self.width {
            Width::Narrow(phases) => phases.report(&self.wanted),
            Width::Wide(phases) => phases.report(&self.wanted),
        }
    }

    /// Searches to the end.
    pub fn run(mut self) -> Report {
        while self.advance(1 << 14).phase != Phase::Done {}
        self.report()
    }
}

#[derive(Debug)]
pub(super) struct Phases<W> {
    pub(super) exploration: Exploration<W>,
    pub(super) reach: Reach,
    pub(super) recovery: Option<Recovery<W>>,
    is_recovery_known: bool,
    delivery: Option<Delivery>,
    is_delivery_known: bool,
    pub(super) phase: Phase,
}

impl<W: Word> Phases<W> {
    fn new(model: &Model) -> Self {
        Phases::with(Machine::new(model.clone()))
    }

    /// With what a machine knows already.
    pub(super) fn with(machine: Machine) -> Self {
        Phases {
            exploration: Exploration::new(machine),
            reach: Reach::More,
            recovery: None,
            is_recovery_known: false,
            delivery: None,
            is_delivery_known: false,
            phase: Phase::Exploring,
        }
    }

    pub(super) fn advance(&mut self, most: usize, wanted: &[Property], most_bytes: usize) {
        match self.phase {
            Phase::Exploring => {
                self.reach = self.exploration.advance(most, most_bytes);
                match self.reach {
                    Reach::TooNarrow | Reach::Full => self.phase = Phase::Done,
                    Reach::All => self.go_on_to(Phase::Recovering, wanted),
                    Reach::More => {}
                }
            }
            Phase::Recovering => {
                if let Some(recovery) = &mut self.recovery {
                    let machine = &mut self.exploration.machine;
                    self.is_recovery_known = recovery.advance(machine, most);
                }
                if self.is_recovery_known {
                    self.go_on_to(Phase::Delivering, wanted);
                }
            }
            Phase::Delivering => {
                if let (Some(delivery), Some(recovery)) = (&mut self.delivery, &self.recovery) {
                    let machine = &mut self.exploration.machine;
                    self.is_delivery_known = delivery.advance(machine, &recovery.places, most);
                }
                if self.is_delivery_known {
                    self.phase = Phase::Done;
                }
            }
            Phase::Done => {}
        }
        if self.progress().memory.all() > most_bytes {
            self.phase = Phase::Done;
        }
    }

    /// Goes on to this phase, or to the first behind it that is wanted.
    fn go_on_to(&mut self, phase: Phase, wanted: &[Property]) {
        let is_wanted =
            |property| wanted.contains(&property) && self.model().needs(property).is_empty();
        let turns = RECOVERABLE.map(is_wanted);
        let recovering = turns != [false; 2];
        let delivering = is_wanted(Property::Delivery);
        if self.recovery.is_none() && (recovering || delivering) {
            self.recovery = Some(self.exploration.recovery(turns));
        }
        self.phase = match phase {
            Phase::Recovering if recovering => Phase::Recovering,
            Phase::Recovering | Phase::Delivering if delivering => {
                self.delivery = Some(Delivery::new(self.visited().len()));
                Phase::Delivering
            }
            _ => Phase::Done,
        };
    }

    fn model(&self) -> &Model {
        self.exploration.machine.model()
    }

    fn visited(&self) -> &Visited<W> {
        let places = self.recovery.as_ref().map(|recovery| &recovery.places);
        places.map_or(&self.exploration.visited, |places| &places.visited)
    }

    pub(super) fn progress(&self) -> Progress {
        let frontier = match self.phase {
            Phase::Exploring => self.exploration.frontier() as u64,
            Phase::Recovering | Phase::Delivering | Phase::Done => 0,
        };
        Progress {
            phase: self.phase,
            states: self.visited().len() as u64,
            frontier,
            transitions: self.exploration.transitions,
            depth: self.exploration.depth(),
            memory: Memory {
                states: self.exploration.most_state_bytes.max(self.visited().bytes()),
                parts: self.exploration.machine.bytes(),
                edges: self.recovery.as_ref().map_or(0, Recovery::bytes)
                    + self.delivery.as_ref().map_or(0, Delivery::bytes),
            },
        }
    }

    pub(super) fn report(&mut self, wanted: &[Property]) -> Report {
        let progress = self.progress();
        Report {
            bounds: self.model().bounds(),
            states: progress.states,
            transitions: progress.transitions,
            depth: progress.depth,
            edges: self.recovery.as_ref().map_or(0, |recovery| recovery.edges() as u64),
            is_complete: self.reach == Reach::All,
            memory: progress.memory,
            findings: wanted.iter().map(|&property| self.finding(property)).collect(),
        }
    }

    fn finding(&mut self, property: Property) -> Finding {
        if property == Property::Delivery {
            return self.delivery_finding();
        }
        let complete = self.reach == Reach::All;
        let always = |path: Option<Vec<Action>>| match path {
            Some(path) => (Verdict::Violated, path),
            None if complete => (Verdict::Holds, Vec::new()),
            None => (Verdict::Stopped, Vec::new()),
        };
        let sometimes = |path: Option<Vec<Action>>| match path {
            Some(path) => (Verdict::Holds, path),
            None if complete => (Verdict::NotReached, Vec::new()),
            None => (Verdict::Stopped, Vec::new()),
        };
        let (verdict, path) = match property {
            Property::AtMostOneHolder => {
                always(self.exploration.two_holders.map(|place| self.path_to(place)))
            }
            Property::MailConserved => always(self.path_with(local_states::MISLAID)),
            Property::TurnRecoverable => self.turn_finding(0),
            Property::AnyTurnRecoverable => self.turn_finding(1),
            Property::HandOver | Property::Delivery => {
                sometimes(self.path_with(local_states::GAVE))
            }
            Property::LossInHandOver => sometimes(self.path_with(local_states::LOST_IN_HAND_OVER)),
            Property::Crossing => sometimes(self.path_with(local_states::CROSSED)),
        };
        let bound_reached = self.is_bound_reached(property, verdict);
        Finding { property, verdict, path, bound_reached, repeats_from: None }
    }

    /// What is known of one of [`RECOVERABLE`], by its place.
    fn turn_finding(&mut self, place: usize) -> (Verdict, Vec<Action>) {
        match self.recovery.as_ref().and_then(|recovery| recovery.broken[place]) {
            Some(stuck) => (Verdict::Violated, self.path_to(stuck)),
            None if !self.model().needs(RECOVERABLE[place]).is_empty() => {
                (Verdict::NotReached, Vec::new())
            }
            None if self.is_recovery_known => (Verdict::Holds, Vec::new()),
            None => (Verdict::Stopped, Vec::new()),
        }
    }

    /// Whether the bound in flight may have made the verdict.
    fn is_bound_reached(&self, property: Property, verdict: Verdict) -> bool {
        let is_sometimes = property.kind() == PropertyKind::Sometimes;
        let is_by_absence = match verdict {
            Verdict::Holds => !is_sometimes,
            Verdict::NotReached => is_sometimes,
            Verdict::Violated | Verdict::Stopped => false,
        };
        is_by_absence && self.exploration.machine.is_narrow()
    }

    fn delivery_finding(&mut self) -> Finding {
        let (property, mut path, mut repeats_from) = (Property::Delivery, Vec::new(), None);
        let undelivered = self.delivery.as_ref().and_then(Delivery::undelivered).cloned();
        let verdict = match undelivered.filter(|_| self.is_delivery_known) {
            Some(undelivered) => {
                let mut steps = self.steps_to(undelivered.place);
                repeats_from = (!undelivered.round.is_empty()).then_some(steps.len());
                steps.extend(undelivered.round);
                path = path::actions(&self.exploration.machine, &steps);
                Verdict::Violated
            }
            None if self.is_delivery_known => Verdict::Holds,
            None if !self.model().needs(property).is_empty() => Verdict::NotReached,
            None => Verdict::Stopped,
        };
        let bound_reached = self.is_bound_reached(property, verdict);
        Finding { property, verdict, path, bound_reached, repeats_from }
    }

    /// The path to the first step with a mark, that step included.
    fn path_with(&mut self, mark: u16) -> Option<Vec<Action>> {
        let Marked { from, cause } = self.exploration.marked[mark.trailing_zeros() as usize]?;
        let mut steps = self.steps_to(from);
        steps.push(cause);
        Some(path::actions(&self.exploration.machine, &steps))
    }

    fn path_to(&mut self, place: usize) -> Vec<Action> {
        let steps = self.steps_to(place);
        path::actions(&self.exploration.machine, &steps)
    }

    fn steps_to(&mut self, place: usize) -> Vec<PathStep> {
        let Exploration { machine, visited, levels, .. } = &mut self.exploration;
        let places = self.recovery.as_ref().map(|recovery| &recovery.places);
        let visited = places.map_or(&*visited, |places| &places.visited);
        path::to_place(machine, visited, levels, place)
    }
}

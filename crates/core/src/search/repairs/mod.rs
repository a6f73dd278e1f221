//! Every rule there is, searched within the same bounds (docs/repairs.md).
//!
//! Rules that cannot differ are searched once ([`class`]): those whose records come to the same, and those that differ
//! in columns for which a search has never asked. What an MTA does that does not depend on the
//! columns in which two rules differ is worked out once ([`super::machine::Machine::shares`]). Those that neither
//! lose the Turn nor double it go on to wider bounds.

mod class;
mod csv;
mod fingerprint;
mod rounds;
mod rows;
mod words;

use std::collections::BTreeMap;

pub use rounds::Growth;
pub use rows::{Fate, Needed, Row, Summary};

use super::driver::{Phase, Phases};
use super::explore::Reach;
use super::local_state::Asked;
use super::machine::Machine;
use super::word::Word;
use super::{Finding, Model, Property, Report, Search, Verdict};
use crate::parts::Parts;
use crate::protocol::{COLUMNS, Rule};
use crate::world::Action;
use class::Key;
use fingerprint::fingerprint;
use rounds::Round;

/// What is known of more than this is found anew: to look it up takes longer.
const MOST_SHARED_BYTES: usize = 1 << 24;

/// So many rules are alike but for the last columns: who answers, whether a new Turn is made, and checkpoints.
const RULES_OF_A_GROUP: u32 = 36;

/// What a rule has to keep.
const WANTED: [Property; 2] = [Property::AtMostOneHolder, Property::TurnRecoverable];

/// All rules there are, or those near the one at hand, being searched. It keeps no clock and goes no further
/// than it is told.
#[derive(Debug)]
pub struct Repairs {
    model: Model,
    most_bytes: usize,
    rules: Vec<Rule>,
    /// For each rule its place among the classes.
    class_of: Vec<u32>,
    classes: Vec<Class>,
    rounds: Vec<Round>,
    round: usize,
    /// Which of how many parts of the classes are searched.
    part: [usize; 2],
    /// The classes that are still to be searched in this round, the next one last.
    left: Vec<u32>,
    /// What the machine of the last rule knows.
    machine: Option<Machine>,
    running: Option<(u32, Running)>,
    searched: usize,
}

/// Rules that behave alike whatever the bounds are, and what has been found of them.
#[derive(Debug)]
struct Class {
    rule: Rule,
    key: Key,
    found: Option<Found>,
    felled: Option<Felled>,
}

/// What was found of a rule within the bounds that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    /// Of each property that is wanted.
    findings: Vec<Finding>,
    states: u64,
    transitions: u64,
    /// Equal where the graphs of all that can happen are the same, with what the ends are in each situation.
    behaviour: u128,
}

/// What made a rule fail that had held before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Felled {
    /// What there was more of.
    pub by: Growth,
    /// What it breaks then.
    pub property: Property,
    /// A shortest path to there.
    pub path: Vec<Action>,
}

#[derive(Debug)]
enum Running {
    Shared(Box<Phases<u64>>),
    Alone(Box<Search>),
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepairsProgress {
    /// What the bounds have grown by; none in the first round.
    pub growth: Option<Growth>,
    /// How many rules are known in this round.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// Whether there is nothing left to do.
    pub is_done: bool,
}

impl Repairs {
    /// Stands before the first rule. `model` has the rule at hand; where `within` is said, only rules that differ
    /// from it in so many columns at the most are searched. For those that hold the bounds grow by these, one
    /// after the other. A search that takes more than `most_bytes` of memory is given up.
    #[must_use]
    pub fn new(model: Model, within: Option<usize>, growths: &[Growth], most_bytes: usize) -> Self {
        let hand = model.settings().association.rule;
        let all: u32 = COLUMNS.iter().map(|column| column.values.len() as u32).product();
        let is_meant = |rule: &Rule| {
            rule.drops_checkpoints == hand.drops_checkpoints
                && within.is_none_or(|within| rule.columns_unlike(hand).count() <= within)
        };
        let rules: Vec<Rule> = (0..all).map(Rule::numbered).filter(is_meant).collect();
        let rounds = rounds::of(&model, growths);
        let widest = rounds.last().map_or(&model, |round| &round.model).clone();
        let (mut known, mut classes) = (BTreeMap::new(), Vec::new());
        let class_of = rules.iter().map(|&rule| {
            let key = Key::of(rule, &widest);
            *known.entry(key).or_insert_with(|| {
                classes.push(Class { rule, key, found: None, felled: None });
                classes.len() as u32 - 1
            })
        });
        let class_of = class_of.collect();
        let mut repairs = Repairs {
            model,
            most_bytes,
            rules,
            class_of,
            classes,
            rounds,
            round: 0,
            part: [0, 1],
            left: Vec::new(),
            machine: None,
            running: None,
            searched: 0,
        };
        repairs.begin_round();
        repairs
    }

    /// Goes on to the end.
    #[must_use]
    pub fn run(mut self) -> Self {
        while !self.advance(1 << 16) {}
        self
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> RepairsProgress {
        let in_round = |class: &Class| self.round == 0 || class.is_safe() || class.felled.is_some();
        let of =
            |is: &dyn Fn(u32) -> bool| self.class_of.iter().filter(|&&class| is(class)).count();
        let all = of(&|class| in_round(&self.classes[class as usize]));
        let running = self.running.as_ref().map(|(class, _)| *class);
        let left = of(&|class| self.left.contains(&class) || running == Some(class));
        RepairsProgress {
            growth: self.rounds.get(self.round).and_then(|round| round.growth),
            done: all - left,
            of: all,
            is_done: self.is_done(),
        }
    }

    fn is_done(&self) -> bool {
        self.round >= self.rounds.len()
    }

    fn wanted(&self) -> &'static [Property] {
        self.rounds[self.round].wanted
    }

    /// Those that have held so far are searched; rules that count hand-overs behind the others, since they have
    /// other PDUs.
    fn begin_round(&mut self) {
        self.machine = None;
        if self.is_done() {
            return;
        }
        let is_left = |class: &u32| self.round == 0 || self.classes[*class as usize].is_safe();
        self.left = (0..self.classes.len() as u32).filter(is_left).collect();
        self.left.sort_by_key(|&class| (self.classes[class as usize].rule.counts(), class));
        // Later only those are known that were searched here.
        if self.round == 0 {
            self.keep_own_part();
        }
        self.left.reverse();
    }

    /// Of what is left only this part. Rules that differ in who answers alone are often one, and stay together.
    fn keep_own_part(&mut self) {
        let [place, of] = self.part;
        let (mut group, mut groups) = (None, 0);
        self.left.retain(|&class| {
            let own = self.classes[class as usize].rule.number() / RULES_OF_A_GROUP;
            if group.replace(own) != Some(own) {
                groups += 1;
            }
            groups % of == place
        });
    }

    fn begin_class(&mut self) -> Option<(u32, Running)> {
        let class = self.left.pop()?;
        let rule = self.classes[class as usize].rule;
        let shared = self.machine.take().filter(|machine| {
            machine.model().settings().association.rule.counts() == rule.counts()
                && machine.bytes() < MOST_SHARED_BYTES
        });
        let machine = match shared {
            Some(machine) => machine.with_rule(rule),
            None => Machine::new(self.rounds[self.round].model.with_rule(rule)).shares(),
        };
        if u32::from(machine.first().left) >= u64::LIMITS[2] {
            return Some((class, self.alone(class)));
        }
        Some((class, Running::Shared(Box::new(Phases::with(machine)))))
    }

    /// A search that shares nothing, for what is too large for the narrow form of a situation.
    fn alone(&self, class: u32) -> Running {
        let model = self.rounds[self.round].model.with_rule(self.classes[class as usize].rule);
        Running::Alone(Box::new(Search::new(model, self.wanted(), self.most_bytes)))
    }

    fn take(&mut self, class: u32, running: Running) {
        let wanted = self.wanted();
        let mut asked = Asked::ALL;
        let (report, behaviour) = match running {
            Running::Shared(mut phases) => {
                let report = phases.report(wanted);
                let behaviour = match (&phases.recovery, self.round) {
                    (Some(recovery), 0) => {
                        fingerprint(&mut phases.exploration.machine, &recovery.places)
                    }
                    _ => u128::from(class) | 1 << 127,
                };
                asked = phases.exploration.machine.asked();
                self.machine = Some(phases.exploration.machine);
                (report, behaviour)
            }
            Running::Alone(mut search) => (search.report(), u128::from(class) | 1 << 127),
        };
        let growth = self.rounds[self.round].growth;
        let key = self.classes[class as usize].key;
        let classes = &mut self.classes;
        let mut put = |class: u32| {
            let class = &mut classes[class as usize];
            let is_like = class.key.goes_like(&key, asked);
            if is_like {
                match growth {
                    None => class.found = Some(Found::of(&report, behaviour)),
                    Some(by) => class.felled = Felled::of(&report, by),
                }
            }
            is_like
        };
        put(class);
        self.left.retain(|&class| !put(class));
        self.searched += 1;
    }
}

impl Parts for Repairs {
    fn part(mut self, place: usize, of: usize) -> Self {
        self.part = [place, of.max(1)];
        self.begin_round();
        self
    }

    fn join(&mut self, other: Repairs) {
        self.searched += other.searched;
        for (class, theirs) in self.classes.iter_mut().zip(other.classes) {
            class.found = class.found.take().or(theirs.found);
            class.felled = class.felled.take().or(theirs.felled);
        }
    }

    /// Goes on with about so many situations.
    fn advance(&mut self, situations: usize) -> bool {
        let mut budget = situations;
        while budget > 0 && !self.is_done() {
            let Some((class, mut running)) = self.running.take().or_else(|| self.begin_class())
            else {
                self.round += 1;
                self.begin_round();
                continue;
            };
            let before = running.states();
            let is_done = running.advance(budget, self.wanted(), self.most_bytes);
            // A rule takes its time to be begun, too.
            budget = budget.saturating_sub(running.states().saturating_sub(before).max(64));
            if running.is_too_narrow() {
                self.running = Some((class, self.alone(class)));
            } else if is_done {
                self.take(class, running);
            } else {
                self.running = Some((class, running));
            }
        }
        self.is_done()
    }
}

impl Class {
    /// Whether it has kept everything so far.
    fn is_safe(&self) -> bool {
        let found = self.found.as_ref();
        let holds = |found: &Found| found.findings.iter().all(|one| one.verdict == Verdict::Holds);
        self.felled.is_none() && found.is_some_and(holds)
    }
}

impl Found {
    fn of(report: &Report, behaviour: u128) -> Found {
        let Report { states, transitions, ref findings, .. } = *report;
        Found { findings: findings.clone(), states, transitions, behaviour }
    }
}

impl Felled {
    fn of(report: &Report, by: Growth) -> Option<Felled> {
        let violated = report.findings.iter().filter(|it| it.verdict == Verdict::Violated);
        let Finding { property, path, .. } = violated.min_by_key(|it| it.path.len())?;
        Some(Felled { by, property: *property, path: path.clone() })
    }
}

impl Running {
    fn advance(&mut self, most: usize, wanted: &[Property], most_bytes: usize) -> bool {
        match self {
            Running::Shared(phases) => {
                phases.advance(most, wanted, most_bytes);
                phases.phase == Phase::Done
            }
            Running::Alone(search) => search.advance(most).phase == Phase::Done,
        }
    }

    fn states(&self) -> usize {
        let progress = match self {
            Running::Shared(phases) => phases.progress(),
            Running::Alone(search) => search.progress(),
        };
        progress.states as usize
    }

    fn is_too_narrow(&self) -> bool {
        matches!(self, Running::Shared(phases) if phases.reach == Reach::TooNarrow)
    }
}

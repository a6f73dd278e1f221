//! What has been found of each rule, and of those beside it.

use std::collections::BTreeSet;

use super::super::{Finding, Property, Verdict};
use super::{Class, Felled, Found, Growth, Repairs};
use crate::protocol::{COLUMNS, Column, Rule};
use crate::world::Action;

/// One rule, and what has been found of it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The rule.
    pub rule: Rule,
    class: &'a Class,
    found: &'a Found,
}

/// What becomes of the Turn under a rule, within the bounds that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It is neither lost for good nor doubled.
    Safe,
    /// It can be lost for good.
    Lost,
    /// Both ends can hold it.
    Doubled,
    /// Both can come about.
    Both,
    /// The search of it was given up before it could tell.
    Unknown,
}

impl Fate {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Fate::Safe => "safe",
            Fate::Lost => "loses",
            Fate::Doubled => "doubles",
            Fate::Both => "loses and doubles",
            Fate::Unknown => "not known",
        }
    }
}

impl<'a> Row<'a> {
    /// What was found of one of the two properties, `at-most-one-holder` and `turn-recoverable`.
    #[must_use]
    pub fn finding(&self, property: Property) -> Option<&'a Finding> {
        self.found.findings.iter().find(|finding| finding.property == property)
    }

    /// What becomes of the Turn.
    #[must_use]
    pub fn fate(&self) -> Fate {
        let is = |property, verdict| {
            self.finding(property).is_some_and(|finding| finding.verdict == verdict)
        };
        let violated = [Property::TurnRecoverable, Property::AtMostOneHolder]
            .map(|property| is(property, Verdict::Violated));
        match violated {
            [true, true] => Fate::Both,
            [true, false] => Fate::Lost,
            [false, true] => Fate::Doubled,
            [false, false] if is(Property::TurnRecoverable, Verdict::Holds) => Fate::Safe,
            [false, false] => Fate::Unknown,
        }
    }

    /// How many situations there are, and how many steps between them.
    #[must_use]
    pub fn counts(&self) -> [u64; 2] {
        [self.found.states, self.found.transitions]
    }

    /// Whether a verdict is one that the bound in flight may have made.
    #[must_use]
    pub fn is_bound_reached(&self) -> bool {
        self.found.findings.iter().any(|finding| finding.bound_reached)
    }

    /// The shortest path to where the Turn is lost for good or doubled; what it breaks, and the path.
    #[must_use]
    pub fn broken(&self) -> Option<(Property, &'a [Action])> {
        let findings = self.found.findings.iter();
        let violated = findings.filter(|finding| finding.verdict == Verdict::Violated);
        let shortest = violated.min_by_key(|finding| finding.path.len())?;
        Some((shortest.property, &shortest.path))
    }

    /// What made it fail in wider bounds.
    #[must_use]
    pub fn felled(&self) -> Option<&'a Felled> {
        self.class.felled.as_ref()
    }

    /// Whether it has held so far, in wider bounds too where those have been searched.
    #[must_use]
    pub fn is_standing(&self) -> bool {
        self.class.is_safe()
    }

    /// Equal for two rules under which the same can happen, step by step.
    #[must_use]
    pub fn behaviour(&self) -> u128 {
        self.found.behaviour
    }
}

/// How many rules there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many are known.
    pub known: usize,
    /// How many neither lose the Turn nor double it.
    pub safe: usize,
    /// How many can lose it, and do not double it.
    pub lose: usize,
    /// How many can double it, and do not lose it.
    pub double: usize,
    /// How many can do both.
    pub both: usize,
    /// How many different graphs of all that can happen there are.
    pub behaviours: usize,
    /// How many still stand when the bounds have grown.
    pub standing: usize,
}

impl Repairs {
    /// How many rules there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// How many searches have been made so far, in all rounds.
    #[must_use]
    pub fn searches(&self) -> usize {
        self.searched
    }

    /// The rule at hand.
    #[must_use]
    pub fn at_hand(&self) -> Rule {
        self.model.settings().association.rule
    }

    /// The bounds that the rules of a path are searched within: those asked for, or those that had grown.
    #[must_use]
    pub fn model_of(&self, growth: Option<Growth>) -> &super::super::Model {
        let round = self.rounds.iter().find(|round| round.growth == growth);
        round.map_or(&self.model, |round| &round.model)
    }

    /// By what the bounds grow, in this order.
    pub fn growths(&self) -> impl Iterator<Item = Growth> + '_ {
        self.rounds.iter().filter_map(|round| round.growth)
    }

    /// All that are known so far, by their numbers.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let rules = self.rules.iter().zip(&self.class_of);
        rules.filter_map(|(&rule, &class)| self.row_of(rule, class))
    }

    /// What is known of a rule.
    #[must_use]
    pub fn row(&self, rule: Rule) -> Option<Row<'_>> {
        let place = self.rules.binary_search_by_key(&rule.number(), |known| known.number()).ok()?;
        self.row_of(rule, self.class_of[place])
    }

    fn row_of(&self, rule: Rule, class: u32) -> Option<Row<'_>> {
        let class = &self.classes[class as usize];
        Some(Row { rule, class, found: class.found.as_ref()? })
    }

    /// How many there are of each kind, among those that are known.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        let mut behaviours = BTreeSet::new();
        for row in self.rows() {
            summary.known += 1;
            summary.standing += usize::from(row.is_standing());
            behaviours.insert(row.behaviour());
            match row.fate() {
                Fate::Safe => summary.safe += 1,
                Fate::Lost => summary.lose += 1,
                Fate::Doubled => summary.double += 1,
                Fate::Both => summary.both += 1,
                Fate::Unknown => {}
            }
        }
        summary.behaviours = behaviours.len();
        summary
    }

    /// The rules that still stand and differ from the one at hand in the fewest columns.
    #[must_use]
    pub fn smallest(&self) -> Vec<Row<'_>> {
        let unlike = |row: &Row<'_>| row.rule.columns_unlike(self.at_hand()).count();
        let standing: Vec<_> = self.rows().filter(Row::is_standing).collect();
        let least = standing.iter().map(unlike).min();
        standing.into_iter().filter(|row| Some(unlike(row)) == least).collect()
    }

    /// What becomes of a rule when something else stands in one of its columns: the column, and each rule.
    pub fn beside(&self, rule: Rule) -> impl Iterator<Item = (&'static Column, Vec<Row<'_>>)> {
        COLUMNS.iter().map(move |column| {
            let others = (0..column.values.len()).filter(move |&place| place != column.place(rule));
            (column, others.filter_map(|place| self.row(column.with(rule, place))).collect())
        })
    }

    /// The rules that hold and differ from this one, which does not, in one column.
    #[must_use]
    pub fn saved_by(&self, rule: Rule) -> Vec<Row<'_>> {
        let others = self.beside(rule).flat_map(|(_, rows)| rows);
        others.filter(|row| row.fate() == Fate::Safe).collect()
    }

    /// The columns that matter to a rule which holds: something else in one of them makes it fail. With each the
    /// values that do, and the rule among those that fails soonest; and whether every other value does.
    #[must_use]
    pub fn needs(&self, rule: Rule) -> Vec<Needed<'_>> {
        let needed = self.beside(rule).filter_map(|(column, rows)| {
            let others = rows.len();
            let mut fails: Vec<_> = rows.into_iter().filter(|row| row.broken().is_some()).collect();
            let is_all = fails.len() == others;
            let without = fails.iter().map(|row| column.value(row.rule)).collect();
            fails.sort_by_key(|row| row.broken().map(|(_, path)| path.len()));
            Some(Needed { column, without, is_all, worst: fails.into_iter().next()? })
        });
        needed.collect()
    }
}

/// A column that matters to a rule which holds.
#[derive(Debug, Clone)]
pub struct Needed<'a> {
    /// The column.
    pub column: &'static Column,
    /// With what in it the rule fails.
    pub without: Vec<&'static str>,
    /// Whether it fails with everything else.
    pub is_all: bool,
    /// The one of those that fails soonest.
    pub worst: Row<'a>,
}

//! What was found of a rule, in words.

use super::super::Property;
use super::rows::{Fate, Row};
use super::{Growth, Repairs};
use crate::protocol::Rule;

impl Row<'_> {
    /// What becomes of the Turn: `the Turn is lost in 3 steps`.
    #[must_use]
    pub fn words(&self) -> String {
        if let Some((property, path)) = self.broken() {
            return broken_words(property, path.len());
        }
        match (self.fate(), self.felled()) {
            (Fate::Unknown, _) => "not known".to_owned(),
            (_, Some(felled)) => {
                let broken = broken_words(felled.property, felled.path.len());
                format!("neither loses the Turn nor doubles it; with {} {broken}", felled.by.name())
            }
            _ => "neither loses the Turn nor doubles it".to_owned(),
        }
    }
}

fn broken_words(property: Property, steps: usize) -> String {
    let what = match property {
        Property::AtMostOneHolder => "both ends hold the Turn",
        _ => "the Turn is lost",
    };
    format!("{what} in {steps} steps")
}

impl Repairs {
    /// What a rule that holds cannot do without, a sentence for each column: `needed: recovery-initiator. With
    /// own-record both ends hold the Turn in 6 steps`.
    #[must_use]
    pub fn needs_words(&self, rule: Rule) -> Vec<String> {
        let needs = self.needs(rule).into_iter();
        let words = needs.map(|needed| {
            let (column, worst) = (needed.column, needed.worst.words());
            let needs = format!("needed: {}-{}", column.name, column.value(rule));
            match needed.is_all {
                true => format!("{needs}. Without it: {worst}"),
                false => format!("{needs}. With {}: {worst}", needed.without.join(" or ")),
            }
        });
        words.collect()
    }

    /// How many fall when the bounds grow, by what they grow.
    #[must_use]
    pub fn felled(&self) -> Vec<(Growth, usize)> {
        let count = |growth| {
            let felled = self.rows().filter_map(|row| row.felled());
            (growth, felled.filter(|felled| felled.by == growth).count())
        };
        self.growths().map(count).collect()
    }
}

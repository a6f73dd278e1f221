//! Which rules cannot differ.
//!
//! An end reads its record in two places: for the token setting that its RTORQ asks for, and when the association is
//! recovered. So it does not matter what is kept, but which of the three columns keep the same, and what a recovery
//! makes of each. And no column matters that nothing has asked for.

use super::super::Model;
use super::super::local_state::Asked;
use crate::protocol::{Kept, Recovery, Role, Rule};

/// A rule as far as anything can depend on it: equal for two whose graphs of all that can happen are the same, but
/// for the names of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    recovery: u8,
    /// For each column of what is kept: the first that keeps the same, and what a recovery makes of it.
    kept: [(u8, u8); 3],
    answers: [u8; 2],
    regenerates: bool,
    drops_checkpoints: bool,
}

const KEPT: [Asked; 3] = [Asked::HOLDING, Asked::GIVING, Asked::WAITING];
const ANSWERS: [Asked; 2] = [Asked::ANSWERS_GIVING, Asked::ANSWERS_WAITING];

impl Key {
    /// The key of a rule in this model.
    pub(super) fn of(rule: Rule, model: &Model) -> Key {
        let holders = [Role::Initiator, Role::Responder, Role::Responder];
        let kept = [rule.holding, rule.giving, rule.waiting];
        let records = [0, 1, 2].map(|place| (kept[place], is_mine(kept[place], holders[place])));
        let kept = [0, 1, 2].map(|place| {
            let first = records.iter().position(|other| *other == records[place]);
            (first.unwrap_or(place) as u8, meaning(rule, kept[place], holders[place], model))
        });
        Key {
            recovery: rule.recovery as u8,
            kept,
            answers: [rule.answers_giving as u8, rule.answers_waiting as u8],
            regenerates: rule.regenerates,
            drops_checkpoints: rule.drops_checkpoints,
        }
    }

    /// Whether a search that has asked for these columns alone would have gone the same way under the other rule.
    pub(super) fn goes_like(&self, other: &Key, asked: Asked) -> bool {
        let counts = |key: &Key| key.recovery == Recovery::GreaterPair as u8;
        let is_alike = |one: &(usize, Asked), other_one: &(usize, Asked)| {
            (self.kept[one.0].0 == self.kept[other_one.0].0)
                == (other.kept[one.0].0 == other.kept[other_one.0].0)
        };
        let kept: Vec<_> = KEPT.into_iter().enumerate().filter(|it| asked.includes(it.1)).collect();
        let answers = ANSWERS.into_iter().enumerate().filter(|it| asked.includes(it.1));
        (self.regenerates, self.drops_checkpoints, counts(self))
            == (other.regenerates, other.drops_checkpoints, counts(other))
            && (!asked.includes(Asked::RECOVERY) || self.recovery == other.recovery)
            && kept.iter().all(|&(place, _)| self.kept[place].1 == other.kept[place].1)
            && kept.iter().all(|one| kept.iter().all(|other_one| is_alike(one, other_one)))
            && answers.into_iter().all(|(place, _)| self.answers[place] == other.answers[place])
    }
}

/// Whether a record says that the Turn was here; a pair names the end that has it.
fn is_mine(kept: Kept, holder: Role) -> bool {
    kept == Kept::Mine || kept == Kept::Pair && holder == Role::Initiator
}

/// What a recovery makes of what an initiator has kept.
fn meaning(rule: Rule, kept: Kept, holder: Role, model: &Model) -> u8 {
    let setting = rule.token_setting(Rule::record(kept, Role::Initiator, holder, 0)) as u8;
    match rule.recovery {
        // The token setting travels, though nobody heeds it. Where an end can close meanwhile it is all that is
        // left of the record.
        Recovery::OwnRecord if outlives_record(model) => {
            u8::from(is_mine(kept, holder)) << 1 | setting
        }
        Recovery::OwnRecord => is_mine(kept, holder).into(),
        Recovery::TokenSetting => setting,
        Recovery::Initiator => 0,
        Recovery::GreaterPair if kept == Kept::Pair => 2,
        Recovery::GreaterPair => setting,
    }
}

/// Whether an RTORQ can still be on its way when the end that sent it has closed.
fn outlives_record(model: &Model) -> bool {
    let bounds = model.bounds();
    bounds.closing || bounds.restarts > 0 || bounds.associations > 1
}

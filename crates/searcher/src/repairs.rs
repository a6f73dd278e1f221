//! A search of every rule there is, in slices, and what is asked of it.

use turnlab_core::parts::Parts;
use turnlab_core::protocol::{Rule, searched_columns};
use turnlab_core::scenario::{Scenario, rule_summary};
use turnlab_core::search::{Fate, Growth, Repairs, Row};

use crate::limits::Limits;
use crate::message::{RepairsFound, RuleFound, SmallestRepair};
use crate::task::{BYTES_OF_MB, model, run_of, scenario};

/// So many of the smallest repairs are told.
const MOST_LISTED: usize = 10;
/// By what the bounds grow for the rules that hold. With a second association it takes minutes.
const GROWTHS: [Growth; 2] = [Growth::Loss, Growth::Repeat];

/// Before anything has been found, with this rule at hand.
#[must_use]
pub fn nothing_found(hand: Rule) -> RepairsFound {
    let of = searched_columns().iter().map(|column| column.values.len() as u32).product();
    RepairsFound { hand: hand.to_string(), of, ..RepairsFound::default() }
}

/// A search of every rule.
pub struct RepairsTask {
    scenario: Scenario,
    repairs: Repairs,
}

impl RepairsTask {
    /// Stands before the first rule.
    ///
    /// # Errors
    ///
    /// What is wrong with what was asked for, as a sentence.
    pub fn new(link: &str, limits: &Limits) -> Result<Self, String> {
        let bounds = limits.bounds()?;
        let scenario = scenario(link)?;
        let model = model(&scenario, scenario.rule, limits, bounds);
        let most_bytes = limits.memory_mb as usize * BYTES_OF_MB;
        let repairs = Repairs::new(model, None, &GROWTHS, most_bytes);
        Ok(RepairsTask { scenario, repairs })
    }

    /// Goes on for about so many situations; whether it is done.
    pub fn advance(&mut self, situations: usize) -> bool {
        self.repairs.advance(situations)
    }

    /// What has been found so far. The smallest repairs are told when it is over: until then a smaller one, or
    /// what fells them, may still be found.
    #[must_use]
    pub fn found(&self, is_over: bool) -> RepairsFound {
        let (summary, progress) = (self.repairs.summary(), self.repairs.progress());
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let felled = self.repairs.felled().into_iter();
        let smallest = if is_over { self.scenario.cheapest(&self.repairs) } else { Vec::new() };
        RepairsFound {
            hand: self.repairs.at_hand().to_string(),
            of: count(self.repairs.len()),
            known: count(summary.known),
            safe: count(summary.safe),
            lose: count(summary.lose),
            double: count(summary.double),
            both: count(summary.both),
            behaviours: count(summary.behaviours),
            standing: count(summary.standing),
            felled: felled.map(|(by, rules)| (by.name().to_owned(), count(rules))).collect(),
            searches: count(self.repairs.searches()),
            growth: progress.growth.map(|growth| growth.name().to_owned()),
            round: [count(progress.done), count(progress.of)],
            is_over,
            is_complete: progress.is_done,
            cells: self.cells(),
            smallest_count: count(smallest.len()),
            smallest: smallest
                .into_iter()
                .take(MOST_LISTED)
                .map(|(rule, costs)| SmallestRepair {
                    rule: rule.to_string(),
                    costs: costs.map(|costs| costs.to_string()).unwrap_or_default(),
                    same_as: rule.same_as().map(|same| same.to_string()),
                })
                .collect(),
        }
    }

    /// A letter for each rule, in the order of their places.
    fn cells(&self) -> String {
        let mut cells = vec!['.'; self.repairs.len()];
        for row in self.repairs.rows() {
            cells[place_of(row.rule)] = letter(&row);
        }
        cells.into_iter().collect()
    }

    /// What is known of a rule.
    ///
    /// # Errors
    ///
    /// What is wrong with what was asked for, as a sentence.
    pub fn rule(&self, text: &str) -> Result<RuleFound, String> {
        let rule: Rule = text.parse().map_err(|_| format!("There is no rule called “{text}”."))?;
        let Some(row) = self.repairs.row(rule) else {
            return Err(format!("{text} has not been searched yet."));
        };
        let [states, transitions] = row.counts();
        let is_safe = row.fate() == Fate::Safe;
        let saved_by = if is_safe { Vec::new() } else { self.repairs.saved_by(rule) };
        let growth = row.felled().map(|felled| felled.by);
        let felled = row.felled().map(|felled| (felled.property, &*felled.path));
        let link = row.broken().or(felled).map(|(property, path)| {
            let model = self.repairs.model_of(growth).with_rule(rule);
            run_of(&self.scenario, &model, property, path)
        });
        Ok(RuleFound {
            rule: rule.to_string(),
            summary: rule_summary(rule),
            words: row.words(),
            is_safe,
            states,
            transitions,
            link,
            needs: if is_safe { self.repairs.needs_words(rule) } else { Vec::new() },
            saved_by: saved_by.iter().map(|row| row.rule.to_string()).collect(),
            costs: self.scenario.costs(rule).map(|costs| costs.to_string()).unwrap_or_default(),
        })
    }

    /// All that is known so far, a line for each rule.
    #[must_use]
    pub fn csv(&self) -> String {
        self.repairs.csv()
    }
}

/// The place of a rule among all that have the same last column.
#[must_use]
pub fn place_of(rule: Rule) -> usize {
    rule.number() as usize / 2
}

/// The letters of what can be known of a rule, and what fells it in wider bounds.
const LETTERS: [(char, Fate, Option<Growth>); 8] = [
    ('?', Fate::Unknown, None),
    ('s', Fate::Safe, None),
    ('l', Fate::Lost, None),
    ('d', Fate::Doubled, None),
    ('b', Fate::Both, None),
    ('L', Fate::Safe, Some(Growth::Loss)),
    ('R', Fate::Safe, Some(Growth::Repeat)),
    ('A', Fate::Safe, Some(Growth::Association)),
];

fn letter(row: &Row<'_>) -> char {
    let (fate, felled) = (row.fate(), row.felled().map(|felled| felled.by));
    let felled = felled.filter(|_| fate == Fate::Safe);
    let known = LETTERS.iter().find(|known| (known.1, known.2) == (fate, felled));
    known.map_or('?', |known| known.0)
}

/// What a letter of [`RepairsFound::cells`] says: what becomes of the Turn, and what fells the rule in wider
/// bounds. Nothing where the rule has not been searched yet.
#[must_use]
pub fn known(letter: u8) -> Option<(Fate, Option<Growth>)> {
    let known = LETTERS.iter().find(|known| known.0 == char::from(letter))?;
    Some((known.1, known.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn searched(link: &str, limits: &Limits) -> RepairsTask {
        let mut task = RepairsTask::new(link, limits).expect("it can be searched");
        while !task.advance(1 << 12) {}
        task
    }

    /// A letter is what the row says, for every rule, and the counts are those of the letters.
    #[test]
    fn what_is_told_is_what_was_found() {
        let limits = Limits { mail_first: 1, mail_second: 1, ..Limits::default() };
        let task = searched("s=lost-turn", &limits);
        let found = task.found(true);
        assert_eq!((found.of, found.known, found.cells.len()), (9_000, 9_000, 9_000));
        for row in task.repairs.rows() {
            let letter = found.cells.as_bytes()[place_of(row.rule)];
            let felled = row.felled().map(|felled| felled.by);
            assert_eq!(known(letter), Some((row.fate(), felled)), "{}", row.rule);
        }
        let count = |wanted: &[char]| found.cells.chars().filter(|it| wanted.contains(it)).count();
        assert_eq!(count(&['s']), found.standing as usize);
        assert_eq!(count(&['s', 'L', 'R', 'A']), found.safe as usize);
        assert_eq!(count(&['l']), found.lose as usize);
        assert_eq!(count(&['d']), found.double as usize);
        assert_eq!(count(&['b']), found.both as usize);
        assert!(found.smallest.iter().any(|it| it.rule == "as-shipped:recovery-token-setting"));
    }

    #[test]
    fn a_rule_that_fails_has_its_run_and_one_that_holds_says_why() {
        let task = searched("s=lost-turn", &Limits::default());
        let lost = task.rule("as-shipped").expect("it is known");
        assert_eq!(lost.words, "the Turn is lost in 3 steps");
        let (read, problems) = turnlab_core::scenario::read_link(&lost.link.expect("a run"));
        assert_eq!(problems, []);
        let history = read.scenario.run().expect("it can be run");
        assert!(!history.turn_anomalies().is_empty());
        assert!(lost.saved_by.contains(&"as-shipped:recovery-initiator".to_owned()));
        let holds = task.rule("as-shipped:recovery-initiator").expect("it is known");
        assert!(holds.is_safe && holds.link.is_none());
        assert!(holds.needs.iter().any(|it| it.starts_with("needed: recovery-initiator.")));
        assert!(task.rule("as-shopped").is_err());
    }

    #[test]
    fn what_is_not_known_yet_is_told() {
        let task = RepairsTask::new("", &Limits::default()).expect("it can be searched");
        assert_eq!(task.rule("epoch").err(), Some("epoch has not been searched yet.".to_owned()));
        assert!(task.found(false).cells.chars().all(|letter| letter == '.'));
        assert!(RepairsTask::new("s=lots-turn", &Limits::default()).is_err());
    }
}

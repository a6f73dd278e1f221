//! What is said where a run is over: what it comes to, why, and what would be otherwise. All of it is tried
//! out: every change is run.

use turnlab_core::protocol::{RULES, Rule};
use turnlab_core::run::{Harm, OutcomeSummary, OutcomeTracker};
use turnlab_core::scenario::{Cut, Scenario};
use turnlab_core::world::Action;

use crate::{Story, duration_text, summary_text};

/// How much earlier or later a cut is tried, in microseconds, nearest first.
const SHIFTS_US: [i64; 9] =
    [100_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 30_000_000];
/// Where nothing went wrong, a cut is tried halfway between so many instants at which something happens.
const PLACES: usize = 60;
/// A run with more steps is not run again a few dozen times.
const MOST_STEPS: usize = 20_000;
/// The threshold that is tried in place of a larger one.
const SMALL_THRESHOLD: u32 = 5;

/// What is said at the end of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// What the run comes to, as a sentence.
    pub verdict: String,
    /// What went wrong first, as a sentence; nothing where nothing did.
    pub why: String,
    /// At most two things to try.
    pub attempts: Vec<Attempt>,
}

/// A changed scenario, and what it comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// What is changed and what comes of it: "Cut 0.3 s later: mail is late by 10.3 s."
    pub text: String,
    /// The scenario.
    pub scenario: Scenario,
}

/// How bad a run is: what is worst in it, whether mail stands still, and by how much.
type Badness = (bool, Harm, i64);

impl Story {
    /// What is said at the end of the run.
    #[must_use]
    pub fn ending(&self) -> Ending {
        let verdict = self.outcome_summary();
        let why = self.first_wrong(&verdict).map_or_else(String::new, |step| self.step_text(step));
        let tries = self.history.step_count() <= MOST_STEPS && !self.follows_order();
        let attempts = match tries {
            false => Vec::new(),
            true if badness(&verdict) > (false, Harm::None, 0) => self.better(badness(&verdict)),
            true => self.worse(),
        };
        Ending { verdict: self.summary_text_of(&verdict), why, attempts }
    }

    /// The step that went wrong first: the loss that lost the Turn, or else the first loss or fault.
    fn first_wrong(&self, verdict: &OutcomeSummary) -> Option<usize> {
        let loss = verdict.turn.and_then(|stretch| stretch.loss).map(|loss| loss.index());
        loss.or_else(|| {
            self.history.steps().position(|step| {
                matches!(
                    step.action,
                    Action::Lose { .. }
                        | Action::LinkDown { .. }
                        | Action::Stop { .. }
                        | Action::RefuseBinds { refuses: true, .. }
                )
            })
        })
    }

    /// The nearest other time of the cut at which less comes of it, and a rule, or else a threshold, with which
    /// less does.
    fn better(&self, than: Badness) -> Vec<Attempt> {
        let kind = |(stalls, harm, _): Badness| (stalls, harm);
        let of_less = |attempt: &(Attempt, Badness)| kind(attempt.1) < kind(than);
        let moved = self.moved_cuts().find(of_less);
        let rule = RULES.iter().filter_map(|rule| self.with_rule(rule.rule)).filter(of_less);
        let rule = rule.min_by_key(|(_, badness)| *badness);
        let threshold = self.with_threshold().filter(|attempt| attempt.1 < than);
        let all = [moved, rule, threshold].into_iter().flatten();
        all.map(|(attempt, _)| attempt).take(2).collect()
    }

    /// A cut of which the most comes, and with the same cut a rule with which the least does.
    fn worse(&self) -> Vec<Attempt> {
        let moments = self.moments().windows(2).take(PLACES);
        let cuts = moments.filter_map(|pair| self.history.cut_at((pair[0] + pair[1]) / 2, None));
        let cuts = cuts.filter_map(|cut| {
            let mut scenario = self.scenario.clone();
            scenario.cuts = vec![Cut::from(cut)];
            self.attempt(&format!("Cut at {}", crate::clock(cut.at_us)), scenario)
        });
        let worst = cuts.reduce(|one, other| if other.1 > one.1 { other } else { one });
        worst.into_iter().map(|(attempt, _)| attempt).collect()
    }

    /// The first cut that met something, moved little by little.
    fn moved_cuts(&self) -> impl Iterator<Item = (Attempt, Badness)> + '_ {
        let unmet = &self.history.unmet().cuts;
        let first = (0..self.scenario.cuts.len()).find(|place| !unmet.contains(place));
        let shifts = SHIFTS_US.iter().flat_map(|&by_us| [(by_us, "later"), (-by_us, "earlier")]);
        let moved = move |(by_us, how): (i64, &str)| {
            let place = first?;
            let mut scenario = self.scenario.clone();
            let cut = scenario.cuts.get_mut(place)?;
            cut.at_us += by_us;
            let is_within = (0..=self.scenario.until_us()).contains(&cut.at_us);
            let what = format!("Cut {} {how}", duration_text(by_us.abs()));
            is_within.then(|| self.attempt(&what, scenario)).flatten()
        };
        shifts.filter_map(moved)
    }

    fn with_rule(&self, rule: Rule) -> Option<(Attempt, Badness)> {
        if rule == self.scenario.rule {
            return None;
        }
        let scenario = Scenario { rule, ..self.scenario.clone() };
        self.attempt(&format!("With the rule {rule}"), scenario)
    }

    fn with_threshold(&self) -> Option<(Attempt, Badness)> {
        if self.scenario.parameters.threshold_messages <= SMALL_THRESHOLD {
            return None;
        }
        let mut scenario = self.scenario.clone();
        scenario.parameters.threshold_messages = SMALL_THRESHOLD;
        self.attempt(&format!("With a threshold of {SMALL_THRESHOLD}"), scenario)
    }

    /// Runs a changed scenario.
    fn attempt(&self, what: &str, scenario: Scenario) -> Option<(Attempt, Badness)> {
        let history = scenario.run().ok()?;
        let without = scenario.untroubled().and_then(|scenario| scenario.run().ok());
        let tracker = OutcomeTracker::of(&history);
        let verdict = match without {
            Some(without) => tracker.summary(&OutcomeTracker::of(&without), history.end_us()),
            None => tracker.clone().summary(&tracker, history.end_us()),
        };
        let told = summary_text(&verdict, &scenario.mtas, "No harm.");
        let told = told[..1].to_ascii_lowercase() + &told[1..];
        Some((Attempt { text: format!("{what}: {told}"), scenario }, badness(&verdict)))
    }
}

fn badness(verdict: &OutcomeSummary) -> Badness {
    let stalled_us = verdict.longest_stall().map_or(0, |stall| stall.for_us());
    (stalled_us > 0, verdict.harm(), stalled_us.max(verdict.late_us))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use turnlab_core::scenario::read_link;

    use super::*;

    fn check(link: &str, expected: &Expect) {
        let scenario = read_link(link).0.scenario;
        let history = scenario.run().expect("a link holds nothing that is out of range");
        let Ending { verdict, why, attempts } = Story::new(scenario, history).ending();
        let tried: Vec<String> = attempts.iter().map(|attempt| attempt.text.clone()).collect();
        expected.assert_eq(&format!("{verdict}\n{why}\n{}", tried.join("\n")));
        for Attempt { text, scenario } in attempts {
            let history = scenario.run().expect("it was run");
            let told = Story::new(scenario, history).outcome_summary();
            let told = summary_text(&told, &["PARIS".to_owned(), "LONDON".to_owned()], "No harm.");
            assert!(text.to_lowercase().ends_with(&told.to_lowercase()), "{text}: {told}");
        }
    }

    #[test]
    fn what_would_have_helped() {
        check(
            "",
            &expect![[r#"
                Mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s.
                Cut: the association is lost while the Turn is on its way to LONDON.
                Cut 0.2 s later: mail is late by 10.3 s.
                With the rule epoch: mail is late by 10.1 s."#]],
        );
        check(
            "rule=take-back&cut=8.6",
            &expect![[r#"
                Mail is late by 10.4 s; both ends have a Turn for 27 min 26 s, to the end of the run.
                Cut: the association is lost with message 2 on its way to PARIS.
                Cut 0.2 s later: mail is late by 10.6 s.
                With the rule as-shipped: mail is late by 10.4 s."#]],
        );
    }

    #[test]
    fn what_would_have_harmed() {
        check(
            "cut=none",
            &expect![[r#"
            Nothing goes wrong: the Turn is never lost.

            Cut at 8.38 s: mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s."#]],
        );
    }
}

//! What a rule costs: the time and the PDUs of a hand-over, and of a loss in the middle of one.

use std::fmt;

use super::{Fault, Mail, Pace, Scenario, seconds_text};
use crate::protocol::{PduKind, Rule};
use crate::run::History;
use crate::search::Repairs;
use crate::world::Effect;

/// For how long a run looks at what it costs, in seconds: longer than a rule that keeps the Turn ever takes.
const UNTIL_S: u32 = 3_600;
/// When the responder has its message, in seconds: while the initiator sends its own.
const RESPONDER_AT_S: u32 = 1;

/// What one run costs until all its mail is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cost {
    /// How long that takes, in microseconds; none where mail is left.
    pub us: Option<i64>,
    /// How many PDUs are sent.
    pub pdus: usize,
}

/// What a rule costs with the parameters of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Costs {
    /// One message for each end: the initiator sends its own and hands the Turn over.
    pub hand_over: Cost,
    /// The same, and the association is lost while the Turn is half way.
    pub loss: Cost,
}

impl fmt::Display for Costs {
    /// `a hand-over 4.5 s and 9 PDUs, with a loss 14.625 s and 10 PDUs`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a hand-over {}, with a loss {}", self.hand_over, self.loss)
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.us {
            Some(us) => write!(f, "{} s and {} PDUs", seconds_text(us), self.pdus),
            None => write!(f, "mail is left after {} PDUs", self.pdus),
        }
    }
}

impl Scenario {
    /// The smallest repairs of a search of this scenario, the cheapest first: with a loss, then without.
    #[must_use]
    pub fn cheapest(&self, repairs: &Repairs) -> Vec<(Rule, Option<Costs>)> {
        let smallest = repairs.smallest().into_iter();
        let mut rules: Vec<_> = smallest.map(|row| (row.rule, self.costs(row.rule))).collect();
        rules.sort_by_key(|&(rule, costs)| (costs.map(|it| (it.loss, it.hand_over)), rule));
        rules
    }

    /// What a rule costs between the first two MTAs, with these parameters.
    #[must_use]
    pub fn costs(&self, rule: Rule) -> Option<Costs> {
        let [first, second, ..] = &self.mtas[..] else { return None };
        let mail = |from: &String, to: &String, first_s| Mail {
            from: from.clone(),
            to: to.clone(),
            first_s,
            every_s: 0,
            count: 1,
            pace: Pace::Steady,
            seed: 0,
            size_kb: 0,
            largest_kb: 0,
            priority: None,
        };
        let quiet = Scenario {
            rule,
            mtas: vec![first.clone(), second.clone()],
            mail: vec![mail(first, second, 0), mail(second, first, RESPONDER_AT_S)],
            until_s: UNTIL_S,
            parameters: self.parameters.clone(),
            ..super::file::empty_site()
        };
        let cut = Fault::CutInFlight {
            from: first.clone(),
            pdu: PduKind::Give.name().to_owned(),
            nth: 1,
            percent: 50,
        };
        let lossy = Scenario { faults: vec![cut], ..quiet.clone() };
        Some(Costs { hand_over: cost(&quiet)?, loss: cost(&lossy)? })
    }
}

fn cost(scenario: &Scenario) -> Option<Cost> {
    let history: History = scenario.run().ok()?;
    let (mut delivered, mut last_us, mut pdus) = (0, 0, 0);
    for (step, effects) in history.told() {
        for effect in effects {
            match effect {
                Effect::Delivered { again: false, .. } => {
                    delivered += 1;
                    last_us = step.at_us;
                }
                Effect::Sent { .. } => pdus += 1,
                _ => {}
            }
        }
        if delivered == scenario.mail.len() {
            return Some(Cost { us: Some(last_us), pdus });
        }
    }
    Some(Cost { us: None, pdus })
}

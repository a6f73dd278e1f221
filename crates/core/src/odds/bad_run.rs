//! A run as a scenario: with its own mail, and its losses as cuts.

use super::one_run::{LONGEST_SCENARIO_US, OneRun, with_mail};
use super::{Odds, asked::span_text};
use crate::run::TurnAnomaly;
use crate::scenario::{Link, MOST_CUTS, MOST_STEPS, Scenario, write_link};

/// How long a scenario goes on behind the end of what it shows.
const AFTER_US: i64 = 600_000_000;
const US_PER_S: i64 = 1_000_000;

/// A run in which something goes wrong with the Turn, as a scenario that shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct BadRun {
    /// The scenario: the run up to some minutes behind the end of what went wrong first, or as far as a scenario can go.
    pub scenario: Scenario,
    /// What goes wrong.
    pub anomaly: TurnAnomaly,
}

impl BadRun {
    pub(super) fn of(scenario: &Scenario, odds: &Odds, number: u32) -> Result<Self, String> {
        if number >= odds.runs {
            return Err(format!(
                "There are {} runs, and run {} is none of them",
                odds.runs,
                number + 1
            ));
        }
        let within = Odds { days: 1, ..odds.clone() };
        let mut run = OneRun::new(scenario, &within, number);
        run.advance(&mut { MOST_STEPS });
        let anomaly = run.first_anomaly().ok_or_else(|| {
            let longest = span_text(LONGEST_SCENARIO_US);
            format!(
                "A scenario lasts {longest} at the most, and in run {} nothing goes wrong with the Turn by then",
                number + 1
            )
        })?;
        let mut shown = with_mail(scenario, odds, number);
        let end_us = anomaly.until_us(LONGEST_SCENARIO_US).saturating_add(AFTER_US);
        let beyond_us = run.cuts.get(MOST_CUTS).map_or(i64::MAX, |cut| cut.at_us - 1);
        let until_us = end_us.min(beyond_us).min(LONGEST_SCENARIO_US);
        shown.until_s = u32::try_from(until_us / US_PER_S).unwrap_or(u32::MAX);
        let cuts = run.cuts.iter().take_while(|cut| cut.at_us <= shown.until_us());
        shown.cuts = cuts.map(|&cut| cut.into()).collect();
        if shown.until_us() <= anomaly.from_us {
            return Err(format!(
                "A scenario has {MOST_CUTS} cuts at the most, and run {} needs more until the Turn is lost",
                number + 1
            ));
        }
        match shown.check() {
            Ok(()) => Ok(BadRun { scenario: shown, anomaly }),
            Err(problems) => {
                let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
                Err(format!("Run {} fits into no scenario: {}", number + 1, problems.join(" ")))
            }
        }
    }

    /// Its link, with the cursor where it goes wrong.
    #[must_use]
    pub fn link(&self) -> String {
        write_link(&Link { scenario: self.scenario.clone(), at_us: self.anomaly.from_us })
    }
}

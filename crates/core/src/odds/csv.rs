//! The runs, a line for each.

use super::Trials;
use crate::scenario::seconds_text;

impl Trials {
    /// The runs that are made as CSV: a heading, and a line for each. Times are in seconds; runs are counted from 1.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut text = String::from(
            "run,turn-lost-at,turn-doubled,mail-stood-still,longest,failures,steps,ended-at\n",
        );
        for run in &self.done {
            let lost = run.lost_us.map(seconds_text).unwrap_or_default();
            let [standing, longest, ended] =
                [run.standing_us, run.longest_us, run.ended_us].map(seconds_text);
            let (number, doubled) = (run.number + 1, run.is_doubled);
            let (failures, steps) = (run.failures, run.steps);
            text += &format!(
                "{number},{lost},{doubled},{standing},{longest},{failures},{steps},{ended}\n"
            );
        }
        text
    }
}

//! The figures as a table for people.

use crate::place;
use crate::sample::{BLOCK_S, ROUNDS, Samples};
use crate::workload::{PLACES, STEPS};
use std::fmt::{self, Display, Formatter};

/// One line of the table.
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) median: f64,
    /// From 5 % to 95 % of the figures, where there are several.
    pub(crate) spread: Option<(f64, f64)>,
    pub(crate) unit: &'static str,
    /// How it compares with what it is measured beside: what that is, the heading says.
    pub(crate) beside: Option<f64>,
    /// What is hoped for.
    pub(crate) target: &'static str,
}

impl Row {
    /// A single figure.
    pub(crate) fn single(what: String, figure: f64, unit: &'static str) -> Self {
        Row { what, median: figure, spread: None, unit, beside: None, target: "" }
    }

    /// Figures of the same thing.
    pub(crate) fn of(what: String, samples: &Samples, unit: &'static str) -> Self {
        let spread = Some((samples.at(5), samples.at(95)));
        Row { spread, ..Self::single(what, samples.median(), unit) }
    }

    pub(crate) fn beside(self, figure: f64) -> Self {
        Row { beside: Some(figure), ..self }
    }

    pub(crate) fn hoping_for(self, target: &'static str) -> Self {
        Row { target, ..self }
    }
}

impl Display for Row {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Row { what, median, spread, unit, beside, target } = self;
        let spread = spread.map(|(low, high)| format!("{low:.2} to {high:.2}")).unwrap_or_default();
        let beside = beside.map(short).unwrap_or_default();
        let line = format!("{what:<48}{median:>9.2} {unit:<15}{spread:<19}{beside:>11}  {target}");
        formatter.write_str(line.trim_end())
    }
}

/// Tells whoever keeps the table of docs/figures.md how many times as fast something is as its peer.
pub(crate) fn keep(key: &str, times: &Samples) {
    let [median, low, high] = [50, 5, 95].map(|percent| times.at(percent));
    place::tell(&format!("ratio\t{key}\t{median}\t{low}\t{high}\t{}", times.len()));
}

/// What the columns mean, and how their figures come about.
#[must_use]
pub(crate) fn heading() -> String {
    format!(
        "One thread. Histories of {STEPS} steps; seeks to {PLACES} places of them; speeds from \
         {ROUNDS} rounds\nof at least {:.0} ms in turns with a bare event loop (a heap of \
         deadlines, no protocol).\n\"bare events\": how many events that loop handles in the time \
         of one step, seek or run.\n\n{:<48}{:>9} {:<15}{:<19}{:>11}  target",
        BLOCK_S * 1e3,
        "",
        "median",
        "",
        "5 % to 95 %",
        "bare events",
    )
}

/// With a decimal where that says something.
fn short(figure: f64) -> String {
    let decimals = usize::from(figure < 100.0);
    format!("{figure:.decimals$}")
}

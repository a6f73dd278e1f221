//! How the odds become surer, as a curve with its interval as a band.

use turnlab_core::odds::Interval;

use crate::curves::{CurveAxis, CurveChart, CurvePanel, CurvePoint, CurveRow, Quantity};
use crate::share_text;

/// Behind so many of the places the whole band is within the picture; before them it would make all that follows flat.
const SETTLED: usize = 12;
/// The least that is drawn where nothing has been lost: a thousandth of a per cent.
const LEAST_TOP: f64 = 1e-5;

/// The probability per day as it was known after so many runs ([`turnlab_core::odds::Trials::narrowing`]), of so many
/// that are to be made.
#[must_use]
pub fn odds_chart(narrowing: &[(u32, Interval)], of: u32) -> CurveChart {
    let settled = narrowing.get(narrowing.len() / SETTLED).or(narrowing.last());
    let top = settled.map_or(1.0, |(_, interval)| interval.to).max(LEAST_TOP);
    let point = |&(runs, interval): &(u32, Interval)| CurvePoint {
        spread: Some([interval.from.min(top), interval.to.min(top)]),
        ..CurvePoint::at(runs.into(), interval.estimate.min(top))
    };
    let told = narrowing.last().map_or_else(String::new, |(runs, interval)| {
        format!(
            " After {runs} of {of} runs: {}, with 95 % confidence from {} to {}.",
            share_text(interval.estimate),
            share_text(interval.from),
            share_text(interval.to)
        )
    });
    CurveChart {
        title: "The odds of losing the Turn".to_owned(),
        description: format!(
            "The probability per day of losing the Turn, as it became known run by run, with its interval.{told}"
        ),
        across: CurveAxis {
            title: "Runs".to_owned(),
            quantity: Quantity::Count,
            from: 0.0,
            to: of.into(),
            here: None,
        },
        series: vec!["the Turn is lost, per day, with 95 % confidence".to_owned()],
        rows: vec![CurveRow {
            title: "Probability per day".to_owned(),
            quantity: Quantity::Share,
            least_top: LEAST_TOP,
            panels: vec![CurvePanel {
                title: String::new(),
                lines: vec![narrowing.iter().map(point).collect()],
            }],
        }],
        at_least: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first runs say so little that their band would be all there is to see.
    #[test]
    fn the_band_is_cut_where_it_says_next_to_nothing() {
        let at = |runs: u32| {
            let wide = 1.0 / f64::from(runs);
            (runs, Interval { estimate: 0.1, from: 0.1 - wide.min(0.1), to: (0.1 + wide).min(1.0) })
        };
        let narrowing: Vec<_> = (1..=120).map(at).collect();
        let chart = odds_chart(&narrowing, 240);
        let points = &chart.rows[0].panels[0].lines[0];
        assert_eq!(points.len(), 120);
        let top = narrowing[10].1.to;
        assert_eq!(points[0].spread, Some([0.0, top]));
        assert_eq!(points[119].spread, Some([narrowing[119].1.from, narrowing[119].1.to]));
        assert!(points.iter().all(|point| point.spread.is_some_and(|it| it[0] <= it[1])));
        assert!(chart.description.contains("After 120 of 240 runs: 10 %"), "{}", chart.description);
        assert!(odds_chart(&[], 5).rows[0].panels[0].lines[0].is_empty());
    }
}

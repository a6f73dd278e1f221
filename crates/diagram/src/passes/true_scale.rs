//! The axis of a true scale: a second is as long everywhere, closed folds apart.

use crate::axis::Knot;
use crate::draft::{Draft, Plan};
use crate::geometry::rounded;
use crate::passes::rows::Rows;
use crate::passes::times;
use crate::{Axis, Chart, TimeUs};

/// The height of the shortest flight, if the picture may be so high.
const FLIGHT: f64 = 14.0;
/// The most that a picture may be high, in pixels.
const MOST_HEIGHT: f64 = 16_000.0;
/// The least: a run in which next to nothing happens is still seen.
const LEAST_HEIGHT: f64 = 320.0;
/// The most and the least there is in a second.
const SECOND: (f64, f64) = (600.0, 0.05);

const US_PER_S: f64 = 1_000_000.0;

/// How many pixels a second has: enough for the shortest flight, as far as the height allows; from ten on whole
/// ones.
pub(crate) fn second(chart: &Chart) -> f64 {
    let flights = chart.arrows.iter().map(|arrow| arrow.arrives_us - arrow.sent_us);
    let shortest = flights.filter(|us| *us > 0).min().unwrap_or(TimeUs::MAX) as f64 / US_PER_S;
    let closed = chart.folds.iter().filter(|fold| !fold.open);
    let folded: TimeUs = closed.map(|fold| fold.to_us - fold.from_us).sum();
    let seconds = ((chart.to_us - chart.from_us - folded) as f64 / US_PER_S).max(0.001);
    let wanted = (FLIGHT / shortest).max(LEAST_HEIGHT / seconds).min(SECOND.0);
    let most = (MOST_HEIGHT / seconds).max(SECOND.1);
    let second = wanted.min(most);
    if second >= 10.0 { second.floor() } else { second }
}

/// Places the rows; a closed fold is `fold` high.
pub(crate) fn of(chart: &Chart, rows: &Rows, top: f64, bottom: f64, fold: f64) -> Axis {
    let second = second(chart);
    let mut knots = Vec::with_capacity(rows.moments.len());
    let (mut y, mut before_us) = (top, chart.from_us);
    let mut folds = false;
    for moment in &rows.moments {
        let time = (moment.at_us - before_us) as f64 / US_PER_S;
        y = rounded(y + if folds { fold } else { time * second });
        let has_arrows = moment.has_arrows;
        knots.push(Knot { at_us: moment.at_us, top: y, bottom: y, has_arrows });
        (before_us, folds) = (moment.at_us, moment.folds);
    }
    Axis::new(knots, y + bottom, 0.0)
}

/// The scale in words: "48 px = 1 s".
pub(crate) fn words(chart: &Chart) -> String {
    let second = second(chart);
    let (length, time) = if second < 1.0 { (second * 60.0, "min") } else { (second, "s") };
    let tenths = (length * 10.0).round() as i64;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} px = 1 {time}"),
        (whole, part) => format!("{whole}.{part} px = 1 {time}"),
    }
}

/// The least distance of two times on the axis.
const APART: f64 = 56.0;
/// From one to the next, in microseconds.
const STEPS_US: [TimeUs; 16] = [
    10_000,
    50_000,
    100_000,
    200_000,
    500_000,
    1_000_000,
    2_000_000,
    5_000_000,
    10_000_000,
    20_000_000,
    30_000_000,
    60_000_000,
    120_000_000,
    300_000_000,
    900_000_000,
    3_600_000_000,
];

/// Times at the left, as on a ruler.
pub(crate) fn times(plan: &Plan, draft: &mut Draft) {
    let (from_us, to_us) = (plan.chart.from_us, plan.chart.to_us);
    let wanted = (APART / second(plan.chart) * US_PER_S) as TimeUs;
    let step = STEPS_US.into_iter().find(|step| *step >= wanted).unwrap_or(7_200_000_000);
    let mut t = (from_us + step - 1).div_euclid(step) * step;
    while t <= to_us {
        let y = plan.axis.y_at(t);
        if !plan.hidden.has(t) && plan.has(y) {
            times::label(plan, draft, t, y);
        }
        t += step;
    }
}

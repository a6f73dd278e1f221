//! A sweep as curves and in words.

use turnlab_core::run::Measures;
use turnlab_core::scenario::{Parameter, Unit};
use turnlab_core::sweep::{Axis, Sweep, SweepPoint};

use crate::curves::{CurveAxis, CurveChart, CurvePanel, CurvePoint, CurveRow, Quantity};
use crate::duration_text;

/// What is drawn of a sweep: how long mail waits, and how many associations that takes.
struct Measure {
    title: &'static str,
    quantity: Quantity,
    of: fn(&Measures) -> i64,
    /// Whether a run in which mail still waits at its end says only that it is so much at least.
    is_cut_short: bool,
}

const MEASURES: [Measure; 3] = [
    Measure {
        title: "Longest wait",
        quantity: Quantity::Time,
        of: |it| it.longest_wait_us,
        is_cut_short: true,
    },
    Measure {
        title: "Mean wait",
        quantity: Quantity::Time,
        of: Measures::mean_wait_us,
        is_cut_short: true,
    },
    Measure {
        title: "Associations used",
        quantity: Quantity::Count,
        of: |it| i64::from(it.associations),
        is_cut_short: false,
    },
];

/// What is known of a sweep so far, as curves. `here` is the value at which somebody stands.
#[must_use]
pub fn sweep_chart(sweep: &Sweep, here: Option<u32>) -> CurveChart {
    let over = sweep.over();
    let number = |value: u32| number_of(over, value);
    let [from, to] = [over.values().next(), over.values().last()].map(Option::unwrap_or_default);
    let titles: Vec<String> = match sweep.by() {
        None => vec![String::new()],
        Some(by) => by.values().map(|value| named_text(by, value)).collect(),
    };
    let row = |measure: &Measure| {
        let panels = titles.iter().enumerate().map(|(place, title)| CurvePanel {
            title: title.clone(),
            lines: (0..sweep.rules().len())
                .map(|rule| sweep.line(place, rule).map(|point| curve_point(over, measure, &point)))
                .map(Iterator::collect)
                .collect(),
        });
        CurveRow {
            title: measure.title.to_owned(),
            quantity: measure.quantity,
            least_top: 1.0,
            panels: panels.collect(),
        }
    };
    let title = axis_title(over);
    CurveChart {
        title: format!("Mail and {}", name_of(over)),
        description: format!(
            "How long mail waits and how many associations are used, for {} from {} to {}.",
            name_of(over),
            value_text(over, from),
            value_text(over, to)
        ),
        across: CurveAxis {
            title,
            quantity: quantity_of(over),
            from: number(from),
            to: number(to),
            here: here.map(number),
        },
        series: sweep.rules().iter().map(ToString::to_string).collect(),
        rows: MEASURES.iter().map(row).collect(),
        at_least: "mail still waits where the run ends: so much at least".to_owned(),
    }
}

fn curve_point(over: Axis, measure: &Measure, point: &SweepPoint) -> CurvePoint {
    let is_cut_short = point.measures.longest_still_waits || !point.measures.complete;
    CurvePoint {
        is_at_least: measure.is_cut_short && is_cut_short,
        ..CurvePoint::at(number_of(over, point.value), (measure.of)(&point.measures) as f64)
    }
}

fn quantity_of(axis: Axis) -> Quantity {
    match axis.unit() {
        Unit::Seconds | Unit::Milliseconds => Quantity::Time,
        _ => Quantity::Count,
    }
}

/// A value as the number that it has on the axis.
#[must_use]
pub fn number_of(axis: Axis, value: u32) -> f64 {
    let value = f64::from(value);
    match axis.unit() {
        Unit::Seconds => value * 1e6,
        Unit::Milliseconds => value * 1e3,
        Unit::KbPerSecond => value / 1024.0,
        _ => value,
    }
}

/// The value of a parameter that is nearest to a number on the axis, in whole units.
#[must_use]
pub fn value_of(axis: Axis, number: f64) -> u32 {
    match axis.unit() {
        Unit::Seconds => (number / 1e6).round() as u32,
        Unit::Milliseconds => (number / 1e3).round() as u32,
        Unit::KbPerSecond => number.round() as u32 * 1024,
        _ => number.round() as u32,
    }
}

/// A value with its unit: `50 messages`, `300 s`.
#[must_use]
pub fn value_text(axis: Axis, value: u32) -> String {
    let (number, unit) = (axis.parameter().text_of(value), axis.unit().text());
    let one = unit.strip_suffix('s').filter(|one| one.len() > 1 && number == "1");
    format!("{number} {}", one.unwrap_or(unit))
}

/// The name of the parameter, with its unit where the numbers do not say it.
fn axis_title(axis: Axis) -> String {
    let Parameter { title, .. } = axis.parameter();
    match quantity_of(axis) {
        Quantity::Time => (*title).to_owned(),
        _ => format!("{title} ({})", axis.unit().text()),
    }
}

/// The name of the parameter within a sentence: `recovery timeout`.
fn name_of(axis: Axis) -> String {
    axis.parameter().name.replace('-', " ")
}

/// A value with its parameter and its unit: `threshold 50 messages`.
#[must_use]
pub fn named_text(axis: Axis, value: u32) -> String {
    format!("{} {}", name_of(axis), value_text(axis, value))
}

/// What a line of a sweep comes to at the value of the scenario and at the best one, as a sentence.
#[must_use]
pub fn best_text(sweep: &Sweep, by: usize, rule: usize) -> String {
    let over = sweep.over();
    let points: Vec<SweepPoint> = sweep.line(by, rule).collect();
    let Some(best) = points.iter().min_by_key(|point| point.measures.longest_wait_us) else {
        return String::new();
    };
    let least = best.measures.longest_wait_us;
    let like: Vec<u32> = points
        .iter()
        .filter(|point| point.measures.longest_wait_us == least)
        .map(|point| point.value)
        .collect();
    let name = name_of(over);
    let with = match like[..] {
        _ if like.len() == points.len() && points.len() > 1 => {
            format!("whatever the {name} is")
        }
        [first, .., last] => format!(
            "least with {name} from {} to {}",
            over.parameter().text_of(first),
            value_text(over, last)
        ),
        _ => format!("least with {name} {}", value_text(over, best.value)),
    };
    let rule = best.rule;
    let mut text =
        format!("{rule}: the longest wait is {}, {with}", duration_text_of(&best.measures));
    let own = over.parameter().value(sweep.scenario());
    let at_own = points.iter().find(|point| point.value == own && !like.contains(&own));
    if let Some(point) = at_own {
        text +=
            &format!(", and {} with {}", duration_text_of(&point.measures), value_text(over, own));
    }
    text
}

/// The longest wait, and whether it is cut short by the end of the run.
fn duration_text_of(measures: &Measures) -> String {
    let more = if measures.longest_still_waits { " at least" } else { "" };
    duration_text(measures.longest_wait_us) + more
}

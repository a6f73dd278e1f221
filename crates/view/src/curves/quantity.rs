//! What numbers on an axis are: which steps are round, and how they read.

/// What the numbers of an axis are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// Whole things, or a unit that the title of the axis says.
    Count,
    /// Microseconds, read as times.
    Time,
    /// A share of one, read in per cent.
    Share,
}

const SECOND: f64 = 1e6;
const MINUTE: f64 = 60.0 * SECOND;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// From one tick to the next, where times go by sixty and twenty-four.
const ROUND_TIMES: [f64; 19] = [
    SECOND,
    2.0 * SECOND,
    5.0 * SECOND,
    10.0 * SECOND,
    15.0 * SECOND,
    30.0 * SECOND,
    MINUTE,
    2.0 * MINUTE,
    5.0 * MINUTE,
    10.0 * MINUTE,
    15.0 * MINUTE,
    30.0 * MINUTE,
    HOUR,
    2.0 * HOUR,
    3.0 * HOUR,
    6.0 * HOUR,
    12.0 * HOUR,
    DAY,
    2.0 * DAY,
];

impl Quantity {
    /// The least round step that is not less than `least`.
    pub(super) fn round_step(self, least: f64) -> f64 {
        match self {
            Quantity::Time if least >= SECOND => {
                let round = ROUND_TIMES.into_iter().find(|&step| step >= least);
                round.unwrap_or_else(|| decimal_step(least / DAY) * DAY)
            }
            Quantity::Time => decimal_step(least.max(1.0)),
            Quantity::Count => decimal_step(least.max(1.0)),
            Quantity::Share => decimal_step(least.max(1e-6)),
        }
    }

    /// A number as it reads alone.
    pub(super) fn exact_text(self, value: f64) -> String {
        match self {
            Quantity::Count => decimal(value, if value.fract() == 0.0 { 1.0 } else { 0.01 }),
            Quantity::Share => self.text(value, 0.001),
            Quantity::Time => crate::duration_text(value as i64),
        }
    }

    /// A number as it stands at a tick, where ticks are so far apart.
    pub(super) fn text(self, value: f64, step: f64) -> String {
        match self {
            Quantity::Count => decimal(value, step),
            Quantity::Share => decimal(value * 100.0, step * 100.0) + " %",
            Quantity::Time => time(value, step),
        }
    }
}

/// In the unit of the step, so that a scale has one unit: `30 s` and `90 s`, `30 min` and `90 min`.
fn time(us: f64, step: f64) -> String {
    if us == 0.0 {
        return "0".to_owned();
    }
    let units = [(DAY, "d"), (HOUR, "h"), (MINUTE, "min"), (SECOND, "s")];
    let unit = units.into_iter().find(|(each, _)| step % each == 0.0);
    let (each, name) = match unit {
        Some(unit) => unit,
        None if step < SECOND / 20.0 => (1e3, "ms"),
        None => (SECOND, "s"),
    };
    format!("{} {name}", decimal(us / each, step / each))
}

/// A number with as many places as a step of that size needs.
fn decimal(value: f64, step: f64) -> String {
    let (mut places, mut scale) = (0, 1.0);
    while places < 6 && ((step * scale).round() - step * scale).abs() > 1e-6 * scale * step {
        places += 1;
        scale *= 10.0;
    }
    let scaled = (value * scale).round() as i64;
    let (sign, scaled) = (if scaled < 0 { "-" } else { "" }, scaled.unsigned_abs());
    let whole = grouped(scaled / scale as u64);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{:0places$}", scaled % scale as u64)
}

/// With a narrow space between thousands, from five digits on.
fn grouped(number: u64) -> String {
    if number < 10_000 { number.to_string() } else { in_groups(number) }
}

fn in_groups(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{}\u{202f}{:03}", in_groups(number / 1_000), number % 1_000),
    }
}

/// 1, 2 or 5 with noughts before or behind: the next one that is not less.
fn decimal_step(least: f64) -> f64 {
    let mut power = 1.0;
    while power > least {
        power /= 10.0;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().find(|digit| digit * power >= least * 0.999_999);
    step.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(quantity: Quantity, least: f64, values: &[f64]) -> Vec<String> {
        let step = quantity.round_step(least);
        values.iter().map(|times| quantity.text(times * step, step)).collect()
    }

    #[test]
    fn ticks_are_round_and_read_as_people_say_them() {
        use Quantity::{Count, Share, Time};
        assert_eq!(reads(Count, 0.3, &[0.0, 1.0, 7.0]), ["0", "1", "7"]);
        assert_eq!(reads(Count, 13.0, &[1.0, 5.0]), ["20", "100"]);
        assert_eq!(reads(Count, 3_000.0, &[1.0, 3.0]), ["5000", "15\u{202f}000"]);
        assert_eq!(reads(Time, 60_000.0, &[0.0, 1.0, 10.0]), ["0", "0.1 s", "1.0 s"]);
        assert_eq!(reads(Time, 3_000.0, &[1.0, 10.0]), ["5 ms", "50 ms"]);
        assert_eq!(reads(Time, 4e6, &[1.0, 3.0]), ["5 s", "15 s"]);
        assert_eq!(reads(Time, 16e6, &[1.0, 2.0, 3.0]), ["30 s", "60 s", "90 s"]);
        assert_eq!(reads(Time, 200e6, &[1.0, 6.0]), ["5 min", "30 min"]);
        assert_eq!(reads(Time, 1_000e6, &[1.0, 2.0, 3.0]), ["30 min", "60 min", "90 min"]);
        assert_eq!(reads(Time, 4.0 * HOUR, &[1.0, 4.0]), ["6 h", "24 h"]);
        assert_eq!(reads(Time, 70.0 * HOUR, &[1.0]), ["5 d"]);
        assert_eq!(reads(Share, 0.03, &[1.0, 2.0]), ["5 %", "10 %"]);
        assert_eq!(reads(Share, 0.0015, &[1.0, 5.0]), ["0.2 %", "1.0 %"]);
    }

    #[test]
    fn a_step_is_the_next_round_one() {
        for least in [0.002, 0.02, 0.9, 1.0, 1.1, 4.9, 5.1, 99.0, 101.0, 123_456.0] {
            let step = decimal_step(least);
            assert!(step >= least * 0.999 && step <= least * 2.6, "{least}: {step}");
        }
    }
}

//! The values that a parameter goes through: `threshold:1..100:5`.

use std::fmt;

use super::MOST_RUNS;
use crate::scenario::{
    Kind, PARAMETERS, Parameter, Problem, Scenario, Unit, meant, parameter_meant, parameter_named,
};

/// A numeric parameter with the values that it goes through.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    parameter: &'static Parameter,
    unit: Unit,
    from: u32,
    to: u32,
    step: u32,
}

impl PartialEq for Axis {
    fn eq(&self, other: &Self) -> bool {
        let of = |axis: &Axis| (axis.parameter.name, axis.from, axis.to, axis.step);
        of(self) == of(other)
    }
}

/// `threshold:1..100`, and with its step where that is not one: `latency:50..500:150`.
impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.parameter.name, self.range())
    }
}

impl Axis {
    /// Reads the name of a parameter and its values, `A..B` or `A..B:STEP`, each as people write it and in the unit of
    /// the parameter: `1..100`, `50ms..0.5s:150ms`. Without a step it is one of the unit.
    ///
    /// # Errors
    ///
    /// What is wrong, and what is allowed.
    pub fn read(name: &str, values: &str) -> Result<Self, Problem> {
        let (parameter, unit) = numeric(name)?;
        let problem = |what: String| Problem::new(values, what);
        let Some((from, rest)) = values.split_once("..") else {
            return Err(problem(format!(
                "the values of {} are from, two points and to, with : and a step where that is not 1: 1..100, or \
                 1..100:5",
                parameter.name
            )));
        };
        let (to, step) = rest.split_once(':').map_or((rest, None), |(to, step)| (to, Some(step)));
        let [from, to] = [parameter.read(from)?, parameter.read(to)?];
        if to < from {
            let (least, most) = (parameter.text_of(to), parameter.text_of(from));
            let what = format!("it ends before it begins; perhaps {least}..{most} was meant");
            return Err(problem(what));
        }
        let step = match step {
            None => unit.parts(),
            Some(text) => unit.read_step(text).ok_or_else(|| {
                problem(format!(
                    "the step must be a whole number from 1 ({}), not {text}",
                    unit.text()
                ))
            })?,
        };
        let axis = Axis { parameter, unit, from, to, step };
        if axis.count() > MOST_RUNS {
            // As a step of whole units, so that there are not too many.
            let least = (to - from).div_ceil(MOST_RUNS as u32 - 1).div_ceil(unit.parts());
            return Err(problem(format!(
                "that is {} values, and {MOST_RUNS} are the most: the step must be at least {least} ({})",
                axis.count(),
                unit.text()
            )));
        }
        Ok(axis)
    }

    /// Values around that of a scenario where nobody says which: from the least to about twice as much, with a round
    /// step and so many of them at the most, from 2. None of a parameter that is no number.
    #[must_use]
    pub fn around(
        parameter: &'static Parameter,
        scenario: &Scenario,
        count: usize,
    ) -> Option<Self> {
        let Kind::Number { unit, least, most } = parameter.kind else { return None };
        let one = unit.parts();
        let value = parameter.value(scenario) / one;
        let to = value.saturating_mul(2).max(least.saturating_add(10)).min(most);
        let step = round_step((to - least).div_ceil(count.max(2) as u32));
        // On round values, the first of them within the range.
        let from = if step == 1 { least } else { step.max(least) };
        Some(Axis { parameter, unit, from: from * one, to: to * one, step: step * one })
    }

    /// One of its unit, as its values count.
    #[must_use]
    pub fn one(&self) -> u32 {
        self.unit.parts()
    }

    /// The parameter.
    #[must_use]
    pub fn parameter(&self) -> &'static Parameter {
        self.parameter
    }

    /// Its unit, as it stands behind a number.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// How many values there are.
    #[must_use]
    pub fn count(&self) -> usize {
        ((self.to - self.from) / self.step) as usize + 1
    }

    /// The values in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = u32> + use<> {
        let Axis { from, step, .. } = *self;
        (0..self.count() as u32).map(move |place| from + place * step)
    }

    /// The values as they are written: `1..100:5`.
    #[must_use]
    pub fn range(&self) -> String {
        let text = |value: u32| self.parameter.text_of(value);
        let range = format!("{}..{}", text(self.from), text(self.to));
        if self.step == self.unit.parts() { range } else { format!("{range}:{}", text(self.step)) }
    }
}

/// The parameter of that name, which has to be a number.
fn numeric(name: &str) -> Result<(&'static Parameter, Unit), Problem> {
    let is_number = |one: &&Parameter| matches!(one.kind, Kind::Number { .. });
    let known = PARAMETERS.iter().filter(is_number).map(|one| one.name);
    let all = || known.clone().collect::<Vec<_>>().join(", ");
    let Some(parameter) = parameter_named(name) else {
        let what = match meant(name, known.clone()).or_else(|| parameter_meant(name)) {
            Some(near) => format!("there is no parameter of that name; perhaps {near} was meant"),
            None => format!("there is no parameter of that name; there is {}", all()),
        };
        return Err(Problem::new(name, what));
    };
    match parameter.kind {
        Kind::Number { unit, .. } => Ok((parameter, unit)),
        Kind::Choice(_) | Kind::Rule => Err(Problem::new(
            name,
            format!("{} is not a number; those that are: {}", parameter.name, all()),
        )),
    }
}

/// 1, 2 or 5 with noughts behind it: the next one that is not less.
fn round_step(least: u32) -> u32 {
    let steps = (0..9).flat_map(|places| [1, 2, 5].map(|digit| digit * 10_u32.pow(places)));
    let mut steps = steps.filter(|&step| step >= least);
    steps.next().unwrap_or(least)
}

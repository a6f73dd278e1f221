//! What is asked: a parameter with its values, the rules, and a second parameter, as a person writes them.

use turnlab_core::protocol::{AS_SHIPPED, Rule};
use turnlab_core::scenario::{Kind, PARAMETERS, Parameter, Problem, Scenario, parameter_named};
use turnlab_core::sweep::{Axis, Sweep};

/// How many values are suggested, at the most.
const MOST_VALUES: usize = 100;
/// The same for a second parameter.
const FEW_PANELS: usize = 5;

/// What is asked of a sweep.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) over: Range,
    pub(super) by: Option<Range>,
    pub(super) rules: Vec<Rule>,
}

/// A parameter by its name, and its values as they are written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Range {
    pub(super) name: &'static str,
    pub(super) values: String,
}

impl Range {
    fn of(axis: Axis) -> Self {
        Range { name: axis.parameter().name, values: axis.range() }
    }

    /// Values around that of the scenario, so many at the most.
    fn around(name: &str, scenario: &Scenario, most: usize) -> Option<Self> {
        Axis::around(parameter_named(name)?, scenario, most).map(Range::of)
    }

    /// The unit of the parameter.
    pub(super) fn unit(&self) -> &'static str {
        match parameter_named(self.name).map(|parameter| parameter.kind) {
            Some(Kind::Number { unit, .. }) => unit.text(),
            _ => "",
        }
    }

    pub(super) fn axis(&self) -> Result<Axis, Problem> {
        Axis::read(self.name, &self.values)
    }
}

impl Asked {
    /// What is asked where nobody says: the threshold, under the rule as it was shipped and that of the scenario.
    pub(super) fn first(scenario: &Scenario) -> Self {
        let range = Range::around("threshold", scenario, MOST_VALUES);
        let mut rules = vec![AS_SHIPPED];
        if scenario.rule != AS_SHIPPED {
            rules.push(scenario.rule);
        }
        let over = range.unwrap_or(Range { name: "threshold", values: "1..100".to_owned() });
        Asked { over, by: None, rules }
    }

    /// What an address asks; and what is wrong with it.
    pub(super) fn of(scenario: &Scenario, text: &str) -> (Self, Vec<Problem>) {
        if text.is_empty() {
            return (Asked::first(scenario), Vec::new());
        }
        match Sweep::read(scenario, text) {
            Ok(sweep) => {
                let rules = sweep.rules().to_vec();
                let (over, by) = (Range::of(sweep.over()), sweep.by().map(Range::of));
                (Asked { over, by, rules }, Vec::new())
            }
            Err(problems) => (Asked::first(scenario), problems),
        }
    }

    /// As the worker is asked, whatever rule the scenario has.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{}:{}", self.over.name, self.over.values);
        self.rules.iter().for_each(|rule| text += &format!(",rule:{rule}"));
        if let Some(by) = &self.by {
            text += &format!(",by:{}:{}", by.name, by.values);
        }
        text
    }

    /// The sweep, before its first run.
    pub(super) fn sweep(&self, scenario: &Scenario) -> Result<Sweep, Vec<Problem>> {
        let over = self.over.axis().map_err(|problem| vec![problem])?;
        let by = self.by.as_ref().map(Range::axis).transpose();
        Sweep::new(scenario, over, by.map_err(|problem| vec![problem])?, self.rules.clone())
    }

    /// Whether each range alone can be; what is wrong with one is told at its field.
    pub(super) fn has_good_ranges(&self) -> bool {
        [Some(&self.over), self.by.as_ref()].into_iter().flatten().all(|range| range.axis().is_ok())
    }

    /// Another parameter, with values around that of the scenario.
    pub(super) fn over(mut self, name: &str, scenario: &Scenario) -> Self {
        if let Some(range) = Range::around(name, scenario, MOST_VALUES) {
            self.over = range;
        }
        self.by = self.by.filter(|by| by.name != self.over.name);
        self
    }

    /// Another second parameter, or none.
    pub(super) fn by(mut self, name: &str, scenario: &Scenario) -> Self {
        self.by = Range::around(name, scenario, FEW_PANELS);
        self
    }

    /// With a rule, or without it. One always stays.
    pub(super) fn toggled(mut self, rule: Rule) -> Self {
        match self.rules.iter().position(|known| *known == rule) {
            Some(place) if self.rules.len() > 1 => {
                self.rules.remove(place);
            }
            Some(_) => {}
            None => self.rules.push(rule),
        }
        self
    }
}

/// The parameters that can be gone through.
pub(super) fn numbers() -> impl Iterator<Item = &'static Parameter> {
    PARAMETERS.iter().filter(|parameter| matches!(parameter.kind, Kind::Number { .. }))
}

/// What a sweep depends on: not the value that the scenario has now of what is gone through.
pub(super) fn key(sweep: &Sweep, asked: &Asked) -> String {
    format!("{}&sweep={}", sweep.scenario_at(0).link(), asked.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_suggested_can_be_swept_and_is_not_too_much() {
        let scenario = Scenario::default();
        for parameter in numbers() {
            let asked = Asked::first(&scenario).over(parameter.name, &scenario);
            let second = if parameter.name == "latency" { "threshold" } else { "latency" };
            let asked = asked.by(second, &scenario);
            let sweep = asked.sweep(&scenario).unwrap_or_else(|told| panic!("{asked:?}: {told:?}"));
            assert_eq!(sweep.over().parameter().name, parameter.name);
            let count = sweep.by().map_or(0, |by| by.count());
            assert!((2..=5).contains(&count), "{asked:?}");
            // As the address has it.
            let (again, problems) = Asked::of(&scenario, &sweep.to_string());
            assert_eq!((again, problems), (asked, vec![]));
        }
        for parameter in numbers() {
            let asked =
                Asked::first(&scenario).over("until", &scenario).by(parameter.name, &scenario);
            assert!(asked.by.is_some(), "{}", parameter.name);
        }
    }

    #[test]
    fn what_is_dragged_does_not_begin_it_anew() {
        let scenario = Scenario::default();
        let asked = Asked::first(&scenario);
        let key_of = |scenario: &Scenario| {
            key(&asked.sweep(scenario).unwrap_or_else(|told| panic!("{told:?}")), &asked)
        };
        let mut moved = scenario.clone();
        moved.parameters.threshold_messages = 7;
        assert_eq!(key_of(&moved), key_of(&scenario));
        moved.rule = turnlab_core::protocol::RULES[3].rule;
        assert_eq!(
            key_of(&moved),
            key_of(&scenario),
            "nor does the rule, which is one of those compared"
        );
        moved.parameters.latency_ms = 7;
        assert_ne!(key_of(&moved), key_of(&scenario));
    }

    #[test]
    fn one_rule_always_stays() {
        let scenario = Scenario::default();
        let epoch: Rule = "epoch".parse().expect("it is one");
        let asked = Asked::first(&scenario);
        assert_eq!(asked.clone().toggled(AS_SHIPPED), asked);
        let both = asked.clone().toggled(epoch);
        assert_eq!(both.rules, [AS_SHIPPED, epoch]);
        assert_eq!(both.toggled(AS_SHIPPED).rules, [epoch]);
    }

    #[test]
    fn an_address_that_cannot_be_is_told() {
        let (asked, problems) = Asked::of(&Scenario::default(), "threshold:9..1");
        assert_eq!(asked, Asked::first(&Scenario::default()));
        assert!(problems[0].what.contains("perhaps 1..9 was meant"), "{problems:?}");
    }
}

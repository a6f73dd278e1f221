//! A search of one rule after the other, in slices.

use turnlab_core::protocol::{Rule, Timer};
use turnlab_core::scenario::{Link, Scenario, read_link, write_link};
use turnlab_core::search::{self, Bounds, Model, Need, Property, Search};
use turnlab_core::world::Action;

use crate::limits::{LIMITS, Limits};
use crate::message::{Finding, Phase, Report, Verdict, Wider};

/// How many actions that follow are shown at the most, behind a Turn that cannot come back and behind two
/// holders.
const AFTERMATHS: [usize; 2] = [12, 4];
/// How long a request waits for its repetition where the scenario does not say, in microseconds.
const REPEAT_US: i64 = 10_000_000;
pub(crate) const BYTES_OF_MB: usize = 1 << 20;
/// From one action of an order to the next, in microseconds.
const STEP_US: i64 = turnlab_core::run::ORDER_STEP_US;

/// A search of one rule after the other.
pub struct Task {
    scenario: Scenario,
    rules: Vec<Rule>,
    limits: Limits,
    bounds: Bounds,
    /// The search of the first of `rules` that has not been reported.
    search: Search,
    model: Model,
}

/// What came of a slice.
pub enum Slice {
    /// It goes on.
    Going,
    /// A rule is done.
    Report(Report),
}

impl Task {
    /// Stands before the first rule.
    ///
    /// # Errors
    ///
    /// What is wrong with what was asked for, as a sentence.
    pub fn new(link: &str, rules: &[String], limits: Limits) -> Result<Self, String> {
        let bounds = limits.bounds()?;
        let scenario = scenario(link)?;
        let known = rules
            .iter()
            .map(|name| name.parse().map_err(|_| format!("There is no rule called “{name}”.")));
        let mut rules = known.collect::<Result<Vec<_>, _>>()?;
        rules.reverse();
        let Some(first) = rules.last() else {
            return Err("There is no rule to search.".to_owned());
        };
        let model = model(&scenario, *first, &limits, bounds);
        let search = search(&model, &limits);
        Ok(Task { scenario, rules, limits, bounds, search, model })
    }

    /// The rule that is searched; none when all are done.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        self.rules.last().copied()
    }

    /// How far it is with that rule.
    #[must_use]
    pub fn progress(&self) -> (Phase, search::Progress) {
        let progress = self.search.progress();
        let phase = match progress.phase {
            search::Phase::Exploring => Phase::Exploring,
            search::Phase::Recovering | search::Phase::Done => Phase::Recovering,
            search::Phase::Delivering => Phase::Delivering,
        };
        (phase, progress)
    }

    /// Goes on for about so many situations.
    pub fn advance(&mut self, situations: usize) -> Slice {
        match self.search.advance(situations).phase {
            search::Phase::Done => Slice::Report(self.report()),
            _ => Slice::Going,
        }
    }

    /// What has been found of the rule that is searched; the next one is then.
    ///
    /// # Panics
    ///
    /// If all rules are done.
    pub fn report(&mut self) -> Report {
        let report = self.search.report();
        let rule = self.rules.pop().expect("a rule is searched");
        let told = Report {
            rule: rule.to_string(),
            states: report.states,
            transitions: report.transitions,
            is_complete: report.is_complete,
            findings: report.findings.iter().map(|finding| self.finding(finding)).collect(),
        };
        if let Some(next) = self.rules.last() {
            self.model = model(&self.scenario, *next, &self.limits, self.bounds);
            self.search = search(&self.model, &self.limits);
        }
        told
    }

    fn finding(&self, finding: &search::Finding) -> Finding {
        let verdict = match finding.verdict {
            search::Verdict::Holds => Verdict::Holds,
            search::Verdict::Violated => Verdict::Violated,
            search::Verdict::NotReached => Verdict::NotReached,
            search::Verdict::Stopped => Verdict::Stopped,
        };
        let steps = u32::try_from(finding.path.len()).unwrap_or(u32::MAX);
        let link = (!finding.path.is_empty()).then(|| shown(&self.scenario, &self.model, finding));
        let in_flight = u32::from(self.bounds.in_flight);
        let bound_reached = finding.bound_reached.then_some(in_flight);
        let needs = self.model.needs(finding.property);
        let needs = needs.into_iter().flat_map(wider).collect();
        Finding { verdict, steps, link, bound_reached, needs }
    }
}

/// The run of a path that shows something of a property, as a link with the cursor at its last action.
fn shown(scenario: &Scenario, model: &Model, finding: &search::Finding) -> String {
    let is_broken = finding.verdict == search::Verdict::Violated;
    let most = if is_broken { most_after(finding.property) } else { 0 };
    linked(scenario, model, &finding.path, most)
}

/// The run of a path that breaks a property, as a link with the cursor at its last action.
pub(crate) fn run_of(
    scenario: &Scenario,
    model: &Model,
    property: Property,
    path: &[Action],
) -> String {
    linked(scenario, model, path, most_after(property))
}

/// Where the Turn is broken a run goes on with what then happens, or one would see no more than a cut, or two
/// holders for no time. So many actions at the most.
fn most_after(property: Property) -> usize {
    match property {
        Property::TurnRecoverable => AFTERMATHS[0],
        Property::AtMostOneHolder => AFTERMATHS[1],
        _ => 0,
    }
}

fn linked(scenario: &Scenario, model: &Model, path: &[Action], most_after: usize) -> String {
    let at_us = (Model::opening().len() + path.len()).saturating_sub(1) as i64 * STEP_US;
    let mut path = path.to_vec();
    // More associations may stand in another order in a situation than in the run.
    if model.bounds().associations == 1 {
        path.extend(aftermath(model, &path, most_after));
    }
    write_link(&Link { scenario: scenario.following(model, &path), at_us })
}

/// What has to be added to the bounds, as the page has them.
fn wider(need: Need) -> Vec<Wider> {
    let limit = |name, value| {
        let place = LIMITS.iter().position(|limit| limit.name == name);
        place.map(|place| Wider::Limit(place, value))
    };
    let wider = match need {
        Need::Mail([first, second]) => {
            let mail = [limit("mail-first", first.into()), limit("mail-second", second.into())];
            return mail.into_iter().flatten().collect();
        }
        Need::Losses(losses) => limit("losses", losses.into()),
        Need::Repeat => Some(Wider::Repeats),
        Need::Associations(associations) => limit("associations", associations.into()),
        Need::Threshold(messages) => limit("search-threshold", messages),
    };
    wider.into_iter().collect()
}

/// The scenario of a link.
///
/// # Errors
///
/// What is wrong with it, as a sentence.
pub fn scenario(link: &str) -> Result<Scenario, String> {
    let (Link { scenario, .. }, problems) = read_link(link);
    match problems.first() {
        Some(problem) => Err(format!("The scenario cannot be read: {problem}")),
        None => Ok(scenario),
    }
}

pub(crate) fn model(scenario: &Scenario, rule: Rule, limits: &Limits, bounds: Bounds) -> Model {
    let mut settings = scenario.world_settings();
    settings.association.rule = rule;
    let repeat_us = &mut settings.association.request_repeat_us;
    *repeat_us = match limits.repeats {
        true if *repeat_us == 0 => REPEAT_US,
        true => *repeat_us,
        false => 0,
    };
    if bounds.associations > 1 {
        settings.threshold_messages = limits.threshold;
    }
    Model::new(settings, bounds, scenario.parameters.message_size_kb)
}

fn search(model: &Model, limits: &Limits) -> Search {
    Search::new(model.clone(), &Property::ALL, limits.memory_mb as usize * BYTES_OF_MB)
}

/// What happens behind a path if nothing else goes wrong: what is on its way arrives, and the initiator
/// connects again.
fn aftermath(model: &Model, path: &[Action], most: usize) -> Vec<Action> {
    let mut situation = Some(model.initial());
    for &action in path {
        situation = situation.and_then(|situation| model.apply(&situation, action));
    }
    let is_due = |action: &Action| {
        matches!(action, Action::Deliver { .. } | Action::Fire { timer: Timer::Reconnect, .. })
    };
    let mut after = Vec::new();
    while let Some(now) = situation.filter(|_| after.len() < most) {
        let mut due = model.actions(&now).into_iter().filter(is_due);
        situation = due.find_map(|action| {
            let next = model.apply(&now, action)?;
            after.push(action);
            Some(next)
        });
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use turnlab_core::protocol::RULES;

    fn searched(link: &str, rules: &[&str], limits: Limits) -> Vec<Report> {
        let rules: Vec<String> = rules.iter().map(ToString::to_string).collect();
        let mut task = Task::new(link, &rules, limits).expect("it can be searched");
        let mut reports = Vec::new();
        while task.rule().is_some() {
            if let Slice::Report(report) = task.advance(100) {
                reports.push(report);
            }
        }
        reports
    }

    fn order(finding: &Finding) -> Vec<String> {
        let (Link { scenario, .. }, problems) = read_link(finding.link.as_deref().expect("a link"));
        assert_eq!(problems, []);
        scenario.run().expect("it can be run");
        scenario.order.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_incident_is_calibrated() {
        let [report] = &searched("s=lost-turn", &["as-shipped"], Limits::default())[..] else {
            panic!("one rule, one report")
        };
        assert_eq!((report.states, report.transitions, report.is_complete), (724, 1531, true));
        let recoverable = &report.findings[1];
        assert_eq!((recoverable.verdict, recoverable.steps), (Verdict::Violated, 3));
        // What comes after the three steps is what makes it plain that it cannot come back.
        let opening = ["open:PARIS", "to:LONDON", "to:PARIS"];
        let order = order(recoverable);
        assert_eq!(order[..3], opening);
        assert_eq!(order[5], "cut", "{order:?}");
        assert!(order[6..].contains(&"reconnect:PARIS".to_owned()), "{order:?}");
    }

    /// What the bounds do not let show is told with the bounds that would, by their places in the page.
    #[test]
    fn what_is_needed_is_told() {
        let of = |limits: Limits, property| {
            let place = Property::ALL.iter().position(|&known| known == property);
            searched("", &["answer-anyway"], limits)[0].findings[place.expect("it is known")]
                .clone()
        };
        let delivery = of(Limits::default(), Property::Delivery);
        assert_eq!(delivery.verdict, Verdict::NotReached);
        let named = |need: &Wider| match need {
            Wider::Limit(place, value) => (LIMITS[*place].name, *value),
            Wider::Repeats => ("repeats", 1),
        };
        let needs: Vec<_> = delivery.needs.iter().map(named).collect();
        assert_eq!(needs, [("associations", 2), ("search-threshold", 2)]);
        let crossing = of(Limits::default(), Property::Crossing);
        assert_eq!(crossing.needs, [Wider::Repeats]);
        let repeated = Limits { repeats: true, in_flight: 3, ..Limits::default() };
        let recoverable = of(repeated.clone(), Property::TurnRecoverable);
        assert_eq!((recoverable.verdict, recoverable.bound_reached), (Verdict::Holds, Some(3)));
        assert_eq!(of(repeated, Property::Crossing).needs, []);
    }

    #[test]
    fn all_rules_in_their_order() {
        let names = RULES.map(|rule| rule.name);
        let reports = searched("", &names, Limits::default());
        let told: Vec<&str> = reports.iter().map(|report| &*report.rule).collect();
        assert_eq!(told, names);
        for finding in reports.iter().flat_map(|report| &report.findings) {
            if finding.verdict == Verdict::Violated {
                order(finding);
            }
        }
    }

    #[test]
    fn what_is_found_in_a_scenario_of_three_can_be_run() {
        let [report] = &searched("s=three-sites", &["as-shipped"], Limits::default())[..] else {
            panic!("one rule, one report")
        };
        assert_eq!(report.findings[1].verdict, Verdict::Violated);
        order(&report.findings[1]);
    }

    #[test]
    fn the_ceiling_stops_it_honestly() {
        let limits =
            Limits { mail_first: 6, mail_second: 6, losses: 4, memory_mb: 1, ..Limits::default() };
        let reports = searched("", &["epoch"], limits);
        assert!(!reports[0].is_complete && reports[0].states > 1000);
        assert_eq!(reports[0].findings[0].verdict, Verdict::Stopped);
    }

    #[test]
    fn what_cannot_be_searched_is_told() {
        let told = |link: &str, rule: &str, limits| {
            Task::new(link, &[rule.to_owned()], limits).err().expect("it is refused")
        };
        assert_eq!(told("", "best", Limits::default()), "There is no rule called “best”.");
        assert!(told("s=lots-turn", "epoch", Limits::default()).contains("lost-turn"));
        let limits = Limits { associations: 9, ..Limits::default() };
        assert_eq!(told("", "epoch", limits), "associations: From 1 to 3.");
    }

    /// The widest bounds that are offered stay within what the search can tell apart.
    #[test]
    fn the_widest_bounds_do_not_break_it() {
        let limits = Limits {
            mail_first: 12,
            mail_second: 12,
            losses: 8,
            in_flight: 8,
            associations: 3,
            memory_mb: 8,
            repeats: true,
            closes: true,
            ..Limits::default()
        };
        for link in
            ["", "transfers=in-full&message-size=400", "dialogue-mode=monologue", "s=three-sites"]
        {
            let reports = searched(link, &["regenerate"], limits.clone());
            assert!(!reports[0].is_complete, "{link}: {reports:?}");
        }
    }
}

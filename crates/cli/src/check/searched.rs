//! One search from its beginning to its end, with the time that it takes.

use std::time::Instant;

use turnlab_core::scenario::{Link, Scenario, read_link, write_link};
use turnlab_core::search::{Bounds, Finding, Model, Phase, Property, Report, Search};
use turnlab_view::Story;

/// So many situations are looked at between two looks at the memory.
const SLICE: usize = 1 << 12;
/// An association is open after so many steps: what a path begins with.
pub(super) const OPENING: usize = 3;

/// What was searched, and what came of it.
pub(super) struct Searched {
    /// The scenario under the rule that was searched.
    pub(super) scenario: Scenario,
    /// The same as the search has it.
    pub(super) model: Model,
    /// What was found.
    pub(super) report: Report,
    /// How long that took.
    pub(super) seconds: f64,
    /// Where it was to stop.
    pub(super) most_bytes: usize,
}

/// The path of a finding as a scenario, and how to open it.
pub(super) struct Opened {
    pub(super) scenario: Scenario,
    /// What stands behind the `#` of the page's address; nothing where a link cannot say it.
    pub(super) link: Option<String>,
}

impl Searched {
    /// Searches to the end, or to where there is not enough memory.
    #[expect(
        clippy::disallowed_methods,
        reason = "it says how long it took; nothing depends on it"
    )]
    pub(super) fn of(
        scenario: Scenario,
        bounds: Bounds,
        properties: &[Property],
        most_bytes: usize,
    ) -> Self {
        let model = scenario.model(bounds);
        let start = Instant::now();
        let mut search = Search::new(model.clone(), properties, most_bytes);
        while search.advance(SLICE).phase != Phase::Done {}
        let report = search.report();
        let seconds = start.elapsed().as_secs_f64();
        Searched { scenario, model, report, seconds, most_bytes }
    }

    /// Whether an end may ask again.
    pub(super) fn repeats(&self) -> bool {
        self.scenario.parameters.request_repeat_s > 0
    }

    /// The path of a finding, to be opened.
    pub(super) fn open(&self, finding: &Finding) -> Opened {
        let scenario = self.scenario.following(&self.model, &finding.path);
        Opened { link: link(&scenario), scenario }
    }
}

impl Opened {
    /// The steps of the path as a scenario orders them, without those that open the association.
    pub(super) fn order(&self) -> Vec<String> {
        self.scenario.order.iter().skip(OPENING).map(ToString::to_string).collect()
    }

    /// The steps of the path in words, one for each.
    pub(super) fn words(&self) -> Vec<String> {
        let Ok(history) = self.scenario.run() else { return self.order() };
        let at_us: Vec<i64> = history.steps().skip(OPENING).map(|step| step.at_us).collect();
        let story = Story::new(self.scenario.clone(), history);
        at_us.into_iter().map(|at_us| story.headline(at_us)).collect()
    }
}

/// The link that opens a scenario at its end. A link departs from a library scenario, and cannot say
/// other names of MTAs than it has.
fn link(scenario: &Scenario) -> Option<String> {
    let at_us = scenario.until_us();
    let as_named = Link { scenario: scenario.clone(), at_us };
    let as_first = Scenario { name: Scenario::default().name, ..scenario.clone() };
    let links = [as_named, Link { scenario: as_first, at_us }];
    links.iter().map(write_link).find(|text| {
        let (read, problems) = read_link(text);
        let read = read.scenario;
        let knows = |name: &String| read.mtas.contains(name);
        problems.is_empty()
            && (read.rule, &read.parameters) == (scenario.rule, &scenario.parameters)
            && read.order == scenario.order
            && read.mtas.len() == scenario.mtas.len()
            && scenario.mtas.iter().all(knows)
    })
}

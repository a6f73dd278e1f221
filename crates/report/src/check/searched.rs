//! A search that has come to its end.

use turnlab_core::scenario::{Link, Scenario, read_link, write_link};
use turnlab_core::search::{Finding, Model, Report};
use turnlab_view::Story;

/// What was searched, and what came of it.
#[derive(Debug)]
pub struct Searched {
    /// The scenario under the rule that was searched.
    pub scenario: Scenario,
    /// The same as the search has it.
    pub model: Model,
    /// What was found.
    pub report: Report,
    /// How long that took.
    pub seconds: f64,
    /// Where it was to stop, in bytes of memory.
    pub most_bytes: usize,
}

/// The path of a finding as a scenario, and how to open it.
#[derive(Debug)]
pub struct Opened {
    /// The scenario, with the path as its order.
    pub scenario: Scenario,
    /// What stands behind the `#` of the page's address; nothing where a link cannot say it.
    pub link: Option<String>,
}

impl Searched {
    /// Whether an end may ask again.
    #[must_use]
    pub fn repeats(&self) -> bool {
        self.scenario.parameters.request_repeat_s > 0
    }

    /// The path of a finding, to be opened.
    #[must_use]
    pub fn open(&self, finding: &Finding) -> Opened {
        let scenario = self.scenario.following(&self.model, &finding.path);
        Opened { link: link(&scenario), scenario }
    }
}

impl Opened {
    /// The steps of the path as a scenario orders them, without those that open the association.
    #[must_use]
    pub fn order(&self) -> Vec<String> {
        self.scenario.order_once_open()
    }

    /// The steps of the path in words, one for each.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let Ok(history) = self.scenario.run() else { return self.order() };
        let opening = Model::opening().len();
        let at_us: Vec<i64> = history.steps().skip(opening).map(|step| step.at_us).collect();
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

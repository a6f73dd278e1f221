//! What was on the stage before: every scenario that was made, and what came of those that were shown.

use std::rc::Rc;

use turnlab_core::run::OutcomeTracker;
use turnlab_core::scenario::{LibraryEntry, Scenario, library_entry};
use turnlab_view::Story;

use super::show::Show;
use crate::state::{Tree, memory};

/// Of so many runs it is remembered what came of them.
const MOST_KNOWN: usize = 64;
/// What is longer is not run only to say what comes of it: an hour, in microseconds.
const LONGEST_US: i64 = 3_600_000_000;

/// What was on the stage before.
#[derive(Default)]
pub(super) struct Past {
    tree: Option<Tree>,
    known: Vec<(Scenario, Rc<str>)>,
    /// The scenario that was last run without its cuts and faults, and what is known of that run.
    untroubled: Option<(Scenario, Rc<OutcomeTracker>)>,
}

impl Past {
    /// Every scenario that was made, for [`Past::work`].
    pub(super) fn remember(&mut self, tree: &Tree) {
        self.tree = Some(tree.clone());
    }

    /// The work with the cursor here, as it is kept; nothing where there is none.
    pub(super) fn work(&self, at_us: i64) -> Option<String> {
        memory::write(self.tree.as_ref()?, at_us)
    }

    /// What came of a run, in a few words; nothing where that would take too long to say.
    pub(super) fn came_of(&mut self, scenario: &Scenario) -> Rc<str> {
        if let Some(text) = self.known_outcome(scenario) {
            return text;
        }
        let is_short = scenario.until_us() <= LONGEST_US;
        let history = if is_short { scenario.run().ok() } else { None };
        let Some(history) = history else { return Rc::from("") };
        let text: Rc<str> = Story::new(scenario.clone(), history).summary_text().into();
        self.know(scenario, &text);
        text
    }

    /// Remembers what came of a run that is shown.
    pub(super) fn note_outcome(&mut self, show: &Show) {
        if self.known_outcome(&show.scenario).is_none() {
            let verdict = self.verdict(show);
            self.know(&show.scenario, &verdict);
        }
    }

    /// What a run that is shown comes to.
    pub(super) fn verdict(&mut self, show: &Show) -> Rc<str> {
        let told = show.verdict.get_or_init(|| {
            let untroubled = self.untroubled(&show.scenario);
            show.story
                .summary_text_of(&show.story.outcome_summary_beside(untroubled.as_deref()))
                .into()
        });
        Rc::clone(told)
    }

    /// What the scenario of the library comes to that another one was made from; nothing for that one itself.
    pub(super) fn unchanged(&mut self, scenario: &Scenario) -> String {
        let entry = library_entry(&scenario.name).map(LibraryEntry::scenario);
        let entry = entry.filter(|entry| entry != scenario);
        let told = entry.map(|entry| self.came_of(&entry)).filter(|told| !told.is_empty());
        told.map_or_else(String::new, |told| format!("Unchanged: {told}"))
    }

    /// What is known of the run without cuts and faults: the same while one of them is dragged.
    fn untroubled(&mut self, scenario: &Scenario) -> Option<Rc<OutcomeTracker>> {
        let scenario = scenario.untroubled()?;
        if let Some((known, tracker)) = &self.untroubled
            && *known == scenario
        {
            return Some(Rc::clone(tracker));
        }
        let tracker = Rc::new(OutcomeTracker::of(&scenario.run().ok()?));
        self.untroubled = Some((scenario, Rc::clone(&tracker)));
        Some(tracker)
    }

    fn known_outcome(&self, scenario: &Scenario) -> Option<Rc<str>> {
        let (_, text) = self.known.iter().find(|(known, _)| known == scenario)?;
        Some(Rc::clone(text))
    }

    fn know(&mut self, scenario: &Scenario, text: &Rc<str>) {
        if self.known.len() >= MOST_KNOWN {
            self.known.remove(0);
        }
        self.known.push((scenario.clone(), Rc::clone(text)));
    }
}

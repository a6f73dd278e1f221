//! What was on the stage before: every scenario that was made, and what came of those that were shown.

use std::rc::Rc;

use turnlab_core::scenario::Scenario;
use turnlab_view::Story;

use super::Stage;
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
}

impl Stage {
    /// Every scenario that was made, for [`Stage::work`].
    pub fn remember(&self, tree: &Tree) {
        self.0.past.borrow_mut().tree = Some(tree.clone());
    }

    /// The work, as it is kept; nothing where there is none.
    pub fn work(&self) -> Option<String> {
        memory::write(self.0.past.borrow().tree.as_ref()?, self.at_us())
    }

    /// What came of a run, in a few words; nothing where that would take too long to say.
    pub fn came_of(&self, scenario: &Scenario) -> Rc<str> {
        if let Some(text) = self.known_outcome(scenario) {
            return text;
        }
        let is_short = scenario.until_us() <= LONGEST_US;
        let history = if is_short { scenario.run().ok() } else { None };
        let Some(history) = history else { return Rc::from("") };
        let text: Rc<str> = Story::new(scenario.clone(), history).came_of().into();
        self.know(scenario, &text);
        text
    }

    /// Remembers what came of the run that is shown.
    pub(super) fn note_outcome(&self) {
        let Some(show) = self.0.show.borrow().clone() else { return };
        if self.known_outcome(&show.scenario).is_none() {
            self.know(&show.scenario, &show.story.came_of().into());
        }
    }

    fn known_outcome(&self, scenario: &Scenario) -> Option<Rc<str>> {
        let past = self.0.past.borrow();
        let (_, text) = past.known.iter().find(|(known, _)| known == scenario)?;
        Some(Rc::clone(text))
    }

    fn know(&self, scenario: &Scenario, text: &Rc<str>) {
        let known = &mut self.0.past.borrow_mut().known;
        if known.len() >= MOST_KNOWN {
            known.remove(0);
        }
        known.push((scenario.clone(), Rc::clone(text)));
    }
}

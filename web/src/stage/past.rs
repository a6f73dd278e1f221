//! What was on the stage before: every scenario that was made, and what came of those that were shown.

use std::rc::Rc;

use turnlab_core::run::Account;
use turnlab_core::scenario::{LibraryEntry, Scenario, library_entry};
use turnlab_view::Story;

use super::Stage;
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
    untroubled: Option<(Scenario, Rc<Account>)>,
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
        let text: Rc<str> = Story::new(scenario.clone(), history).verdict_text().into();
        self.know(scenario, &text);
        text
    }

    /// Remembers what came of the run that is shown.
    pub(super) fn note_outcome(&self) {
        let Some(show) = self.0.show.borrow().clone() else { return };
        if self.known_outcome(&show.scenario).is_none() {
            self.know(&show.scenario, &self.verdict(&show));
        }
    }

    /// What the run comes to that is shown.
    pub(super) fn verdict(&self, show: &Show) -> Rc<str> {
        let told = show.verdict.get_or_init(|| {
            let untroubled = self.untroubled(&show.scenario);
            show.story.told_verdict(&show.story.verdict_beside(untroubled.as_deref())).into()
        });
        Rc::clone(told)
    }

    /// What the scenario of the library comes to that another one was made from; nothing for that one itself.
    pub(super) fn unchanged(&self, scenario: &Scenario) -> String {
        let entry = library_entry(&scenario.name).map(LibraryEntry::scenario);
        let entry = entry.filter(|entry| entry != scenario);
        let told = entry.map(|entry| self.came_of(&entry)).filter(|told| !told.is_empty());
        told.map_or_else(String::new, |told| format!("Unchanged: {told}"))
    }

    /// What is known of the run without cuts and faults: the same while one of them is dragged.
    fn untroubled(&self, scenario: &Scenario) -> Option<Rc<Account>> {
        let scenario = scenario.untroubled()?;
        if let Some((known, account)) = &self.0.past.borrow().untroubled
            && *known == scenario
        {
            return Some(Rc::clone(account));
        }
        let account = Rc::new(Account::of(&scenario.run().ok()?));
        self.0.past.borrow_mut().untroubled = Some((scenario, Rc::clone(&account)));
        Some(account)
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

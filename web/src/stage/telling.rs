//! Telling what is on the stage: what stands at the cursor, the run, and what was there before.

use std::rc::Rc;

use turnlab_core::scenario::{LabView, Link, Scenario, write_link};
use turnlab_diagram::clock;
use turnlab_view::Story;

use super::Stage;
use super::glance::{Glance, Subscription};
use crate::state::Tree;
use crate::state::showing::view;

impl Stage {
    /// Tells `listener` what stands at the cursor, now and whenever that changes.
    pub fn subscribe(&self, listener: impl Fn(&Glance) + 'static) -> Subscription {
        if let Some(glance) = self.glance() {
            listener(&glance);
        }
        self.0.listeners.add(listener)
    }

    /// The run on the stage.
    pub fn story(&self) -> Option<Rc<Story>> {
        self.0.show.borrow().as_ref().map(|show| Rc::clone(&show.story))
    }

    /// The fragment of the address that holds what is on the stage.
    pub fn fragment(&self) -> Option<String> {
        self.begin();
        self.glance().map(|glance| glance.fragment)
    }

    /// What of the lab is in the place of the stage: the address says that too.
    pub fn stand_behind(&self, lab: Option<&LabView>) {
        let part = lab.map(LabView::link_part).unwrap_or_default();
        if self.0.beside.replace(part.clone()) != part {
            self.notify();
        }
    }

    /// Every scenario that was made, for [`Stage::work`].
    pub fn remember(&self, tree: &Tree) {
        self.0.past.borrow_mut().remember(tree);
    }

    /// The work, as it is kept; nothing where there is none.
    pub fn work(&self) -> Option<String> {
        self.0.past.borrow().work(self.at_us())
    }

    /// What came of a run, in a few words; nothing where that would take too long to say.
    pub fn came_of(&self, scenario: &Scenario) -> Rc<str> {
        self.0.past.borrow_mut().came_of(scenario)
    }

    pub(super) fn notify(&self) {
        let Some(glance) = self.glance() else { return };
        self.0.listeners.tell(&glance);
        self.show_ending(&glance);
    }

    fn glance(&self) -> Option<Glance> {
        let show = self.0.show.borrow().clone()?;
        let at_us = self.0.cursor.get().at_us;
        let mut past = self.0.past.borrow_mut();
        Some(Glance {
            at_us,
            clock: clock(at_us),
            caption: show.story.caption(at_us),
            readout: show.story.snapshot(at_us),
            cuts: show.story.cuts_at(at_us),
            cut: self.map_words(),
            verdict: past.verdict(&show),
            unchanged: past.unchanged(&show.scenario),
            wrong: show.wrong_at(at_us),
            next: show.next_turn(at_us),
            playing: self.0.playing.get(),
            fragment: write_link(&Link { scenario: show.scenario.clone(), at_us })
                + &view(&show.showing).link_part()
                + &self.0.beside.borrow(),
            associations: Rc::clone(&show.associations),
        })
    }
}

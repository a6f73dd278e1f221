//! The card at the end of a run, which the lab writes.

use web_sys::Element;

use super::{Glance, Stage};
use crate::lab::with_lab;
use crate::state::showing;

impl Stage {
    /// Shows the card where the cursor is at the end of the run, and takes it away elsewhere.
    pub(super) fn show_ending(&self, glance: &Glance) {
        let Some(card) = card() else { return };
        let show = self.0.show.borrow().clone();
        let over = show.filter(|show| glance.at_us > 0 && glance.at_us == show.scenario.until_us());
        let told = self.0.ending.borrow().clone();
        let Some(show) = over else {
            self.0.ending.take();
            let _ = card.set_attribute("hidden", "");
            return;
        };
        if told.as_ref() != Some(&glance.fragment) {
            *self.0.ending.borrow_mut() = Some(glance.fragment.clone());
            let stage = self.clone();
            with_lab(move |lab| {
                let Some(lab) = lab else { return card.set_inner_html("") };
                card.set_inner_html(&(lab.ending)(&show.story, &showing::view(&show.showing)));
                let _ = card.remove_attribute("hidden");
                // It takes room from the picture.
                stage.resized();
                stage.reveal();
            });
        }
    }
}

fn card() -> Option<Element> {
    let document = web_sys::window()?.document()?;
    document.query_selector(".ending").ok()?
}

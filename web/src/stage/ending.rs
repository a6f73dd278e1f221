//! The card at the end of a run, which the lab writes.

use web_sys::Element;

use super::{Glance, Stage};
use crate::lab::with_lab;

impl Stage {
    /// Shows the card where the cursor is at the end of the run, and takes it away elsewhere.
    pub(super) fn show_ending(&self, glance: &Glance) {
        let Some(card) = card() else { return };
        let is_over = self
            .0
            .show
            .borrow()
            .as_ref()
            .is_some_and(|show| glance.at_us > 0 && glance.at_us == show.scenario.until_us());
        let told = self.0.ending.borrow().clone();
        if !is_over {
            self.0.ending.take();
            let _ = card.set_attribute("hidden", "");
        } else if told.as_ref() != Some(&glance.fragment) {
            *self.0.ending.borrow_mut() = Some(glance.fragment.clone());
            let (stage, fragment) = (self.clone(), glance.fragment.clone());
            with_lab(move |module| {
                let told = module.and_then(|module| module.ending(&fragment).ok());
                card.set_inner_html(told.as_deref().unwrap_or_default());
                if told.is_some_and(|told| !told.is_empty()) {
                    let _ = card.remove_attribute("hidden");
                    // It takes room from the picture.
                    stage.resized();
                    stage.reveal();
                }
            });
        }
    }
}

fn card() -> Option<Element> {
    let document = web_sys::window()?.document()?;
    document.query_selector(".ending").ok()?
}

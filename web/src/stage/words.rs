//! What the lab writes on the stage: the run as text, and the card at its end.

use super::Stage;
use super::glance::Glance;
use crate::lab::{NOT_LOADED, with_lab};
use crate::state::showing;

impl Stage {
    /// Has the run written in words, as closely as it is looked at, to where somebody wants to read it.
    pub fn write_text(&self) {
        let Some(place) = self.find(".as-text[open] div") else { return };
        let stage = self.clone();
        with_lab(move |lab| {
            let told = stage.shown().zip(lab);
            let told = told.map(|(show, lab)| (lab.transcript)(&show.story, show.showing.detail));
            place.set_inner_html(told.as_deref().unwrap_or(NOT_LOADED));
        });
    }

    /// Shows the card where the cursor is at the end of the run, and takes it away elsewhere.
    pub(super) fn show_ending(&self, glance: &Glance) {
        let Some(card) = self.find(".ending") else { return };
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

//! How the run is looked at: no part of the scenario, not undone, and kept when another one is chosen.

use turnlab_core::scenario::View;
use turnlab_view::{Folds, ViewOptions};

use super::Action;

/// How a link wants it.
#[must_use]
pub fn of_link(fragment: &str) -> ViewOptions {
    ViewOptions::from(View::of_link(fragment))
}

/// What a link says of it; what is opened is not in links.
#[must_use]
pub fn view(showing: &ViewOptions) -> View {
    View::from(showing)
}

/// Changes how the run is looked at; another action changes nothing.
pub fn change(showing: &mut ViewOptions, action: &Action) {
    match action {
        Action::Look(view) => {
            let ViewOptions { folds, open_transfers, .. } = std::mem::take(showing);
            *showing = ViewOptions { folds, open_transfers, ..ViewOptions::from(*view) };
        }
        Action::ShowDetail(detail) => showing.detail = *detail,
        Action::ShowScale(scale) => showing.scale = *scale,
        Action::ShowAssociation(number) => showing.association = *number,
        Action::ToggleTransfer(key) => toggle(&mut showing.open_transfers, *key),
        Action::ToggleFold(id) => match &mut showing.folds {
            Folds::Open(open) => toggle(open, *id),
            Folds::AllOpen => {}
        },
        _ => {}
    }
}

fn toggle(open: &mut Vec<u32>, id: u32) {
    match open.iter().position(|&other| other == id) {
        Some(place) => {
            open.remove(place);
        }
        None => open.push(id),
    }
}

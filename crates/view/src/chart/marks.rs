//! Where mail arrives, where an association is started, and where an MTA is not there.

use turnlab_core::scenario::Detail;
use turnlab_core::world::{Action, Effect, MtaId};
use turnlab_diagram::{Mark, MarkKind, Note, Outage};

use crate::words::{duration_text, message_text};
use crate::{Story, ViewOptions};

/// Deliveries, unless only the Turn is told of, and new associations.
pub(super) fn marks(story: &Story, options: &ViewOptions) -> Vec<Mark> {
    let mail = options.detail > Detail::Turn;
    let marks = story.history.all_effects().filter_map(|(_, at_us, effect)| match effect {
        Effect::Delivered { mta, message, association, again: false } if mail => Some(Mark {
            lifeline: mta.index(),
            at_us,
            kind: MarkKind::Arrival,
            hue: association.index(),
            title: format!("{} has {}", story.name(mta), message_text(message)),
            label: String::new(),
        }),
        Effect::Started { association, initiator, waiting, .. } => Some(Mark {
            lifeline: initiator.index(),
            at_us,
            kind: MarkKind::Beginning,
            hue: association.index(),
            title: format!(
                "{} starts association {} with {waiting} queued",
                story.name(initiator),
                association.number()
            ),
            label: String::new(),
        }),
        _ => None,
    });
    marks.collect()
}

/// From when to when MTAs were stopped.
pub(super) fn outages(story: &Story) -> Vec<Outage> {
    let end_us = story.history.plan().until_us;
    let mut stopped: Vec<Option<i64>> = vec![None; story.scenario.mtas.len()];
    let mut outages = Vec::new();
    let mut close = |mta: MtaId, from_us: i64, to_us: i64| {
        let label = format!("stopped for {}", duration_text(to_us - from_us));
        outages.push(Outage { lifeline: mta.index(), from_us, to_us, label });
    };
    for &(step, action) in &story.troubles {
        let at_us = story.history.step(step).at_us;
        match action {
            Action::Stop { mta } => {
                stopped[mta.index()].get_or_insert(at_us);
            }
            Action::Start { mta } => {
                if let Some(from_us) = stopped[mta.index()].take() {
                    close(mta, from_us, at_us);
                }
            }
            _ => {}
        }
    }
    for (mta, from_us) in story.mtas().zip(stopped) {
        if let Some(from_us) = from_us {
            close(mta, from_us, end_us);
        }
    }
    outages
}

/// What the scenario has to say.
pub(crate) fn notes(story: &Story) -> Vec<Note> {
    let note = |note: &turnlab_core::scenario::Note| Note {
        lifeline: story.scenario.mtas.iter().position(|name| *name == note.mta),
        at_us: note.at_us,
        text: note.text.clone(),
    };
    story.scenario.notes.iter().map(note).collect()
}

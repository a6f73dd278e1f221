//! Short words beside the lifelines, where something is wrong.

use turnlab_core::protocol::{Event, Pdu};
use turnlab_core::run::TimedStep;
use turnlab_core::world::{Action, Effect, MtaId};
use turnlab_diagram::{Remark, Tone};

use crate::Story;
use crate::trouble::refuses_binds;

pub(super) fn remarks(story: &Story) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (step, (TimedStep { at_us, action, .. }, effects)) in story.history.told().enumerate() {
        let of_effects = effects.iter().filter_map(|effect| of_effect(story, step, *effect));
        for (mta, text, tone) in of_action(action).into_iter().flatten().chain(of_effects) {
            remarks.push(Remark { lifeline: mta.index(), at_us, text: text.to_owned(), tone });
        }
    }
    remarks
}

fn of_effect(story: &Story, step: usize, effect: Effect) -> Option<(MtaId, &'static str, Tone)> {
    let (mta, text) = match effect {
        Effect::NonDelivered { mta, .. } => (mta, "not delivered"),
        Effect::Refused { association, end, .. } => (story.mta(association, end), "may not"),
        Effect::Did { association, end, event } => {
            (story.mta(association, end), remark_text(event)?)
        }
        Effect::AtLimit { mta, .. } => (mta, "event 57"),
        Effect::Sent { association, from, pdu: Pdu::Rtorj(_), .. } => {
            let mta = story.mta(association, from);
            (mta, refuses_binds(story, mta, step).then_some("bind refused")?)
        }
        _ => return None,
    };
    Some((mta, text, Tone::Alarm))
}

/// What is said of an action itself, at one or two MTAs.
fn of_action(action: Action) -> [Option<(MtaId, &'static str, Tone)>; 2] {
    let one = |mta, text, tone| [Some((mta, text, tone)), None];
    let both = |between: [MtaId; 2], text, tone| between.map(|mta| Some((mta, text, tone)));
    match action {
        Action::LinkDown { between } => both(between, "link down", Tone::Alarm),
        Action::LinkUp { between } => both(between, "link up", Tone::Plain),
        Action::Stop { mta } => one(mta, "stopped", Tone::Alarm),
        Action::Start { mta } => one(mta, "started", Tone::Plain),
        Action::RefuseBinds { mta, refuses: true } => one(mta, "refuses binds", Tone::Alarm),
        Action::RefuseBinds { mta, refuses: false } => one(mta, "takes binds", Tone::Plain),
        _ => [None, None],
    }
}

fn remark_text(event: Event) -> Option<&'static str> {
    match event {
        Event::RequestIgnored(_) => Some("ignored"),
        Event::RequestAnswered(_) => Some("answered"),
        Event::TurnRegenerated => Some("new Turn"),
        Event::TransferFailed(_) => Some("too slow"),
        _ => None,
    }
}

//! What a step is about, by what came of it: which level of detail tells it, who did it, and whether a
//! sequence diagram has to say more of it than its arrows do.

use turnlab_core::protocol::{Event, Pdu, Timer};
use turnlab_core::run::Fault;
use turnlab_core::world::{Action, Effect, MtaId};

use crate::Story;
use turnlab_core::scenario::Detail;

/// Whether a level of detail tells of a step.
pub(super) fn tells(story: &Story, step: usize, detail: Detail) -> bool {
    match detail {
        Detail::Turn => is_about_turn(story, step),
        Detail::Messages => !is_only_pieces(story, step),
        Detail::Pdus => true,
    }
}

fn is_about_turn(story: &Story, step: usize) -> bool {
    is_from_outside(story, step)
        || story.history.effects(step).iter().any(|effect| match *effect {
            Effect::Sent { pdu, .. } => is_of_turn(pdu),
            Effect::Arrived { transmission } => {
                is_of_turn(story.transmissions[transmission.0 as usize].pdu)
            }
            Effect::Entered { state, .. } => !state.holds(),
            Effect::Did { event, .. } => is_of_turn_event(event),
            Effect::Dropped { .. }
            | Effect::Started { .. }
            | Effect::Refused { .. }
            | Effect::AtLimit { .. } => true,
            Effect::Queued { .. }
            | Effect::Unqueued { .. }
            | Effect::NonDelivered { .. }
            | Effect::Delivered { .. } => false,
        })
}

/// Whether nothing but pieces of a message come and go in a step.
fn is_only_pieces(story: &Story, step: usize) -> bool {
    let effects = story.history.effects(step);
    let is_piece = |effect: &Effect| match *effect {
        Effect::Sent { pdu, .. } => is_piece(pdu),
        Effect::Arrived { transmission } => {
            is_piece(story.transmissions[transmission.0 as usize].pdu)
        }
        _ => false,
    };
    !effects.is_empty() && effects.iter().all(is_piece)
}

/// Whether something or somebody outside the MTAs did it, other than by handing mail in.
fn is_from_outside(story: &Story, step: usize) -> bool {
    !matches!(
        story.history.step(step).action,
        Action::Submit { .. } | Action::Deliver { .. } | Action::Fire { .. }
    )
}

/// Whether a step is more than what its arrows show: then its sentence stands among them.
pub(super) fn needs_words(story: &Story, step: usize) -> bool {
    let gives_up = |timer| matches!(timer, Timer::Recovery | Timer::Disconnect | Timer::Regenerate);
    if let Action::Fire { timer, .. } = story.history.step(step).action
        && gives_up(timer)
    {
        return true;
    }
    is_from_outside(story, step)
        || story.history.effects(step).iter().any(|effect| match *effect {
            Effect::Did { event, .. } => is_worth_saying(event),
            Effect::Sent { pdu, .. } => matches!(pdu, Pdu::Rtorj(_)),
            Effect::Delivered { again, .. } => again,
            Effect::Started { .. }
            | Effect::Dropped { .. }
            | Effect::Refused { .. }
            | Effect::NonDelivered { .. }
            | Effect::AtLimit { .. } => true,
            Effect::Arrived { .. }
            | Effect::Entered { .. }
            | Effect::Queued { .. }
            | Effect::Unqueued { .. } => false,
        })
}

/// The MTAs that a step happens at: one, twice, or the two that it happens between.
pub(super) fn place_of_step(story: &Story, step: usize) -> [MtaId; 2] {
    match story.history.step(step).action {
        Action::Submit { mta, .. }
        | Action::Open { mta, .. }
        | Action::Stop { mta }
        | Action::Start { mta }
        | Action::RefuseBinds { mta, .. } => [mta; 2],
        Action::Deliver { association, to: end }
        | Action::Fire { association, end, .. }
        | Action::Command { association, end, .. } => [story.mta(association, end); 2],
        Action::Lose { association } => story.pair_of(association),
        Action::LinkDown { between } | Action::LinkUp { between } => between,
        Action::SetLink { fault } => match story.history.plan().faults.get(usize::from(fault)) {
            Some(Fault::SetLink { between, .. }) => *between,
            _ => everyone(story),
        },
    }
}

/// The first MTA and the last.
fn everyone(story: &Story) -> [MtaId; 2] {
    let last = story.mtas().next_back();
    [MtaId(0), last.unwrap_or(MtaId(0))]
}

/// Whether a PDU asks for the Turn, hands it over, or makes, recovers or ends the association on which it
/// moves.
pub(crate) fn is_of_turn(pdu: Pdu) -> bool {
    match pdu {
        Pdu::RtorqOpen(_)
        | Pdu::RtorqRecover { .. }
        | Pdu::Rtoac { .. }
        | Pdu::Rtorj(_)
        | Pdu::Please(_)
        | Pdu::Gtc { .. }
        | Pdu::Gta
        | Pdu::Fn
        | Pdu::Dn
        | Pdu::Rtab(_) => true,
        Pdu::Transfer { .. }
        | Pdu::ActivityStart { .. }
        | Pdu::ActivityResume { .. }
        | Pdu::Data { .. }
        | Pdu::MinorSync { .. }
        | Pdu::MinorSyncAck { .. }
        | Pdu::ActivityEnd(_)
        | Pdu::EndAck { .. }
        | Pdu::ActivityInterrupt(_)
        | Pdu::ActivityDiscard(_) => false,
    }
}

fn is_piece(pdu: Pdu) -> bool {
    matches!(
        pdu,
        Pdu::ActivityStart { .. }
            | Pdu::Data { .. }
            | Pdu::MinorSync { .. }
            | Pdu::MinorSyncAck { .. }
            | Pdu::ActivityEnd(_)
    )
}

fn is_of_turn_event(event: Event) -> bool {
    match event {
        Event::RequestRemembered(_)
        | Event::RequestIgnored(_)
        | Event::RequestAnswered(_)
        | Event::TurnRegenerated
        | Event::TurnHadAlready
        | Event::Violated(_) => true,
        Event::MessageGone(_)
        | Event::MessageReceived(_)
        | Event::TransferFailed(_)
        | Event::MessageGivenUp(_) => false,
    }
}

fn is_worth_saying(event: Event) -> bool {
    match event {
        Event::RequestIgnored(_)
        | Event::RequestAnswered(_)
        | Event::TurnRegenerated
        | Event::TurnHadAlready
        | Event::TransferFailed(_)
        | Event::MessageGivenUp(_)
        | Event::Violated(_) => true,
        Event::RequestRemembered(_) | Event::MessageGone(_) | Event::MessageReceived(_) => false,
    }
}

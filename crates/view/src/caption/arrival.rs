//! What is said when a PDU arrives.

use turnlab_core::protocol::{Event, MessageId, Pdu, RefuseReason, Role, StateName};
use turnlab_core::world::{AssociationId, Effect};

use super::sentence::{Sentence, came_to, goes_on, sent, sentence};
use super::transfer::of_transfer;
use crate::Story;
use crate::newest::state;
use crate::trouble::refuses_binds;
use crate::words::capitalised;

/// The end at which something arrives.
pub(super) struct At<'a> {
    pub(super) step: usize,
    pub(super) association: AssociationId,
    pub(super) end: Role,
    pub(super) name: &'a str,
    pub(super) peer: &'a str,
    which: String,
    /// The step that sent what arrives.
    sent: usize,
}

pub(super) fn arrived(
    story: &Story,
    step: usize,
    association: AssociationId,
    end: Role,
) -> Sentence {
    let at = At {
        step,
        association,
        end,
        name: story.end(association, end),
        peer: story.end(association, end.other()),
        which: story.association(association, story.history.step(step).at_us),
        sent: step,
    };
    let arrived = story.history.effects(step).iter().find_map(|effect| match effect {
        Effect::Arrived { transmission } => story.transmissions.get(transmission.0 as usize),
        _ => None,
    });
    let Some(pdu) = arrived.map(|sent| sent.pdu) else {
        return sentence(0, format!("Something arrives at {}.", at.name));
    };
    let at = At { sent: arrived.map_or(step, |sent| sent.step), ..at };
    if did(story, step, |event| matches!(event, Event::Violated(_))) {
        let text = format!("{} does not expect this and breaks {} off.", at.name, at.which);
        return sentence(8, text);
    }
    pdu_arrived(story, &at, pdu)
}

pub(super) fn did(story: &Story, step: usize, is: impl Fn(Event) -> bool) -> bool {
    story.history.effects(step).iter().any(|effect| match effect {
        Effect::Did { event, .. } => is(*event),
        _ => false,
    })
}

fn pdu_arrived(story: &Story, at: &At, pdu: Pdu) -> Sentence {
    let (name, peer, which) = (at.name, at.peer, &at.which);
    match pdu {
        Pdu::RtorqOpen(_) | Pdu::RtorqRecover { .. } => asked_to_associate(story, at, pdu),
        Pdu::Rtoac { .. } => associated(story, at),
        Pdu::Rtorj(reason) => refused(story, at, reason),
        Pdu::Please(_) => asked_for_turn(story, at),
        Pdu::Gtc { .. } => given(story, at),
        Pdu::Gta => match goes_on(story, at.step, at.association, at.end) {
            Some(acts) => {
                let there = story.peer_text(" at ", peer);
                sentence(4, format!("{name} knows that the Turn has arrived{there}, and {acts}."))
            }
            None => {
                let there = story.peer_text(" at ", peer);
                sentence(2, format!("{name} knows that the Turn has arrived{there}."))
            }
        },
        Pdu::Transfer { message, .. } | Pdu::ActivityEnd(message) => received(story, at, message),
        Pdu::ActivityStart { .. }
        | Pdu::ActivityResume { .. }
        | Pdu::Data { .. }
        | Pdu::MinorSync { .. }
        | Pdu::MinorSyncAck { .. }
        | Pdu::ActivityInterrupt(_)
        | Pdu::ActivityDiscard(_) => of_transfer(story, at, pdu),
        Pdu::EndAck { message, .. } => acknowledged(story, at, message),
        Pdu::Fn => sentence(5, format!("{name} agrees: {which} is closed.")),
        Pdu::Dn => sentence(5, format!("{} is closed in order.", capitalised(which))),
        Pdu::Rtab(_) => sentence(7, format!("{name} learns that {peer} has broken {which} off.")),
    }
}

/// " and asks PARIS for the Turn", or nothing; `and` is what stands between.
fn and_goes_on(story: &Story, at: &At, and: &str) -> String {
    let acts = goes_on(story, at.step, at.association, at.end);
    acts.map_or_else(String::new, |acts| format!("{and}{acts}"))
}

fn asked_to_associate(story: &Story, at: &At, pdu: Pdu) -> Sentence {
    let (name, which) = (at.name, &at.which);
    let and = and_goes_on(story, at, " and ");
    let accepted = sent(story, at.step).any(|sent| matches!(sent, Pdu::Rtoac { .. }));
    match (accepted, pdu) {
        (true, Pdu::RtorqOpen(_)) => sentence(4, format!("{name} accepts {which}{and}.")),
        (true, _) => sentence(5, format!("{name} takes {which} up again{and}.")),
        (false, _) => {
            let refusal = sent(story, at.step).find_map(|sent| match sent {
                Pdu::Rtorj(reason) => Some(why_refused(story, at, at.step, reason)),
                _ => None,
            });
            sentence(7, format!("{name} refuses: {}.", refusal.unwrap_or("no reason given")))
        }
    }
}

fn associated(story: &Story, at: &At) -> Sentence {
    let (name, peer, which) = (at.name, at.peer, &at.which);
    let holds = came_to(story, at.step, at.association, at.end).is_some_and(StateName::holds);
    let recovered = is_recovery(story, at);
    let how = if recovered { "recovered" } else { "open" };
    let which = capitalised(which);
    let text = if holds {
        let and = and_goes_on(story, at, " and ");
        format!("{which} is {how}. {name} has the Turn{and}.")
    } else {
        let and = and_goes_on(story, at, ", and ");
        format!("{which} is {how}. {name} believes that {peer} has the Turn{and}.")
    };
    sentence(6, text)
}

fn is_recovery(story: &Story, at: &At) -> bool {
    let mut earlier = story.entries.iter().filter(|entry| {
        entry.step < at.step && (entry.association, entry.end) == (at.association, at.end)
    });
    earlier.next_back().is_some_and(|entry| entry.state == StateName::Recovering)
}

fn asked_for_turn(story: &Story, at: &At) -> Sentence {
    let (name, peer) = (at.name, at.peer);
    if did(story, at.step, |event| matches!(event, Event::RequestIgnored(_))) {
        let why = if story.held_before(at.association, at.end, at.step) {
            "it gave the Turn away"
        } else {
            "it never got the Turn"
        };
        return sentence(9, format!("{name} ignores {peer}’s request: {why}."));
    }
    if did(story, at.step, |event| matches!(event, Event::RequestAnswered(_))) {
        let text = format!(
            "{name} is asked for a Turn that it does not have, and gives one all the same."
        );
        return sentence(9, text);
    }
    if sent(story, at.step).any(Pdu::gives_turn) {
        return sentence(8, format!("{name} is asked for the Turn and gives it to {peer}."));
    }
    match goes_on(story, at.step, at.association, at.end) {
        Some(acts) => sentence(8, format!("{name} is asked for the Turn and {acts}.")),
        None => {
            let when = when_given(story, at);
            sentence(5, format!("{name} is asked for the Turn and will give it {when}."))
        }
    }
}

/// "when its message is through", or "after 2 more messages" where *turn-request threshold* asks
/// for more than that.
fn when_given(story: &Story, at: &At) -> String {
    let threshold = story.history.plan().settings.association.turn_request_threshold;
    let through = "when its message is through".to_owned();
    if threshold == 0 {
        return through;
    }
    let run = story.run_after(at.step + 1);
    match (state(&run, at.association, at.end), threshold) {
        (StateName::Sending, 1) => through,
        (_, 1) => "after 1 more message".to_owned(),
        _ => format!("after {threshold} more messages"),
    }
}

fn given(story: &Story, at: &At) -> Sentence {
    let name = at.name;
    if did(story, at.step, |event| event == Event::TurnHadAlready) {
        let by = story.peer_text(" by ", at.peer);
        return sentence(7, format!("{name} is given a Turn{by} that it has already."));
    }
    let (from, and) = (story.peer_text(" from ", at.peer), and_goes_on(story, at, " and "));
    sentence(8, format!("The Turn arrives{from}: {name} has it{and}."))
}

fn received(story: &Story, at: &At, message: MessageId) -> Sentence {
    let (name, peer, number) = (at.name, at.peer, message.number());
    let again = story
        .history
        .effects(at.step)
        .iter()
        .any(|effect| matches!(effect, Effect::Delivered { again: true, .. }));
    if again {
        let of = if story.has_many() { &format!("{peer}’s message") } else { "Message" };
        return sentence(
            6,
            format!("{of} {number} reaches {name} a second time and is recognised."),
        );
    }
    sentence(3, format!("{peer}’s message {number} is delivered to {name}."))
}

fn acknowledged(story: &Story, at: &At, message: MessageId) -> Sentence {
    let (name, number) = (at.name, message.number());
    let left = story.history.effects(at.step).iter().find_map(|effect| match effect {
        Effect::Unqueued { waiting, .. } => Some(*waiting),
        _ => None,
    });
    let gave = sent(story, at.step).any(Pdu::gives_turn);
    let weight = if gave { 8 } else { 3 };
    let through = match story.has_many() {
        true => format!("{name}’s message {number} is through"),
        false => format!("Message {number} is through"),
    };
    match (goes_on(story, at.step, at.association, at.end), left) {
        (Some(acts), _) => sentence(weight, format!("{through}: {name} {acts}.")),
        (None, Some(0)) => {
            let to = story.peer_text(" to ", at.peer);
            let rests = format!("{name} has nothing more to send{to} and keeps the Turn");
            sentence(4, format!("{through}. {rests}."))
        }
        (None, Some(_)) => sentence(weight, format!("{through}.")),
        (None, None) => {
            let late = format!("The end ack of message {number} comes too late to count");
            sentence(2, format!("{late}: {name} has given that attempt up."))
        }
    }
}

fn refused(story: &Story, at: &At, reason: RefuseReason) -> Sentence {
    let At { name, peer, which, .. } = at;
    let why = why_refused(story, at, at.sent, reason);
    let again = match came_to(story, at.step, at.association, at.end) {
        Some(StateName::Closed) => format!("{name} gives {which} up"),
        _ => format!("{name} will try again"),
    };
    let text = match reason {
        RefuseReason::RtsBusy if why == NO_BINDS => {
            format!("{peer} has refused {name}’s bind: {again}.")
        }
        RefuseReason::RtsBusy => format!("{peer} is busy: {again}."),
        RefuseReason::CannotRecover => {
            format!("{peer} has nothing to recover: {which} is over for {name}.")
        }
        RefuseReason::ValidationFailure | RefuseReason::UnacceptableDialogueMode => {
            format!("{peer} has refused {which}: {why}.")
        }
    };
    sentence(7, text)
}

/// Why an RTORQ was refused in the step `sent`.
fn why_refused(story: &Story, at: &At, sent: usize, reason: RefuseReason) -> &'static str {
    let refuser = if sent == at.step { at.end } else { at.end.other() };
    match reason {
        RefuseReason::RtsBusy if refuses_binds(story, story.mta(at.association, refuser), sent) => {
            NO_BINDS
        }
        RefuseReason::RtsBusy => "it has as many associations as it may have",
        RefuseReason::CannotRecover => "it has nothing to recover",
        RefuseReason::ValidationFailure => "it does not know who asks",
        RefuseReason::UnacceptableDialogueMode => "it is set to the other dialogue mode",
    }
}

const NO_BINDS: &str = "it takes no binds";

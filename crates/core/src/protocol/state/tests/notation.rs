//! How the tables write things.

use super::super::super::{
    Command, DialogueMode, Endpoint, Event, Incoming, Input, Interrupted, Message, MessageId,
    Outgoing, Output, Pair, Pdu, Priority, Record, Rejection, Step, Timer,
};
use super::super::State;

pub(super) fn message(id: u32) -> Message {
    Message { id: MessageId(id), priority: Priority::Normal, size_kb: 12 }
}

pub(super) fn input_text(input: Input) -> String {
    match input {
        Input::Command(Command::Open) => "open".to_owned(),
        Input::Command(Command::TakeMail) => "take mail".to_owned(),
        Input::Command(Command::AwaitMail) => "await mail".to_owned(),
        Input::Command(Command::AskForTurn(priority)) => format!("ask {}", priority as u8),
        Input::Command(Command::GiveTurn) => "give".to_owned(),
        Input::Receive(pdu) => pdu_text(pdu),
        Input::Timeout(timer) => format!("{timer:?} runs out"),
        Input::Loss => "loss".to_owned(),
    }
}

pub(super) fn pdu_text(pdu: Pdu) -> String {
    match pdu {
        Pdu::RtorqOpen(DialogueMode::TwoWayAlternate) => "RTORQ open".to_owned(),
        Pdu::RtorqOpen(DialogueMode::Monologue) => "RTORQ open monologue".to_owned(),
        Pdu::RtorqRecover { setting, pair: None } => format!("RTORQ recover ({setting:?}'s)"),
        Pdu::RtorqRecover { pair: Some(pair), .. } => format!("RTORQ recover {}", pair_text(pair)),
        Pdu::Rtoac { pair: None } => "RTOAC".to_owned(),
        Pdu::Rtoac { pair: Some(pair) } => format!("RTOAC {}", pair_text(pair)),
        Pdu::Rtorj(reason) => format!("RTORJ {}", reason.name()),
        Pdu::Please(priority) => format!("PLEASE {}", priority as u8),
        Pdu::Gtc { hand_overs: 0 } => "GTC".to_owned(),
        Pdu::Gtc { hand_overs } => format!("GTC {hand_overs}"),
        Pdu::Gta => "GTA".to_owned(),
        Pdu::Fn => "FN".to_owned(),
        Pdu::Dn => "DN".to_owned(),
        Pdu::Rtab(reason) => format!("RTAB {}", reason.name()),
        _ => mail_text(pdu),
    }
}

fn mail_text(pdu: Pdu) -> String {
    match pdu {
        Pdu::Transfer { message, attempt, .. } => {
            format!("transfer #{}{}", message.0, attempt_text(attempt))
        }
        Pdu::ActivityStart { message, attempt } => {
            format!("start #{}{}", message.0, attempt_text(attempt))
        }
        Pdu::ActivityResume { message, confirmed, attempt } => {
            format!("resume #{} behind {confirmed}{}", message.0, attempt_text(attempt))
        }
        Pdu::Data { message, size_kb } => format!("{size_kb} KB #{}", message.0),
        Pdu::MinorSync { message, serial } => format!("sync {serial} #{}", message.0),
        Pdu::MinorSyncAck { message, serial, attempt } => {
            format!("sync ack {serial} #{}{}", message.0, attempt_text(attempt))
        }
        Pdu::ActivityEnd(id) => format!("end #{}", id.0),
        Pdu::EndAck { message, attempt } => {
            format!("end ack #{}{}", message.0, attempt_text(attempt))
        }
        Pdu::ActivityInterrupt(id) => format!("interrupt #{}", id.0),
        Pdu::ActivityDiscard(id) => format!("discard #{}", id.0),
        _ => unreachable!("{pdu:?} has nothing to do with mail"),
    }
}

fn pair_text(pair: Pair) -> String {
    format!("({}, {:?}'s)", pair.hand_overs, pair.holder)
}

pub(super) const NOTHING: &str = "nothing";
pub(super) const REFUSED: &str = "refused";
pub(super) const VIOLATION: &str = "violation";

pub(super) fn outcome_text(end: &Endpoint, result: Result<Step, Rejection>) -> String {
    match result {
        Ok(step) => match step_text(end, &step) {
            text if text.is_empty() => NOTHING.to_owned(),
            text => text,
        },
        Err(Rejection::Violation(violation)) => {
            let abort = end.abort(violation);
            let told = Output::Event(Event::Violated(violation.pdu));
            assert_eq!(abort.outputs[0], told, "the abort does not tell the violation");
            assert_eq!(abort.incoming, None, "an activity outlives the association");
            format!(
                "{VIOLATION}: {}",
                step_text(&Endpoint { incoming: None, ..end.clone() }, &abort)
            )
        }
        Err(Rejection::Refused(refused)) => format!("{REFUSED}: {refused:?}"),
    }
}

/// The outputs and the state, without what goes without saying: a timer that the new state does not
/// wait for is stopped, and none is armed. That is looked at here.
fn step_text(end: &Endpoint, step: &Step) -> String {
    let forsaken = end.state.awaits() & !step.state.awaits();
    let stops = |timer: Timer| step.outputs.contains(&Output::CancelTimer(timer));
    for timer in Timer::ALL.into_iter().filter(|timer| forsaken & timer.bit() != 0) {
        assert!(stops(timer), "{timer:?} goes on from {:?} in {:?}", end.state, step.state);
    }
    for output in &step.outputs {
        if let Output::SetTimer(timer, _) = output {
            let awaited = step.state.awaits() & timer.bit() != 0;
            assert!(awaited, "{timer:?} is armed for nothing in {:?}", step.state);
        }
    }
    let goes_without_saying = |output: &&Output| match output {
        Output::CancelTimer(timer) => forsaken & timer.bit() != 0,
        Output::Event(Event::Violated(_)) => true,
        _ => false,
    };
    let told = step.outputs.iter().filter(|output| !goes_without_saying(output));
    let mut parts: Vec<String> = told.map(output_text).collect();
    if step.state != end.state {
        parts.push(state_text(&step.state));
    }
    if step.incoming != end.incoming {
        parts.push(incoming_text(step.incoming));
    }
    parts.join("; ")
}

fn output_text(output: &Output) -> String {
    match output {
        Output::Transmit(pdu) => pdu_text(*pdu),
        Output::SetTimer(timer, us) => format!("{timer:?} in {} s", us.us() / 1_000_000),
        Output::CancelTimer(timer) => format!("no {timer:?}"),
        Output::Event(event) => match event {
            Event::RequestRemembered(_) => "remembered".to_owned(),
            Event::RequestIgnored(_) => "ignored".to_owned(),
            Event::RequestAnswered(_) => "answered".to_owned(),
            Event::TurnRegenerated => "new Turn".to_owned(),
            Event::TurnHadAlready => "has it already".to_owned(),
            Event::MessageGone(id) => format!("#{} gone", id.0),
            Event::MessageReceived(id) => format!("#{} received", id.0),
            Event::TransferFailed(id) => format!("#{} failed", id.0),
            Event::MessageGivenUp(id) => format!("#{} given up", id.0),
            Event::Violated(pdu) => format!("violated by {}", pdu_text(*pdu)),
        },
    }
}

fn state_text(state: &State) -> String {
    let name = format!("{:?}", state.name());
    let detail = match state {
        State::Idle(idle) => format!(", {} refused", idle.refusals),
        State::Opening(opening) => format!(", {} refused", opening.refusals),
        State::Asked(asked) => {
            let priority = asked.priority as u8;
            format!("{} {priority}{}", left_text(asked.interrupted), after(asked.hand_overs))
        }
        State::Waiting(waiting) => left_text(waiting.interrupted) + &after(waiting.hand_overs),
        State::Giving(giving) => left_text(giving.interrupted) + &after(giving.hand_overs),
        State::Lost(lost) => left_text(lost.interrupted) + &record_text(lost.record),
        State::Recovering(recovering) => {
            left_text(recovering.interrupted) + &record_text(recovering.record)
        }
        State::Holding(holding) => {
            let seen = after(holding.turn.hand_overs());
            left_text(holding.failed) + &seen + &request_text(holding.request)
        }
        State::Sending(sending) => {
            let seen = after(sending.turn.hand_overs());
            outgoing_text(sending.outgoing) + &seen + &request_text(sending.request)
        }
        State::Closing(_) | State::Closed(_) => String::new(),
    };
    name + &detail
}

fn outgoing_text(outgoing: Outgoing) -> String {
    let Outgoing { message, failures, sent, confirmed } = outgoing;
    let place = if sent == 0 { String::new() } else { format!("{confirmed} of {sent} confirmed") };
    transfer_text(message, place, failures)
}

fn left_text(left: Option<Interrupted>) -> String {
    let text = |Interrupted { message, failures, confirmed }| {
        let place = if confirmed == 0 { String::new() } else { format!("{confirmed} confirmed") };
        transfer_text(message, place, failures)
    };
    left.map_or(String::new(), text)
}

fn transfer_text(message: Message, place: String, failures: u16) -> String {
    let failed = if failures == 0 { String::new() } else { format!("{failures} failed") };
    let details: Vec<String> = [place, failed].into_iter().filter(|s| !s.is_empty()).collect();
    match details.is_empty() {
        true => format!(" #{}", message.id.0),
        false => format!(" #{} ({})", message.id.0, details.join(", ")),
    }
}

fn incoming_text(incoming: Option<Incoming>) -> String {
    let Some(Incoming { message, serial, attempt, paused }) = incoming else {
        return "receiving nothing".to_owned();
    };
    let place = if serial == 0 { String::new() } else { format!(" behind {serial}") };
    let paused = if paused { ", paused" } else { "" };
    format!("receiving #{}{place}{}{paused}", message.0, attempt_text(attempt))
}

fn attempt_text(attempt: u16) -> String {
    if attempt == 0 { String::new() } else { format!(", attempt {}", attempt + 1) }
}

fn request_text(request: Option<super::super::Request>) -> String {
    request.map_or(String::new(), |request| {
        format!(", asked {} ({} gone)", request.priority as u8, request.gone)
    })
}

fn after(hand_overs: u32) -> String {
    if hand_overs == 0 { String::new() } else { format!(" after {hand_overs}") }
}

fn record_text(record: Record) -> String {
    match record {
        Record::Pair { mine, hand_overs } => {
            format!(" {} after {hand_overs}", if mine { "mine" } else { "theirs" })
        }
        _ => format!(" {record:?}").to_lowercase(),
    }
}

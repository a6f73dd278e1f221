//! How the tables write things.

use super::super::super::{
    Command, Endpoint, Event, Input, Message, MessageId, Output, Pair, Pdu, Priority, Record,
    Rejection, Step, Timer,
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
        Input::Receive(pdu) => pdu_text(pdu),
        Input::Timeout(timer) => format!("{timer:?} runs out"),
        Input::Loss => "loss".to_owned(),
    }
}

fn pdu_text(pdu: Pdu) -> String {
    match pdu {
        Pdu::RtorqOpen => "RTORQ open".to_owned(),
        Pdu::RtorqRecover { setting, pair: None } => format!("RTORQ recover ({setting:?}'s)"),
        Pdu::RtorqRecover { pair: Some(pair), .. } => format!("RTORQ recover {}", pair_text(pair)),
        Pdu::Rtoac { pair: None } => "RTOAC".to_owned(),
        Pdu::Rtoac { pair: Some(pair) } => format!("RTOAC {}", pair_text(pair)),
        Pdu::Rtorj(reason) => format!("RTORJ {reason:?}"),
        Pdu::Please(priority) => format!("PLEASE {}", priority as u8),
        Pdu::Gtc { hand_overs: 0 } => "GTC".to_owned(),
        Pdu::Gtc { hand_overs } => format!("GTC {hand_overs}"),
        Pdu::Gta => "GTA".to_owned(),
        Pdu::Transfer(message) => format!("transfer #{}", message.id.0),
        Pdu::EndAck(id) => format!("end ack #{}", id.0),
        Pdu::Fn => "FN".to_owned(),
        Pdu::Dn => "DN".to_owned(),
        Pdu::Rtab(reason) => format!("RTAB {reason:?}"),
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
        Ok(step) if step.outputs.is_empty() && step.state == end.state => NOTHING.to_owned(),
        Ok(step) => step_text(end, &step),
        Err(Rejection::Violation(violation)) => {
            let abort = end.abort(violation.pdu);
            let told = Output::Event(Event::Violated(violation.pdu));
            assert_eq!(abort.outputs[0], told, "the abort does not tell the violation");
            format!("{VIOLATION}: {}", step_text(end, &abort))
        }
        Err(Rejection::Refused(_)) => REFUSED.to_owned(),
    }
}

/// The outputs and the state, without what goes without saying: that a timer that the new state does
/// not wait for is stopped. That is looked at here.
fn step_text(end: &Endpoint, step: &Step) -> String {
    let forsaken = end.state.awaits() & !step.state.awaits();
    let stops = |timer: Timer| step.outputs.contains(&Output::CancelTimer(timer));
    for timer in Timer::ALL.into_iter().filter(|timer| forsaken & timer.bit() != 0) {
        assert!(stops(timer), "{timer:?} goes on from {:?} in {:?}", end.state, step.state);
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
    parts.join("; ")
}

fn output_text(output: &Output) -> String {
    match output {
        Output::Transmit(pdu) => pdu_text(*pdu),
        Output::SetTimer(timer, us) => format!("{timer:?} in {} s", us / 1_000_000),
        Output::CancelTimer(timer) => format!("no {timer:?}"),
        Output::Event(event) => match event {
            Event::RequestRemembered(_) => "remembered".to_owned(),
            Event::RequestIgnored(_) => "ignored".to_owned(),
            Event::RequestAnswered(_) => "answered".to_owned(),
            Event::TurnRegenerated => "new Turn".to_owned(),
            Event::TurnHadAlready => "has it already".to_owned(),
            Event::MessageGone(id) => format!("#{} gone", id.0),
            Event::MessageReceived(message) => format!("#{} received", message.id.0),
            Event::Violated(pdu) => format!("violated by {}", pdu_text(*pdu)),
        },
    }
}

fn state_text(state: &State) -> String {
    let name = format!("{:?}", state.name());
    let carried = state.carries().map_or(String::new(), |message| format!(" #{}", message.id.0));
    let detail = match state {
        State::Idle(idle) => format!(", {} refused", idle.refusals),
        State::Opening(opening) => format!(", {} refused", opening.refusals),
        State::Asked(asked) => format!(" {}{}", asked.priority as u8, after(asked.hand_overs)),
        State::Waiting(waiting) => after(waiting.hand_overs),
        State::Giving(giving) => after(giving.hand_overs),
        State::Lost(lost) => record_text(lost.record),
        State::Recovering(recovering) => record_text(recovering.record),
        State::Holding(holding) => {
            after(holding.turn.hand_overs()) + &request_text(holding.request)
        }
        State::Sending(sending) => {
            after(sending.turn.hand_overs()) + &request_text(sending.request)
        }
        _ => String::new(),
    };
    name + &carried + &detail
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

//! The event log in words, close to those of `MSExchangeMTA` and with the names of our MTAs.

use turnlab_core::protocol::MessageId;
use turnlab_core::run::{AbnormalEnd, EventKind, LoggedEvent, NoBind};

use crate::Story;
use crate::trouble::is_stopped;
use crate::words::{duration_text, message_of, messages_text, pdu_text};

pub(crate) fn event_text(story: &Story, event: &LoggedEvent) -> String {
    let peer = story.name(event.peer);
    let number = event.association.map_or(0, |association| association.number());
    match event.kind {
        EventKind::AssociationLimit { most } => format!(
            "The limit on the number of associations to and from {peer} has been reached: {most}."
        ),
        EventKind::OpenFailed => format!("Association {number} to {peer} could not be opened."),
        EventKind::OpenRetry { after_us } => format!(
            "Another attempt to open association {number} to {peer} will be made in {}.",
            duration_text(after_us)
        ),
        EventKind::QueueAlarm { waiting } => {
            format!("The queue for {peer} is backlogged with {}.", messages_text(waiting))
        }
        EventKind::QueueAlarmOver { waiting } => {
            format!("The backlog for {peer} has subsided, leaving {}.", messages_text(waiting))
        }
        EventKind::LocalRefused { reason } => {
            format!("Association {number} to {peer} was refused: {}.", reason.name())
        }
        EventKind::RemoteRefused { reason } => {
            format!("Association {number} from {peer} was refused: {}.", reason.name())
        }
        EventKind::EndedAbnormally { how } => {
            let how = abnormal_text(how, peer);
            format!("Association {number} with {peer} ended abnormally: {how}.")
        }
        EventKind::RpcCancelled { pdu } => {
            let message = message_of(pdu).map_or(0, MessageId::number);
            let pdu = pdu_text(pdu, message);
            format!("A call to {peer} was cancelled on association {number}: {pdu}.")
        }
        EventKind::CannotBind { why } => {
            let why = no_bind_text(story, why, event);
            format!("Unable to bind to {peer} for association {number}: {why}.")
        }
        EventKind::BindBackFailed => {
            format!("The bind back to {peer} failed for association {number}.")
        }
    }
}

fn no_bind_text(story: &Story, why: NoBind, event: &LoggedEvent) -> String {
    let peer = story.name(event.peer);
    match why {
        NoBind::Unreachable if is_stopped(story, event.peer, event.step.index()) => {
            format!("{peer} has stopped")
        }
        NoBind::Unreachable => "the link is down".to_owned(),
        NoBind::Lost => "the connection was lost".to_owned(),
        NoBind::Refused => format!("{peer} refuses every bind"),
    }
}

fn abnormal_text(how: AbnormalEnd, peer: &str) -> String {
    match how {
        AbnormalEnd::BrokenOffByPeer(reason) => format!("{peer} broke it off, {}", reason.name()),
        AbnormalEnd::BrokenOff(reason) => format!("it was broken off, {}", reason.name()),
        AbnormalEnd::NotRecovered => "it was not recovered in time".to_owned(),
        AbnormalEnd::Refused(reason) => format!("{peer} refused it, {}", reason.name()),
        AbnormalEnd::LostWhileClosing => {
            "the connection was lost while it was being closed".to_owned()
        }
    }
}

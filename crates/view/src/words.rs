//! The words for single things, under the names that docs/protocol.md gives them.

use turnlab_core::protocol::{DialogueMode, MessageId, Pdu, RequestPriority, StateName, Timer};

/// The name of a state.
#[must_use]
pub fn state_text(state: StateName) -> &'static str {
    match state {
        StateName::Idle => "Idle",
        StateName::Opening => "Opening",
        StateName::Holding => "Holding",
        StateName::Sending => "Sending",
        StateName::Giving => "Giving",
        StateName::Waiting => "Waiting",
        StateName::Asked => "Asked",
        StateName::Closing => "Closing",
        StateName::Closed => "Closed",
        StateName::Lost => "Lost",
        StateName::Recovering => "Recovering",
    }
}

/// What a running timer will decide, to be followed by a duration.
pub(crate) fn timer_text(timer: Timer) -> &'static str {
    match timer {
        Timer::Reconnect => "connects again in",
        Timer::OpenRetry => "tries to open again in",
        Timer::Recovery => "gives up recovery in",
        Timer::RequestRepeat => "asks again in",
        Timer::Regenerate => "makes a new Turn in",
        Timer::Lifetime => "closes if idle in",
        Timer::Disconnect => "breaks off in",
        Timer::Transfer => "gives the transfer up in",
        Timer::TransferInterval => "tries the transfer again in",
    }
}

/// The name of a PDU on an arrow; `number` is the message's.
pub(crate) fn pdu_text(pdu: Pdu, number: u32) -> String {
    match pdu {
        Pdu::RtorqOpen(DialogueMode::TwoWayAlternate) => "RTORQ open".to_owned(),
        Pdu::RtorqOpen(DialogueMode::Monologue) => "RTORQ open, monologue".to_owned(),
        Pdu::RtorqRecover { .. } => "RTORQ recover".to_owned(),
        Pdu::Rtoac { .. } => "RTOAC".to_owned(),
        Pdu::Rtorj(reason) => format!("RTORJ {}", reason.name()),
        Pdu::Please(priority) => format!("RT-TURN-PLEASE, {}", priority_text(priority)),
        Pdu::Gtc { .. } => "RT-TURN-GIVE".to_owned(),
        Pdu::Gta => "GTA".to_owned(),
        Pdu::Transfer { size_kb, .. } => format!("message {number} · {size_kb} KB"),
        Pdu::ActivityStart { .. } => format!("activity start · message {number}"),
        Pdu::ActivityResume { confirmed, .. } => {
            format!("activity resume · message {number}, checkpoint {confirmed}")
        }
        Pdu::Data { size_kb, .. } => format!("{size_kb} KB"),
        Pdu::MinorSync { serial, .. } => format!("minor sync {serial}"),
        Pdu::MinorSyncAck { serial, .. } => format!("minor sync ack {serial}"),
        Pdu::ActivityEnd(_) => "activity end".to_owned(),
        Pdu::EndAck { .. } => "end ack".to_owned(),
        Pdu::ActivityInterrupt(_) => format!("activity interrupt · message {number}"),
        Pdu::ActivityDiscard(_) => format!("activity discard · message {number}"),
        Pdu::Fn => "FN".to_owned(),
        Pdu::Dn => "DN".to_owned(),
        Pdu::Rtab(reason) => format!("RTAB {}", reason.name()),
    }
}

/// The name of a PDU on an arrow where there is little room; empty where it is short in any case.
pub(crate) fn short_text(pdu: Pdu, number: u32) -> String {
    let name = match pdu {
        Pdu::RtorqOpen(_) => "open",
        Pdu::RtorqRecover { .. } => "recover",
        Pdu::Rtorj(_) => "RTORJ",
        Pdu::Please(_) => "PLEASE",
        Pdu::Gtc { .. } => "GIVE",
        Pdu::ActivityStart { .. } => "start",
        Pdu::ActivityResume { .. } => "resume",
        Pdu::ActivityEnd(_) => "end",
        Pdu::ActivityInterrupt(_) => "interrupt",
        Pdu::ActivityDiscard(_) => "discard",
        Pdu::MinorSyncAck { .. } => "sync ack",
        Pdu::Rtab(_) => "RTAB",
        Pdu::Transfer { .. } => return format!("msg {number}"),
        _ => "",
    };
    name.to_owned()
}

/// "message 3". Messages are counted through the run, in the order in which they came, whoever has sent them: so
/// no two have one name.
pub(crate) fn message_text(message: MessageId) -> String {
    format!("message {}", message.number())
}

/// The message that a PDU belongs to, if it belongs to one.
pub(crate) fn message_of(pdu: Pdu) -> Option<MessageId> {
    match pdu {
        Pdu::Transfer { message, .. }
        | Pdu::ActivityStart { message, .. }
        | Pdu::ActivityResume { message, .. }
        | Pdu::Data { message, .. }
        | Pdu::MinorSync { message, .. }
        | Pdu::MinorSyncAck { message, .. }
        | Pdu::ActivityEnd(message)
        | Pdu::EndAck { message, .. }
        | Pdu::ActivityInterrupt(message)
        | Pdu::ActivityDiscard(message) => Some(message),
        _ => None,
    }
}

/// Whether a PDU is a message, a part of one, or an answer to that.
pub(crate) fn is_mail(pdu: Pdu) -> bool {
    let interrupted = matches!(
        pdu,
        Pdu::ActivityResume { .. } | Pdu::ActivityInterrupt(_) | Pdu::ActivityDiscard(_)
    );
    message_of(pdu).is_some() && !interrupted
}

fn priority_text(priority: RequestPriority) -> &'static str {
    match priority {
        RequestPriority::Close => "to close",
        RequestPriority::Urgent => "urgent",
        RequestPriority::Normal => "normal",
        RequestPriority::NonUrgent => "non-urgent",
    }
}

/// A length of time: tenths below a minute, then minutes and seconds, then hours and minutes.
#[must_use]
pub fn duration_text(us: i64) -> String {
    let tenths = (us.max(0) + 50_000) / 100_000;
    let seconds = (us.max(0) + 500_000) / 1_000_000;
    match seconds {
        _ if tenths < 600 && tenths % 10 == 0 => format!("{} s", tenths / 10),
        _ if tenths < 600 => format!("{}.{} s", tenths / 10, tenths % 10),
        60..3600 if seconds % 60 == 0 => format!("{} min", seconds / 60),
        0..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

/// A time of day, so many microseconds after midnight: `09:00:08.38`, on the day after `00:10:00 +1 d`.
pub(crate) fn time_of_day(us: i64) -> String {
    let hundredths = (us + 5_000) / 10_000;
    let (seconds, rest) = (hundredths / 100, hundredths % 100);
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    let fraction = if rest == 0 { String::new() } else { format!(".{rest:02}") };
    let later = if days == 0 { String::new() } else { format!(" +{days} d") };
    format!("{hours:02}:{minutes:02}:{:02}{fraction}{later}", seconds % 60)
}

/// With its first letter large, for words of ours: ASCII alone, since the tables for every script would
/// be a tenth of what this crate adds to the page.
pub(crate) fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// "1 message", "2 messages".
pub(crate) fn messages_text(count: u32) -> String {
    counted(count, "message")
}

/// "1 run", "2 runs".
pub(crate) fn counted(count: u32, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// "first" to "twelfth", some round ones, and figures for the rest.
pub(crate) fn ordinal_text(number: u32) -> String {
    const FIRST: [&str; 13] = [
        "0th", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
        "ninth", "tenth", "eleventh", "twelfth",
    ];
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    match (FIRST.get(number as usize), number) {
        (Some(word), _) => (*word).to_owned(),
        (_, 20) => "twentieth".to_owned(),
        (_, 50) => "fiftieth".to_owned(),
        (_, 100) => "hundredth".to_owned(),
        _ => format!("{number}{ending}"),
    }
}

/// "1", "1 and 2", "1, 2 and 3"; of more than four only how many.
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] if names.len() <= 4 => format!("{} and {last}", first.join(", ")),
        _ => format!("{} others", names.len()),
    }
}

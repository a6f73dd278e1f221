//! A transfer in full as one arrow: from the start of its activity, or where it was resumed, to its end.

use turnlab_core::protocol::{MessageId, Pdu, StateName};
use turnlab_core::world::Effect;

use crate::words::message_text;
use crate::{PduOutcome, Story, Transmission};

/// One attempt to get a message across.
pub(crate) struct TransferAttempt {
    /// The place of its first PDU among all transmissions.
    pub(crate) first: usize,
    /// The places of all its PDUs but the answer to its end, in order.
    pub(crate) places: Vec<usize>,
    /// What it says.
    pub(crate) label: String,
    /// What became of it.
    pub(crate) outcome: PduOutcome,
    /// The message.
    pub(crate) message: MessageId,
    /// The size of the message, in KB.
    pub(crate) size_kb: u32,
    /// How much of the message the receiver had before, in KB; nothing unless it was resumed.
    pub(crate) resumed_kb: Option<u32>,
    /// How much of the message is behind a confirmed checkpoint, in KB.
    pub(crate) safe_kb: u32,
    /// The word for how it was broken off in order; empty where it was not.
    pub(crate) end: &'static str,
    /// How much of it has been sent, in KB.
    sent_kb: u32,
    /// How much that was at each of its checkpoints.
    checkpoints: Vec<(u32, u32)>,
}

/// Every attempt, in the order in which they begin.
pub(crate) fn attempts(story: &Story) -> Vec<TransferAttempt> {
    let sizes_kb = sizes_kb(story);
    let mut attempts: Vec<TransferAttempt> = Vec::new();
    let mut under_way = vec![[None; 2]; story.associations.len()];
    let mut checkpoints: Vec<Vec<(u32, u32)>> = vec![Vec::new(); sizes_kb.len()];
    for (place, sent) in story.transmissions.iter().enumerate() {
        let ends: &mut [Option<usize>; 2] = &mut under_way[sent.association.index()];
        if let Some(attempt) = begun(story, place, &sizes_kb, &checkpoints) {
            ends[sent.from as usize] = Some(attempts.len());
            attempts.push(attempt);
        }
        let by = if matches!(sent.pdu, Pdu::MinorSyncAck { .. }) {
            sent.from.other()
        } else {
            sent.from
        };
        let Some(attempt) = ends[by as usize].and_then(|at| attempts.get_mut(at)) else {
            continue;
        };
        attempt.take(place, sent);
        if let (Pdu::MinorSync { .. }, Some(known)) =
            (sent.pdu, checkpoints.get_mut(attempt.message.0 as usize))
        {
            known.clone_from(&attempt.checkpoints);
        }
    }
    for attempt in &mut attempts {
        break_off(story, attempt);
    }
    attempts
}

/// The attempt that a PDU begins, if it begins one.
fn begun(
    story: &Story,
    place: usize,
    sizes_kb: &[u32],
    checkpoints: &[Vec<(u32, u32)>],
) -> Option<TransferAttempt> {
    let (message, confirmed) = match story.transmissions[place].pdu {
        Pdu::ActivityStart { message, .. } => (message, None),
        Pdu::ActivityResume { message, confirmed, .. } => (message, Some(confirmed)),
        _ => return None,
    };
    let size_kb = sizes_kb.get(message.0 as usize).copied().unwrap_or(0);
    let what = message_text(message);
    let label = match confirmed {
        None => format!("{what} · {size_kb} KB"),
        Some(confirmed) => format!("{what} · resumed behind checkpoint {confirmed}"),
    };
    let mut known = checkpoints.get(message.0 as usize).cloned().unwrap_or_default();
    known.retain(|(serial, _)| Some(*serial) <= confirmed);
    let safe_kb = known.last().map_or(0, |(_, kb)| *kb);
    Some(TransferAttempt {
        first: place,
        places: Vec::new(),
        label,
        outcome: PduOutcome::InFlight,
        message,
        size_kb,
        resumed_kb: confirmed.map(|_| safe_kb),
        safe_kb,
        end: "",
        sent_kb: safe_kb,
        checkpoints: known,
    })
}

/// An attempt that a loss or an abort has struck is lost, even where nothing of it was on its way just
/// then.
fn break_off(story: &Story, attempt: &mut TransferAttempt) {
    let first = &story.transmissions[attempt.first];
    let until_us = match attempt.outcome {
        PduOutcome::InFlight => i64::MAX,
        PduOutcome::Arrived(at_us) | PduOutcome::Lost(at_us) => at_us,
    };
    let begun = story.entries.partition_point(|entry| entry.step <= first.step);
    let mut entries = story.entries[begun..].iter().take_while(|entry| entry.at_us < until_us);
    let broken = entries.find(|entry| {
        entry.association == first.association
            && entry.end == first.from
            && matches!(entry.state, StateName::Lost | StateName::Closed)
    });
    if let Some(entry) = broken {
        attempt.outcome = PduOutcome::Lost(entry.at_us);
    }
}

/// The size of every message, in the order of their numbers.
fn sizes_kb(story: &Story) -> Vec<u32> {
    let queued = story.history.all_effects().filter_map(|(_, _, effect)| match effect {
        Effect::Queued { message, .. } => Some(message.size_kb),
        _ => None,
    });
    queued.collect()
}

impl TransferAttempt {
    /// Takes in what became of one of its PDUs. Where one is lost, all of it is; what is broken off is
    /// over with the word that says so.
    fn take(&mut self, place: usize, sent: &Transmission) {
        let over = !matches!(self.outcome, PduOutcome::InFlight);
        match sent.pdu {
            Pdu::MinorSyncAck { message, serial, .. } if message == self.message => {
                self.places.push(place);
                let known = self.checkpoints.iter().find(|(known, _)| *known == serial);
                if let (PduOutcome::Arrived(_), Some((_, kb))) = (sent.outcome, known) {
                    self.safe_kb = self.safe_kb.max(*kb);
                }
                return;
            }
            Pdu::Data { size_kb, .. } => self.sent_kb += size_kb,
            Pdu::MinorSync { serial, .. } => self.checkpoints.push((serial, self.sent_kb)),
            _ => {}
        }
        if !sent.pdu.is_of_activity() || matches!(sent.pdu, Pdu::EndAck { .. }) {
            return;
        }
        self.places.push(place);
        if over && matches!(self.outcome, PduOutcome::Lost(_)) {
            return;
        }
        let ends = match sent.pdu {
            Pdu::ActivityEnd(_) => Some(""),
            Pdu::ActivityInterrupt(_) => Some("interrupted"),
            Pdu::ActivityDiscard(_) => Some("discarded"),
            _ => None,
        };
        if let Some(end) = ends.filter(|end| !end.is_empty()) {
            self.end = end;
            self.label += &format!(" · {end}");
        }
        if ends.is_some() || matches!(sent.outcome, PduOutcome::Lost(_)) {
            self.outcome = sent.outcome;
        }
    }
}

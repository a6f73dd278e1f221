//! Repetition, told once: a row of steps that only queue or deliver is drawn short.
//!
//! A fold never holds a loss, a change of belief or anything about an association: those steps are
//! not routine. But for two: an attempt to connect that cannot get through, and is lost as it is sent; and
//! associations that only come and go, one after the other.

use std::ops::Range;

use turnlab_core::protocol::{Event, Pdu, Timer};
use turnlab_core::run::TimedStep;
use turnlab_core::world::{Action, AssociationId, Effect, MtaId};
use turnlab_diagram::Fold;

use super::passing::Passing;
use crate::trouble::fails_to_connect;
use crate::words::{duration_text, is_mail, listed, messages_text};
use crate::{Folds, Story, Transmission};

/// How many messages a fold has to hide to be worth it.
const LEAST_HIDDEN: u32 = 3;
/// A queue that was this long and is empty again is worth seeing.
const LONG_QUEUE: u32 = 3;

pub(super) fn folds(story: &Story, open: &Folds) -> Vec<Fold> {
    let fold = |folded: Repetition| {
        let Repetition { from_us, to_us, ref hidden } = folded;
        let id = u32::try_from(from_us / 1000).unwrap_or(u32::MAX);
        let label = hidden.label(to_us - from_us);
        Fold { id, from_us, to_us, label, open: open.is_open(id) }
    };
    repetitions(story).into_iter().map(fold).collect()
}

/// Where the run only repeats itself.
pub(crate) fn repetitions(story: &Story) -> Vec<Repetition> {
    let (busy, passing) = (busy(story), Passing::of(story));
    let rows = routine_rows(story, &passing).into_iter();
    rows.filter_map(|row| repetition(story, row, &busy, &passing)).collect()
}

/// What a run holds strictly between two instants, as a fold tells it.
pub(crate) fn repetition_between(story: &Story, from_us: i64, to_us: i64) -> String {
    let first = story.history.steps_until(from_us);
    let hidden = hidden(story, first..story.history.steps_until(to_us), from_us, to_us);
    hidden.label(to_us - from_us)
}

/// After each transmission, until when something is on its way: a request that only repeats an
/// earlier one does not count.
fn busy(story: &Story) -> Vec<i64> {
    let mut busy_until_us = i64::MIN;
    let after = story.transmissions.iter().map(|sent| {
        if !asks_again(story, sent.step) && !tries_in_vain(story, sent.step) {
            let ended_us = sent.outcome.ended_us().unwrap_or(i64::MAX);
            busy_until_us = busy_until_us.max(ended_us);
        }
        busy_until_us
    });
    after.collect()
}

/// Whether an end only asks for the Turn again in a step, or such a request arrives.
fn asks_again(story: &Story, step: usize) -> bool {
    let step = story.history.step(step);
    let repeats = |action| matches!(action, Action::Fire { timer: Timer::RequestRepeat, .. });
    let by = step.cause.map(|cause| story.history.step(cause.index()).action);
    let arrives = matches!(step.action, Action::Deliver { .. });
    repeats(step.action) || arrives && by.is_some_and(repeats)
}

/// Whether an end tries to connect once more and does not get through.
fn tries_in_vain(story: &Story, step: usize) -> bool {
    let action = story.history.step(step).action;
    matches!(action, Action::Fire { timer: Timer::Reconnect, .. }) && fails_to_connect(story, step)
}

/// The place of the queue at one MTA for another.
fn place(story: &Story, mta: MtaId, to: MtaId) -> usize {
    mta.index() * story.scenario.mtas.len() + to.index()
}

/// Maximal rows of routine steps.
fn routine_rows(story: &Story, passing: &Passing) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut peaks = vec![0; story.scenario.mtas.len() * story.scenario.mtas.len()];
    let mut first = None;
    for step in 0..story.history.step_count() {
        let routine = is_routine(story, step, &mut peaks, passing);
        if let Some(begun) = first.filter(|&begun| begun < step && is_noted_before(story, step)) {
            rows.push(begun..step);
            first = routine.then_some(step);
            continue;
        }
        match (routine, first) {
            (true, None) => first = Some(step),
            (false, Some(begun)) => {
                rows.push(begun..step);
                first = None;
            }
            _ => {}
        }
    }
    rows.extend(first.map(|begun| begun..story.history.step_count()));
    rows
}

/// Whether somebody has something to say between a step and the one before it, or just at it: that is
/// not hidden.
fn is_noted_before(story: &Story, step: usize) -> bool {
    let at = |step: usize| story.history.step(step).at_us;
    let mut notes = story.scenario.notes.iter().map(|note| note.at_us);
    notes.any(|noted| at(step - 1) <= noted && noted <= at(step))
}

fn is_routine(story: &Story, step: usize, peaks: &mut [u32], passing: &Passing) -> bool {
    if tries_in_vain(story, step) {
        return true;
    }
    let mut routine = true;
    let again = asks_again(story, step);
    let is_mail = |pdu| is_mail(pdu) || again && matches!(pdu, Pdu::Please(_));
    for effect in story.history.effects(step) {
        routine &= match *effect {
            Effect::Queued { mta, to, waiting, .. } => {
                let peak = &mut peaks[place(story, mta, to)];
                *peak = waiting.max(*peak);
                true
            }
            Effect::Unqueued { mta, to, waiting: 0, .. } => {
                std::mem::take(&mut peaks[place(story, mta, to)]) < LONG_QUEUE
            }
            Effect::Sent { association, pdu, .. } => {
                is_mail(pdu) || passing.has(association.index())
            }
            Effect::Arrived { transmission } => {
                let sent = &story.transmissions[transmission.0 as usize];
                is_mail(sent.pdu) || passing.has(sent.association.index())
            }
            Effect::Entered { association, state, .. } => {
                state.holds() || passing.has(association.index())
            }
            Effect::Started { association, .. } => passing.has(association.index()),
            Effect::Delivered { again, .. } => !again,
            Effect::Unqueued { .. } => true,
            Effect::Did { event: Event::RequestIgnored(_), .. }
            | Effect::Did { event: Event::RequestRemembered(_), .. } => again,
            Effect::Dropped { .. }
            | Effect::NonDelivered { .. }
            | Effect::Refused { .. }
            | Effect::AtLimit { .. }
            | Effect::Did { .. } => false,
        };
    }
    routine && !story.history.effects(step).is_empty()
}

/// What is folded of a row: between its first rest and the last but one, so that the first and the
/// last of what is repeated are still seen.
fn repetition(
    story: &Story,
    row: Range<usize>,
    busy: &[i64],
    passing: &Passing,
) -> Option<Repetition> {
    let rests = rests(story, row.clone(), busy, passing);
    let (&from_us, &to_us) = (rests.first()?, rests.get(rests.len().checked_sub(2)?)?);
    let hidden = hidden(story, row, from_us, to_us);
    if hidden.delivered.max(hidden.queued).max(hidden.asked).max(hidden.tried) < LEAST_HIDDEN {
        return None;
    }
    Some(Repetition { from_us, to_us, hidden })
}

/// The instants of a row at which nothing is on its way but what begins a new message, or asks
/// again, and no association is there that only comes and goes.
fn rests(story: &Story, row: Range<usize>, busy: &[i64], passing: &Passing) -> Vec<i64> {
    let mut rests: Vec<i64> = Vec::new();
    for step in row.map(|step| story.history.step(step)) {
        let sent = &story.transmissions;
        let first = sent.partition_point(|sent| sent.sent_us < step.at_us);
        let busy_until_us = first.checked_sub(1).map_or(i64::MIN, |before| busy[before]);
        let mut now = sent[first..].iter().take_while(|sent| sent.sent_us == step.at_us);
        let begins = |sent: &Transmission| {
            begins_message(sent.pdu)
                || matches!(sent.pdu, Pdu::RtorqOpen(_))
                || asks_again(story, sent.step)
                || tries_in_vain(story, sent.step)
        };
        let begun = now.next().is_none_or(begins)
            && now.all(|sent| sent.pdu.is_of_activity() || begins(sent));
        if busy_until_us <= step.at_us && begun && !passing.is_there(step.at_us) {
            rests.push(step.at_us);
        }
    }
    rests.dedup();
    rests
}

fn hidden(story: &Story, row: Range<usize>, from_us: i64, to_us: i64) -> Hidden {
    let mut hidden = Hidden::default();
    for step in row {
        let TimedStep { at_us, action, .. } = story.history.step(step);
        if at_us <= from_us || to_us <= at_us {
            continue;
        }
        let repeats = matches!(action, Action::Fire { .. }) && asks_again(story, step);
        hidden.asked += u32::from(repeats);
        hidden.tried += u32::from(tries_in_vain(story, step));
        for effect in story.history.effects(step) {
            match *effect {
                Effect::Queued { .. } => hidden.queued += 1,
                Effect::Started { .. } => hidden.started += 1,
                Effect::Delivered { association, .. } => {
                    let another = hidden.association.is_some_and(|other| other != association);
                    hidden.several |= another && story.has_many();
                    hidden.delivered += 1;
                    hidden.association = Some(association);
                }
                _ => {}
            }
        }
    }
    hidden
}

fn begins_message(pdu: Pdu) -> bool {
    matches!(pdu, Pdu::Transfer { .. } | Pdu::ActivityStart { .. })
}

/// A stretch of a run that is told once: what happens strictly between its ends.
pub(crate) struct Repetition {
    pub(crate) from_us: i64,
    pub(crate) to_us: i64,
    hidden: Hidden,
}

impl Repetition {
    /// What it holds, as it stands in the picture.
    pub(crate) fn label(&self) -> String {
        self.hidden.label(self.to_us - self.from_us)
    }

    /// What it holds, as a sentence.
    pub(crate) fn sentence(&self) -> String {
        self.hidden.sentence(self.to_us - self.from_us)
    }
}

/// What a fold holds.
#[derive(Default)]
struct Hidden {
    queued: u32,
    delivered: u32,
    asked: u32,
    tried: u32,
    started: u32,
    association: Option<AssociationId>,
    several: bool,
}

impl Hidden {
    fn label(&self, for_us: i64) -> String {
        let time = duration_text(for_us);
        match self.association {
            _ if self.tried > 0 => {
                format!("×{} queued · ×{} tried to connect · {time}", self.queued, self.tried)
            }
            _ if self.started > 0 => {
                let (queued, delivered, started) = (self.queued, self.delivered, self.started);
                format!(
                    "×{queued} queued · ×{delivered} delivered · ×{started} associations opened and closed · {time}"
                )
            }
            Some(_) if self.several => {
                format!("×{} queued · ×{} delivered · {time}", self.queued, self.delivered)
            }
            Some(association) => format!(
                "{} delivered over association {} · {time}",
                messages_text(self.delivered),
                association.number()
            ),
            None if self.asked > 0 && self.queued > 0 => {
                format!("×{} queued · ×{} asked again · {time}", self.queued, self.asked)
            }
            None if self.asked > 0 => format!("×{} asked again · {time}", self.asked),
            None => format!("×{} queued · {time} · nothing else happens", self.queued),
        }
    }

    /// "23 min 30 s go by: 46 messages are queued, and nothing else happens."
    fn sentence(&self, for_us: i64) -> String {
        let are = |count, what: &str| {
            let be = if count == 1 { "is" } else { "are" };
            (count > 0).then(|| format!("{} {be} {what}", messages_text(count)))
        };
        let over = match self.association.filter(|_| !self.several && self.started == 0) {
            Some(association) => format!("delivered over association {}", association.number()),
            None => "delivered".to_owned(),
        };
        let times = |count: u32, what: &str| (count > 0).then(|| format!("{what} {count} times"));
        let told = [
            are(self.queued, "queued"),
            are(self.delivered, &over),
            (self.started > 0)
                .then(|| format!("{} associations are opened and closed again", self.started)),
            times(self.asked, "the Turn is asked for again"),
            times(self.tried, "connecting is tried in vain"),
        ];
        let told: Vec<String> = told.into_iter().flatten().collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        let what = match told[..] {
            [only] if self.queued > 0 => format!("{only} and nothing else happens"),
            _ => listed(&told),
        };
        format!("{} go by: {what}.", duration_text(for_us))
    }
}

//! What else stands at one instant, for whoever looks closely: what has just changed, what is on its way,
//! the queues by priority, and what an administrator would have seen.

use turnlab_core::protocol::{MessageId, Priority, Role, Timer};
use turnlab_core::run::{
    CONNECTION_COUNTERS, CONNECTIONS_OBJECT, LoggedEvent, MTA_OBJECT, Run, WORK_QUEUE_LENGTH,
};
use turnlab_core::world::{AssociationId, MtaId};

use crate::snapshot::snapshot_of;
use crate::words::{duration_text, message_of, pdu_text, timer_text};
use crate::{MtaSnapshot, Story, Transmission};

/// The most that is told of what is on its way, and of what was logged last.
const MOST_LINES: usize = 12;

/// What stands at one instant beside the [`crate::Snapshot`], in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotDetails {
    /// What has changed with the last thing that happened until this instant, a line each.
    pub changes: Vec<String>,
    /// When that happened, in microseconds.
    pub changed_us: i64,
    /// What is on its way, in the order in which it was sent.
    pub flights: Vec<String>,
    /// What waits, by MTA, peer and priority.
    pub queues: Vec<(String, String)>,
    /// The counters, by object.
    pub counters: Vec<CounterDetails>,
    /// What was logged until this instant, newest first.
    pub events: Vec<EventDetails>,
    /// How many more were logged before these.
    pub earlier_events: usize,
}

/// The counters of one object, as Performance Monitor names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterDetails {
    /// `\\PARIS\MSExchangeMTA Connections(LONDON)`.
    pub object: String,
    /// Their names and values.
    pub values: Vec<(&'static str, String)>,
}

/// One logged event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventDetails {
    /// When, in microseconds.
    pub at_us: i64,
    /// Its number.
    pub id: u16,
    /// The MTA that logged it.
    pub mta: String,
    /// What it says.
    pub text: String,
}

pub(crate) fn snapshot_details(
    story: &Story,
    at_us: i64,
    events: &[LoggedEvent],
) -> SnapshotDetails {
    let run = story.run_after(story.history.steps_until(at_us));
    let known = events.partition_point(|event| event.at_us <= at_us);
    let told = events[..known].iter().rev().take(MOST_LINES);
    let (changed_us, changes) = changes(story, at_us);
    SnapshotDetails {
        changes,
        changed_us,
        flights: flights_at(story, at_us),
        queues: queues_at(story, &run),
        counters: counters_at(story, at_us),
        events: told.map(|event| event_reading(story, event)).collect(),
        earlier_events: known.saturating_sub(MOST_LINES),
    }
}

fn changes(story: &Story, at_us: i64) -> (i64, Vec<String>) {
    let behind = story.moments().partition_point(|&moment| moment <= at_us);
    let Some(&now_us) = behind.checked_sub(1).and_then(|last| story.moments().get(last)) else {
        return (0, Vec::new());
    };
    let steps = story.history.steps_until(now_us - 1);
    let before = story.run_after(steps);
    let after = story.run_after(story.history.steps_until(now_us));
    let old = snapshot_of(story, &before, now_us - 1);
    let new = snapshot_of(story, &after, now_us);
    let mut changes: Vec<String> =
        old.ends.iter().zip(&new.ends).filter_map(|(old, new)| end_change(old, new)).collect();
    changes.extend(change("The Turn", &old.turn(), &new.turn()));
    let [known, knows] = [old, new].map(|snapshot| snapshot.associations.join("; "));
    changes.extend(change("Associations", &known, &knows));
    if !story.follows_order() {
        timer_changes(story, &before, &after, now_us, &mut changes);
    }
    (now_us, changes)
}

fn timer_changes(story: &Story, before: &Run, after: &Run, now_us: i64, changes: &mut Vec<String>) {
    let known = after.world().associations().len();
    for place in 0..known {
        let association = AssociationId::at(place);
        let is_known = place < before.world().associations().len();
        for (end, timer) in Role::BOTH.into_iter().flat_map(|end| Timer::ALL.map(|it| (end, it))) {
            let old = is_known.then(|| before.deadline_us(association, end, timer)).flatten();
            let new = after.deadline_us(association, end, timer);
            let (name, what) = (story.end(association, end), timer_text(timer));
            match (old, new) {
                (old, Some(new)) if old != Some(new) => {
                    changes
                        .push(format!("{name}, timer set: {what} {}", duration_text(new - now_us)));
                }
                (Some(due), None) if due <= now_us => {
                    changes.push(format!("{name}, timer due: {}", bare(what)));
                }
                (Some(_), None) => changes.push(format!("{name}, timer stopped: {}", bare(what))),
                _ => {}
            }
        }
    }
}

fn flights_at(story: &Story, at_us: i64) -> Vec<String> {
    let sent = story.transmissions.partition_point(|sent| sent.sent_us <= at_us);
    let flying = story.transmissions[..sent]
        .iter()
        .filter(|sent| sent.outcome.ended_us().is_none_or(|ended_us| ended_us > at_us));
    flying.take(MOST_LINES).map(|sent| flight_text(story, sent, at_us)).collect()
}

fn flight_text(story: &Story, sent: &Transmission, at_us: i64) -> String {
    let pdu = pdu_text(sent.pdu, message_of(sent.pdu).map_or(0, MessageId::number));
    let [from, to] = [sent.from, sent.from.other()].map(|role| story.end(sent.association, role));
    let over = sent.association.number();
    let rest = match story.follows_order() {
        true => String::new(),
        false => format!(", {} to go", duration_text(sent.passage.arrives_us - at_us)),
    };
    format!("{pdu}, {from} to {to} over association {over}{rest}")
}

fn queues_at(story: &Story, run: &Run) -> Vec<(String, String)> {
    let pairs = story.mtas().flat_map(|mta| story.peers(mta).map(move |peer| (mta, peer)));
    pairs.map(|(mta, peer)| queue_reading(story, run, mta, peer)).collect()
}

fn queue_reading(story: &Story, run: &Run, mta: MtaId, peer: MtaId) -> (String, String) {
    let queue = run.world().queue(mta, peer);
    let of =
        |priority: Priority| queue.iter().filter(|message| message.priority == priority).count();
    let counts = [
        (of(Priority::Urgent), "urgent"),
        (of(Priority::Normal), "normal"),
        (of(Priority::NonUrgent), "non-urgent"),
    ];
    let told = counts.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told.map(|(count, what)| format!("{count} {what}")).collect();
    let told = if told.is_empty() { "nothing waits".to_owned() } else { told.join(", ") };
    (format!("{} for {}", story.name(mta), story.name(peer)), told)
}

fn counters_at(story: &Story, at_us: i64) -> Vec<CounterDetails> {
    let mut told = Vec::new();
    for mta in story.history.counters(at_us).readings() {
        let name = story.name(mta.mta);
        told.push(CounterDetails {
            object: format!("\\\\{name}\\{MTA_OBJECT}"),
            values: vec![(WORK_QUEUE_LENGTH, mta.work_queue_length.to_string())],
        });
        told.extend(mta.connections.iter().map(|to| CounterDetails {
            object: format!("\\\\{name}\\{CONNECTIONS_OBJECT}({})", story.name(to.peer)),
            values: CONNECTION_COUNTERS.into_iter().zip(to.values()).collect(),
        }));
    }
    told
}

fn event_reading(story: &Story, event: &LoggedEvent) -> EventDetails {
    EventDetails {
        at_us: event.at_us,
        id: event.kind.id(),
        mta: story.name(event.mta).to_owned(),
        text: story.event_text(event),
    }
}

/// "PARIS: Holding → Giving, has the Turn → thinks LONDON has it"; nothing where nothing changes.
fn end_change(old: &MtaSnapshot, new: &MtaSnapshot) -> Option<String> {
    let parts = [
        (&old.state, &new.state),
        (&old.belief, &new.belief),
        (&old.queue, &new.queue),
        (&old.others, &new.others),
    ];
    let changed = parts.into_iter().filter(|(old, new)| old != new);
    let told: Vec<String> = changed.map(|(old, new)| from_to(old, new)).collect();
    (!told.is_empty()).then(|| format!("{}: {}", new.name, told.join("; ")))
}

fn change(what: &str, old: &str, new: &str) -> Option<String> {
    (old != new).then(|| format!("{what}: {}", from_to(old, new)))
}

fn from_to(old: &str, new: &str) -> String {
    match (old, new) {
        ("", new) => new.to_owned(),
        (old, "") => format!("no longer {old}"),
        (old, new) => format!("{old} → {new}"),
    }
}

/// A timer without the word that leads to its time.
fn bare(timer: &str) -> &str {
    timer.trim_end_matches(" in")
}

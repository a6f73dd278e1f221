//! The event log and the counters as text: what an administrator would look at.

use turnlab_core::run::{
    CONNECTION_COUNTERS, CONNECTIONS_OBJECT, LoggedEvent, MTA_OBJECT, WORK_QUEUE_LENGTH,
};
use turnlab_view::Story;

/// The most events that are told one by one.
const MOST_EVENTS: usize = 12;

/// The event log: each event where there are few, or `all` is asked for; else each kind at each MTA
/// about each peer, with how many there are.
pub(crate) fn events_text(story: &Story, all: bool) -> String {
    let events = story.history().events();
    let folded = !all && events.len() > MOST_EVENTS;
    let mut groups: Vec<Vec<&LoggedEvent>> = Vec::new();
    for event in &events {
        let same = |group: &&mut Vec<&LoggedEvent>| folded && key(group[0]) == key(event);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(event),
            None => groups.push(vec![event]),
        }
    }
    let lines: String = groups.iter().map(|group| group_text(story, group)).collect();
    match lines.is_empty() {
        true => "No event is logged.\n".to_owned(),
        false => format!("Events:\n{lines}"),
    }
}

/// What is told in one line where there are many.
fn key(event: &LoggedEvent) -> (u16, u8, u8) {
    (event.kind.id(), event.mta.0, event.peer.0)
}

/// The first of them, and of several how many there are and when the last one comes.
fn group_text(story: &Story, group: &[&LoggedEvent]) -> String {
    let (first, last) = (group[0], group[group.len() - 1]);
    let name = &story.scenario().mtas[first.mta.index()];
    let (id, text) = (first.kind.id(), story.event_text(first));
    let more = match group.len() {
        1 => String::new(),
        count => format!(" ({count} of these until {})", story.clock(last.at_us)),
    };
    format!("{:>12}  {id:>4} {name}: {text}{more}\n", story.clock(first.at_us))
}

/// The counters of every MTA when the run ends.
pub(crate) fn counters_text(story: &Story) -> String {
    let history = story.history();
    let names = &story.scenario().mtas;
    let mut text = "Counters:\n".to_owned();
    for mta in history.counters(history.end_us()).readings() {
        let (name, length) = (&names[mta.mta.index()], mta.work_queue_length);
        text += &format!("  {name}, {MTA_OBJECT}: {WORK_QUEUE_LENGTH} {length}\n");
        for to in &mta.connections {
            let told = CONNECTION_COUNTERS.iter().zip(to.values());
            let told: Vec<String> = told.map(|(what, value)| format!("{what} {value}")).collect();
            let (peer, told) = (&names[to.peer.index()], told.join(", "));
            text += &format!("  {name}, {CONNECTIONS_OBJECT} ({peer}): {told}\n");
        }
    }
    text
}

//! The counters over time as CSV (RFC 4180), with names as Performance Monitor's logs have them.

use turnlab_core::run::{
    CONNECTION_COUNTERS, CONNECTIONS_OBJECT, History, MTA_OBJECT, Sample, WORK_QUEUE_LENGTH,
};
use turnlab_core::scenario::seconds_text;

use super::text::one_line;
use crate::document::Excerpt;

/// The samples within an excerpt: one at 0, and one every so many microseconds. Its level of detail, its title and
/// its caption have no place in them.
pub fn samples(
    history: &History,
    excerpt: &Excerpt,
    every_us: i64,
) -> impl Iterator<Item = Sample> {
    let (from_us, to_us) = (excerpt.from_us, excerpt.to_us);
    let until = history.samples(every_us).take_while(move |sample| sample.at_us <= to_us);
    until.filter(move |sample| from_us <= sample.at_us)
}

/// The counters of every participant, a row for each sample.
#[must_use]
pub fn csv(participants: &[String], samples: impl Iterator<Item = Sample>) -> String {
    let rows = samples.map(|sample| row(&sample));
    std::iter::once(header(participants)).chain(rows).map(|fields| record(&fields)).collect()
}

fn header(participants: &[String]) -> Vec<String> {
    let mut header = vec!["Time (seconds)".to_owned()];
    for (place, name) in participants.iter().enumerate() {
        header.push(format!(r"\\{name}\{MTA_OBJECT}\{WORK_QUEUE_LENGTH}"));
        let peers = participants.iter().enumerate().filter(|(peer, _)| *peer != place);
        for (_, peer) in peers {
            let counter = |counter| format!(r"\\{name}\{CONNECTIONS_OBJECT}({peer})\{counter}");
            header.extend(CONNECTION_COUNTERS.into_iter().map(counter));
        }
    }
    header
}

fn row(sample: &Sample) -> Vec<String> {
    let mut row = vec![seconds_text(sample.at_us)];
    for mta in &sample.mtas {
        row.push(mta.work_queue_length.to_string());
        row.extend(mta.connections.iter().flat_map(|to| to.values()));
    }
    row
}

/// One line, with every field between quotation marks, as Performance Monitor writes it.
fn record(fields: &[String]) -> String {
    let quoted = |field: &String| format!("\"{}\"", one_line(field).replace('"', "\"\""));
    let fields: Vec<String> = fields.iter().map(quoted).collect();
    fields.join(",") + "\r\n"
}

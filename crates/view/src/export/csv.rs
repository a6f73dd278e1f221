//! The counters over time as CSV (RFC 4180), with names as Performance Monitor's logs have them.

use turnlab_core::run::{
    CONNECTION_COUNTERS, CONNECTIONS_OBJECT, MTA_OBJECT, Sample, WORK_QUEUE_LENGTH,
};
use turnlab_core::scenario::seconds_text;

use super::Excerpt;
use super::text::one_line;
use crate::Story;

impl Story {
    /// The counters of every MTA, a row for each sample within the excerpt: one at 0, and one every so
    /// many microseconds. Its level of detail, its title and its caption have no place in it.
    #[must_use]
    pub fn csv(&self, excerpt: &Excerpt, every_us: i64) -> String {
        let rows = self
            .history
            .samples(every_us)
            .take_while(|sample| sample.at_us <= excerpt.to_us)
            .filter(|sample| excerpt.from_us <= sample.at_us)
            .map(|sample| row(&sample));
        std::iter::once(self.header()).chain(rows).map(|fields| record(&fields)).collect()
    }

    fn header(&self) -> Vec<String> {
        let mut header = vec!["Time (seconds)".to_owned()];
        for mta in self.mtas() {
            let name = self.name(mta);
            header.push(format!(r"\\{name}\{MTA_OBJECT}\{WORK_QUEUE_LENGTH}"));
            for peer in self.peers(mta).map(|peer| self.name(peer)) {
                let counter = |counter| format!(r"\\{name}\{CONNECTIONS_OBJECT}({peer})\{counter}");
                header.extend(CONNECTION_COUNTERS.into_iter().map(counter));
            }
        }
        header
    }
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

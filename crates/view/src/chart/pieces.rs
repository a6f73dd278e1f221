//! A long message in pieces, told once: its first and its last pieces are drawn, and what lies between
//! them is one arrow. What is lost is always drawn by itself.

use turnlab_core::protocol::Pdu;

use crate::{Outcome, Story, Transmission};

/// How many pieces of one attempt, or acknowledgements of pieces, are drawn each by itself.
const MOST_DRAWN: usize = 6;
/// How many of them at either end when there are more.
const DRAWN_AT_ENDS: usize = 2;

/// PDUs of one kind that are drawn as one arrow, by their places among all transmissions.
pub(super) type Row = Vec<usize>;

/// What is going on in one direction of one association.
#[derive(Clone, Default)]
struct Attempt {
    number: u16,
    data: Row,
    acks: Row,
}

impl Story {
    /// The rows of pieces, and of their acknowledgements, that are too long to be drawn one by one.
    pub(super) fn long_rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut attempts = vec![[Attempt::default(), Attempt::default()]; self.associations.len()];
        for (place, sent) in self.transmissions.iter().enumerate() {
            let ends = &mut attempts[sent.association.index()];
            match sent.pdu {
                Pdu::ActivityStart { attempt: number, .. }
                | Pdu::ActivityResume { attempt: number, .. } => {
                    let begun = Attempt { number, ..Attempt::default() };
                    std::mem::replace(&mut ends[sent.from as usize], begun).finish(&mut rows);
                }
                Pdu::Data { .. } if has_arrived(sent) => ends[sent.from as usize].data.push(place),
                Pdu::MinorSyncAck { attempt, .. } if has_arrived(sent) => {
                    let acknowledged = &mut ends[sent.from.other() as usize];
                    if acknowledged.number == attempt {
                        acknowledged.acks.push(place);
                    }
                }
                _ => {}
            }
        }
        attempts.into_iter().flatten().for_each(|attempt| attempt.finish(&mut rows));
        rows
    }
}

impl Attempt {
    fn finish(self, rows: &mut Vec<Row>) {
        for mut row in [self.data, self.acks] {
            if row.len() > MOST_DRAWN {
                row.truncate(row.len() - DRAWN_AT_ENDS);
                rows.push(row.split_off(DRAWN_AT_ENDS));
            }
        }
    }
}

fn has_arrived(sent: &Transmission) -> bool {
    matches!(sent.outcome, Outcome::Arrived(_))
}

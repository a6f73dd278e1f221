//! What travels.

use turnlab_core::protocol::Pdu;
use turnlab_diagram::{Arrow, Stroke};

use crate::words::{message_of, pdu_text, short_text};
use crate::{Outcome, Story, Transmission};

impl Story {
    pub(super) fn arrows(&self) -> Vec<Arrow> {
        let rows = self.long_rows();
        let mut row_of: Vec<Option<&[usize]>> = vec![None; self.transmissions.len()];
        for row in &rows {
            row.iter().for_each(|&place| row_of[place] = Some(row));
        }
        let arrow = |((key, sent), row): ((u32, &Transmission), Option<&[usize]>)| match row {
            Some(row) if row.first() == Some(&(key as usize)) => self.long_arrow(key, row),
            None if is_drawn(sent) => Some(self.arrow(key, sent)),
            _ => None,
        };
        (0..).zip(&self.transmissions).zip(row_of).filter_map(arrow).collect()
    }

    /// One arrow for a row: from where the first of them leaves to where the last arrives.
    fn long_arrow(&self, key: u32, row: &[usize]) -> Option<Arrow> {
        let last = &self.transmissions[*row.last()?];
        let arrow = self.arrow(key, &self.transmissions[key as usize]);
        let label = match last.pdu {
            Pdu::Data { size_kb, .. } => format!("{} × {size_kb} KB with minor syncs", row.len()),
            Pdu::MinorSyncAck { serial, .. } => format!("{} to {serial}", arrow.label),
            _ => arrow.label,
        };
        Some(Arrow { arrives_us: self.arrival_us(last), label, ..arrow })
    }

    fn arrow(&self, key: u32, sent: &Transmission) -> Arrow {
        Arrow {
            key,
            from: self.mta(sent.association, sent.from).index(),
            to: self.mta(sent.association, sent.from.other()).index(),
            sent_us: sent.passage.leaves_us,
            arrives_us: self.arrival_us(sent),
            lost_us: match sent.outcome {
                Outcome::Lost(at_us) => Some(at_us),
                Outcome::Arrived(_) | Outcome::UnderWay => None,
            },
            label: self.arrow_label(key, sent),
            short: short_text(sent.pdu, message_of(sent.pdu).map_or(0, |id| self.number(id))),
            stroke: stroke(sent.pdu),
            hue: sent.association.index(),
        }
    }

    fn arrow_label(&self, key: u32, sent: &Transmission) -> String {
        let text = pdu_text(sent.pdu, message_of(sent.pdu).map_or(0, |id| self.number(id)));
        match sent.pdu {
            Pdu::RtorqOpen(_) if sent.association.index() > 0 => {
                format!("{text} · association {}", sent.association.number())
            }
            Pdu::Data { .. } => match self.transmissions.get(key as usize + 1) {
                Some(next) => format!("{text} · {}", pdu_text(next.pdu, 0)),
                None => text,
            },
            _ => text,
        }
    }
}

/// What arrives after the end of the run is not drawn, nor what was lost before it left. The session's
/// own acknowledgement of the Turn is drawn only where its loss matters; a checkpoint or the end of an
/// activity comes with the data before it, whose arrow names it.
fn is_drawn(sent: &Transmission) -> bool {
    if matches!(sent.pdu, Pdu::MinorSync { .. } | Pdu::ActivityEnd(_)) {
        return false;
    }
    match sent.outcome {
        Outcome::UnderWay => false,
        Outcome::Arrived(_) => sent.pdu != Pdu::Gta,
        Outcome::Lost(at_us) => sent.passage.leaves_us < at_us || sent.sent_us == at_us,
    }
}

/// How the arrow of a PDU is drawn.
pub(crate) fn stroke(pdu: Pdu) -> Stroke {
    match pdu {
        Pdu::Gtc { .. } => Stroke::Token,
        Pdu::Transfer { .. } | Pdu::Data { .. } => Stroke::Heavy,
        Pdu::Rtoac { .. }
        | Pdu::Rtorj(_)
        | Pdu::Gta
        | Pdu::EndAck { .. }
        | Pdu::MinorSyncAck { .. }
        | Pdu::Dn => Stroke::Dashed,
        _ => Stroke::Plain,
    }
}

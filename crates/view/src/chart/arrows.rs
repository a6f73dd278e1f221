//! What travels.

use turnlab_core::protocol::{MessageId, Pdu};
use turnlab_diagram::{Arrow, Stroke};

use crate::words::pdu_text;
use crate::{Outcome, Story, Transmission};

impl Story {
    pub(super) fn arrows(&self) -> Vec<Arrow> {
        let numbered = (0..).zip(&self.transmissions);
        numbered
            .filter(|(_, sent)| is_drawn(sent))
            .map(|(key, sent)| self.arrow(key, sent))
            .collect()
    }

    fn arrow(&self, key: u32, sent: &Transmission) -> Arrow {
        Arrow {
            key,
            from: self.mta(sent.association, sent.from).index(),
            to: self.mta(sent.association, sent.from.other()).index(),
            sent_us: sent.sent_us,
            arrives_us: self.arrival_us(sent),
            lost_us: match sent.outcome {
                Outcome::Lost(at_us) => Some(at_us),
                Outcome::Arrived(_) | Outcome::UnderWay => None,
            },
            label: self.arrow_label(sent),
            stroke: stroke(sent.pdu),
            hue: sent.association.index(),
        }
    }

    fn arrow_label(&self, sent: &Transmission) -> String {
        let text = pdu_text(sent.pdu, carried(sent.pdu).map_or(0, |id| self.number(id)));
        match sent.pdu {
            Pdu::RtorqOpen if sent.association.index() > 0 => {
                format!("{text} · association {}", sent.association.number())
            }
            _ => text,
        }
    }
}

/// The session's own acknowledgement of the Turn is drawn only where its loss matters, and what
/// arrives after the end of the run is not drawn at all.
fn is_drawn(sent: &Transmission) -> bool {
    match sent.outcome {
        Outcome::UnderWay => false,
        Outcome::Arrived(_) => sent.pdu != Pdu::Gta,
        Outcome::Lost(_) => true,
    }
}

fn carried(pdu: Pdu) -> Option<MessageId> {
    match pdu {
        Pdu::Transfer(message) => Some(message.id),
        _ => None,
    }
}

fn stroke(pdu: Pdu) -> Stroke {
    match pdu {
        Pdu::Gtc { .. } => Stroke::Token,
        Pdu::Transfer(_) => Stroke::Heavy,
        Pdu::Rtoac { .. } | Pdu::Rtorj(_) | Pdu::Gta | Pdu::EndAck(_) | Pdu::Dn => Stroke::Dashed,
        Pdu::RtorqOpen | Pdu::RtorqRecover { .. } | Pdu::Please(_) | Pdu::Fn | Pdu::Rtab(_) => {
            Stroke::Plain
        }
    }
}

//! From the PDUs of one association to what its ends put on their connection, one TPKT after the other.

use std::collections::BTreeMap;

use turnlab_core::protocol::{MessageId, Pdu, RefuseReason, Role, Settings, Transfers};

use crate::wire::acse::{self, AssociateResult};
use crate::wire::mail::{self, Letter};
use crate::wire::rtse::{self, ConnectionData, SessionConnectionIdentifier};
use crate::wire::{ber, presentation, session, transport};

/// One TPKT, and when it is on its way.
pub(crate) struct Said {
    pub(crate) octets: Vec<u8>,
    pub(crate) when: When,
}

/// A PDU that has a size is on the line for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// With the first that is on the line.
    First,
    /// With the last.
    Last,
}

/// What both ends know of what they have said.
#[derive(Debug, Default)]
pub(crate) struct Dialogue {
    /// Counted from 1.
    number: u32,
    connections: u32,
    name: Option<SessionConnectionIdentifier>,
    /// The last connection that both ends had.
    had: Option<SessionConnectionIdentifier>,
    recovers: bool,
    setting: Option<Role>,
    /// On which connection a message was begun or resumed last.
    begun_on: BTreeMap<MessageId, SessionConnectionIdentifier>,
    sides: [Side; 2],
}

/// One end, as a sender of messages.
#[derive(Debug, Default)]
struct Side {
    /// What goes before the first piece of the message under way; nothing behind that.
    head: Vec<u8>,
    /// The serial number of the next checkpoint or end.
    serial: u32,
    /// The serial number of the last activity end.
    ended: u32,
}

impl Dialogue {
    /// The dialogue of the association of that number, counted from 1.
    pub(crate) fn new(number: u32) -> Self {
        Dialogue { number, ..Dialogue::default() }
    }

    /// The initiator has had an RTOAC: this is the connection to recover after a loss.
    pub(crate) fn accepted(&mut self) {
        self.had.clone_from(&self.name);
    }

    /// What an end says when it sends a PDU in that second, counted from the beginning of 1970.
    pub(crate) fn say(
        &mut self,
        from: Role,
        pdu: Pdu,
        now_s: i64,
        settings: &Settings,
        letters: &[Letter],
    ) -> Vec<Said> {
        let spdu = match pdu {
            Pdu::RtorqOpen(_) | Pdu::RtorqRecover { .. } => self.connect(pdu, now_s, settings),
            Pdu::Rtoac { .. } => self.accept(settings),
            Pdu::Rtorj(reason) => refuse(reason),
            Pdu::Please(priority) => session::pt(&in_rtse(rtse::rttp(priority))),
            Pdu::Gtc { .. } => session::gtc(),
            Pdu::Gta => session::gta(),
            Pdu::Transfer { message, attempt, size_kb } => {
                let start = self.start(from, message, attempt, letters);
                let side = &mut self.sides[from as usize];
                let (all, end) = (side.piece(size_kb), side.end());
                let last = [said(&all, When::Last), said(&end, When::Last)];
                return std::iter::once(said(&start, When::First)).chain(last).collect();
            }
            Pdu::ActivityStart { message, attempt } => self.start(from, message, attempt, letters),
            Pdu::ActivityResume { message, confirmed, attempt } => {
                self.resume(from, message, confirmed, attempt)
            }
            Pdu::Data { size_kb, .. } => self.sides[from as usize].piece(size_kb),
            Pdu::MinorSync { serial, .. } => self.sides[from as usize].checkpoint(serial),
            Pdu::MinorSyncAck { serial, .. } => session::mia(serial),
            Pdu::ActivityEnd(_) => self.sides[from as usize].end(),
            Pdu::EndAck { .. } => {
                session::activity_end_ack(self.sides[from.other() as usize].ended)
            }
            Pdu::ActivityInterrupt(_) => session::activity_interrupt(),
            Pdu::ActivityDiscard(_) => session::activity_discard(),
            Pdu::Fn => session::finish(&in_acse(acse::rlrq())),
            Pdu::Dn => session::disconnect(&in_acse(acse::rlre())),
            Pdu::Rtab(reason) => session::abort(&presentation::aru(acse::abrt(rtse::rtab(reason)))),
        };
        vec![said(&spdu, When::Last)]
    }

    fn start(&mut self, from: Role, id: MessageId, attempt: u16, letters: &[Letter]) -> Vec<u8> {
        self.sides[from as usize].begin(&letters[id.0 as usize]);
        self.begun_on.extend(self.name.clone().map(|name| (id, name)));
        session::activity_start(activity(id, attempt))
    }

    fn resume(&mut self, from: Role, id: MessageId, confirmed: u32, attempt: u16) -> Vec<u8> {
        self.sides[from as usize].resume(confirmed);
        let elsewhere = |on: &&SessionConnectionIdentifier| Some(*on) != self.name.as_ref();
        let begun_on = self.begun_on.get(&id).filter(elsewhere);
        let resume = session::activity_resume(activity(id, attempt), confirmed, begun_on);
        self.begun_on.extend(self.name.clone().map(|name| (id, name)));
        resume
    }

    fn connect(&mut self, pdu: Pdu, now_s: i64, settings: &Settings) -> Vec<u8> {
        self.connections += 1;
        self.sides = <[Side; 2]>::default();
        let reference = format!("association {}, connection {}", self.number, self.connections);
        let name = SessionConnectionIdentifier {
            calling_ss_user_reference: reference.into_bytes().into(),
            common_reference: ber::utc_time(now_s),
        };
        let owner = match pdu {
            Pdu::RtorqRecover { setting, .. } if !settings.is_monologue() => setting,
            Pdu::RtorqOpen(_) if !settings.is_monologue() => settings.initial_turn,
            _ => Role::Initiator,
        };
        self.recovers = matches!(pdu, Pdu::RtorqRecover { .. });
        self.setting = Some(owner);
        let (checkpoint, window) = sizes(settings);
        let data = ConnectionData::asking(self.recovered());
        let rtorq = rtse::rtorq(checkpoint, window, settings.dialogue_mode, data);
        let cn = session::cn(&name, owner, &presentation::cp(acse::aarq(rtorq)));
        self.name = Some(name);
        cn
    }

    /// The connection that is recovered, if this one is for that.
    fn recovered(&self) -> Option<&SessionConnectionIdentifier> {
        self.had.as_ref().filter(|_| self.recovers)
    }

    fn accept(&self, settings: &Settings) -> Vec<u8> {
        let (checkpoint, window) = sizes(settings);
        let data = ConnectionData::answering(self.recovered());
        let rtoac = rtse::rtoac(checkpoint, window, data);
        let aare = acse::aare(AssociateResult::Accepted, rtoac);
        session::ac(self.setting.unwrap_or(Role::Initiator), &presentation::cpa(aare))
    }
}

impl Side {
    fn begin(&mut self, letter: &Letter) {
        (self.head, self.serial) = (letter.head(), 1);
    }

    fn resume(&mut self, confirmed: u32) {
        (self.head, self.serial) = (Vec::new(), confirmed.saturating_add(1));
    }

    fn piece(&mut self, size_kb: u32) -> Vec<u8> {
        let mut octets = std::mem::take(&mut self.head);
        octets.extend(mail::piece(size_kb));
        session::dt(rtse::rttr(&octets))
    }

    fn checkpoint(&mut self, serial: u32) -> Vec<u8> {
        self.serial = serial.saturating_add(1);
        session::mip(serial)
    }

    fn end(&mut self) -> Vec<u8> {
        self.ended = self.serial;
        session::activity_end(self.ended)
    }
}

fn in_acse(apdu: Vec<u8>) -> Vec<u8> {
    presentation::user_data(presentation::ACSE, apdu)
}

fn in_rtse(apdu: Vec<u8>) -> Vec<u8> {
    presentation::user_data(presentation::RTSE, apdu)
}

/// A failed attempt is followed by another activity.
fn activity(message: MessageId, attempt: u16) -> u64 {
    u64::from(message.number()) + 1_000_000 * u64::from(attempt)
}

/// The checkpoint size in KB and the window, as RTORQ and RTOAC have them.
fn sizes(settings: &Settings) -> (u32, u32) {
    match settings.transfers {
        Transfers::OnePdu => (0, settings.window_checkpoints),
        Transfers::InFull => (settings.checkpoint_size_kb, settings.window_checkpoints),
    }
}

fn refuse(reason: RefuseReason) -> Vec<u8> {
    let result = match reason {
        RefuseReason::RtsBusy => AssociateResult::RejectedTransient,
        _ => AssociateResult::RejectedPermanent,
    };
    session::rf(&presentation::cpr(acse::aare(result, rtse::rtorj(reason))))
}

fn said(tsdu: &[u8], when: When) -> Said {
    Said { octets: transport::data(tsdu), when }
}

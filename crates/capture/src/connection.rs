//! One TCP connection as it is seen at its initiator: what goes out is seen when it is sent, what comes
//! in when it arrives.

use std::collections::BTreeSet;

use turnlab_core::protocol::Role;
use turnlab_core::run::Passage;
use turnlab_core::world::TransmissionId;

use crate::wire::ip::{Flags, Segment};
use crate::wire::transport;

/// One packet of a capture.
pub(crate) struct Packet {
    /// When it was seen, in microseconds of the run.
    pub(crate) seen_us: i64,
    pub(crate) octets: Vec<u8>,
    pub(crate) comment: Option<&'static str>,
}

/// One TCP segment before it has its numbers.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) from: Role,
    pub(crate) sent_us: i64,
    pub(crate) arrives_us: i64,
    pub(crate) flags: Flags,
    pub(crate) octets: Vec<u8>,
    /// What the run calls it, where it is part of a PDU.
    pub(crate) transmission: Option<TransmissionId>,
    /// Part of what makes the connection: up to the answer to the CONNECT.
    pub(crate) sets_up: bool,
}

impl Frame {
    /// A segment without octets.
    fn bare(from: Role, flags: Flags, sent_us: i64, arrives_us: i64) -> Self {
        let (octets, transmission) = (Vec::new(), None);
        Frame { from, sent_us, arrives_us, flags, octets, transmission, sets_up: false }
    }

    pub(crate) fn seen_us(&self) -> i64 {
        match self.from {
            Role::Initiator => self.sent_us,
            Role::Responder => self.arrives_us,
        }
    }

    /// Whether it is more than an acknowledgement.
    fn asks_for_ack(&self) -> bool {
        !self.octets.is_empty() || self.flags.takes() > 0
    }
}

/// One TCP connection.
#[derive(Debug)]
pub(crate) struct Connection {
    /// The addresses of both ends, initiator first.
    pub(crate) addresses: [[u8; 4]; 2],
    /// The initiator's port.
    pub(crate) port: u16,
    /// From one end to the other, when it was made.
    pub(crate) latency_us: i64,
    /// An end has said that this is all.
    pub(crate) closing: bool,
    /// When each end has said all that it has to say.
    finished_us: [Option<i64>; 2],
    lost_us: Option<i64>,
    frames: Vec<Frame>,
}

impl Connection {
    /// A connection that is made within the passage of its CONNECT, which is from `from_us` to `to_us`:
    /// the model knows of no transport connection. The CONNECT goes out half way.
    pub(crate) fn new(addresses: [[u8; 4]; 2], port: u16, from_us: i64, to_us: i64) -> Self {
        let latency_us = to_us.saturating_sub(from_us).max(0);
        let mut connection = Connection {
            addresses,
            port,
            latency_us,
            closing: false,
            finished_us: [None; 2],
            lost_us: None,
            frames: Vec::new(),
        };
        let at = |eighths: i64| from_us.saturating_add(latency_us / 8 * eighths);
        let mut pass = |from, eighths, flags, octets| {
            let (sent_us, arrives_us) = (at(eighths), at(eighths + 1));
            let bare = Frame::bare(from, flags, sent_us, arrives_us);
            connection.push(Frame { octets, sets_up: true, ..bare });
        };
        pass(Role::Initiator, 0, Flags::Syn, Vec::new());
        pass(Role::Responder, 1, Flags::SynAck, Vec::new());
        pass(Role::Initiator, 2, Flags::Ack, Vec::new());
        pass(Role::Initiator, 2, Flags::Push, transport::connection_request());
        pass(Role::Responder, 3, Flags::Push, transport::connection_confirm());
        connection
    }

    /// When the CONNECT goes out.
    pub(crate) fn connect_us(&self) -> i64 {
        self.frames.last().map_or(0, Frame::seen_us)
    }

    /// A PDU without a size tells how far the ends are apart now.
    pub(crate) fn measure(&mut self, passage: Passage) {
        self.latency_us = passage.arrives_us.saturating_sub(passage.leaves_us).max(0);
    }

    /// When the first of a PDU is sent, and when it arrives.
    pub(crate) fn first_on_the_line(&self, passage: Passage) -> (i64, i64) {
        let (last_us, arrives_us) = self.last_on_the_line(passage);
        (passage.leaves_us, passage.leaves_us.saturating_add(arrives_us - last_us))
    }

    /// When the last of a PDU is sent, and when it arrives.
    pub(crate) fn last_on_the_line(&self, passage: Passage) -> (i64, i64) {
        let Passage { leaves_us, arrives_us } = passage;
        (arrives_us.saturating_sub(self.latency_us).max(leaves_us), arrives_us)
    }

    /// A PDU has arrived: at another time than it was to, if the link has become another one since it was
    /// sent.
    pub(crate) fn arrive(&mut self, transmission: TransmissionId, due_us: i64, now_us: i64) {
        if now_us == due_us {
            return;
        }
        for frame in self.frames_of(transmission) {
            let last = frame.arrives_us == due_us;
            frame.arrives_us = if last { now_us } else { frame.arrives_us.min(now_us) };
            frame.sent_us = frame.sent_us.min(frame.arrives_us);
        }
    }

    /// A PDU has been lost on its way: what the tap had seen of it by then stays.
    pub(crate) fn lose_pdu(&mut self, transmission: TransmissionId, now_us: i64) {
        for frame in self.frames_of(transmission) {
            if frame.from == Role::Responder && frame.seen_us() >= now_us {
                frame.arrives_us = i64::MAX;
            }
        }
    }

    /// What a PDU was put into: not far from the end, if it is still on its way.
    fn frames_of(&mut self, id: TransmissionId) -> impl Iterator<Item = &mut Frame> {
        let not_before = move |frame: &&mut Frame| frame.transmission.is_none_or(|of| of >= id);
        let frames = self.frames.iter_mut().rev().take_while(not_before);
        frames.filter(move |frame| frame.transmission == Some(id))
    }

    /// Puts something on the line, unless its sender has closed the connection.
    pub(crate) fn push(&mut self, frame: Frame) {
        let finished_us = self.finished_us[frame.from as usize];
        if finished_us.is_none_or(|finished_us| frame.sent_us < finished_us) {
            self.frames.push(frame);
        }
    }

    /// An end has heard the last word, and closes when it has said all that it had to say; the other end
    /// does the same.
    pub(crate) fn close(&mut self, by: Role, now_us: i64) {
        if self.is_over() {
            return;
        }
        let mut now_us = now_us;
        for from in [by, by.other()] {
            let own = self.frames.iter().filter(|frame| frame.from == from);
            let last_us = own.map(|frame| frame.sent_us).max().unwrap_or(now_us);
            let sent_us = last_us.max(now_us);
            now_us = sent_us.saturating_add(self.latency_us);
            self.finished_us[from as usize] = Some(sent_us);
            self.frames.push(Frame::bare(from, Flags::FinAck, sent_us, now_us));
        }
    }

    /// The connection is lost, with all that would have been seen later.
    pub(crate) fn lose(&mut self, now_us: i64) {
        if !self.is_over() {
            self.lost_us = Some(now_us);
            self.keep_until(now_us);
        }
    }

    /// Whether it is closed or lost.
    fn is_over(&self) -> bool {
        self.finished_us != [None; 2] || self.lost_us.is_some()
    }

    fn keep_until(&mut self, us: i64) {
        self.frames.retain(|frame| frame.seen_us() <= us);
    }

    /// All that is seen of it until `until_us`, in order; of an excerpt and the beginning, if there is one.
    pub(crate) fn packets(mut self, until_us: i64, excerpt: Option<(i64, i64)>) -> Vec<Packet> {
        self.acknowledge();
        self.keep_until(self.lost_us.map_or(until_us, |lost_us| lost_us.min(until_us)));
        self.reset();
        self.frames.sort_by_key(Frame::seen_us);
        if let Some((from_us, to_us)) = excerpt {
            let within = |frame: &Frame| (from_us..=to_us).contains(&frame.seen_us());
            if !self.frames.iter().any(within) {
                return Vec::new();
            }
            self.frames.retain(|frame| within(frame) || frame.sets_up && frame.seen_us() < from_us);
        }
        self.numbered()
    }

    /// TCP acknowledges what comes, unless something goes the other way in the same instant.
    fn acknowledge(&mut self) {
        let sent = |frame: &Frame| (frame.from, frame.sent_us);
        let mut says_something: BTreeSet<(Role, i64)> = self.frames.iter().map(sent).collect();
        let mut acks = Vec::new();
        for frame in self.frames.iter().filter(|frame| frame.asks_for_ack()) {
            let (from, sent_us) = (frame.from.other(), frame.arrives_us);
            if says_something.insert((from, sent_us)) {
                let takes_us = if frame.sets_up { 0 } else { self.latency_us };
                acks.push(Frame::bare(from, Flags::Ack, sent_us, sent_us.saturating_add(takes_us)));
            }
        }
        self.frames.extend(acks);
    }

    /// The initiator's TCP gives a lost connection up, if it had got as far as that.
    fn reset(&mut self) {
        let made = self.frames.iter().any(|frame| frame.flags == Flags::SynAck);
        if let Some(lost_us) = self.lost_us.filter(|_| made) {
            self.push(Frame::bare(Role::Initiator, Flags::RstAck, lost_us, lost_us));
        }
    }

    fn numbered(&self) -> Vec<Packet> {
        // Any numbers will do; these are the same for the same run.
        let first = u32::from(self.port) << 16;
        let mut ends = [End::starting_at(first), End::starting_at(!first)];
        self.frames.iter().filter_map(|frame| self.number(frame, &mut ends)).collect()
    }

    /// Nothing for an acknowledgement of what has been acknowledged.
    fn number(&self, frame: &Frame, ends: &mut [End; 2]) -> Option<Packet> {
        let (from, to) = (frame.from as usize, frame.from.other() as usize);
        let arrived = ends[to].arrived_by(frame.sent_us);
        if frame.flags == Flags::Ack && !arrived.is_new {
            return None;
        }
        let acknowledgement = if frame.flags == Flags::Syn { 0 } else { arrived.next };
        let ports = [self.port, transport::PORT];
        let segment = Segment {
            addresses: [self.addresses[from], self.addresses[to]],
            ports: [ports[from], ports[to]],
            sequence: ends[from].next,
            acknowledgement,
            flags: frame.flags,
            octets: &frame.octets,
        };
        let identification = ends[from].send(frame);
        let comment = (frame.flags == Flags::RstAck).then_some("The association is lost.");
        Some(Packet { seen_us: frame.seen_us(), octets: segment.packet(identification), comment })
    }
}

/// One end, as far as it has sent.
struct End {
    /// The sequence number of what comes next.
    next: u32,
    packets: u16,
    /// When what was sent arrives, and what is to be acknowledged then.
    sent: Vec<(i64, u32)>,
    /// How much of that has arrived, and what the other end has acknowledged of it.
    arrived: usize,
    acknowledged: u32,
}

impl End {
    fn starting_at(next: u32) -> Self {
        End { next, packets: 0, sent: Vec::new(), arrived: 0, acknowledged: 0 }
    }

    /// Counts a segment; its place among the packets of this end.
    fn send(&mut self, frame: &Frame) -> u16 {
        let octets = u32::try_from(frame.octets.len()).unwrap_or(u32::MAX);
        self.next = self.next.wrapping_add(frame.flags.takes()).wrapping_add(octets);
        self.sent.push((frame.arrives_us, self.next));
        self.packets = self.packets.wrapping_add(1);
        self.packets
    }

    /// What the other end acknowledges when it sends something.
    fn arrived_by(&mut self, us: i64) -> Arrived {
        let before = self.acknowledged;
        while let Some(&(_, next)) = self.sent.get(self.arrived).filter(|sent| sent.0 <= us) {
            (self.acknowledged, self.arrived) = (next, self.arrived + 1);
        }
        Arrived { next: self.acknowledged, is_new: self.acknowledged != before }
    }
}

/// An acknowledgement.
struct Arrived {
    /// The sequence number that is expected next.
    next: u32,
    /// Whether the one before it said less.
    is_new: bool,
}

//! The tap: reads a run, and sees what passes at the initiator of each connection.

use turnlab_core::protocol::{Pdu, Role, Settings, StateName};
use turnlab_core::run::{History, Passage, Stop};
use turnlab_core::world::{AssociationId, Effect, TransmissionId};

use crate::connection::{Connection, Frame, Packet};
use crate::dialogue::{Dialogue, Said, When};
use crate::file::seconds;
use crate::wire::ip::{Flags, address};
use crate::wire::mail::Letter;

/// From the first port that anybody may use to the last that there is, or nearly.
const PORTS: std::ops::Range<u16> = 1_024..65_024;

/// Every packet of a run, in order.
pub(crate) fn packets(
    history: &History,
    names: &[String],
    excerpt: Option<(i64, i64)>,
) -> Vec<Packet> {
    let mut tap = Tap {
        settings: &history.plan().settings.association,
        names,
        passages: history.passages(),
        letters: Vec::new(),
        associations: Vec::new(),
        connections: Vec::new(),
        transmissions: Vec::new(),
    };
    for (_, now_us, effect) in history.all_effects() {
        tap.see(now_us, effect);
    }
    let until_us = match history.stop() {
        Stop::TimeOver => history.plan().until_us,
        Stop::TooManySteps => history.steps().last().map_or(0, |step| step.at_us),
    };
    let connections = tap.connections.into_iter();
    let mut packets: Vec<Packet> =
        connections.flat_map(|connection| connection.packets(until_us, excerpt)).collect();
    packets.sort_by_key(|packet| packet.seen_us);
    packets
}

struct Tap<'a> {
    settings: &'a Settings,
    names: &'a [String],
    passages: Vec<Passage>,
    letters: Vec<Letter>,
    associations: Vec<Association>,
    connections: Vec<Connection>,
    /// What was sent, and over what.
    transmissions: Vec<(AssociationId, usize, Role, Pdu)>,
}

struct Association {
    addresses: [[u8; 4]; 2],
    dialogue: Dialogue,
    /// Its last connection, by its place.
    connection: Option<usize>,
}

impl Tap<'_> {
    fn see(&mut self, now_us: i64, effect: Effect) {
        match effect {
            Effect::Queued { mta, to, message, .. } => {
                let name = |mta: usize| self.names.get(mta).cloned().unwrap_or_default();
                self.letters.push(Letter {
                    number: message.id.number(),
                    from: name(mta.index()),
                    to: name(to.index()),
                    size_kb: message.size_kb,
                    priority: message.priority,
                    accepted_s: seconds(now_us),
                });
            }
            Effect::Started { initiator, responder, .. } => {
                let number = u32::try_from(self.associations.len()).unwrap_or(u32::MAX);
                self.associations.push(Association {
                    addresses: [initiator, responder].map(|mta| address(mta.index())),
                    dialogue: Dialogue::new(number.saturating_add(1)),
                    connection: None,
                });
            }
            Effect::Sent { transmission, association, from, pdu } => {
                self.sent(transmission, association, from, pdu);
            }
            Effect::Arrived { transmission } => self.arrived(transmission, now_us),
            Effect::Dropped { transmission } => {
                let (_, connection, ..) = self.transmissions[transmission.0 as usize];
                if let Some(connection) = self.connections.get_mut(connection) {
                    connection.lose_pdu(transmission, now_us);
                    connection.lose(now_us);
                }
            }
            Effect::Entered { association, end, state, .. } => {
                self.entered(association, end, state, now_us);
            }
            _ => {}
        }
    }

    fn sent(&mut self, id: TransmissionId, association: AssociationId, from: Role, pdu: Pdu) {
        let passage = self.passages[id.0 as usize];
        let between = &mut self.associations[association.index()];
        let connects = matches!(pdu, Pdu::RtorqOpen(_) | Pdu::RtorqRecover { .. });
        if connects {
            between.connection = Some(self.connections.len());
            let port = PORTS.start + (self.connections.len() % PORTS.len()) as u16;
            let Passage { leaves_us, arrives_us } = passage;
            self.connections.push(Connection::new(between.addresses, port, leaves_us, arrives_us));
        }
        let place = between.connection.unwrap_or(usize::MAX);
        self.transmissions.push((association, place, from, pdu));
        let Some(connection) = self.connections.get_mut(place) else { return };
        connection.closing |= matches!(pdu, Pdu::Rtab(_)) && from == Role::Initiator;
        if pdu.size_kb() == 0 {
            connection.measure(passage);
        }
        let now_s = seconds(passage.leaves_us);
        let all = between.dialogue.say(from, pdu, now_s, self.settings, &self.letters);
        for Said { octets, when } in all {
            let (sent_us, arrives_us) = match when {
                _ if connects => (connection.connect_us(), passage.arrives_us),
                When::First => connection.first_on_the_line(passage),
                When::Last => connection.last_on_the_line(passage),
            };
            let sets_up = connects || matches!(pdu, Pdu::Rtoac { .. });
            let (flags, transmission) = (Flags::Push, Some(id));
            connection.push(Frame {
                from,
                sent_us,
                arrives_us,
                flags,
                octets,
                transmission,
                sets_up,
            });
        }
    }

    fn arrived(&mut self, transmission: TransmissionId, now_us: i64) {
        let (association, place, from, pdu) = self.transmissions[transmission.0 as usize];
        let due_us = self.passages[transmission.0 as usize].arrives_us;
        if let Some(connection) = self.connections.get_mut(place) {
            connection.arrive(transmission, due_us, now_us);
        }
        match pdu {
            Pdu::Rtoac { .. } => self.associations[association.index()].dialogue.accepted(),
            Pdu::Rtorj(_) | Pdu::Dn | Pdu::Rtab(_) => {
                let connection = self.connections.get_mut(place);
                // Who has broken off has nothing more to wait for but the end of it.
                let waits = |connection: &&mut Connection| {
                    matches!(pdu, Pdu::Rtab(_)) || !connection.closing
                };
                if let Some(connection) = connection.filter(waits) {
                    connection.close(from.other(), now_us);
                }
            }
            _ => {}
        }
    }

    /// An end that has no connection any more, though nobody has closed it, has lost it.
    fn entered(&mut self, association: AssociationId, end: Role, state: StateName, now_us: i64) {
        let place = self.associations[association.index()].connection;
        let Some(connection) = place.and_then(|place| self.connections.get_mut(place)) else {
            return;
        };
        let gone = match end {
            Role::Initiator => {
                matches!(state, StateName::Idle | StateName::Lost | StateName::Closed)
                    && !connection.closing
            }
            Role::Responder => state == StateName::Lost,
        };
        if gone {
            connection.lose(now_us);
        }
    }
}

//! Mail is conserved: every accepted message waits (in transfer or not), or was acknowledged by the MTA
//! that it is for, which has it in its record then, or was reported as not delivered.
//!
//! What was reported as not delivered may be in the record of the receiver all the same: its last
//! attempt may have come through whose acknowledgement did not come in time. But nothing of a message is
//! sent once it has left its queue, and so no attempt that began later delivers it.

use turnlab_core::protocol::{Message, MessageId, Pdu};
use turnlab_core::run::{History, Outcome, Stop};
use turnlab_core::world::{Effect, MtaId};

use super::watch::{Moment, Verdict, ensure};

/// What is known of one message from what was told.
struct Known {
    from: MtaId,
    to: MtaId,
    accepted_us: i64,
    waits: bool,
    delivered: bool,
    given_up: bool,
}

/// What is known of the mail of one MTA.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
struct Sums {
    accepted: usize,
    delivered: usize,
    non_delivered: usize,
    queued: usize,
    peak_queued: usize,
    longest_wait_us: i64,
}

pub(super) struct MailWatch {
    messages: Vec<Known>,
    waiting: Vec<Vec<u32>>,
    received: Vec<usize>,
    sums: Vec<Sums>,
    now_us: i64,
}

impl MailWatch {
    pub(super) fn of(mtas: usize) -> Self {
        MailWatch {
            messages: Vec::new(),
            waiting: vec![vec![0; mtas]; mtas],
            received: vec![0; mtas],
            sums: vec![Sums::default(); mtas],
            now_us: 0,
        }
    }

    pub(super) fn look(&mut self, moment: &Moment) -> Verdict {
        self.now_us = moment.step.at_us;
        for &effect in moment.effects {
            self.follow(effect, moment)?;
        }
        self.queues(moment)?;
        for (mta, received) in moment.world().mtas().iter().zip(&self.received) {
            let has = mta.received();
            ensure!(has == *received, "{has} messages are in a record, and {received} came");
        }
        Ok(())
    }

    fn follow(&mut self, effect: Effect, moment: &Moment) -> Verdict {
        match effect {
            Effect::Queued { mta, to, message, waiting } => {
                self.accept(mta, to, message)?;
                self.told_waiting(mta, to, waiting)
            }
            Effect::Unqueued { mta, to, message, waiting } => {
                self.leave(mta, to, message)?;
                let there = moment.world().mtas()[to.index()].has_received(message);
                ensure!(there, "message {} left its queue undelivered", message.number());
                self.told_waiting(mta, to, waiting)
            }
            Effect::NonDelivered { mta, to, message, waiting } => {
                self.leave(mta, to, message)?;
                self.messages[message.0 as usize].given_up = true;
                self.sums[mta.index()].non_delivered += 1;
                self.told_waiting(mta, to, waiting)
            }
            Effect::Delivered { mta, message, again, .. } => self.deliver(mta, message, again),
            Effect::Started { initiator, responder, waiting, .. } => {
                self.told_waiting(initiator, responder, waiting)
            }
            Effect::AtLimit { mta, peer, waiting } => self.told_waiting(mta, peer, waiting),
            Effect::Sent { pdu, .. } => self.sent(pdu),
            _ => Ok(()),
        }
    }

    fn accept(&mut self, from: MtaId, to: MtaId, message: Message) -> Verdict {
        let (id, next) = (message.id.0 as usize, self.messages.len());
        ensure!(id == next, "message {next} was accepted as message {id} (from 0)");
        let accepted_us = self.now_us;
        let known = Known { from, to, accepted_us, waits: true, delivered: false, given_up: false };
        self.messages.push(known);
        self.waiting[from.index()][to.index()] += 1;
        let sums = &mut self.sums[from.index()];
        sums.accepted += 1;
        sums.queued += 1;
        sums.peak_queued = sums.peak_queued.max(sums.queued);
        Ok(())
    }

    fn leave(&mut self, mta: MtaId, to: MtaId, message: MessageId) -> Verdict {
        let number = message.number();
        let Some(known) = self.messages.get_mut(message.0 as usize) else {
            return Err(format!("message {number} leaves a queue and was never accepted"));
        };
        ensure!((known.from, known.to) == (mta, to), "message {number} leaves another queue");
        ensure!(known.waits, "message {number} leaves its queue twice");
        known.waits = false;
        self.waiting[mta.index()][to.index()] -= 1;
        let sums = &mut self.sums[mta.index()];
        sums.queued -= 1;
        sums.longest_wait_us = sums.longest_wait_us.max(self.now_us - known.accepted_us);
        Ok(())
    }

    fn deliver(&mut self, mta: MtaId, message: MessageId, again: bool) -> Verdict {
        let number = message.number();
        let Some(known) = self.messages.get_mut(message.0 as usize) else {
            return Err(format!("message {number} is delivered and was never accepted"));
        };
        ensure!(known.to == mta, "message {number} is delivered to an MTA that it is not for");
        ensure!(known.delivered || !again, "message {number} is told to have come again at first");
        ensure!(!known.delivered || again, "message {number} is delivered twice");
        if !again {
            known.delivered = true;
            self.received[mta.index()] += 1;
            self.sums[known.from.index()].delivered += 1;
        }
        Ok(())
    }

    /// Nothing of a message is sent any more once it has left its queue.
    fn sent(&self, pdu: Pdu) -> Verdict {
        let message = match pdu {
            Pdu::Transfer { message, .. }
            | Pdu::ActivityStart { message, .. }
            | Pdu::ActivityResume { message, .. }
            | Pdu::Data { message, .. }
            | Pdu::MinorSync { message, .. }
            | Pdu::ActivityEnd(message) => message,
            _ => return Ok(()),
        };
        let waits = self.messages.get(message.0 as usize).is_some_and(|known| known.waits);
        ensure!(waits, "message {} is sent and does not wait any more", message.number());
        Ok(())
    }

    fn told_waiting(&self, mta: MtaId, to: MtaId, told: u32) -> Verdict {
        let waiting = self.waiting[mta.index()][to.index()];
        ensure!(waiting == told, "{told} messages are told to wait, and {waiting} do");
        Ok(())
    }

    /// In every queue stands what was accepted and has not left, once, in order.
    fn queues(&self, moment: &Moment) -> Verdict {
        for (mta, to) in moment.pairs() {
            let place = || format!("the queue at {} for {}", moment.name(mta), moment.name(to));
            let queue = moment.world().queue(mta, to);
            let (there, expected) = (queue.len(), self.waiting[mta.index()][to.index()]);
            ensure!(there == expected, "{} has {there} messages, not {expected}", place());
            let mut last = None;
            for message in queue.iter() {
                let number = message.id.number();
                let known = &self.messages[message.id.0 as usize];
                let is_here = known.waits && (known.from, known.to) == (mta, to);
                ensure!(is_here, "message {number} is in {} and should not be", place());
                let key = Some((message.priority, message.id));
                ensure!(key > last, "message {number} is out of order in {}", place());
                last = key;
            }
        }
        let accepted = moment.world().accepted() as usize;
        let known = self.messages.len();
        ensure!(accepted == known, "{accepted} messages are accepted, and {known} were told");
        Ok(())
    }

    /// What the outcome of a run says of its mail is what was counted here; every message is accounted
    /// for.
    pub(super) fn agrees(mut self, history: &History, names: &[String]) -> Verdict {
        let until_us = match history.stop() {
            Stop::TimeOver => history.plan().until_us,
            Stop::TooManySteps => self.now_us,
        };
        for (known, id) in self.messages.iter().zip(1..) {
            let whole = known.waits || known.delivered || known.given_up;
            ensure!(whole, "message {id} has vanished");
            ensure!(!(known.waits && known.given_up), "message {id} waits and is given up");
            if known.waits {
                let sums = &mut self.sums[known.from.index()];
                sums.longest_wait_us = sums.longest_wait_us.max(until_us - known.accepted_us);
            }
        }
        let outcome = Outcome::of(history, names);
        for (told, counted) in outcome.mtas.iter().zip(&self.sums) {
            let told_sums = Sums {
                accepted: told.accepted,
                delivered: told.delivered,
                non_delivered: told.non_delivered,
                queued: told.queued,
                peak_queued: told.peak_queued,
                longest_wait_us: told.longest_wait_us,
            };
            let name = &told.name;
            ensure!(
                told_sums == *counted,
                "the outcome of {name} is {told_sums:?}, not {counted:?}"
            );
        }
        Ok(())
    }
}

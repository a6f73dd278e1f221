//! From a history to the event log: one pass over its effects.

use super::{AbnormalEnd, EventKind, LoggedEvent, NoBind};
use crate::protocol::{AbortReason, Pdu, RefuseReason, Role, StateName, Timer};
use crate::run::{History, StepId};
use crate::world::{Action, AssociationId, Effect, MtaId, TransmissionId, WorldSettings};

pub(super) fn of(history: &History) -> Vec<LoggedEvent> {
    let plan = history.plan();
    let mut reading = Reading::new(plan.mtas, &plan.settings);
    for (index, (step, effects)) in history.told().enumerate() {
        reading.now = Now::of(index, step.at_us, Some(step.action));
        reading.action(step.action);
        effects.iter().for_each(|&effect| reading.effect(effect));
    }
    reading.found
}

/// A log that is half written.
struct Reading<'a> {
    settings: &'a WorldSettings,
    mtas: Vec<Mta>,
    associations: Vec<Followed>,
    /// Every PDU, by the number of its transmission.
    sent: Vec<Sent>,
    now: Now,
    found: Vec<LoggedEvent>,
}

/// What is followed of one MTA.
#[derive(Clone)]
struct Mta {
    stopped: bool,
    refuses: bool,
    /// For each peer how many messages wait, and whether that is an alarm.
    queues: Vec<(u32, bool)>,
}

/// What is followed of one association.
struct Followed {
    mtas: [MtaId; 2],
    states: [StateName; 2],
}

/// One PDU.
#[derive(Clone, Copy)]
struct Sent {
    step: StepId,
    association: AssociationId,
    from: Role,
    pdu: Pdu,
    /// It is the answer of an MTA that refuses every bind.
    refuses_bind: bool,
}

/// What has been told of the step under way.
struct Now {
    step: StepId,
    at_us: i64,
    action: Option<Action>,
    /// What has arrived.
    received: Option<Sent>,
    /// What broke an association off.
    aborted: Option<(AssociationId, Role, AbortReason)>,
    /// The associations on which an RTORQ did not even leave.
    unreachable: Vec<AssociationId>,
    /// The ends whose calls have been told of as lost.
    cancelled: Vec<(AssociationId, Role)>,
}

impl Now {
    fn of(step: usize, at_us: i64, action: Option<Action>) -> Self {
        Now {
            step: StepId::at(step),
            at_us,
            action,
            received: None,
            aborted: None,
            unreachable: Vec::new(),
            cancelled: Vec::new(),
        }
    }

    /// What has arrived at this end.
    fn received_by(&self, association: AssociationId, end: Role) -> Option<Sent> {
        let here = |sent: &Sent| sent.association == association && sent.from == end.other();
        self.received.filter(here)
    }

    /// Whether it is that the recovery timer of this end ran out.
    fn gives_up(&self, association: AssociationId, end: Role) -> bool {
        self.action == Some(Action::Fire { association, end, timer: Timer::Recovery })
    }
}

impl<'a> Reading<'a> {
    fn new(mtas: usize, settings: &'a WorldSettings) -> Self {
        let mta = Mta { stopped: false, refuses: false, queues: vec![(0, false); mtas] };
        Reading {
            settings,
            mtas: vec![mta; mtas],
            associations: Vec::new(),
            sent: Vec::new(),
            now: Now::of(0, 0, None),
            found: Vec::new(),
        }
    }

    fn action(&mut self, action: Action) {
        match action {
            Action::Stop { mta } => {
                if let Some(mta) = self.mtas.get_mut(mta.index()) {
                    mta.stopped = true;
                    mta.queues.iter_mut().for_each(|(_, alarm)| *alarm = false);
                }
            }
            Action::Start { mta } if mta.index() < self.mtas.len() => {
                self.mtas[mta.index()].stopped = false;
                (0..=u8::MAX).take(self.mtas.len()).for_each(|peer| self.judge(mta, MtaId(peer)));
            }
            Action::RefuseBinds { mta, refuses } => {
                if let Some(mta) = self.mtas.get_mut(mta.index()) {
                    mta.refuses = refuses;
                }
            }
            _ => {}
        }
    }

    fn effect(&mut self, effect: Effect) {
        match effect {
            Effect::Queued { mta, to, waiting, .. }
            | Effect::Unqueued { mta, to, waiting, .. }
            | Effect::NonDelivered { mta, to, waiting, .. } => {
                self.mtas[mta.index()].queues[to.index()].0 = waiting;
                self.judge(mta, to);
            }
            Effect::AtLimit { mta, peer, .. } => self.log(mta, peer, None, self.limit()),
            Effect::Started { initiator, responder, .. } => {
                let (mtas, states) = ([initiator, responder], [StateName::Idle; 2]);
                self.associations.push(Followed { mtas, states });
            }
            Effect::Sent { association, from, pdu, .. } => self.send(association, from, pdu),
            Effect::Arrived { transmission } => self.now.received = self.known(transmission),
            Effect::Dropped { transmission } => {
                if let Some(sent) = self.known(transmission) {
                    self.dropped(sent);
                }
            }
            Effect::Entered { association, end, state, .. } => self.enter(association, end, state),
            Effect::Delivered { .. } | Effect::Did { .. } | Effect::Refused { .. } => {}
        }
    }

    /// Raises the alarm of a queue or clears it, if that is due.
    fn judge(&mut self, mta: MtaId, peer: MtaId) {
        let most = self.settings.threshold_messages;
        let known = &mut self.mtas[mta.index()];
        let (waiting, alarm) = &mut known.queues[peer.index()];
        let waiting = *waiting;
        let kind = match *alarm {
            false if waiting >= most => EventKind::QueueAlarm { waiting },
            true if waiting <= most / 2 => EventKind::QueueAlarmOver { waiting },
            _ => return,
        };
        if !known.stopped {
            *alarm = !*alarm;
            self.log(mta, peer, None, kind);
        }
    }

    fn send(&mut self, association: AssociationId, from: Role, pdu: Pdu) {
        let refuses_bind = match pdu {
            Pdu::Rtorj(reason) => self.refuse(association, from, reason),
            _ => false,
        };
        if let Pdu::Rtab(reason) = pdu {
            self.now.aborted = Some((association, from, reason));
        }
        self.sent.push(Sent { step: self.now.step, association, from, pdu, refuses_bind });
    }

    /// Logs what an MTA refuses, unless it refuses every bind: then its RPC does, and it knows of
    /// nothing. Says whether that is so.
    fn refuse(&mut self, association: AssociationId, end: Role, reason: RefuseReason) -> bool {
        let followed = &self.associations[association.index()];
        let busy = reason == RefuseReason::RtsBusy;
        if busy && self.mtas[followed.mtas[end as usize].index()].refuses {
            return true;
        }
        if busy {
            self.log_at(association, end, self.limit());
        }
        self.log_at(association, end, EventKind::RemoteRefused { reason });
        false
    }

    fn dropped(&mut self, sent: Sent) {
        let Sent { step, association, from, pdu, .. } = sent;
        let asks = matches!(pdu, Pdu::RtorqOpen(_) | Pdu::RtorqRecover { .. });
        if asks && step == self.now.step {
            self.now.unreachable.push(association);
        } else if !self.now.cancelled.contains(&(association, from)) {
            self.now.cancelled.push((association, from));
            let kind = match pdu {
                Pdu::Rtoac { .. } => EventKind::BindBackFailed,
                _ => EventKind::RpcCancelled { pdu },
            };
            self.log_at(association, from, kind);
        }
    }

    fn enter(&mut self, association: AssociationId, end: Role, state: StateName) {
        let states = &mut self.associations[association.index()].states;
        let before = std::mem::replace(&mut states[end as usize], state);
        let connecting = matches!(before, StateName::Opening | StateName::Recovering);
        let over = matches!(state, StateName::Idle | StateName::Lost | StateName::Closed);
        if connecting && over {
            self.not_connected(association, end, before);
        }
        if before == StateName::Opening && state == StateName::Idle {
            let after_us = self.retry_us(association, end);
            self.log_at(association, end, EventKind::OpenRetry { after_us });
        }
        if state == StateName::Closed
            && let Some(how) = self.abnormal_end(association, end)
        {
            self.log_at(association, end, EventKind::EndedAbnormally { how });
        }
    }

    /// An attempt to open or to recover an association has failed, unless its time was merely over.
    fn not_connected(&mut self, association: AssociationId, end: Role, before: StateName) {
        let answer = self.now.received_by(association, end);
        let kind = match answer.map(|answer| (answer.pdu, answer.refuses_bind)) {
            Some((Pdu::Rtorj(_), true)) => Some(EventKind::CannotBind { why: NoBind::Refused }),
            Some((Pdu::Rtorj(reason), false)) => Some(EventKind::LocalRefused { reason }),
            Some(_) => None,
            None if self.now.gives_up(association, end) => None,
            None if self.now.unreachable.contains(&association) => {
                Some(EventKind::CannotBind { why: NoBind::Unreachable })
            }
            None => Some(EventKind::CannotBind { why: NoBind::Lost }),
        };
        if let Some(kind) = kind {
            self.log_at(association, end, kind);
        }
        if before == StateName::Opening {
            self.log_at(association, end, EventKind::OpenFailed);
        }
    }

    /// When a failed opening is tried again: the state table has one delay for a refusal and one for a
    /// loss.
    fn retry_us(&self, association: AssociationId, end: Role) -> i64 {
        match self.now.received_by(association, end) {
            Some(_) => self.settings.association.open_interval_us,
            None => self.settings.association.reconnect_delay_us,
        }
    }

    /// How the association has just ended at this end; none where it was closed in order.
    fn abnormal_end(&self, association: AssociationId, end: Role) -> Option<AbnormalEnd> {
        let received = self.now.received_by(association, end).map(|sent| sent.pdu);
        match (received, self.now.aborted) {
            (Some(Pdu::Rtab(reason)), _) => Some(AbnormalEnd::BrokenOffByPeer(reason)),
            (_, Some((of, from, reason))) if (of, from) == (association, end) => {
                Some(AbnormalEnd::BrokenOff(reason))
            }
            (Some(Pdu::Rtorj(reason)), _) => Some(AbnormalEnd::Refused(reason)),
            (Some(_), _) => None,
            (None, _) if self.now.gives_up(association, end) => Some(AbnormalEnd::NotRecovered),
            (None, _) => Some(AbnormalEnd::LostWhileClosing),
        }
    }

    fn limit(&self) -> EventKind {
        EventKind::AssociationLimit { most: self.settings.associations_per_peer }
    }

    fn known(&self, transmission: TransmissionId) -> Option<Sent> {
        self.sent.get(transmission.0 as usize).copied()
    }

    /// Logs at the MTA of an end what is about its association.
    fn log_at(&mut self, association: AssociationId, end: Role, kind: EventKind) {
        let mtas = self.associations[association.index()].mtas;
        let (mta, peer) = (mtas[end as usize], mtas[end.other() as usize]);
        self.log(mta, peer, Some(association), kind);
    }

    fn log(
        &mut self,
        mta: MtaId,
        peer: MtaId,
        association: Option<AssociationId>,
        kind: EventKind,
    ) {
        if !self.mtas[mta.index()].stopped {
            let Now { step, at_us, .. } = self.now;
            self.found.push(LoggedEvent { at_us, step, mta, peer, association, kind });
        }
    }
}

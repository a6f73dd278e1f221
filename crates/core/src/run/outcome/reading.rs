//! From a history to what came of it: one pass over its effects.

use super::{
    AssociationOutcome, Ended, MtaOutcome, Outcome, StallEnded, StallOutcome, TurnOutcome, Why,
};
use crate::protocol::{Role, StateName};
use crate::run::{History, Stall, StallEnd, StepId, Stop, TurnAnomaly, TurnAnomalyKind};
use crate::world::{AssociationId, Effect, MtaId};

impl Outcome {
    /// What came of a run with MTAs of these names.
    #[must_use]
    pub fn of(history: &History, names: &[String]) -> Self {
        Reading::of(history, names).finish(history)
    }
}

/// A run that is half read.
struct Reading<'a> {
    names: &'a [String],
    mtas: Vec<MtaOutcome>,
    associations: Vec<Association>,
    /// Every message, by its number.
    messages: Vec<Message>,
}

/// What is followed of one association.
struct Association {
    mtas: [MtaId; 2],
    states: [StateName; 2],
    outcome: AssociationOutcome,
}

/// What is followed of one message.
struct Message {
    by: MtaId,
    since_us: i64,
    waits: bool,
}

impl Association {
    /// How `mta` stands to this association with `peer`: none where it does not know of it.
    fn known_to(&self, mta: MtaId, peer: MtaId) -> Option<StateName> {
        let role = match self.mtas {
            mtas if mtas == [mta, peer] => Role::Initiator,
            mtas if mtas == [peer, mta] => Role::Responder,
            _ => return None,
        };
        let state = self.states[role as usize];
        (role == Role::Initiator || state != StateName::Idle).then_some(state)
    }

    fn enter(&mut self, end: Role, state: StateName, at_us: i64) {
        self.states[end as usize] = state;
        let [initiator, responder] = self.states;
        let unheard_of = responder == StateName::Idle;
        if initiator == StateName::Closed && (responder == StateName::Closed || unheard_of) {
            self.outcome.closed_us.get_or_insert(at_us);
        }
    }

    /// What has just ended an anomaly.
    fn ended(&self, kind: TurnAnomalyKind) -> Ended {
        let is = |state: StateName| self.states.contains(&state);
        match kind {
            TurnAnomalyKind::Lost if self.states.iter().any(|state| state.holds()) => {
                Ended::Recovered
            }
            _ if is(StateName::Closed) || is(StateName::Closing) => Ended::Closed,
            _ if is(StateName::Lost) => Ended::AssociationLost,
            _ => Ended::Recovered,
        }
    }
}

impl<'a> Reading<'a> {
    fn of(history: &History, names: &'a [String]) -> Self {
        let mtas = names.iter().map(|name| nothing_of(name)).collect();
        let mut reading = Reading { names, mtas, associations: Vec::new(), messages: Vec::new() };
        let mut anomalies = history.turn_anomalies();
        anomalies.sort_by_key(|anomaly| anomaly.last_step.map_or(usize::MAX, StepId::index));
        let mut anomalies = anomalies.into_iter().peekable();
        for (index, (step, effects)) in history.told().enumerate() {
            effects.iter().for_each(|&effect| reading.effect(effect, step.at_us));
            let ends = |anomaly: &TurnAnomaly| anomaly.last_step == Some(StepId::at(index));
            while let Some(anomaly) = anomalies.next_if(ends) {
                let followed = &reading.associations[anomaly.association.index()];
                let ended = followed.ended(anomaly.kind);
                reading.turn(&anomaly, history.end_us(), ended);
            }
        }
        let end_us = history.end_us();
        anomalies.for_each(|anomaly| reading.turn(&anomaly, end_us, Ended::EndOfRun));
        reading
    }

    fn effect(&mut self, effect: Effect, at_us: i64) {
        match effect {
            Effect::Queued { mta, .. } => self.accept(mta, at_us),
            Effect::Unqueued { message, .. } => self.leave(message.0, at_us),
            Effect::NonDelivered { mta, message, .. } => {
                self.mtas[mta.index()].non_delivered += 1;
                self.leave(message.0, at_us);
            }
            Effect::Delivered { message, again: false, .. } => {
                let by = self.messages[message.0 as usize].by;
                self.mtas[by.index()].delivered += 1;
            }
            Effect::Started { association, initiator, responder, waiting } => {
                self.start(association, [initiator, responder], waiting, at_us);
            }
            Effect::Entered { association, end, state, .. } => {
                self.associations[association.index()].enter(end, state, at_us);
            }
            _ => {}
        }
    }

    fn accept(&mut self, mta: MtaId, at_us: i64) {
        self.messages.push(Message { by: mta, since_us: at_us, waits: true });
        let told = &mut self.mtas[mta.index()];
        told.accepted += 1;
        told.queued += 1;
        told.peak_queued = told.peak_queued.max(told.queued);
    }

    fn leave(&mut self, message: u32, at_us: i64) {
        let message = &mut self.messages[message as usize];
        message.waits = false;
        let told = &mut self.mtas[message.by.index()];
        told.queued -= 1;
        told.longest_wait_us = told.longest_wait_us.max(at_us - message.since_us);
    }

    fn start(&mut self, association: AssociationId, mtas: [MtaId; 2], waiting: u32, at_us: i64) {
        let [mta, peer] = mtas;
        let known = self.associations.iter().filter_map(|before| before.known_to(mta, peer));
        let known: Vec<StateName> = known.collect();
        let why = match known[..] {
            [] => Why::FirstMessage,
            _ if known.iter().all(|state| *state == StateName::Closed) => Why::ReplacesClosed,
            _ => Why::ThresholdReached,
        };
        let outcome = AssociationOutcome {
            number: association.number(),
            between: mtas.map(|mta| self.names[mta.index()].clone()),
            started_us: at_us,
            why,
            waiting,
            closed_us: None,
            turn: Vec::new(),
        };
        self.associations.push(Association { mtas, states: [StateName::Idle; 2], outcome });
    }

    fn turn(&mut self, anomaly: &TurnAnomaly, end_us: i64, ended: Ended) {
        let ended_by = anomaly.ended_by();
        let told = TurnOutcome {
            turn: anomaly.kind,
            from_us: anomaly.from_us,
            to_us: anomaly.until_us(end_us),
            for_us: anomaly.for_us(end_us),
            ended: if ended_by.is_some() { Ended::Replaced } else { ended },
            replaced_by: ended_by.map(|newer| newer.association.number()),
            loss_step: anomaly.loss.map(StepId::number),
            first_step: anomaly.first_step.number(),
            last_step: anomaly.until_step().map(StepId::number),
        };
        self.associations[anomaly.association.index()].outcome.turn.push(told);
    }

    fn finish(mut self, history: &History) -> Outcome {
        let until_us = history.end_us();
        for message in self.messages.iter().filter(|message| message.waits) {
            let told = &mut self.mtas[message.by.index()];
            told.longest_wait_us = told.longest_wait_us.max(until_us - message.since_us);
        }
        let mut associations: Vec<_> =
            self.associations.into_iter().map(|followed| followed.outcome).collect();
        for association in &mut associations {
            association.turn.sort_by_key(|turn| turn.from_us);
        }
        Outcome {
            hash: format!("{:032x}", history.hash()),
            complete: history.stop() == Stop::TimeOver,
            until_us,
            steps: history.step_count(),
            stalls: history.stalls().iter().map(|stall| stall_outcome(stall, self.names)).collect(),
            mtas: self.mtas,
            associations,
        }
    }
}

fn stall_outcome(stall: &Stall, names: &[String]) -> StallOutcome {
    let (ended, association) = match stall.ended {
        StallEnd::Delivered(association) => (StallEnded::Delivered, Some(association.number())),
        StallEnd::GivenUp => (StallEnded::GivenUp, None),
        StallEnd::StillStanding => (StallEnded::EndOfRun, None),
    };
    StallOutcome {
        from: names[stall.from.index()].clone(),
        to: names[stall.to.index()].clone(),
        from_us: stall.from_us,
        to_us: stall.to_us,
        for_us: stall.for_us(),
        waiting: stall.waiting,
        ended,
        association,
    }
}

fn nothing_of(name: &str) -> MtaOutcome {
    MtaOutcome {
        name: name.to_owned(),
        accepted: 0,
        delivered: 0,
        non_delivered: 0,
        queued: 0,
        peak_queued: 0,
        longest_wait_us: 0,
    }
}

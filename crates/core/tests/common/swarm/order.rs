//! Order over one association.
//!
//! An end takes the first message, by priority and then by acceptance, that no other association is
//! carrying; it takes none before it is done with the one that it has; and what it begins arrives in
//! that order. So messages of one priority come over one association in the order of their
//! acceptance, but for those that another association was carrying when this one took a later one: that
//! one may be closed, and then its message goes back to its place and is the next to be taken here.

use turnlab_core::protocol::{MessageId, Pdu, Priority, Role};
use turnlab_core::world::{Association, AssociationId, Effect, MtaId};

use super::watch::{Moment, Verdict, ensure};

/// What an end has begun to send, in order, and how much of it is known to have come.
#[derive(Default)]
struct Begun {
    messages: Vec<MessageId>,
    come: usize,
}

#[derive(Default)]
pub(super) struct Order {
    /// For each association, by the sending end.
    begun: Vec<[Begun; 2]>,
    /// For each message the step in which it was last seen to be carried.
    carried: Vec<usize>,
}

impl Order {
    pub(super) fn look(&mut self, moment: &Moment) -> Verdict {
        for &effect in moment.effects {
            match effect {
                Effect::Started { .. } => self.begun.push(Default::default()),
                Effect::Sent { association, from, pdu, .. } => {
                    self.sent(association, from, pdu, moment)?;
                }
                Effect::Delivered { mta, message, association, .. } => {
                    self.delivered(association, mta, message, moment)?;
                }
                _ => {}
            }
        }
        self.carried_once(moment)
    }

    fn sent(
        &mut self,
        association: AssociationId,
        from: Role,
        pdu: Pdu,
        moment: &Moment,
    ) -> Verdict {
        let (Pdu::Transfer { message, .. }
        | Pdu::ActivityStart { message, .. }
        | Pdu::ActivityResume { message, .. }) = pdu
        else {
            return Ok(());
        };
        self.begun[association.index()][from as usize].messages.push(message);
        let carried = moment.before(association, from).carries;
        if carried == Some(message) {
            return Ok(());
        }
        let begins = || format!("{} begins message", moment.end(association, from));
        if let Some(carried) = carried {
            let (number, earlier) = (message.number(), carried.number());
            let done = !waits(moment, association, from, carried);
            ensure!(done, "{} {number} before it is done with {earlier}", begins());
        }
        is_next(moment, association, from, message).map_err(|what| format!("{} {what}", begins()))
    }

    /// What arrives was begun after all that has arrived before.
    fn delivered(
        &mut self,
        association: AssociationId,
        mta: MtaId,
        message: MessageId,
        moment: &Moment,
    ) -> Verdict {
        let number = message.number();
        let between = &moment.world().associations()[association.index()];
        let Some(role) = between.role_of(mta) else {
            return Err(format!("message {number} comes over an association of others"));
        };
        let begun = &mut self.begun[association.index()][role.other() as usize];
        let behind = begun.messages[begun.come..].iter().position(|&begun| begun == message);
        let Some(behind) = behind else {
            let end = moment.end(association, role);
            return Err(format!("message {number} comes to {end} out of the order of its sending"));
        };
        begun.come += behind + 1;
        Ok(())
    }

    /// No message is carried by two ends, and what is carried waits.
    fn carried_once(&mut self, moment: &Moment) -> Verdict {
        self.carried.resize(moment.world().accepted() as usize, 0);
        let step = moment.run.steps();
        for (id, association) in moment.associations() {
            for role in Role::BOTH {
                let Some(message) = association.end(role).state.carries() else { continue };
                let seen = &mut self.carried[message.id.0 as usize];
                let number = message.id.number();
                ensure!(*seen != step, "message {number} is carried by two associations");
                *seen = step;
                let there = waits(moment, id, role, message.id);
                ensure!(there, "{} carries message {number}, which is gone", moment.end(id, role));
            }
        }
        Ok(())
    }
}

/// Whether a message waits where this end takes its mail from.
fn waits(moment: &Moment, id: AssociationId, role: Role, message: MessageId) -> bool {
    let association = &moment.world().associations()[id.index()];
    let queue = moment.world().queue(association.mta(role), association.mta(role.other()));
    queue.iter().any(|waiting| waiting.id == message)
}

/// Whether every message before this one in its queue is, or was at the beginning of the step, with
/// another association.
fn is_next(moment: &Moment, id: AssociationId, role: Role, message: MessageId) -> Verdict {
    let association = &moment.world().associations()[id.index()];
    let (mta, peer) = (association.mta(role), association.mta(role.other()));
    for ahead in moment.world().queue(mta, peer).iter() {
        let number = message.number();
        if ahead.id == message {
            let fits = !association.is_urgent_only() || ahead.priority == Priority::Urgent;
            ensure!(fits, "{number}, which is not urgent");
            return Ok(());
        }
        let elsewhere = |(other, between): (AssociationId, &Association)| {
            other != id
                && between.role_between(mta, peer).is_some_and(|role| {
                    let now = between.end(role).state.carries().map(|message| message.id);
                    [now, moment.before(other, role).carries].contains(&Some(ahead.id))
                })
        };
        let (taken, first) = (moment.associations().any(elsewhere), ahead.id.number());
        ensure!(taken, "{number} though message {first} is before it");
    }
    Err(format!("{}, which is not in its queue", message.number()))
}

//! The passage of every PDU of a history.

use super::line::Lines;
use super::{History, Passage};
use crate::world::{Action, Effect};

impl History {
    /// When each PDU left and when it was to arrive, in the order in which they were sent.
    #[must_use]
    pub fn passages(&self) -> Vec<Passage> {
        match self.plan().order.is_empty() {
            true => timed(self),
            false => ordered(self),
        }
    }
}

/// Where an order takes the place of the clock, a PDU is on its way until it arrives. One that is lost
/// was half way, and one that never arrives is on its way when all is over.
fn ordered(history: &History) -> Vec<Passage> {
    let end_us = history.plan().until_us;
    let mut passages: Vec<Passage> = Vec::new();
    for (_, now_us, effect) in history.all_effects() {
        match effect {
            Effect::Sent { .. } => {
                let arrives_us = end_us.saturating_add(end_us - now_us).max(now_us + 1);
                passages.push(Passage { leaves_us: now_us, arrives_us });
            }
            Effect::Arrived { transmission } => {
                passages[transmission.0 as usize].arrives_us = now_us;
            }
            Effect::Dropped { transmission } => {
                let passage = &mut passages[transmission.0 as usize];
                passage.arrives_us = now_us + (now_us - passage.leaves_us);
            }
            _ => {}
        }
    }
    passages
}

fn timed(history: &History) -> Vec<Passage> {
    let mut lines = Lines::new(history.plan());
    let mut passages = Vec::new();
    for (step, effects) in history.told() {
        if let Action::SetLink { fault } = step.action {
            lines.set_link(history.plan(), fault);
        }
        for &effect in effects {
            match effect {
                Effect::Started { initiator, responder, .. } => {
                    lines.add_association(initiator, responder);
                }
                Effect::Sent { association, from, pdu, .. } => {
                    passages.push(lines.pass(association, from.other(), pdu, step.at_us));
                }
                _ => {}
            }
        }
    }
    passages
}

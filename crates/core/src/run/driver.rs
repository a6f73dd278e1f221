//! A run under way: the earliest of what is enabled happens next.

use std::sync::Arc;

use super::agenda::{Agenda, Due, Entry};
use super::line::Lines;
use super::{Plan, StepId, TimedStep, UserCommand};
use crate::protocol::{Role, Timer};
use crate::world::{Action, AssociationId, Effect, TimerChange, World};

/// A run under way: a world, its deadlines and the time. A plain value: a clone is a checkpoint.
#[derive(Debug, Clone)]
pub struct Run {
    plan: Arc<Plan>,
    world: World,
    agenda: Agenda,
    lines: Lines,
    /// What the step under way does to the timers; empty between steps.
    timers: Vec<TimerChange>,
    now_us: i64,
    steps: u32,
}

impl Run {
    /// Stands before the first step.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        let mut agenda = Agenda::default();
        for (index, cut) in (0..).zip(&plan.cuts) {
            agenda.enter(cut.at_us, None, Due::Cut { index });
        }
        for (index, command) in (0..).zip(&plan.commands) {
            agenda.enter(command.at_us, None, Due::Command { index });
        }
        for (stream, mail) in (0..).zip(&plan.mail) {
            if mail.count > 0 {
                agenda.enter(mail.first_us, None, Due::Mail { stream, sent: 0 });
            }
        }
        let world = World::new(plan.mtas);
        Run {
            plan,
            world,
            agenda,
            lines: Lines::default(),
            timers: Vec::new(),
            now_us: 0,
            steps: 0,
        }
    }

    /// The world as it stands.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// How many steps have been taken.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps as usize
    }

    /// The time of the last step, in microseconds.
    #[must_use]
    pub fn now_us(&self) -> i64 {
        self.now_us
    }

    /// When a timer runs out, in microseconds; `None` where it is not running.
    #[must_use]
    pub fn deadline_us(&self, association: AssociationId, end: Role, timer: Timer) -> Option<i64> {
        self.agenda.deadline_us(association, end, timer)
    }

    /// Takes the next step, appends what came of it to `effects`, and says what it was. `None` at
    /// the end of the run, which changes nothing.
    pub fn advance(&mut self, effects: &mut Vec<Effect>) -> Option<TimedStep> {
        let first_effect = effects.len();
        loop {
            let entry = self.agenda.next(self.plan.until_us)?;
            let Some(action) = self.action(entry) else {
                continue;
            };
            self.now_us = self.now_us.max(entry.at_us);
            self.world.apply(&self.plan.settings, action, effects, &mut self.timers);
            self.schedule(action, &effects[first_effect..]);
            self.steps += 1;
            let (at_us, cause) = (self.now_us, entry.cause);
            return Some(TimedStep { at_us, action, cause, first_effect: first_effect as u32 });
        }
    }

    /// What is due, unless it has been overtaken.
    fn action(&mut self, entry: Entry) -> Option<Action> {
        match entry.due {
            Due::Mail { stream, sent } => Some(self.submit(entry.at_us, stream, sent)),
            Due::Cut { index } => {
                let association = self.plan.cuts[index as usize].association;
                self.world.can_lose(association).then_some(Action::Lose { association })
            }
            Due::Command { index } => {
                let UserCommand { association, mta, command, .. } =
                    self.plan.commands[index as usize];
                let end = self.world.associations().get(association.index())?.role_of(mta)?;
                Some(Action::Command { association, end, command })
            }
            Due::Arrival { association, to, transmission } => {
                let first = self.world.associations()[association.index()].in_flight(to).next()?;
                (first.transmission == transmission).then_some(Action::Deliver { association, to })
            }
            Due::Timeout { association, end, timer } => {
                Some(Action::Fire { association, end, timer })
            }
        }
    }

    fn submit(&mut self, at_us: i64, stream: u32, sent: u32) -> Action {
        let mail = self.plan.mail[stream as usize];
        if sent + 1 < mail.count {
            let next_us = at_us.saturating_add(mail.every_us.max(1));
            self.agenda.enter(next_us, None, Due::Mail { stream, sent: sent + 1 });
        }
        Action::Submit {
            mta: mail.from,
            to: mail.to,
            priority: mail.priority,
            size_kb: mail.size_kb,
        }
    }

    fn schedule(&mut self, action: Action, effects: &[Effect]) {
        let cause = Some(StepId::at(self.steps()));
        if let Action::Lose { association } = action {
            self.lines.clear(association);
        }
        for &effect in effects {
            match effect {
                Effect::Started { association, .. } => {
                    self.agenda.add_association(association);
                    self.lines.add_association(association);
                }
                Effect::Sent { transmission, association, from, pdu } => {
                    let to = from.other();
                    let link = self.plan.link;
                    let passage = self.lines.pass(link, association, to, pdu, self.now_us);
                    let due = Due::Arrival { association, to, transmission };
                    self.agenda.enter(passage.arrives_us, cause, due);
                }
                _ => {}
            }
        }
        self.schedule_timers(cause);
    }

    fn schedule_timers(&mut self, cause: Option<StepId>) {
        for change in self.timers.drain(..) {
            let TimerChange { association, end, timer, after } = change;
            match after {
                Some(after) => {
                    let at_us = self.now_us.saturating_add(after.us());
                    self.agenda.arm(association, end, timer, at_us, cause);
                }
                None => self.agenda.disarm(association, end, timer),
            }
        }
    }
}

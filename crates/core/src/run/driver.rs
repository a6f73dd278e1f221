//! A run under way: the earliest of what is enabled happens next.

use std::sync::Arc;

use super::agenda::{Agenda, Due, Entry};
use super::line::Lines;
use super::script::ScriptCursor;
use super::unmet::Met;
use super::{Cut, Fault, Passage, Plan, StepId, TimedStep, Unmet, UserCommand, pace};
use crate::protocol::{Pdu, Role, Timer};
use crate::world::{Action, AssociationId, Effect, TimerChange, World};

/// Cuts that are entered while a run goes on come after as many of the plan.
const MOST_OF_PLAN: u32 = 1 << 30;

/// A run under way: a world, its deadlines and the time. A plain value: a clone is a checkpoint.
#[derive(Debug, Clone)]
pub struct Run {
    plan: Arc<Plan>,
    world: World,
    agenda: Agenda,
    lines: Lines,
    /// For each fault of the plan how many PDUs of its kind there have been.
    counted: Vec<u32>,
    met: Met,
    /// What the step under way does to the timers; empty between steps.
    timers: Vec<TimerChange>,
    now_us: i64,
    steps: u32,
    /// Where it is in an explicit order.
    ordered: ScriptCursor,
}

impl Run {
    /// Stands before the first step.
    #[must_use]
    pub fn new(plan: Arc<Plan>) -> Self {
        let mut agenda = Agenda::default();
        if plan.order.is_empty() {
            Self::enter_all(&mut agenda, &plan);
        }
        let world = World::new(plan.mtas);
        Run {
            world,
            agenda,
            lines: Lines::new(&plan),
            counted: vec![0; plan.faults.len()],
            met: Met::new(&plan),
            timers: Vec::new(),
            now_us: 0,
            steps: 0,
            ordered: ScriptCursor::default(),
            plan,
        }
    }

    /// Enters all that has a time of its own.
    fn enter_all(agenda: &mut Agenda, plan: &Plan) {
        for (index, cut) in (0..).zip(&plan.cuts) {
            agenda.enter_last(cut.at_us, index, Due::Cut { index });
        }
        for (index, command) in (0..).zip(&plan.commands) {
            agenda.enter(command.at_us, None, Due::Command { index });
        }
        for (index, &fault) in (0..).zip(&plan.faults) {
            for (at_us, ends) in times(fault) {
                agenda.enter(at_us, None, Due::Fault { index, ends });
            }
        }
        for (stream, mail) in (0..).zip(&plan.mail) {
            if mail.count > 0 {
                agenda.enter(mail.first_us, None, Due::Mail { stream, sent: 0 });
            }
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

    /// The cut that somebody makes at an instant that the run has come to: of the association that is
    /// wanted, if it can be lost, or else of the newest that can. None where nothing is connected, and
    /// where the run follows an order.
    #[must_use]
    pub fn cut_at(&self, at_us: i64, wanted: Option<AssociationId>) -> Option<Cut> {
        if !self.plan.order.is_empty() {
            return None;
        }
        let wanted = wanted.filter(|&wanted| self.world.can_lose(wanted));
        let association = wanted.or_else(|| self.world.newest_to_lose())?;
        Some(Cut { at_us, association })
    }

    /// Enters a cut that is not in the plan: it strikes after all that happens at its instant, like those
    /// of the plan and after them, and among those that are entered for one instant at its place.
    pub(crate) fn enter_cut(&mut self, Cut { at_us, association }: Cut, place: u16) {
        let place = MOST_OF_PLAN + u32::from(place);
        self.agenda.enter_last(at_us, place, Due::Loss { association, fault: None });
    }

    /// Takes the next step, appends what came of it to `effects`, and says what it was. `None` at
    /// the end of the run, which changes nothing.
    pub fn advance(&mut self, effects: &mut Vec<Effect>) -> Option<TimedStep> {
        self.advance_until(i64::MAX, effects)
    }

    /// The same, unless the next step comes after `until_us`: that is left for later. Only where the clock
    /// decides; an order has no steps that are due.
    pub(super) fn advance_until(
        &mut self,
        until_us: i64,
        effects: &mut Vec<Effect>,
    ) -> Option<TimedStep> {
        let first_effect = effects.len();
        let (at_us, cause, action, due) = self.next(until_us)?;
        self.now_us = self.now_us.max(at_us);
        self.world.apply(&self.plan.settings, action, effects, &mut self.timers);
        self.schedule(action, &effects[first_effect..]);
        self.meet(due, &effects[first_effect..]);
        self.steps += 1;
        let at_us = self.now_us;
        Some(TimedStep { at_us, action, cause, first_effect: first_effect as u32 })
    }

    /// What of the plan has done nothing until the run ended at `end_us`. Where an order takes the place of
    /// the clock, the rest of the plan is put aside, and nothing is missed.
    pub(super) fn unmet(&self, end_us: i64) -> Unmet {
        match self.plan.order.is_empty() {
            true => self.met.unmet(&self.plan, end_us),
            false => Unmet::default(),
        }
    }

    fn meet(&mut self, due: Option<Due>, effects: &[Effect]) {
        if let Some(due) = due {
            self.met.take(due, effects);
        }
        if !self.plan.faults.is_empty() {
            self.met.shaped(&self.plan, self.world.associations(), self.now_us, effects);
        }
    }

    /// When the next step is, what brought it about, what it is, and what was due.
    fn next(&mut self, until_us: i64) -> Option<(i64, Option<StepId>, Action, Option<Due>)> {
        if !self.plan.order.is_empty() {
            let (at_us, cause, action) = self.ordered.next(&self.plan, &self.world)?;
            return Some((at_us, cause, action, None));
        }
        loop {
            let entry = self.agenda.next(self.plan.until_us.min(until_us))?;
            if let Some(action) = self.action(entry) {
                return Some((entry.at_us, entry.cause, action, Some(entry.due)));
            }
        }
    }

    /// What is due, unless it has been overtaken.
    fn action(&mut self, entry: Entry) -> Option<Action> {
        match entry.due {
            Due::Mail { stream, sent } => Some(self.submit(entry.at_us, stream, sent)),
            Due::Cut { index } => self.world.loss_of(self.plan.cuts[index as usize].association),
            Due::Command { index } => {
                let UserCommand { association, mta, command, .. } =
                    self.plan.commands[index as usize];
                let end = self.world.associations().get(association.index())?.role_of(mta)?;
                Some(Action::Command { association, end, command })
            }
            Due::Fault { index, ends } => self.fault(index, ends, entry.at_us),
            Due::Loss { association, .. } => self.world.loss_of(association),
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
            let next_us = at_us.saturating_add(pace::wait_us(&mail, sent));
            self.agenda.enter(next_us, None, Due::Mail { stream, sent: sent + 1 });
        }
        Action::Submit {
            mta: mail.from,
            to: mail.to,
            priority: mail.priority,
            size_kb: pace::size_kb(&mail, sent),
        }
    }

    fn schedule(&mut self, action: Action, effects: &[Effect]) {
        let cause = Some(StepId::at(self.steps()));
        if let Action::SetLink { fault } = action {
            self.lines.set_link(&self.plan, fault);
        }
        for &effect in effects {
            match effect {
                Effect::Started { association, initiator, responder, .. } => {
                    self.agenda.add_association(association);
                    self.lines.add_association(initiator, responder);
                }
                Effect::Sent { transmission, .. } if !self.plan.order.is_empty() => {
                    self.ordered.sent(transmission, cause);
                }
                Effect::Sent { transmission, association, from, pdu } => {
                    let to = from.other();
                    let passage = self.lines.pass(association, to, pdu, self.now_us);
                    self.count(association, from, pdu, passage);
                    let due = Due::Arrival { association, to, transmission };
                    self.agenda.enter(passage.arrives_us, cause, due);
                }
                _ => {}
            }
        }
        if self.plan.order.is_empty() {
            self.schedule_timers(cause);
            self.cut_after_step();
        }
        self.timers.clear();
    }

    /// Counts a PDU for the faults that wait for it, and enters the loss that comes of it.
    fn count(&mut self, association: AssociationId, end: Role, pdu: Pdu, passage: Passage) {
        let mta = self.world.associations()[association.index()].mta(end);
        for ((place, counted), &fault) in (0..).zip(&mut self.counted).zip(&self.plan.faults) {
            let Fault::CutInFlight { from, kind, nth, per_mille } = fault else { continue };
            if (from, kind) != (mta, pdu.kind()) {
                continue;
            }
            *counted += 1;
            if *counted == nth {
                let way_us = passage.arrives_us - passage.leaves_us;
                let at_us = passage.leaves_us + way_us / 1000 * i64::from(per_mille.min(1000));
                let due = Due::Loss { association, fault: Some(place) };
                self.agenda.enter(at_us, None, due);
            }
        }
    }

    fn cut_after_step(&mut self) {
        for (place, &fault) in (0..).zip(&self.plan.faults) {
            if let Fault::CutAfterStep { step, association } = fault
                && step == self.steps + 1
            {
                let due = Due::Loss { association, fault: Some(place) };
                self.agenda.enter_first(self.now_us, due);
            }
        }
    }

    /// What a fault of the plan does when it begins, or ends: nothing, if another keeps up what it did.
    fn fault(&self, index: u16, ends: bool, at_us: i64) -> Option<Action> {
        let fault = *self.plan.faults.get(usize::from(index))?;
        if ends && self.plan.faults.iter().any(|other| other.keeps_up(fault, at_us)) {
            return None;
        }
        match fault {
            Fault::CutAfterStep { .. } | Fault::CutInFlight { .. } => None,
            Fault::LinkDown { between, .. } if ends => Some(Action::LinkUp { between }),
            Fault::LinkDown { between, .. } => Some(Action::LinkDown { between }),
            Fault::SetLink { .. } => Some(Action::SetLink { fault: index }),
            Fault::Stop { mta, .. } if ends => Some(Action::Start { mta }),
            Fault::Stop { mta, .. } => Some(Action::Stop { mta }),
            Fault::RefuseBinds { mta, .. } => Some(Action::RefuseBinds { mta, refuses: !ends }),
        }
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

/// When a fault begins, and when it ends; none for what waits for a step or a PDU.
fn times(fault: Fault) -> impl Iterator<Item = (i64, bool)> {
    let times = [(fault.from_us(), false), (fault.to_us(), true)];
    times.into_iter().filter_map(|(us, ends)| Some((us?, ends)))
}

//! What is asked after every step of a run of the swarm.

use turnlab_core::protocol::{MessageId, Role, StateName};
use turnlab_core::run::{History, Plan, Run, TimedStep};
use turnlab_core::world::{Association, AssociationId, Effect, MtaId, World};

use super::lines::Lines;
use super::mail::MailWatch;
use super::order::Order;
use super::turn::TurnWatch;
use super::{faults_in_force, limits, states, timers};

/// Whether all is as it must be; if not, what is wrong, in words.
pub(super) type Verdict = Result<(), String>;

/// Gives up with a text unless something holds.
macro_rules! ensure {
    ($holds:expr, $($told:tt)+) => {
        if !$holds {
            return Err(format!($($told)+));
        }
    };
}
pub(super) use ensure;

/// What is known of an end before a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct EndSeen {
    pub(super) state: StateName,
    pub(super) carries: Option<MessageId>,
    pub(super) believes_mine: bool,
}

impl EndSeen {
    const NEW: EndSeen = EndSeen { state: StateName::Idle, carries: None, believes_mine: false };

    pub(super) fn of(association: &Association, role: Role) -> Self {
        let state = &association.end(role).state;
        EndSeen {
            state: state.name(),
            carries: state.carries().map(|message| message.id),
            believes_mine: state.belief() == Some(turnlab_core::protocol::Belief::Mine),
        }
    }
}

/// One step, the world after it, and what was known of the ends before it.
pub(super) struct Moment<'a> {
    pub(super) names: &'a [String],
    pub(super) plan: &'a Plan,
    pub(super) run: &'a Run,
    pub(super) step: TimedStep,
    pub(super) effects: &'a [Effect],
    pub(super) before: &'a [[EndSeen; 2]],
    pub(super) over: &'a [bool],
}

impl<'a> Moment<'a> {
    pub(super) fn world(&self) -> &'a World {
        self.run.world()
    }

    pub(super) fn name(&self, mta: MtaId) -> &'a str {
        &self.names[mta.index()]
    }

    /// An end in words.
    pub(super) fn end(&self, association: AssociationId, role: Role) -> String {
        let mta = self.world().associations()[association.index()].mta(role);
        format!("the end of {} of association {}", self.name(mta), association.number())
    }

    /// How an end stood before the step.
    pub(super) fn before(&self, association: AssociationId, role: Role) -> EndSeen {
        self.before.get(association.index()).map_or(EndSeen::NEW, |ends| ends[role as usize])
    }

    /// Every association that was not over before the step.
    pub(super) fn associations(
        &self,
    ) -> impl Iterator<Item = (AssociationId, &'a Association)> + use<'a> {
        let over = self.over;
        let all = (0..).map(AssociationId).zip(self.world().associations());
        all.filter(move |(id, _)| !over.get(id.index()).is_some_and(|over| *over))
    }

    /// Two MTAs that are not the same.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (MtaId, MtaId)> + use<> {
        let all = u8::try_from(self.names.len()).expect("eight at the most");
        let to = move |mta| (0..all).filter(move |&peer| peer != mta).map(move |peer| (mta, peer));
        (0..all).flat_map(to).map(|(mta, peer)| (MtaId(mta), MtaId(peer)))
    }
}

/// Follows a run from its first step to its last, and says where something is not as it must be.
pub(super) struct Watch<'a> {
    names: &'a [String],
    plan: &'a Plan,
    before: Vec<[EndSeen; 2]>,
    over: Vec<bool>,
    mail: MailWatch,
    order: Order,
    turn: TurnWatch,
    lines: Lines,
}

impl<'a> Watch<'a> {
    pub(super) fn of(names: &'a [String], history: &'a History) -> Self {
        Watch {
            names,
            plan: history.plan(),
            before: Vec::new(),
            over: Vec::new(),
            mail: MailWatch::of(names.len()),
            order: Order::default(),
            turn: TurnWatch::default(),
            lines: Lines::of(history),
        }
    }

    /// Looks at one step, its effects and what stands after it.
    pub(super) fn look(&mut self, run: &Run, step: TimedStep, effects: &[Effect]) -> Verdict {
        let Watch { names, plan, before, over, mail, order, turn, lines } = self;
        let moment = Moment { names, plan, run, step, effects, before, over };
        mail.look(&moment)?;
        order.look(&moment)?;
        turn.look(&moment)?;
        lines.look(&moment)?;
        timers::look(&moment)?;
        limits::look(&moment)?;
        states::look(&moment)?;
        faults_in_force::look(&moment)?;
        self.remember(run.world());
        Ok(())
    }

    fn remember(&mut self, world: &World) {
        for (place, association) in world.associations().iter().enumerate() {
            if place == self.over.len() {
                self.over.push(false);
                self.before.push([EndSeen::NEW; 2]);
            }
            if !self.over[place] {
                self.over[place] = is_over(association);
                self.before[place] = Role::BOTH.map(|role| EndSeen::of(association, role));
            }
        }
    }

    /// Looks at what a whole history says of itself.
    pub(super) fn finish(self, history: &History) -> Verdict {
        self.mail.agrees(history, self.names)?;
        self.turn.agrees(history)
    }
}

/// Whether nothing can happen to an association any more: both ends are closed, or the responder has
/// never heard of it, and nothing is on its way.
fn is_over(association: &Association) -> bool {
    let [initiator, responder] = Role::BOTH.map(|role| association.end(role).state.name());
    let flies = |role| association.in_flight(role).next().is_some();
    initiator == StateName::Closed
        && matches!(responder, StateName::Closed | StateName::Idle)
        && !Role::BOTH.into_iter().any(flies)
}

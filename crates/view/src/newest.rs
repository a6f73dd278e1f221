//! Which association is told of: the newest, or with more than two MTAs the newest of each pair.

use turnlab_core::protocol::{Role, StateName};
use turnlab_core::run::{Run, TurnAnomaly};
use turnlab_core::world::{Action, Association, AssociationId, Effect, MtaId};

use crate::Story;

/// The associations whose Turn is told of, for all that happens until `at_us`: the newest. Of more
/// than two MTAs those where something is wrong, and that of the pair that did something last.
pub(crate) fn told_of(story: &Story, run: &Run, at_us: i64) -> Vec<AssociationId> {
    if !story.has_many() {
        return newest(run).into_iter().collect();
    }
    let of_pair = |pair| newest_between(run, pair);
    let wrong = |association: &AssociationId| anomaly_at(story, *association, at_us).is_some();
    let mut told: Vec<_> = story.pairs().filter_map(of_pair).filter(wrong).collect();
    let last = story.history.steps_until(at_us).checked_sub(1);
    let last = last.and_then(|step| pair_of_step(story, step)).and_then(of_pair);
    if let Some(last) = last.or_else(|| newest(run)).filter(|last| !told.contains(last)) {
        told.push(last);
    }
    told
}

/// The two that a step is about, if it is about two.
fn pair_of_step(story: &Story, step: usize) -> Option<[MtaId; 2]> {
    match story.history.step(step).action {
        Action::Submit { mta, to, .. } => Some([mta, to]),
        Action::Open { mta, peer } => Some([mta, peer]),
        Action::Deliver { association, .. }
        | Action::Lose { association }
        | Action::Fire { association, .. }
        | Action::Command { association, .. } => Some(story.pair_of(association)),
        Action::LinkDown { between } | Action::LinkUp { between } => Some(between),
        Action::SetLink { .. } => None,
        Action::Stop { .. } | Action::Start { .. } | Action::RefuseBinds { .. } => {
            story.history.effects(step).iter().rev().find_map(|effect| match *effect {
                Effect::Entered { association, .. } => Some(story.pair_of(association)),
                _ => None,
            })
        }
    }
}

/// The newest association of two MTAs that is told of.
pub(crate) fn newest_between(run: &Run, [one, other]: [MtaId; 2]) -> Option<AssociationId> {
    newest_of(run, |association| association.role_between(one, other).is_some())
}

pub(crate) fn anomaly_at(
    story: &Story,
    association: AssociationId,
    at_us: i64,
) -> Option<&TurnAnomaly> {
    let is_it =
        |anomaly: &&TurnAnomaly| anomaly.association == association && anomaly.lasts_at(at_us);
    story.anomalies.iter().find(is_it)
}

/// The end that the Turn of this association is on its way to.
pub(crate) fn receiver_of_turn(run: &Run, association: AssociationId) -> Option<Role> {
    let between = run.world().associations().get(association.index())?;
    let brings = |to: &Role| between.in_flight(*to).any(|flight| flight.pdu.gives_turn());
    Role::BOTH.into_iter().find(brings)
}

/// The association that is told of: the newest that is not closed and has been open; while none has,
/// the newest that is coming.
fn newest(run: &Run) -> Option<AssociationId> {
    newest_of(run, |_| true)
}

fn newest_of(run: &Run, is_one: impl Fn(&Association) -> bool) -> Option<AssociationId> {
    let associations = run.world().associations();
    let live = |place: &usize| {
        let mut ends = associations[*place].ends().map(|end| end.state.name());
        is_one(&associations[*place])
            && ends.any(|name| !matches!(name, StateName::Closed | StateName::Idle))
    };
    let coming = |place: &usize| {
        let mut ends = associations[*place].ends().map(|end| end.state.name());
        ends.any(|name| matches!(name, StateName::Opening | StateName::Idle))
    };
    let newest_first = || (0..associations.len()).rev().filter(live);
    let told = newest_first().find(|place| !coming(place)).or_else(|| newest_first().next())?;
    Some(AssociationId(u16::try_from(told).ok()?))
}

/// The ends of an MTA that are not closed, oldest first.
pub(crate) fn live_ends(run: &Run, mta: MtaId) -> Vec<(AssociationId, Role)> {
    let numbered = (0..).zip(run.world().associations());
    let ends = numbered.filter_map(|(place, association)| {
        let role = association.role_of(mta)?;
        let state = association.end(role).state.name();
        let live =
            state != StateName::Closed && (state != StateName::Idle || role == Role::Initiator);
        live.then_some((AssociationId(place), role))
    });
    ends.collect()
}

pub(crate) fn state(run: &Run, association: AssociationId, role: Role) -> StateName {
    run.world().associations()[association.index()].end(role).state.name()
}

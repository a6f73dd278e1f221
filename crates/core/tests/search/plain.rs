//! A search that is obviously right: a set of whole situations, and nothing clever.

use std::collections::{BTreeMap, BTreeSet};

use turnlab_core::protocol::{Role, StateName, Timer};
use turnlab_core::search::{Model, Situation};
use turnlab_core::world::{Action, Effect, MtaId, World};

/// All that can be reached, with the depth of each and what comes next.
pub(crate) struct Plain {
    pub(crate) reached: Vec<Reached>,
    pub(crate) transitions: u64,
}

pub(crate) struct Reached {
    pub(crate) situation: Situation,
    pub(crate) depth: usize,
    pub(crate) next: Vec<(Action, usize)>,
}

impl Plain {
    pub(crate) fn of(model: &Model) -> Self {
        let first = model.initial();
        let mut places = BTreeMap::from([(key(&first), 0)]);
        let mut reached = vec![Reached { situation: first, depth: 0, next: Vec::new() }];
        let mut transitions = 0;
        let mut looked_at = 0;
        while looked_at < reached.len() {
            let (from, depth) = (reached[looked_at].situation.clone(), reached[looked_at].depth);
            for action in model.actions(&from) {
                let Some(situation) = model.apply(&from, action) else { continue };
                transitions += 1;
                let new = reached.len();
                let place = *places.entry(key(&situation)).or_insert(new);
                if place == new {
                    reached.push(Reached { situation, depth: depth + 1, next: Vec::new() });
                }
                reached[looked_at].next.push((action, place));
            }
            looked_at += 1;
        }
        Plain { reached, transitions }
    }

    pub(crate) fn depth(&self) -> usize {
        self.reached.iter().map(|reached| reached.depth).max().unwrap_or_default()
    }

    /// How many actions lead to the nearest situation of which this is true.
    pub(crate) fn nearest(&self, is_so: impl Fn(&World) -> bool) -> Option<usize> {
        self.reached.iter().find(|at| is_so(&at.situation.world)).map(|at| at.depth)
    }

    /// How many actions lead to the nearest situation in which an end with mail cannot come to hold the
    /// Turn of an association that is not closed: from each situation it is tried.
    pub(crate) fn nearest_stuck(&self) -> Option<usize> {
        let stuck = |place: &usize| self.is_stuck(*place);
        (0..self.reached.len()).find(stuck).map(|place| self.reached[place].depth)
    }

    /// How many actions lead to the nearest situation with mail in a queue in which nothing more happens by
    /// itself, or from which a round goes on for ever: what is possible all the way round is done in it.
    pub(crate) fn nearest_undelivered(&self) -> Option<usize> {
        let comes = self.comes_after();
        let undelivered = |&place: &usize| {
            let world = &self.reached[place].situation.world;
            let has_mail = (0..2).any(|mta| !world.queue(MtaId(mta), MtaId(1 - mta)).is_empty());
            has_mail && (self.fair(place).next().is_none() || self.goes_round(&comes, place))
        };
        (0..self.reached.len()).find(undelivered).map(|place| self.reached[place].depth)
    }

    fn fair(&self, place: usize) -> impl Iterator<Item = (Action, usize)> + '_ {
        let fair = |action: &Action| !matches!(action, Action::Lose { .. } | Action::Submit { .. });
        self.reached[place].next.iter().copied().filter(move |(action, _)| fair(action))
    }

    /// For each situation those that come of it by fair actions, at least one.
    fn comes_after(&self) -> Vec<BTreeSet<usize>> {
        let mut comes: Vec<BTreeSet<usize>> =
            (0..self.reached.len()).map(|at| self.fair(at).map(|(_, to)| to).collect()).collect();
        loop {
            let mut changed = false;
            for place in 0..comes.len() {
                let more: Vec<_> =
                    comes[place].iter().flat_map(|&next| comes[next].iter().copied()).collect();
                let before = comes[place].len();
                comes[place].extend(more);
                changed |= comes[place].len() > before;
            }
            if !changed {
                return comes;
            }
        }
    }

    fn goes_round(&self, comes: &[BTreeSet<usize>], place: usize) -> bool {
        if !comes[place].contains(&place) {
            return false;
        }
        let round: Vec<usize> =
            comes[place].iter().copied().filter(|&other| comes[other].contains(&place)).collect();
        let kinds = self.fair(place).map(|(kind, _)| kind);
        let mut always =
            kinds.filter(|kind| round.iter().all(|&at| self.fair(at).any(|(k, _)| k == *kind)));
        always.all(|kind| {
            let done = |&at: &usize| self.fair(at).any(|(k, to)| k == kind && round.contains(&to));
            round.iter().any(done)
        })
    }

    fn is_stuck(&self, place: usize) -> bool {
        let world = &self.reached[place].situation.world;
        let mut from_here = None;
        for (association, one) in (0..).zip(world.associations()) {
            let closed = |name| matches!(name, StateName::Closed | StateName::Closing);
            if one.ends().any(|end| closed(end.state.name())) {
                continue;
            }
            for role in Role::BOTH {
                let (mta, peer) = (one.mta(role), one.mta(role.other()));
                if world.queue(mta, peer).is_empty() {
                    continue;
                }
                let reachable = from_here.get_or_insert_with(|| self.recovery_from(place));
                let name = (one.mta(Role::Initiator), self.number(world, association));
                let can = reachable.iter().any(|&there| self.holds(there, name, role));
                if !can {
                    return true;
                }
            }
        }
        false
    }

    /// Which of its opener's an association is.
    fn number(&self, world: &World, association: usize) -> usize {
        let opener = world.associations()[association].mta(Role::Initiator);
        let before = &world.associations()[..association];
        before.iter().filter(|one| one.mta(Role::Initiator) == opener).count()
    }

    fn holds(&self, place: usize, (opener, number): (MtaId, usize), role: Role) -> bool {
        let world = &self.reached[place].situation.world;
        let mut theirs =
            world.associations().iter().filter(|one| one.mta(Role::Initiator) == opener);
        theirs.nth(number).is_some_and(|one| one.end(role).state.name().holds())
    }

    /// Every situation that deliveries, reconnections and the rule's own timers lead to.
    fn recovery_from(&self, place: usize) -> Vec<usize> {
        let mut seen = vec![place];
        let mut looked_at = 0;
        while let Some(&from) = seen.get(looked_at) {
            for &(action, to) in &self.reached[from].next {
                let leads_on = match action {
                    Action::Deliver { .. } => true,
                    Action::Fire { timer, .. } => {
                        !matches!(timer, Timer::Lifetime | Timer::Disconnect | Timer::Recovery)
                    }
                    _ => false,
                };
                if leads_on && !seen.contains(&to) {
                    seen.push(to);
                }
            }
            looked_at += 1;
        }
        seen
    }
}

/// Situations in some order; that of what they look like will do.
fn key(situation: &Situation) -> String {
    format!("{situation:?}")
}

/// Follows a path in a whole world with nothing left out, and checks that no mail is mislaid on the way.
pub(crate) fn follow(model: &Model, path: &[Action]) -> World {
    let mut world = World::new(2);
    let mut delivered = Vec::new();
    for action in Model::opening().into_iter().chain(path.iter().copied()) {
        let mut effects = Vec::new();
        world.apply(model.settings(), action, &mut effects, &mut Vec::new());
        for effect in effects {
            if let Effect::Delivered { message, again, .. } = effect {
                assert_eq!(again, delivered.contains(&message), "{message:?} on {path:?}");
                delivered.push(message);
            }
        }
        let queued = world.mtas().iter().flat_map(|mta| {
            (0..2).flat_map(|peer| mta.queue(MtaId(peer)).iter().map(|message| message.id.0))
        });
        let mut known: Vec<u32> = queued.chain(delivered.iter().map(|id| id.0)).collect();
        known.sort_unstable();
        known.dedup();
        let all: Vec<u32> = (0..world.accepted()).collect();
        assert_eq!(known, all, "mail is missing on {path:?}");
    }
    world
}

/// Whether both ends of an association hold the Turn.
pub(crate) fn has_two_holders(world: &World) -> bool {
    world.associations().iter().any(|one| one.ends().all(|end| end.state.name().holds()))
}

//! A search that is obviously right: a set of whole situations, and nothing clever.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use turnlab_core::protocol::{Role, StateName, Timer};
use turnlab_core::search::{Bounds, Model, Situation};
use turnlab_core::world::{Action, AssociationId, Effect, MtaId, World};

/// So many PDUs more than the bound says are room enough for whatever it has kept from happening.
const MORE_ROOM: u8 = 3;

/// All that can be reached, with the depth of each and what comes next.
pub(crate) struct Plain {
    model: Model,
    /// The same model with more room in flight.
    roomy: Model,
    pub(crate) reached: Vec<Reached>,
    pub(crate) transitions: u64,
}

pub(crate) struct Reached {
    pub(crate) situation: Situation,
    pub(crate) depth: usize,
    pub(crate) next: Vec<(Action, usize)>,
    /// What the bound in flight keeps from happening.
    pub(crate) withheld: Vec<Action>,
}

impl Plain {
    pub(crate) fn of(model: &Model) -> Self {
        let first = model.initial();
        let mut places = BTreeMap::from([(key(&first), 0)]);
        let reached_at =
            |situation, depth| Reached { situation, depth, next: Vec::new(), withheld: Vec::new() };
        let mut reached = vec![reached_at(first, 0)];
        let mut transitions = 0;
        let mut looked_at = 0;
        while looked_at < reached.len() {
            let (from, depth) = (reached[looked_at].situation.clone(), reached[looked_at].depth);
            for action in model.actions(&from) {
                let Some(situation) = model.apply(&from, action) else {
                    reached[looked_at].withheld.push(action);
                    continue;
                };
                transitions += 1;
                let new = reached.len();
                let place = *places.entry(key(&situation)).or_insert(new);
                if place == new {
                    reached.push(reached_at(situation, depth + 1));
                }
                reached[looked_at].next.push((action, place));
            }
            looked_at += 1;
        }
        let Bounds { in_flight, .. } = model.bounds();
        let bounds = Bounds { in_flight: in_flight + MORE_ROOM, ..model.bounds() };
        let roomy = Model::new(model.settings().clone(), bounds, 12);
        Plain { model: model.clone(), roomy, reached, transitions }
    }

    /// Whether the bound in flight keeps anything from happening.
    pub(crate) fn is_narrow(&self) -> bool {
        self.reached.iter().any(|at| !at.withheld.is_empty())
    }

    pub(crate) fn depth(&self) -> usize {
        self.reached.iter().map(|reached| reached.depth).max().unwrap_or_default()
    }

    /// How many actions lead to the nearest situation of which this is true.
    pub(crate) fn nearest(&self, is_so: impl Fn(&World) -> bool) -> Option<usize> {
        self.reached.iter().find(|at| is_so(&at.situation.world)).map(|at| at.depth)
    }

    /// How many actions lead to the nearest situation in which an end with mail cannot come to hold the
    /// Turn of an association that is not closed, and to the nearest in which an MTA with mail cannot on any of
    /// several: from each situation it is tried.
    pub(crate) fn nearest_stuck(&self, room: Room) -> [Option<usize>; 2] {
        let several = self.model.bounds().associations > 1;
        let mut nearest = [None; 2];
        for at in &self.reached {
            if nearest[0].is_some() && (nearest[1].is_some() || !several) {
                break;
            }
            let ends = self.ends(room, &at.situation);
            let on_all = (0..2).any(|mta| {
                let theirs = || ends.iter().filter(|(of, _)| *of == MtaId(mta));
                theirs().count() > 1 && theirs().all(|(_, can)| !can)
            });
            for (nearest, is_it) in
                nearest.iter_mut().zip([ends.iter().any(|(_, can)| !can), on_all])
            {
                *nearest = nearest.or(is_it.then_some(at.depth));
            }
        }
        nearest
    }

    /// How many actions lead to the nearest situation with mail in a queue in which nothing more happens by
    /// itself, or from which a round goes on for ever: what is possible all the way round is done in it.
    pub(crate) fn nearest_undelivered(&self) -> Option<usize> {
        let comes = self.comes_after();
        let undelivered = |&place: &usize| {
            let world = &self.reached[place].situation.world;
            let has_mail = (0..2).any(|mta| !world.queue(MtaId(mta), MtaId(1 - mta)).is_empty());
            has_mail && (self.possible(place).next().is_none() || self.goes_round(&comes, place))
        };
        (0..self.reached.len()).find(undelivered).map(|place| self.reached[place].depth)
    }

    fn fair(&self, place: usize) -> impl Iterator<Item = (Action, usize)> + '_ {
        self.reached[place].next.iter().copied().filter(|(action, _)| is_fair(action))
    }

    /// The fair actions that are possible, or would be with more room in flight.
    fn possible(&self, place: usize) -> impl Iterator<Item = Action> + '_ {
        let withheld = self.reached[place].withheld.iter().copied().filter(is_fair);
        self.fair(place).map(|(action, _)| action).chain(withheld)
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
        let mut always = self
            .possible(place)
            .filter(|kind| round.iter().all(|&at| self.possible(at).any(|other| other == *kind)));
        always.all(|kind| {
            let done = |&at: &usize| self.fair(at).any(|(k, to)| k == kind && round.contains(&to));
            round.iter().any(done)
        })
    }

    /// The ends with mail of the associations that are not closed: whose they are, and whether each can come
    /// to hold the Turn.
    fn ends(&self, room: Room, situation: &Situation) -> Vec<(MtaId, bool)> {
        let world = &situation.world;
        let mut ends = Vec::new();
        for (place, one) in world.associations().iter().enumerate() {
            let closed = |name| matches!(name, StateName::Closed | StateName::Closing);
            if one.ends().any(|end| closed(end.state.name())) {
                continue;
            }
            for role in Role::BOTH {
                let (mta, peer) = (one.mta(role), one.mta(role.other()));
                if !world.queue(mta, peer).is_empty() {
                    let name = (one.mta(Role::Initiator), number(world, place));
                    ends.push((mta, self.comes_to_hold(room, situation, name, role)));
                }
            }
        }
        ends
    }

    /// Whether deliveries, reconnections and the rule's own timers lead to where an end holds the Turn, or to
    /// where the bound in flight keeps one of them from ever happening.
    fn comes_to_hold(
        &self,
        room: Room,
        from: &Situation,
        name: (MtaId, usize),
        role: Role,
    ) -> bool {
        let model = match room {
            Room::AsBound => &self.model,
            Room::More => &self.roomy,
        };
        let mut seen = BTreeSet::from([key(from)]);
        let mut ahead = VecDeque::from([from.clone()]);
        while let Some(here) = ahead.pop_front() {
            if holds(&here.world, name, role) {
                return true;
            }
            for action in model.actions(&here).into_iter().filter(leads_on) {
                match model.apply(&here, action) {
                    Some(next) if seen.insert(key(&next)) => ahead.push_back(next),
                    None if room == Room::AsBound && self.never_fits(&here, action, name) => {
                        return true;
                    }
                    _ => {}
                }
            }
        }
        false
    }

    /// Whether an action that has to do with an association would fill a direction too full from which nothing
    /// can arrive before it.
    fn never_fits(&self, here: &Situation, action: Action, name: (MtaId, usize)) -> bool {
        let model = &self.model;
        let most = usize::from(model.bounds().in_flight);
        let after = self.roomy.apply(here, action).expect("there is room").world;
        let is_it = |AssociationId(place)| {
            let opener = after.associations()[usize::from(place)].mta(Role::Initiator);
            (opener, number(&after, usize::from(place))) == name
        };
        let is_about = match action {
            Action::Deliver { association, .. } | Action::Fire { association, .. } => {
                is_it(association)
            }
            _ => false,
        };
        let directions = (0..).map(AssociationId).zip(after.associations());
        let directions = directions.flat_map(|(id, one)| Role::BOTH.map(|to| (id, one, to)));
        let too_full: Vec<_> =
            directions.filter(|(_, one, to)| one.in_flight(*to).count() > most).collect();
        let can_arrive = |association, to| {
            let arrives = Action::Deliver { association, to };
            model.actions(here).contains(&arrives) && model.apply(here, arrives).is_some()
        };
        too_full.iter().any(|&(id, _, to)| !can_arrive(id, to))
            && (is_about || too_full.iter().any(|&(id, ..)| is_it(id)))
    }
}

/// How much room there is in flight where it is asked whether the Turn can come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// As the bound says; what that keeps from happening counts as if it helped.
    AsBound,
    /// So much that it keeps nothing from happening that would help.
    More,
}

fn leads_on(action: &Action) -> bool {
    match action {
        Action::Deliver { .. } => true,
        Action::Fire { timer, .. } => {
            !matches!(timer, Timer::Lifetime | Timer::Disconnect | Timer::Recovery)
        }
        _ => false,
    }
}

fn is_fair(action: &Action) -> bool {
    !matches!(action, Action::Lose { .. } | Action::Submit { .. })
}

/// Which of its opener's an association is.
fn number(world: &World, association: usize) -> usize {
    let opener = world.associations()[association].mta(Role::Initiator);
    let before = &world.associations()[..association];
    before.iter().filter(|one| one.mta(Role::Initiator) == opener).count()
}

fn holds(world: &World, (opener, number): (MtaId, usize), role: Role) -> bool {
    let mut theirs = world.associations().iter().filter(|one| one.mta(Role::Initiator) == opener);
    theirs.nth(number).is_some_and(|one| one.end(role).state.name().holds())
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

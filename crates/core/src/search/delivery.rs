//! Whether all mail is delivered in the end, if deliveries, reconnections and timers are not put off for
//! ever: a situation with mail in which none of them is possible, or a round of them that can go on for
//! ever with mail in a queue, shows that it is not.

use std::collections::{BTreeMap, VecDeque};

use super::graph::Edges;
use super::local_states::MAIL;
use super::machine::{Cause, Machine, Told};
use super::visited::Places;
use super::withheld::withheld;
use super::word::Word;

/// A place that has not been numbered.
const NEW: u32 = u32::MAX;
/// A place whose component is known.
const DONE: u32 = u32::MAX - 1;

/// What every action of one kind at one end has in common: it is not put off for ever.
type Kinds = u128;

/// The search for mail that is never delivered: the strongly connected components of the graph of
/// deliveries, reconnections and timers, by Tarjan's algorithm.
#[derive(Debug)]
pub(super) struct Delivery {
    edges: Edges,
    found_edges: usize,
    number: Vec<u32>,
    low: Vec<u32>,
    open: Vec<u32>,
    /// The way from the root of the search to where it stands: a place, and how many of its edges have
    /// been followed.
    way: Vec<(u32, u32)>,
    next_number: u32,
    next_root: usize,
    worst: Option<Undelivered>,
}

/// Mail that is never delivered.
#[derive(Debug, Clone)]
pub(super) struct Undelivered {
    /// The first situation of it.
    pub(super) place: usize,
    /// The round that can go on for ever from there; nothing, where nothing more can happen.
    pub(super) round: Vec<Cause>,
}

impl Delivery {
    pub(super) fn new(nodes: usize) -> Self {
        Delivery {
            edges: Edges::new(nodes),
            found_edges: 0,
            number: vec![NEW; nodes],
            low: vec![0; nodes],
            open: Vec::new(),
            way: Vec::new(),
            next_number: 0,
            next_root: 0,
            worst: None,
        }
    }

    /// Goes on with so many situations; whether it is done.
    pub(super) fn advance<W: Word>(
        &mut self,
        machine: &mut Machine,
        places: &Places<W>,
        most: usize,
    ) -> bool {
        let nodes = self.number.len();
        if self.found_edges < nodes {
            let to = nodes.min(self.found_edges + most);
            self.edges.find(machine, places, (self.found_edges, to), is_fair);
            self.found_edges = to;
            return false;
        }
        for _ in 0..most {
            if self.way.is_empty() && !self.begin() {
                return true;
            }
            self.go_on(machine, places);
        }
        false
    }

    /// What has been found.
    pub(super) fn undelivered(&self) -> Option<&Undelivered> {
        self.worst.as_ref()
    }

    pub(super) fn bytes(&self) -> usize {
        self.edges.bytes() + self.number.len() * 2 * size_of::<u32>()
    }

    /// Begins at a place that has not been seen; false if there is none.
    fn begin(&mut self) -> bool {
        while self.number.get(self.next_root).is_some_and(|&number| number != NEW) {
            self.next_root += 1;
        }
        if self.next_root == self.number.len() {
            return false;
        }
        self.enter(self.next_root as u32);
        true
    }

    fn enter(&mut self, place: u32) {
        self.number[place as usize] = self.next_number;
        self.low[place as usize] = self.next_number;
        self.next_number += 1;
        self.open.push(place);
        self.way.push((place, 0));
    }

    /// Follows one edge, or goes back.
    fn go_on<W: Word>(&mut self, machine: &mut Machine, places: &Places<W>) {
        let Some((place, followed)) = self.way.last_mut() else { return };
        let (here, edge) = (*place as usize, *followed as usize);
        *followed += 1;
        if let Some(&target) = self.edges.of(here).get(edge) {
            match self.number[target as usize] {
                NEW => self.enter(target),
                DONE => {}
                number => self.low[here] = self.low[here].min(number),
            }
            return;
        }
        self.way.pop();
        if let Some(&(before, _)) = self.way.last() {
            self.low[before as usize] = self.low[before as usize].min(self.low[here]);
        }
        if self.low[here] == self.number[here] {
            self.close(here as u32, machine, places);
        }
    }

    /// All of a component has been seen: what stands above its first place among the open ones.
    fn close<W: Word>(&mut self, first: u32, machine: &mut Machine, places: &Places<W>) {
        let from = self.open.iter().rposition(|&place| place == first).unwrap_or_default();
        let mut members = self.open.split_off(from);
        members.sort_unstable();
        let place = members[0] as usize;
        let is_nearer = self.worst.as_ref().is_none_or(|worst| place < worst.place);
        if is_nearer && has_mail(machine, places, place) {
            if self.edges.of(place).is_empty() {
                let at = places.visited.at(place).unpack();
                if !machine.is_narrow() || withheld(machine, at, is_fair) == 0 {
                    self.worst = Some(Undelivered { place, round: Vec::new() });
                }
            } else {
                let round = Component { members: &members, places }.round(machine);
                self.worst = round.map(|round| Undelivered { place, round }).or(self.worst.take());
            }
        }
        for member in members {
            self.number[member as usize] = DONE;
        }
    }
}

/// Whether an action is one that is not put off for ever. An MTA that has stopped starts again.
fn is_fair(cause: Cause, marks: u16) -> bool {
    !matches!(cause, Cause::Loss { .. } | Cause::Switch { starts: false, .. }) && marks & MAIL == 0
}

fn has_mail<W: Word>(machine: &Machine, places: &Places<W>, place: usize) -> bool {
    let [a, b] = machine.facts(places.visited.at(place).unpack());
    a.has_mail || b.has_mail
}

/// Situations each of which leads to each other.
struct Component<'a, W> {
    /// Their places, in order.
    members: &'a [u32],
    places: &'a Places<W>,
}

/// One edge within a component.
#[derive(Clone, Copy)]
struct Inner {
    cause: Cause,
    kind: Kinds,
    target: u32,
}

impl<W: Word> Component<'_, W> {
    /// A round through it in which no kind of action is put off for ever: each is taken, or is impossible
    /// somewhere, and not for want of room in flight alone. `None` if there is none.
    fn round(&self, machine: &mut Machine) -> Option<Vec<Cause>> {
        let mut inner = BTreeMap::new();
        let mut possible = BTreeMap::new();
        for &member in self.members {
            let (edges, kinds) = self.edges(machine, member);
            inner.insert(member, edges);
            possible.insert(member, kinds);
        }
        let taken = inner.values().flatten().fold(0, |all, edge| all | edge.kind);
        let always = possible.values().fold(Kinds::MAX, |all, kinds| all & kinds);
        let sometimes = possible.values().fold(0, |all, kinds| all | kinds);
        if taken == 0 || always & !taken != 0 {
            return None;
        }
        let mut to_take = always;
        let mut to_miss = sometimes & !always;
        let first = self.members[0];
        let (mut here, mut round) = (first, Vec::new());
        loop {
            to_miss &= possible[&here];
            let wanted = |edge: &Inner| match (to_take, to_miss) {
                (0, 0) => edge.target == first,
                _ => edge.kind & to_take != 0 || to_miss & !possible[&edge.target] != 0,
            };
            if to_take == 0 && to_miss == 0 && here == first && !round.is_empty() {
                break;
            }
            let way = way(&inner, here, wanted);
            here = way.last()?.target;
            to_take &= !way.iter().fold(0, |taken, edge| taken | edge.kind);
            round.extend(way.into_iter().map(|edge| edge.cause));
        }
        Some(round)
    }

    /// The edges of a member that stay within, and the kinds of all that is possible there.
    fn edges(&self, machine: &mut Machine, member: u32) -> (Vec<Inner>, Kinds) {
        let at = self.places.visited.at(member as usize).unpack();
        let mut found = Vec::new();
        machine.each(at, |next, cause, marks| {
            if is_fair(cause, marks) {
                let target = next.ok().and_then(|next| self.places.of(W::pack(next)));
                found.push((cause, target));
            }
        });
        let mut possible = 0;
        let mut edges = Vec::new();
        for (cause, target) in found {
            let kind = kind(machine, cause);
            possible |= kind;
            if let Some(target) = target.filter(|target| self.members.binary_search(target).is_ok())
            {
                edges.push(Inner { cause, kind, target });
            }
        }
        (edges, possible)
    }
}

/// A shortest way over edges within a component whose last edge is wanted.
fn way(
    inner: &BTreeMap<u32, Vec<Inner>>,
    from: u32,
    wanted: impl Fn(&Inner) -> bool,
) -> Vec<Inner> {
    let mut came_by: BTreeMap<u32, (u32, Inner)> = BTreeMap::new();
    let mut next = VecDeque::from([from]);
    while let Some(here) = next.pop_front() {
        for &edge in &inner[&here] {
            if wanted(&edge) {
                let mut way = vec![edge];
                let mut place = here;
                while let Some(&(before, edge)) = came_by.get(&place).filter(|_| place != from) {
                    way.push(edge);
                    place = before;
                }
                way.reverse();
                return way;
            }
            if edge.target != from && !came_by.contains_key(&edge.target) {
                came_by.insert(edge.target, (here, edge));
                next.push_back(edge.target);
            }
        }
    }
    Vec::new()
}

/// What kind of action it is: a delivery to one end, or one timer of one end.
fn kind(machine: &Machine, cause: Cause) -> Kinds {
    let slots = machine.slots();
    let bit = match (cause, machine.told(cause)) {
        (Cause::Delivery { side, slot }, _) => side * slots + slot,
        (Cause::Own { side, .. }, Told::Fire(_, slot, timer)) => {
            let place = machine.index(slot);
            2 * slots + (side * slots + place) * crate::protocol::Timer::ALL.len() + timer as usize
        }
        (Cause::Switch { side, .. }, _) => 126 + side,
        _ => return 0,
    };
    1 << bit
}

//! Every scenario that was made, as a tree: an edit makes a child of the scenario that it changes, undoing
//! goes to the parent, doing again to the child that was left last. What was left is kept, and can be gone
//! to at once.

use std::rc::Rc;

use turnlab_core::scenario::Scenario;

/// How many scenarios are kept.
pub const MOST_KEPT: usize = 500;
/// How many others are named at a time.
const MOST_NAMED: usize = 8;

/// A walk among scenarios. There is always at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Parents stand before their children.
    nodes: Vec<Node>,
    here: usize,
    /// What is offered to be gone back to.
    offered: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
struct Node {
    scenario: Rc<Scenario>,
    parent: Option<usize>,
    /// The child that was left last.
    next: Option<usize>,
}

impl Tree {
    /// A tree of one scenario.
    #[must_use]
    pub fn of(scenario: Scenario) -> Self {
        let node = Node { scenario: Rc::new(scenario), parent: None, next: None };
        Tree { nodes: vec![node], here: 0, offered: None }
    }

    /// The place that the walk is at.
    #[must_use]
    pub fn here(&self) -> usize {
        self.here
    }

    /// How many scenarios there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.nodes.len()
    }

    /// The scenario at a place, if there is one.
    #[must_use]
    pub fn scenario(&self, place: usize) -> Option<&Rc<Scenario>> {
        Some(&self.nodes.get(place)?.scenario)
    }

    /// The place that a place was reached from; none for the beginning.
    #[must_use]
    pub fn parent(&self, place: usize) -> Option<usize> {
        self.nodes.get(place)?.parent
    }

    /// Where doing again leads to.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        self.nodes.get(self.here)?.next
    }

    /// The place that is offered to be gone back to.
    #[must_use]
    pub fn offered(&self) -> Option<usize> {
        self.offered
    }

    /// Offers a place, or nothing any more.
    pub fn offer(&mut self, place: Option<usize>) {
        self.offered = place.filter(|&place| place < self.nodes.len());
    }

    /// Goes on to a scenario that was made from the one here.
    pub fn push(&mut self, scenario: Scenario) {
        let known = (self.here + 1..self.nodes.len()).find(|&place| {
            let node = &self.nodes[place];
            node.parent == Some(self.here) && *node.scenario == scenario
        });
        if let Some(known) = known {
            self.go_to(known);
            return;
        }
        let parent = Some(self.here);
        self.nodes.push(Node { scenario: Rc::new(scenario), parent, next: None });
        self.go_to(self.nodes.len() - 1);
        if self.nodes.len() > MOST_KEPT {
            // The beginning stays, and so does what is on the page.
            self.forget(1);
        }
    }

    /// Puts another scenario in the place of the one here; says whether that is one of its own. Who goes on changing
    /// until it is what it was made from has changed nothing.
    pub fn replace(&mut self, scenario: Scenario) -> bool {
        let parent = self.parent(self.here).and_then(|parent| self.scenario(parent));
        let is_own = parent.is_none_or(|parent| **parent != scenario);
        if is_own {
            self.nodes[self.here].scenario = Rc::new(scenario);
        } else {
            self.forget(self.here);
        }
        is_own
    }

    /// Goes to a place; the ways back and forth lead over it from now on.
    pub fn go_to(&mut self, place: usize) {
        if place >= self.nodes.len() {
            return;
        }
        self.here = place;
        let mut child = place;
        while let Some(parent) = self.nodes[child].parent {
            self.nodes[parent].next = Some(child);
            child = parent;
        }
    }

    /// The scenarios on the way back, the nearest first.
    pub fn earlier(&self) -> impl Iterator<Item = &Rc<Scenario>> {
        let parent = |place: &usize| self.parent(*place);
        std::iter::successors(self.parent(self.here), parent)
            .filter_map(|place| self.scenario(place))
    }

    /// The place of a scenario, if it is among them; the youngest.
    #[must_use]
    pub fn find(&self, scenario: &Scenario) -> Option<usize> {
        self.nodes.iter().rposition(|node| *node.scenario == *scenario)
    }

    /// The places of other runs worth going back to, at most eight: the one that this one was made from,
    /// those that no other was made from, the youngest first, and the beginning. None twice.
    #[must_use]
    pub fn siblings(&self) -> Vec<usize> {
        let mut has_child = vec![false; self.nodes.len()];
        for parent in self.nodes.iter().filter_map(|node| node.parent) {
            has_child[parent] = true;
        }
        let leaves = (0..self.nodes.len()).rev().filter(|&place| !has_child[place]);
        let mut found: Vec<usize> = Vec::new();
        for place in self.parent(self.here).into_iter().chain(leaves).chain([0]) {
            let scenario = &self.nodes[place].scenario;
            let is_named = |other: &usize| self.nodes[*other].scenario == *scenario;
            if found.len() < MOST_NAMED && !is_named(&self.here) && !found.iter().any(is_named) {
                found.push(place);
            }
        }
        found
    }

    /// Leaves a place out; what was made from it is as if made from its parent.
    fn forget(&mut self, place: usize) {
        let gone = self.nodes.remove(place);
        let moved = |other: usize| match other {
            _ if other > place => Some(other - 1),
            _ if other == place => gone.parent,
            _ => Some(other),
        };
        for node in &mut self.nodes {
            node.parent = node.parent.and_then(moved);
            node.next = match node.next {
                Some(next) if next == place => gone.next.map(|next| next - 1),
                next => next.and_then(moved),
            };
        }
        self.here = moved(self.here).unwrap_or(0);
        self.offered = self.offered.and_then(moved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until(seconds: u32) -> Scenario {
        Scenario { until_s: seconds, ..Scenario::default() }
    }

    fn here(tree: &Tree) -> u32 {
        tree.scenario(tree.here()).map_or(0, |scenario| scenario.until_s)
    }

    fn siblings(tree: &Tree) -> Vec<u32> {
        let all = tree.siblings().into_iter();
        all.map(|place| tree.scenario(place).map_or(0, |scenario| scenario.until_s)).collect()
    }

    fn back(tree: &mut Tree) {
        if let Some(parent) = tree.parent(tree.here()) {
            tree.go_to(parent);
        }
    }

    #[test]
    fn what_was_left_is_a_sibling_and_can_be_gone_back_to() {
        let mut tree = Tree::of(until(1));
        tree.push(until(2));
        assert_eq!(siblings(&tree), [1], "the run that it was made from");
        back(&mut tree);
        assert_eq!((here(&tree), siblings(&tree)), (1, vec![2]));
        tree.push(until(3));
        assert_eq!(siblings(&tree), [1, 2]);
        tree.go_to(tree.siblings()[1]);
        assert_eq!((here(&tree), siblings(&tree)), (2, vec![1, 3]));
        back(&mut tree);
        assert_eq!((here(&tree), tree.next()), (1, Some(1)), "again leads to what was left last");
    }

    #[test]
    fn the_same_edit_again_is_the_same_run() {
        let mut tree = Tree::of(until(1));
        tree.push(until(2));
        back(&mut tree);
        tree.push(until(2));
        assert_eq!((tree.count(), here(&tree)), (2, 2));
    }

    #[test]
    fn no_run_is_named_twice_and_no_more_than_eight() {
        let mut tree = Tree::of(until(1));
        tree.push(until(2));
        tree.push(until(1));
        assert_eq!(siblings(&tree), [2], "the beginning is what is here");
        for seconds in 10..30 {
            back(&mut tree);
            tree.push(until(seconds));
        }
        assert_eq!(siblings(&tree).len(), MOST_NAMED);
    }

    #[test]
    fn the_beginning_is_kept_whatever_is_forgotten() {
        let mut tree = Tree::of(until(1));
        let many = u32::try_from(MOST_KEPT).unwrap_or(0) + 50;
        for seconds in 0..many {
            if seconds % 7 == 0 {
                back(&mut tree);
            }
            tree.push(until(1000 + seconds));
        }
        assert_eq!((tree.count(), here(&tree)), (MOST_KEPT, 1000 + many - 1));
        let mut steps = 0;
        while tree.parent(tree.here()).is_some() {
            back(&mut tree);
            steps += 1;
        }
        assert_eq!(here(&tree), 1);
        for _ in 0..steps {
            if let Some(next) = tree.next() {
                tree.go_to(next);
            }
        }
        assert_eq!(here(&tree), 1000 + many - 1, "and all the way forward again");
    }

    #[test]
    fn a_place_that_is_not_there_changes_nothing() {
        let mut tree = Tree::of(until(1));
        tree.go_to(7);
        tree.offer(Some(7));
        assert_eq!((tree.here(), tree.offered(), tree.scenario(7)), (0, None, None));
    }
}

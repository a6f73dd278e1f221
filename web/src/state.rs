//! What a person makes: a scenario, the others that were made before, and what was wrong with the
//! last thing asked for. Plain data; every change goes through [`Workspace::changed`].

pub mod memory;
pub mod showing;
mod siblings;

use std::rc::Rc;

use turnlab_core::scenario::{
    Cut, Detail, Fault, LIBRARY, LabView, Link, MOST_CUTS, MOST_FAULTS, MadeOf, Paper, Problem,
    Scenario, View, library_entry, read_link,
};
use turnlab_lab::Edited;
use turnlab_view::{TimeScale, ViewOptions};
use yew::Reducible;

pub use siblings::Tree;

/// What is said to whoever wants to cut a run that follows an order.
pub const NEEDS_CLOCK: &str = "This run follows an order: go back to the clock to cut.";

/// Everything but the cursor, which moves too often to be here.
#[derive(Debug, Clone, PartialEq)]
pub struct Workspace {
    /// The scenario on the page.
    pub scenario: Scenario,
    /// How it is looked at.
    pub showing: ViewOptions,
    /// What of the lab is in its place, if anything.
    pub lab: Option<LabView>,
    /// What was wrong with a link, until it is dismissed.
    pub problems: Vec<Problem>,
    /// That link as it came; the address keeps it until something is changed, if it is `held`.
    pub came: String,
    held: bool,
    /// A link that came with its run.
    pub sent: Option<String>,
    /// What is said where it was made of another run, until it is dismissed.
    pub another_run: String,
    /// Why something could not be opened, a sentence a line, until it is dismissed.
    pub unopened: String,
    /// What there is to say for a moment.
    pub said: Option<&'static str>,
    /// Where the cursor goes when something is loaded, and how many times that was.
    pub entered: Entered,
    /// How many times something was opened that the browser's Back is to leave again.
    pub openings: u32,
    /// Whether what was opened has been changed since: what is changed first is an opening too.
    is_left: bool,
    /// Every scenario that was made; the one on the page is where the walk among them is.
    pub tree: Tree,
    /// The field of the editor that was written in last; none where something else was done since.
    last_field: Option<String>,
}

/// Where the cursor goes; a new number asks for it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entered {
    /// In microseconds.
    pub at_us: i64,
    /// How many times something was loaded.
    pub loads: u32,
}

/// What a person can do to it.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Open what a link says.
    Load(String),
    /// Open what the address says, which the browser has gone to: what was made before is gone back to.
    Visit(String),
    /// Go back to the named scenario that this one was made from.
    Restart,
    /// Make of the scenario what the editor has made of it.
    Edit(Box<Edited>),
    /// Lose an association.
    AddCut(Cut),
    /// Lose it at another time.
    MoveCut {
        /// The place of the cut in the scenario.
        index: usize,
        /// In microseconds.
        at_us: i64,
    },
    /// Do not lose it.
    RemoveCut(usize),
    /// One more fault.
    AddFault(Fault),
    /// Leave the order of actions that the run follows.
    FollowClock,
    /// Open or close a fold.
    ToggleFold(u32),
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// Put the problems away.
    Dismiss,
    /// Say something for a moment, or no longer.
    Say(Option<&'static str>),
    /// Go to another scenario that was made, by its place among them.
    GoTo(usize),
    /// Say why something could not be opened, a sentence a line.
    Unopened(String),
    /// Say that a link was made of another run, in one sentence.
    OfAnotherRun(String),
    /// Look at it in this way, with what is opened as it is.
    Look(View),
    /// Show a view of the lab, or the run again.
    ShowLab(Option<LabView>),
    /// Look so closely.
    ShowDetail(Detail),
    /// Look at it on this scale of time.
    ShowScale(TimeScale),
    /// Let the lanes be about an association, by its number from 1, or about the newest.
    ShowAssociation(Option<u16>),
    /// Draw a transfer in its pieces, or as one arrow, by the key of that.
    ToggleTransfer(u32),
}

impl Workspace {
    /// What the fragment of an address says.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Self {
        let (Link { scenario, at_us }, problems) = read_link(fragment);
        Workspace::at(Tree::of(scenario), at_us).told(fragment, problems)
    }

    /// What the fragment of an address says, with the work that a browser has kept. The address counts; where
    /// it says something else than what was on the page last, that is offered. An empty one says nothing.
    #[must_use]
    pub fn opened(fragment: &str, kept: Option<&str>) -> Self {
        let Some((mut tree, at_us)) = kept.and_then(memory::read) else {
            return Workspace::from_fragment(fragment);
        };
        if fragment.is_empty() {
            return Workspace::at(tree, at_us);
        }
        let (Link { scenario, at_us }, problems) = read_link(fragment);
        let last = tree.here();
        match tree.find(&scenario) {
            Some(place) if tree.scenario(last).is_none_or(|it| **it != scenario) => {
                tree.go_to(place)
            }
            Some(_) => {}
            None => tree.push(scenario),
        }
        if tree.here() != last {
            tree.offer(Some(last));
        }
        Workspace::at(tree, at_us).told(fragment, problems)
    }

    /// With what else a link says, and what is wrong with it.
    fn told(mut self, fragment: &str, problems: Vec<Problem>) -> Self {
        self.showing = showing::of_link(fragment);
        self.lab = LabView::of_link(fragment);
        self.held = !problems.is_empty();
        self.came = if self.held { fragment.to_owned() } else { String::new() };
        self.problems = problems;
        let sent = MadeOf::of_link(fragment).filter(|_| !self.held);
        self.sent = sent.map(|_| fragment.to_owned());
        self.another_run.clear();
        self
    }

    /// What the address says where it is not to be written over.
    #[must_use]
    pub fn held(&self) -> &str {
        if self.held { &self.came } else { "" }
    }

    fn at(tree: Tree, at_us: i64) -> Self {
        let scenario = tree.scenario(tree.here()).map(|scenario| Scenario::clone(scenario));
        Workspace {
            scenario: scenario.unwrap_or_default(),
            showing: ViewOptions::default(),
            lab: None,
            problems: Vec::new(),
            came: String::new(),
            held: false,
            sent: None,
            another_run: String::new(),
            unopened: String::new(),
            said: None,
            entered: Entered { at_us, loads: 0 },
            openings: 0,
            is_left: false,
            tree,
            last_field: None,
        }
    }

    /// Whether there is an earlier scenario.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.tree.parent(self.tree.here()).is_some()
    }

    /// Whether there is a scenario to go forward to.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.tree.next().is_some()
    }

    /// Whether anything differs from the named scenario; there is none for one that was made elsewhere.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        library_entry(&self.scenario.name).is_some_and(|entry| entry.scenario() != self.scenario)
    }

    /// The workspace after an action.
    #[must_use]
    pub fn changed(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.apply(action);
        next
    }

    fn apply(&mut self, action: Action) {
        let needs_clock = matches!(action, Action::AddCut(_) | Action::AddFault(_));
        if needs_clock && !self.scenario.order.is_empty() {
            self.said = Some(NEEDS_CLOCK);
            return;
        }
        let opens = matches!(
            action,
            Action::Load(_) | Action::Restart | Action::FollowClock | Action::GoTo(_)
        );
        self.openings = self.openings.wrapping_add(opens.into());
        match action {
            Action::Load(fragment) => {
                let paper = self.showing.paper;
                self.load(&fragment, None);
                // What is opened from within stays on the same paper.
                if self.showing.paper == Paper::Auto {
                    self.showing.paper = paper;
                }
            }
            Action::Visit(fragment) => {
                let scenario = read_link(&fragment).0.scenario;
                self.load(&fragment, self.tree.find(&scenario));
                self.is_left = false;
            }
            Action::Restart => {
                if let Some(entry) = library_entry(&self.scenario.name) {
                    self.enter(entry.scenario(), entry.opens_at_us);
                }
            }
            Action::Edit(edited) => {
                let Edited { scenario, field } = *edited;
                self.edit(Some(field).filter(|it| !it.is_empty()), |current| *current = scenario);
            }
            Action::AddCut(cut) => self.edit(None, |scenario| {
                let room = scenario.cuts.len() < MOST_CUTS && !scenario.cuts.contains(&cut);
                if room {
                    scenario.cuts.push(cut);
                }
            }),
            Action::MoveCut { index, at_us } => self.edit(None, |scenario| {
                let latest_us = scenario.until_us();
                if let Some(cut) = scenario.cuts.get_mut(index) {
                    cut.at_us = at_us.clamp(0, latest_us);
                }
            }),
            Action::RemoveCut(index) => self.edit(None, |scenario| {
                if index < scenario.cuts.len() {
                    scenario.cuts.remove(index);
                }
            }),
            Action::AddFault(fault) => self.edit(None, |scenario| {
                if scenario.faults.len() < MOST_FAULTS {
                    scenario.faults.push(fault);
                }
            }),
            Action::FollowClock => self.follow_clock(),
            Action::ToggleFold(_)
            | Action::ToggleTransfer(_)
            | Action::Look(_)
            | Action::ShowDetail(_)
            | Action::ShowScale(_)
            | Action::ShowAssociation(_) => showing::change(&mut self.showing, &action),
            Action::ShowLab(view) => {
                self.held = false;
                self.lab = view;
            }
            Action::Undo => self.go_to(self.tree.parent(self.tree.here())),
            Action::Redo => self.go_to(self.tree.next()),
            Action::Dismiss => {
                self.problems.clear();
                self.held = false;
                self.unopened.clear();
                self.another_run.clear();
                self.tree.offer(None);
            }
            Action::Say(said) => self.said = said,
            Action::GoTo(place) => {
                self.go_to(Some(place));
                self.is_left = false;
            }
            Action::Unopened(why) => self.unopened = why,
            Action::OfAnotherRun(what) => self.another_run = what,
        }
    }

    /// Opens a link, at a place where its scenario is already or else as one more.
    fn load(&mut self, fragment: &str, place: Option<usize>) {
        let (Link { scenario, at_us }, problems) = read_link(fragment);
        if scenario != self.scenario {
            self.go_to(place);
        }
        self.enter(scenario, at_us);
        self.unopened.clear();
        *self = self.clone().told(fragment, problems);
    }

    /// Goes back to the last scenario without an order. A link may have brought the order: then it is left
    /// out, with what the search had set for it.
    fn follow_clock(&mut self) {
        let named = library_entry(&self.scenario.name).unwrap_or(&LIBRARY[0]);
        let earlier = self.tree.earlier().find(|scenario| scenario.order.is_empty());
        let scenario = earlier.map(|scenario| Scenario::clone(scenario)).unwrap_or_else(|| {
            let mut scenario = self.scenario.clone();
            let (set, normal) = (&mut scenario.parameters, named.scenario().parameters);
            set.threshold_messages = normal.threshold_messages;
            set.associations_per_peer = normal.associations_per_peer;
            scenario.order.clear();
            scenario
        });
        self.enter(scenario, named.opens_at_us);
    }

    fn enter(&mut self, scenario: Scenario, at_us: i64) {
        self.is_left = true;
        self.edit(None, |current| *current = scenario);
        self.is_left = false;
        self.entered = Entered { at_us, loads: self.entered.loads.wrapping_add(1) };
    }

    /// Changes the scenario, with a way back. What changes nothing leaves no trace, and one field
    /// changed again and again (while its number is typed) is one step back.
    fn edit(&mut self, field: Option<String>, change: impl FnOnce(&mut Scenario)) {
        let mut scenario = self.scenario.clone();
        change(&mut scenario);
        if scenario == self.scenario {
            return;
        }
        self.scenario = scenario.clone();
        self.held = false;
        let is_first = !std::mem::replace(&mut self.is_left, true);
        self.openings = self.openings.wrapping_add(is_first.into());
        let goes_on = field.is_some() && self.last_field == field;
        let is_own = !goes_on || self.tree.replace(scenario.clone());
        if !goes_on {
            self.tree.push(scenario);
        }
        self.last_field = field.filter(|_| is_own);
    }

    fn go_to(&mut self, place: Option<usize>) {
        let Some(place) = place else { return };
        let Some(scenario) = self.tree.scenario(place).map(|scenario| Scenario::clone(scenario))
        else {
            return;
        };
        self.scenario = scenario;
        self.held = false;
        self.tree.go_to(place);
        if self.tree.offered() == Some(place) {
            self.tree.offer(None);
        }
        self.last_field = None;
    }
}

impl Reducible for Workspace {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.changed(action))
    }
}

#[cfg(test)]
mod tests;

//! A scenario, its run and its picture: all that follows from what a person chose, and nothing else.

use std::cell::OnceCell;
use std::rc::Rc;

use turnlab_core::run::{Cut, TurnAnomaly};
use turnlab_core::scenario::Scenario;
use turnlab_core::world::AssociationId;
use turnlab_diagram::{Frame, Picture};
use turnlab_lab::ShownAnomaly;
use turnlab_view::{Chart, KeyMoment, Story, ViewOptions};

use crate::state::Action;

/// Something that is opened and closed.
pub(super) struct Door {
    from_us: i64,
    to_us: i64,
    pub(super) action: Action,
}

/// A scenario, its run and its picture.
pub(super) struct Show {
    pub(super) scenario: Scenario,
    pub(super) showing: ViewOptions,
    /// What can be opened or closed: from when to when, what does it, and what it is.
    pub(super) doors: Vec<Door>,
    pub(super) story: Rc<Story>,
    pub(super) picture: Picture,
    /// What the associations are called.
    pub(super) associations: Rc<Vec<String>>,
    stops: Vec<i64>,
    frame: Frame,
    turns: OnceCell<Vec<KeyMoment>>,
    /// What the run comes to, once that is known.
    pub(super) verdict: OnceCell<Rc<str>>,
}

impl Show {
    /// Runs and draws; `None` for a scenario that cannot be run.
    pub(super) fn of(scenario: &Scenario, showing: &ViewOptions, frame: Frame) -> Option<Self> {
        let history = scenario.run().ok()?;
        let story = Rc::new(Story::new(scenario.clone(), history));
        let picture = Picture::of(story.whole_chart(showing), frame);
        let chart = picture.chart();
        let folds = &chart.folds;
        let hidden = |at_us: &i64| {
            let around = folds.partition_point(|fold| fold.to_us <= *at_us);
            folds.get(around).is_some_and(|fold| !fold.open && fold.from_us < *at_us)
        };
        let cuts = scenario.cuts.iter().map(|cut| cut.at_us);
        let mut stops: Vec<i64> = story.moments().iter().copied().chain(cuts).collect();
        stops.sort_unstable();
        stops.retain(|at_us| !hidden(at_us));
        let (scenario, showing) = (scenario.clone(), showing.clone());
        let doors = doors(chart);
        let associations = Rc::new(story.association_names());
        Some(Show {
            scenario,
            showing,
            doors,
            associations,
            story,
            picture,
            stops,
            frame,
            turns: OnceCell::new(),
            verdict: OnceCell::new(),
        })
    }

    pub(super) fn is_of(&self, scenario: &Scenario, showing: &ViewOptions, frame: Frame) -> bool {
        self.frame == frame && self.scenario == *scenario && self.showing == *showing
    }

    /// The same with one cut at another time.
    pub(super) fn with_cut_at(&self, index: usize, at_us: i64) -> Option<Self> {
        let mut scenario = self.scenario.clone();
        scenario.cuts.get_mut(index)?.at_us = at_us;
        Show::of(&scenario, &self.showing, self.frame)
    }

    /// The same without one of the cuts.
    pub(super) fn without_cut(&self, index: usize) -> Option<Self> {
        let mut scenario = self.scenario.clone();
        if index >= scenario.cuts.len() {
            return None;
        }
        scenario.cuts.remove(index);
        Show::of(&scenario, &self.showing, self.frame)
    }

    /// The next (or the last) instant at which something that is drawn happens.
    pub(super) fn neighbour(&self, at_us: i64, forward: bool) -> i64 {
        if forward {
            let next = self.stops.partition_point(|&stop| stop <= at_us);
            self.stops.get(next).copied().unwrap_or(self.scenario.until_us())
        } else {
            let here = self.stops.partition_point(|&stop| stop < at_us);
            here.checked_sub(1).map_or(0, |last| self.stops[last])
        }
    }

    /// The key moments, worked out when they are first asked for.
    pub(super) fn key_moments(&self) -> &[KeyMoment] {
        self.turns.get_or_init(|| self.story.key_moments())
    }

    /// The key moment that is next at this time, in a few words.
    pub(super) fn next_turn(&self, at_us: i64) -> String {
        let next = self.key_moments().iter().find(|point| point.at_us > at_us);
        next.map_or_else(String::new, |point| format!("Next: {}", point.text))
    }

    /// What goes wrong with the Turn at this time, or else first in the run.
    pub(super) fn wrong_at(&self, at_us: i64) -> Option<ShownAnomaly> {
        let anomalies = self.story.turn_anomalies();
        let is_here = |anomaly: &TurnAnomaly| anomaly.counts_at(at_us);
        let place = anomalies.iter().position(is_here).unwrap_or_default();
        let kind = anomalies.get(place)?.kind;
        Some(ShownAnomaly { anomaly: u32::try_from(place).unwrap_or(u32::MAX), kind })
    }

    /// What is opened or closed at a time: a transfer that begins there, or else a fold.
    pub(super) fn door_at(&self, at_us: i64) -> Option<&Door> {
        self.doors.iter().find(|door| door.from_us <= at_us && at_us <= door.to_us)
    }

    /// The cut at a time, by its place.
    pub(super) fn cut_there(&self, at_us: i64) -> Option<usize> {
        self.scenario.cuts.iter().position(|cut| cut.at_us == at_us)
    }

    /// A cut at this time: of the association that is wanted, if it can be lost then, or else of the newest.
    pub(super) fn cut_at(&self, at_us: i64, wanted: Option<AssociationId>) -> Option<Cut> {
        self.story.history().cut_at(at_us, wanted)
    }
}

/// Transfers first: they are small.
fn doors(chart: &Chart) -> Vec<Door> {
    let transfers = chart.transfers.iter().filter_map(|transfer| {
        let arrow = chart.arrows.iter().find(|arrow| arrow.key == transfer.arrow)?;
        let action = Action::ToggleTransfer(transfer.arrow);
        Some(Door { from_us: arrow.sent_us, to_us: arrow.sent_us, action })
    });
    let folds = chart.folds.iter().map(|fold| {
        let action = Action::ToggleFold(fold.id);
        Door { from_us: fold.from_us, to_us: fold.to_us, action }
    });
    transfers.chain(folds).collect()
}

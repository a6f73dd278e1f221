//! How far the runs are, and what they come to. Plain data; every change is an act.

use std::rc::Rc;

use turnlab_searcher::message::{Answer, OddsFound};
use turnlab_view::duration_text;
use yew::Reducible;

use crate::state::{Status, thousands};

/// What takes no longer than this is not worth an estimate, in milliseconds.
const SOON_MS: f64 = 1_000.0;

/// The runs as they stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Work {
    /// What was asked: a scenario, as a link, and its odds.
    pub(super) asked: Option<(String, String)>,
    pub(super) found: Option<Rc<OddsFound>>,
    pub(super) status: Status,
    /// Whether its worker crashed, and another one works on it.
    pub(super) is_restarted: bool,
}

/// What changes it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Act {
    /// Something is asked.
    Begin((String, String)),
    /// The worker says something.
    Hear(Answer),
    /// It is told to stop.
    Cancel,
    /// A person has gone elsewhere, and it has ended.
    Leave,
}

impl Default for Work {
    fn default() -> Self {
        Work { asked: None, found: None, status: Status::Idle, is_restarted: false }
    }
}

impl Reducible for Work {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut work = (*self).clone();
        match act {
            Act::Begin(asked) => {
                work = Work { asked: Some(asked), status: Status::Running, ..Work::default() };
            }
            Act::Cancel if work.is_running() => work.status = Status::Stopping,
            Act::Leave if work.is_running() => work = Work::default(),
            Act::Hear(answer) => work.hear(answer),
            Act::Cancel | Act::Leave => {}
        }
        Rc::new(work)
    }
}

impl Work {
    pub(super) fn is_running(&self) -> bool {
        matches!(self.status, Status::Running | Status::Stopping)
    }

    /// Whether this was asked, and what came of it is there or still coming.
    pub(super) fn is_of(&self, asked: &(String, String)) -> bool {
        self.asked.as_ref() == Some(asked) && self.status != Status::Idle
    }

    fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Odds(found) => {
                if found.is_over {
                    self.status = if found.is_complete { Status::Done } else { Status::Cancelled };
                }
                self.found = Some(Rc::new(*found));
            }
            Answer::Failed(words) => self.status = Status::Failed(words),
            Answer::Restarted => self.is_restarted = true,
            Answer::Done if self.is_running() => self.status = Status::Cancelled,
            _ => {}
        }
    }

    /// How far it is, for the eye.
    pub(super) fn seen_text(&self) -> String {
        let Some(found) = &self.found else {
            return if self.is_running() { "Starting…".to_owned() } else { String::new() };
        };
        let done = format!("{} of {} runs", count(found.figures.runs), count(found.of));
        let failures = format!("{} failures", thousands(found.figures.failures));
        match self.status {
            Status::Running if found.left_ms > SOON_MS => {
                format!("{done}, {failures}; about {} left", duration_text(round_us(found.left_ms)))
            }
            Status::Running => format!("{done}, {failures}"),
            Status::Stopping => "Stopping…".to_owned(),
            Status::Cancelled => format!("Stopped after {done}, {failures}."),
            _ => format!("{done}, {failures}."),
        }
    }

    /// The same for the ear, where it seldom changes.
    pub(super) fn heard_text(&self) -> String {
        match (&self.status, &self.found) {
            (Status::Running, Some(found)) => {
                format!("{} % of the runs are made", (found.share_done * 10.0) as u32 * 10)
            }
            _ => self.seen_text(),
        }
    }
}

fn count(count: u32) -> String {
    thousands(count.into())
}

/// Whole seconds.
fn round_us(ms: f64) -> i64 {
    (ms / 1e3).ceil() as i64 * 1_000_000
}

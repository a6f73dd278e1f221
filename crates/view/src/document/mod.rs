//! An excerpt of a run as plain data: what is said of it in other languages and in words.
//!
//! Every exporter of text is a function of a [`Document`] and matches on its items; pictures have a
//! [`crate::Chart`] besides. Neither knows the protocol. Both count participants from 0 in the same order, both have
//! times in microseconds since the run began, and an arrow has the same key in both.

mod arrows;
mod items;
pub(crate) mod level;
pub(crate) mod transfer;
mod turn;

use turnlab_core::scenario::{Detail, Scenario};
pub use turnlab_diagram::Note;

use crate::words::time_of_day;
use crate::{PduOutcome, Story, clock};

/// Which part of a run is told, how closely, and under which words. The default is the whole run, at
/// [`Detail::Messages`], without any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// From when, in microseconds. What is on its way then is told, too.
    pub from_us: i64,
    /// Until when, that instant included.
    pub to_us: i64,
    /// How closely.
    pub detail: Detail,
    /// Where its link opens the run, in microseconds; where it begins if that is not in it or not said.
    pub opens_us: Option<i64>,
    /// What stands over it.
    pub title: Option<String>,
    /// What stands below it.
    pub caption: Option<String>,
}

impl Default for Excerpt {
    fn default() -> Self {
        let (detail, opens_us, title, caption) = Default::default();
        Excerpt { from_us: 0, to_us: i64::MAX, detail, opens_us, title, caption }
    }
}

/// An excerpt of a run, worked out at one level of detail.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What was run.
    pub scenario: Scenario,
    /// What was asked for: the part of the run, its level of detail, title and caption.
    pub excerpt: Excerpt,
    /// The names of the MTAs, from left to right.
    pub participants: Vec<String>,
    /// What there is to say, in the order in which it is told.
    pub items: Vec<Item>,
    /// How many more lines of words there would be, where only the first were asked for.
    pub more_lines: usize,
    /// When the run begins, in microseconds after midnight, where words say the time of day.
    pub day_begins_us: Option<i64>,
}

/// One thing that a document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Something travels; for diagrams, since the words of its step tell it otherwise.
    Arrow(Arrow),
    /// Something happens.
    Step(Step),
    /// Somebody has a note about a participant, or about all of them.
    Note(Note),
    /// Nobody or both have had the Turn since before the excerpt begins.
    Turn {
        /// Where the excerpt begins.
        at_us: i64,
        /// That, as a sentence.
        text: String,
    },
    /// Many steps that only repeat one another.
    Gap(Gap),
    /// The run was stopped before its time was over.
    Stopped {
        /// When.
        at_us: i64,
        /// That, as a sentence.
        text: String,
    },
}

/// A PDU or, at [`Detail::Messages`], a message in pieces from its first PDU to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    /// The place of its first PDU among all that were sent.
    pub key: u32,
    /// The participant that sends it.
    pub from: usize,
    /// The participant that it is sent to.
    pub to: usize,
    /// The number of its association, from 1.
    pub association: u32,
    /// When it was sent, in microseconds.
    pub sent_us: i64,
    /// What became of it, and when.
    pub outcome: PduOutcome,
    /// Whether it only answers.
    pub is_answer: bool,
    /// What it is: "RT-TURN-GIVE".
    pub label: String,
}

/// What happens at one MTA at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When, in microseconds.
    pub at_us: i64,
    /// The first and the last participant that it is about; the same twice for one.
    pub over: [usize; 2],
    /// What happens, in one sentence or two.
    pub text: String,
    /// What begins or ends with it, a sentence each: nobody or both have the Turn.
    pub turn: Vec<String>,
    /// Whether a diagram says it beside the arrows: not where they show all there is to it, nor in a gap.
    pub in_diagrams: bool,
}

/// What is told once in place of many steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// When the last thing before it happens, in microseconds.
    pub from_us: i64,
    /// When the first thing after it happens.
    pub to_us: i64,
    /// What it holds, as few words: "×46 queued · 23 min 30 s · nothing else happens".
    pub label: String,
    /// What it holds, as a sentence.
    pub text: String,
    /// Whether words tell it, too: at [`Detail::Pdus`] its steps stand before it one by one, for words alone.
    pub in_words: bool,
}

impl Document {
    /// Works an excerpt of a run out.
    #[must_use]
    pub fn of(story: &Story, excerpt: &Excerpt) -> Self {
        let arrows = arrows::arrows(story, excerpt.detail);
        Document::with_arrows(story, excerpt, arrows, usize::MAX)
    }

    /// Works out its first lines of words, as many as are asked for and a few more where they belong to the same
    /// step, and counts the others. It has no arrows.
    #[must_use]
    pub fn beginning(story: &Story, excerpt: &Excerpt, most_lines: usize) -> Self {
        Document::with_arrows(story, excerpt, Vec::new(), most_lines)
    }

    fn with_arrows(
        story: &Story,
        excerpt: &Excerpt,
        arrows: Vec<Arrow>,
        most_lines: usize,
    ) -> Self {
        let (items, more_lines) = items::items(story, excerpt, arrows, most_lines);
        Document {
            scenario: story.scenario().clone(),
            excerpt: excerpt.clone(),
            participants: story.scenario().mtas.clone(),
            items,
            more_lines,
            day_begins_us: story.day_begins_us,
        }
    }

    /// An instant in words: a time of the run, or of the day.
    #[must_use]
    pub fn clock(&self, at_us: i64) -> String {
        clock_from(self.day_begins_us, at_us)
    }

    /// The first participant and the last.
    #[must_use]
    pub fn everyone(&self) -> [usize; 2] {
        [0, self.participants.len().saturating_sub(1)]
    }
}

/// An instant in words, where the run begins at a time of day or at 0.
pub(crate) fn clock_from(day_begins_us: Option<i64>, at_us: i64) -> String {
    match day_begins_us {
        Some(begins_us) => time_of_day(begins_us.saturating_add(at_us)),
        None => clock(at_us),
    }
}

impl Arrow {
    /// All that a diagram says of it: "8.25 s · RT-TURN-GIVE · lost at 8.38 s".
    #[must_use]
    pub fn text(&self) -> String {
        let on = match self.association {
            1 => String::new(),
            number => format!(" · association {number}"),
        };
        let outcome = match self.outcome {
            PduOutcome::Arrived(_) => String::new(),
            PduOutcome::Lost(at_us) => format!(" · lost at {}", clock(at_us)),
            PduOutcome::InFlight => " · still on its way".to_owned(),
        };
        format!("{} · {}{on}{outcome}", clock(self.sent_us), self.label)
    }

    /// Whether it does not arrive.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        matches!(self.outcome, PduOutcome::Lost(_))
    }
}

//! What a person sees.

use std::fmt;

use serde::Deserialize;

/// What is said at the cursor.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Glimpse {
    /// When it was seen, in milliseconds since the page was opened.
    pub ms: f64,
    /// Where the cursor stands on the drawn axis, in pixels.
    pub y: f64,
    /// What has just happened.
    pub headline: String,
    /// How things stand.
    pub detail: String,
    /// The time beside the buttons.
    pub clock: String,
    /// Both MTAs; none in a frame, which has no panel.
    pub ends: Vec<End>,
    /// Where the Turn is.
    pub turn: String,
    /// How many associations there are.
    pub associations: String,
    /// How the lanes beside PARIS and LONDON are filled where the cursor crosses them.
    pub lanes_at_cursor: Vec<String>,
}

/// One MTA at the cursor.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[allow(missing_docs, reason = "the words of the panel")]
pub struct End {
    pub name: String,
    pub state: String,
    pub queue: String,
    pub belief: String,
    pub timers: String,
    pub others: String,
}

/// A rectangle on the screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[allow(missing_docs, reason = "the names say it all")]
pub struct Box {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// A stretch of a belief lane.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Lane {
    /// `solid`: this end thinks that it has the Turn; `hollow`: the other; `absent`: neither.
    pub fill: String,
    /// Where it is.
    #[serde(flatten)]
    pub place: Box,
}

/// Everything that is seen.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Seen {
    /// What is said at the cursor.
    #[serde(flatten)]
    pub at_cursor: Glimpse,
    /// The time on the cursor itself.
    pub cursor_text: String,
    /// Whether the button offers to pause.
    pub playing: bool,
    /// Whether there is something to undo.
    pub can_undo: bool,
    /// Whether there is something to do again.
    pub can_redo: bool,
    /// The names over the lifelines.
    pub heads: Vec<String>,
    /// The words on arrows, from the first sent on.
    pub labels: Vec<String>,
    /// How many arrows there are.
    pub arrows: usize,
    /// How many of them are lost on the way.
    pub lost_arrows: usize,
    /// The belief lanes of PARIS and LONDON.
    pub lanes: [Vec<Lane>; 2],
    /// The words beside the lanes.
    pub lane_words: Vec<String>,
    /// How many stretches are shaded.
    pub bands: usize,
    /// What they are called.
    pub band_words: String,
    /// The words beside the lifelines.
    pub remarks: Vec<String>,
    /// The names of the associations' rails.
    pub rails: Vec<String>,
    /// How many rails are dotted: open, but useless.
    pub useless_rails: usize,
    /// The cuts that can be dragged.
    pub handles: Vec<String>,
    /// What is drawn short, or could be again.
    pub folds: Vec<String>,
    /// The names of the thresholds' lines.
    pub limits: Vec<String>,
    /// The numbers where a queue touches its threshold.
    pub counts: Vec<String>,
    /// Whether the queue at PARIS, and at LONDON, is anywhere as wide as the threshold.
    pub threshold_touched: [bool; 2],
    /// Messages about what is wrong.
    pub alerts: Vec<String>,
    /// The fragment of the address.
    pub fragment: String,
}

impl std::ops::Deref for Seen {
    type Target = Glimpse;

    fn deref(&self) -> &Glimpse {
        &self.at_cursor
    }
}

impl Glimpse {
    /// How many messages wait at PARIS, and at LONDON.
    #[must_use]
    pub fn queues(&self) -> Vec<u32> {
        let count = |end: &End| end.queue.split(' ').next().and_then(|count| count.parse().ok());
        self.ends.iter().map(|end| count(end).unwrap_or(u32::MAX)).collect()
    }

    /// Whom PARIS, and LONDON, thinks to have the Turn.
    #[must_use]
    pub fn beliefs(&self) -> Vec<&str> {
        self.ends.iter().map(|end| end.belief.as_str()).collect()
    }

    /// The states of PARIS and LONDON.
    #[must_use]
    pub fn states(&self) -> Vec<&str> {
        self.ends.iter().map(|end| end.state.as_str()).collect()
    }
}

impl Seen {
    /// How many arrows carry these words.
    #[must_use]
    pub fn count_labels(&self, beginning: &str) -> usize {
        self.labels.iter().filter(|label| label.starts_with(beginning)).count()
    }

    /// How the lanes are filled, from the top, without where.
    #[must_use]
    pub fn fills(&self) -> [Vec<&str>; 2] {
        self.lanes.each_ref().map(|lane| lane.iter().map(|span| span.fill.as_str()).collect())
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let playing = if self.playing { "playing" } else { "paused" };
        writeln!(f, "  {}\n  {}\n  at {}, {playing}", self.headline, self.detail, self.clock)?;
        for End { name, state, queue, belief, timers, others } in &self.ends {
            writeln!(f, "  {name}: {state}; {queue}; {belief}; {timers}; {others}")?;
        }
        writeln!(f, "  Turn: {}; associations: {}", self.turn, self.associations)?;
        writeln!(f, "  arrows: {}, of them lost: {}", self.arrows, self.lost_arrows)?;
        writeln!(f, "  on them: {}", self.labels.join(" | "))?;
        let [paris, london] = self.fills().map(|fills| fills.join(", "));
        writeln!(f, "  lanes: {paris} / {london}; {}", self.lane_words.join(" "))?;
        writeln!(
            f,
            "  bands: {} {}; remarks: {}",
            self.bands,
            self.band_words,
            self.remarks.join(", ")
        )?;
        writeln!(f, "  rails: {}; useless: {}", self.rails.join(", "), self.useless_rails)?;
        writeln!(f, "  handles: {}; folds: {}", self.handles.join(", "), self.folds.join(", "))?;
        writeln!(
            f,
            "  thresholds: {}; touched: {}",
            self.limits.join(", "),
            self.counts.join(", ")
        )?;
        writeln!(f, "  alerts: {}", self.alerts.join(" | "))?;
        write!(f, "  address: #{:.200}", self.fragment)
    }
}

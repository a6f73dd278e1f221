//! Placed things of a handful of kinds. Exporters only match on them.

use crate::{LaneFill, Point, RailStyle, Stroke, TimeUs, Tone};

/// A drawing of known size, back to front.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// In CSS pixels.
    pub width: f64,
    /// In CSS pixels.
    pub height: f64,
    /// Whether it is narrow, and its type small.
    pub compact: bool,
    /// How many times as large it is seen: sizes and places are told before that.
    pub scale: f64,
    /// What is drawn, the first at the back.
    pub items: Vec<Item>,
}

/// One placed thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A straight stroke.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// What it stands for.
        paint: Paint,
    },
    /// A free form.
    Path {
        /// The pen's way.
        steps: Vec<Step>,
        /// What it stands for.
        paint: Paint,
    },
    /// An upright rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// The radius of its corners.
        radius: f64,
        /// What it stands for.
        paint: Paint,
    },
    /// One line of text.
    Text(Text),
    /// Things that belong together.
    Group(Group),
}

impl Item {
    /// Moves it up.
    pub(crate) fn raise(&mut self, by: f64) {
        match self {
            Item::Line { from, to, .. } => {
                from.y -= by;
                to.y -= by;
            }
            Item::Path { steps, .. } => steps.iter_mut().for_each(|step| step.raise(by)),
            Item::Rect { y, .. } => *y -= by,
            Item::Text(text) => text.at.y -= by,
            Item::Group(group) => group.items.iter_mut().for_each(|item| item.raise(by)),
        }
    }
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The point on the baseline that the text starts from, is centred on, or ends at.
    pub at: Point,
    /// Which of the three.
    pub anchor: Anchor,
    /// Whether it reads downwards, a quarter turn clockwise about `at`.
    pub downwards: bool,
    /// The words.
    pub text: String,
    /// What it stands for.
    pub role: Role,
}

/// One movement of the pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Lift it and set it down here.
    Move(Point),
    /// Draw straight to here.
    Line(Point),
    /// Draw a quadratic curve by the first point to the second.
    Curve(Point, Point),
    /// Draw back to where it was set down.
    Close,
}

impl Step {
    fn raise(&mut self, by: f64) {
        match self {
            Step::Move(to) | Step::Line(to) => to.y -= by,
            Step::Curve(about, to) => {
                about.y -= by;
                to.y -= by;
            }
            Step::Close => {}
        }
    }
}

/// Things that belong together: to be found by the page, or taken hold of.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they are.
    pub kind: GroupKind,
    /// What a person is told they are.
    pub title: String,
    /// What is drawn.
    pub items: Vec<Item>,
}

/// What a group is, and the number by which the page knows it where it can be pressed or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// An arrow with its label.
    Arrow,
    /// A closed fold: a button that opens it.
    Fold(u32),
    /// The mark of an open fold: a button that closes it.
    OpenFold(u32),
    /// A handle to drag along the axis.
    Handle {
        /// By its id.
        id: u32,
        /// Where it stands.
        at_us: TimeUs,
        /// The first instant it can be dragged to.
        from_us: TimeUs,
        /// The last.
        to_us: TimeUs,
    },
    /// A button that takes a handle away, by its id.
    Remove(u32),
    /// A button that draws several arrows in place of this one, by its key.
    Transfer(u32),
    /// A button that draws one arrow in place of several again, by its key.
    OpenTransfer(u32),
    /// A mark that says by its title alone what it is.
    Mark,
    /// What is drawn weakly.
    Quiet,
}

/// Where a text stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// It starts there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// What a shape stands for. Its colour and stroke follow from it, outside this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paint {
    /// Unseen: it only catches the pointer.
    Hit,
    /// A lifeline.
    Lifeline,
    /// A tick of the time axis.
    Tick,
    /// The tint of a band.
    Band,
    /// The edge of a band.
    BandEdge,
    /// The width of a queue.
    Queue,
    /// The line of a queue's limit.
    Limit,
    /// A stretch of a lane.
    Lane(LaneFill),
    /// A stretch of a rail, and its hue.
    Rail(RailStyle, usize),
    /// The line of an arrow, and its hue.
    Arrow(Stroke, usize),
    /// The head of an arrow, and its hue.
    ArrowHead(Stroke, usize),
    /// The mark where an arrow was lost.
    Cross,
    /// What a closed fold covers.
    Tear,
    /// The edge of a closed fold.
    Wave,
    /// The mark of an open fold.
    Bracket,
    /// The line of a handle.
    HandleLine {
        /// Whether the handle does nothing where it stands.
        idle: bool,
    },
    /// The body of a handle.
    Pill {
        /// Whether the handle does nothing where it stands.
        idle: bool,
    },
    /// The scissors on a handle.
    Scissors,
    /// The outline of a queue.
    QueueEdge,
    /// The span of a wait.
    Wait,
    /// What is left of a lifeline that is not there.
    Outage,
    /// Where something has come to stay, and its hue.
    Arrival(usize),
    /// Where something begins, and its hue.
    Beginning(usize),
    /// What lies over a stretch that is drawn weakly.
    Veil,
    /// The edge beside a note.
    NoteEdge,
    /// A cell of a map.
    Cell(CellFill),
    /// The ring around a cell of a map.
    CellRing,
    /// A line of the grid behind curves.
    Grid,
    /// A curve, and its hue.
    Curve(Dashes, usize),
    /// A part of a curve that only says that it is so much at least, and its hue.
    CurveAtLeast(Dashes, usize),
    /// A mark on a curve, and its hue.
    CurveMark(usize),
    /// What lies between two curves, and its hue.
    Spread(usize),
    /// Where something stands on the axis of curves.
    Here,
}

/// How a curve is drawn, so that curves are told apart by more than their colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Dashes {
    Solid,
    Long,
    Dotted,
    LongAndDotted,
}

impl Dashes {
    /// Every one, in the order in which curves take them.
    pub const ALL: [Dashes; 4] =
        [Dashes::Solid, Dashes::Long, Dashes::Dotted, Dashes::LongAndDotted];
}

/// What a cell of a map of rules is filled with: what becomes of the Turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CellFill {
    /// It is not known.
    Unknown,
    /// It is neither lost nor doubled.
    Safe,
    /// Nor is it, within the first bounds.
    Felled,
    /// It can be lost.
    Lost,
    /// It can be doubled.
    Doubled,
    /// Both.
    Both,
}

/// What a text stands for. Its size, weight and colour follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The name of a lifeline.
    Name,
    /// The quiet line under it.
    Subtitle,
    /// An instant on the axis.
    Time,
    /// The name of an arrow.
    Label(Stroke),
    /// Words beside a lane.
    LaneLabel,
    /// Words beside a lifeline.
    Remark(Tone),
    /// The name of a limit.
    Limit,
    /// A count.
    Count,
    /// What a fold holds.
    Fold,
    /// The name of a band.
    Band,
    /// The name of a rail, and its hue.
    RailTitle(usize),
    /// Words beside a rail, and its hue.
    RailLabel(usize),
    /// The name of a handle.
    Handle,
    /// What is awaited.
    Wait,
    /// The words of a note.
    Note,
}

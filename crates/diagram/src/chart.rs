//! What a picture is made of, in time and words: the input of [`crate::layout`].
//!
//! Times are whole microseconds on the chart's own axis. Nothing here knows a protocol: a lane is a
//! lane, whatever the one who fills it means by it.

/// A point on the time axis, in microseconds.
pub type TimeUs = i64;

/// Everything one picture shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    /// The parties, from left to right.
    pub lifelines: Vec<Lifeline>,
    /// The first instant drawn.
    pub from_us: TimeUs,
    /// The last instant drawn.
    pub to_us: TimeUs,
    /// What travels between them, in the order in which it was sent.
    pub arrows: Vec<Arrow>,
    /// One for each thing that lasts and belongs to no single lifeline.
    pub rails: Vec<Rail>,
    /// Shaded, named stretches across the whole picture.
    pub bands: Vec<Band>,
    /// Short words beside a lifeline.
    pub remarks: Vec<Remark>,
    /// What a person can take hold of and drag along the axis.
    pub handles: Vec<Handle>,
    /// Stretches drawn short, with a line that says what they hold; in order, without overlap.
    pub folds: Vec<Fold>,
    /// What a second is on the axis.
    pub scale: TimeScale,
    /// Arrows that stand for several others, which can be drawn in their place; in the order of their keys.
    pub transfers: Vec<Transfer>,
    /// What a lifeline waits for.
    pub waits: Vec<Wait>,
    /// Where a lifeline is interrupted.
    pub outages: Vec<Outage>,
    /// Small marks at the edge of a queue.
    pub marks: Vec<Mark>,
    /// What somebody wrote into the picture.
    pub notes: Vec<Note>,
    /// Stretches that are drawn weakly, since nothing in them is new to who looks; in order, without overlap.
    pub quiet: Vec<(TimeUs, TimeUs)>,
    /// Whether nothing in it can be opened or closed: a fold is only a mark.
    pub fixed: bool,
}

/// What a second is on the time axis.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum TimeScale {
    /// Less where little happens, and next to nothing in a fold.
    #[default]
    Compressed,
    /// The same everywhere, closed folds apart.
    True,
}

/// An arrow that stands for several, or the first of those that are drawn in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// [`Arrow::key`] of it.
    pub arrow: u32,
    /// Whether those are drawn.
    pub open: bool,
    /// What they carry.
    pub title: String,
}

/// A stretch in which a lifeline waits for a time to be over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// Index of the lifeline.
    pub lifeline: usize,
    /// From when.
    pub from_us: TimeUs,
    /// Until when.
    pub to_us: TimeUs,
    /// What it waits for.
    pub label: String,
}

/// A stretch in which a lifeline is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outage {
    /// Index of the lifeline.
    pub lifeline: usize,
    /// From when.
    pub from_us: TimeUs,
    /// Until when.
    pub to_us: TimeUs,
    /// What is the matter.
    pub label: String,
}

/// A small mark at the edge of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Index of the lifeline.
    pub lifeline: usize,
    /// Where it stands.
    pub at_us: TimeUs,
    /// What happens there.
    pub kind: MarkKind,
    /// The hue that it shares with a rail.
    pub hue: usize,
    /// What it is, for whoever cannot see it.
    pub title: String,
    /// Words beside it; empty for none.
    pub label: String,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// Something has come to stay.
    Arrival,
    /// Something begins because of what waits there.
    Beginning,
}

/// What somebody wrote into the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Index of the lifeline that it is about, if it is about one.
    pub lifeline: Option<usize>,
    /// Where it stands.
    pub at_us: TimeUs,
    /// The words.
    pub text: String,
}

/// One party: its name, its lane and its queue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lifeline {
    /// The name in the head.
    pub title: String,
    /// One quiet line under the name.
    pub subtitle: String,
    /// The lane that runs along it; spans in order, without overlap.
    pub lane: Vec<LaneSpan>,
    /// The width on its outer side.
    pub queue: Queue,
}

/// One stretch of a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneSpan {
    /// Where it begins.
    pub from_us: TimeUs,
    /// Where it ends.
    pub to_us: TimeUs,
    /// How it is filled.
    pub fill: LaneFill,
    /// Words set beside its beginning, if there is something to say.
    pub label: Option<String>,
    /// Index of the lifeline that they are about: they stand on the side of it. The lane's own side if not said.
    pub towards: Option<usize>,
}

/// How a stretch of a lane is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LaneFill {
    /// In full.
    Solid,
    /// Weakly: it was so, and is remembered.
    Pale,
    /// An outline only.
    Hollow,
    /// A faint outline: there is nothing to say.
    Absent,
}

/// A count over time, drawn as a width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Queue {
    /// The count from each instant on, in order; before the first it is zero.
    pub counts: Vec<(TimeUs, u32)>,
    /// The count at which something happens, drawn as a line along the axis.
    pub limit: Option<u32>,
    /// Words at the head of that line.
    pub limit_label: String,
}

/// Something that travels from one lifeline to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrow {
    /// A number unique in the chart and stable while the run is the same.
    pub key: u32,
    /// Index of the lifeline it leaves.
    pub from: usize,
    /// Index of the lifeline it goes to.
    pub to: usize,
    /// When it leaves.
    pub sent_us: TimeUs,
    /// When it arrives, or would have.
    pub arrives_us: TimeUs,
    /// When it was lost on its way, if it was.
    pub lost_us: Option<TimeUs>,
    /// Its name.
    pub label: String,
    /// A shorter name for where there is no room for that one; empty if there is none.
    pub short: String,
    /// How it is drawn.
    pub stroke: Stroke,
    /// The hue it shares with a rail.
    pub hue: usize,
    /// Whether it is drawn weakly: it is nothing new to who looks.
    pub quiet: bool,
}

/// How an arrow is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// A plain line.
    Plain,
    /// A heavy line: it carries something.
    Heavy,
    /// A dashed line: it only answers.
    Dashed,
    /// The colour of a solid lane: what it carries is what the lanes show.
    Token,
}

/// Something that lasts, drawn as a thin line beside the picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rail {
    /// The hue it shares with its arrows.
    pub hue: usize,
    /// Its name.
    pub title: String,
    /// Its stretches, in order, without overlap; a gap is drawn as nothing.
    pub spans: Vec<RailSpan>,
}

/// One stretch of a rail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RailSpan {
    /// Where it begins.
    pub from_us: TimeUs,
    /// Where it ends.
    pub to_us: TimeUs,
    /// How it is drawn.
    pub style: RailStyle,
    /// Words beside its beginning, if there is something to say.
    pub label: Option<String>,
}

/// How a stretch of a rail is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RailStyle {
    /// As it should be.
    Solid,
    /// There, and of no use.
    Dotted,
    /// Coming or going: a hairline.
    Faint,
    /// Broken: a dashed hairline.
    Broken,
}

/// A shaded, named stretch across the picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Band {
    /// Where it begins.
    pub from_us: TimeUs,
    /// Where it ends.
    pub to_us: TimeUs,
    /// Its name.
    pub label: String,
    /// Indices of the two lifelines that it is about, the left one first: it lies between them. Across the whole
    /// picture if not said.
    pub between: Option<[usize; 2]>,
}

/// Short words on the outer side of a lifeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Index of the lifeline.
    pub lifeline: usize,
    /// Where it stands.
    pub at_us: TimeUs,
    /// The words.
    pub text: String,
    /// What the words are about.
    pub tone: Tone,
}

/// What a text is about, and so how it is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Worth saying.
    Plain,
    /// Something is wrong.
    Alarm,
}

/// Something a person can drag along the time axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    /// The number by which the page knows it.
    pub id: u32,
    /// Where it stands.
    pub at_us: TimeUs,
    /// Its name.
    pub label: String,
    /// The same in full, for who cannot see it.
    pub title: String,
    /// Whether it does nothing where it stands: it is drawn without a colour then.
    pub idle: bool,
}

/// A stretch drawn short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// The number by which the page knows it.
    pub id: u32,
    /// Where it begins: the last instant drawn at length before it.
    pub from_us: TimeUs,
    /// Where it ends: the first instant drawn at length after it.
    pub to_us: TimeUs,
    /// What it holds.
    pub label: String,
    /// Whether the page has opened it: then everything in it is drawn, and the line only offers to
    /// close it again.
    pub open: bool,
}

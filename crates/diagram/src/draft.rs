//! What the passes share: the plan they read, and the draft they draw on.

use crate::crowd::Crowd;
use crate::metrics::{below_middle, bounds_of};
use crate::passes::columns::Columns;
use crate::passes::ends::Ends;
use crate::passes::hidden::Hidden;
use crate::passes::queue_scale::QueueScale;
use crate::sections::{Section, Sections};
use crate::{Anchor, Arrow, Axis, Bounds, Chart, Item, Paint, Point, Role, Segment, Text, TimeUs};

/// Where things go, and which section of it is drawn. Made first, and not changed while things are drawn.
#[derive(Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) columns: &'a Columns,
    pub(crate) axis: &'a Axis,
    pub(crate) hidden: &'a Hidden,
    pub(crate) queue_scale: &'a QueueScale,
    /// For each arrow of the chart where its ends are, unless it is hidden.
    pub(crate) ends: &'a [Option<Ends>],
    /// What is drawn now.
    pub(crate) section: Section,
    /// The first and the last instant that may be seen in it.
    pub(crate) time: (TimeUs, TimeUs),
    pub(crate) sections: &'a Sections,
    pub(crate) place: usize,
}

impl<'a> Plan<'a> {
    /// A line of text, of the size this picture has.
    pub(crate) fn text(&self, role: Role, at: Point, anchor: Anchor, text: &str) -> Text {
        Text { at, anchor, downwards: false, text: text.to_owned(), role }
    }

    /// The same, centred in height on `at`.
    pub(crate) fn level_text(&self, role: Role, at: Point, anchor: Anchor, text: &str) -> Text {
        let baseline = (at.y + below_middle(role, self.columns.compact)).round();
        self.text(role, Point::new(at.x, baseline), anchor, text)
    }

    pub(crate) fn bounds(&self, text: &Text) -> Bounds {
        bounds_of(text, self.columns.compact)
    }

    /// Whether what stands at a height belongs to this section. Every height belongs to one.
    pub(crate) fn has(&self, y: f64) -> bool {
        let is_in_front = self.place == 0 && y < self.section.bottom;
        is_in_front || self.section.has(y) || self.is_last() && self.section.top <= y
    }

    /// Whether nothing follows this section.
    pub(crate) fn is_last(&self) -> bool {
        self.place + 1 == self.sections.all.len()
    }

    /// From where to where something is drawn that lasts from one instant to another. What a closed fold
    /// holds is not drawn: there it goes on as it began.
    pub(crate) fn extent(&self, from_us: TimeUs, to_us: TimeUs) -> (f64, f64) {
        let y = |t: TimeUs| match self.hidden.fold_around(t) {
            Some((_, end)) => self.axis.top_of(end),
            None => self.axis.y_at(t),
        };
        (y(from_us), y(to_us))
    }

    /// What is drawn here of something that lasts from one height to another.
    pub(crate) fn clip(&self, top: f64, bottom: f64) -> Option<Clip> {
        let Section { top: first, bottom: last } = self.section;
        let clip = Clip {
            top: top.max(first),
            bottom: bottom.min(last),
            begins: self.has(top),
            ends: bottom <= last,
        };
        (clip.top < clip.bottom).then_some(clip)
    }

    /// The same for a line that may be dashed: it is divided between two dashes, so that they go on from
    /// one section to the next as if it were not divided.
    pub(crate) fn clip_dashed(&self, top: f64, bottom: f64) -> Option<Clip> {
        let clip = self.clip(top, bottom)?;
        let at_dash = |y: f64| (top + ((y - top) / DASHES).ceil() * DASHES).min(bottom);
        let from = if clip.begins { top } else { at_dash(clip.top) };
        let to = if clip.ends { bottom } else { at_dash(clip.bottom) };
        (from < to).then_some(Clip { top: from, bottom: to, ..clip })
    }

    /// Between which heights the name of something stands that lasts from one to another: below its
    /// beginning, and again where it goes on far below that.
    pub(crate) fn room_for_name(&self, top: f64, bottom: f64) -> Option<(f64, f64)> {
        let clip = self.clip(top, bottom)?;
        let above = clip.top - top;
        let has_stood = (NAME_ROOM..=NAME_AGAIN).contains(&above);
        (clip.begins || !has_stood).then_some((clip.top, clip.bottom))
    }

    /// Of things in order, those that may be seen in this section.
    pub(crate) fn during<T>(&self, all: &'a [T], time: impl Fn(&T) -> (TimeUs, TimeUs)) -> &'a [T] {
        let first = all.partition_point(|one| time(one).1 < self.time.0);
        let rest = &all[first..];
        &rest[..rest.partition_point(|one| time(one).0 <= self.time.1)]
    }

    /// The arrows that touch this section, in the order of the chart but for those that fall very far,
    /// which come first.
    pub(crate) fn arrows(&self) -> impl Iterator<Item = (&'a Arrow, &'a Ends)> + use<'a> {
        let (chart, ends, section) = (self.chart, self.ends, self.section);
        let touches =
            move |drawn: Segment| drawn.from.y < section.bottom && drawn.to.y >= section.top;
        let places = self.sections.long.iter().chain(self.sections.arrows(self.place));
        places
            .filter_map(move |&place| {
                let place = place as usize;
                Some((chart.arrows.get(place)?, ends.get(place)?.as_ref()?))
            })
            .filter(move |(_, ends)| touches(ends.drawn))
    }

    /// Those of them that leave in this section: they belong to it.
    pub(crate) fn own_arrows(&self) -> impl Iterator<Item = (&'a Arrow, &'a Ends)> + use<'a> {
        let plan = *self;
        self.arrows().filter(move |(_, ends)| plan.has(ends.drawn.from.y))
    }
}

/// What is drawn of something in one section.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clip {
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    /// Whether it really begins and ends there.
    pub(crate) begins: bool,
    pub(crate) ends: bool,
}

/// Every pattern of dashes along the axis fits into this a whole number of times. The style sheet and the
/// looks of files must agree.
pub(crate) const DASHES: f64 = 24.0;
/// Less than this above the end of a section there was no room for a name.
const NAME_ROOM: f64 = 32.0;
/// A name stands again where its beginning is so far above.
const NAME_AGAIN: f64 = 260.0;

/// From back to front.
#[derive(Clone, Copy)]
pub(crate) enum Layer {
    Bands,
    Queues,
    Lifelines,
    Lanes,
    Folds,
    Arrows,
    Texts,
    Handles,
}

const LAYERS: usize = Layer::Handles as usize + 1;

/// What is drawn so far of a section, and the room it has taken.
pub(crate) struct Draft {
    layers: [Vec<Item>; LAYERS],
    crowd: Crowd,
    section: Section,
    width: f64,
}

impl Draft {
    pub(crate) fn of(section: Section, width: f64) -> Self {
        let crowd = Crowd::between(section.top, section.bottom);
        Self { layers: Default::default(), crowd, section, width }
    }

    pub(crate) fn put(&mut self, layer: Layer, item: Item) {
        self.layers[layer as usize].push(item);
    }

    /// Whether a text there lies in the section: else it would be cut off, or might lie on one of the next.
    pub(crate) fn is_inside(&self, area: &Bounds) -> bool {
        let is_beside = 0.0 <= area.left && area.right <= self.width;
        is_beside && self.section.top <= area.top && area.bottom <= self.section.bottom
    }

    /// Draws a text whose place is settled, and takes its room.
    pub(crate) fn write(&mut self, plan: &Plan, text: Text) {
        self.take(plan.bounds(&text));
        self.put(Layer::Texts, Item::Text(text));
    }

    /// Draws lines of text unless one of them would lie over another text. Says whether it did.
    pub(crate) fn write_if_free(&mut self, plan: &Plan, lines: &[Text]) -> bool {
        let free = lines.iter().all(|line| self.is_free(&plan.bounds(line)));
        if free {
            for line in lines {
                self.write(plan, line.clone());
            }
        }
        free
    }

    /// Keeps later texts out of `area`.
    pub(crate) fn take(&mut self, area: Bounds) {
        self.crowd.add_text(area);
    }

    /// Lets later texts know of a stroke they should not lie on.
    pub(crate) fn take_stroke(&mut self, stroke: Segment) {
        self.crowd.add_stroke(stroke);
    }

    pub(crate) fn is_free(&self, area: &Bounds) -> bool {
        self.is_inside(area) && !self.crowd.texts_near(area).any(|taken| taken.touches(area))
    }

    /// How many square pixels of texts lie in `area`.
    pub(crate) fn covered(&self, area: &Bounds) -> f64 {
        self.crowd.texts_near(area).map(|taken| taken.overlap(area)).sum()
    }

    /// How many strokes pass through `area`.
    pub(crate) fn strokes_through(&self, area: &Bounds) -> usize {
        self.crowd.strokes_near(area).filter(|stroke| stroke.crosses(area)).count()
    }

    /// What is drawn, from the top of the section on.
    pub(crate) fn into_items(self) -> Vec<Item> {
        let top = self.section.top;
        let mut items: Vec<Item> = self.layers.into_iter().flatten().collect();
        if top != 0.0 {
            items.iter_mut().for_each(|item| item.raise(top));
        }
        items
    }
}

/// A rectangle that is not seen and catches the pointer.
pub(crate) fn hit(area: Bounds) -> Item {
    Item::Rect {
        x: area.left,
        y: area.top,
        width: area.right - area.left,
        height: area.bottom - area.top,
        radius: 0.0,
        paint: Paint::Hit,
    }
}

//! What the passes share: the plan they read, and the draft they draw on.

use crate::crowd::Crowd;
use crate::metrics::{below_middle, bounds_of};
use crate::passes::columns::Columns;
use crate::passes::ends::Ends;
use crate::passes::hidden::Hidden;
use crate::passes::queues::Scale;
use crate::{Anchor, Axis, Bounds, Chart, Item, Point, Role, Segment, Text};

/// Where things go. Made first, and not changed while things are drawn.
pub(crate) struct Plan<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) columns: Columns,
    pub(crate) axis: Axis,
    pub(crate) hidden: Hidden,
    pub(crate) queue_scale: Scale,
    /// For each arrow of the chart where its ends are, unless it is hidden.
    pub(crate) ends: Vec<Option<Ends>>,
}

impl Plan<'_> {
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
}

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

/// What is drawn so far, and the room it has taken.
#[derive(Default)]
pub(crate) struct Draft {
    layers: [Vec<Item>; LAYERS],
    crowd: Crowd,
}

impl Draft {
    pub(crate) fn put(&mut self, layer: Layer, item: Item) {
        self.layers[layer as usize].push(item);
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
        !self.crowd.texts_near(area).any(|taken| taken.touches(area))
    }

    /// How many square pixels of texts lie in `area`.
    pub(crate) fn covered(&self, area: &Bounds) -> f64 {
        self.crowd.texts_near(area).map(|taken| taken.overlap(area)).sum()
    }

    /// How many strokes pass through `area`.
    pub(crate) fn strokes_through(&self, area: &Bounds) -> usize {
        self.crowd.strokes_near(area).filter(|stroke| stroke.crosses(area)).count()
    }

    pub(crate) fn into_items(self) -> Vec<Item> {
        self.layers.into_iter().flatten().collect()
    }
}

//! The passes in their order: first where everything goes, then each section by itself.

use crate::draft::{Draft, Plan};
use crate::geometry::limited;
use crate::passes::queue_scale::QueueScale;
use crate::passes::{
    arrows, bands, columns, ends, folds, handles, heads, hidden, labels, lanes, marks, notes,
    queues, quiet, rails, remarks, rows, spacing, times, transfers, true_scale, waits,
};
use crate::sections::Sections;
use crate::{
    Axis, Bounds, Chart, Drawing, Frame, LEAST_TEXT, MOST_TEXT, Picture, Scene, TimeScale,
};

/// Places a chart in the room there is.
pub fn layout(chart: &Chart, frame: Frame) -> Picture {
    Picture::of(chart.clone(), frame)
}

/// A chart, and what is worked out of it before it has an axis.
struct Part {
    chart: Chart,
    columns: columns::Columns,
    hidden: hidden::Hidden,
    queue_scale: QueueScale,
}

impl Picture {
    /// Places a chart in the room there is: where everything goes, but nothing is drawn yet.
    #[must_use]
    pub fn of(chart: Chart, frame: Frame) -> Self {
        let [picture] = Picture::beside([chart], frame);
        picture
    }

    /// Places charts beside each other, each in the room there is: they have one time axis, and an instant is at the
    /// same height in all of them. They begin and end at the same instants, and fold the same stretches.
    #[must_use]
    pub fn beside<const N: usize>(charts: [Chart; N], frame: Frame) -> [Self; N] {
        let scale = limited(frame.text, LEAST_TEXT, MOST_TEXT);
        let hidden = charts.each_ref().map(hidden::Hidden::of);
        let columns = charts.each_ref().map(|chart| columns::of(chart, frame.width / scale));
        let rows = rows::of(&charts, &hidden);
        let axis = spacing::of(&charts, &columns, &rows);
        let mut scales: Vec<QueueScale> =
            charts.iter().zip(&columns).map(|(chart, it)| QueueScale::of(chart, it)).collect();
        QueueScale::share(&mut scales);
        let mut parts = columns.into_iter().zip(hidden).zip(rows).zip(scales);
        charts.map(|chart| {
            let (((columns, hidden), rows), queue_scale) =
                parts.next().expect("one for each chart");
            let part = Part { chart, columns, hidden, queue_scale };
            Picture::placed(part, &rows, &axis, scale)
        })
    }

    fn placed(part: Part, rows: &rows::Rows, axis: &Axis, scale: f64) -> Self {
        let Part { chart, columns, hidden, queue_scale } = part;
        let ends = ends::of(&chart, &hidden, &columns, axis, rows);
        let handles = chart.handles.iter().map(|handle| handle.at_us);
        let sections = Sections::of(axis, rows, &ends, handles);
        let mut picture = Picture {
            heads: Scene::default(),
            area: Bounds {
                left: columns.left,
                top: axis.first_y(),
                right: columns.width,
                bottom: axis.last_y(),
            }
            .enlarged(scale),
            lifelines: columns.posts.iter().map(|post| post.x * scale).collect(),
            axis: axis.enlarged(scale),
            scale,
            plain_axis: axis.clone(),
            shown: sections.all.iter().map(|section| section.enlarged(scale)).collect(),
            chart,
            columns,
            hidden,
            queue_scale,
            ends,
            sections,
        };
        picture.heads = Scene { scale, ..heads::scene(&picture.plan(0)) };
        picture
    }

    /// Draws one section; nothing where there is none of that place.
    #[must_use]
    pub fn draw(&self, section: usize) -> Drawing {
        let plan = &self.plan(section);
        let mut draft = Draft::of(plan.section, plan.columns.width);

        // The order decides who gives way to whom: what comes later looks for room among what is there.
        bands::shade(plan, &mut draft);
        lanes::draw(plan, &mut draft);
        queues::draw(plan, &mut draft);
        rails::draw(plan, &mut draft);
        waits::draw(plan, &mut draft);
        let arrows = arrows::draw(plan, &mut draft);
        let folds = folds::draw(plan, &mut draft);
        marks::draw(plan, &mut draft);
        transfers::draw(plan, &mut draft);
        handles::draw_lines(plan, &mut draft);
        let handles = handles::draw(plan, &mut draft);
        notes::draw(plan, &mut draft);
        remarks::place(plan, &mut draft);
        labels::place(plan, &mut draft);
        bands::name(plan, &mut draft);
        lanes::name(plan, &mut draft);
        waits::name(plan, &mut draft);
        rails::name(plan, &mut draft);
        queues::count(plan, &mut draft);
        match plan.chart.scale {
            TimeScale::Compressed => times::draw(plan, &mut draft),
            TimeScale::True => true_scale::times(plan, &mut draft),
        }
        quiet::veil(plan, &mut draft);

        let scene = Scene {
            width: plan.columns.width,
            height: plan.section.bottom - plan.section.top,
            compact: plan.columns.compact,
            scale: self.scale,
            items: draft.into_items(),
        };
        Drawing { section: plan.section, scene, arrows, handles, folds }.enlarged(self.scale)
    }

    fn plan(&self, place: usize) -> Plan<'_> {
        let all = &self.sections.all;
        let place = place.min(all.len().saturating_sub(1));
        let section = all[place];
        let time_at = |y: f64| self.plain_axis.time_at(y);
        let is_last = place + 1 == all.len();
        let from_us = if place == 0 { i64::MIN } else { time_at(section.top) - 1 };
        let to_us = if is_last { i64::MAX } else { time_at(section.bottom) + 1 };
        Plan {
            chart: &self.chart,
            columns: &self.columns,
            axis: &self.plain_axis,
            hidden: &self.hidden,
            queue_scale: &self.queue_scale,
            ends: &self.ends,
            section,
            time: (from_us, to_us),
            sections: &self.sections,
            place,
        }
    }
}

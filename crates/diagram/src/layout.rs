//! The passes in their order.

use crate::draft::{Draft, Plan};
use crate::passes::{
    arrows, bands, columns, ends, folds, handles, heads, hidden, labels, lanes, marks, notes,
    queues, rails, remarks, rows, spacing, times, transfers, waits,
};
use crate::{Bounds, Chart, Frame, Picture, Scene};

/// Places a chart in the room there is.
pub fn layout(chart: &Chart, frame: Frame) -> Picture {
    let plan = plan(chart, frame);
    let mut draft = Draft::default();

    // The order decides who gives way to whom: what comes later looks for room among what is there.
    bands::shade(&plan, &mut draft);
    lanes::draw(&plan, &mut draft);
    queues::draw(&plan, &mut draft);
    rails::draw(&plan, &mut draft);
    let folds = folds::draw(&plan, &mut draft);
    waits::draw(&plan, &mut draft);
    let arrows = arrows::draw(&plan, &mut draft);
    marks::draw(&plan, &mut draft);
    transfers::draw(&plan, &mut draft);
    handles::draw_lines(&plan, &mut draft);
    labels::place(&plan, &mut draft);
    let handles = handles::draw(&plan, &mut draft);
    notes::draw(&plan, &mut draft);
    remarks::place(&plan, &mut draft);
    bands::name(&plan, &mut draft);
    lanes::name(&plan, &mut draft);
    waits::name(&plan, &mut draft);
    rails::name(&plan, &mut draft);
    queues::count(&plan, &mut draft);
    times::draw(&plan, &mut draft);

    let columns = &plan.columns;
    Picture {
        heads: heads::scene(&plan),
        area: Bounds {
            left: columns.left,
            top: plan.axis.first_y(),
            right: columns.width,
            bottom: plan.axis.last_y(),
        },
        lifelines: columns.posts.iter().map(|post| post.x).collect(),
        body: Scene {
            width: columns.width,
            height: plan.axis.height(),
            compact: columns.compact,
            items: draft.into_items(),
        },
        axis: plan.axis,
        arrows,
        handles,
        folds,
    }
}

fn plan(chart: &Chart, frame: Frame) -> Plan<'_> {
    let hidden = hidden::Hidden::of(chart);
    let columns = columns::of(chart, frame);
    let rows = rows::of(chart, &hidden);
    let axis = spacing::of(chart, &columns, &rows);
    let ends = ends::of(chart, &hidden, &columns, &axis, &rows);
    Plan { chart, queue_scale: queues::Scale::of(chart, &columns), columns, axis, hidden, ends }
}

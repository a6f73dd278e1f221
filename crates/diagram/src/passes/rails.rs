//! Rails at the far right, and their names.

use crate::draft::{Draft, Layer, Plan};
use crate::metrics::{line_height, wrapped};
use crate::{Anchor, Item, Paint, Point, Rail, RailSpan, RailStyle, Role, Text};

/// From a rail's beginning to the middle of the words beside it.
const NAME_DROP: f64 = 10.0;
/// How far words that find no room are tried lower, again and again.
const NAME_STEP: f64 = 4.0;
/// How far from the beginning of their span words may be at most; those beside a hairline, which says by itself
/// that something comes or goes.
const NAME_REACH: f64 = 140.0;
const FAINT_REACH: f64 = 18.0;
/// Between the words of one rail and those of another above or below.
const APART: f64 = 3.0;
/// Between a rail and the words along it, in narrow pictures.
const ALONG_GAP: f64 = 1.0;

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    for (rail, &x) in plan.chart.rails.iter().zip(&plan.columns.rails) {
        for span in plan.during(&rail.spans, |span| (span.from_us, span.to_us)) {
            let (top, bottom) = extent(plan, span);
            if let Some(clip) = plan.clip_dashed(top, bottom) {
                draft.put(
                    Layer::Lanes,
                    Item::Line {
                        from: Point::new(x, clip.top),
                        to: Point::new(x, clip.bottom),
                        paint: Paint::Rail(span.style, rail.hue),
                    },
                );
            }
        }
    }
}

/// Each rail's title at its beginning, then the words of its spans where there is room beside them.
pub(crate) fn name(plan: &Plan, draft: &mut Draft) {
    for rail in &plan.chart.rails {
        // The beginning is where it can be made out first: a hairline is not it yet.
        let clear = rail.spans.iter().find(|span| span.style != RailStyle::Faint);
        if let Some(span) = clear.or(rail.spans.first()) {
            let (top, _) = extent(plan, span);
            let (_, bottom) = rail.spans.last().map_or((top, top), |last| extent(plan, last));
            words(plan, draft, Role::RailTitle(rail.hue), (top, bottom, NAME_REACH), &rail.title);
        }
    }
    if !plan.columns.compact {
        for rail in &plan.chart.rails {
            name_spans(plan, draft, rail);
        }
    }
}

fn name_spans(plan: &Plan, draft: &mut Draft, rail: &Rail) {
    for span in plan.during(&rail.spans, |span| (span.from_us, span.to_us)) {
        if let Some(label) = &span.label {
            let (top, bottom) = extent(plan, span);
            let reach = if span.style == RailStyle::Faint { FAINT_REACH } else { NAME_REACH };
            words(plan, draft, Role::RailLabel(rail.hue), (top, bottom, reach), label);
        }
    }
}

fn words(
    plan: &Plan,
    draft: &mut Draft,
    role: Role,
    (top, bottom, reach): (f64, f64, f64),
    text: &str,
) {
    let Some((top, bottom)) = plan.room_for_name(top, bottom) else {
        return;
    };
    let mut y = top + NAME_DROP;
    while y < bottom && y <= top + reach {
        let lines = if plan.columns.compact {
            vec![along(plan, role, y - NAME_DROP, text)]
        } else {
            beside(plan, role, y, text)
        };
        if draft.write_if_free(plan, &lines) {
            let areas = lines.iter().map(|line| plan.bounds(line));
            areas.for_each(|area| draft.take(area.grown(APART)));
            return;
        }
        y += NAME_STEP;
    }
}

/// Right-aligned, left of all rails, so that no rail runs through it.
fn beside(plan: &Plan, role: Role, y: f64, text: &str) -> Vec<Text> {
    let columns = &plan.columns;
    let room = columns.rail_names - columns.outer_right;
    let leading = line_height(role, columns.compact);
    let line = |(index, line): (usize, &String)| {
        let at = Point::new(columns.rail_names, y + leading * index as f64);
        plan.level_text(role, at, Anchor::End, line)
    };
    wrapped(text, room, role, columns.compact).iter().enumerate().map(line).collect()
}

/// Downwards along the rails, where there is no room beside them.
fn along(plan: &Plan, role: Role, y: f64, text: &str) -> Text {
    let columns = &plan.columns;
    let x = columns.outer_right + ALONG_GAP;
    Text { downwards: true, ..plan.text(role, Point::new(x, y), Anchor::Start, text) }
}

fn extent(plan: &Plan, span: &RailSpan) -> (f64, f64) {
    plan.extent(span.from_us, span.to_us)
}

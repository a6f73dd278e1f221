//! Bands: a tint across the picture, and its name at the right.

use crate::draft::{Draft, Layer, Plan};
use crate::metrics::{line_height, width_of, wrapped};
use crate::passes::columns::Post;
use crate::passes::queues::limit_x;
use crate::{Anchor, Band, Item, Paint, Point, Role, Text, TimeUs};

/// Between the outermost lifeline and the name.
const NAME_GAP: f64 = 14.0;
/// The same where there is little room.
const NAME_GAP_COMPACT: f64 = 8.0;
/// Between the name and the line of a limit.
const LIMIT_GAP: f64 = 6.0;
/// A name in less room than this would be a column of single words.
const LEAST_ROOM: f64 = 80.0;
/// From the band's beginning to the middle of the first line of its name.
const NAME_DROP: f64 = 18.0;
/// How far a name that finds no room is tried lower, again and again.
const NAME_STEP: f64 = 4.0;

/// Between a lane and a name beside it, narrow and wide.
const INSIDE_GAP: (f64, f64) = (4.0, 12.0);

/// The tints, at the very back.
pub(crate) fn shade(plan: &Plan, draft: &mut Draft) {
    for band in visible(plan) {
        let (left, right) = match pair(plan, band) {
            Some([one, other]) => (one.x, other.x),
            None => (plan.columns.left, plan.columns.width),
        };
        let (top, bottom) = extent(plan, band);
        if let Some(clip) = plan.clip(top, bottom) {
            draft.put(
                Layer::Bands,
                Item::Rect {
                    x: left,
                    y: clip.top,
                    width: right - left,
                    height: clip.bottom - clip.top,
                    radius: 0.0,
                    paint: Paint::Band,
                },
            );
        }
        // Where the picture ends the band does not: there it has no edge.
        for (t, y) in [(band.from_us, top), (band.to_us, bottom)] {
            if plan.chart.from_us < t && t < plan.chart.to_us && plan.has(y) {
                draft.put(
                    Layer::Bands,
                    Item::Line {
                        from: Point::new(left, y),
                        to: Point::new(right, y),
                        paint: Paint::BandEdge,
                    },
                );
            }
        }
    }
}

/// The names, under what is there already.
pub(crate) fn name(plan: &Plan, draft: &mut Draft) {
    let columns = &plan.columns;
    let Some(post) = columns.posts.last() else {
        return;
    };
    let left = post.x + if columns.compact { NAME_GAP_COMPACT } else { NAME_GAP };
    let room = room(plan, left);
    for band in visible(plan) {
        let (top, bottom) = extent(plan, band);
        let Some((top, bottom)) = plan.room_for_name(top, bottom) else {
            continue;
        };
        if let Some(pair) = pair(plan, band) {
            name_between(plan, draft, band, pair, (top, bottom));
            continue;
        }
        let lines = wrapped(&band.label, room, Role::Band, columns.compact);
        let mut y = top + NAME_DROP;
        while y < bottom {
            if draft.write_if_free(plan, &at(plan, &lines, left, y)) {
                break;
            }
            y += NAME_STEP;
        }
    }
}

/// The two lifelines that a band is about.
fn pair<'a>(plan: &Plan<'a>, band: &Band) -> Option<[&'a Post; 2]> {
    let [one, other] = band.between?.map(|place| plan.columns.posts.get(place));
    Some([one?, other?])
}

/// The name of a band that is about two lifelines, between these, where no arrow is: beside one of them, or in
/// the middle.
fn name_between(
    plan: &Plan,
    draft: &mut Draft,
    band: &Band,
    [one, other]: [&Post; 2],
    (top, bottom): (f64, f64),
) {
    let compact = plan.columns.compact;
    let gap = if compact { INSIDE_GAP.0 } else { INSIDE_GAP.1 };
    let (left, right) = (one.port(1.0) + gap, other.port(-1.0) - gap);
    let lines = wrapped(&band.label, right - left, Role::Band, compact);
    let widest = lines.iter().map(|line| width_of(line, Role::Band, compact)).fold(0.0, f64::max);
    let is_clear = |draft: &Draft, text: &Text| {
        let area = plan.bounds(text);
        draft.is_free(&area)
            && draft.strokes_through(&area) == 0
            && !plan.columns.posts.iter().any(|post| post.passes(&area))
    };
    let mut y = top + NAME_DROP;
    while y < bottom {
        for x in [right - widest, left, (left + right - widest) / 2.0] {
            let lines = at(plan, &lines, x, y);
            if lines.iter().all(|line| is_clear(draft, line)) {
                lines.into_iter().for_each(|line| draft.write(plan, line));
                return;
            }
        }
        y += NAME_STEP;
    }
}

/// The width of a name: before the limit of the queue there, if that is not too near.
fn room(plan: &Plan, left: f64) -> f64 {
    let columns = &plan.columns;
    let last = plan.chart.lifelines.last().zip(columns.posts.last());
    let limit = last.and_then(|(line, post)| limit_x(plan, line, post));
    let before_limit = limit.map_or(0.0, |x| x - left - LIMIT_GAP);
    if before_limit >= LEAST_ROOM { before_limit } else { columns.rail_names - left }
}

fn at(plan: &Plan, lines: &[String], x: f64, y: f64) -> Vec<Text> {
    let leading = line_height(Role::Band, plan.columns.compact);
    let columns = &plan.columns;
    let widest = lines.iter().map(|line| width_of(line, Role::Band, columns.compact));
    let x = x.min(columns.width - widest.fold(0.0, f64::max)).floor();
    let line = |(index, line): (usize, &String)| {
        let at = Point::new(x, y + leading * index as f64);
        plan.level_text(Role::Band, at, Anchor::Start, line)
    };
    lines.iter().enumerate().map(line).collect()
}

fn visible<'a>(plan: &'a Plan) -> impl Iterator<Item = &'a Band> {
    let (from, to): (TimeUs, TimeUs) = (plan.chart.from_us, plan.chart.to_us);
    plan.chart.bands.iter().filter(move |band| band.from_us < to && band.to_us > from)
}

fn extent(plan: &Plan, band: &Band) -> (f64, f64) {
    (plan.axis.y_at(band.from_us), plan.axis.y_at(band.to_us))
}

//! Notes: words in the middle of the picture, or beside the lane that they are about.

use crate::draft::{Draft, Layer, Plan};
use crate::metrics::{line_height, width_of, wrapped};
use crate::passes::columns::{Columns, Post};
use crate::{Anchor, Item, Note, Paint, Point, Role, Text};

/// The widest that a note is.
const WIDEST: f64 = 300.0;
/// Between a lane and a note about it.
const GAP: f64 = 20.0;
/// Between a note and the edge beside it.
const EDGE: f64 = 8.0;
/// How many lines a note has at most that stays beside its lane where others follow; a longer one goes on over
/// them.
const MOST_LINES: usize = 5;
/// Above and below a note.
const AROUND: f64 = 12.0;
/// From its instant to the top of its first line.
const DROP: f64 = 9.0;
/// How far a note that finds no room is tried lower, again and again.
const STEP: f64 = 5.0;
/// How far from its instant a note may be at most.
const REACH: f64 = 160.0;
/// Between a note and anything else.
const CLEAR: f64 = 2.0;

/// The height that a note needs for itself.
pub(crate) fn room(note: &Note, columns: &Columns) -> f64 {
    let lines = lines(note, columns).len() as f64;
    lines * line_height(Role::Note, columns.compact) + 2.0 * AROUND
}

/// Writes the notes, each where nothing else is, or as near as can be.
pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    let (from, to) = (plan.chart.from_us, plan.chart.to_us);
    for note in plan.chart.notes.iter().filter(|note| from <= note.at_us && note.at_us <= to) {
        let begins = plan.axis.y_at(note.at_us);
        if !plan.has(begins) {
            continue;
        }
        let first = begins + DROP;
        let lowest = plan.section.bottom - room(note, plan.columns);
        let mut placed = at(plan, note, first.min(lowest.max(plan.section.top)));
        let mut y = first;
        while y <= first + REACH {
            let tried = at(plan, note, y);
            let is_free = |text: &Text| {
                let area = plan.bounds(text).grown(CLEAR);
                draft.is_free(&area) && draft.strokes_through(&area) == 0
            };
            if tried.iter().all(is_free) {
                placed = tried;
                break;
            }
            y += STEP;
        }
        write(plan, draft, placed);
    }
}

fn write(plan: &Plan, draft: &mut Draft, lines: Vec<Text>) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
    let (upper, lower) = (plan.bounds(first), plan.bounds(last));
    let left = lines.iter().map(|line| plan.bounds(line).left).fold(upper.left, f64::min);
    let x = (left - EDGE).floor() + 0.5;
    let edge = Item::Line {
        from: Point::new(x, upper.top),
        to: Point::new(x, lower.bottom),
        paint: Paint::NoteEdge,
    };
    draft.put(Layer::Texts, edge);
    for line in lines {
        draft.write(plan, line);
    }
}

fn lines(note: &Note, columns: &Columns) -> Vec<String> {
    let wrap = |room: f64| wrapped(&note.text, room, Role::Note, columns.compact);
    let (left, right) = columns.middle();
    let wide = || wrap((right - left - 2.0 * (GAP + EDGE)).min(WIDEST));
    let Some(room) = beside(note, columns) else { return wide() };
    let lines = wrap(room.min(WIDEST));
    let fits = |line: &String| width_of(line, Role::Note, columns.compact) <= room;
    let narrow = lines.len() <= MOST_LINES && lines.iter().all(fits);
    if narrow { lines } else { wide() }
}

/// The room between the lane that a note is about and the next lifeline, where others follow.
fn beside(note: &Note, columns: &Columns) -> Option<f64> {
    let place = note.lifeline?;
    let post = columns.posts.get(place)?;
    let next = if post.inner > 0.0 { place + 1 } else { place.checked_sub(1)? };
    let (near, far) = columns.posts.get(next)?.span();
    let between = if post.inner > 0.0 { near - post.lane_edge } else { post.lane_edge - far };
    (columns.posts.len() > 2).then_some(between - GAP - 2.0 * EDGE)
}

/// The lines of a note whose first begins at a height.
fn at(plan: &Plan, note: &Note, top: f64) -> Vec<Text> {
    let columns = &plan.columns;
    let leading = line_height(Role::Note, columns.compact);
    let (left, right) = columns.middle();
    let post = note.lifeline.and_then(|lifeline| columns.posts.get(lifeline));
    let widest = |lines: &[String]| {
        let width = |line: &String| width_of(line, Role::Note, columns.compact);
        lines.iter().map(width).fold(0.0, f64::max)
    };
    let lines = lines(note, columns);
    let x = match post {
        None => (left + right - widest(&lines)) / 2.0,
        Some(Post { lane_edge, inner, .. }) if *inner > 0.0 => lane_edge + GAP + EDGE,
        Some(Post { lane_edge, .. }) => lane_edge - GAP - widest(&lines),
    };
    let x = x.min(columns.width - widest(&lines)).max(columns.left + EDGE).round();
    let line = |(index, line): (usize, &String)| {
        let at = Point::new(x, top + leading * (index as f64 + 0.5));
        plan.level_text(Role::Note, at, Anchor::Start, line)
    };
    lines.iter().enumerate().map(line).collect()
}

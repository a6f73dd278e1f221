//! Waits: a thin span beside the lane of who waits, with what is awaited where there is room.

use crate::draft::{Draft, Layer, Plan};
use crate::passes::columns::Post;
use crate::{Anchor, Item, Paint, Point, Role, Segment, Wait};

/// Between a lane and the spans beside it, and from one span to the next.
const GAP: f64 = 5.5;
const PITCH: f64 = 5.0;
/// How many spans may stand beside one another.
const MOST_ABREAST: usize = 3;
/// Half the width of the stroke at either end of a span.
const CAP: f64 = 2.5;
/// Between a span and its words.
const WORDS_GAP: f64 = 7.0;
/// Between the ends of a span and the middle of its words.
const WORDS_INSET: f64 = 9.0;
/// How far words that find no room are tried away from the middle, again and again.
const WORDS_STEP: f64 = 4.0;
/// Between words and anything else.
const CLEAR: f64 = 2.0;
/// A span that is not as high as this is not drawn.
const LEAST: f64 = 8.0;

/// A wait and where it stands.
struct Placed<'a> {
    wait: &'a Wait,
    post: &'a Post,
    x: f64,
    top: f64,
    bottom: f64,
}

/// Draws the spans.
pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    for placed in placed(plan) {
        let Placed { x, top, bottom, .. } = placed;
        let Some(clip) = plan.clip(top, bottom) else { continue };
        let mut line = |from: (f64, f64), to: (f64, f64)| {
            let (from, to) = (Point::new(from.0, from.1), Point::new(to.0, to.1));
            draft.put(Layer::Lanes, Item::Line { from, to, paint: Paint::Wait });
        };
        line((x, clip.top), (x, clip.bottom));
        // Where the picture ends the wait does not.
        if clip.begins && plan.chart.from_us <= placed.wait.from_us {
            line((x - CAP, top), (x + CAP, top));
        }
        if clip.ends && placed.wait.to_us <= plan.chart.to_us {
            line((x - CAP, bottom), (x + CAP, bottom));
        }
        let (from, to) = (Point::new(x, clip.top), Point::new(x, clip.bottom));
        draft.take_stroke(Segment { from, to });
    }
}

/// Writes what is awaited, as near to the middle of its span as there is room.
pub(crate) fn name(plan: &Plan, draft: &mut Draft) {
    for placed in placed(plan) {
        let Placed { wait, post, x, top, bottom } = placed;
        let anchor = if post.inner > 0.0 { Anchor::Start } else { Anchor::End };
        let reach = (bottom - top) / 2.0 - WORDS_INSET;
        let middle = (top + bottom) / 2.0;
        if !plan.has(middle) {
            continue;
        }
        let mut away = 0.0;
        'tries: while away <= reach.max(0.0) {
            for y in [middle + away, middle - away] {
                let at = Point::new(x + post.inner * WORDS_GAP, y);
                let text = plan.level_text(Role::Wait, at, anchor, &wait.label);
                let area = plan.bounds(&text).grown(CLEAR);
                let is_within = area.top >= top - CLEAR && area.bottom <= bottom + CLEAR;
                let passes = |other: &Post| other.x != post.x && other.passes(&area);
                let is_within = is_within && !plan.columns.posts.iter().any(passes);
                if is_within && draft.is_free(&area) && draft.strokes_through(&area) == 0 {
                    draft.write(plan, text);
                    break 'tries;
                }
            }
            away += WORDS_STEP;
        }
    }
}

/// Every wait that is seen, with its place: those of one lifeline that overlap stand beside one another.
fn placed<'a>(plan: &Plan<'a>) -> Vec<Placed<'a>> {
    let mut taken = vec![[f64::NEG_INFINITY; MOST_ABREAST]; plan.columns.posts.len()];
    let mut all = Vec::new();
    for wait in &plan.chart.waits {
        let Some(post) = plan.columns.posts.get(wait.lifeline) else { continue };
        if plan.hidden.spans(wait.from_us, wait.to_us) {
            continue;
        }
        let (top, bottom) = (plan.axis.y_at(wait.from_us), plan.axis.top_of(wait.to_us));
        let Some(row) = taken.get_mut(wait.lifeline) else { continue };
        if bottom - top < LEAST {
            continue;
        }
        let Some(place) = row.iter().position(|until| *until <= top) else { continue };
        row[place] = bottom;
        let x = post.lane_edge + post.inner * (GAP + PITCH * place as f64);
        all.push(Placed { wait, post, x: x.floor() + 0.5, top, bottom });
    }
    all
}

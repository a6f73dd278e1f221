//! Remarks: short words on the outer side of a lifeline.

use crate::draft::{Draft, Plan};
use crate::passes::columns::Post;
use crate::passes::queues::reach;
use crate::{Anchor, Bounds, Point, Remark, Role, Text};

/// Between a lifeline, or its queue, and the words.
const GAP: f64 = 10.0;
/// The same where there is little room.
const GAP_COMPACT: f64 = 6.0;
/// How much lower words are set that find no room.
const STEP: f64 = 15.0;
/// How much higher they are set before that: all above their instant.
const ABOVE: f64 = 9.0;
/// How often they are tried lower.
const TRIES: usize = 6;

/// Those for which there is room.
pub(crate) fn place(plan: &Plan, draft: &mut Draft) {
    let (from, to) = plan.time;
    let shown = plan.chart.remarks.iter().filter(|remark| {
        (from..=to).contains(&remark.at_us)
            && (plan.chart.from_us..=plan.chart.to_us).contains(&remark.at_us)
            && !plan.hidden.has(remark.at_us)
            && plan.has(plan.axis.y_at(remark.at_us))
    });
    for remark in shown {
        let Some(post) = plan.columns.posts.get(remark.lifeline) else {
            continue;
        };
        let outside = beside(plan, remark, post);
        // Words never stand in the column of the times, nor over the edge.
        let Bounds { left, right, .. } = plan.bounds(&outside);
        let is_out = left < plan.columns.times || right > plan.columns.width;
        let places = (!is_out).then_some(&outside).into_iter().flat_map(lower);
        // Arrows come to a lifeline in the middle from both sides.
        let is_between = plan.columns.between().iter().any(|between| between.x == post.x);
        let inside = (is_between || is_out).then(|| inside(plan, remark, post));
        let is_clear = |text: &Text| {
            let area = plan.bounds(text);
            let is_over = |other: &Post| other.x != post.x && other.passes(&area);
            draft.is_free(&area)
                && (!(is_between || is_out) || draft.strokes_through(&area) == 0)
                && !plan.columns.posts.iter().any(is_over)
        };
        let clear = places.chain(inside.iter().flat_map(lower)).find(is_clear);
        if let Some(text) = clear {
            draft.write(plan, text);
        }
    }
}

/// A text, the place just above it, and those below it.
fn lower(text: &Text) -> impl Iterator<Item = Text> + '_ {
    let lower = (1..TRIES).map(|by| STEP * by as f64);
    [0.0, -ABOVE].into_iter().chain(lower).map(|by| {
        let at = Point::new(text.at.x, text.at.y + by);
        Text { at, ..text.clone() }
    })
}

/// On the side of the lane.
fn inside(plan: &Plan, remark: &Remark, post: &Post) -> Text {
    let gap = if plan.columns.compact { GAP_COMPACT } else { GAP };
    let anchor = if post.inner > 0.0 { Anchor::Start } else { Anchor::End };
    let at = Point::new(post.lane_edge + post.inner * gap, plan.axis.y_at(remark.at_us));
    plan.level_text(Role::Remark(remark.tone), at, anchor, &remark.text)
}

/// On the side of the queue.
fn beside(plan: &Plan, remark: &Remark, post: &Post) -> Text {
    let gap = if plan.columns.compact { GAP_COMPACT } else { GAP };
    let anchor = if post.inner > 0.0 { Anchor::End } else { Anchor::Start };
    let y = plan.axis.y_at(remark.at_us);
    let at = |away: f64| Point::new(post.x - post.inner * away, y);
    let role = Role::Remark(remark.tone);
    let text = plan.level_text(role, at(gap), anchor, &remark.text);
    // Beside the queue if there is room, else over it.
    let beyond = reach(plan, remark.lifeline, remark.at_us) + gap;
    let bounds = plan.bounds(&text);
    let fits = beyond + bounds.right - bounds.left <= post.queue_room;
    if fits { plan.level_text(role, at(beyond), anchor, &remark.text) } else { text }
}

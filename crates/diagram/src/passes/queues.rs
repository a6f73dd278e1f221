//! Queues: a silhouette on the outer side of each lifeline, as wide as the count, and the limit.

use crate::draft::{Draft, Layer, Plan};
use crate::passes::columns::{Post, QUEUE_GAP};
use crate::{Anchor, Item, Lifeline, Paint, Point, Queue, Role, Step, TimeUs};

/// Between the outline and a number in it.
const NUMBER_INSET: f64 = 6.0;
/// From where the limit is touched to the middle of the number.
const NUMBER_DROP: f64 = 12.0;

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    for (line, post) in posts(plan) {
        let Silhouette { fill, edge } = silhouette(plan, post, &line.queue);
        for (steps, paint) in [(fill, Paint::Queue), (edge, Paint::QueueEdge)] {
            if !steps.is_empty() {
                draft.put(Layer::Queues, Item::Path { steps, paint });
            }
        }
        if let Some(x) = limit_x(plan, line, post)
            && let Some(clip) = plan.clip_dashed(0.0, plan.axis.last_y())
        {
            let (from, to) = (Point::new(x, clip.top), Point::new(x, clip.bottom));
            draft.put(Layer::Queues, Item::Line { from, to, paint: Paint::Limit });
        }
    }
}

/// Marks where a queue first reaches its limit.
pub(crate) fn count(plan: &Plan, draft: &mut Draft) {
    for ((_, post), touch) in posts(plan).zip(&plan.queue_scale.touches) {
        let (from, to) = (plan.chart.from_us, plan.chart.to_us);
        let is_seen = |t: TimeUs| from <= t && t <= to && !plan.hidden.has(t);
        let is_here = |t: TimeUs| is_seen(t) && plan.has(plan.axis.y_at(t));
        let Some((t, count)) = touch.filter(|(t, _)| is_here(*t)) else {
            continue;
        };
        let edge =
            post.x - post.inner * (QUEUE_GAP + plan.queue_scale.width_of(count) - NUMBER_INSET);
        let anchor = if post.inner > 0.0 { Anchor::Start } else { Anchor::End };
        let at = Point::new(edge, plan.axis.y_at(t) + NUMBER_DROP);
        for words in [format!("{count} queued"), count.to_string()] {
            let text = plan.level_text(Role::Count, at, anchor, &words);
            let bounds = plan.bounds(&text);
            let fits =
                bounds.right - bounds.left <= plan.queue_scale.width_of(count) - NUMBER_INSET;
            if fits && draft.write_if_free(plan, &[text]) {
                break;
            }
        }
    }
}

/// Where the line of a limit stands.
pub(crate) fn limit_x(plan: &Plan, line: &Lifeline, post: &Post) -> Option<f64> {
    let limit = line.queue.limit?;
    Some((post.x - post.inner * (QUEUE_GAP + plan.queue_scale.width_of(limit))).round())
}

/// How far a queue reaches from its lifeline at an instant.
pub(crate) fn reach(plan: &Plan, lifeline: usize, t: TimeUs) -> f64 {
    let Some(line) = plan.chart.lifelines.get(lifeline) else {
        return 0.0;
    };
    let width = plan.queue_scale.width_of(count_at(&line.queue, t));
    if width > 0.0 { QUEUE_GAP + width } else { 0.0 }
}

fn posts<'a>(plan: &'a Plan) -> impl Iterator<Item = (&'a Lifeline, &'a Post)> {
    plan.chart.lifelines.iter().zip(&plan.columns.posts)
}

fn count_at(queue: &Queue, t: TimeUs) -> u32 {
    let next = queue.counts.partition_point(|&(at, _)| at <= t);
    next.checked_sub(1).map_or(0, |index| queue.counts[index].1)
}

/// The shape of a queue in one section.
struct Silhouette {
    fill: Vec<Step>,
    /// Not where the section ends and the queue does not.
    edge: Vec<Step>,
}

/// One shape for each stretch in which there is a count at all.
fn silhouette(plan: &Plan, post: &Post, queue: &Queue) -> Silhouette {
    let at = |(y, width): (f64, f64)| Point::new(post.x - post.inner * (QUEUE_GAP + width), y);
    let corners = corners(plan, queue);
    let (mut fill, mut edge) = (Vec::new(), Vec::new());
    let line = |steps: &mut Vec<Step>, width: f64, to: (f64, f64)| {
        if width != to.1 || width > 0.0 {
            steps.push(Step::Line(at(to)));
        }
    };
    let mut base = None;
    for (place, pair) in corners.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        if from.1 == 0.0 && to.1 == 0.0 {
            continue;
        }
        if base.is_none() {
            base = Some(from.0);
            fill.push(Step::Move(at((from.0, 0.0))));
            line(&mut fill, 0.0, from);
            // If it is not nothing there, it came from above.
            edge.push(Step::Move(at(from)));
        }
        if from != to {
            fill.push(Step::Line(at(to)));
            edge.push(Step::Line(at(to)));
        }
        let is_last = place + 2 == corners.len();
        if let Some(top) = base.filter(|_| to.1 == 0.0 || is_last) {
            line(&mut fill, to.1, (to.0, 0.0));
            fill.push(Step::Close);
            edge.extend([Step::Move(at((top, 0.0))), Step::Line(at((to.0, 0.0)))]);
            base = None;
        }
    }
    Silhouette { fill, edge }
}

/// The corners of a queue's outline in a section, as heights and widths: steps where the count changes,
/// slopes through closed folds, and nothing left at the end of the chart.
fn corners(plan: &Plan, queue: &Queue) -> Vec<(f64, f64)> {
    let (from, to) = (plan.chart.from_us, plan.chart.to_us);
    let Some(clip) = plan.clip(plan.axis.y_at(from), plan.axis.y_at(to)) else {
        return Vec::new();
    };
    let width = |t: TimeUs| plan.queue_scale.width_of(count_at(queue, t));
    let folds = plan.during(&plan.hidden.folds, |fold| *fold);
    let changes = plan.during(&queue.counts, |&(t, _)| (t, t)).iter().map(|&(t, _)| t);
    // Twice the instant, and one less for a slope: at a fold's end the slope comes first, then the
    // step of that very instant.
    let mut seen: Vec<TimeUs> = (changes.filter(|&t| from < t && t < to && !plan.hidden.has(t)))
        .chain(folds.iter().flat_map(|fold| [fold.0, fold.1]))
        .map(|t| 2 * t)
        .chain(folds.iter().map(|fold| 2 * fold.1 - 1))
        .collect();
    seen.sort_unstable();
    let mut corners =
        vec![(clip.top, if clip.begins { 0.0 } else { width_at(plan, queue, clip.top) })];
    if clip.begins {
        corners.push((clip.top, width(from)));
    }
    let mut last = corners[corners.len() - 1].1;
    for twice in seen {
        let (t, slopes) = ((twice + 1).div_euclid(2), twice.rem_euclid(2) == 1);
        let y = if slopes { plan.axis.top_of(t) } else { plan.axis.y_at(t) };
        if y < clip.top || y > clip.bottom || clip.begins && t == from {
            continue;
        }
        let next = width(if slopes { t - 1 } else { t });
        if next != last && !slopes {
            corners.push((y, last));
        }
        if next != last || slopes {
            corners.push((y, next));
        }
        last = next;
    }
    let at_end = if clip.ends { last } else { width_at(plan, queue, clip.bottom) };
    corners.push((clip.bottom, at_end));
    if clip.ends {
        corners.push((clip.bottom, 0.0));
    }
    corners
}

/// The width at a height where nothing happens.
fn width_at(plan: &Plan, queue: &Queue, y: f64) -> f64 {
    let width = |t: TimeUs| plan.queue_scale.width_of(count_at(queue, t));
    let t = plan.axis.time_at(y);
    let Some((from, to)) = plan.hidden.fold_around(t) else {
        return width(t);
    };
    let (top, bottom) = (plan.axis.y_at(from), plan.axis.top_of(to));
    width(from) + (width(to - 1) - width(from)) * (y - top) / (bottom - top)
}

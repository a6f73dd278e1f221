//! Queues: a silhouette on the outer side of each lifeline, as wide as the count, and the limit.

use crate::draft::{Draft, Layer, Plan};
use crate::passes::columns::{Columns, Post, QUEUE_GAP};
use crate::{Anchor, Chart, Item, Lifeline, Paint, Point, Queue, Role, Step, TimeUs};

/// The most that one of a count is wide.
const WIDEST_ONE: f64 = 12.0;
/// The least that any count is wide.
const LEAST: f64 = 1.5;
/// Between the limit's line and the edge of the room, where a count beyond the limit still shows.
const BEYOND: f64 = 10.0;
/// Between the outline and a number in it.
const NUMBER_INSET: f64 = 6.0;
/// From where the limit is touched to the middle of the number.
const NUMBER_DROP: f64 = 12.0;

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    for (line, post) in posts(plan) {
        let steps = silhouette(plan, post, &line.queue);
        if !steps.is_empty() {
            draft.put(Layer::Queues, Item::Path { steps, paint: Paint::Queue });
        }
        if let Some(x) = limit_x(plan, line, post) {
            draft.put(
                Layer::Queues,
                Item::Line {
                    from: Point::new(x, 0.0),
                    to: Point::new(x, plan.axis.last_y()),
                    paint: Paint::Limit,
                },
            );
        }
    }
}

/// Marks where a queue first reaches its limit.
pub(crate) fn count(plan: &Plan, draft: &mut Draft) {
    for (line, post) in posts(plan) {
        let Some(limit) = line.queue.limit else {
            continue;
        };
        let touch = line.queue.counts.iter().find(|(_, count)| *count >= limit && limit > 1);
        let Some(&(t, count)) = touch.filter(|(t, _)| {
            !plan.hidden.has(*t) && plan.chart.from_us <= *t && *t <= plan.chart.to_us
        }) else {
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

/// One scale for all queues: what they hold is to be compared.
pub(crate) struct Scale {
    one: f64,
    room: f64,
}

impl Scale {
    /// The scale at which the limit fits the room; without a limit, the largest count.
    pub(crate) fn of(chart: &Chart, columns: &Columns) -> Self {
        let rooms = columns.posts.iter().map(|post| post.queue_room);
        let room = (rooms.fold(f64::INFINITY, f64::min) - QUEUE_GAP).max(0.0);
        let queues = || chart.lifelines.iter().map(|line| &line.queue);
        let limit = queues().filter_map(|queue| queue.limit).max();
        let most = || queues().flat_map(|queue| &queue.counts).map(|(_, count)| *count).max();
        let full = f64::from(limit.or_else(most).unwrap_or(1).max(1));
        Self { one: ((room - BEYOND).max(0.0) / full).min(WIDEST_ONE), room }
    }

    fn width_of(&self, count: u32) -> f64 {
        if count == 0 { 0.0 } else { (self.one * f64::from(count)).max(LEAST).min(self.room) }
    }
}

fn posts<'a>(plan: &'a Plan) -> impl Iterator<Item = (&'a Lifeline, &'a Post)> {
    plan.chart.lifelines.iter().zip(&plan.columns.posts)
}

fn count_at(queue: &Queue, t: TimeUs) -> u32 {
    let next = queue.counts.partition_point(|&(at, _)| at <= t);
    next.checked_sub(1).map_or(0, |index| queue.counts[index].1)
}

/// One corner of a silhouette.
struct Corner {
    y: f64,
    /// How far it is from the base.
    width: f64,
    /// Whether the outline slopes to here from the corner before, instead of stepping.
    slopes: bool,
}

/// One shape for each stretch in which there is a count at all.
fn silhouette(plan: &Plan, post: &Post, queue: &Queue) -> Vec<Step> {
    let at = |width: f64, y: f64| Point::new(post.x - post.inner * (QUEUE_GAP + width), y);
    let mut steps = Vec::new();
    let (mut width, mut y) = (0.0, 0.0);
    for corner in corners(plan, queue) {
        let start = if corner.slopes { y } else { corner.y };
        y = corner.y;
        if corner.width == width && (!corner.slopes || width == 0.0) {
            continue;
        }
        let first = at(width, start);
        steps.push(if width == 0.0 { Step::Move(first) } else { Step::Line(first) });
        steps.push(Step::Line(at(corner.width, y)));
        width = corner.width;
        if width == 0.0 {
            steps.push(Step::Close);
        }
    }
    steps
}

/// The corners from the chart's first instant to its last: steps where the count changes, slopes
/// through closed folds, and nothing left at the end.
fn corners(plan: &Plan, queue: &Queue) -> Vec<Corner> {
    let (from, to) = (plan.chart.from_us, plan.chart.to_us);
    let changes = queue.counts.iter().map(|&(t, _)| t).filter(|&t| from < t && t < to);
    let folds = &plan.hidden.folds;
    // Twice the instant, and one less for a slope: at a fold's end the slope comes first, then the
    // step of that very instant.
    let mut seen: Vec<TimeUs> = (std::iter::once(from))
        .chain(changes.filter(|&t| !plan.hidden.has(t)))
        .chain(folds.iter().flat_map(|fold| [fold.0, fold.1]))
        .map(|t| 2 * t)
        .chain(folds.iter().map(|fold| 2 * fold.1 - 1))
        .collect();
    seen.sort_unstable();
    let last = Corner { y: plan.axis.y_at(to), width: 0.0, slopes: false };
    let corner = |(t, slopes): (TimeUs, bool)| Corner {
        y: if slopes { plan.axis.top_of(t) } else { plan.axis.y_at(t) },
        width: plan.queue_scale.width_of(count_at(queue, if slopes { t - 1 } else { t })),
        slopes,
    };
    let parted = |twice: TimeUs| ((twice + 1).div_euclid(2), twice.rem_euclid(2) == 1);
    seen.into_iter().map(parted).map(corner).chain([last]).collect()
}

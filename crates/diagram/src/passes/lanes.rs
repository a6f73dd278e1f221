//! Lifelines and the lanes along them.

use crate::draft::{Clip, Draft, Layer, Plan};
use crate::metrics::{line_height, wrapped};
use crate::passes::columns::{LANE_GAP, Post};
use crate::passes::queues::reach;
use crate::{Anchor, Item, LaneFill, LaneSpan, Lifeline, Paint, Point, Role, Step, Text};

/// The radius of a lane's corners.
const CORNER: f64 = 2.0;
/// How far a lifeline goes on below the last instant.
const TAIL: f64 = 12.0;
/// Between a lane and the words beside it.
const WORDS_GAP: f64 = 10.0;
/// From a span's beginning to the middle of the words beside it.
const WORDS_DROP: f64 = 12.0;
/// How far words that find no room are tried lower, again and again.
const WORDS_STEP: f64 = 4.0;
/// How far from the beginning of their span words may be at most.
const WORDS_REACH: f64 = 150.0;
/// Between words and anything else.
const WORDS_CLEAR: f64 = 3.0;

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) {
    for (place, (line, post)) in plan.chart.lifelines.iter().zip(&plan.columns.posts).enumerate() {
        lifeline(plan, draft, place, post.x);
        for span in spans(plan, line) {
            let (top, bottom) = extent(plan, span);
            match span.fill {
                LaneFill::Solid | LaneFill::Pale => {
                    if let Some(clip) = plan.clip(top, bottom) {
                        draft.put(Layer::Lanes, bar(plan, post, span.fill, clip));
                    }
                }
                LaneFill::Hollow | LaneFill::Absent => {
                    // Half a pixel inside, so that both kinds have the same outer edge.
                    let bottom = (bottom - 0.5).max(top + 1.0);
                    if let Some(clip) = plan.clip_dashed(top + 0.5, bottom) {
                        draft.put(Layer::Lanes, outline(plan, post, span.fill, clip));
                    }
                }
            }
        }
    }
}

/// A lifeline, with its outages.
fn lifeline(plan: &Plan, draft: &mut Draft, place: usize, x: f64) {
    let mut stroke = |from: f64, to: f64, paint| {
        let clip = match paint {
            Paint::Outage => plan.clip_dashed(from, to),
            _ => plan.clip(from, to),
        };
        if let Some(clip) = clip {
            let (from, to) = (Point::new(x, clip.top), Point::new(x, clip.bottom));
            draft.put(Layer::Lifelines, Item::Line { from, to, paint });
        }
    };
    let mut begun = 0.0;
    for gap in plan.chart.outages.iter().filter(|gap| gap.lifeline == place) {
        let (top, bottom) = (plan.axis.y_at(gap.from_us), plan.axis.top_of(gap.to_us));
        // Within one instant it is nothing, however much room that instant takes.
        let bottom = bottom.max(top);
        stroke(begun, top, Paint::Lifeline);
        stroke(top, bottom, Paint::Outage);
        begun = bottom;
    }
    stroke(begun, plan.axis.last_y() + TAIL, Paint::Lifeline);
}

fn spans<'a>(plan: &Plan<'a>, line: &'a Lifeline) -> &'a [LaneSpan] {
    plan.during(&line.lane, |span| (span.from_us, span.to_us))
}

/// A filled stretch; only where it really begins and ends it has round corners.
fn bar(plan: &Plan, post: &Post, fill: LaneFill, clip: Clip) -> Item {
    let (left, width) = (lane_left(post), plan.columns.lane_width);
    let Clip { top, bottom, begins, ends } = clip;
    let paint = Paint::Lane(fill);
    if begins && ends {
        let height = bottom - top;
        return Item::Rect { x: left, y: top, width, height, radius: CORNER, paint };
    }
    let right = left + width;
    let mut steps = Vec::new();
    cap(&mut steps, begins, [left, right], top, 1.0);
    cap(&mut steps, ends, [right, left], bottom, -1.0);
    if let Some(Step::Line(first)) = steps.first().copied() {
        steps[0] = Step::Move(first);
    }
    steps.push(Step::Close);
    Item::Path { steps, paint }
}

/// From one side of a stretch to the other: round corners where it begins or ends, `down` being the way
/// into it.
fn cap(steps: &mut Vec<Step>, round: bool, [from, to]: [f64; 2], y: f64, down: f64) {
    let to_side = if to > from { CORNER } else { -CORNER };
    if round {
        steps.extend([
            Step::Line(Point::new(from, y + CORNER * down)),
            Step::Curve(Point::new(from, y), Point::new(from + to_side, y)),
            Step::Line(Point::new(to - to_side, y)),
            Step::Curve(Point::new(to, y), Point::new(to, y + CORNER * down)),
        ]);
    } else {
        steps.extend([Step::Line(Point::new(from, y)), Step::Line(Point::new(to, y))]);
    }
}

/// The outline of a stretch: both sides downwards, so that dashes go on in the next section, and an end
/// only where it really begins or ends.
fn outline(plan: &Plan, post: &Post, fill: LaneFill, clip: Clip) -> Item {
    let left = lane_left(post) + 0.5;
    let right = left + plan.columns.lane_width - 1.0;
    let Clip { top, bottom, begins, ends } = clip;
    let mut steps = Vec::new();
    for x in [left, right] {
        steps.extend([Step::Move(Point::new(x, top)), Step::Line(Point::new(x, bottom))]);
    }
    for (is_end, y) in [(begins, top), (ends, bottom)] {
        if is_end {
            steps.extend([Step::Move(Point::new(left, y)), Step::Line(Point::new(right, y))]);
        }
    }
    Item::Path { steps, paint: Paint::Lane(fill) }
}

fn lane_left(post: &Post) -> f64 {
    post.lane_edge.min(post.x + post.inner * LANE_GAP)
}

/// The words beside the lanes, only where they cover nothing.
pub(crate) fn name(plan: &Plan, draft: &mut Draft) {
    for (place, line) in plan.chart.lifelines.iter().enumerate() {
        for span in spans(plan, line) {
            if let Some(words) = &span.label {
                name_span(plan, draft, place, span, words);
            }
        }
    }
}

fn name_span(plan: &Plan, draft: &mut Draft, place: usize, span: &LaneSpan, words: &str) {
    let (top, bottom) = extent(plan, span);
    let Some((top, bottom)) = plan.room_for_name(top, bottom) else {
        return;
    };
    let Some(post) = plan.columns.posts.get(place) else { return };
    let towards = span.towards.and_then(|towards| plan.columns.posts.get(towards));
    let side = towards.map_or(post.inner, |towards| (towards.x - post.x).signum());
    let lines = wrapped(words, room(plan, post, side), Role::LaneLabel, plan.columns.compact);
    let is_clear = |draft: &Draft, text: &Text| {
        let area = plan.bounds(text).grown(WORDS_CLEAR);
        draft.is_free(&area)
            && draft.strokes_through(&area) == 0
            && !plan.columns.posts.iter().any(|post| post.passes(&area))
    };
    let mut y = top + WORDS_DROP;
    while y + WORDS_DROP <= bottom && y <= top + WORDS_REACH {
        let lines = beside(plan, place, side, y, &lines);
        if lines.iter().all(|line| is_clear(draft, line)) {
            lines.into_iter().for_each(|line| draft.write(plan, line));
            return;
        }
        y += WORDS_STEP;
    }
}

/// How wide words on one side of a lifeline may be: up to the next one there.
fn room(plan: &Plan, post: &Post, side: f64) -> f64 {
    let here = post.port(side);
    let posts = plan.columns.posts.iter().filter(|other| (other.x - post.x) * side > 0.0);
    let away = posts.map(|other| (other.port(-side) - here).abs());
    away.fold(plan.columns.width, f64::min) - WORDS_GAP - WORDS_CLEAR
}

/// The words in lines, the middle of the first at a height; beyond the queue where they are on its side.
fn beside(plan: &Plan, place: usize, side: f64, y: f64, lines: &[String]) -> Vec<Text> {
    let post = &plan.columns.posts[place];
    let anchor = if side > 0.0 { Anchor::Start } else { Anchor::End };
    let queue = if side == post.inner { 0.0 } else { reach(plan, place, plan.axis.time_at(y)) };
    let x = post.port(side) + side * (queue + WORDS_GAP);
    let leading = line_height(Role::LaneLabel, plan.columns.compact);
    let line = |(index, line): (usize, &String)| {
        let at = Point::new(x, y + leading * index as f64);
        plan.level_text(Role::LaneLabel, at, anchor, line)
    };
    lines.iter().enumerate().map(line).collect()
}

fn extent(plan: &Plan, span: &LaneSpan) -> (f64, f64) {
    plan.extent(span.from_us, span.to_us)
}

//! The names over the lifelines, and those of the limits.

use crate::draft::Plan;
use crate::metrics::{bounds_of, fitted, width_of};
use crate::passes::queues::limit_x;
use crate::passes::true_scale;
use crate::{Anchor, Bounds, Item, Point, Role, Scene, Text, TimeScale};

/// The baselines of the name and of the line under it.
const NAME_Y: f64 = 18.0;
const SUBTITLE_Y: f64 = 34.0;
/// The baselines of the limits' names where they have no room beside the lines above.
const LIMIT_YS: [f64; 3] = [49.0, 64.0, 80.0];
/// Below the last baseline.
const BOTTOM: f64 = 9.0;
/// Between two texts of one line.
const APART: f64 = 8.0;

pub(crate) fn scene(plan: &Plan) -> Scene {
    let columns = &plan.columns;
    let mut texts = Vec::new();
    let second_row = needs_second_row(plan);
    for (place, (line, post)) in plan.chart.lifelines.iter().zip(&columns.posts).enumerate() {
        let y = if second_row && place % 2 == 1 { SUBTITLE_Y } else { NAME_Y };
        let room = if second_row { 2.0 * share(plan) - APART } else { columns.width };
        texts.push(centred(plan, Role::Name, Point::new(post.x, y), &line.title, room));
        if !line.subtitle.is_empty() {
            let at = Point::new(post.x, SUBTITLE_Y);
            texts.push(centred(plan, Role::Subtitle, at, &line.subtitle, columns.width));
        }
    }
    let axis = axis_words(plan, &texts);
    let fits = |limit: &Text| {
        let area = bounds_of(limit, columns.compact);
        let over = |text: &Text, apart: f64| {
            let beside = Bounds { left: area.left - apart, right: area.right + apart, ..area };
            bounds_of(text, columns.compact).touches(&beside)
        };
        !texts.iter().any(|text| over(text, APART)) && !axis.iter().any(|text| over(text, 0.0))
    };
    let rows = std::iter::once(SUBTITLE_Y).chain(LIMIT_YS).map(|y| limits(plan, y));
    let limits = rows.into_iter().find(|limits| limits.iter().all(fits)).unwrap_or_default();
    let lowest =
        texts.iter().chain(&limits).chain(&axis).map(|text| text.at.y).fold(NAME_Y, f64::max);
    Scene {
        width: columns.width,
        height: lowest + BOTTOM,
        compact: columns.compact,
        scale: 1.0,
        items: texts.into_iter().chain(axis).chain(limits).map(Item::Text).collect(),
    }
}

/// What a second is on the axis, over its column: below the names that would lie over it.
fn axis_words(plan: &Plan, names: &[Text]) -> Vec<Text> {
    let words = match plan.chart.scale {
        TimeScale::Compressed => vec!["compressed".to_owned()],
        TimeScale::True => vec!["to scale".to_owned(), true_scale::words(plan.chart)],
    };
    let at = |first: f64| -> Vec<Text> {
        let line = |(place, words): (usize, &String)| {
            let y = first + (SUBTITLE_Y - NAME_Y) * place as f64;
            plan.text(Role::Time, Point::new(0.0, y), Anchor::Start, words)
        };
        words.iter().enumerate().map(line).collect()
    };
    let compact = plan.columns.compact;
    let fits = |lines: &Vec<Text>| {
        let areas = lines.iter().map(|line| bounds_of(line, compact).grown(APART / 2.0));
        areas
            .into_iter()
            .all(|area| !names.iter().any(|name| bounds_of(name, compact).touches(&area)))
    };
    let rows = [NAME_Y, SUBTITLE_Y, LIMIT_YS[0]];
    rows.into_iter().map(at).find(fits).unwrap_or_else(|| at(LIMIT_YS[0]))
}

fn limits(plan: &Plan, y: f64) -> Vec<Text> {
    let posts = plan.chart.lifelines.iter().zip(&plan.columns.posts);
    let limit = posts.filter_map(|(line, post)| {
        let x = limit_x(plan, line, post)?;
        Some(centred(
            plan,
            Role::Limit,
            Point::new(x, y),
            &line.queue.limit_label,
            plan.columns.width,
        ))
    });
    limit.filter(|text| !text.text.is_empty()).collect()
}

/// From one lifeline to the next.
fn share(plan: &Plan) -> f64 {
    let posts = plan.columns.posts.windows(2).map(|pair| pair[1].x - pair[0].x);
    posts.fold(plan.columns.width, f64::min)
}

/// Whether names would lie over one another if all stood in one row; subtitles leave no second one.
fn needs_second_row(plan: &Plan) -> bool {
    let lines = &plan.chart.lifelines;
    let widths =
        lines.iter().map(|line| width_of(&line.title, Role::Name, plan.columns.compact) + APART);
    lines.iter().all(|line| line.subtitle.is_empty()) && widths.fold(0.0, f64::max) > share(plan)
}

/// Centred on a point, or as near to it as the picture's edges allow.
fn centred(plan: &Plan, role: Role, at: Point, text: &str, room: f64) -> Text {
    let columns = &plan.columns;
    let words = fitted(text, room, role, columns.compact);
    let half = width_of(&words, role, columns.compact) / 2.0;
    let x = at.x.min(columns.width - half).max(half).round();
    plan.text(role, Point::new(x, at.y), Anchor::Middle, &words)
}

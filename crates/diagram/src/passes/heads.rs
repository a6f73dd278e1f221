//! The names over the lifelines, and those of the limits.

use crate::draft::Plan;
use crate::metrics::{bounds_of, fitted, width_of};
use crate::passes::queues::limit_x;
use crate::{Anchor, Item, Point, Role, Scene, Text};

/// The baselines of the name and of the line under it.
const NAME_Y: f64 = 18.0;
const SUBTITLE_Y: f64 = 34.0;
/// The baseline of the limits' names where they have no room beside the line above.
const LIMIT_Y: f64 = 49.0;
/// Below the last baseline.
const BOTTOM: f64 = 9.0;
/// Between two texts of one line.
const APART: f64 = 8.0;

pub(crate) fn scene(plan: &Plan) -> Scene {
    let columns = &plan.columns;
    let mut texts = Vec::new();
    for (line, post) in plan.chart.lifelines.iter().zip(&columns.posts) {
        texts.push(centred(plan, Role::Name, post.x, NAME_Y, &line.title));
        texts.push(centred(plan, Role::Subtitle, post.x, SUBTITLE_Y, &line.subtitle));
    }
    let limits = limits(plan, SUBTITLE_Y);
    let fits = |limit: &Text| {
        let area = bounds_of(limit, columns.compact).grown(APART);
        !texts.iter().any(|text| bounds_of(text, columns.compact).touches(&area))
    };
    let (limits, last) = if limits.iter().all(fits) {
        (limits, SUBTITLE_Y)
    } else {
        (self::limits(plan, LIMIT_Y), LIMIT_Y)
    };
    Scene {
        width: columns.width,
        height: last + BOTTOM,
        compact: columns.compact,
        items: texts.into_iter().chain(limits).map(Item::Text).collect(),
    }
}

fn limits(plan: &Plan, y: f64) -> Vec<Text> {
    let posts = plan.chart.lifelines.iter().zip(&plan.columns.posts);
    let limit = posts.filter_map(|(line, post)| {
        let x = limit_x(plan, line, post)?;
        Some(centred(plan, Role::Limit, x, y, &line.queue.limit_label))
    });
    limit.filter(|text| !text.text.is_empty()).collect()
}

/// Centred on `x`, or as near to it as the picture's edges allow.
fn centred(plan: &Plan, role: Role, x: f64, y: f64, text: &str) -> Text {
    let columns = &plan.columns;
    let words = fitted(text, columns.width, role, columns.compact);
    let half = width_of(&words, role, columns.compact) / 2.0;
    let x = x.min(columns.width - half).max(half).round();
    plan.text(role, Point::new(x, y), Anchor::Middle, &words)
}

//! Folds: a tear through the paper where closed, a bracket with a button where open.

use crate::draft::{Draft, Layer, Plan, hit};
use crate::metrics::{line_height, wrapped};
use crate::passes::handles;
use crate::{Anchor, Bounds, Fold, Group, GroupKind, Item, Paint, PlacedFold, Point, Role, Step};

/// Between a closed fold's ends and its waves, and the same where there are many lines of words.
const WAVE_INSET: f64 = 9.0;
const LEAST_INSET: f64 = 3.0;
/// The length of one wave, narrow and wide pictures alike.
const WAVE_LENGTH: f64 = 44.0;
/// How far a wave's control points are off its line.
const WAVE_SWING: f64 = 5.0;
/// How far to either side words are tried that an arrow passes, and how often.
const SHIFT: f64 = 12.0;
const SHIFTS: u32 = 12;
/// How many lines of words there is room for.
const MOST_LINES: usize = 3;
/// From the left edge of the drawing to the bracket of an open fold.
const BRACKET_X: f64 = 26.0;
/// The radius of the button at the top of that bracket.
const BUTTON: f64 = 8.0;
/// Half the sign in it.
const SIGN: f64 = 3.5;
/// How far around that button the pointer is caught.
const BUTTON_REACH: f64 = 12.0;

pub(crate) fn draw(plan: &Plan, draft: &mut Draft) -> Vec<PlacedFold> {
    let folds = plan.during(&plan.chart.folds, |fold| (fold.from_us, fold.to_us));
    let mut begun = Vec::new();
    for fold in folds.iter().filter(|fold| fold.from_us < fold.to_us) {
        let (top, bottom) = (plan.axis.y_at(fold.from_us), plan.axis.top_of(fold.to_us));
        let placed = PlacedFold { id: fold.id, top, bottom, open: fold.open };
        if fold.open {
            open(plan, draft, fold, placed);
        }
        // One that is closed is not divided.
        let begins = if fold.open { top } else { (top + bottom) / 2.0 };
        if plan.has(begins) {
            if !fold.open {
                closed(plan, draft, fold, placed);
            }
            begun.push(placed);
        }
    }
    begun
}

/// A tear through the paper, with words in it.
fn closed(plan: &Plan, draft: &mut Draft, fold: &Fold, placed: PlacedFold) {
    let (left, right) = (plan.columns.left, plan.columns.width);
    let texts = clear_words(plan, draft, fold, placed);
    let inset = if texts.len() < MOST_LINES { WAVE_INSET } else { LEAST_INSET };
    let upper = wave(left, right, placed.top + inset);
    let lower = wave(left, right, placed.bottom - inset);
    let mut items = vec![
        Item::Path { steps: between(&upper, &lower), paint: Paint::Tear },
        Item::Path { steps: upper, paint: Paint::Wave },
        Item::Path { steps: lower, paint: Paint::Wave },
    ];
    for text in texts {
        draft.take(plan.bounds(&text));
        items.push(Item::Text(text));
    }
    let area = Bounds { left, top: placed.top, right, bottom: placed.bottom };
    items.push(hit(area));
    draft.take(area.grown(WAVE_SWING - inset));
    let kind = if plan.chart.fixed { GroupKind::Mark } else { GroupKind::Fold(fold.id) };
    let group = Group { kind, title: fold.label.clone(), items };
    draft.put(Layer::Folds, Item::Group(group));
}

/// What a closed fold says, where no arrow passes it if there is such a place.
fn clear_words(plan: &Plan, draft: &Draft, fold: &Fold, placed: PlacedFold) -> Vec<crate::Text> {
    let texts = words(plan, fold, placed);
    let right = plan.columns.outer_right;
    let moved = |by: f64| {
        let to = |text: &crate::Text| crate::Text {
            at: Point::new(text.at.x + by, text.at.y),
            ..text.clone()
        };
        texts.iter().map(to).collect::<Vec<_>>()
    };
    let is_clear = |texts: &Vec<crate::Text>| {
        texts.iter().map(|text| plan.bounds(text)).all(|area| {
            draft.strokes_through(&area) == 0
                && plan.columns.left <= area.left
                && area.right <= right
        })
    };
    let places = (0..SHIFTS).flat_map(|step| [f64::from(step), -f64::from(step)]);
    let mut places = places.map(|step| moved(step * SHIFT));
    places.find(is_clear).unwrap_or_else(|| moved(0.0))
}

/// What a closed fold says, in as many lines as it needs, centred.
fn words(plan: &Plan, fold: &Fold, placed: PlacedFold) -> Vec<crate::Text> {
    const ROOM_AT_THE_SIDES: f64 = 8.0;
    let compact = plan.columns.compact;
    let (left, right) = plan.columns.middle();
    // Beside a pill, from the edge of the drawing on.
    let pills = handles::pills_between(plan, placed.top, placed.bottom);
    let (left, right) = pills.map_or((left, right), |pills| (plan.columns.left, pills));
    let room = right - left - 2.0 * ROOM_AT_THE_SIDES;
    let mut lines = broken(&fold.label, room, compact);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        lines[MOST_LINES - 1].push('…');
    }
    let leading = line_height(Role::Fold, compact);
    let middle = (placed.top + placed.bottom) / 2.0;
    let first = middle - leading * (lines.len() as f64 - 1.0) / 2.0;
    let texts = lines.iter().enumerate().map(|(index, line)| {
        let at = Point::new((left + right) / 2.0, first + leading * index as f64);
        plan.level_text(Role::Fold, at, Anchor::Middle, line.trim_matches([' ', '·']))
    });
    texts.collect()
}

/// In lines, where there are many each part of what is said on lines of its own if that needs no more.
fn broken(label: &str, room: f64, compact: bool) -> Vec<String> {
    let lines = wrapped(label, room, Role::Fold, compact);
    if lines.len() < MOST_LINES {
        return lines;
    }
    let parts = label.split(" · ");
    let apart: Vec<String> =
        parts.flat_map(|part| wrapped(part, room, Role::Fold, compact)).collect();
    if apart.len() > lines.len() { lines } else { apart }
}

fn wave(left: f64, right: f64, y: f64) -> Vec<Step> {
    let mut steps = vec![Step::Move(Point::new(left, y))];
    let mut x = left;
    let mut swing = WAVE_SWING;
    while x < right {
        let end = (x + WAVE_LENGTH / 2.0).min(right);
        steps.push(Step::Curve(Point::new((x + end) / 2.0, y + swing), Point::new(end, y)));
        swing = -swing;
        x = end;
    }
    steps
}

/// The area between two waves.
fn between(upper: &[Step], lower: &[Step]) -> Vec<Step> {
    let mut steps = upper.to_vec();
    let mut end = None;
    for step in lower.iter().rev() {
        match (*step, end) {
            (Step::Curve(by, to), None) => {
                steps.push(Step::Line(to));
                end = Some(by);
            }
            (Step::Curve(by, to), Some(last)) => {
                steps.push(Step::Curve(last, to));
                end = Some(by);
            }
            (Step::Move(to), Some(last)) => steps.push(Step::Curve(last, to)),
            _ => {}
        }
    }
    steps.push(Step::Close);
    steps
}

/// A bracket at the left, and at its beginning a button that closes it.
fn open(plan: &Plan, draft: &mut Draft, fold: &Fold, placed: PlacedFold) {
    let x = plan.columns.left + BRACKET_X;
    let (top, bottom) = (placed.top, placed.bottom);
    let button = Point::new(x, top + BUTTON + 4.0);
    let stroke = |from: (f64, f64), to: (f64, f64)| Item::Line {
        from: Point::new(from.0, from.1),
        to: Point::new(to.0, to.1),
        paint: Paint::Bracket,
    };
    // What goes on in other sections is seen there, but the button is one.
    if let Some(clip) = plan.clip(button.y + BUTTON, bottom) {
        draft.put(Layer::Folds, stroke((x, clip.top), (x, clip.bottom)));
    }
    if plan.has(bottom) {
        draft.put(Layer::Folds, stroke((x, bottom), (x + BUTTON, bottom)));
    }
    if !plan.has(top) {
        return;
    }
    let items = vec![
        stroke((x, top), (plan.columns.width, top)),
        stroke((x, top), (x, button.y - BUTTON)),
        Item::Rect {
            x: x - BUTTON,
            y: button.y - BUTTON,
            width: 2.0 * BUTTON,
            height: 2.0 * BUTTON,
            radius: BUTTON,
            paint: Paint::Bracket,
        },
        stroke((x - SIGN, button.y), (x + SIGN, button.y)),
        hit(Bounds { left: x, top: button.y, right: x, bottom: button.y }.grown(BUTTON_REACH)),
    ];
    let group = Group { kind: GroupKind::OpenFold(fold.id), title: fold.label.clone(), items };
    draft.put(Layer::Folds, Item::Group(group));
}

//! What is nothing new to who looks: it is drawn weakly.

use crate::draft::{Draft, Layer, Plan};
use crate::{Group, GroupKind, Item, Paint, TimeUs};

/// How far above its end a veil stops: there stands the label of an arrow that leaves then.
const ABOVE: f64 = 14.0;

/// A veil over all that happens in quiet stretches.
pub(crate) fn veil(plan: &Plan, draft: &mut Draft) {
    for &(from_us, to_us) in plan.during(&plan.chart.quiet, |&stretch| stretch) {
        let (top, bottom) = plan.extent(from_us, to_us);
        let is_first = from_us <= plan.chart.from_us;
        let is_last = to_us >= plan.chart.to_us;
        let top = if is_first { f64::MIN } else { top };
        let bottom = if is_last { f64::MAX } else { bottom - ABOVE };
        let Some(clip) = plan.clip(top, bottom) else { continue };
        let item = Item::Rect {
            x: plan.columns.left,
            y: clip.top,
            width: plan.columns.width - plan.columns.left,
            height: clip.bottom - clip.top,
            radius: 0.0,
            paint: Paint::Veil,
        };
        draft.put(Layer::Handles, item);
    }
}

/// Whether all from one instant to another is under a veil.
pub(crate) fn is_veiled(plan: &Plan, from_us: TimeUs, to_us: TimeUs) -> bool {
    plan.chart.quiet.iter().any(|quiet| quiet.0 <= from_us && to_us <= quiet.1)
}

/// A thing that is drawn weakly.
pub(crate) fn weakly(item: Item) -> Item {
    Item::Group(Group { kind: GroupKind::Quiet, title: String::new(), items: vec![item] })
}

//! What was found of all rules, as a map.

use turnlab_core::search::Repairs;
use turnlab_view::{Cell, RuleMap, Theme};

use super::Searched;

/// As wide as the map may be, in pixels.
const WIDTH: f64 = 960.0;

pub(super) fn svg(searched: &Searched) -> String {
    let repairs: &Repairs = &searched.repairs;
    let known = |rule| {
        let row = repairs.row(rule)?;
        Some(Cell { fate: row.fate(), felled: row.felled().map(|felled| felled.by) })
    };
    RuleMap::new(WIDTH, repairs.at_hand()).file(known, Theme::Auto)
}

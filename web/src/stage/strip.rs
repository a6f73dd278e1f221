//! The strip along which the whole run lies.

use turnlab_diagram::Axis;

/// How wide and how high the strip is, in its own units.
pub(super) const WIDTH: f64 = 1000.0;
pub(super) const HEIGHT: i32 = 24;

/// How far down the axis an instant stands, from 0 to 1.
pub(super) fn part_at(axis: &Axis, at_us: i64) -> f64 {
    part_of_height(axis, axis.y_at(at_us))
}

/// How far down the axis a height of the picture is: from 0 to 1 where the axis is.
pub(super) fn part_of_height(axis: &Axis, y: f64) -> f64 {
    let length = axis.last_y() - axis.first_y();
    if length > 0.0 { (y - axis.first_y()) / length } else { 0.0 }
}

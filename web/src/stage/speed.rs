//! How fast it plays.

/// How fast the cursor can move, in the order in which they are offered: the name, and how many times its
/// normal speed.
pub const SPEEDS: [(&str, f64); 4] = [("0.5×", 0.5), ("1×", 1.0), ("2×", 2.0), ("4×", 4.0)];
/// The normal one.
pub const NORMAL: usize = 1;

/// How many times its normal speed the cursor has at a place among [`SPEEDS`].
pub(super) fn times(place: usize) -> f64 {
    SPEEDS.get(place).map_or(1.0, |(_, times)| *times)
}

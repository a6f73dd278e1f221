//! From key moment to key moment, and how fast it plays.

use super::Stage;

/// How fast the cursor can move, in the order in which they are offered: the name, and how many times its
/// normal speed.
pub const SPEEDS: [(&str, f64); 4] = [("0.5×", 0.5), ("1×", 1.0), ("2×", 2.0), ("4×", 4.0)];
/// The normal one.
pub const NORMAL: usize = 1;

impl Stage {
    /// Puts the cursor at the next (or the last) key moment; where there is none, at the end (or the
    /// beginning).
    pub fn turn(&self, forward: bool) {
        let Some(show) = self.shown() else { return };
        let (points, at_us) = (show.key_moments(), self.at_us());
        let found = match forward {
            true => points.iter().find(|point| point.at_us > at_us),
            false => points.iter().rfind(|point| point.at_us < at_us),
        };
        match found {
            Some(point) => self.seek(point.at_us),
            None => self.go_to(forward),
        }
    }

    /// Moves the cursor so fast from now on, by its place among [`SPEEDS`].
    pub fn set_speed(&self, place: usize) {
        self.0.speed.set(place);
    }

    /// How many times its normal speed the cursor has.
    pub(super) fn times(&self) -> f64 {
        SPEEDS.get(self.0.speed.get()).map_or(1.0, |(_, times)| *times)
    }
}

//! From key moment to key moment.

use super::Stage;

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
}

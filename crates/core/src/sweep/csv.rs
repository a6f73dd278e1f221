//! What was found, a line for each run.

use super::Sweep;
use crate::scenario::seconds_text;

impl Sweep {
    /// All that is known so far as CSV: a heading, and a line for each run. Times are in seconds.
    #[must_use]
    pub fn csv(&self) -> String {
        let (over, by) = (self.over.parameter(), self.by.map(|by| by.parameter()));
        let mut text = over.name.to_owned();
        by.iter().for_each(|by| text += &format!(",{}", by.name));
        text += ",rule,messages,still-waiting,longest-wait-s,longest-still-waits,mean-wait-s,associations,turn-lost-s,turn-doubled-s,\
                 steps,complete\n";
        for point in self.points() {
            text += &over.text_of(point.value);
            if let (Some(by), Some(value)) = (by, point.by) {
                text += &format!(",{}", by.text_of(value));
            }
            let it = point.measures;
            let [longest, mean, lost, doubled] =
                [it.longest_wait_us, it.mean_wait_us(), it.turn_lost_us, it.turn_doubled_us]
                    .map(seconds_text);
            // A rule that differs from a named one in several columns has commas between them.
            text += &format!(
                ",\"{}\",{},{},{longest},{},{mean},{},{lost},{doubled},{},{}\n",
                point.rule,
                it.messages,
                it.still_waiting,
                it.longest_still_waits,
                it.associations,
                it.steps,
                it.complete
            );
        }
        text
    }
}

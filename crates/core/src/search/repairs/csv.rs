//! What was found, a line for each rule.

use super::super::Property;
use super::Repairs;
use crate::protocol::searched_columns;

impl Repairs {
    /// All that is known so far as CSV: a heading, and a line for each rule.
    #[must_use]
    pub fn csv(&self) -> String {
        // The last column is the same in all of them.
        let columns = searched_columns();
        let mut text = String::from("rule");
        columns.iter().for_each(|column| text += &format!(",{}", column.name));
        text += ",at-most-one-holder,turn-recoverable,bound-reached,states,transitions,steps,felled-by\n";
        for row in self.rows() {
            // A rule that differs from a named one in several columns has commas between them.
            text += &format!("\"{}\"", row.rule);
            columns.iter().for_each(|column| text += &format!(",{}", column.value(row.rule)));
            for property in [Property::AtMostOneHolder, Property::TurnRecoverable] {
                let verdict = row.finding(property).map_or("stopped", |it| it.verdict.name());
                text += &format!(",{verdict}");
            }
            let [states, transitions] = row.counts();
            let steps = row.broken().map_or(String::new(), |(_, path)| path.len().to_string());
            let felled = row.felled().map_or("", |felled| felled.by.name());
            let bound = row.is_bound_reached();
            text += &format!(",{bound},{states},{transitions},{steps},{felled}\n");
        }
        text
    }
}

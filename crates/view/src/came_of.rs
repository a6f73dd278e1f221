//! What came of a run, in a few words.

use turnlab_core::run::StretchKind;

use crate::{Story, clock};

impl Story {
    /// What came of the run: for how long the Turn was lost, or there were two.
    #[must_use]
    pub fn came_of(&self) -> String {
        let end_us = self.scenario.until_us();
        let long = |kind: StretchKind| {
            let (mut long_us, mut to_the_end) = (0, false);
            for stretch in self.stretches().iter().filter(|stretch| stretch.kind == kind) {
                // As it is drawn: until there is a newer association.
                let newer_us = self.superseded_us(stretch.association);
                let newer_us = newer_us.filter(|newer_us| *newer_us > stretch.from_us);
                let to_us = stretch.to_us.unwrap_or(end_us).min(newer_us.unwrap_or(end_us));
                long_us += to_us - stretch.from_us;
                to_the_end |= to_us == end_us;
            }
            (long_us, to_the_end)
        };
        let (lost_us, lost_to_the_end) = long(StretchKind::Lost);
        let (doubled_us, doubled_to_the_end) = long(StretchKind::Doubled);
        match (lost_us, doubled_us) {
            (0, 0) => "Turn never lost".to_owned(),
            (0, _) => format!("two Turns for {}{}", time(doubled_us), until(doubled_to_the_end)),
            _ => format!("Turn lost for {}{}", time(lost_us), until(lost_to_the_end)),
        }
    }
}

/// Minutes are told to the second.
fn time(long_us: i64) -> String {
    const SECOND_US: i64 = 1_000_000;
    match long_us < 60 * SECOND_US {
        true => clock(long_us),
        false => clock((long_us + SECOND_US / 2) / SECOND_US * SECOND_US),
    }
}

fn until(to_the_end: bool) -> &'static str {
    if to_the_end { ", to the end" } else { "" }
}

#[cfg(test)]
mod tests {
    use turnlab_core::scenario::read_link;

    use crate::Story;

    #[test]
    fn what_comes_of_a_scenario() {
        let links = ["", "cut=none", "threshold=5", "s=two-holders", "s=busy-day"];
        let told = links.map(|link| {
            let scenario = read_link(link).0.scenario;
            let history = scenario.run().expect("a link holds nothing that is out of range");
            format!("{link}: {}", Story::new(scenario, history).came_of())
        });
        expect_test::expect![[r#"
            : Turn lost for 24:52
            cut=none: Turn never lost
            threshold=5: Turn lost for 2:22
            s=two-holders: two Turns for 27:26, to the end
            s=busy-day: Turn lost for 19:43:33, to the end"#]]
        .assert_eq(&told.join("\n"));
    }
}

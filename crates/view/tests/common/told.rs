//! A scenario, told to the end.

use turnlab_core::scenario::{Mail, Scenario, seconds_text};
use turnlab_view::{Story, ViewOptions};

pub fn told_of(scenario: Scenario) -> Story {
    let history = scenario.run().expect("the test's own scenario is in range");
    Story::new(scenario, history)
}

/// What a person reads who steps through the run with every fold closed.
pub fn told(story: &Story) -> String {
    let folds = story.chart(&ViewOptions::default()).folds;
    let shown =
        |at_us: &&i64| !folds.iter().any(|fold| fold.from_us < **at_us && **at_us < fold.to_us);
    let lines = story.moments().iter().filter(shown).map(|&at_us| {
        let caption = story.caption(at_us);
        let (time, headline) = (seconds_text(at_us), caption.headline);
        format!("{time} {headline}\n    {} {}\n", caption.turn, caption.mail)
    });
    lines.collect()
}

pub fn mail(from: &str, to: &str, first_s: u32, every_s: u32, count: u32) -> Mail {
    let (from, to) = (from.to_owned(), to.to_owned());
    Mail { from, to, first_s, every_s, count, ..Mail::default() }
}

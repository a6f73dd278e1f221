//! Two runs beside each other, in words and as pictures.

mod charts;
mod words;

use turnlab_core::run::Comparison;
use turnlab_core::scenario::{Detail, Problem, Scenario};
use turnlab_diagram::file::{About, Theme, write_beside};
use turnlab_diagram::{Chart, Frame, Picture};

use crate::Story;
use crate::export::untitled;

/// Two runs, and what is different in the second.
#[derive(Debug)]
pub struct Compared {
    stories: [Story; 2],
    comparison: Comparison,
}

/// A figure of both runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is counted or measured.
    pub name: &'static str,
    /// What it is in each.
    pub texts: [String; 2],
    /// Whether that is not the same.
    pub differs: bool,
}

impl Compared {
    /// Runs both.
    ///
    /// # Errors
    ///
    /// What keeps one of them from being run.
    pub fn new(scenarios: [Scenario; 2]) -> Result<Self, Vec<Problem>> {
        let [one, other] = scenarios;
        let stories =
            [Story::new(one.clone(), one.run()?), Story::new(other.clone(), other.run()?)];
        let runs = stories.each_ref().map(|story| &story.history);
        let comparison = Comparison::of(runs, [&one.mtas, &other.mtas]);
        Ok(Compared { stories, comparison })
    }

    /// Both runs.
    #[must_use]
    pub fn stories(&self) -> &[Story; 2] {
        &self.stories
    }

    /// What is different.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// What each is called: the first by its scenario, and the second by what is different in that.
    #[must_use]
    pub fn names(&self) -> [String; 2] {
        let [one, other] = self.stories.each_ref().map(Story::scenario);
        let first = untitled(one);
        let second = match crate::differences(one, other) {
            same if same.is_empty() => "the same scenario".to_owned(),
            different => different,
        };
        [first, second]
    }

    /// What came of the difference, as one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        words::summary(&self.comparison, &self.stories)
    }

    /// From when on they differ, and what happens there in each, as a sentence or more.
    #[must_use]
    pub fn first_difference(&self) -> String {
        words::first_difference(&self.comparison, &self.stories)
    }

    /// What both come to, in numbers.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure> {
        words::figures(&self.comparison)
    }

    /// The charts of both, on one time axis: what both have is quiet.
    #[must_use]
    pub fn charts(&self, detail: Detail) -> [Chart; 2] {
        charts::charts(&self.stories, detail)
    }

    /// The same, placed; each so wide in pixels.
    #[must_use]
    pub fn pictures(&self, detail: Detail, frame: Frame) -> [Picture; 2] {
        Picture::beside(self.charts(detail), frame)
    }

    /// Both as one file; each picture so wide in pixels.
    #[must_use]
    pub fn svg(&self, detail: Detail, theme: Theme, width: f64) -> String {
        let [first, second] = self.pictures(detail, Frame::of(width));
        let names = self.names();
        let about = About {
            title: names.join(" and "),
            description: format!("{} {}", self.summary(), self.first_difference()),
            ..About::default()
        };
        write_beside([(&names[0], &first), (&names[1], &second)], theme, &about)
    }
}

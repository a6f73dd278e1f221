//! A picture that plays the run by itself, as the page plays it.

use turnlab_diagram::file::{About, Said, Theme, animate};
use turnlab_diagram::{Frame, layout};

use super::Excerpt;
use crate::{Caption, Showing, Story, clock};

/// How many captions there are at most: a film that says more is hardly watched to its end.
const MOST_CAPTIONS: usize = 1_000;

impl Story {
    /// An excerpt as a picture that plays by itself, without a script, so wide in pixels; for viewers who want
    /// less motion, and those that cannot move, it is the whole picture. It carries its scenario.
    #[must_use]
    pub fn animated_svg(&self, excerpt: &Excerpt, theme: Theme, width: f64) -> String {
        let chart = self.chart(&Showing::from(excerpt));
        let picture = layout(&chart, Frame { width });
        let is_hidden = |at_us: i64| {
            let mut folds = chart.folds.iter();
            folds.any(|fold| !fold.open && fold.from_us < at_us && at_us < fold.to_us)
        };
        let part = excerpt.from_us..=excerpt.to_us;
        let told = self.captions().filter(|(at_us, _)| part.contains(at_us) && !is_hidden(*at_us));
        let said: Vec<Said> = told.take(MOST_CAPTIONS).map(said).collect();
        let description = excerpt.caption.clone().unwrap_or_else(|| self.transcript(excerpt));
        let (title, source) = (self.title(excerpt), self.toml(&Excerpt::default()));
        let about = About { title, description, source, id: String::new() };
        animate(&picture, theme, &about, &said)
    }
}

fn said((at_us, caption): (i64, Caption)) -> Said {
    let stands = [caption.turn, caption.mail].join(" ").trim().to_owned();
    Said { at_us, time: clock(at_us), headline: caption.headline, stands }
}

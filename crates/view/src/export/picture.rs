use turnlab_core::scenario::library_entry;
use turnlab_diagram::file::{About, Theme, write};
use turnlab_diagram::{Frame, Picture, layout};

use super::Excerpt;
use crate::{Showing, Story};

impl Story {
    /// What a run is called that nobody has given a title.
    #[must_use]
    pub fn untitled(&self) -> String {
        let known = library_entry(&self.scenario.name).map(|entry| entry.title.to_owned());
        known.unwrap_or_else(|| self.scenario.mtas.join(", "))
    }

    /// An excerpt as a picture in a file of its own, so wide in pixels, with the folds of the page. It
    /// carries its whole scenario: `turnlab_diagram::file::source_of` reads it again.
    #[must_use]
    pub fn svg(&self, excerpt: &Excerpt, theme: Theme, width: f64) -> String {
        let description = excerpt.caption.clone().unwrap_or_else(|| self.transcript(excerpt));
        let (title, source) = (self.title(excerpt), self.toml(&Excerpt::default()));
        let about = About { title, description, source, id: String::new() };
        write(&self.picture(excerpt, width), theme, &about)
    }

    /// To which whole second of an excerpt a picture is about so high, in pixels, and not higher.
    #[must_use]
    pub fn until(&self, excerpt: &Excerpt, width: f64, height: f64) -> i64 {
        // What ends elsewhere is folded otherwise, and may be a little higher.
        const SPARE: f64 = 0.95;
        let picture = self.picture(excerpt, width);
        let until_us = picture.axis.time_at(height * SPARE - picture.heads.height);
        until_us / 1_000_000 * 1_000_000
    }

    /// What a picture is called.
    pub(super) fn title(&self, excerpt: &Excerpt) -> String {
        excerpt.title.clone().unwrap_or_else(|| self.untitled())
    }

    /// The picture itself, so wide.
    pub(super) fn picture(&self, excerpt: &Excerpt, width: f64) -> Picture {
        layout(&self.chart(&Showing::from(excerpt)), Frame::of(width))
    }
}

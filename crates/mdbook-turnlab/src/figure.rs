//! A run as it stands in a book.

use turnlab_core::scenario::{View, seconds_text};
use turnlab_export::{ExportRequest, Format, outside, unseen, write};
use turnlab_view::Story;
use turnlab_view::export::{Excerpt, html as escaped};

use crate::options::Options;
use crate::source::Opened;

/// A run, the part of it that is shown, and how.
pub(crate) struct Run {
    story: Story,
    excerpt: Excerpt,
    view: View,
}

impl Run {
    /// Runs it, or says what is wrong with the part that is asked for.
    pub(crate) fn of(opened: Opened, options: Options) -> Result<Self, Vec<String>> {
        let told = |problems: Vec<_>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
        let history = opened.scenario.run().map_err(told)?;
        let story = Story::new(opened.scenario, history);
        let view = options.view.unwrap_or(opened.view);
        let whole = Excerpt::default();
        let excerpt = Excerpt {
            from_us: options.from_us.unwrap_or(whole.from_us),
            to_us: options.to_us.unwrap_or(whole.to_us),
            detail: view.detail,
            opens_us: options.at_us.or(opened.at_us),
            caption: options.caption,
            ..whole
        };
        let unseen = options.at_us.and_then(|at_us| {
            Some(format!("at={}: {}.", seconds_text(at_us), unseen(&story, &excerpt, at_us)?))
        });
        let outside = outside(&story, &excerpt).map(|what| format!("{}: {what}.", options.part));
        match outside.or(unseen) {
            Some(what) => Err(vec![what]),
            None => Ok(Run { story, excerpt, view }),
        }
    }

    fn made(&self, format: Format, base: &str) -> String {
        let request = ExportRequest {
            excerpt: self.excerpt.clone(),
            base: base.to_owned(),
            view: self.view,
            ..ExportRequest::for_format(format)
        };
        String::from_utf8_lossy(&write(&self.story, &request)).trim_end().to_owned()
    }
}

/// The element with its figure, in one line.
pub(crate) fn html(run: &Run, base: &str) -> String {
    run.made(Format::Element, base)
}

/// What the run is in words.
pub(crate) fn words(run: &Run) -> String {
    run.made(Format::Transcript, "")
}

/// What brings the figures of a page to life.
pub(crate) fn script(base: &str) -> String {
    format!("\n\n<script type=\"module\" src=\"{}turn-lab.js\"></script>\n", escaped(base))
}

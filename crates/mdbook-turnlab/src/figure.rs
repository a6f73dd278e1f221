//! A run as it stands in a book.

use turnlab_core::scenario::{View, seconds_text};
use turnlab_export::{ExportRequest, Format, outside, write};
use turnlab_view::Story;
use turnlab_view::export::{Excerpt, fragment, html as escaped};

use crate::options::Options;
use crate::source::Opened;

/// A run, the part of it that is shown, and how.
pub(crate) struct Run {
    story: Story,
    excerpt: Excerpt,
    view: View,
    options: Options,
}

impl Run {
    /// Runs it, or says what is wrong with the part that is asked for.
    pub(crate) fn of(opened: Opened, options: Options) -> Result<Self, Vec<String>> {
        let told = |problems: Vec<_>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
        let history = opened.scenario.run().map_err(told)?;
        let story = Story::new(opened.scenario, history);
        let view = options.view.as_ref().map_or(opened.view, |(view, _)| *view);
        let whole = Excerpt::default();
        let excerpt = Excerpt {
            from_us: options.from_us.unwrap_or(whole.from_us),
            to_us: options.to_us.unwrap_or(whole.to_us),
            detail: options.detail().unwrap_or(view.detail),
            opens_us: options.at_us.or(opened.at_us),
            caption: options.caption.clone(),
            ..whole
        };
        let at = options.at_us.map(|at_us| Excerpt {
            from_us: at_us,
            to_us: at_us,
            ..Excerpt::default()
        });
        match (outside(&story, &excerpt), at.and_then(|at| outside(&story, &at))) {
            (Some(what), _) => Err(vec![format!("{}: {what}.", options.part)]),
            (None, Some(what)) => Err(vec![format!(
                "at={}: {what}.",
                seconds_text(options.at_us.unwrap_or_default())
            )]),
            (None, None) => Ok(Run { story, excerpt, view, options }),
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

/// The element with its figure, in one line. Markdown knows only such elements as HTML that it knows by their names, and so
/// one of these stands around it.
pub(crate) fn html(run: &Run, base: &str) -> String {
    let Run { story, excerpt, view, options } = run;
    let link = story.handed_out(&(fragment(story.scenario(), excerpt) + &view.link_part()));
    let mut attributes =
        format!("src=\"{}embed.html\" scenario=\"{}\"", escaped(base), escaped(&link));
    let view = options.view.as_ref().map(|(_, written)| written.clone());
    let at = options.at_us.map(seconds_text);
    for (name, value) in [("at", at), ("view", view), ("caption", options.caption.clone())] {
        if let Some(value) = value {
            attributes += &format!(" {name}=\"{}\"", escaped(&value));
        }
    }
    let figure = run.made(Format::Figure, base);
    format!("<div class=\"turnlab-run\"><turn-lab {attributes}>{figure}</turn-lab></div>")
}

/// What the run is in words.
pub(crate) fn words(run: &Run) -> String {
    run.made(Format::Transcript, "")
}

/// What brings the figures of a page to life.
pub(crate) fn script(base: &str) -> String {
    format!("\n\n<script type=\"module\" src=\"{}turn-lab.js\"></script>\n", escaped(base))
}

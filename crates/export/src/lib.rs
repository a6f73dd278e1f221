#![doc = include_str!("../README.md")]
#![warn(unreachable_pub)]

mod element;
mod format;
mod frame;
mod link;
pub mod png;
mod read;
mod request;
mod written;

use element::element;
pub use format::{FORMATS, Format};
pub use frame::FRAME_HEIGHT;
use frame::frame;
pub use link::{LONG, TOO_LONG, handed_out, link, short};
pub use read::{LARGEST, read};
use request::address;
pub use request::{ExportRequest, HERE};
pub use written::{WrittenProblem, WrittenRequest};

pub use turnlab_view::export::SAMPLED_EVERY_US;
use turnlab_view::export::{
    animated_svg, csv, figure, markdown, mermaid, part_to_play, plantuml, samples, svg, toml,
    transcript,
};
use turnlab_view::{Chart, Document, Excerpt, Story, Theme, ViewOptions, clock};

/// What is wrong with a part of a run that goes beyond it, in one sentence without its full stop.
#[must_use]
pub fn outside(story: &Story, excerpt: &Excerpt) -> Option<String> {
    let until_us = story.history().end_us();
    let is_open = excerpt.to_us == i64::MAX;
    let is_outside = excerpt.from_us > until_us || (excerpt.to_us > until_us && !is_open);
    is_outside.then(|| format!("the run ends at {}", clock(until_us)))
}

/// What is wrong with a moment at which a part of a run is to open, in the same way.
#[must_use]
pub fn unseen(story: &Story, excerpt: &Excerpt, at_us: i64) -> Option<String> {
    let until_us = story.history().end_us();
    let (from_us, to_us) = (excerpt.from_us, excerpt.to_us.min(until_us));
    let (from, to) = (clock(from_us), clock(to_us));
    match (from_us..=to_us).contains(&at_us) {
        true => None,
        false if (from_us, to_us) == (0, until_us) => Some(format!("the run ends at {to}")),
        false => Some(format!("the part that is shown goes from {from} to {to}")),
    }
}

/// How narrow and how wide a picture may be, in pixels.
pub const WIDTHS: std::ops::RangeInclusive<u32> = 320..=4000;

/// Makes it. A PNG is drawn by whoever can draw: for that this gives the SVG that is to be drawn, which
/// [`png::carrying`] then makes carry its scenario.
#[must_use]
pub fn write(story: &Story, request: &ExportRequest) -> Vec<u8> {
    let (excerpt, width) = (&request.excerpt, request.width);
    let (scenario, history) = (story.scenario(), story.history());
    let part = Some((excerpt.from_us, excerpt.to_us));
    let document = || Document::of(story, excerpt);
    let chart = || chart_of(story, excerpt);
    let text = match request.format {
        Format::Pcapng => return turnlab_capture::pcapng(history, &scenario.mtas, part),
        Format::Pcap => return turnlab_capture::pcap(history, &scenario.mtas, part),
        Format::Svg => svg(&document(), &chart(), request.theme, width),
        Format::Png => svg(&document(), &chart(), theme_of_pixels(request.theme), width),
        Format::AnimatedSvg => {
            let part = part_to_play(story, excerpt, width);
            let (document, chart) = (Document::of(story, &part), chart_of(story, &part));
            animated_svg(&document, &chart, story.captions(), request.theme, width)
        }
        Format::Figure | Format::Element => {
            let address = address(&request.base, "", story, request);
            let figure = figure(&document(), &chart(), request.theme, width, &address);
            match request.format {
                Format::Element => element(story, request, figure.trim_end()),
                _ => figure,
            }
        }
        Format::Embed => frame(story, request),
        Format::Mermaid => mermaid(&document()),
        Format::Plantuml => plantuml(&document()),
        Format::Transcript => transcript(&document()),
        Format::Markdown => markdown(&document()),
        Format::Csv => csv(&scenario.mtas, samples(history, excerpt, request.every_us)),
        Format::Toml => toml(scenario, excerpt),
    };
    text.into_bytes()
}

fn chart_of(story: &Story, excerpt: &Excerpt) -> Chart {
    story.chart(&ViewOptions::from(excerpt))
}

/// A picture of pixels cannot do as its viewer likes.
fn theme_of_pixels(theme: Theme) -> Theme {
    if theme == Theme::Auto { Theme::Light } else { theme }
}

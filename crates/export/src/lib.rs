//! Everything that a run can leave as, by its name, and opening it again. The terminal and the page make what
//! they make here, so that both make the same.

mod format;
mod frame;
mod link;
pub mod png;
mod read;
mod wish;

pub use format::{FORMATS, Format};
pub use frame::FRAME_HEIGHT;
use frame::frame;
pub use link::{LONG, TOO_LONG, link, short};
pub use read::{LARGEST, read};
use wish::address;
pub use wish::{HERE, Wish};

use turnlab_view::export::Excerpt;
pub use turnlab_view::export::SAMPLED_EVERY_US;
use turnlab_view::{Story, Theme, clock};

/// What is wrong with a part of a run that goes beyond it, in one sentence without its full stop.
#[must_use]
pub fn outside(story: &Story, excerpt: &Excerpt) -> Option<String> {
    let until_us = story.history().end_us();
    let is_open = excerpt.to_us == i64::MAX;
    let is_outside = excerpt.from_us > until_us || (excerpt.to_us > until_us && !is_open);
    is_outside.then(|| format!("the run ends at {}", clock(until_us)))
}

/// How narrow and how wide a picture may be, in pixels.
pub const WIDTHS: std::ops::RangeInclusive<u32> = 320..=4000;

/// Makes it. A PNG is drawn by whoever can draw: for that this gives the SVG that is to be drawn, which
/// [`png::carrying`] then makes carry its scenario.
#[must_use]
pub fn write(story: &Story, wish: &Wish) -> Vec<u8> {
    let Wish { excerpt, theme, width, .. } = wish;
    let (names, part) = (&story.scenario().mtas, Some((excerpt.from_us, excerpt.to_us)));
    let text = match wish.format {
        Format::Pcapng => return turnlab_capture::pcapng(story.history(), names, part),
        Format::Pcap => return turnlab_capture::pcap(story.history(), names, part),
        Format::Svg => story.svg(excerpt, *theme, *width),
        // A picture of pixels cannot do as its viewer likes.
        Format::Png if *theme == Theme::Auto => story.svg(excerpt, Theme::Light, *width),
        Format::Png => story.svg(excerpt, *theme, *width),
        Format::AnimatedSvg => story.animated_svg(excerpt, *theme, *width),
        Format::Figure => {
            story.figure(excerpt, *theme, *width, &address(&wish.base, "", story, wish))
        }
        Format::Embed => frame(story, wish),
        Format::Mermaid => story.mermaid(excerpt),
        Format::Plantuml => story.plantuml(excerpt),
        Format::Transcript => story.transcript(excerpt),
        Format::Markdown => story.markdown(excerpt),
        Format::Csv => story.csv(excerpt, wish.every_us),
        Format::Toml => story.toml(excerpt),
    };
    text.into_bytes()
}

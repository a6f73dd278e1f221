//! What leaves, made.

use crate::message::Asked;
use gloo_file::{Blob, ObjectUrl};
use turnlab_core::scenario::{Scenario, library_entry, read_link};
use turnlab_export::{Format, link, outside, png, write};
use turnlab_view::Story;
use turnlab_view::export::source_text;

use crate::choice::Choice;
use crate::offers::Offer;
use crate::{page, pixels};

/// What leaves: its bytes, the name of its file, and what is seen of it.
pub(crate) struct Product {
    pub(crate) blob: Blob,
    /// Where the browser has it, as long as this lives.
    pub(crate) address: ObjectUrl,
    /// Empty for what is no file.
    pub(crate) name: String,
    pub(crate) shown: Shown,
    /// What is copied where it is text.
    pub(crate) text: Option<String>,
    /// How many characters the readable link has, where the short one is handed out in its place.
    pub(crate) readable: Option<usize>,
}

pub(crate) enum Shown {
    /// What is at its address.
    Image,
    /// A part of a page.
    Page(String),
    /// It itself, or what there is to see of it.
    Text(String),
}

/// What is said where no frame can show the page.
const ALONE: &str = "This page is a single file, which no other page can show in a frame. The figure needs no \
    page: it shows the run by itself.";

/// The run that leaves.
pub(crate) fn story_of(asked: &Asked) -> Option<Story> {
    let (link, _) = read_link(&asked.fragment);
    let history = link.scenario.run().ok()?;
    Some(Story::new(link.scenario, history))
}

/// Makes what is chosen.
pub(crate) async fn make(story: &Story, asked: &Asked, choice: &Choice) -> Result<Product, String> {
    let format = match choice.offer {
        Offer::File(format) => format,
        Offer::Embed => Format::Embed,
        Offer::Link => {
            let (readable, handed_out) = links(story, asked);
            let length = readable.chars().count();
            let is_short = readable != handed_out;
            let text = if choice.readable { readable } else { handed_out };
            return Ok(Product { readable: is_short.then_some(length), ..line(text) });
        }
        Offer::MarkdownLink => {
            return Ok(line(format!(
                "[{}]({})",
                title(story.scenario()),
                in_markdown(&links(story, asked).1)
            )));
        }
        Offer::Open => return Ok(line(String::new())),
    };
    if format == Format::Embed && turnlab_paths::is_alone() {
        return Err(ALONE.to_owned());
    }
    if format.is_picture()
        && let Some(problem) = choice.width_problem()
    {
        return Err(problem);
    }
    let wish = choice.wish(format, asked);
    if let Some(what) = outside(story, &wish.excerpt) {
        return Err(format!("What is in view is not in this run: {what}."));
    }
    let made = write(story, &wish);
    match format {
        Format::Png => {
            let svg = String::from_utf8_lossy(&made);
            let bytes = pixels::draw(&svg, choice.scale).await?;
            let bytes = png::carrying(&bytes, &source_text(story.scenario()));
            Ok(file(story, choice, format, &bytes))
        }
        Format::Embed => Ok(line(String::from_utf8_lossy(&made).trim_end().to_owned())),
        _ => Ok(file(story, choice, format, &made)),
    }
}

fn file(story: &Story, choice: &Choice, format: Format, bytes: &[u8]) -> Product {
    let blob = Blob::new_with_options(bytes, Some(format.media_type()));
    let text = std::str::from_utf8(bytes).ok().filter(|_| format.is_text());
    let shown = match (format, text) {
        (Format::Svg | Format::AnimatedSvg | Format::Png, _) => Shown::Image,
        (Format::Figure, Some(text)) => Shown::Page(text.to_owned()),
        (_, Some(text)) => Shown::Text(text.to_owned()),
        (_, None) => Shown::Text(octets(bytes)),
    };
    let name = story.scenario().name.as_str();
    let name = if library_entry(name).is_some() { name } else { "run" };
    let size = match (format, choice.scale) {
        (Format::Png, scale @ 2..) => format!("@{scale}x"),
        (Format::AnimatedSvg, _) => "-animated".to_owned(),
        _ => String::new(),
    };
    let name = format!("{name}{size}{}", format.extension());
    let address = ObjectUrl::from(blob.clone());
    Product { blob, address, name, shown, text: text.map(str::to_owned), readable: None }
}

/// One line of text, which is no file.
fn line(text: String) -> Product {
    let blob = Blob::new(text.as_str());
    let address = ObjectUrl::from(blob.clone());
    let shown = Shown::Text(text.clone());
    Product { blob, address, name: String::new(), shown, text: Some(text), readable: None }
}

/// The link as it can be read, and as it is handed out.
fn links(story: &Story, asked: &Asked) -> (String, String) {
    let (page, fragment) = (page::address_of(story.scenario()), story.handed_out(&asked.fragment));
    (format!("{page}#{fragment}"), link(&page, &fragment))
}

fn title(scenario: &Scenario) -> String {
    let entry = library_entry(&scenario.name);
    entry.map_or_else(|| "A run of Turnlab".to_owned(), |entry| entry.title.to_owned())
}

/// What would end an address in Markdown is written otherwise.
fn in_markdown(address: &str) -> String {
    address.replace('(', "%28").replace(')', "%29").replace(' ', "%20").replace('<', "%3C")
}

/// The first octets of a file, as programs for such files show them.
fn octets(bytes: &[u8]) -> String {
    const SHOWN: usize = 16 * 24;
    let mut text = format!("{} octets\n\n", bytes.len());
    for (row, octets) in bytes.chunks(16).take(SHOWN / 16).enumerate() {
        let hex: String = octets.iter().map(|octet| format!("{octet:02x} ")).collect();
        let seen = |&octet: &u8| if (32..127).contains(&octet) { octet as char } else { '·' };
        let plain: String = octets.iter().map(seen).collect();
        text += &format!("{:06x}  {hex:<48} {plain}\n", row * 16);
    }
    if bytes.len() > SHOWN {
        text += "…\n";
    }
    text
}

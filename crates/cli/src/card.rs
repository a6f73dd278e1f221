//! `turnlab card`: the picture that stands beside a link to a scenario where links are shown with one.

use std::fs;

use clap::Args;
use turnlab_view::export::{html, svg, untitled};
use turnlab_view::{Document, Excerpt, Story, Theme, ViewOptions};

use crate::error::CliError;
use crate::{pixels, source};

/// What may be asked for.
#[derive(Debug, Args)]
pub(crate) struct CardOptions {
    /// The name of a library scenario, a file or a picture of one, - for standard input, or a link
    pub(crate) scenario: String,
    /// The file, a PNG of 1200 by 630 pixels
    #[arg(short, long, value_name = "FILE")]
    output: String,
}

/// As pages say it to whoever shows their links.
const WIDTH: usize = 1200;
const HEIGHT: usize = 630;
/// How wide the diagram is before it is enlarged, so that its words can be read where the card is small.
const DRAWN: f64 = 640.0;
const ENLARGED: f64 = 1.7;
/// So much of the run is seen before what the card is about.
const LEAD_US: i64 = 1_000_000;
/// About so many letters fit on a line of the verdict, and so many lines above the diagram.
const LINE: usize = 72;
const LINES: usize = 2;

/// Draws the card into its file.
pub(crate) fn card(options: &CardOptions) -> Result<String, CliError> {
    let scenario = source::scenario(&options.scenario)?;
    let history = scenario.run().map_err(|problems| CliError::all("", &problems))?;
    let svg = drawn(&Story::new(scenario, history));
    let png = pixels::draw(svg.as_bytes(), 1, |_| String::new()).map_err(CliError::one)?;
    let unwritable =
        |error| CliError::one(format!("{} cannot be written: {error}", options.output));
    fs::write(&options.output, png).map_err(unwritable)?;
    Ok(String::new())
}

/// The scenario's title, what its run comes to, and the run from about where something goes wrong.
fn drawn(story: &Story) -> String {
    let from_us = (story.first_fault_us().unwrap_or(0) - LEAD_US).max(0);
    let excerpt = Excerpt { from_us, ..Excerpt::default() };
    let chart = story.chart(&ViewOptions::from(&excerpt));
    let diagram = svg(&Document::of(story, &excerpt), &chart, Theme::Light, DRAWN);
    let (title, verdict) = (html(&untitled(story.scenario())), story.summary_text());
    let lines: String = wrapped(&verdict, LINE, LINES)
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let y = 164 + place * 38;
            format!(
                "<text x=\"56\" y=\"{y}\" font-size=\"27\" fill=\"#5d6375\">{}</text>",
                html(line)
            )
        })
        .collect();
    let top = 236;
    let (across, down) = (WIDTH - 2 * 56, HEIGHT - top);
    let part = (across as f64 / ENLARGED, down as f64 / ENLARGED);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fcfbf7\"/>\
         <g font-family=\"sans-serif\">\
         <text x=\"56\" y=\"106\" font-size=\"60\" font-weight=\"700\" fill=\"#1b2136\">{title}</text>\
         <text x=\"1144\" y=\"72\" font-size=\"26\" font-weight=\"700\" fill=\"#5d6375\" \
         text-anchor=\"end\">Turnlab</text>{lines}</g>\
         <svg x=\"56\" y=\"{top}\" width=\"{across}\" height=\"{down}\" viewBox=\"0 0 {:.1} {:.1}\" \
         preserveAspectRatio=\"xMinYMin slice\">{diagram}</svg></svg>",
        part.0, part.1,
    )
}

/// Text in lines of so many letters at most, as far as there is room; what is left out is an ellipsis.
fn wrapped(text: &str, longest: usize, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > longest {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            *line += if line.is_empty() { "" } else { " " };
            *line += word;
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        *last += "…";
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use turnlab_core::scenario::LIBRARY;

    #[test]
    fn every_scenario_of_the_library_has_a_card_of_its_own() {
        let mut cards: Vec<String> = Vec::new();
        for entry in &LIBRARY {
            let history = entry.scenario().run().expect("the library is in range");
            let card = drawn(&Story::new(entry.scenario(), history));
            assert!(card.contains(entry.title), "{}", entry.name);
            assert!(!cards.contains(&card), "{}", entry.name);
            cards.push(card);
        }
    }

    #[test]
    fn a_verdict_takes_no_more_room_than_there_is() {
        assert_eq!(wrapped("one two three", 7, 2), ["one two", "three"]);
        assert_eq!(wrapped("one two three", 3, 2), ["one", "two…"]);
        assert_eq!(wrapped("", 3, 2), [""]);
    }
}

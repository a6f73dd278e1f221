//! How a picture that is neither light nor dark by itself takes its colours: as the page has it that it stands in,
//! or else as its viewer likes it. A program that knows neither has the light ones, which stand in attributes.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::palette::Ink;
use super::{File, ROOT, Theme};

/// Only where the picture is all there is, and is no part of a page.
const ALONE: &str = "svg:root{color-scheme:light dark}@media print{svg:root{color-scheme:light}}";

impl File {
    /// The rules for a picture that stands alone.
    pub(super) fn themes_alone(&self) -> String {
        match self.theme {
            Theme::Auto => ALONE.to_owned() + &themes(&self.inks, ROOT),
            Theme::Light | Theme::Dark => String::new(),
        }
    }
}

/// A drawing program knows no such condition, and does not wonder what stands under it.
const KNOWN: &str = "@supports (color:light-dark(#000,#fff)){";

/// The rules that give these colours their light and their dark values, each of them behind `within`. A browser
/// that does not know the second kind does as its user likes it.
pub(super) fn themes(inks: &BTreeSet<String>, within: &str) -> String {
    let (mut older, mut css) = (String::new(), String::new());
    for ink in Ink::ALL.into_iter().filter(|ink| inks.contains(&ink.name())) {
        let (name, (light, dark)) = (ink.name(), ink.colours());
        for (letter, property) in [("f", "fill"), ("s", "stroke")] {
            let rule = format!("{within}.{letter}-{name}{{{property}:");
            // A string takes what is written to it.
            let _ = write!(older, "{rule}{dark}}}");
            let _ = write!(css, "{rule}light-dark({light},{dark})}}");
        }
    }
    format!("@media (prefers-color-scheme: dark) {{{older}}}{KNOWN}{css}}}")
}

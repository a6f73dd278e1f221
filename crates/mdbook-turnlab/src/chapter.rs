//! A chapter: its blocks, each with what stands in its place.

use turnlab_export::HERE;

use crate::block::{Block, blocks};
use crate::figure::{self, Run};
use crate::options::Options;
use crate::source;

/// What a chapter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page, in which a run is a picture that comes alive.
    Html,
    /// Anything else, in which it is told in words.
    Text,
}

/// What a book says of all its runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The address of the folder with the playground, from the page, with a slash at its end.
    pub base: String,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { base: HERE.to_owned() }
    }
}

impl Settings {
    /// The same address from a page so many folders below the first.
    pub(crate) fn base_from(&self, depth: usize) -> String {
        let is_whole = self.base.contains("://") || self.base.starts_with('/');
        if is_whole { self.base.clone() } else { "../".repeat(depth) + &self.base }
    }
}

/// The text of a chapter with every block made into a run.
///
/// # Errors
///
/// Everything that is wrong with them, each with its line.
pub fn chapter(text: &str, kind: Kind, settings: &Settings) -> Result<String, Vec<String>> {
    let (mut made, mut problems) = (text.to_owned(), Vec::new());
    let blocks = blocks(text);
    for block in blocks.iter().rev() {
        match run(block) {
            Ok(run) if kind == Kind::Html => {
                made.replace_range(block.range.clone(), &figure::html(&run, &settings.base));
            }
            Ok(run) => made.replace_range(block.range.clone(), &block.fenced(&figure::words(&run))),
            Err(told) => problems.splice(0..0, told).for_each(drop),
        }
    }
    if kind == Kind::Html && !blocks.is_empty() {
        made += &figure::script(&settings.base);
    }
    if problems.is_empty() { Ok(made) } else { Err(problems) }
}

/// What a block shows, or all that is wrong with it.
fn run(block: &Block) -> Result<Run, Vec<String>> {
    let within = |told: String| format!("line {}: {told}", block.line);
    let options = Options::read(&block.options);
    let scenario = source::read(block);
    match (options, scenario) {
        (Ok(options), Ok(opened)) => {
            Run::of(opened, options).map_err(|told| told.into_iter().map(within).collect())
        }
        (options, scenario) => {
            let told = options.err().into_iter().flatten().map(within);
            Err(told.chain(scenario.err().into_iter().flatten()).collect())
        }
    }
}

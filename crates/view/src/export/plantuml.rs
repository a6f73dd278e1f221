//! A run as a sequence diagram in PlantUML's language.

use turnlab_core::world::MtaId;

use super::Excerpt;
use super::sequence::{Drawn, Item};
use super::text::{escaped, wrapped};
use crate::Story;

/// The longest line of a note, in characters.
const LINE_OF_NOTE: usize = 44;

impl Story {
    /// An excerpt as a PlantUML sequence diagram.
    #[must_use]
    pub fn plantuml(&self, excerpt: &Excerpt) -> String {
        let mut lines = vec!["@startuml".to_owned(), format!("' {}", self.origin(excerpt))];
        lines.extend(excerpt.title.as_ref().map(|title| format!("title {}", text(title))));
        let caption = excerpt.caption.as_ref();
        lines.extend(caption.map(|caption| format!("caption {}", text(caption))));
        let participant =
            |mta| format!("participant \"{}\" as {}", text(self.name(mta)), identifier(mta));
        lines.extend(self.mtas().map(participant));
        lines.extend(self.sequence(excerpt).iter().map(plantuml_line));
        lines.push("@enduml\n".to_owned());
        lines.join("\n")
    }
}

fn plantuml_line(item: &Item) -> String {
    match item {
        Item::Arrow(arrow) => line_of(arrow),
        Item::Note { over, text } => note(*over, text),
        Item::Stretch(what) => format!("== {} ==", text(what)),
        Item::Gap(what) => format!("... {} ...", text(what)),
    }
}

fn line_of(arrow: &Drawn) -> String {
    let stroke = match (arrow.answers, arrow.lost) {
        (false, false) => "->",
        (true, false) => "-->",
        (false, true) => "->x",
        (true, true) => "-->x",
    };
    let (from, to) = (identifier(arrow.from), identifier(arrow.to));
    format!("{from} {stroke} {to} : {}", text(&arrow.label))
}

fn note([first, last]: [MtaId; 2], what: &str) -> String {
    let over = match first == last {
        true => identifier(first),
        false => format!("{}, {}", identifier(first), identifier(last)),
    };
    let lines = wrapped(what, LINE_OF_NOTE);
    let lines: Vec<String> = lines.iter().map(|line| text(line)).collect();
    format!("note over {over} : {}", lines.join("\\n"))
}

/// Names may be words of the language, so that none of them stands for an MTA.
fn identifier(mta: MtaId) -> String {
    format!("mta{}", mta.0)
}

/// Text in which nothing means anything: what could, of the language, its preprocessor or Creole, is
/// written by its code point. A hyphen or a full stop does so where there are two, spaces where there is nothing
/// else, and what Unicode leaves to everybody PlantUML has taken for itself.
fn text(what: &str) -> String {
    let is_blank = what.trim().is_empty();
    let means_something = |c: char| {
        is_blank
            || (c.is_ascii_punctuation() && !".,:()-".contains(c))
            || ('\u{E000}'..='\u{F8FF}').contains(&c)
    };
    let plain = escaped(what, means_something, |c| {
        format!("<U+{:04X}>", u32::from(if is_blank { '\u{A0}' } else { c }))
    });
    plain.replace("--", "-<U+002D>").replace("..", ".<U+002E>")
}

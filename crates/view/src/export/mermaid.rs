//! A run as a sequence diagram in Mermaid's language.

use turnlab_core::world::MtaId;

use super::Excerpt;
use super::sequence::{Drawn, Item};
use super::text::{escaped, wrapped};
use crate::Story;

/// The longest line of a note, in characters.
const LINE_OF_NOTE: usize = 44;
/// The longest line of the caption, which is as wide as the diagram.
const LINE_OF_CAPTION: usize = 80;

impl Story {
    /// An excerpt as a Mermaid `sequenceDiagram`. Mermaid takes no text that is
    /// longer than [`LONGEST_FOR_MERMAID`](super::LONGEST_FOR_MERMAID).
    #[must_use]
    pub fn mermaid(&self, excerpt: &Excerpt) -> String {
        let mut lines = vec![format!("%% {}", self.origin(excerpt))];
        if let Some(title) = &excerpt.title {
            lines.push(format!("title: {}", text(title)));
            lines.push(format!("accTitle: {}", text(title)));
        }
        if let Some(caption) = &excerpt.caption {
            lines.push(format!("accDescr: {}", text(caption)));
        }
        lines.push("autonumber off".to_owned());
        let participant =
            |mta| format!("participant {} as {}", identifier(mta), text(self.name(mta)));
        lines.extend(self.mtas().map(participant));
        lines.extend(self.sequence(excerpt).iter().map(|item| self.mermaid_line(item)));
        let caption = excerpt.caption.as_ref().map(|caption| wrapped(caption, LINE_OF_CAPTION));
        lines.extend(caption.map(|lines| note(self.everyone(), &lines)));
        let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
        format!("sequenceDiagram\n{lines}")
    }

    fn mermaid_line(&self, item: &Item) -> String {
        match item {
            Item::Arrow(arrow) => line_of(arrow),
            Item::Note { over, text } => note(*over, &wrapped(text, LINE_OF_NOTE)),
            Item::Stretch(text) | Item::Gap(text) => {
                note(self.everyone(), std::slice::from_ref(text))
            }
        }
    }
}

fn line_of(arrow: &Drawn) -> String {
    let stroke = match (arrow.answers, arrow.lost) {
        (false, false) => "->>",
        (true, false) => "-->>",
        (false, true) => "-x",
        (true, true) => "--x",
    };
    format!("{}{stroke}{}: {}", identifier(arrow.from), identifier(arrow.to), text(&arrow.label))
}

fn note([first, last]: [MtaId; 2], lines: &[String]) -> String {
    let over = match first == last {
        true => identifier(first),
        false => format!("{},{}", identifier(first), identifier(last)),
    };
    let lines: Vec<String> = lines.iter().map(|line| text(line)).collect();
    format!("Note over {over}: {}", lines.join("<br/>"))
}

/// Names may be words of the language, so that none of them stands for an MTA.
fn identifier(mta: MtaId) -> String {
    format!("mta{}", mta.0)
}

/// Text in which nothing means anything: what could is written as an entity, as Mermaid has it. It wants more
/// than spaces.
fn text(what: &str) -> String {
    let is_blank = what.trim().is_empty();
    let means_something =
        |c: char| is_blank || (c.is_ascii_punctuation() && !".,:()/-'".contains(c));
    escaped(what, means_something, |c| {
        format!("#{};", u32::from(if is_blank { '\u{A0}' } else { c }))
    })
}

//! A sequence diagram in PlantUML's language.

use super::origin::origin;
use super::text::{escaped, wrapped};
use crate::clock;
use crate::document::{Arrow, Document, Item};

/// The longest line of a note, in characters.
const LINE_OF_NOTE: usize = 44;

/// A sequence diagram from `@startuml` to `@enduml`.
#[must_use]
pub fn plantuml(document: &Document) -> String {
    let origin = origin(&document.scenario, &document.excerpt);
    let mut lines = vec!["@startuml".to_owned(), format!("' {origin}")];
    let (title, caption) = (&document.excerpt.title, &document.excerpt.caption);
    lines.extend(title.as_ref().map(|title| format!("title {}", text(title))));
    lines.extend(caption.as_ref().map(|caption| format!("caption {}", text(caption))));
    let named = document.participants.iter().enumerate();
    lines.extend(
        named.map(|(place, name)| {
            format!("participant \"{}\" as {}", text(name), identifier(place))
        }),
    );
    let everyone = document.everyone();
    lines.extend(document.items.iter().flat_map(|item| item_lines(item, everyone)));
    lines.push("@enduml\n".to_owned());
    lines.join("\n")
}

fn item_lines(item: &Item, everyone: [usize; 2]) -> Vec<String> {
    match item {
        Item::Arrow(arrow) => vec![arrow_line(arrow)],
        Item::Step(step) => {
            let time = clock(step.at_us);
            let said = || note(step.over, &format!("{time} · {}", step.text));
            let turn = step.turn.iter().map(|text| divider(&format!("{time} · {text}")));
            step.in_diagrams.then(said).into_iter().chain(turn).collect()
        }
        Item::Note(said) => {
            let over = said.lifeline.map_or(everyone, |one| [one; 2]);
            vec![note(over, &format!("{} · {}", clock(said.at_us), said.text))]
        }
        Item::Turn { text, .. } => vec![divider(text)],
        Item::Gap(gap) => vec![delay(&gap.label)],
        Item::Stopped { text, .. } => vec![delay(text)],
    }
}

fn divider(what: &str) -> String {
    format!("== {} ==", text(what))
}

fn delay(what: &str) -> String {
    format!("... {} ...", text(what))
}

fn arrow_line(arrow: &Arrow) -> String {
    let stroke = match (arrow.is_answer, arrow.is_lost()) {
        (false, false) => "->",
        (true, false) => "-->",
        (false, true) => "->x",
        (true, true) => "-->x",
    };
    let (from, to) = (identifier(arrow.from), identifier(arrow.to));
    format!("{from} {stroke} {to} : {}", text(&arrow.text()))
}

fn note([first, last]: [usize; 2], what: &str) -> String {
    let over = match first == last {
        true => identifier(first),
        false => format!("{}, {}", identifier(first), identifier(last)),
    };
    let lines = wrapped(what, LINE_OF_NOTE);
    let lines: Vec<String> = lines.iter().map(|line| text(line)).collect();
    format!("note over {over} : {}", lines.join("\\n"))
}

/// Names may be words of the language, so that none of them stands for an MTA.
fn identifier(participant: usize) -> String {
    format!("mta{participant}")
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

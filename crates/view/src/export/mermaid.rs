//! A sequence diagram in Mermaid's language.

use super::origin::origin;
use super::text::{escaped, wrapped};
use crate::clock;
use crate::document::{Arrow, Document, Item};

/// The longest line of a note, in characters.
const LINE_OF_NOTE: usize = 44;
/// The longest line of the caption, which is as wide as the diagram.
const LINE_OF_CAPTION: usize = 80;

/// A `sequenceDiagram`. Mermaid takes no text that is longer than
/// [`LONGEST_FOR_MERMAID`](super::LONGEST_FOR_MERMAID).
#[must_use]
pub fn mermaid(document: &Document) -> String {
    let (title, caption) = (&document.excerpt.title, &document.excerpt.caption);
    let mut lines = vec![format!("%% {}", origin(&document.scenario, &document.excerpt))];
    if let Some(title) = title {
        lines.push(format!("title: {}", text(title)));
        lines.push(format!("accTitle: {}", text(title)));
    }
    if let Some(caption) = caption {
        lines.push(format!("accDescr: {}", text(caption)));
    }
    lines.push("autonumber off".to_owned());
    let named = document.participants.iter().enumerate();
    lines.extend(
        named.map(|(place, name)| format!("participant {} as {}", identifier(place), text(name))),
    );
    let everyone = document.everyone();
    lines.extend(document.items.iter().flat_map(|item| item_lines(item, everyone)));
    let caption = caption.as_ref().map(|caption| wrapped(caption, LINE_OF_CAPTION));
    lines.extend(caption.map(|lines| note(everyone, &lines)));
    let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
    format!("sequenceDiagram\n{lines}")
}

fn item_lines(item: &Item, everyone: [usize; 2]) -> Vec<String> {
    let whole = |text: &str| note(everyone, &[text.to_owned()]);
    match item {
        Item::Arrow(arrow) => vec![arrow_line(arrow)],
        Item::Step(step) => {
            let time = clock(step.at_us);
            let said =
                || note(step.over, &wrapped(&format!("{time} · {}", step.text), LINE_OF_NOTE));
            let turn = step.turn.iter().map(|text| whole(&format!("{time} · {text}")));
            step.in_diagrams.then(said).into_iter().chain(turn).collect()
        }
        Item::Note(said) => {
            let over = said.lifeline.map_or(everyone, |one| [one; 2]);
            let text = format!("{} · {}", clock(said.at_us), said.text);
            vec![note(over, &wrapped(&text, LINE_OF_NOTE))]
        }
        Item::Turn { text, .. } | Item::Stopped { text, .. } => vec![whole(text)],
        Item::Gap(gap) => vec![whole(&gap.label)],
    }
}

fn arrow_line(arrow: &Arrow) -> String {
    let stroke = match (arrow.is_answer, arrow.is_lost()) {
        (false, false) => "->>",
        (true, false) => "-->>",
        (false, true) => "-x",
        (true, true) => "--x",
    };
    let (from, to) = (identifier(arrow.from), identifier(arrow.to));
    format!("{from}{stroke}{to}: {}", text(&arrow.text()))
}

fn note([first, last]: [usize; 2], lines: &[String]) -> String {
    let over = match first == last {
        true => identifier(first),
        false => format!("{},{}", identifier(first), identifier(last)),
    };
    let lines: Vec<String> = lines.iter().map(|line| text(line)).collect();
    format!("Note over {over}: {}", lines.join("<br/>"))
}

/// Names may be words of the language, so that none of them stands for an MTA.
fn identifier(participant: usize) -> String {
    format!("mta{participant}")
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

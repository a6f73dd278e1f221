//! A run in words, one line for each step, to be read from top to bottom or aloud.

use super::origin::origin;
use super::text::{escaped, one_line};
use crate::document::{Document, Item, Note};

/// One line of a run in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When, as a clock shows it; an ellipsis where it stands for a while.
    pub time: String,
    /// What.
    pub text: String,
}

/// In place of a time, where what is told takes a while.
const FOR_A_WHILE: &str = "…";

/// Plain text. At [`Detail::Pdus`](super::Detail::Pdus) it tells every step there is.
#[must_use]
pub fn transcript(document: &Document) -> String {
    let mut text = String::new();
    if let Some(title) = &document.excerpt.title {
        text += &format!("{}\n\n", one_line(title));
    }
    for line in lines(document) {
        text += &format!("{:>12}  {}\n", line.time, one_line(&line.text));
    }
    if let Some(caption) = &document.excerpt.caption {
        text += &format!("\n{}\n", one_line(caption));
    }
    text
}

/// The same as Markdown: a numbered list under a heading, with the link of the scenario in a comment.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut text = format!("<!-- {} -->\n\n", origin(&document.scenario, &document.excerpt));
    if let Some(title) = &document.excerpt.title {
        text += &format!("## {}\n\n", escape(title.trim()));
    }
    for (number, Line { time, text: told }) in (1..).zip(lines(document)) {
        text += &format!("{number}. **{time}** {}\n", escape(&told));
    }
    if let Some(caption) = &document.excerpt.caption {
        text += &format!("\n{}\n", paragraph(caption));
    }
    text
}

/// The lines of both; one that says so where nothing happens.
#[must_use]
pub fn lines(document: &Document) -> Vec<Line> {
    let mut lines: Vec<Line> =
        document.items.iter().filter_map(|item| line(document, item)).collect();
    if lines.is_empty() {
        lines.push(for_a_while("Nothing happens."));
    }
    lines
}

fn line(document: &Document, item: &Item) -> Option<Line> {
    let (at_us, text) = match item {
        Item::Step(step) => {
            let more: String = step.turn.iter().map(|text| format!(" {text}")).collect();
            (step.at_us, format!("{}{more}", step.text))
        }
        Item::Note(note) => (note.at_us, note_text(document, note)),
        Item::Turn { at_us, text } | Item::Stopped { at_us, text } => (*at_us, text.clone()),
        Item::Gap(gap) => return gap.in_words.then(|| for_a_while(&gap.text)),
        Item::Arrow(_) => return None,
    };
    Some(Line { time: document.clock(at_us), text })
}

fn for_a_while(text: &str) -> Line {
    Line { time: FOR_A_WHILE.to_owned(), text: text.to_owned() }
}

/// A note in words: "Note at PARIS: it waits".
fn note_text(document: &Document, note: &Note) -> String {
    match note.lifeline.and_then(|place| document.participants.get(place)) {
        None => format!("Note: {}", note.text),
        Some(mta) => format!("Note at {mta}: {}", note.text),
    }
}

/// Text in which nothing means anything in Markdown or HTML, and no address is a link.
fn escape(text: &str) -> String {
    let plain = escaped(text, |c| r"\`*_{}[]<>#|~&$!^".contains(c), |c| format!("\\{c}"));
    plain.replace("://", "\\://").replace("www.", "www\\.")
}

/// The same as a paragraph: what would begin something else there is only text.
fn paragraph(text: &str) -> String {
    let text = escape(text.trim());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].starts_with(['-', '+', '=', '.', ')', ':']) {
        true => format!("{}\\{}", &text[..digits], &text[digits..]),
        false => text,
    }
}

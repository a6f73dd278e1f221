//! A run in words, one line for each step, to be read from top to bottom or aloud.

use super::selection::Chosen;
use super::text::{escaped, one_line};
use super::{Detail, Excerpt};
use crate::Story;

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

impl Story {
    /// An excerpt as plain text. At [`Detail::Pdus`](super::Detail::Pdus) it tells every step there is.
    #[must_use]
    pub fn transcript(&self, excerpt: &Excerpt) -> String {
        let line = |line: Line| format!("{:>12}  {}\n", line.time, one_line(&line.text));
        let mut text = String::new();
        if let Some(title) = &excerpt.title {
            text += &format!("{}\n\n", one_line(title));
        }
        self.lines(excerpt).into_iter().for_each(|told| text += &line(told));
        if let Some(caption) = &excerpt.caption {
            text += &format!("\n{}\n", one_line(caption));
        }
        text
    }

    /// The same as Markdown: a numbered list under a heading, with the link of the scenario in a comment.
    #[must_use]
    pub fn markdown(&self, excerpt: &Excerpt) -> String {
        let mut text = format!("<!-- {} -->\n\n", self.origin(excerpt));
        if let Some(title) = &excerpt.title {
            text += &format!("## {}\n\n", markdown(title.trim()));
        }
        for (number, Line { time, text: told }) in (1..).zip(self.lines(excerpt)) {
            text += &format!("{number}. **{time}** {}\n", markdown(&told));
        }
        if let Some(caption) = &excerpt.caption {
            text += &format!("\n{}\n", paragraph(caption));
        }
        text
    }

    fn line_at(&self, at_us: i64, text: String) -> Line {
        Line { time: self.clock(at_us), text }
    }

    /// All lines of an excerpt.
    pub(super) fn lines(&self, excerpt: &Excerpt) -> Vec<Line> {
        self.first_lines(excerpt, usize::MAX).0
    }

    /// The first lines of an excerpt, and how many there are after them: as many as are asked for, and a few
    /// more where they belong to the same step.
    #[must_use]
    pub fn first_lines(&self, excerpt: &Excerpt, most: usize) -> (Vec<Line>, usize) {
        let before = self.stretches_before(excerpt).into_iter();
        let mut lines: Vec<Line> = before.map(|text| self.line_at(excerpt.from_us, text)).collect();
        let folds = excerpt.detail < Detail::Pdus;
        let mut notes = self.notes_within(excerpt).into_iter().peekable();
        let mut told = self.chosen(excerpt, |_| folds);
        while let Some(chosen) = told.next() {
            if lines.len() >= most {
                return (lines, 1 + told.count() + notes.count());
            }
            let begins_us = self.begins_us(&chosen);
            while let Some(note) = notes.next_if(|note| note.at_us <= begins_us) {
                lines.push(self.line_at(note.at_us, self.note_text(note)));
            }
            lines.push(match chosen {
                Chosen::Step(step) => {
                    let mut sentences = vec![self.step_text(step)];
                    sentences.append(&mut self.stretches_at(step));
                    self.line_at(self.history.step(step).at_us, sentences.join(" "))
                }
                Chosen::Repetition(fold) => {
                    Line { time: FOR_A_WHILE.to_owned(), text: fold.sentence() }
                }
            });
        }
        lines.extend(notes.map(|note| self.line_at(note.at_us, self.note_text(note))));
        let stopped = self.stopped_short(excerpt);
        lines.extend(stopped.map(|text| self.line_at(self.history.end_us(), text)));
        if lines.is_empty() {
            let text = "Nothing happens.".to_owned();
            lines.push(Line { time: FOR_A_WHILE.to_owned(), text });
        }
        (lines, 0)
    }
}

/// Text in which nothing means anything in Markdown or HTML, and no address is a link.
fn markdown(text: &str) -> String {
    let plain = escaped(text, |c| r"\`*_{}[]<>#|~&$!^".contains(c), |c| format!("\\{c}"));
    plain.replace("://", "\\://").replace("www.", "www\\.")
}

/// The same as a paragraph: what would begin something else there is only text.
fn paragraph(text: &str) -> String {
    let text = markdown(text.trim());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].starts_with(['-', '+', '=', '.', ')', ':']) {
        true => format!("{}\\{}", &text[..digits], &text[digits..]),
        false => text,
    }
}

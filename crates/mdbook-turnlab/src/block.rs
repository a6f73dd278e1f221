//! The blocks of a chapter, and where their text is in it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

/// What a block is marked with.
const NAME: &str = "turnlab";

/// A fenced block that is to be a run.
pub(crate) struct Block {
    /// Where it is in the chapter, its fences included.
    pub(crate) range: Range<usize>,
    /// Its line, counted from 1.
    pub(crate) line: usize,
    /// What stands on the fence behind its name.
    pub(crate) options: String,
    /// What stands in it.
    pub(crate) body: String,
    /// Where each line of that begins in the chapter: its line and how many characters stand before it.
    lines: Vec<(usize, usize)>,
    /// What stands before the block on its line, in a list or a quotation.
    before: String,
}

impl Block {
    /// The place in the chapter of one in the body, both with lines and columns counted from 1.
    pub(crate) fn place(&self, line: usize, column: usize) -> (usize, usize) {
        match self.lines.get(line - 1).or(self.lines.last()) {
            Some((line, before)) => (*line, column + before),
            None => (self.line, column),
        }
    }

    /// A text as a block that stands where this one does.
    pub(crate) fn fenced(&self, text: &str) -> String {
        let within = |c: char| if c == '>' || c.is_whitespace() { c } else { ' ' };
        let before: String = self.before.chars().map(within).collect();
        let lines = text.lines().map(|line| format!("{before}{line}\n"));
        format!("```text\n{}{before}```", lines.collect::<String>())
    }
}

/// All of them, in order.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let (mut blocks, mut within): (Vec<Block>, Option<Block>) = (Vec::new(), None);
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                within = options(&info).map(|options| Block::begin(text, range, options));
            }
            Event::Text(part) => {
                if let Some(block) = &mut within {
                    block.add(text, &part, range);
                }
            }
            Event::End(TagEnd::CodeBlock) => blocks.extend(within.take()),
            _ => {}
        }
    }
    blocks
}

/// What stands behind the name, where it is the name.
fn options(info: &str) -> Option<&str> {
    let rest = info.strip_prefix(NAME)?;
    rest.starts_with(|c: char| c == ',' || c.is_whitespace())
        .then_some(rest)
        .or(rest.is_empty().then_some(rest))
}

impl Block {
    fn begin(text: &str, range: Range<usize>, options: &str) -> Self {
        let (line, before) = position(text, range.start);
        Block {
            range,
            line,
            options: options.to_owned(),
            body: String::new(),
            lines: Vec::new(),
            before: before.to_owned(),
        }
    }

    fn add(&mut self, text: &str, part: &str, range: Range<usize>) {
        for (number, line) in text[range.clone()].split_inclusive('\n').enumerate() {
            // A part goes on where the last one has ended within a line.
            if number > 0 || self.body.is_empty() || self.body.ends_with('\n') {
                let begins = line.as_ptr() as usize - text.as_ptr() as usize;
                let (line, before) = position(text, begins);
                self.lines.push((line, before.chars().count()));
            }
        }
        self.body += part;
    }
}

/// The line of a place, and what stands before it there.
fn position(text: &str, at: usize) -> (usize, &str) {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    (line, &before[before.rfind('\n').map_or(0, |end| end + 1)..])
}

//! What people paste, type and hand over where a scenario is wanted: a link as it was sent to them, or a file.

use std::borrow::Cow;

use super::carried::parts_of;
use super::file::is_meant_as_file;
use super::parts::{LONGEST_FRAGMENT, known_parts};
use super::problem::{is_invisible, shown};
use super::{library_entry, parameter_named, read_link};

/// What it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// A link: what stands behind its `#`.
    Link(String),
    /// The text of a scenario file, or of a picture that carries one.
    File,
}

/// What ends a link in a text: no link that was written here has any of it as it is.
const ENDS: [char; 16] =
    ['"', '<', '>', '`', '|', '[', ']', '{', '}', '“', '”', '„', '«', '»', '\r', '\n'];
/// What a link begins behind; the second where it is a value in another address.
const MARKS: [&str; 2] = ["#", "%23"];
/// How many marks are looked at, and how much behind each.
const MOST_MARKS: usize = 1_000;
const LOOKED_AT: usize = 200;
/// How many links are read, to see whether they are the same.
const MOST_READ: usize = 8;

/// Says what a text is: a link, alone or in embed code, in Markdown, in quotes or in a sentence; what stands in
/// one behind its `#`; the name of a library scenario; or a file.
///
/// # Errors
///
/// That it is none of it, or several links at once, in one sentence without its full stop.
pub fn pasted(text: &str) -> Result<Pasted, String> {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let text = text.trim();
    if text.is_empty() {
        return Err("there is nothing to open: paste a link or a scenario file".to_owned());
    }
    if library_entry(text).is_some() {
        return Ok(Pasted::Link(format!("s={text}")));
    }
    let is_picture = text.starts_with('<') && text.contains("turnlab:scenario");
    if is_picture || is_meant_as_file(text) {
        return Ok(Pasted::File);
    }
    let text = joined(text);
    let mut links = links_in(&text);
    links.dedup_by(|one, other| read_link(one).0 == read_link(other).0);
    match &links[..] {
        [link] => return Ok(Pasted::Link(link.clone())),
        [] => {}
        _ => return Err("there are several links in this; paste one of them".to_owned()),
    }
    let is_word = !text.contains(ends);
    let first = shown(text.lines().next().unwrap_or_default());
    match text.split_once('#') {
        // Whoever reads it says what is wrong with it.
        Some((_, fragment)) if is_word && fragment.contains('=') => {
            Ok(Pasted::Link(fragment.to_owned()))
        }
        None if is_word && text.contains('=') => Ok(Pasted::Link(text.into_owned())),
        _ if text.starts_with('<') => Ok(Pasted::File),
        _ if is_word && text.contains("://") => {
            Err(format!("“{first}” holds no scenario: a link of Turnlab has it behind its #"))
        }
        _ => Err(format!("“{first}” is neither a link nor a scenario file")),
    }
}

/// A link that was broken into lines is one again.
fn joined(text: &str) -> Cow<'_, str> {
    let first = text.lines().next().unwrap_or_default();
    let is_link = first.split_once('#').is_some_and(|(page, _)| page.contains("://"));
    let is_broken =
        is_link && text.lines().all(|line| !line.trim_matches(['>', ' ']).contains(' '));
    if !is_broken {
        return Cow::Borrowed(text);
    }
    let lines = text.lines().map(|line| line.trim_start_matches(['>', ' ']).trim_end());
    // What mail writes where it breaks a line.
    let is_quoted = text.contains("=3D");
    Cow::Owned(
        lines.map(|line| if is_quoted { line.trim_end_matches('=') } else { line }).collect(),
    )
}

/// What stands behind the `#` in each link of a text, in order.
fn links_in(text: &str) -> Vec<String> {
    if is_link(text) {
        return vec![link_at(text, true, MARKS[0])];
    }
    let marks = MARKS.map(|mark| text.match_indices(mark).take(MOST_MARKS));
    let mut marks: Vec<(usize, &str)> = marks.into_iter().flatten().collect();
    marks.sort_unstable();
    let (mut links, mut end, mut before) = (Vec::new(), 0, "");
    for (at, mark) in marks {
        let link = &text[at + mark.len()..];
        if at >= end && is_link(link) {
            let word = &link[..link.find(ends).unwrap_or(link.len())];
            end = at + word.len();
            if word != before && links.len() < MOST_READ {
                let is_alone = !text[..at].contains(ends);
                links.push(link_at(link, is_alone, mark));
            }
            before = word;
        }
    }
    links
}

/// Whether a text begins with a part that links have.
fn is_link(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(LOOKED_AT)];
    let parts = parts_of(start);
    let first = parts.first().filter(|(_, value)| !value.is_empty());
    first.is_some_and(|(name, _)| {
        known_parts().any(|known| known == name) || parameter_named(name).is_some()
    })
}

/// As much of a text as is a link. Where nothing stands before it, spaces and quotes may be part of its words, if
/// all of it can be read then.
fn link_at(text: &str, is_alone: bool, mark: &str) -> String {
    // Of what is longer it is told that it is, and no more of it need be looked at.
    let text = &text[..text.floor_char_boundary(2 * LONGEST_FRAGMENT)];
    let until = |ends: &dyn Fn(char) -> bool| {
        let link = text.split(|c: char| ends(c)).next().unwrap_or_default();
        // A backslash is what shells and LaTeX want before a sign.
        let link = link.replace('\\', "");
        match link.split_once('&') {
            Some((first, _)) if mark == MARKS[1] && !first.contains('=') => first.to_owned(),
            _ => link,
        }
    };
    let line = until(&|c| matches!(c, '\r' | '\n'));
    let quoted = until(&|c| ENDS.contains(&c));
    let reads = |link: &String| read_link(link).1.is_empty();
    let whole = Some(line).filter(|line| is_alone && reads(line));
    let longest = whole.or_else(|| Some(quoted).filter(reads));
    longest.unwrap_or_else(|| until(&ends))
}

fn ends(c: char) -> bool {
    c.is_whitespace() || ENDS.contains(&c)
}

//! The short form of a link, `z=…`: the text of one, compressed. What it may hold and what it means is that text.

mod lzma;

use lzma::{Fault, MOST_PB, decode};

use super::Problem;
use super::carried::{Part, parts_of};
use super::parts::{LONGEST_FRAGMENT, RUN, VERSION};
use super::tail::{END, cut_off};

/// What texts are compressed with, frozen with version 1 of what links mean: what links say, the most usual last.
pub const SHORT_DICTIONARY: &str = include_str!("dictionary.txt");
/// The name of the part.
const SHORT: &str = "z";
/// What may stand beside it: how a run is looked at, and what says something of the link itself.
const BESIDE: [&str; 6] = ["at", "view", "theme", "v", RUN, END.0];

const BROKEN: &str = "what stands behind z is no short link: something in it has changed on its way, so that nothing \
    of it can be read";
const TOO_LONG: &str = "the link would be longer than 250000 characters and was not read";
const TWICE: &str = "z holds a whole link, and so this beside it was not read";

/// The parts of a link as it arrived.
pub(super) struct Arrived {
    pub(super) parts: Vec<Part>,
    /// What is known to be wrong before they are read.
    pub(super) problems: Vec<Problem>,
    /// Whether the last of them may be half of one.
    pub(super) is_last_doubtful: bool,
}

/// The parts of a fragment, of the short form too; what may be said beside that goes before what it holds.
pub(super) fn arrived(fragment: &str) -> Arrived {
    let mut parts = parts_of(fragment);
    let Some(place) = parts.iter().position(|part| part.0 == SHORT) else {
        let cut_off = cut_off(fragment, &mut parts);
        let is_last_doubtful = matches!(cut_off, Some((_, true)));
        let problems = cut_off.map(|(problem, _)| problem).into_iter().collect();
        return Arrived { parts, problems, is_last_doubtful };
    };
    let (_, value) = parts.remove(place);
    // Another version may write it in another way.
    let is_known = parts.iter().all(|(name, value)| name != "v" || value == VERSION);
    let (text, what) = if is_known { read(&value) } else { (String::new(), None) };
    let mut problems: Vec<Problem> =
        what.map(|what| Problem::new(&format!("{SHORT}={value}"), what)).into_iter().collect();
    // Nothing stands behind what was compressed.
    let mut all = parts_of(&(text + "&"));
    for (name, value) in parts {
        if BESIDE.contains(&&*name) {
            all.retain(|part| part.0 != name);
            all.push((name, value));
        } else if is_known && !name.is_empty() {
            problems.push(Problem::new(&format!("{name}={value}"), TWICE.to_owned()));
        }
    }
    Arrived { parts: all, problems, is_last_doubtful: false }
}

/// The text of a short form, as much as there is of it, and what is wrong.
fn read(value: &str) -> (String, Option<String>) {
    let read = read_text(value);
    // What mail writes for `=`.
    match value.strip_prefix("3D").filter(|_| read.1.is_some()).map(read_text) {
        Some((text, None)) => (text, None),
        _ => read,
    }
}

fn read_text(value: &str) -> (String, Option<String>) {
    let mut text = SHORT_DICTIONARY.as_bytes().to_vec();
    let (length, ended) = match octets(value.trim_end_matches('=')) {
        Some(bytes) => decoded(&bytes, &mut text),
        None => (0, Err(Fault::Broken)),
    };
    // Links are written in ASCII alone.
    let is_link = text[SHORT_DICTIONARY.len()..].is_ascii();
    let text: String = text[SHORT_DICTIONARY.len()..].iter().map(|&it| it as char).collect();
    match ended {
        Ok(()) if is_link => (text, None),
        Err(Fault::CutOff) => cut(&text, length),
        Err(Fault::TooLong) => (String::new(), Some(TOO_LONG.to_owned())),
        _ => (String::new(), Some(BROKEN.to_owned())),
    }
}

/// Reads pb, the length and the stream, behind what is in `text` already.
fn decoded(bytes: &[u8], text: &mut Vec<u8>) -> (usize, Result<(), Fault>) {
    let [pb, rest @ ..] = bytes else { return (0, Err(Fault::CutOff)) };
    if *pb > MOST_PB {
        return (0, Err(Fault::Broken));
    }
    let (mut length, mut place, mut rest) = (0, 0, rest);
    loop {
        let [byte, behind @ ..] = rest else { return (0, Err(Fault::CutOff)) };
        length |= usize::from(byte & 0x7F) << place;
        (place, rest) = (place + 7, behind);
        if length > LONGEST_FRAGMENT || place > 21 {
            return (length, Err(Fault::TooLong));
        }
        if *byte < 0x80 {
            break;
        }
    }
    (length, decode(rest, *pb, length, text))
}

/// What there is of a text of this length: the parts that are whole.
fn cut(text: &str, length: usize) -> (String, Option<String>) {
    let end = text.bytes().rposition(|byte| byte == b'&');
    let whole = &text[..end.unwrap_or_default()];
    let what = match whole {
        "" => "the link is cut off, and nothing of it can be read".to_owned(),
        _ => format!(
            "the link is cut off: of {length} characters it holds the first {}; what they say is shown",
            text.len()
        ),
    };
    (whole.to_owned(), Some(what))
}

/// The octets of base64url without what fills it up.
fn octets(text: &str) -> Option<Vec<u8>> {
    let (mut octets, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            octets.push((bits >> count & 0xFF) as u8);
        }
    }
    Some(octets)
}

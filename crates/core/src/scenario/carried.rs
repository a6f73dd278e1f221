//! The parts of a link, whatever mail, chat and Markdown have made of it on its way. What has one meaning only is
//! understood; how names are written so that nothing that carries them changes them.

use super::parts::{WITH, known_parts};
use super::problem::is_invisible;

/// The most parts of a fragment that are looked at: more than any scenario can need.
pub(super) const MOST_PARTS: usize = 1_000;
/// How many times a link may have been encoded on its way.
const LAYERS: usize = 3;
/// What HTML may have made of an `&`, behind it.
const ENTITIES: [&str; 4] = ["amp;", "#38;", "#038;", "#x26;"];

/// The name of a part, and its value.
pub(super) type Part = (String, String);

/// The parts of a fragment; where there are more than [`MOST_PARTS`], one more than that.
pub(super) fn parts_of(fragment: &str) -> Vec<Part> {
    let mut parts = parsed(fragment);
    for _ in 0..LAYERS {
        if !parts.iter().any(is_packed) {
            break;
        }
        let unpacked = parts.into_iter().flat_map(|part| match (is_packed(&part), &*part.1) {
            (false, _) => vec![part],
            (true, "") => parsed(&part.0),
            (true, value) => parsed(&format!("{}={value}", part.0)),
        });
        parts = unpacked.take(MOST_PARTS + 1).collect();
    }
    // What mail writes for `=` where a line may be broken.
    let is_quoted = parts.iter().all(|(_, value)| value.starts_with("3D"));
    if is_quoted && parts.first().is_some_and(|(name, _)| name == "s") {
        parts.iter_mut().for_each(|(_, value)| drop(value.drain(..2)));
    }
    if let Some((name, value)) = parts.last_mut().filter(|_| !fragment.ends_with('&')) {
        let is_note = name == NOTE;
        without_tail(if value.is_empty() { name } else { value }, is_note);
    }
    parts
}

const NOTE: &str = "note";

fn parsed(text: &str) -> Vec<Part> {
    let parts = form_urlencoded::parse(text.as_bytes()).take(MOST_PARTS + 1);
    parts.map(|(name, value)| (key(&name), value.into_owned())).collect()
}

fn key(name: &str) -> String {
    let mut key = name.trim_matches(is_blank);
    while let Some(rest) = ENTITIES.iter().find_map(|entity| key.strip_prefix(entity)) {
        key = rest;
    }
    let known = known_parts().find(|known| known.eq_ignore_ascii_case(key));
    known.unwrap_or(key).to_owned()
}

/// Whether what stands between parts, or within one, was encoded with the rest. No value but the words of a note and
/// the link of another run can hold an `&`.
fn is_packed((name, value): &Part) -> bool {
    let may_hold_it = name == NOTE || name == WITH;
    (value.is_empty() && name.contains(['=', '&', '%'])) || (!may_hold_it && value.contains('&'))
}

/// What opens something in a text, and what closes it.
const SIGNS: [(char, char); 7] =
    [('(', ')'), ('[', ']'), ('<', '>'), ('“', '”'), ('"', '"'), ('\'', '\''), ('`', '`')];

/// Without what stands behind a link in a text: what closes and was not opened here, and signs between sentences.
/// A note may end with such a sign.
fn without_tail(text: &mut String, is_note: bool) {
    // Counted once, for a text may end with as many of them as a link may have characters.
    let times = |sign: char| text.matches(sign).count();
    let mut unopened = SIGNS.map(|(opens, closes)| match opens == closes {
        true => times(closes) % 2,
        false => times(closes).saturating_sub(times(opens)),
    });
    while let Some(last) = text.chars().next_back() {
        let is_tail = match SIGNS.iter().position(|(_, closes)| *closes == last) {
            Some(place) if unopened[place] > 0 => {
                unopened[place] -= 1;
                true
            }
            Some(_) => false,
            None => is_blank(last) || (!is_note && ".,;:!?*_~|…’»}".contains(last)),
        };
        if !is_tail {
            break;
        }
        text.pop();
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// A name as it stands in a link: whatever it is made of, it can be read again. A plus stands for a space as often
/// as for itself by the time that it has arrived, however it is written; so it is encoded twice, as is the comma
/// that separates things elsewhere.
pub(super) fn name_text(name: &str) -> String {
    let name = name.replace('%', "%25").replace('+', "%2B").replace(',', "%2C");
    form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20")
}

/// The inverse of [`name_text`], once a part is decoded.
pub(super) fn name_of(text: &str) -> String {
    text.replace('+', " ").replace("%2B", "+").replace("%2C", ",").replace("%25", "%")
}

//! What a picture was made from, read from its text again.

use super::SOURCE;

/// How long an entity is at most, in bytes, without its `&`.
const LONGEST: usize = 12;
/// And the text with its entities: longer than that of any scenario there can be.
const LONGEST_SOURCE: usize = 3_000_000;

/// What a file says it was made from: the text of [`About::source`](super::About::source); `None` where it says
/// nothing.
#[must_use]
pub fn source_of(svg: &str) -> Option<String> {
    let inside = svg.split_once(&format!("<{}", SOURCE.0))?.1.split_once('>')?.1;
    let (text, _) = inside.split_once(&format!("</{}>", SOURCE.0))?;
    (text.len() <= LONGEST_SOURCE).then(|| plain(text))
}

/// Text without its entities: those that are written here, and any character by its number. What is none stays as
/// it is.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // No farther than a name can be long.
        let end = after.bytes().take(LONGEST).position(|byte| byte == b';');
        let read = end.and_then(|end| Some((character(&after[..end])?, &after[end + 1..])));
        let (character, after) = read.unwrap_or(('&', after));
        out.push(character);
        rest = after;
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn entities_are_what_they_stand_for_and_nothing_else_is() {
        assert_eq!(plain("a&#10;b&#x7b;&quot;&lt;&amp;gt;"), "a\nb{\"<&gt;");
        assert_eq!(plain("R&D; &#; &#xD800; & &"), "R&D; &#; &#xD800; & &");
        assert_eq!(plain("name = \"é\"\n\nmtas"), "name = \"é\"\n\nmtas");
    }
}

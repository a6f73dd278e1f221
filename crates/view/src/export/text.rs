//! Text for lines of other languages.

/// With every line break and control character as a space, and what is no character at all as the sign for that:
/// names may hold them.
pub(super) fn one_line(text: &str) -> String {
    let fit = |c: char| match c {
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        c if c.is_control() || is_line_break(c) => ' ',
        c => c,
    };
    text.chars().map(fit).collect()
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// In lines of at most so many characters, as far as its words allow.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// With each character that `is_special` as `escape` writes it.
pub(super) fn escaped(
    text: &str,
    is_special: impl Fn(char) -> bool,
    escape: impl Fn(char) -> String,
) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match is_special(c) {
            true => out.push_str(&escape(c)),
            false => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_broken_and_never_lost() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("disproportionate", 5), ["disproportionate"]);
        assert_eq!(wrapped("", 5), [""]);
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(one_line("a\r\nb\u{2028}c\0\u{FFFE}"), "a  b c \u{FFFD}");
    }
}

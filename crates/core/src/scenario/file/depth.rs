//! How deeply a file is nested. TOML's reader follows brackets and the points in keys, each up to a limit, and where both
//! come together there is room on no stack for what it makes.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// The deepest that is read: many times what a scenario needs.
const DEEPEST: usize = 200;

/// Where a text is too deep, in bytes.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    // The points of the keys around, and those of the key that is being read.
    let (mut around, mut points, mut deep) = (Vec::new(), 0_usize, 0);
    for token in Source::new(text).lex() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                around.push(points);
                deep += 1 + points;
                points = 0;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                points = around.pop().unwrap_or_default();
                deep = deep.saturating_sub(1 + points);
            }
            TokenKind::Dot => points += 1,
            // Brackets that are not closed go on over the end of a line for those who forgive that.
            TokenKind::Comma | TokenKind::Newline => points = 0,
            _ => {}
        }
        if deep + points > DEEPEST {
            return Some(token.span().start());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn brackets_and_points_count_together() {
        let key = "a.".repeat(70) + "a";
        for (text, is_deep) in [
            ("a = 1\n".repeat(500), false),
            (format!("a = [{}]", "0.5, ".repeat(500)), false),
            (format!("a = \"{}\"", "[.".repeat(500)), false),
            (format!("{key} = 1\n").repeat(500), false),
            ("a = [{ b.c = 1.5 }]\n".repeat(500), false),
            (format!("a = {}{}", "[".repeat(201), "]".repeat(201)), true),
            ("a.".repeat(300), true),
            (format!("{key} = {{").repeat(3), true),
            (format!("{key} = {{").repeat(2), false),
        ] {
            assert_eq!(too_deep(&text).is_some(), is_deep, "{}", &text[..text.len().min(200)]);
        }
    }
}

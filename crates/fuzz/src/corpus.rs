//! The inputs that are kept in the tree: one in a line, as Rust writes bytes in a string.

/// The inputs of a text.
#[must_use]
pub fn read(text: &str) -> Vec<Vec<u8>> {
    text.lines().map(|line| unescaped(line.as_bytes())).collect()
}

fn unescaped(mut line: &[u8]) -> Vec<u8> {
    let mut input = Vec::with_capacity(line.len());
    while let Some((byte, rest)) = one(line) {
        input.push(byte);
        line = rest;
    }
    input
}

fn one(line: &[u8]) -> Option<(u8, &[u8])> {
    Some(match line {
        [b'\\', b'n', rest @ ..] => (b'\n', rest),
        [b'\\', b'r', rest @ ..] => (b'\r', rest),
        [b'\\', b't', rest @ ..] => (b'\t', rest),
        [b'\\', b'x', high, low, rest @ ..] => {
            let digits = [*high, *low];
            let digits = std::str::from_utf8(&digits).ok()?;
            (u8::from_str_radix(digits, 16).ok()?, rest)
        }
        [b'\\', byte, rest @ ..] | [byte, rest @ ..] => (*byte, rest),
        [] => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn what_rust_writes_is_read() {
        let all = (0..=255).map(|byte| vec![byte, b'\\', byte, b'"']).collect::<Vec<_>>();
        let text = all.iter().map(|input| format!("{}\n", input.escape_ascii()));
        assert_eq!(read(&text.collect::<String>()), all);
    }
}

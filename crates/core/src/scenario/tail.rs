//! The end of a link: `run=6d58df2c:1497-stalled:1492-lost`, the run that it was made of, and whether it arrived at all.

use super::Problem;
use super::carried::{MOST_PARTS, Part};
use super::parts::{RUN, known_parts};

/// What stands near the beginning of a link that is handed out: it ends with the run.
pub(super) const END: (&str, &str) = ("end", RUN);
/// How many digits of a hash stand there: its first 32 bits.
pub(super) const DIGITS: usize = 8;
/// What a run can have come to; before each but the last stands a number and a hyphen.
const OUTCOMES: [&str; 6] = ["-stalled", "-undelivered", "-late", "-lost", "-doubled", ":fine"];

/// What is said of a run that there cannot be.
pub(super) const NO_RUN: &str = "a run is 8 of the digits 0123456789abcdef, the first of its hash, and what it came to: \
    run=6d58df2c:1497-stalled:1492-lost";

/// Whether this is a run, or the beginning of one.
pub(super) fn is_run(value: &str, may_be_half: bool) -> bool {
    let is_sign = |(place, byte): (usize, u8)| match byte {
        b'0'..=b'9' | b'a'..=b'f' if place < DIGITS => true,
        b':' => place >= DIGITS,
        _ => place > DIGITS && (byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
    };
    let is_whole = value.len() == DIGITS || OUTCOMES.iter().any(|end| value.ends_with(end));
    value.bytes().enumerate().all(is_sign) && (may_be_half || is_whole)
}

/// What is missing of a link, and whether the last part that is there may be half of one. A part that is known to be
/// half of one is taken away.
pub(super) fn cut_off(fragment: &str, parts: &mut Vec<Part>) -> Option<(Problem, bool)> {
    if parts.len() > MOST_PARTS {
        return None;
    }
    let is_torn = is_half(fragment, parts);
    if is_torn {
        parts.pop();
    }
    let has = |part: &str| parts.iter().any(|(name, _)| name == part);
    let is_endless = has(END.0) && !has(RUN);
    let what = match (is_torn, is_endless) {
        (true, _) => "the link is cut off behind this; what stands before it is shown",
        (_, true) => {
            "the link is cut off here, for it says that it ends with run; what there is of it is shown"
        }
        _ => return None,
    };
    let last = parts.last().map_or("#".to_owned(), |(name, value)| format!("{name}={value}"));
    Some((Problem::new(&last, what.to_owned()), !is_torn))
}

/// Whether the last part of a fragment is half of one.
fn is_half(fragment: &str, parts: &[Part]) -> bool {
    let Some((name, value)) = parts.last() else { return false };
    let in_escape = matches!(fragment.as_bytes(), [.., b'%'] | [.., b'%', _]);
    if in_escape || name.ends_with('\u{FFFD}') || value.ends_with('\u{FFFD}') {
        return true;
    }
    match &**value {
        "" => {
            parts.len() > 1 && !name.is_empty() && known_parts().any(|it| it.starts_with(&**name))
        }
        _ => name == RUN && !is_run(value, false) && is_run(value, true),
    }
}

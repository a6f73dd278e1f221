//! Points in time as people write them.

/// Seconds with at most six places, or `m:ss`, or `h:mm:ss`, in whole microseconds.
///
/// `None` for anything else, and for what no run could reach.
#[must_use]
pub fn parse_time_us(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut seconds: i64 = 0;
    let fields: Vec<&str> = whole.split(':').collect();
    for (place, field) in fields.iter().enumerate() {
        let number = digits(field, 7)?;
        if fields.len() > 3 || (place > 0 && (number >= 60 || field.len() != 2)) {
            return None;
        }
        seconds = seconds * 60 + number;
    }
    let us = match fraction {
        "" if text.contains('.') => return None,
        "" => 0,
        _ => digits(fraction, 6)? * 10_i64.pow(6 - u32::try_from(fraction.len()).ok()?),
    };
    Some(seconds * 1_000_000 + us)
}

fn digits(text: &str, most: usize) -> Option<i64> {
    let sound = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

/// Seconds with as many places as are needed: `8.375`, `1500`. The inverse of [`parse_time_us`].
#[must_use]
pub fn seconds_text(us: i64) -> String {
    let us = us.max(0);
    let text = format!("{}.{:06}", us / 1_000_000, us % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

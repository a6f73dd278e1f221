//! Times, sizes and numbers as people write them: `8,375`, `27:30`, `25 min`, `1h 30m`, `50 messages`, `1.5 MB`,
//! `256 kbit/s`. What has one meaning is read as that, and anything else is not read: nothing of what was written is
//! ever passed over. It is the one reader for fields, links, files and the command line; links and files are
//! written in one way.

use super::parse_time_us;

const US_PER_S: i64 = 1_000_000;

/// Units of time, each with its names and its length in microseconds.
const UNITS: [(&[&str], i64); 5] = [
    (&["ms", "msec"], 1_000),
    (&["s", "sec", "secs", "second", "seconds"], US_PER_S),
    (&["m", "min", "mins", "minute", "minutes"], 60 * US_PER_S),
    (&["h", "hr", "hrs", "hour", "hours"], 3_600 * US_PER_S),
    (&["d", "day", "days"], 86_400 * US_PER_S),
];

/// Units of size, each with its KB.
const SIZES: [(&[&str], i64); 2] = [(&["kb"], 1), (&["mb"], 1024)];
/// Units of bandwidth, each with its bits in a second. A KB is 1024 bytes and a kbit 1000 bits, as lines are sold.
const RATES: [(&[&str], i64); 6] = [
    (&["bit/s", "bits/s", "bps"], 1),
    (&["kbit/s", "kbits/s", "kbps"], 1_000),
    (&["mbit/s", "mbits/s", "mbps"], 1_000_000),
    (&["byte/s", "bytes/s"], 8),
    (&["kb/s"], 8 * 1024),
    (&["mb/s"], 8 * 1024 * 1024),
];

/// What is said where a time is wanted and something else is written.
pub const A_TIME: &str = "it must be a time, such as 8.375, 25:00, 25min or 1h";

/// A time in whole microseconds: seconds with a point or a comma, `m:ss`, `h:mm:ss`, or numbers with units.
///
/// `None` for anything else, and for `1,000`, which is a second for some and a thousand for others.
#[must_use]
pub fn written_time_us(text: &str) -> Option<i64> {
    time_us(&tidy(text), US_PER_S)
}

/// A whole number of what stands behind it in a field (`s`, `messages`, `%`), which may be written with it; times
/// in any unit of time, `KB` in MB as well. Of `KB/s` it is whole bytes per second, written in KB/s or kbit/s.
///
/// `None` for anything else: a number that is not whole is not made whole.
#[must_use]
pub fn written_number(text: &str, unit: &str) -> Option<u32> {
    let text = tidy(text);
    let unit = unit.to_ascii_lowercase();
    if unit == "kb/s" {
        let bits = measured(&text, &RATES, 8 * 1024).filter(|bits| bits % 8 == 0)?;
        return u32::try_from(bits / 8).ok();
    }
    if let Some(number) = counted(&text, &unit) {
        return number.parse().ok();
    }
    if unit == "kb" {
        return measured(&text, &SIZES, 1).and_then(|kb| u32::try_from(kb).ok());
    }
    // `2,000` of these would be two for some and two thousand for others.
    let own_us = length_us(&unit).filter(|_| counted(&text.replace('.', ""), &unit).is_none())?;
    let us = time_us(&text, own_us)?;
    (us % own_us == 0).then(|| u32::try_from(us / own_us).ok())?
}

/// The digits of a number that has nothing but the unit behind it.
fn counted<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    let digits = text.trim_end_matches(|it: char| !it.is_ascii_digit());
    let behind = text[digits.len()..].trim_start();
    let one = unit.strip_suffix('s').filter(|one| one.len() > 1);
    let is_unit = behind.is_empty() || behind == unit || one == Some(behind);
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_whole && is_unit).then_some(digits)
}

/// In small letters, with a point for a comma and plain spaces.
fn tidy(text: &str) -> String {
    let plain = text.trim().replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
    // All units are ASCII, and the letters of the whole world are ten kilobytes of the page.
    let plain = plain.to_ascii_lowercase();
    let (whole, fraction) = plain.split_once(',').unwrap_or((&plain, ""));
    let (places, _) = split(fraction, |it| it.is_ascii_digit());
    let thousands = places == "000" && !whole.contains(':');
    if thousands { plain } else { plain.replace(',', ".") }
}

/// One number, of as many microseconds each as are said, or numbers with units, the longer first.
fn time_us(text: &str, each_us: i64) -> Option<i64> {
    if text.contains(':') {
        return parse_time_us(text);
    }
    let (mut sum_us, mut before_us, mut rest) = (0_i64, i64::MAX, text);
    while !rest.is_empty() {
        let (number, behind) = split(rest, |it| it.is_ascii_digit() || it == '.');
        let (unit, after) = split(behind.trim_start(), |it| it.is_ascii_alphabetic());
        let alone = before_us == i64::MAX && after.is_empty();
        let unit_us = if unit.is_empty() && alone { each_us } else { length_us(unit)? };
        if unit_us >= before_us {
            return None;
        }
        sum_us = sum_us.checked_add(product(number, unit_us)?)?;
        (before_us, rest) = (unit_us, after.trim_start());
    }
    (before_us != i64::MAX).then_some(sum_us)
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|it| !belongs(it)).unwrap_or(text.len()))
}

fn length_us(unit: &str) -> Option<i64> {
    known(&UNITS, unit)
}

/// One number with one of these units, or with none, which is so many each.
fn measured(text: &str, units: &[(&[&str], i64)], each: i64) -> Option<i64> {
    let (number, unit) = split(text, |it| it.is_ascii_digit() || it == '.');
    let unit = unit.trim_start();
    // `2.000` would be two for some and two thousand for others.
    let is_clear = !number.ends_with(".000");
    product(number, if unit.is_empty() { each } else { known(units, unit)? }).filter(|_| is_clear)
}

fn known(units: &[(&[&str], i64)], unit: &str) -> Option<i64> {
    units.iter().find(|(names, _)| names.contains(&unit)).map(|(_, one)| *one)
}

/// So many times a number with places, if that is whole.
fn product(number: &str, times: i64) -> Option<i64> {
    let (whole, places) = number.split_once('.').unwrap_or((number, ""));
    let count = |digits: &str| match digits {
        "" => Some(0),
        _ => digits.parse::<i64>().ok(),
    };
    if whole.is_empty() && places.is_empty() {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(places.len()).ok()?)?;
    let part = count(places)?.checked_mul(times)?;
    (part % scale == 0).then(|| count(whole)?.checked_mul(times)?.checked_add(part / scale))?
}

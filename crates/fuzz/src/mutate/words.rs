//! Texts, changed word by word.

use std::ops::Range;

use fastrand::Rng;

/// Numbers at which something ends or begins.
const NUMBERS: [&str; 24] = [
    "0",
    "1",
    "-1",
    "2",
    "9",
    "00",
    "0.5",
    "1e9",
    "100",
    "65535",
    "65536",
    "86400",
    "86401",
    "100000",
    "2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "0.000001",
    "1,000",
    "NaN",
    "inf",
];
/// What stands between words, and what mail, chat and pages make of it.
const SIGNS: [&str; 36] = [
    "&",
    "=",
    ":",
    ",",
    ";",
    "@",
    "%",
    "#",
    "..",
    ".",
    "+",
    " ",
    "\n",
    "\r\n",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "&amp;",
    "%26",
    "%3D",
    "%25",
    "%0A",
    "%E2%82",
    "%F0%9F%92%A9",
    "\\",
    "/",
    "(",
    ")",
    "-",
    "_",
    "\t",
];
/// Characters that are not what they seem.
const ODD: [&str; 18] = [
    "é",
    "\u{301}",
    "\u{202E}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{A0}",
    "\u{FFFD}",
    "\u{FFFE}",
    "\u{10FFFF}",
    "\0",
    "\u{1}",
    "\u{7F}",
    "İ",
    "ſ",
    "😀",
    "中",
    "\u{2028}",
    "“",
];

/// The text with one change.
pub(super) fn changed(text: &[u8], other: &[u8], known: &[&str], random: &mut Rng) -> Vec<u8> {
    let words = words(text);
    let one = some(&words, random);
    match random.u8(..16) {
        0 => replaced(text, one, b""),
        1 => replaced(text, one, word(other, random)),
        2 => replaced(text, one, word(text, random)),
        3 => replaced(text, one, pick(known, random)),
        4 => replaced(text, one, pick(&NUMBERS, random)),
        5 => replaced(text, number(text, &words, random), pick(&NUMBERS, random)),
        6 => replaced(text, number(text, &words, random), digits(random).as_bytes()),
        7 => replaced(text, at(one.start), pick(known, random)),
        8 => replaced(text, at(one.start), pick(&SIGNS, random)),
        9 => replaced(text, at(one.start), pick(&ODD, random)),
        10 => twice(text, span(&words, random), random.usize(1..6)),
        11 => moved(text, span(&words, random), some(&words, random).start),
        12 => replaced(text, one.clone(), escaped(&text[one], random).as_bytes()),
        13 => replaced(text, at(one.start), &other[span(&self::words(other), random)]),
        14 => text[..random.usize(..=text.len())].to_vec(),
        _ => super::octets(text.to_vec(), random),
    }
}

/// Letters and digits each together, and every other sign by itself.
fn words(text: &[u8]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let kind = |byte: u8| match byte {
        b'0'..=b'9' | b'.' => 0,
        b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'_' | 0x80.. => 1,
        _ => 2,
    };
    for (place, &byte) in text.iter().enumerate() {
        match words.last_mut() {
            Some(last) if kind(byte) < 2 && kind(text[last.start]) == kind(byte) => last.end += 1,
            _ => words.push(place..place + 1),
        }
    }
    words
}

fn some(words: &[Range<usize>], random: &mut Rng) -> Range<usize> {
    random.choice(words).cloned().unwrap_or_default()
}

/// A place between words.
fn at(place: usize) -> Range<usize> {
    place..place
}

/// Some words in a row, mostly few.
fn span(words: &[Range<usize>], random: &mut Rng) -> Range<usize> {
    if words.is_empty() {
        return 0..0;
    }
    let first = random.usize(..words.len());
    let most = [2, 6, 20, 200][random.usize(..4)].min(words.len() - first);
    words[first].start..words[first + random.usize(..most)].end
}

/// A word that is a number, if one is found soon.
fn number(text: &[u8], words: &[Range<usize>], random: &mut Rng) -> Range<usize> {
    let tries = (0..8).map(|_| some(words, random));
    let is_number =
        |word: &Range<usize>| text[word.clone()].first().is_some_and(u8::is_ascii_digit);
    let tries: Vec<_> = tries.collect();
    tries.iter().find(|word| is_number(word)).unwrap_or(&tries[0]).clone()
}

fn word<'a>(text: &'a [u8], random: &mut Rng) -> &'a [u8] {
    &text[some(&words(text), random)]
}

fn pick<'a>(known: &[&'a str], random: &mut Rng) -> &'a [u8] {
    random.choice(known).copied().unwrap_or_default().as_bytes()
}

fn digits(random: &mut Rng) -> String {
    let places = random.u32(1..7);
    random.u32(..10_u32.pow(places)).to_string()
}

/// As it is in an address.
fn escaped(word: &[u8], random: &mut Rng) -> String {
    let once = |word: &[u8]| word.iter().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let word = &word[..word.len().min(200)];
    if random.bool() { once(word) } else { once(once(word).as_bytes()) }
}

fn replaced(text: &[u8], place: Range<usize>, by: &[u8]) -> Vec<u8> {
    [&text[..place.start], by, &text[place.end..]].concat()
}

fn twice(text: &[u8], place: Range<usize>, times: usize) -> Vec<u8> {
    replaced(text, at(place.end), &text[place].repeat(times))
}

fn moved(text: &[u8], place: Range<usize>, to: usize) -> Vec<u8> {
    let piece = &text[place.clone()];
    let rest = replaced(text, place.clone(), b"");
    replaced(&rest, at(to.min(rest.len())), piece)
}

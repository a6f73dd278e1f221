//! The site in links: `mtas=PARIS:LONDON:ROME`, `link=PARIS:ROME:600:8` (one-way latency in ms, bandwidth in KB/s),
//! `mail=ROME:PARIS@12:every:60:count:5:poisson:seed:7:size:12:largest:400:urgent`.

use super::carried::name_text;
use super::problem::{nearest, shown};
use super::{Bandwidth, LinkBetween, Mail, MessagePriority, Pace, Unit, written_number};

const PACES: [(&str, Pace); 2] = [("steady", Pace::Steady), ("poisson", Pace::Poisson)];
const PRIORITIES: [(&str, MessagePriority); 3] = [
    ("urgent", MessagePriority::Urgent),
    ("normal", MessagePriority::Normal),
    ("non-urgent", MessagePriority::NonUrgent),
];
/// What stands before a number, the most that it may be, and its unit.
const NUMBERS: [(&str, u64, &str); 5] = [
    ("every", u32::MAX as u64, "s"),
    ("count", u32::MAX as u64, "messages"),
    ("size", 100_000, "KB"),
    ("largest", 100_000, "KB"),
    ("seed", u64::MAX, "any"),
];
const MAIL: &str = "mail is an MTA, the one it is for, @ and the second of the first message, and then \
                    what it is besides: ROME:PARIS@12:every:60:count:5:urgent";

/// Names with what stands between them.
pub(super) fn names_text(names: &[String]) -> String {
    names.iter().map(|name| name_text(name)).collect::<Vec<_>>().join(":")
}

/// What is written of a link, without its name.
pub(super) fn link_text(link: &LinkBetween) -> String {
    let LinkBetween { between, latency_ms, bandwidth } = link;
    format!("{}:{latency_ms}:{bandwidth}", names_text(between))
}

/// A one-way latency as people write it.
pub(super) fn latency_ms(text: &str) -> Option<u32> {
    written_number(text, Unit::Milliseconds.text())
}

/// A bandwidth as people write it.
pub(super) fn bandwidth_of(text: &str) -> Option<Bandwidth> {
    let bytes_per_s = written_number(text, Unit::KbPerSecond.text())?;
    Some(Bandwidth { bytes_per_s })
}

/// Reads what stands behind `link=`, where it is not from a time on.
pub(super) fn read_between(value: &str) -> Option<LinkBetween> {
    let [one, other, latency, bandwidth] = value.split(':').collect::<Vec<_>>()[..] else {
        return None;
    };
    Some(LinkBetween {
        between: [one.to_owned(), other.to_owned()],
        latency_ms: latency_ms(latency)?,
        bandwidth: bandwidth_of(bandwidth)?,
    })
}

/// What is written of mail, without its name: what is as it is where nothing is said is left out.
pub(super) fn mail_text(mail: &Mail) -> String {
    let mut text = name_text(&mail.from);
    if !mail.to.is_empty() {
        text = format!("{text}:{}", name_text(&mail.to));
    }
    text = format!("{text}@{}", mail.first_s);
    for (name, ..) in NUMBERS {
        let number = number_of(mail, name);
        if number > 0 {
            text = format!("{text}:{name}:{number}");
        }
    }
    let words = [
        PACES.iter().find(|(_, pace)| *pace == mail.pace && *pace != Pace::default()).map(|p| p.0),
        PRIORITIES.iter().find(|(_, priority)| Some(*priority) == mail.priority).map(|p| p.0),
    ];
    words.into_iter().flatten().fold(text, |text, word| format!("{text}:{word}"))
}

/// Reads what stands behind `mail=`. Whether its MTAs can be is for the check of the scenario.
///
/// # Errors
///
/// What is wrong with it and what is allowed.
pub(super) fn read_mail(value: &str) -> Result<Mail, String> {
    let (between, rest) = value.split_once('@').ok_or(MAIL)?;
    let (from, to) = between.split_once(':').unwrap_or((between, ""));
    let mut words = rest.split(':');
    let first = words.next().unwrap_or_default();
    let mut mail = Mail {
        from: from.to_owned(),
        to: to.to_owned(),
        first_s: whole("the time of the first message", first, u32::MAX.into(), "s")? as u32,
        ..Mail::default()
    };
    while let Some(word) = words.next() {
        if let Some((_, pace)) = PACES.iter().find(|(name, _)| *name == word) {
            mail.pace = *pace;
        } else if let Some((_, priority)) = PRIORITIES.iter().find(|(name, _)| *name == word) {
            mail.priority = Some(*priority);
        } else if let Some(&(name, most, unit)) = NUMBERS.iter().find(|(name, ..)| *name == word) {
            let number = whole(name, words.next().unwrap_or_default(), most, unit)?;
            put_number(&mut mail, name, number);
        } else {
            return Err(unknown_word(word));
        }
    }
    Ok(mail)
}

fn number_of(mail: &Mail, name: &str) -> u64 {
    match name {
        "every" => mail.every_s.into(),
        "count" => mail.count.into(),
        "size" => mail.size_kb.into(),
        "largest" => mail.largest_kb.into(),
        _ => mail.seed,
    }
}

fn put_number(mail: &mut Mail, name: &str, number: u64) {
    let small = u32::try_from(number).unwrap_or(u32::MAX);
    match name {
        "every" => mail.every_s = small,
        "count" => mail.count = small,
        "size" => mail.size_kb = small,
        "largest" => mail.largest_kb = small,
        _ => mail.seed = number,
    }
}

fn whole(what: &str, text: &str, most: u64, unit: &str) -> Result<u64, String> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = match digits {
        true => text.parse().ok(),
        false => written_number(text, unit).map(u64::from),
    };
    number
        .filter(|number| *number <= most)
        .ok_or_else(|| format!("{what} must be a whole number from 0 to {most} ({unit})"))
}

fn unknown_word(word: &str) -> String {
    let numbers = NUMBERS.iter().map(|(name, ..)| *name);
    let words = PACES.iter().map(|p| p.0).chain(PRIORITIES.iter().map(|p| p.0));
    let known = numbers.chain(words);
    match nearest(word, known.clone()) {
        Some(near) => format!("mail has no “{}”; perhaps {near} was meant", shown(word)),
        None => {
            let known = known.collect::<Vec<_>>().join(", ");
            format!("mail has no “{}”; it has {known}", shown(word))
        }
    }
}

//! What may stand in the languages of exports, line by line: for names that mean something in every one of them.

use turnlab_view::Story;

/// The MTA that a text begins with, and what follows.
fn after_mta<'a>(text: &'a str, story: &Story) -> Option<&'a str> {
    let rest = text.strip_prefix("mta")?;
    let (digit, rest) = rest.split_at_checked(1)?;
    let known = digit.parse::<usize>().ok()? < story.scenario().mtas.len();
    known.then_some(rest)
}

/// What follows the first of some words that a text begins with.
fn after_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// Whether every number sign begins an entity, and every semicolon ends one.
fn is_mermaid_text(text: &str) -> bool {
    let mut parts = text.split('#');
    let plain = |part: &str| !part.contains([';', '"', '%', '{', '}', '\\', '`', '*']);
    parts.next().is_some_and(plain)
        && parts.all(|part| match part.split_once(';') {
            Some((code, rest)) => code.parse::<u32>().is_ok() && plain(rest),
            None => false,
        })
}

pub(crate) fn mermaid_arrow<'a>(line: &'a str, story: &Story) -> Option<&'a str> {
    let stroke = after_any(after_mta(line, story)?, &["->>", "-->>", "-x", "--x"])?;
    after_mta(stroke, story)?.strip_prefix(": ")
}

fn mermaid_text<'a>(line: &'a str, story: &Story) -> Option<&'a str> {
    let line = line.strip_prefix("    ")?;
    if let Some(over) = line.strip_prefix("Note over ") {
        let rest = after_mta(over, story)?;
        let rest = rest.strip_prefix(',').map_or(Some(rest), |other| after_mta(other, story))?;
        return rest.strip_prefix(": ");
    }
    if let Some(participant) = line.strip_prefix("participant ") {
        return after_mta(participant, story)?.strip_prefix(" as ");
    }
    let words = ["title: ", "accTitle: ", "accDescr: ", "autonumber off"];
    mermaid_arrow(line, story).or_else(|| after_any(line, &words))
}

/// Every line is one that Mermaid has, and nothing in its words means anything.
pub(crate) fn assert_mermaid(name: &str, text: &str, story: &Story) {
    let mut lines = text.split('\n');
    assert_eq!(lines.next(), Some("sequenceDiagram"), "{name}");
    let origin = lines.next().expect("there is a comment");
    assert!(origin.starts_with("    %% Turnlab") && !origin.contains(['{', '}']), "{origin}");
    for line in lines.filter(|line| !line.is_empty()) {
        let said = mermaid_text(line, story);
        let sound = said.is_some_and(|said| is_mermaid_text(&said.replace("<br/>", "")));
        assert!(sound, "{name}: {line}");
    }
}

pub(crate) fn plantuml_arrow<'a>(line: &'a str, story: &Story) -> Option<&'a str> {
    let stroke = after_mta(line, story)?;
    let to = after_any(stroke, &[" -> ", " --> ", " ->x ", " -->x "])?;
    after_mta(to, story)?.strip_prefix(" : ")
}

fn plantuml_text<'a>(line: &'a str, story: &Story) -> Option<&'a str> {
    if let Some(over) = line.strip_prefix("note over ") {
        let rest = after_mta(over, story)?;
        let rest = rest.strip_prefix(", ").map_or(Some(rest), |other| after_mta(other, story))?;
        return rest.strip_prefix(" : ");
    }
    if let Some(participant) = line.strip_prefix("participant \"") {
        let (said, alias) = participant.split_once("\" as ")?;
        return after_mta(alias, story)?.is_empty().then_some(said);
    }
    let within = |mark: &str| line.strip_prefix(mark)?.strip_suffix(mark);
    let enclosed = within("==").or_else(|| within("..."));
    plantuml_arrow(line, story).or(enclosed).or_else(|| after_any(line, &["title ", "caption "]))
}

/// Whether there is nothing in it but letters, code points, line breaks and single stops.
fn is_plantuml_text(text: &str) -> bool {
    let mut plain = text.replace("\\n", " ");
    while let Some(at) = plain.find("<U+") {
        let Some(end) = plain[at..].find('>') else { return false };
        let is_code = plain[at + 3..at + end].chars().all(|c| c.is_ascii_hexdigit());
        if !is_code {
            return false;
        }
        plain.replace_range(at..=at + end, "");
    }
    !plain.contains(|c: char| c.is_ascii_punctuation() && !".,:()-".contains(c))
}

/// Every line is one that PlantUML has, and nothing in its words means anything.
pub(crate) fn assert_plantuml(name: &str, text: &str, story: &Story) {
    let lines: Vec<&str> = text.trim_end().split('\n').collect();
    assert_eq!((lines[0], lines[lines.len() - 1]), ("@startuml", "@enduml"), "{name}");
    assert!(lines[1].starts_with("' Turnlab"), "{name}: {}", lines[1]);
    for line in &lines[2..lines.len() - 1] {
        let said = plantuml_text(line, story);
        assert!(said.is_some_and(is_plantuml_text), "{name}: {line}");
    }
}

/// RFC 4180, for fields that are all between quotation marks.
pub(crate) fn fields(line: &str) -> Vec<String> {
    let inside = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
    let inside = inside.unwrap_or_else(|| panic!("every field is quoted: {line}"));
    let hidden = inside.replace("\"\"", "\u{1}");
    let fields = hidden.split("\",\"").map(|field| {
        assert!(!field.contains('"'), "{line}");
        field.replace('\u{1}', "\"")
    });
    fields.collect()
}

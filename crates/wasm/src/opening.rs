//! What `open` takes: the name of a library scenario, a link in whatever it was copied with, or a file.

use turnlab_core::scenario::{Pasted, Scenario, library_entry, pasted, read_link};
use turnlab_export::LARGEST;

use crate::refusal::{ErrorCode, Refusal};

/// The scenario in a text.
pub(crate) fn of_text(text: &str) -> Result<Scenario, Refusal> {
    if let Some(entry) = library_entry(text.trim()) {
        return Ok(entry.scenario());
    }
    let scenario = match pasted(text) {
        Ok(Pasted::Link(fragment)) => of_link(&fragment),
        Ok(Pasted::File) => of_bytes(text.as_bytes()),
        // It may be a picture, whose text has no link in front.
        Err(what) if text.trim().is_empty() => Err(refused(vec![what + "."])),
        Err(what) => of_bytes(text.as_bytes()).map_err(|_| refused(vec![what + "."])),
    };
    runs(scenario?)
}

/// The scenario in the bytes of a file.
pub(crate) fn of_file(bytes: &[u8]) -> Result<Scenario, Refusal> {
    runs(of_bytes(bytes)?)
}

/// What is said of something that is larger than any file of Turnlab's.
pub(crate) fn too_large() -> Refusal {
    refused(vec![format!("it is larger than {} MB.", LARGEST / 1_000_000)])
}

/// What is said of something that is neither a text nor bytes.
pub(crate) fn of_another_type() -> Refusal {
    refused(vec!["it must be a string or a Uint8Array.".to_owned()])
}

fn of_link(fragment: &str) -> Result<Scenario, Refusal> {
    let (link, problems) = read_link(fragment);
    match problems.is_empty() {
        true => Ok(link.scenario),
        false => Err(refused(problems.iter().map(|it| format!("in the link, {it}")).collect())),
    }
}

fn of_bytes(bytes: &[u8]) -> Result<Scenario, Refusal> {
    let named = |problems: Vec<String>| {
        refused(problems.into_iter().map(|what| format!("the file, {what}")).collect())
    };
    turnlab_export::read(bytes).map_err(named)
}

fn runs(scenario: Scenario) -> Result<Scenario, Refusal> {
    let checked = scenario.check();
    checked.map_err(|problems| refused(problems.iter().map(ToString::to_string).collect()))?;
    Ok(scenario)
}

fn refused(problems: Vec<String>) -> Refusal {
    Refusal::new(ErrorCode::CannotOpen, problems)
}

#[cfg(test)]
mod tests {
    use turnlab_core::scenario::write_file;

    use super::*;

    #[test]
    fn names_links_and_files_are_opened() {
        let scenario = library_entry("busy-day").expect("it is there").scenario();
        let address = format!("see https://example.org/turnlab/#{}", scenario.link());
        for text in ["busy-day", &*scenario.link(), &*address, &*write_file(&scenario)] {
            assert_eq!(of_text(text).as_ref(), Ok(&scenario), "{text}");
        }
        assert_eq!(of_file(write_file(&scenario).as_bytes()), Ok(scenario));
    }

    #[test]
    fn what_is_neither_is_told() {
        for (text, told) in [
            ("", ""),
            ("nonsense", ""),
            ("#s=lots-turn", "lost-turn"),
            ("#s=lost-turn&threshold=0", "from 1 to 10000"),
            ("<svg/>", ""),
            ("name = \"lost-turn\"\nuntil_s = 0", "until_s"),
        ] {
            let refusal = of_text(text).expect_err(text);
            assert_eq!(refusal.code, ErrorCode::CannotOpen);
            let problems = refusal.problems.join(" ");
            assert!(problems.contains(told) && problems.ends_with('.'), "{text}: {problems}");
        }
        assert!(of_file(&[0, 1, 2]).is_err());
    }
}

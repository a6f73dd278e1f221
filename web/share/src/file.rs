//! The scenario as a file, for the editor of the page.

use turnlab_core::scenario::{
    FileProblem, Link, Scenario, read_file, read_link, write_file, write_link,
};
use wasm_bindgen::prelude::*;

/// The scenario of a link as a file.
#[wasm_bindgen]
pub fn file_of(link: &str) -> String {
    write_file(&read_link(link).0.scenario)
}

/// The link of the scenario in a file.
///
/// # Errors
///
/// Everything that is wrong, as an array of pairs: the line, from 1 on, and a sentence.
#[wasm_bindgen]
pub fn link_of(text: &str) -> Result<String, JsValue> {
    read(text).map_err(|problems| serde_wasm_bindgen::to_value(&problems).unwrap_or_default())
}

fn read(text: &str) -> Result<String, Vec<(usize, String)>> {
    let scenario = read_file(text).map_err(|problems| {
        problems.into_iter().map(|problem| (problem.line, sentence(&problem))).collect::<Vec<_>>()
    })?;
    link_to(&scenario).ok_or_else(|| {
        let what = "No link can hold this: the terminal can run it, with turnlab run.";
        vec![(1, what.to_owned())]
    })
}

/// The link of a scenario; none where no link holds it.
pub(crate) fn link_to(scenario: &Scenario) -> Option<String> {
    let fragment = write_link(&Link { scenario: scenario.clone(), at_us: 0 });
    let (link, problems) = read_link(&fragment);
    // A link departs from a scenario of the library, and so has its name.
    let same = Scenario { name: scenario.name.clone(), ..link.scenario } == *scenario;
    (problems.is_empty() && same).then_some(fragment)
}

fn sentence(problem: &FileProblem) -> String {
    match &*problem.key {
        "" => format!("{}.", problem.what),
        key => format!("{key}: {}.", problem.what),
    }
}

#[cfg(test)]
mod tests {
    use super::{file_of, read};

    #[test]
    fn a_file_and_its_link_are_the_same_scenario() {
        for link in ["s=lost-turn", "s=three-sites&threshold=5", "s=busy-day&cut=9&rule=epoch"] {
            let file = file_of(link);
            let again = read(&file).expect("it is a scenario");
            assert_eq!(file_of(&again), file, "{link}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let file =
            file_of("s=lost-turn").replace("threshold_messages = 50", "threshold_messages = 0");
        let line = 1 + file
            .lines()
            .position(|line| line.starts_with("threshold_messages"))
            .expect("it is there");
        let told = read(&file).expect_err("it is out of range");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, line);
        assert!(told[0].1.contains("1 to 10000"), "{told:?}");
        assert_eq!(read("mtas = [").expect_err("it does not end").len(), 1);
    }
}

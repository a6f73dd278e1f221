//! The scenario as a file, for the editor of the page.

use turnlab_core::scenario::{
    FileProblem, Link, Scenario, read_file, read_link, write_file, write_link,
};

/// A line, from 1 on, and what is wrong with it, as a sentence.
pub type WrongLine = (usize, String);

/// A scenario as a file.
pub(crate) fn file_of(scenario: &Scenario) -> String {
    write_file(scenario)
}

/// The scenario in a file.
///
/// # Errors
///
/// Everything that is wrong.
pub(crate) fn scenario_of(text: &str) -> Result<Scenario, Vec<WrongLine>> {
    let scenario = read_file(text).map_err(|problems| {
        problems.into_iter().map(|problem| (problem.line, sentence(&problem))).collect::<Vec<_>>()
    })?;
    let link = link_to(&scenario).ok_or_else(|| {
        let what = "No link can hold this: the terminal can run it, with turnlab run.";
        vec![(1, what.to_owned())]
    })?;
    Ok(read_link(&link).0.scenario)
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
    use super::{file_of, read_link, scenario_of};

    #[test]
    fn a_file_and_its_link_are_the_same_scenario() {
        for link in ["s=lost-turn", "s=three-sites&threshold=5", "s=busy-day&cut=9&rule=epoch"] {
            let scenario = read_link(link).0.scenario;
            let again = scenario_of(&file_of(&scenario)).expect("it is a scenario");
            assert_eq!(again, scenario, "{link}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let file = file_of(&read_link("s=lost-turn").0.scenario)
            .replace("threshold_messages = 50", "threshold_messages = 0");
        let line = 1 + file
            .lines()
            .position(|line| line.starts_with("threshold_messages"))
            .expect("it is there");
        let told = scenario_of(&file).expect_err("it is out of range");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, line);
        assert!(told[0].1.contains("1 to 10000"), "{told:?}");
        assert_eq!(scenario_of("mtas = [").expect_err("it does not end").len(), 1);
    }
}

//! The shortest run in which the same goes wrong.

use turnlab_core::run::ORDER_STEP_US;
use turnlab_core::scenario::{Link, write_link};
use turnlab_core::search::Model;

use crate::message::Answer;
use crate::task::scenario;

/// A shortest run in which the same goes wrong as in one stretch of the run of a link.
///
/// # Errors
///
/// What is wrong with what was asked for, as a sentence.
pub fn shrink(link: &str, stretch: u32) -> Result<Answer, String> {
    let scenario = scenario(link)?;
    let told = |problems: Vec<_>| match problems.first() {
        Some(problem) => format!("The scenario cannot be run: {problem}"),
        None => "The scenario cannot be run.".to_owned(),
    };
    let history = scenario.run().map_err(told)?;
    let Some(stretch) = history.stretches().get(stretch as usize).copied() else {
        return Err("Nothing goes wrong with the Turn there.".to_owned());
    };
    let count = |steps: usize| u32::try_from(steps).unwrap_or(u32::MAX);
    let opening = Model::opening().len();
    let from = count(stretch.first_step.index() + 1);
    let short = scenario.shortest(&history, &stretch);
    let to = short.as_ref().map_or(0, |short| count(short.order.len() - opening));
    let link = short.map(|short| {
        let at_us = (short.order.len() as i64 - 1) * ORDER_STEP_US;
        write_link(&Link { scenario: short, at_us })
    });
    Ok(Answer::Shrunk { link, from: from.saturating_sub(count(opening)), to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_incident_in_six_steps() {
        let Ok(Answer::Shrunk { link: Some(link), from, to }) = shrink("s=lost-turn", 0) else {
            panic!("the incident can be shrunk")
        };
        assert_eq!(to, 6);
        assert!(from > to, "{from}");
        let again = shrink(&link, 0).expect("the same goes wrong");
        assert!(matches!(again, Answer::Shrunk { from: 6, to: 6, .. }), "{again:?}");
    }

    #[test]
    fn where_nothing_goes_wrong_there_is_nothing_to_shrink() {
        assert!(shrink("s=repaired", 0).is_err());
        assert!(shrink("s=nowhere", 0).is_err());
    }
}

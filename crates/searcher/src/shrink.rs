//! The shortest run in which the same goes wrong.

use turnlab_core::run::{ORDER_STEP_US, TurnAnomaly};
use turnlab_core::scenario::{Link, steps_to, write_link};

use crate::message::Answer;
use crate::task::scenario;

/// A shortest run in which the same goes wrong as in one anomaly of the run of a link.
///
/// # Errors
///
/// What is wrong with what was asked for, as a sentence.
pub fn shrink(link: &str, anomaly: u32) -> Result<Answer, String> {
    let scenario = scenario(link)?;
    let told = |problems: Vec<_>| match problems.first() {
        Some(problem) => format!("The scenario cannot be run: {problem}"),
        None => "The scenario cannot be run.".to_owned(),
    };
    let history = scenario.run().map_err(told)?;
    let Some(anomaly) = history.turn_anomalies().get(anomaly as usize).copied() else {
        return Err("Nothing goes wrong with the Turn there.".to_owned());
    };
    let count = |steps: usize| u32::try_from(steps).unwrap_or(u32::MAX);
    let from = count(steps_to(&history, &anomaly));
    let short = scenario.shortest(&history, &anomaly);
    let again = short.as_ref().and_then(|short| short.run().ok());
    let is_same = |other: &&TurnAnomaly| other.kind == anomaly.kind;
    let to = again.map_or(0, |again| {
        let anomalies = again.turn_anomalies();
        anomalies.iter().rfind(is_same).map_or(0, |same| count(steps_to(&again, same)))
    });
    let link = short.map(|short| {
        let at_us = (short.order.len() as i64 - 1) * ORDER_STEP_US;
        write_link(&Link { scenario: short, at_us })
    });
    Ok(Answer::Shrunk { link, from, to })
}

#[cfg(test)]
mod tests {
    use turnlab_core::protocol::RULES;
    use turnlab_core::run::TurnAnomalyKind;
    use turnlab_core::search::Property;

    use super::*;
    use crate::limits::Limits;
    use crate::message::{Report, Verdict};
    use crate::task::{Slice, Task};

    /// As many as the search says: up to the cut, whatever shows afterwards that the Turn is lost.
    #[test]
    fn the_incident_in_three_steps() {
        let Ok(Answer::Shrunk { link: Some(link), from, to }) = shrink("s=lost-turn", 0) else {
            panic!("the incident can be shrunk")
        };
        assert_eq!((from, to), (5, 3));
        let again = shrink(&link, 0).expect("the same goes wrong");
        assert!(matches!(again, Answer::Shrunk { from: 3, to: 3, .. }), "{again:?}");
    }

    /// A run that the search opens takes as many steps as the search says.
    #[test]
    fn what_the_search_finds_is_counted_alike() {
        for rule in RULES {
            let mut task =
                Task::new("", &[rule.name.to_owned()], Limits::default()).expect("it is searched");
            while !matches!(task.advance(1 << 14), Slice::Report(report) if counts_alike(&report)) {
            }
        }
    }

    fn counts_alike(report: &Report) -> bool {
        let found = Property::ALL.iter().zip(&report.findings);
        for (property, finding) in found.filter(|(_, found)| found.verdict == Verdict::Violated) {
            let link = finding.link.as_deref().expect("it can be opened");
            let kind = match property {
                Property::AtMostOneHolder => TurnAnomalyKind::Doubled,
                _ => TurnAnomalyKind::Lost,
            };
            let history = scenario(link).expect("it is read").run().expect("it can be run");
            let anomaly = history.turn_anomalies().iter().position(|anomaly| anomaly.kind == kind);
            let shrunk = shrink(link, anomaly.expect("it goes wrong") as u32);
            let Ok(Answer::Shrunk { from, to, .. }) = shrunk else { panic!("{shrunk:?}") };
            assert_eq!((from, to), (finding.steps, finding.steps), "{}: {link}", report.rule);
        }
        true
    }

    #[test]
    fn where_nothing_goes_wrong_there_is_nothing_to_shrink() {
        assert!(shrink("s=repaired", 0).is_err());
        assert!(shrink("s=nowhere", 0).is_err());
    }
}

//! What a cut would do at every instant of a run, drawn as a strip. What is drawn is plain data and an axis.

use gloo_timers::callback::Timeout;
use turnlab_core::run::{CutMap, CutSpan, Harm};
use turnlab_core::scenario::Scenario;
use turnlab_diagram::{Axis, Picture};
use turnlab_view::cut_text;

use super::overview;
use super::strip::{HEIGHT, WIDTH, part_at};

/// A run with more steps has no map: the work grows with their square.
const MOST_STEPS: usize = 3_000;

/// The map of a scenario, or the way to it.
pub(super) struct Survey {
    scenario: Scenario,
    state: State,
}

enum State {
    /// The map is being worked out.
    Waiting { _timeout: Timeout },
    /// The map.
    Known(Box<CutMap>),
    /// There is none, and why.
    None(String),
}

impl Survey {
    /// That of a scenario whose run has so many steps; `wait` has it worked out later.
    pub(super) fn of(scenario: &Scenario, steps: usize, wait: impl FnOnce() -> Timeout) -> Self {
        let state = if !scenario.order.is_empty() {
            State::None(String::new())
        } else if steps > MOST_STEPS {
            State::None(format!(
                "This run has {steps} steps, too many for a map of its cuts (at most {MOST_STEPS})."
            ))
        } else {
            State::Waiting { _timeout: wait() }
        };
        Survey { scenario: scenario.clone(), state }
    }

    pub(super) fn is_of(&self, scenario: &Scenario) -> bool {
        self.scenario == *scenario
    }

    pub(super) fn is_waiting(&self) -> bool {
        matches!(self.state, State::Waiting { .. })
    }

    /// The map, with nothing worked out yet.
    pub(super) fn begun(&self) -> Option<CutMap> {
        self.scenario.cut_map().ok()
    }

    /// The map is worked out further after this timeout.
    pub(super) fn wait(&mut self, timeout: Timeout) {
        self.state = State::Waiting { _timeout: timeout };
    }

    /// The map is complete.
    pub(super) fn know(&mut self, map: CutMap) {
        self.state = State::Known(Box::new(map));
    }

    /// What a cut does at an instant.
    pub(super) fn words(&self, at_us: i64) -> String {
        match &self.state {
            State::Waiting { .. } => String::new(),
            State::None(why) => why.clone(),
            State::Known(map) => cut_text(map.at(at_us).as_ref(), &self.scenario.mtas),
        }
    }

    /// The strip over this picture, and the same in words; nothing while there is no map, and the run itself
    /// where there will be none.
    pub(super) fn drawn(&self, picture: &Picture) -> Option<(String, String)> {
        match &self.state {
            State::Known(map) => Some((svg(map.spans(), &picture.axis), summary(map.spans()))),
            State::Waiting { .. } => None,
            State::None(_) => Some(overview::drawn(picture)),
        }
    }
}

/// How harm looks: its class, and from where to where it is drawn. What is worse is higher, and a doubled Turn
/// is two blocks.
fn look(harm: Option<Harm>) -> (&'static str, &'static [(i32, i32)]) {
    match harm {
        None => ("", &[]),
        Some(Harm::None) => ("harmless", &[(HEIGHT - 4, 4)]),
        Some(Harm::MailLate) => ("late", &[(HEIGHT - 11, 11)]),
        Some(Harm::TurnLost) => ("lost", &[(0, HEIGHT)]),
        Some(Harm::TurnDoubled) => ("doubled", &[(0, 10), (HEIGHT - 10, 10)]),
    }
}

fn svg(spans: &[CutSpan], axis: &Axis) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "from 0 to the width")]
    let x = |at_us: i64| (part_at(axis, at_us) * WIDTH * 10.0).round() as i64;
    let mut svg = String::new();
    for span in spans {
        let (class, blocks) = look(span.harm);
        let (from, to) = (x(span.from_us), x(span.to_us));
        let width = (to - from).max(20);
        for (top, height) in blocks {
            svg.push_str(&format!(
                "<rect class=\"{class}\" x=\"{}.{}\" y=\"{top}\" width=\"{}.{}\" height=\"{height}\"/>",
                from / 10,
                from % 10,
                width / 10,
                width % 10
            ));
        }
    }
    svg
}

/// The strip in words.
fn summary(spans: &[CutSpan]) -> String {
    let told = [
        (Harm::TurnLost, "loses the Turn"),
        (Harm::TurnDoubled, "makes two Turns"),
        (Harm::MailLate, "makes mail late"),
        (Harm::None, "does no harm"),
    ];
    let parts: Vec<String> = told
        .into_iter()
        .filter_map(|(harm, words)| match spans.iter().filter(|it| it.harm == Some(harm)).count() {
            0 => None,
            1 => Some(format!("{words} in 1 stretch of the run")),
            count => Some(format!("{words} in {count} stretches")),
        })
        .collect();
    format!(
        "Where a cut would do what: it {}. The words beside tell it for the cursor.",
        parts.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use turnlab_core::scenario::read_link;

    #[test]
    fn the_strip_in_words() {
        let map = read_link("s=lost-turn&cut=none").0.scenario.cut_map().expect("it can be run");
        let told = summary(&map.whole());
        assert!(told.starts_with("Where a cut would do what: it loses the Turn in "), "{told}");
        assert!(!told.contains("two Turns"), "{told}");
    }
}

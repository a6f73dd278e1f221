//! What a cut would do at every instant of a run: worked out in slices while the page rests, and drawn as
//! a strip. What is drawn is plain data and an axis.

use gloo_timers::callback::Timeout;
use turnlab_core::run::{CutMap, CutSpan, Harm};
use turnlab_core::scenario::Scenario;
use turnlab_diagram::{Axis, Picture};
use turnlab_view::cut_text;

use super::drag::in_grains;
use super::strip::{HEIGHT, WIDTH, part_at};
use super::{Stage, overview};

/// How long a run has to stand before its map is worked out.
const REST_MS: u32 = 60;
/// How long it is worked on at a time.
const SLICE_MS: f64 = 12.0;
/// About so many steps are taken between two looks at the time.
const SLICE_STEPS: usize = 200;
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

impl Stage {
    /// Sees to the map of what is shown now.
    pub(super) fn survey(&self) {
        let Some(show) = self.0.show.borrow().clone() else { return };
        let scenario = &show.scenario;
        let is_known = self.0.survey.borrow().as_ref().is_some_and(|it| it.scenario == *scenario);
        if !is_known {
            let steps = show.story.history().step_count();
            let state = if !scenario.order.is_empty() {
                State::None(String::new())
            } else if steps > MOST_STEPS {
                State::None(format!(
                    "This run has {steps} steps, too many for a map of its cuts (at most {MOST_STEPS})."
                ))
            } else {
                let stage = self.clone();
                State::Waiting { _timeout: Timeout::new(REST_MS, move || stage.begin_map()) }
            };
            *self.0.survey.borrow_mut() = Some(Survey { scenario: scenario.clone(), state });
        }
        self.draw_map();
    }

    fn begin_map(&self) {
        let scenario = self.0.survey.borrow().as_ref().map(|survey| survey.scenario.clone());
        if let Some(map) = scenario.and_then(|scenario| scenario.cut_map().ok()) {
            self.go_on_with_map(map);
        }
    }

    /// Works for a slice, and then again after whatever else the page has to do. A change of the run drops
    /// the timeout, and with it the work.
    fn go_on_with_map(&self, mut map: CutMap) {
        let begun_ms = js_sys::Date::now();
        let mut done = false;
        while !done && js_sys::Date::now() - begun_ms < SLICE_MS {
            done = map.advance(SLICE_STEPS);
        }
        let state = if done {
            State::Known(Box::new(map))
        } else {
            let stage = self.clone();
            State::Waiting { _timeout: Timeout::new(0, move || stage.go_on_with_map(map)) }
        };
        if let Some(survey) = self.0.survey.borrow_mut().as_mut() {
            survey.state = state;
        }
        if done {
            self.draw_map();
            self.notify();
        }
    }

    fn draw_map(&self) {
        let (canvas, show) = (self.0.canvas.borrow(), self.0.show.borrow());
        let survey = self.0.survey.borrow();
        if let (Some(canvas), Some(show), Some(survey)) = (&*canvas, &*show, &*survey) {
            let drawn = survey.drawn(&show.picture);
            canvas.draw_map(drawn.as_ref(), matches!(survey.state, State::Waiting { .. }));
        }
    }

    /// The pointer is here on the strip, or has left it.
    pub fn point_at_map(&self, client_x: Option<f64>) {
        self.point_at(client_x.and_then(|x| self.map_time_at(x)));
    }

    /// A pointer is at an instant of the run, or no longer.
    pub(super) fn point_at(&self, at_us: Option<i64>) {
        if self.0.pointed.replace(at_us) == at_us {
            return;
        }
        self.on_canvas(|canvas, picture| {
            canvas.point_on_map(at_us.map(|at_us| part_at(&picture.axis, at_us)));
            false
        });
        self.snip_at_cursor();
        self.notify();
    }

    pub(super) fn map_time_at(&self, client_x: f64) -> Option<i64> {
        let show = self.0.show.borrow().clone()?;
        let part = self.0.canvas.borrow().as_ref()?.part_of_map(client_x)?;
        let axis = &show.picture.axis;
        Some(in_grains(axis.time_at(axis.first_y() + part * (axis.last_y() - axis.first_y()))))
    }

    /// What a cut does where the pointer is on the strip, or else at the cursor.
    pub(super) fn map_words(&self) -> String {
        let at_us = self.0.pointed.get().unwrap_or(self.at_us());
        self.0.survey.borrow().as_ref().map_or_else(String::new, |survey| survey.words(at_us))
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

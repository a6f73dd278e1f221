//! What a cut would do at every instant of a run: worked out in slices while the page rests, and drawn as
//! a strip. What is drawn is plain data and an axis.

use gloo_timers::callback::Timeout;
use turnlab_core::run::{Cell, CutEffect, CutMap};
use turnlab_core::scenario::{Cut, Scenario};
use turnlab_diagram::{Axis, Picture};
use turnlab_view::cut_text;

use super::{Stage, overview};

/// How long a run has to stand before its map is worked out.
const REST_MS: u32 = 60;
/// How long it is worked on at a time.
const SLICE_MS: f64 = 12.0;
/// About so many steps are taken between two looks at the time.
const SLICE_STEPS: usize = 200;
/// A run with more steps has no map: the work grows with their square.
const MOST_STEPS: usize = 3_000;
/// How wide and how high the strip is, in its own units.
pub(super) const WIDTH: f64 = 1000.0;
pub(super) const HEIGHT: i32 = 24;
/// A cut stays so far from what happens, in microseconds.
const CLEAR_US: i64 = 1_000;

/// From one instant at which something happens to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    from_us: i64,
    to_us: i64,
    association: u16,
    effect: CutEffect,
}

/// The map of a scenario, or the way to it.
pub(super) struct Survey {
    scenario: Scenario,
    state: State,
}

enum State {
    /// The map is being worked out.
    Waiting { _timeout: Timeout },
    /// The map.
    Known(Vec<Span>),
    /// There is none, and why.
    None(String),
}

impl Survey {
    /// What a cut does at an instant.
    pub(super) fn words(&self, at_us: i64) -> String {
        match &self.state {
            State::Waiting { .. } => String::new(),
            State::None(why) => why.clone(),
            State::Known(spans) => {
                span_at(spans, at_us).map_or_else(String::new, |span| cut_text(span.effect))
            }
        }
    }

    /// The cut that is meant at an instant.
    pub(super) fn cut_at(&self, at_us: i64) -> Option<Cut> {
        match &self.state {
            State::Known(spans) => span_at(spans, at_us)?.cut_at(at_us),
            State::Waiting { .. } | State::None(_) => None,
        }
    }

    /// The strip over this picture, and the same in words; nothing while there is no map, and the run itself
    /// where there will be none.
    pub(super) fn drawn(&self, picture: &Picture) -> Option<(String, String)> {
        match &self.state {
            State::Known(spans) => Some((svg(spans, &picture.axis), summary(spans))),
            State::Waiting { .. } => None,
            State::None(_) => Some(overview::drawn(picture)),
        }
    }
}

impl Span {
    /// A cut near an instant of this span, clear of what happens at its ends.
    fn cut_at(&self, at_us: i64) -> Option<Cut> {
        let (least, most) = (self.from_us + CLEAR_US, self.to_us - CLEAR_US);
        let at_us = match least < most {
            true => at_us.clamp(least, most),
            false => (self.from_us + self.to_us) / 2,
        };
        (self.effect != CutEffect::Nothing).then_some(Cut { at_us, association: self.association })
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
            let until_us = self.0.survey.borrow().as_ref().map_or(0, |it| it.scenario.until_us());
            State::Known(spans(map.cells(), until_us))
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
        let pointed = client_x.and_then(|x| self.map_time_at(x));
        if self.0.pointed.replace(pointed) != pointed {
            self.notify();
        }
    }

    /// Cuts where the pointer is on the strip.
    pub fn cut_on_map(&self, client_x: f64) -> Option<Cut> {
        let at_us = self.map_time_at(client_x)?;
        self.0.survey.borrow().as_ref()?.cut_at(at_us)
    }

    fn map_time_at(&self, client_x: f64) -> Option<i64> {
        let show = self.0.show.borrow().clone()?;
        let part = self.0.canvas.borrow().as_ref()?.part_of_map(client_x)?;
        let axis = &show.picture.axis;
        Some(axis.time_at(axis.first_y() + part * (axis.last_y() - axis.first_y())))
    }

    /// What a cut does where the pointer is on the strip, or else at the cursor.
    pub(super) fn map_words(&self) -> String {
        let at_us = self.0.pointed.get().unwrap_or(self.at_us());
        self.0.survey.borrow().as_ref().map_or_else(String::new, |survey| survey.words(at_us))
    }
}

/// How far down the axis an instant stands, from 0 to 1.
pub(super) fn part_at(axis: &Axis, at_us: i64) -> f64 {
    let length = axis.last_y() - axis.first_y();
    if length > 0.0 { (axis.y_at(at_us) - axis.first_y()) / length } else { 0.0 }
}

/// What the cells say, one span from each instant to the next.
fn spans(cells: &[Cell], until_us: i64) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for cell in cells {
        if let Some(last) = spans.last_mut() {
            last.to_us = cell.at_us;
            // Of several steps at one instant, the last is how things stand.
            if last.from_us == cell.at_us {
                spans.pop();
            }
        }
        spans.push(Span {
            from_us: cell.at_us,
            to_us: until_us,
            association: cell.association.map_or(1, |id| id.0.saturating_add(1)),
            effect: cell.effect,
        });
    }
    spans
}

fn span_at(spans: &[Span], at_us: i64) -> Option<&Span> {
    let behind = spans.partition_point(|span| span.from_us <= at_us);
    spans.get(behind.checked_sub(1)?)
}

/// How an effect looks: its class, and from where to where it is drawn. What is worse is higher, and a
/// doubled Turn is two blocks.
fn look(effect: CutEffect) -> (&'static str, &'static [(i32, i32)]) {
    match effect {
        CutEffect::Nothing => ("", &[]),
        CutEffect::Harmless => ("harmless", &[(HEIGHT - 4, 4)]),
        CutEffect::Delayed { .. } => ("late", &[(HEIGHT - 11, 11)]),
        CutEffect::TurnLost { .. } => ("lost", &[(0, HEIGHT)]),
        CutEffect::TurnDoubled { .. } => ("doubled", &[(0, 10), (HEIGHT - 10, 10)]),
    }
}

fn svg(spans: &[Span], axis: &Axis) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "from 0 to the width")]
    let x = |at_us: i64| (part_at(axis, at_us) * WIDTH * 10.0).round() as i64;
    let mut svg = String::new();
    for group in spans.chunk_by(|one, next| look(one.effect).0 == look(next.effect).0) {
        let (class, blocks) = look(group[0].effect);
        let (from, to) = (x(group[0].from_us), x(group[group.len() - 1].to_us));
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
fn summary(spans: &[Span]) -> String {
    let stretches = |class: &str| {
        let classes = spans.chunk_by(|one, next| look(one.effect).0 == look(next.effect).0);
        classes.filter(|group| look(group[0].effect).0 == class).count()
    };
    let told = [
        ("lost", "loses the Turn"),
        ("doubled", "makes two Turns"),
        ("late", "makes mail late"),
        ("harmless", "does no harm"),
    ];
    let parts: Vec<String> = told
        .into_iter()
        .filter_map(|(class, words)| match stretches(class) {
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

    fn map_of(link: &str) -> Vec<Span> {
        let scenario = read_link(link).0.scenario;
        spans(&scenario.cut_map().expect("it can be run").whole(), scenario.until_us())
    }

    #[test]
    fn spans_follow_one_another_to_the_end() {
        let spans = map_of("s=lost-turn");
        assert_eq!(spans[0].from_us, 0);
        assert!(spans.windows(2).all(|two| two[0].to_us == two[1].from_us));
        assert!(spans.iter().rev().skip(1).all(|span| span.from_us < span.to_us));
        assert_eq!(spans.last().expect("it is long").to_us, 27 * 60_000_000 + 45_000_000);
    }

    #[test]
    fn the_cut_of_the_incident_loses_the_turn() {
        let spans = map_of("s=lost-turn&cut=none");
        let here = span_at(&spans, 8_375_000).expect("the run has begun");
        assert!(matches!(here.effect, CutEffect::TurnLost { .. }), "{here:?}");
        assert_eq!(here.cut_at(8_375_000), Some(Cut { at_us: 8_375_000, association: 1 }));
        // At the very instant of the give it would come before the give.
        assert_eq!(here.cut_at(8_250_000).map(|cut| cut.at_us), Some(8_251_000));
        assert!(summary(&spans).contains("loses the Turn in"), "{}", summary(&spans));
    }

    #[test]
    fn where_nothing_is_connected_nothing_is_cut() {
        let spans = map_of("s=lost-turn");
        let here = span_at(&spans, 9_000_000).expect("the run has begun");
        assert_eq!((here.effect, here.cut_at(9_000_000)), (CutEffect::Nothing, None));
    }
}

//! The map of cuts: worked out in slices while the page rests, and what a pointer on its strip does.

use gloo_timers::callback::Timeout;
use turnlab_core::run::CutMap;

use super::Stage;
use super::drag::in_grains;
use super::strip::part_at;
use super::survey::Survey;

/// How long a run has to stand before its map is worked out.
const REST_MS: u32 = 60;
/// How long it is worked on at a time.
const SLICE_MS: f64 = 12.0;
/// About so many steps are taken between two looks at the time.
const SLICE_STEPS: usize = 200;

impl Stage {
    /// Sees to the map of what is shown now.
    pub(super) fn survey(&self) {
        let Some(show) = self.0.show.borrow().clone() else { return };
        let is_known = self.0.survey.borrow().as_ref().is_some_and(|it| it.is_of(&show.scenario));
        if !is_known {
            let stage = self.clone();
            let wait = || Timeout::new(REST_MS, move || stage.begin_map());
            let survey = Survey::of(&show.scenario, show.story.history().step_count(), wait);
            *self.0.survey.borrow_mut() = Some(survey);
        }
        self.draw_map();
    }

    fn begin_map(&self) {
        let map = self.0.survey.borrow().as_ref().and_then(Survey::begun);
        if let Some(map) = map {
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
        if let Some(survey) = self.0.survey.borrow_mut().as_mut() {
            if done {
                survey.know(map);
            } else {
                let stage = self.clone();
                survey.wait(Timeout::new(0, move || stage.go_on_with_map(map)));
            }
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
            canvas.draw_map(drawn.as_ref(), survey.is_waiting());
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

//! What moves: the picture, the cursor on it, and playing.
//!
//! Moving the cursor, scrolling and dragging happen here, in the document itself, and never pass
//! through a Yew diff. The reducer hears only of what changes the scenario.

mod canvas;
mod cut_map;
mod drag;
mod ending;
mod overview;
mod past;
mod play;
mod px;
mod scissors;
mod scroll;
mod show;
mod strip;
mod tiles;
mod turns;
mod view;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_render::AnimationFrame;
use gloo_timers::callback::Timeout;
use turnlab_core::scenario::{Fault, Link, Scenario, write_link};
use turnlab_core::world::AssociationId;
use turnlab_diagram::{clock, limited};
use turnlab_lab::WrongTurn;
use turnlab_view::{Caption, Snapshot, Story, ViewOptions};

use crate::first_paint;
use crate::lab::{NOT_LOADED, with_lab};
use crate::state::{Action, NEEDS_CLOCK, showing};

pub use canvas::{Canvas, View};
use cut_map::Survey;
use drag::Drag;
pub use drag::Dropped;
use past::Past;
use scissors::Snip;
use show::Show;
pub use turns::{NORMAL, SPEEDS};

/// What stands at the cursor, for everything on the page that follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Glance {
    /// The cursor, in microseconds.
    pub at_us: i64,
    /// The cursor, for people.
    pub clock: String,
    /// What is going on.
    pub caption: Caption,
    /// What stands at the cursor.
    pub readout: Snapshot,
    /// The cuts that can be made here, each as a fault that strikes there whatever comes before it takes.
    pub cuts: Vec<Fault>,
    /// What a cut would do, where the pointer is on the map of cuts or else at the cursor.
    pub cut: String,
    /// What the run comes to.
    pub verdict: Rc<str>,
    /// What the library's scenario comes to that this one was made from; nothing where it is that one.
    pub unchanged: String,
    /// What goes wrong with the Turn at the cursor, or else first in the run.
    pub wrong: Option<WrongTurn>,
    /// The next key moment, in a few words; nothing behind the last.
    pub next: String,
    /// Whether the cursor moves by itself.
    pub playing: bool,
    /// The scenario, with a cut that is being dragged where it is now, the cursor, and how it is looked at.
    pub fragment: String,
    /// What the associations of the run are called, in their order.
    pub associations: Rc<Vec<String>>,
}

type Listener = Rc<dyn Fn(&Glance)>;

/// The one stage of a page. Clones are the same stage.
#[derive(Clone)]
pub struct Stage(Rc<Core>);

#[derive(Default)]
struct Core {
    show: RefCell<Option<Rc<Show>>>,
    /// What is to be shown first.
    asked: RefCell<Option<(Scenario, ViewOptions)>>,
    begun: Cell<bool>,
    canvas: RefCell<Option<Canvas>>,
    cursor: Cell<Cursor>,
    playing: Cell<bool>,
    speed: Cell<usize>,
    frame: RefCell<Option<AnimationFrame>>,
    last_frame_ms: Cell<Option<f64>>,
    drag: RefCell<Option<Drag>>,
    survey: RefCell<Option<Survey>>,
    /// Draws what is around the view in the next frame.
    around: RefCell<Option<AnimationFrame>>,
    /// Waits for the end of scrolling.
    settling: RefCell<Option<Timeout>>,
    /// Where in the run a pointer is, on the map of cuts or on an arrow.
    pointed: Cell<Option<i64>>,
    /// The scissors that are shown on an arrow.
    snip: Cell<Option<Snip>>,
    /// Whether a finger is down where it may tap.
    taps: Cell<bool>,
    past: RefCell<Past>,
    /// The run whose end is told in the card, as a fragment.
    ending: RefCell<Option<String>>,
    listeners: RefCell<Vec<(u32, Listener)>>,
    listened: Cell<u32>,
}

/// Where the cursor stands: in time, and on the drawn axis.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Cursor {
    at_us: i64,
    y: f64,
}

/// Keeps a listener; dropping it ends the listening.
pub struct Subscription {
    core: Rc<Core>,
    number: u32,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.core.listeners.borrow_mut().retain(|(number, _)| *number != self.number);
    }
}

impl PartialEq for Stage {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Stage {
    /// A stage with nothing on it yet.
    pub fn new() -> Self {
        let stage = Stage(Rc::default());
        stage.set_speed(NORMAL);
        stage
    }

    /// Draws on this part of the document from now on.
    pub fn attach(&self, canvas: Canvas) {
        *self.0.canvas.borrow_mut() = Some(canvas);
    }

    /// Shows a scenario, with the cursor where it was in time; the first one when the stage begins.
    pub fn show(&self, scenario: &Scenario, showing: &ViewOptions) {
        if self.0.begun.get() {
            self.run(scenario, showing);
        } else {
            *self.0.asked.borrow_mut() = Some((scenario.clone(), showing.clone()));
        }
    }

    /// Runs and draws what is to be shown first, unless something has asked for that already.
    // Asked for in many places, and in the program once.
    #[inline(never)]
    pub fn begin(&self) {
        if self.0.begun.replace(true) {
            return;
        }
        let asked = self.0.asked.take();
        if let Some((scenario, showing)) = asked {
            self.run(&scenario, &showing);
            self.reveal();
        }
        first_paint::lift();
    }

    /// What is shown; before the stage has begun, it begins.
    #[inline(never)]
    fn shown(&self) -> Option<Rc<Show>> {
        self.begin();
        self.0.show.borrow().clone()
    }

    fn run(&self, scenario: &Scenario, showing: &ViewOptions) {
        let Some(frame) = self.0.canvas.borrow().as_ref().map(Canvas::frame) else {
            return;
        };
        let current = self.0.show.borrow().clone();
        let is_shown = current.is_some_and(|show| show.is_of(scenario, showing, frame));
        match is_shown {
            // A cut that was dragged here is on the stage before it is in the scenario.
            true => self.notify(),
            false => {
                if let Some(show) = Show::of(scenario, showing, frame) {
                    self.put(show);
                }
            }
        }
        self.note_outcome();
    }

    /// Where the cursor stands, in microseconds.
    pub fn at_us(&self) -> i64 {
        self.0.cursor.get().at_us
    }

    /// Puts the cursor at a time, paused.
    pub fn seek(&self, at_us: i64) {
        self.pause();
        self.place(at_us);
        self.reveal();
        self.notify();
    }

    /// Puts the cursor at the next (or the last) instant at which something happens.
    pub fn step(&self, forward: bool) {
        let Some(show) = self.shown() else { return };
        self.seek(show.neighbour(self.0.cursor.get().at_us, forward));
    }

    /// Puts the cursor at the beginning, or at the end.
    pub fn go_to(&self, end: bool) {
        let Some(show) = self.shown() else { return };
        self.seek(if end { show.scenario.until_us() } else { 0 });
    }

    /// What a person asks for who cuts now: a cut at the cursor, or to be told that nothing can be
    /// lost there.
    pub fn cut_now(&self) -> Action {
        self.cut_of(None)
    }

    /// The same, of the association that is wanted if it can be lost.
    fn cut_of(&self, wanted: Option<AssociationId>) -> Action {
        let show = self.shown();
        if show.as_ref().is_some_and(|show| !show.scenario.order.is_empty()) {
            return Action::Say(Some(NEEDS_CLOCK));
        }
        let cut = show.and_then(|show| show.cut_at(self.at_us(), wanted));
        cut.map_or(Action::Say(Some("Nothing is connected to cut.")), |cut| {
            Action::AddCut(cut.into())
        })
    }

    /// The same where a pointer is on the map of cuts, if one is.
    pub fn cut_here(&self) -> Action {
        if let Some(at_us) = self.0.pointed.get() {
            self.point_at(None);
            self.seek(at_us);
        }
        self.cut_now()
    }

    /// The cuts that can be made at the cursor.
    pub fn cuts(&self) -> Vec<Fault> {
        self.shown().map_or_else(Vec::new, |show| show.story.cuts_at(self.at_us()))
    }

    /// What opens or closes what begins at the cursor, or lies around it.
    pub fn door(&self) -> Option<Action> {
        let show = self.shown()?;
        Some(show.door_at(self.at_us())?.action.clone())
    }

    /// The place of the cut at the cursor.
    pub fn cut_there(&self) -> Option<usize> {
        self.shown()?.cut_there(self.at_us())
    }

    /// Has the run written in words, as closely as it is looked at, to where somebody wants to read it.
    pub fn write_text(&self) {
        let document = web_sys::window().and_then(|window| window.document());
        let place = document.and_then(|it| it.query_selector(".as-text[open] div").ok()).flatten();
        let Some(place) = place else { return };
        let stage = self.clone();
        with_lab(move |lab| {
            let told = stage.shown().zip(lab);
            let told = told.map(|(show, lab)| (lab.transcript)(&show.story, show.showing.detail));
            place.set_inner_html(told.as_deref().unwrap_or(NOT_LOADED));
        });
    }

    /// The run on the stage.
    pub fn story(&self) -> Option<Rc<Story>> {
        self.0.show.borrow().as_ref().map(|show| Rc::clone(&show.story))
    }

    /// The fragment of the address that holds what is on the stage.
    pub fn fragment(&self) -> Option<String> {
        self.begin();
        self.glance().map(|glance| glance.fragment)
    }

    /// The part of the run that is in view, from when until when, in microseconds.
    pub fn in_view(&self) -> Option<(i64, i64)> {
        let show = self.shown()?;
        let (top, bottom) = self.0.canvas.borrow().as_ref()?.in_view();
        let axis = &show.picture.axis;
        let time_at = |y: f64| axis.time_at(limited(y, axis.first_y(), axis.last_y()));
        Some((time_at(top), time_at(bottom)))
    }

    /// Tells `listener` what stands at the cursor, now and whenever that changes.
    pub fn subscribe(&self, listener: impl Fn(&Glance) + 'static) -> Subscription {
        if let Some(glance) = self.glance() {
            listener(&glance);
        }
        let number = self.0.listened.get();
        self.0.listened.set(number.wrapping_add(1));
        self.0.listeners.borrow_mut().push((number, Rc::new(listener)));
        Subscription { core: Rc::clone(&self.0), number }
    }

    fn put(&self, show: Show) {
        let cursor = self.0.cursor.get();
        let show = Rc::new(show);
        *self.0.show.borrow_mut() = Some(Rc::clone(&show));
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.draw(&show.picture, self.is_dragging());
        }
        self.draw_around();
        self.survey();
        self.write_text();
        self.place(cursor.at_us);
        self.notify();
    }

    fn place(&self, at_us: i64) {
        let Some(show) = self.0.show.borrow().clone() else {
            self.0.cursor.set(Cursor { at_us, y: 0.0 });
            return;
        };
        let at_us = at_us.clamp(0, show.scenario.until_us());
        self.move_cursor(Cursor { at_us, y: show.picture.axis.y_at(at_us) });
    }

    fn place_at_y(&self, y: f64) {
        let Some(show) = self.0.show.borrow().clone() else {
            return;
        };
        let axis = &show.picture.axis;
        let y = limited(y, axis.first_y(), axis.last_y());
        self.move_cursor(Cursor { at_us: axis.time_at(y), y });
    }

    fn move_cursor(&self, cursor: Cursor) {
        self.0.cursor.set(cursor);
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            let show = self.0.show.borrow();
            let above = show.as_ref().map_or(cursor.y, |it| it.picture.axis.top_of(cursor.at_us));
            canvas.move_cursor(cursor.y, cursor.at_us, (cursor.y - above).max(0.0));
            if let Some(show) = show.as_ref() {
                canvas.move_on_map(strip::part_at(&show.picture.axis, cursor.at_us));
            }
        }
        self.snip_at_cursor();
    }

    /// Whoever has pressed here wants the keys to act here.
    fn take_focus(&self) {
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.take_focus();
        }
    }

    fn reveal(&self) {
        if let Some(canvas) = self.0.canvas.borrow().as_ref() {
            canvas.reveal(self.0.cursor.get().y);
        }
    }

    fn glance(&self) -> Option<Glance> {
        let show = self.0.show.borrow().clone()?;
        let at_us = self.0.cursor.get().at_us;
        Some(Glance {
            at_us,
            clock: clock(at_us),
            caption: show.story.caption(at_us),
            readout: show.story.snapshot(at_us),
            cuts: show.story.cuts_at(at_us),
            cut: self.map_words(),
            verdict: self.verdict(&show),
            unchanged: self.unchanged(&show.scenario),
            wrong: show.wrong_at(at_us),
            next: show.next_turn(at_us),
            playing: self.0.playing.get(),
            fragment: write_link(&Link { scenario: show.scenario.clone(), at_us })
                + &showing::view(&show.showing).link_part(),
            associations: Rc::clone(&show.associations),
        })
    }

    fn notify(&self) {
        let Some(glance) = self.glance() else { return };
        // A listener may subscribe or leave while it is told.
        let listeners = self.0.listeners.borrow().clone();
        for (_, listener) in listeners {
            listener(&glance);
        }
        self.show_ending(&glance);
    }
}

//! What moves: the picture, the cursor on it, and playing.
//!
//! Moving the cursor, scrolling and dragging happen here, in the document itself, and never pass
//! through a Yew diff. The reducer hears only of what changes the scenario.
//!
//! A stage shows one run, in an element of its own: it writes nothing outside of that. What it holds is in `Core`, what
//! it does in files that add to [`Stage`]; the other files know nothing of stages.

mod canvas;
mod cursor;
mod cut_map;
mod cutting;
mod drag;
mod dragging;
mod glance;
mod overview;
mod past;
mod play;
mod px;
mod run;
mod scissors;
mod scroll;
mod show;
mod snip;
mod speed;
mod strip;
mod survey;
mod telling;
mod tiles;
mod turns;
mod view;
mod words;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_render::AnimationFrame;
use gloo_timers::callback::Timeout;
use turnlab_core::scenario::Scenario;
use turnlab_view::ViewOptions;
use web_sys::Element;
use yew::NodeRef;

pub use canvas::{Canvas, View};
use drag::Drag;
pub use drag::Dropped;
use glance::Listeners;
pub use glance::{Glance, Subscription};
use past::Past;
use show::Show;
use snip::Snip;
pub use speed::{NORMAL, SPEEDS};
use survey::Survey;

/// What shows a run. Clones are the same stage.
#[derive(Clone)]
pub struct Stage(Rc<Core>);

#[derive(Default)]
struct Core {
    /// Which of the stages it is.
    number: u32,
    /// The element that everything lies in which the stage writes.
    root: NodeRef,
    /// Is told when it begins.
    on_begin: Option<fn()>,
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
    /// What the address says besides: a view of the lab in place of the stage.
    beside: RefCell<String>,
    /// The run whose end is told in the card, as a fragment.
    ending: RefCell<Option<String>>,
    listeners: Rc<Listeners>,
}

/// Where the cursor stands: in time, and on the drawn axis.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Cursor {
    at_us: i64,
    y: f64,
}

impl PartialEq for Stage {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Stage {
    /// A stage in this element, with nothing on it yet; `on_begin` is told when there is.
    pub fn new(root: NodeRef, on_begin: fn()) -> Self {
        thread_local! {
            static COUNT: Cell<u32> = const { Cell::new(0) };
        }
        let number = COUNT.get();
        COUNT.set(number + 1);
        let (speed, on_begin) = (Cell::new(NORMAL), Some(on_begin));
        Stage(Rc::new(Core { number, root, on_begin, speed, ..Core::default() }))
    }

    /// What an element of this name is called, apart from that of another stage.
    pub fn id(&self, name: &str) -> String {
        format!("{name}-{}", self.0.number)
    }

    /// The element of the stage.
    pub fn root(&self) -> Option<Element> {
        self.0.root.cast()
    }

    /// The first element of the stage that these selectors are true of.
    pub fn find(&self, selectors: &str) -> Option<Element> {
        self.root()?.query_selector(selectors).ok()?
    }

    /// Draws the picture on this part of its element from now on.
    pub fn attach(&self, canvas: Canvas) {
        *self.0.canvas.borrow_mut() = Some(canvas);
    }
}

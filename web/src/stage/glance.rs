//! What stands at the cursor, and who is told.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use turnlab_core::scenario::Fault;
use turnlab_lab::ShownAnomaly;
use turnlab_view::{Caption, Snapshot};

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
    pub wrong: Option<ShownAnomaly>,
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

/// Who is told what stands at the cursor.
#[derive(Default)]
pub(super) struct Listeners {
    all: RefCell<Vec<(u32, Listener)>>,
    count: Cell<u32>,
}

impl Listeners {
    pub(super) fn add(self: &Rc<Self>, listener: impl Fn(&Glance) + 'static) -> Subscription {
        let number = self.count.get();
        self.count.set(number.wrapping_add(1));
        self.all.borrow_mut().push((number, Rc::new(listener)));
        Subscription { listeners: Rc::clone(self), number }
    }

    pub(super) fn tell(&self, glance: &Glance) {
        // A listener may subscribe or leave while it is told.
        let listeners = self.all.borrow().clone();
        for (_, listener) in listeners {
            listener(glance);
        }
    }
}

/// Keeps a listener; dropping it ends the listening.
pub struct Subscription {
    listeners: Rc<Listeners>,
    number: u32,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.listeners.all.borrow_mut().retain(|(number, _)| *number != self.number);
    }
}

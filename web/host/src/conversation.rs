//! The talk with the host: who may ask, what is done, and what is told.
//!
//! A host is the window around the frame and nobody else, and stays what it was when it first asked: its origin is
//! learned then. Before that it is told that there is a frame, and nothing about what is in it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use turnlab_core::scenario::{Pasted, pasted, read_link};
use turnlab_share::Found;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::MessageEvent;

use crate::ask::{Ask, sentences};
use crate::frame;
use crate::message::{Asked, Detail, State, Told, read, written};
use crate::news::{News, seconds};
use crate::until::Until;
use crate::{Host, Playground, Seen};

/// An origin that has no name: everybody has it, and to tell somebody who has it is to tell whoever is there.
const NAMELESS: &str = "null";
const ANYBODY: &str = "*";
/// How often is looked whether something is done, and how many times.
const LOOK_MS: u32 = 10;
const MOST_LOOKS: u32 = 200;
const NO_READER: &str = "The text of a scenario cannot be read: the part of the program that does it could not be loaded.";

/// Begins to listen.
pub(crate) fn begin(playground: Box<dyn Playground>) -> Rc<dyn Host> {
    let conversation = Rc::new(Conversation {
        playground,
        origin: RefCell::default(),
        state: RefCell::default(),
        news: RefCell::default(),
        opening: RefCell::default(),
        is_owed: Cell::default(),
    });
    if let Some(window) = frame::window() {
        let listener = |name, heard: fn(&Rc<Conversation>, &web_sys::Event)| {
            let conversation = Rc::clone(&conversation);
            EventListener::new(&window, name, move |event| heard(&conversation, event)).forget();
        };
        listener("message", |conversation, event| conversation.hear(event));
        listener("resize", |conversation, _| conversation.tell_size());
    }
    conversation.post(&Told::Hello { event: "hello" }, ANYBODY);
    Rc::new(Telling(conversation))
}

/// Tells the host what is on the page.
struct Telling(Rc<Conversation>);

struct Conversation {
    playground: Box<dyn Playground>,
    /// The origin of the host, once it has asked.
    origin: RefCell<Option<String>>,
    state: RefCell<State>,
    news: RefCell<News>,
    /// What is being opened.
    opening: RefCell<Option<Until>>,
    /// Whether another run is there and has not been told.
    is_owed: Cell<bool>,
}

impl Host for Telling {
    fn show(&self, seen: &Seen) {
        let Telling(conversation) = self;
        *conversation.state.borrow_mut() = State {
            at: seconds(seen.at_us),
            playing: seen.playing,
            link: seen.fragment.to_owned(),
            verdict: seen.verdict.to_owned(),
        };
        let is_another = conversation.news.borrow_mut().is_another_run(seen);
        let is_another = conversation.is_owed.take() || is_another;
        if !conversation.is_open() {
            return conversation.is_owed.set(is_another);
        }
        if is_another {
            conversation.happened("change", &Detail::State(conversation.state()));
            conversation.tell_size();
        }
        let events = conversation.news.borrow_mut().at_cursor(seen);
        for (event, detail) in events {
            conversation.happened(event, &detail);
        }
    }
}

impl Conversation {
    fn hear(self: &Rc<Self>, event: &web_sys::Event) {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        if !self.is_from_host(event) {
            return;
        }
        let Some(Asked { id, ask }) = read(&event.data()) else { return };
        *self.origin.borrow_mut() = Some(event.origin());
        match ask {
            Ok(ask) => self.act(id, ask),
            Err(why) => self.refuse(id, &why),
        }
    }

    fn is_from_host(&self, event: &MessageEvent) -> bool {
        let source = event.source().map(JsValue::from);
        let host = frame::host().map(JsValue::from);
        let is_host =
            source.is_some() && source == host && host != frame::window().map(JsValue::from);
        let origin = self.origin.borrow();
        is_host && origin.as_ref().is_none_or(|origin| *origin == event.origin())
    }

    fn act(self: &Rc<Self>, id: f64, ask: Ask) {
        let playground = &self.playground;
        let mut until = Until::Anything;
        match ask {
            Ask::Load(text) => return self.load(id, text),
            Ask::Look(view) => {
                playground.look(view);
                until = Until::Looked(view);
            }
            Ask::Seek(at_us) => playground.seek(at_us),
            Ask::ShowFrom(at_us) => playground.show_from(at_us),
            Ask::Play(plays) => {
                if plays != self.state.borrow().playing {
                    playground.toggle();
                }
            }
            Ask::Cut(at_us) => {
                until = Until::Changed(self.news.borrow().story());
                if let Some(why) = self.cut(at_us) {
                    return self.refuse(id, why);
                }
            }
            Ask::Controls(shown) => {
                frame::show_controls(shown);
                self.tell_size();
            }
            Ask::State => self.tell_size(),
        }
        self.answer(id, until, MOST_LOOKS);
    }

    /// Cuts, or goes back to where the cursor was and says why it cannot.
    fn cut(&self, at_us: Option<i64>) -> Option<&'static str> {
        let before = self.state.borrow().at;
        if let Some(at_us) = at_us {
            self.playground.seek(at_us);
        }
        let refused = self.playground.cut();
        if refused.is_some() && at_us.is_some() {
            #[allow(clippy::cast_possible_truncation, reason = "it was a whole number before")]
            self.playground.seek((before * 1e6).round() as i64);
        }
        refused
    }

    /// Opens what was sent if nothing is wrong with it, and leaves what is there if something is.
    fn load(self: &Rc<Self>, id: f64, text: String) {
        match pasted(&text) {
            Ok(Pasted::Link(fragment)) => self.open(id, fragment),
            Ok(Pasted::File) => {
                let conversation = Rc::clone(self);
                spawn_local(async move {
                    let Some(share) = turnlab_share::load().await else {
                        return conversation.refuse(id, NO_READER);
                    };
                    match (share.open)(Found::Text(text)).await {
                        Ok(fragment) => conversation.open(id, fragment),
                        Err(problems) => conversation.refuse(id, &problems.join(" ")),
                    }
                });
            }
            Err(why) => self.refuse(id, &format!("This cannot be opened: {why}.")),
        }
    }

    fn open(self: &Rc<Self>, id: f64, fragment: String) {
        let (link, problems) = read_link(&fragment);
        if let Some(why) = sentences(&problems) {
            return self.refuse(id, &why);
        }
        *self.opening.borrow_mut() = Some(Until::Opened(Box::new(link.clone())));
        self.playground.open(fragment);
        self.answer(id, Until::Opened(Box::new(link)), MOST_LOOKS);
    }

    /// Whether what was asked to be opened is there whole: the run comes first, and then its cursor.
    fn is_open(&self) -> bool {
        let story = self.news.borrow().story();
        let opening = self.opening.borrow();
        opening.as_ref().is_none_or(|until| until.is_so(story.as_ref(), &self.state.borrow()))
    }

    /// Answers when what was asked for is to be seen, or when it has been looked for often enough: what was on the
    /// page already changes nothing.
    fn answer(self: &Rc<Self>, id: f64, until: Until, looks: u32) {
        let story = self.news.borrow().story();
        let is_so = until.is_so(story.as_ref(), &self.state.borrow());
        if is_so || looks == 0 {
            if matches!(until, Until::Opened(_)) {
                self.opening.take();
            }
            return self.tell(&Told::Answer { id, state: &self.state() });
        }
        let conversation = Rc::clone(self);
        Timeout::new(LOOK_MS, move || conversation.answer(id, until, looks - 1)).forget();
    }

    fn refuse(&self, id: f64, error: &str) {
        self.tell(&Told::Refusal { id, error });
    }

    fn state(&self) -> State {
        let state = self.state.borrow();
        State { link: frame::link(&state.link), ..state.clone() }
    }

    /// Tells how high the frame would like to be, when the picture is there.
    fn tell_size(self: &Rc<Self>) {
        let conversation = Rc::clone(self);
        Timeout::new(0, move || {
            if let Some(height) = frame::natural_height() {
                conversation.happened("size", &Detail::Size { height });
            }
        })
        .forget();
    }

    fn happened(&self, event: &'static str, detail: &Detail) {
        self.tell(&Told::Happened { event, detail });
    }

    fn tell(&self, told: &Told) {
        if let Some(origin) = &*self.origin.borrow() {
            self.post(told, if origin == NAMELESS { ANYBODY } else { origin });
        }
    }

    fn post(&self, told: &Told, origin: &str) {
        if let Some((host, message)) = frame::host().zip(written(told)) {
            // There is nobody to be told of a host that has no such origin.
            let _ = host.post_message(&message, origin);
        }
    }
}

//! The way to the lab: a program of its own, loaded when the page is alive. It draws the search into an element
//! beside the page and the editor into the panel; scenarios go to and fro as links.

use std::cell::RefCell;

use gloo_events::EventListener;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The script that brings it.
const SCRIPT: &str = "lab.js";
/// What it tells the page with.
const EVENT: &str = "turnlab-lab";
/// The element it draws into.
const ROOT: &str = "lab";

/// What is said where it does not come.
pub const NOT_LOADED: &str = "This part of the page cannot be loaded: this browser, or the page that this is a frame of, does \
    not let its program through, or the network has gone.";

#[wasm_bindgen]
extern "C" {
    /// What the script brings.
    #[derive(Clone)]
    pub type Module;

    #[wasm_bindgen(method, getter, js_name = Lab)]
    fn constructor(this: &Module) -> Function;

    /// What is different in the scenario of a link, seen from that of another.
    #[wasm_bindgen(method, catch)]
    pub fn differences(this: &Module, here: &str, there: &str) -> Result<String, JsValue>;

    /// What is said of a link that was made of another run; nothing where it was not.
    #[wasm_bindgen(method, catch)]
    pub fn another(this: &Module, link: &str) -> Result<String, JsValue>;

    /// The run of a link in words, as closely as the link looks at it.
    #[wasm_bindgen(method, catch)]
    pub fn transcript(this: &Module, link: &str) -> Result<String, JsValue>;

    /// What is said at the end of the run of a link, as HTML.
    #[wasm_bindgen(method, catch)]
    pub fn ending(this: &Module, link: &str) -> Result<String, JsValue>;

    /// Takes what is dropped on the page and pasted into it, and says what came of that.
    #[wasm_bindgen(method, catch)]
    pub fn listen(
        this: &Module,
        opened: &Function,
        unopened: &Function,
        waits: &Function,
    ) -> Result<(), JsValue>;

    /// Shows the library, of which one has the name `current`; another is told by its name.
    #[wasm_bindgen(method, catch)]
    pub fn library(this: &Module, current: &str, on_choose: &Function) -> Result<(), JsValue>;

    /// Shows the dialog that shares, exports and opens.
    #[wasm_bindgen(method, catch)]
    pub fn share(
        this: &Module,
        fragment: &str,
        from_us: f64,
        to_us: f64,
        opens: bool,
    ) -> Result<(), JsValue>;

    /// What reads a run closely.
    pub type Reader;

    /// What reads a run closely.
    #[wasm_bindgen(method, getter, js_name = Instruments)]
    pub fn instruments(this: &Module) -> Reader;

    /// Reads the run of a link; nothing where it cannot be run.
    #[wasm_bindgen(method, catch)]
    pub fn of(this: &Reader, link: &str) -> Result<Option<Instruments>, JsValue>;

    /// A run that is read closely.
    pub type Instruments;

    /// What stands at an instant in microseconds, as HTML.
    #[wasm_bindgen(method, catch)]
    pub fn at(this: &Instruments, at_us: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(method, getter, js_name = Editor)]
    fn editor(this: &Module) -> Function;

    /// The editor on the page.
    pub type Editor;

    /// Shows the scenario of another link.
    #[wasm_bindgen(method, catch, js_name = show)]
    pub fn show_link(this: &Editor, link: &str) -> Result<(), JsValue>;

    /// Says that the Turn is lost or doubled, in which stretch of the run, or that it never is.
    #[wasm_bindgen(method, catch)]
    pub fn offer_shorter(this: &Editor, stretch: Option<u32>, is_lost: bool)
    -> Result<(), JsValue>;

    /// The search on the page.
    #[derive(Clone)]
    pub type Lab;

    /// Shows the search, of the scenario with this link, or takes it from the screen.
    #[wasm_bindgen(method, catch)]
    pub fn show(this: &Lab, link: &str, open: bool) -> Result<(), JsValue>;
}

type Waiting = Box<dyn FnOnce(Option<&Module>)>;

enum Loading {
    No(Vec<Waiting>),
    Here(Module),
}

thread_local! {
    static LAB: RefCell<Loading> = const { RefCell::new(Loading::No(Vec::new())) };
}

/// The lab, if it is there.
pub fn loaded() -> Option<Module> {
    LAB.with_borrow(|loading| match loading {
        Loading::Here(module) => Some(module.clone()),
        Loading::No(_) => None,
    })
}

/// Does something with the lab as soon as it is there, or learns that it does not come.
pub fn with_lab(then: impl FnOnce(Option<&Module>) + 'static) {
    if let Some(module) = loaded() {
        return then(Some(&module));
    }
    let is_first = LAB.with_borrow_mut(|loading| match loading {
        Loading::No(waiting) => {
            waiting.push(Box::new(then));
            waiting.len() == 1
        }
        Loading::Here(_) => false,
    });
    if is_first && load().is_none() {
        come(None);
    }
}

/// The editor of a link's scenario in these elements.
pub fn edit(
    module: &Module,
    link: &str,
    places: &[Element; 4],
    heard: &[JsValue; 2],
) -> Option<Editor> {
    let arguments = Array::of1(&link.into());
    for argument in places.iter().map(AsRef::as_ref).chain(heard) {
        arguments.push(argument);
    }
    Reflect::construct(&module.editor(), &arguments).ok().map(JsCast::unchecked_into)
}

/// The search in its element, unseen at first.
pub fn open(module: &Module, on_open: &Function, on_close: &Function) -> Option<Lab> {
    let root = web_sys::window()?.document()?.get_element_by_id(ROOT)?;
    let arguments = Array::of3(&root, on_open, on_close);
    Reflect::construct(&module.constructor(), &arguments).ok().map(JsCast::unchecked_into)
}

fn load() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let script: Element = document.create_element("script").ok()?;
    script.set_attribute("type", "module").ok()?;
    script.set_attribute("src", &turnlab_paths::part(SCRIPT)).ok()?;
    EventListener::once(&window, EVENT, |event| {
        let detail = Reflect::get(event, &"detail".into()).unwrap_or(JsValue::NULL);
        come(Some(detail).filter(|detail| !detail.is_null()).map(JsCast::unchecked_into));
    })
    .forget();
    EventListener::once(&script, "error", |_| come(None)).forget();
    document.document_element()?.append_child(&script).ok()?;
    Some(())
}

fn come(module: Option<Module>) {
    let next = module.clone().map_or_else(|| Loading::No(Vec::new()), Loading::Here);
    if let Loading::No(waiting) = LAB.replace(next) {
        waiting.into_iter().for_each(|then| then(module.as_ref()));
    }
}

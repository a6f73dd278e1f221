//! The lab: the editor of the scenario, the search as a person sees it, and what stands at the cursor for whoever
//! looks closely. A program of its own that the page loads as soon as it is alive (`web/lab.js`). Page and lab
//! tell each other of scenarios by links.

mod differences;
mod editor;
mod ending;
mod files;
mod findings;
mod gallery;
mod icons;
mod leaving;
mod readings;
mod search;
mod searcher;
mod shrink;
mod state;

use js_sys::Function;
use turnlab_view::GLOSSARY;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback};

use search::{Props, Search};

fn main() {
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
    number_roots_apart();
}

/// The search on the page.
#[wasm_bindgen]
pub struct Lab {
    app: AppHandle<Search>,
    props: Props,
}

#[wasm_bindgen]
impl Lab {
    /// Puts the search into `root`, unseen. `on_open` is called with the link of a run that is to be opened,
    /// `on_close` when the search is to leave the screen.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, on_open: Function, on_close: Function) -> Self {
        let on_open = Callback::from(move |link: String| call(&on_open, &link.into()));
        let on_close = Callback::from(move |()| call(&on_close, &JsValue::UNDEFINED));
        let props = Props { link: String::new(), open: false, on_open, on_close };
        let app = yew::Renderer::<Search>::with_root_and_props(root, props.clone()).render();
        Lab { app, props }
    }

    /// Shows the search, of the scenario with this link, or takes it from the screen.
    pub fn show(&mut self, link: String, open: bool) {
        self.props = Props { link, open, ..self.props.clone() };
        self.app.update(self.props.clone());
    }
}

/// The words of the field, each on a line with what it means, behind a tab.
#[wasm_bindgen]
pub fn glossary() -> String {
    GLOSSARY.map(|(word, meaning)| format!("{word}\t{meaning}")).join("\n")
}

/// Yew numbers the roots of each program from 1, and the page hears the events of the editor, which is a part of
/// it, too: the first number, which is the page's, is left to a root that nobody sees.
fn number_roots_apart() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.create_element("div").ok()) {
        yew::Renderer::<Nothing>::with_root(root).render();
    }
}

/// Nothing to be seen.
#[yew::component]
fn Nothing() -> yew::Html {
    yew::Html::default()
}

/// Calls a function of the page, which looks after its own errors.
fn call(function: &Function, argument: &JsValue) {
    let _ = function.call1(&JsValue::UNDEFINED, argument);
}

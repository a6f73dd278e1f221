//! The lab: the search as a person sees it, and what stands at the cursor for whoever looks closely. A program of its own, with its own part of the document, that the
//! page loads when it is first opened (`web/lab.js`). Page and lab tell each other of scenarios by links.

mod findings;
mod readings;
mod search;
mod searcher;
mod shrink;
mod state;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback};

use search::{Props, Search};

fn main() {
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
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

/// Calls a function of the page, which looks after its own errors.
fn call(function: &Function, argument: &JsValue) {
    let _ = function.call1(&JsValue::UNDEFINED, argument);
}

//! The editor of a scenario: its rule, what goes wrong in it, its parameters, and the same as a file. Given a
//! link it shows the scenario, and says with a link what has become of it; the page looks after all else.

mod amend;
mod as_file;
mod commands;
mod edit;
mod edits;
mod faults;
mod legend;
mod number_field;
mod parameter_field;
mod parameters;
mod rule_choice;
mod shorter;

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback};

use edit::{Edit, Props};
use edits::Edited;
pub(crate) use number_field::stepped;
use shorter::WrongTurn;

/// The editor on the page.
#[wasm_bindgen]
pub struct Editor {
    app: RefCell<AppHandle<Edit>>,
    props: RefCell<Props>,
}

#[wasm_bindgen]
impl Editor {
    /// Puts the editor of a link's scenario into the page: how to read the picture and the rule into `root`, what
    /// goes wrong, the parameters and the offer of a shorter run into elements of their own. `on_edit` is called
    /// with the link of what has become of the scenario and the name of the field that was written in, empty for a
    /// button; `on_look` with an instant in microseconds that somebody wants to see.
    #[wasm_bindgen(constructor)]
    pub fn new(
        link: String,
        root: Element,
        wrong: Element,
        parameters: Element,
        shorter: Element,
        on_edit: Function,
        on_look: Function,
    ) -> Self {
        let on_edit = Callback::from(move |Edited { link, field }: Edited| {
            // The page looks after its own errors.
            let _ = on_edit.call2(&JsValue::UNDEFINED, &link.into(), &field.into());
        });
        let on_look = Callback::from(move |at_us: i64| {
            let _ = on_look.call1(&JsValue::UNDEFINED, &(at_us as f64).into());
        });
        let props = Props { link, wrong, parameters, shorter, wrong_turn: None, on_edit, on_look };
        let app = yew::Renderer::<Edit>::with_root_and_props(root, props.clone()).render();
        Editor { app: RefCell::new(app), props: RefCell::new(props) }
    }

    /// Says that the Turn is lost or doubled, in which stretch of the run, or that it never is.
    pub fn offer_shorter(&self, stretch: Option<u32>, is_lost: bool) {
        let mut props = self.props.borrow_mut();
        props.wrong_turn = stretch.map(|stretch| WrongTurn { stretch, is_lost });
        self.app.borrow_mut().update(props.clone());
    }

    /// Shows the scenario of another link.
    pub fn show(&self, link: String) {
        let mut props = self.props.borrow_mut();
        if props.link != link {
            props.link = link;
            self.app.borrow_mut().update(props.clone());
        }
    }
}

#[cfg(test)]
mod tests;

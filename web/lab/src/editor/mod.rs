//! The editor of a scenario: its rule, what goes wrong in it, its parameters, and the same as a file. It is
//! given a scenario, and tells what has become of it; the page looks after all else.

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
use std::rc::Rc;

use turnlab_core::protocol::StateName;
use turnlab_core::scenario::Scenario;
use web_sys::Element;
use yew::{AppHandle, Callback};

use edit::{Edit, Props};
pub use edits::Edited;
pub(crate) use number_field::stepped;
pub use shorter::ShownAnomaly;

/// The editor on the page.
pub trait Editor {
    /// Shows another scenario.
    fn show(&self, scenario: &Scenario);

    /// Says what stands at the cursor.
    fn follow(&self, cursor: AtCursor);
}

/// What stands at the cursor, as far as the editor says something of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AtCursor {
    /// What goes wrong with the Turn; nothing where nothing does.
    pub anomaly: Option<ShownAnomaly>,
    /// The MTAs that have an end, by name, and how it stands.
    pub ends: Vec<(String, StateName)>,
}

/// Where on the page the editor is.
#[derive(Clone, PartialEq)]
pub struct Places {
    /// How to read the picture, and the rule.
    pub rule: Element,
    /// What goes wrong.
    pub wrong: Element,
    /// The parameters, and the scenario as a file.
    pub parameters: Element,
    /// The offer of a shorter run.
    pub shorter: Element,
}

/// What the page is told.
#[derive(Clone, PartialEq)]
pub struct Changes {
    /// What has become of the scenario.
    pub on_edit: Callback<Edited>,
    /// An instant, in microseconds, that somebody wants to see.
    pub on_look: Callback<i64>,
}

/// Shows the editor of a scenario.
pub(crate) fn editor(places: Places, scenario: &Scenario, changes: Changes) -> Rc<dyn Editor> {
    let rule = places.rule.clone();
    let props = Props { scenario: scenario.clone(), places, cursor: AtCursor::default(), changes };
    let app = yew::Renderer::<Edit>::with_root_and_props(rule, props.clone()).render();
    Rc::new(RefCell::new(Shown { app, props }))
}

struct Shown {
    app: AppHandle<Edit>,
    props: Props,
}

impl Editor for RefCell<Shown> {
    fn show(&self, scenario: &Scenario) {
        let Shown { app, props } = &mut *self.borrow_mut();
        if props.scenario != *scenario {
            props.scenario = scenario.clone();
            app.update(props.clone());
        }
    }

    fn follow(&self, cursor: AtCursor) {
        let Shown { app, props } = &mut *self.borrow_mut();
        props.cursor = cursor;
        app.update(props.clone());
    }
}

#[cfg(test)]
mod tests;

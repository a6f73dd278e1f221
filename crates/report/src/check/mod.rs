//! What a search found, and how to open it.

mod report;
mod searched;

pub use report::{CheckReport, CheckedBounds, CheckedMemory, CheckedProperty};
pub use searched::{Opened, Searched};

use turnlab_core::scenario::{Scenario, nearest};
use turnlab_core::search::Property;

/// From one request for the Turn to the next, where the scenario does not say: no search looks at it.
const REPEAT_AFTER_S: u32 = 10;

/// The scenario in which an end that has asked for the Turn may ask again at any time.
#[must_use]
pub fn repeating(mut scenario: Scenario) -> Scenario {
    if scenario.parameters.request_repeat_s == 0 {
        scenario.parameters.request_repeat_s = REPEAT_AFTER_S;
    }
    scenario
}

/// The properties of these names, in the order in which they are told; all of them, if there is none.
///
/// # Errors
///
/// A sentence without its full stop for each name that is none, behind that name.
pub fn properties_named(names: &[String]) -> Result<Vec<Property>, Vec<(String, String)>> {
    let known = || Property::ALL.iter().map(|property| property.name());
    let unknown = |name: &&String| !known().any(|known| known == **name);
    let problem = |name: &String| {
        let what = match nearest(name, known()) {
            Some(near) => format!("perhaps {near} was meant"),
            None => format!("there is {}", known().collect::<Vec<_>>().join(", ")),
        };
        (name.clone(), format!("there is no property {name}; {what}"))
    };
    let problems: Vec<_> = names.iter().filter(unknown).map(problem).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let wanted =
        |property: &Property| names.is_empty() || names.iter().any(|name| name == property.name());
    Ok(Property::ALL.into_iter().filter(wanted).collect())
}

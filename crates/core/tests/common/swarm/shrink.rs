//! A failing scenario made small: whatever it fails without is left out.

use turnlab_core::scenario::{Fault, PARAMETERS, Scenario};

use super::{Failure, check};

/// How many scenarios are tried at the most.
const MOST_TRIES: usize = 2_000;

/// The smallest scenario that could be found in little time and still fails, and how.
pub(crate) fn shrink(scenario: &Scenario, failure: Failure) -> (Scenario, Failure) {
    let mut smallest = Smallest { scenario: scenario.clone(), failure, tries: 0 };
    while smallest.round() {}
    (smallest.scenario, smallest.failure)
}

struct Smallest {
    scenario: Scenario,
    failure: Failure,
    tries: usize,
}

impl Smallest {
    /// Tries to leave out each part once; whether any could be.
    fn round(&mut self) -> bool {
        let mut any = self.end_early();
        for place in (0..self.scenario.mtas.len()).rev() {
            any |= self.leave_out(|scenario| without_mta(scenario, place));
        }
        any |= self.each(|s| &mut s.faults);
        any |= self.each(|s| &mut s.mail);
        any |= self.each(|s| &mut s.cuts);
        any |= self.each(|s| &mut s.commands);
        any |= self.each(|s| &mut s.links);
        any |= self.fewer_messages();
        any | self.defaults()
    }

    /// Keeps a smaller scenario if it still fails.
    fn leave_out(&mut self, change: impl FnOnce(&mut Scenario)) -> bool {
        let mut smaller = self.scenario.clone();
        change(&mut smaller);
        if smaller == self.scenario || smaller.check().is_err() || self.tries >= MOST_TRIES {
            return false;
        }
        self.tries += 1;
        match check(&smaller) {
            Ok(_) => false,
            Err(failure) => {
                (self.scenario, self.failure) = (smaller, failure);
                true
            }
        }
    }

    fn each<T>(&mut self, list: impl Fn(&mut Scenario) -> &mut Vec<T>) -> bool {
        let mut any = false;
        for place in (0..list(&mut self.scenario).len()).rev() {
            any |= self.leave_out(|scenario| {
                list(scenario).remove(place);
            });
        }
        any
    }

    fn end_early(&mut self) -> bool {
        let until_s = u32::try_from(self.failure.at_us / 1_000_000 + 1).unwrap_or(u32::MAX);
        self.leave_out(|scenario| scenario.until_s = scenario.until_s.min(until_s))
    }

    fn fewer_messages(&mut self) -> bool {
        let mut any = false;
        for place in 0..self.scenario.mail.len() {
            any |= self.leave_out(|scenario| scenario.mail[place].count = 1);
            any |= self.leave_out(|scenario| {
                let count = &mut scenario.mail[place].count;
                *count = count.div_ceil(2);
            });
        }
        any
    }

    /// Parameters back to their defaults, one by one.
    fn defaults(&mut self) -> bool {
        let default = Scenario::default();
        let mut any = false;
        for parameter in PARAMETERS.iter().filter(|known| !["rule", "until"].contains(&known.name))
        {
            any |= self.leave_out(|scenario| {
                parameter.put(scenario, &parameter.text(&default)).expect("it is its default");
            });
        }
        any
    }
}

/// A site without one of its MTAs and all that names it.
fn without_mta(scenario: &mut Scenario, place: usize) {
    let name = scenario.mtas.remove(place);
    let other = |named: &String| *named != name;
    scenario.links.retain(|link| link.between.iter().all(other));
    scenario.mail.retain(|mail| other(&mail.from) && other(&mail.to));
    scenario.commands.retain(|command| other(&command.mta));
    scenario.faults.retain(|fault| match fault {
        Fault::CutAfterStep { .. } => true,
        Fault::CutInFlight { from, .. } => other(from),
        Fault::LinkDown { between, .. } | Fault::SetLink { between, .. } => {
            between.iter().all(other)
        }
        Fault::Stop { mta, .. } | Fault::RefuseBinds { mta, .. } => other(mta),
    });
}

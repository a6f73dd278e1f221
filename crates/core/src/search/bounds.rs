//! How far a search goes.

/// The bounds of a search: what may happen, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// How many messages each end may be handed, the initiator first.
    pub mail: [u8; 2],
    /// How many times an association may be lost.
    pub losses: u8,
    /// How many PDUs may be on their way to one end of an association at the same time, from 1. An
    /// action that would send more is not enabled.
    pub in_flight: u8,
    /// How many associations there may be, those that have been closed included: the first one, and as
    /// many more as each MTA may open.
    pub associations: u8,
    /// How many times an MTA may stop and start again.
    pub restarts: u8,
    /// Whether the timers that close an association may fire: lifetime, disconnect and recovery.
    pub closing: bool,
}

impl Default for Bounds {
    /// Two messages for each end, one loss, four PDUs in flight, one association.
    fn default() -> Self {
        Bounds {
            mail: [2, 2],
            losses: 1,
            in_flight: 4,
            associations: 1,
            restarts: 0,
            closing: false,
        }
    }
}

/// One of the bounds that are numbers: its name and its range.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    /// Its name.
    pub name: &'static str,
    /// The least that it can be.
    pub least: u8,
    /// The most that it can be.
    pub most: u8,
    of: fn(&mut Bounds) -> &mut u8,
}

/// Every bound that is a number. The ranges are those in which a situation has room in its packed form,
/// and beyond which no machine gets through it anyway.
pub const BOUNDS: [Bound; 6] = [
    Bound { name: "mail of the initiator", least: 0, most: 20, of: |all| &mut all.mail[0] },
    Bound { name: "mail of the responder", least: 0, most: 20, of: |all| &mut all.mail[1] },
    Bound { name: "losses", least: 0, most: u8::MAX, of: |all| &mut all.losses },
    Bound { name: "in flight", least: 1, most: 8, of: |all| &mut all.in_flight },
    Bound { name: "associations", least: 1, most: 3, of: |all| &mut all.associations },
    Bound { name: "restarts", least: 0, most: 15, of: |all| &mut all.restarts },
];

impl Bound {
    /// Its value.
    #[must_use]
    pub fn value(&self, bounds: &Bounds) -> u8 {
        *(self.of)(&mut bounds.clone())
    }

    /// Sets it to what is written in `text`.
    ///
    /// # Errors
    ///
    /// What it has to be, if it is not that: a sentence without its subject and its full stop.
    pub fn put(&self, bounds: &mut Bounds, text: &str) -> Result<(), String> {
        let value =
            text.trim().parse().ok().filter(|value| (self.least..=self.most).contains(value));
        *(self.of)(bounds) = value.ok_or_else(|| self.must_be(text))?;
        Ok(())
    }

    fn must_be(&self, not: &str) -> String {
        let Bound { least, most, .. } = self;
        format!("must be a whole number from {least} to {most}, not {not}")
    }
}

impl Bounds {
    /// Whether all of them are within their ranges, alone and together.
    ///
    /// # Errors
    ///
    /// Each that is not, by its name and with what is allowed: a sentence without its full stop.
    pub fn check(&self) -> Result<(), Vec<String>> {
        let mut problems: Vec<String> = BOUNDS
            .iter()
            .map(|bound| (bound, bound.value(self)))
            .filter(|(bound, value)| !(bound.least..=bound.most).contains(value))
            .map(|(bound, value)| format!("{} {}", bound.name, bound.must_be(&value.to_string())))
            .collect();
        let together = (u16::from(self.losses) + 1) * (u16::from(self.restarts) + 1);
        if problems.is_empty() && together > 1 << u8::BITS {
            let most = (1 << u8::BITS) / (u16::from(self.losses) + 1) - 1;
            problems.push(format!(
                "restarts must be at most {most} where there may be {} losses, not {}",
                self.losses, self.restarts
            ));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_of_range_is_named_with_what_is_allowed() {
        let mut bounds = Bounds { mail: [2, 21], in_flight: 0, ..Bounds::default() };
        let problems = bounds.check().expect_err("two are out of range");
        assert_eq!(
            problems,
            [
                "mail of the responder must be a whole number from 0 to 20, not 21",
                "in flight must be a whole number from 1 to 8, not 0"
            ]
        );
        let refused = BOUNDS[2].put(&mut bounds, "256").expect_err("it is too much");
        assert_eq!(refused, "must be a whole number from 0 to 255, not 256");
        BOUNDS[3].put(&mut bounds, "8").expect("it is in range");
        assert_eq!(bounds.in_flight, 8);
    }

    #[test]
    fn losses_and_restarts_share_one_number() {
        let bounds = Bounds { losses: 84, restarts: 2, ..Bounds::default() };
        assert_eq!(bounds.check(), Ok(()));
        let problems =
            Bounds { losses: 85, ..bounds }.check().expect_err("together they are too many");
        assert_eq!(problems, ["restarts must be at most 1 where there may be 85 losses, not 2"]);
    }
}

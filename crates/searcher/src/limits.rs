//! How far a search goes, as a table: what the page offers and what the worker checks.

use serde::{Deserialize, Serialize};
use turnlab_core::search::Bounds;

/// How far a search goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Messages at the first MTA of the scenario, which opens the association.
    pub mail_first: u32,
    /// Messages at the second.
    pub mail_second: u32,
    /// How many times an association is lost.
    pub losses: u32,
    /// PDUs on their way to one end at the same time.
    pub in_flight: u32,
    /// How many associations there may be.
    pub associations: u32,
    /// Queued messages at which one more association is opened.
    pub threshold: u32,
    /// How much memory it may take, in MB.
    pub memory_mb: u32,
    /// Whether a request for the Turn is repeated.
    pub repeats: bool,
    /// Whether the timers that close an association may run out.
    pub closes: bool,
}

/// One number of them.
pub struct Limit {
    /// Its name.
    pub name: &'static str,
    /// What it is called; `{}` stands for the MTA that it is about.
    pub title: &'static str,
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
    /// Its value.
    pub get: fn(&Limits) -> u32,
    /// Gives it another value.
    pub set: fn(&mut Limits, u32),
}

/// A row of [`LIMITS`]: what is called so, and from what to what the field goes.
macro_rules! limit {
    ($name:literal, $title:literal, $range:expr, $field:ident) => {
        Limit {
            name: $name,
            title: $title,
            least: *$range.start(),
            most: *$range.end(),
            get: |limits| limits.$field,
            set: |limits, value| limits.$field = value,
        }
    };
}

/// Every number. The first [`PLAIN`] of them are what most people ask about.
pub static LIMITS: [Limit; 7] = [
    limit!("mail-first", "Mail at {}", (0..=12), mail_first),
    limit!("mail-second", "Mail at {}", (0..=12), mail_second),
    limit!("losses", "Losses", (0..=8), losses),
    limit!("in-flight", "PDUs in flight, each way", (1..=8), in_flight),
    limit!("associations", "Associations", (1..=3), associations),
    limit!("search-threshold", "Threshold for one more", (1..=12), threshold),
    limit!("memory", "Memory, MB", (1..=2048), memory_mb),
];

/// How many of [`LIMITS`] stand in the open.
pub const PLAIN: usize = 4;

impl Default for Limits {
    /// Two messages for each end, one loss, four PDUs in flight, one association.
    fn default() -> Self {
        Limits {
            mail_first: 2,
            mail_second: 2,
            losses: 1,
            in_flight: 4,
            associations: 1,
            threshold: 2,
            memory_mb: 512,
            repeats: false,
            closes: false,
        }
    }
}

impl Limit {
    /// The number that was written.
    ///
    /// # Errors
    ///
    /// What is allowed, as a sentence.
    pub fn read(&self, text: &str) -> Result<u32, String> {
        let range = self.least..=self.most;
        let number = text.trim().parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| format!("From {} to {}.", self.least, self.most))
    }
}

impl Limits {
    /// As the search wants them.
    ///
    /// # Errors
    ///
    /// The first number that is out of its range.
    pub fn bounds(&self) -> Result<Bounds, String> {
        for limit in &LIMITS {
            let value = (limit.get)(self);
            limit.read(&value.to_string()).map_err(|what| format!("{}: {what}", limit.name))?;
        }
        let small = |value: u32| u8::try_from(value).unwrap_or(u8::MAX);
        Ok(Bounds {
            mail: [small(self.mail_first), small(self.mail_second)],
            losses: small(self.losses),
            in_flight: small(self.in_flight),
            associations: small(self.associations),
            restarts: 0,
            closing: self.closes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_of_range_is_told() {
        for text in ["", "-1", "13", "1.5", "abc", "99999999999999999999"] {
            assert_eq!(LIMITS[0].read(text), Err("From 0 to 12.".to_owned()), "{text:?}");
        }
        assert_eq!(LIMITS[0].read(" 12 "), Ok(12));
    }

    #[test]
    fn limits_are_the_bounds_of_the_search() {
        assert_eq!(Limits::default().bounds(), Ok(Bounds::default()));
        let wide = Limits { in_flight: 9, ..Limits::default() };
        assert_eq!(wide.bounds(), Err("in-flight: From 1 to 8.".to_owned()));
    }

    #[test]
    fn every_number_is_its_own() {
        for (place, limit) in LIMITS.iter().enumerate() {
            let mut limits = Limits::default();
            (limit.set)(&mut limits, limit.most);
            for (other, untouched) in LIMITS.iter().enumerate().filter(|(other, _)| *other != place)
            {
                assert_eq!(
                    (untouched.get)(&limits),
                    (untouched.get)(&Limits::default()),
                    "{other}"
                );
            }
            assert_eq!((limit.get)(&limits), limit.most);
        }
    }
}

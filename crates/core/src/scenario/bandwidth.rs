//! How much passes over a link in a second.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::parameter::Unit;
use super::written_number;

/// How much passes over a link in a second: whole bytes, so that what people say of a line in KB/s or in kbit/s is
/// kept exactly. A KB is 1024 bytes and a kbit 1000 bits: 256 kbit/s are 31.25 KB/s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bandwidth {
    /// Bytes in a second.
    pub bytes_per_s: u32,
}

impl Bandwidth {
    const BYTES_OF_KB: u32 = Unit::KbPerSecond.parts();

    /// So many KB in a second.
    #[must_use]
    pub const fn kb_per_s(kb: u32) -> Self {
        Bandwidth { bytes_per_s: kb.saturating_mul(Self::BYTES_OF_KB) }
    }
}

/// In KB/s, with as many places as are needed: `31.25`.
impl fmt::Display for Bandwidth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Unit::KbPerSecond.number_text(self.bytes_per_s))
    }
}

/// KB/s: a whole number where it is one.
impl Serialize for Bandwidth {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let bytes = self.bytes_per_s;
        match bytes % Self::BYTES_OF_KB {
            0 => to.serialize_u32(bytes / Self::BYTES_OF_KB),
            // A 1024th has an end in binary, too.
            _ => to.serialize_f64(f64::from(bytes) / f64::from(Self::BYTES_OF_KB)),
        }
    }
}

/// KB/s as a number, or as people write it: `256 kbit/s`.
impl<'de> Deserialize<'de> for Bandwidth {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reading)
    }
}

struct Reading;

impl Visitor<'_> for Reading {
    type Value = Bandwidth;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a bandwidth such as 8, 31.25 or “256 kbit/s”")
    }

    fn visit_i64<E: Error>(self, kb: i64) -> Result<Bandwidth, E> {
        self.visit_str(&kb.to_string())
    }

    fn visit_u64<E: Error>(self, kb: u64) -> Result<Bandwidth, E> {
        self.visit_str(&kb.to_string())
    }

    fn visit_f64<E: Error>(self, kb: f64) -> Result<Bandwidth, E> {
        self.visit_str(&kb.to_string())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Bandwidth, E> {
        let bytes_per_s = written_number(text, Unit::KbPerSecond.text());
        bytes_per_s
            .map(|bytes_per_s| Bandwidth { bytes_per_s })
            .ok_or_else(|| E::custom(format!("“{text}” is no bandwidth in whole bytes per second")))
    }
}

//! What a cut would do at every instant of a run.

use serde::Serialize;
use turnlab_core::run::{CutMap, CutSpan, seconds};

/// What a cut would do at every instant of a run.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CutMapReport {
    /// How exactly the places are found where a cut begins to do something else.
    #[serde(rename = "grain_s", serialize_with = "seconds")]
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub grain_us: i64,
    /// From instant to instant: each begins where the one before it ends. Empty where an order takes the place of the
    /// clock.
    pub spans: Vec<CutSpan>,
}

impl CutMapReport {
    /// What is known of it so far.
    #[must_use]
    pub fn of(map: &CutMap) -> Self {
        CutMapReport { grain_us: map.grain_us(), spans: map.spans().to_vec() }
    }
}

//! What the codec is asked for.

use rasn::Encode;
use rasn::types::{ObjectIdentifier, UtcTime};

/// A value in BER, in the one form of it that DER allows.
pub(crate) fn encoded(value: &impl Encode) -> Vec<u8> {
    rasn::der::encode(value).expect("nothing that a run can say is too large for BER")
}

/// An object identifier of a standard.
pub(crate) fn identifier(arcs: &'static [u32]) -> ObjectIdentifier {
    ObjectIdentifier::new_unchecked(arcs.into())
}

/// So many seconds after the beginning of 1970.
pub(crate) fn utc_time(seconds: i64) -> UtcTime {
    UtcTime::from_timestamp(seconds, 0).unwrap_or_default()
}

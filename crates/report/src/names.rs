//! The words that may stand in a report, for its schema.
#![cfg(feature = "schema")]

use schemars::{Schema, SchemaGenerator, json_schema};
use turnlab_core::search::{Growth, Property, PropertyKind, Verdict};

fn one_of(words: &[&str]) -> Schema {
    json_schema!({ "type": "string", "enum": words })
}

pub(crate) fn property(_: &mut SchemaGenerator) -> Schema {
    one_of(&Property::ALL.map(Property::name))
}

pub(crate) fn property_kind(_: &mut SchemaGenerator) -> Schema {
    use PropertyKind::{Always, Eventually, Sometimes};
    one_of(&[Always, Eventually, Sometimes].map(PropertyKind::name))
}

pub(crate) fn verdict(_: &mut SchemaGenerator) -> Schema {
    use Verdict::{Holds, NotReached, Stopped, Violated};
    one_of(&[Holds, Violated, NotReached, Stopped].map(Verdict::name))
}

pub(crate) fn growth(_: &mut SchemaGenerator) -> Schema {
    one_of(&Growth::ALL.map(Growth::name))
}

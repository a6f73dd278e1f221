//! The exhaustive search: counts that stay what they are, and agreement with a plain one.

mod bounds;
#[path = "../common/mod.rs"]
mod common;
mod counts;
mod naive;
mod plain;
mod repairs;
mod replay;
mod shrink;
#[path = "../common/splitmix.rs"]
mod splitmix;

use turnlab_core::protocol::Rule;
use turnlab_core::search::{Bounds, Model, Property, Report, Search};

/// The model of the defaults under a rule; requests are repeated if `repeat` says so.
fn model(rule: Rule, bounds: Bounds, repeat: bool) -> Model {
    let mut settings = common::incident().world_settings();
    settings.association.rule = rule;
    settings.association.request_repeat_us = if repeat { 10_000_000 } else { 0 };
    settings.threshold_messages = 2;
    Model::new(settings, bounds, 12)
}

fn searched(model: Model) -> Report {
    Search::new(model, &Property::ALL, 1 << 30).run()
}

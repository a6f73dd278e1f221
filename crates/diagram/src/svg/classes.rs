//! The words by which a style sheet knows things.

use crate::{CellFill, Dashes, LaneFill, Paint, RailStyle, Role, Stroke, Tone};

/// The classes of a shape, and its hue if it has one.
pub(super) fn of_paint(paint: Paint) -> (&'static str, Option<usize>) {
    match paint {
        Paint::Hit => ("hit", None),
        Paint::Lifeline => ("lifeline", None),
        Paint::Tick => ("tick", None),
        Paint::Band => ("band", None),
        Paint::BandEdge => ("band-edge", None),
        Paint::Queue => ("queue", None),
        Paint::QueueEdge => ("queue-edge", None),
        Paint::Limit => ("limit", None),
        Paint::Lane(LaneFill::Solid) => ("lane lane-solid", None),
        Paint::Lane(LaneFill::Pale) => ("lane lane-pale", None),
        Paint::Lane(LaneFill::Hollow) => ("lane lane-hollow", None),
        Paint::Lane(LaneFill::Absent) => ("lane lane-absent", None),
        Paint::Rail(RailStyle::Solid, hue) => ("rail rail-solid", Some(hue)),
        Paint::Rail(RailStyle::Dotted, hue) => ("rail rail-dotted", Some(hue)),
        Paint::Rail(RailStyle::Faint, hue) => ("rail rail-faint", Some(hue)),
        Paint::Rail(RailStyle::Broken, hue) => ("rail rail-broken", Some(hue)),
        Paint::Arrow(Stroke::Plain, hue) => ("line stroke-plain", Some(hue)),
        Paint::Arrow(Stroke::Heavy, hue) => ("line stroke-heavy", Some(hue)),
        Paint::Arrow(Stroke::Dashed, hue) => ("line stroke-dashed", Some(hue)),
        Paint::Arrow(Stroke::Token, _) => ("line stroke-token token", None),
        Paint::ArrowHead(Stroke::Token, _) => ("head token", None),
        Paint::ArrowHead(_, hue) => ("head", Some(hue)),
        Paint::Cross => ("cross alarm", None),
        Paint::Tear => ("tear", None),
        Paint::Wave => ("wave", None),
        Paint::Bracket => ("bracket", None),
        Paint::HandleLine { idle: false } => ("handle-line alarm", None),
        Paint::HandleLine { idle: true } => ("handle-line idle", None),
        Paint::Pill { idle: false } => ("pill", None),
        Paint::Pill { idle: true } => ("pill idle", None),
        Paint::Scissors => ("scissors", None),
        Paint::Wait => ("wait", None),
        Paint::Outage => ("gap", None),
        Paint::Arrival(hue) => ("mark-arrival", Some(hue)),
        Paint::Beginning(hue) => ("mark-beginning", Some(hue)),
        Paint::Veil => ("veil", None),
        Paint::NoteEdge => ("note-edge", None),
        Paint::Cell(CellFill::Unknown) => ("cell-unknown", None),
        Paint::Cell(CellFill::Safe) => ("cell-safe", None),
        Paint::Cell(CellFill::Felled) => ("cell-felled", None),
        Paint::Cell(CellFill::Lost) => ("cell-lost", None),
        Paint::Cell(CellFill::Doubled) => ("cell-doubled", None),
        Paint::Cell(CellFill::Both) => ("cell-both", None),
        Paint::CellRing => ("cell-ring", None),
        Paint::Grid => ("grid", None),
        Paint::Curve(dashes, hue) => (curve(dashes), Some(hue)),
        Paint::CurveAtLeast(dashes, hue) => (curve_at_least(dashes), Some(hue)),
        Paint::CurveMark(hue) => ("curve-mark", Some(hue)),
        Paint::Spread(hue) => ("spread", Some(hue)),
        Paint::Here => ("here", None),
    }
}

fn curve(dashes: Dashes) -> &'static str {
    match dashes {
        Dashes::Solid => "curve",
        Dashes::Long => "curve curve-long",
        Dashes::Dotted => "curve curve-dotted",
        Dashes::LongAndDotted => "curve curve-long-dotted",
    }
}

fn curve_at_least(dashes: Dashes) -> &'static str {
    match dashes {
        Dashes::Solid => "curve curve-at-least",
        Dashes::Long => "curve curve-long curve-at-least",
        Dashes::Dotted => "curve curve-dotted curve-at-least",
        Dashes::LongAndDotted => "curve curve-long-dotted curve-at-least",
    }
}

/// The classes of a text, and its hue if it has one.
pub(super) fn of_role(role: Role) -> (&'static str, Option<usize>) {
    match role {
        Role::Name => ("t-name", None),
        Role::Subtitle => ("t-subtitle t-muted", None),
        Role::Time => ("t-time t-muted", None),
        Role::Label(Stroke::Plain) => ("t-label", None),
        Role::Label(Stroke::Heavy) => ("t-label label-heavy", None),
        Role::Label(Stroke::Dashed) => ("t-label label-dashed t-muted", None),
        Role::Label(Stroke::Token) => ("t-label label-token token", None),
        Role::LaneLabel => ("t-lane token", None),
        Role::Remark(Tone::Plain) => ("t-remark", None),
        Role::Remark(Tone::Alarm) => ("t-remark alarm", None),
        Role::Limit => ("t-limit t-muted", None),
        Role::Count => ("t-count", None),
        Role::Fold => ("t-fold t-muted", None),
        Role::Band => ("t-band alarm", None),
        Role::RailTitle(hue) => ("t-rail", Some(hue)),
        Role::RailLabel(hue) => ("t-rail t-rail-label", Some(hue)),
        Role::Handle => ("t-handle", None),
        Role::Wait => ("t-wait t-muted", None),
        Role::Note => ("t-note", None),
    }
}

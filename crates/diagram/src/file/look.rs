//! What each thing of a scene looks like where no style sheet says so.

use super::palette::Ink;
use crate::{CellFill, Dashes, LaneFill, Paint, RailStyle, Role, Stroke, Tone};

/// How a shape is drawn. Widths and dashes are in pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    pub(super) fill: Option<Ink>,
    pub(super) fill_opacity: Option<&'static str>,
    pub(super) stroke: Option<Ink>,
    pub(super) width: &'static str,
    pub(super) dashes: &'static str,
    pub(super) opacity: &'static str,
    pub(super) round: bool,
}

fn filled(ink: Ink) -> Look {
    Look { fill: Some(ink), ..Look::default() }
}

fn stroked(ink: Ink, width: &'static str) -> Look {
    Look { stroke: Some(ink), width, ..Look::default() }
}

/// How a shape is drawn; nothing for what is only there for the pointer.
pub(super) fn of_paint(paint: Paint, compact: bool) -> Option<Look> {
    let rail = if compact { "2.5" } else { "3" };
    Some(match paint {
        Paint::Hit => return None,
        Paint::Lifeline => stroked(Ink::Ink, "2"),
        Paint::Tick | Paint::Wave => stroked(Ink::HairlineStrong, "1"),
        Paint::Band => Look { fill_opacity: Some("0.07"), ..filled(Ink::Alarm) },
        Paint::BandEdge => Look { dashes: "1.25 4", opacity: "0.8", ..stroked(Ink::Alarm, "1.25") },
        Paint::Queue => filled(Ink::Queue),
        Paint::QueueEdge => stroked(Ink::QueueEdge, "1"),
        Paint::Limit => Look { dashes: "4 4", opacity: "0.75", ..stroked(Ink::Muted, "1") },
        Paint::Lane(LaneFill::Solid) => filled(Ink::Token),
        Paint::Lane(LaneFill::Pale) => Look { opacity: "0.35", ..filled(Ink::Token) },
        Paint::Lane(LaneFill::Hollow) => Look { dashes: "1.5 1.5", ..stroked(Ink::Token, "1") },
        Paint::Lane(LaneFill::Absent) => stroked(Ink::Hairline, "1"),
        Paint::Rail(RailStyle::Solid, hue) => stroked(Ink::Hue(hue), rail),
        Paint::Rail(RailStyle::Dotted, hue) => {
            Look { dashes: "0.01 6", round: true, ..stroked(Ink::Hue(hue), rail) }
        }
        Paint::Rail(RailStyle::Faint, hue) => {
            Look { opacity: "0.55", ..stroked(Ink::Hue(hue), "1") }
        }
        Paint::Rail(RailStyle::Broken, hue) => {
            Look { opacity: "0.8", dashes: "3 3", ..stroked(Ink::Hue(hue), "1") }
        }
        Paint::Arrow(Stroke::Plain, hue) => stroked(Ink::Hue(hue), "1.5"),
        Paint::Arrow(Stroke::Heavy, hue) => stroked(Ink::Hue(hue), "2.5"),
        Paint::Arrow(Stroke::Dashed, hue) => {
            Look { dashes: "4 3", ..stroked(Ink::Hue(hue), "1.5") }
        }
        Paint::Arrow(Stroke::Token, _) => stroked(Ink::Token, "2.25"),
        Paint::ArrowHead(Stroke::Token, _) => filled(Ink::Token),
        Paint::ArrowHead(_, hue) => filled(Ink::Hue(hue)),
        Paint::Cross => Look { round: true, ..stroked(Ink::Alarm, "2.25") },
        Paint::Tear => Look { fill_opacity: Some("0.72"), ..filled(Ink::Paper) },
        Paint::Bracket => stroked(Ink::Muted, "1"),
        Paint::HandleLine { idle } => {
            let ink = if idle { Ink::Muted } else { Ink::Alarm };
            Look { dashes: "1.25 4", ..stroked(ink, "1.25") }
        }
        Paint::Pill { idle: false } => filled(Ink::AlarmFill),
        Paint::Pill { idle: true } => filled(Ink::Muted),
        Paint::Wait => stroked(Ink::Muted, "1"),
        Paint::Outage => Look { dashes: "1 5", round: true, ..stroked(Ink::Muted, "1.5") },
        Paint::Arrival(hue) => filled(Ink::Hue(hue)),
        Paint::Beginning(hue) => Look { fill: Some(Ink::Paper), ..stroked(Ink::Hue(hue), "1.75") },
        Paint::Veil => Look { fill_opacity: Some("0.6"), ..filled(Ink::Paper) },
        Paint::NoteEdge => stroked(Ink::HairlineStrong, "2"),
        Paint::Cell(CellFill::Unknown) => {
            Look { fill_opacity: Some("0.5"), ..filled(Ink::Hairline) }
        }
        Paint::Cell(CellFill::Safe) => filled(Ink::Harmless),
        Paint::Cell(CellFill::Felled) => Look { opacity: "0.5", ..filled(Ink::Harmless) },
        Paint::Cell(CellFill::Lost) => filled(Ink::AlarmFill),
        Paint::Cell(CellFill::Doubled) => Look { opacity: "0.75", ..filled(Ink::Token) },
        Paint::Cell(CellFill::Both) => filled(Ink::Ink),
        Paint::CellRing => Look { fill: Some(Ink::Paper), ..stroked(Ink::Ink, "1.5") },
        Paint::Grid => stroked(Ink::Hairline, "1"),
        Paint::Curve(dashes, hue) => curve(dashes, stroked(Ink::Hue(hue), "2")),
        Paint::CurveAtLeast(dashes, hue) => {
            curve(dashes, Look { opacity: "0.6", ..stroked(Ink::Hue(hue), "1.5") })
        }
        Paint::CurveMark(hue) => Look { fill: Some(Ink::Paper), ..stroked(Ink::Hue(hue), "1.5") },
        Paint::Spread(hue) => Look { fill_opacity: Some("0.16"), ..filled(Ink::Hue(hue)) },
        Paint::Here => stroked(Ink::Ink, "1.25"),
        Paint::Scissors => Look { round: true, ..stroked(Ink::OnAlarm, "1.5") },
    })
}

fn curve(dashes: Dashes, look: Look) -> Look {
    let (dashes, round) = match dashes {
        Dashes::Solid => ("", false),
        Dashes::Long => ("7 4", false),
        Dashes::Dotted => ("0.01 4.5", true),
        Dashes::LongAndDotted => ("9 4 2 4", false),
    };
    Look { dashes, round, ..look }
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub(super) ink: Ink,
    /// Whether it stands on a little paper of its own.
    pub(super) on_paper: bool,
}

/// How a text is set.
pub(super) fn of_role(role: Role) -> Type {
    let (ink, on_paper) = match role {
        Role::Name => (Ink::Ink, false),
        Role::Subtitle | Role::Time | Role::Limit => (Ink::Muted, false),
        Role::Count => (Ink::Ink, false),
        Role::Label(Stroke::Dashed) => (Ink::Muted, true),
        Role::Label(Stroke::Token) => (Ink::TokenText, true),
        Role::Label(Stroke::Plain | Stroke::Heavy) => (Ink::Ink, true),
        Role::LaneLabel => (Ink::TokenText, true),
        Role::Remark(Tone::Plain) => (Ink::Ink, true),
        Role::Remark(Tone::Alarm) => (Ink::Alarm, true),
        Role::Fold => (Ink::Muted, true),
        Role::Band => (Ink::Alarm, true),
        Role::RailTitle(hue) | Role::RailLabel(hue) => (Ink::Hue(hue), true),
        Role::Wait => (Ink::Muted, true),
        Role::Note => (Ink::Ink, true),
        Role::Handle => (Ink::OnAlarm, false),
    };
    Type { ink, on_paper }
}

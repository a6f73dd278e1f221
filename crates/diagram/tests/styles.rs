//! The style sheet and the layout must mean the same sizes, and no class may be unknown to it.

mod common;

use common::incident;
use turnlab_diagram::{Frame, Role, Stroke, Tone, layout, svg, type_size, type_weight};

const CSS: &str = include_str!("../../../web/styles/diagram.css");

const ROLES: [(&str, Role); 14] = [
    ("t-name", Role::Name),
    ("t-subtitle", Role::Subtitle),
    ("t-time", Role::Time),
    ("t-label", Role::Label(Stroke::Plain)),
    ("t-lane", Role::LaneLabel),
    ("t-remark", Role::Remark(Tone::Alarm)),
    ("t-limit", Role::Limit),
    ("t-count", Role::Count),
    ("t-fold", Role::Fold),
    ("t-band", Role::Band),
    ("t-rail", Role::RailTitle(0)),
    ("t-rail", Role::RailLabel(0)),
    ("t-handle", Role::Handle),
    ("t-label", Role::Label(Stroke::Heavy)),
];

/// The type size the style sheet gives to a class, in a wide or a narrow picture.
fn styled_size(class: &str, compact: bool) -> Option<f64> {
    let prefix = if compact { ".diagram.compact ." } else { ".diagram ." };
    let wanted = format!("{prefix}{class}");
    let rules = CSS.split('}').filter_map(|rule| rule.split_once('{'));
    let sized = rules.filter(|(_, body)| body.contains("font-size"));
    let mut named = sized.filter(|(names, _)| names.split(',').any(|name| name.trim() == wanted));
    let (_, body) = named.next()?;
    let size = body.split("font-size:").nth(1)?.split("px").next()?;
    size.trim().parse().ok()
}

#[test]
fn texts_are_styled_as_large_as_they_are_measured() {
    for (class, role) in ROLES {
        assert_eq!(styled_size(class, false), Some(type_size(role, false)), "{class}");
        assert_eq!(styled_size(class, true), Some(type_size(role, true)), "{class}, compact");
    }
}

#[test]
fn texts_are_styled_as_heavy_as_they_are_measured() {
    for (class, role) in ROLES {
        let wanted = format!(".diagram .{class} {{");
        let rule = CSS.split('}').find(|rule| rule.contains(&wanted)).unwrap_or_default();
        let weight = rule.split("font-weight:").nth(1).map(|rest| rest.trim_matches([' ', ';']));
        assert_eq!(weight.map_or(400, |it| it.parse().unwrap_or(0)), type_weight(role), "{class}");
    }
    assert!(CSS.contains("font-kerning: none"), "the layout knows of no kerning");
}

#[test]
fn every_class_has_a_style() {
    let picture = layout(&incident(), Frame::of(960.0));
    let drawing = svg::figure(&picture, "");
    let classes = drawing.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    for class in classes.flat_map(str::split_whitespace) {
        let known = [
            "arrow",
            "rail-solid",
            "label-heavy",
            "label-dashed",
            "rail-solid",
            "label-token",
            "stroke-plain",
            "t-rail-label",
            "lane",
        ];
        assert!(
            CSS.contains(&format!(".{class}")) || known.contains(&class),
            "nothing says how “{class}” looks"
        );
    }
}

#[test]
fn no_colour_and_no_style_is_written_into_a_drawing() {
    let picture = layout(&incident(), Frame::of(358.0));
    let drawing = svg::write(&picture.draw(0).scene);
    assert!(!drawing.contains("style=") && !drawing.contains('#'));
}

//! How wide a text is, without a font: a table on the wide side of what system fonts do.

use crate::{Anchor, Bounds, Role, Text};

/// Widths of the printable ASCII characters from the space on, in thousandths of the type size.
/// Those of DejaVu Sans, the widest of the fonts a page falls back to.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Bold type against regular type.
const BOLD: f64 = 1.12;

/// How far capitals and digits rise above the baseline, in type sizes.
const ASCENT: f64 = 0.76;

/// How far a text goes below its baseline, in type sizes.
const DESCENT: f64 = 0.22;

/// From one line of a text to the next, in type sizes.
pub(crate) const LEADING: f64 = 1.22;

/// The type size of a role in pixels; `compact` is for narrow pictures. The style sheet must agree.
pub fn type_size(role: Role, compact: bool) -> f64 {
    let (wide, narrow) = match role {
        Role::Name => (16.0, 15.0),
        Role::Band => (13.0, 11.0),
        Role::Label(_) | Role::Fold | Role::Handle => (12.0, 11.0),
        Role::Remark(_) => (12.0, 10.5),
        Role::Note => (12.0, 11.0),
        Role::Subtitle => (12.0, 10.0),
        Role::LaneLabel => (12.0, 10.5),
        Role::Time | Role::Limit | Role::Count | Role::Wait => (11.0, 10.0),
        Role::RailTitle(_) | Role::RailLabel(_) => (11.0, 10.0),
    };
    if compact { narrow } else { wide }
}

fn is_bold(role: Role) -> bool {
    matches!(role, Role::Name | Role::Band | Role::Remark(_) | Role::Handle | Role::Count)
}

fn character_width(c: char) -> f64 {
    let index = (c as usize).wrapping_sub(0x20);
    let thousandths = match ASCII.get(index) {
        Some(&width) => width,
        None if matches!(c, '“' | '”' | '‘' | '’' | '·' | '–') => 520,
        None if (c as u32) < 0x250 => 700,
        None => 1000,
    };
    f64::from(thousandths) / 1000.0
}

/// The width of a text in pixels, rather too wide than too narrow.
pub(crate) fn width_of(text: &str, role: Role, compact: bool) -> f64 {
    let weight = if is_bold(role) { BOLD } else { 1.0 };
    text.chars().map(character_width).sum::<f64>() * type_size(role, compact) * weight
}

/// From the baseline of one line to the next, in whole pixels.
pub(crate) fn line_height(role: Role, compact: bool) -> f64 {
    (type_size(role, compact) * LEADING).ceil()
}

/// How far below the middle of its box the baseline of a text is.
pub(crate) fn below_middle(role: Role, compact: bool) -> f64 {
    type_size(role, compact) * (ASCENT - DESCENT + 0.16) / 2.0
}

/// The box that a placed text fills.
pub fn bounds_of(text: &Text, compact: bool) -> Bounds {
    let size = type_size(text.role, compact);
    let width = width_of(&text.text, text.role, compact);
    let start = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => -width / 2.0,
        Anchor::End => -width,
    };
    let (x, y) = (text.at.x, text.at.y);
    if text.downwards {
        Bounds {
            left: x - size * DESCENT,
            top: y + start,
            right: x + size * ASCENT,
            bottom: y + start + width,
        }
    } else {
        Bounds {
            left: x + start,
            top: y - size * ASCENT,
            right: x + start + width,
            bottom: y + size * DESCENT,
        }
    }
}

/// The text in lines no wider than `room`, broken between words, and no line much longer than the
/// others; a longer word keeps its line.
pub(crate) fn wrapped(text: &str, room: f64, role: Role, compact: bool) -> Vec<String> {
    const STEP: f64 = 4.0;
    let mut lines = filled(text, room, role, compact);
    let mut narrower = room - STEP;
    while lines.len() > 1 && narrower > 0.0 {
        let fewer = filled(text, narrower, role, compact);
        let fits = |line: &String| width_of(line, role, compact) <= narrower;
        if fewer.len() > lines.len() || !fewer.iter().all(fits) {
            break;
        }
        lines = fewer;
        narrower -= STEP;
    }
    lines
}

fn filled(text: &str, room: f64, role: Role, compact: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut() {
            let longer = format!("{line} {word}");
            if width_of(&longer, role, compact) <= room {
                *line = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

/// The text, or as much of its beginning as fits into `room`, with an ellipsis.
pub(crate) fn fitted(text: &str, room: f64, role: Role, compact: bool) -> String {
    if width_of(text, role, compact) <= room {
        return text.to_owned();
    }
    let room = room - width_of("…", role, compact);
    let mut width = 0.0;
    let one = width_of("…", role, compact);
    let kept = text.char_indices().find(|(_, c)| {
        width += character_width(*c) * one;
        width > room
    });
    let kept = &text[..kept.map_or(0, |(index, _)| index)];
    // Rather between words, if that does not cost more than half.
    let words = kept.rfind(' ').map_or(kept, |space| &kept[..space]);
    let kept = if words.len() * 2 >= kept.len() { words } else { kept };
    format!("{}…", kept.trim_end_matches([' ', ',', '·']))
}

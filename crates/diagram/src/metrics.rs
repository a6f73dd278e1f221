//! How wide a text is: the widths of the font that the page and the exports bring along. Kerning is off in
//! pictures, so that a text is as wide as its characters are together.

mod widths;

use self::widths::{BOLD, OTHERS, REGULAR};
use crate::{Anchor, Bounds, Role, Text};

/// In which parts of the type size widths are counted.
const UNITS: f64 = 2048.0;

/// A character that the font does not have, in type sizes: as wide as those of other scripts are, and
/// as signs and pictures are.
const UNKNOWN: (f64, f64) = (1.0, 1.4);

/// Every digit where they stand in columns, in units.
const TABULAR: f64 = 1328.0;

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

/// The weight of a role, from 400 to 700. The style sheet must agree.
pub fn type_weight(role: Role) -> u16 {
    match role {
        Role::Name => 700,
        Role::Band | Role::Remark(_) | Role::Handle | Role::Count => 600,
        Role::Label(_) => 500,
        _ => 400,
    }
}

/// How wide the font has a character at weight 400 and at 700, in units; nothing where it does not have it.
fn widths(c: char) -> Option<(u16, u16)> {
    let place = match c {
        ' '..='~' => Some(c as usize - 0x20),
        'À'..='ÿ' => Some(c as usize - 0xC0 + 95),
        _ => None,
    };
    match place {
        Some(place) => Some((REGULAR[place], BOLD[place])),
        None => OTHERS.iter().find(|&&(other, ..)| other == c).map(|&(_, thin, bold)| (thin, bold)),
    }
}

/// In type sizes.
fn character_width(c: char, weight: u16) -> f64 {
    match widths(c) {
        Some((thin, bold)) => {
            let share = f64::from(weight - 400) / 300.0;
            (f64::from(thin) + (f64::from(bold) - f64::from(thin)) * share) / UNITS
        }
        None if (c as u32) < 0x1_0000 => UNKNOWN.0,
        None => UNKNOWN.1,
    }
}

/// Whether the width of a text is known, and not guessed.
pub(crate) fn is_known(text: &str) -> bool {
    text.chars().all(|c| widths(c).is_some())
}

/// The width of a text in pixels; of one with characters that the font does not have, rather too much.
pub(crate) fn width_of(text: &str, role: Role, compact: bool) -> f64 {
    let weight = type_weight(role);
    let in_columns = role == Role::Time;
    let width = |c: char| match c {
        '0'..='9' if in_columns => TABULAR / UNITS,
        c => character_width(c, weight),
    };
    text.chars().map(width).sum::<f64>() * type_size(role, compact)
}

/// From the baseline of one line to the next, in whole pixels.
pub(crate) fn line_height(role: Role, compact: bool) -> f64 {
    (type_size(role, compact) * LEADING).ceil()
}

/// How far below the middle of its box the baseline of a text is.
pub(crate) fn below_middle(role: Role, compact: bool) -> f64 {
    type_size(role, compact) * (ASCENT - DESCENT + 0.16) / 2.0
}

/// The box that a placed text fills; below one that reads downwards a letter more, so that another one there does
/// not go on with it.
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
            bottom: y + start + width + size,
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
    let (size, weight) = (type_size(role, compact), type_weight(role));
    let kept = text.char_indices().find(|(_, c)| {
        width += character_width(*c, weight) * size;
        width > room
    });
    let kept = &text[..kept.map_or(0, |(index, _)| index)];
    // Rather between words, if that does not cost more than half.
    let words = kept.rfind(' ').map_or(kept, |space| &kept[..space]);
    let kept = if words.len() * 2 >= kept.len() { words } else { kept };
    format!("{}…", kept.trim_end_matches([' ', ',', '·']))
}

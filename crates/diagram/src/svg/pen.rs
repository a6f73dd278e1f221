//! Writes text and numbers, the same to the byte everywhere.

use crate::Scene;

/// How many hues the style sheet has.
const HUES: usize = 6;

pub(crate) struct Pen {
    pub(crate) out: String,
}

impl Pen {
    pub(crate) fn with_room_for(scene: &Scene) -> Self {
        const BYTES_PER_ITEM: usize = 160;
        Self { out: String::with_capacity(scene.items.len() * BYTES_PER_ITEM + 512) }
    }

    pub(crate) fn empty() -> Self {
        Self { out: String::new() }
    }

    pub(crate) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Text that stays on its line and means nothing in XML, in HTML and to what fills in templates.
    pub(crate) fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\n' => self.raw("&#10;"),
                '{' => self.raw("&#123;"),
                '\t' => self.out.push(c),
                // Nothing that is written as XML may hold these.
                c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
                    self.out.push('\u{FFFD}');
                }
                _ => self.out.push(c),
            }
        }
    }

    /// To a tenth, by whole numbers only.
    pub(crate) fn number(&mut self, value: f64) {
        let tenths = (value * 10.0).round() as i64;
        if tenths < 0 {
            self.out.push('-');
        }
        self.whole((tenths.unsigned_abs()) / 10);
        if tenths % 10 != 0 {
            self.out.push('.');
            self.whole(tenths.unsigned_abs() % 10);
        }
    }

    pub(crate) fn whole(&mut self, value: u64) {
        if value >= 10 {
            self.whole(value / 10);
        }
        self.out.push(char::from(b'0' + (value % 10) as u8));
    }

    pub(crate) fn attribute(&mut self, name: &str, value: f64) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.number(value);
        self.raw("\"");
    }

    pub(crate) fn words(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.escaped(value);
        self.raw("\"");
    }

    pub(crate) fn classes(&mut self, (class, hue): (&str, Option<usize>)) {
        self.raw(" class=\"");
        self.raw(class);
        if let Some(hue) = hue {
            self.raw(" hue-");
            self.whole((hue % HUES) as u64);
        }
        self.raw("\"");
    }
}

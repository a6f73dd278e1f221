//! The keyboard.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::page::Page;

/// A key of the page, or two at once.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Press {
    Character(char),
    ShiftAnd(char),
    ControlAnd(char),
    ControlShiftAnd(char),
    Up,
    Down,
    Left,
    Right,
    ShiftAndDown,
    Home,
    End,
    Space,
    Enter,
    Delete,
    Tab,
    PageUp,
    PageDown,
    Escape,
}

impl Press {
    fn key(self) -> char {
        match self {
            Press::Character(key) | Press::ShiftAnd(key) => key,
            Press::ControlAnd(key) | Press::ControlShiftAnd(key) => key,
            Press::Up => Key::Up.into(),
            Press::Down | Press::ShiftAndDown => Key::Down.into(),
            Press::Left => Key::Left.into(),
            Press::Right => Key::Right.into(),
            Press::Home => Key::Home.into(),
            Press::End => Key::End.into(),
            Press::Space => ' ',
            Press::Enter => Key::Enter.into(),
            Press::Delete => Key::Delete.into(),
            Press::Tab => Key::Tab.into(),
            Press::PageUp => Key::PageUp.into(),
            Press::PageDown => Key::PageDown.into(),
            Press::Escape => Key::Escape.into(),
        }
    }

    fn with_shift(self) -> bool {
        matches!(self, Press::ShiftAnd(_) | Press::ControlShiftAnd(_) | Press::ShiftAndDown)
    }
}

impl Press {
    fn with_control(self) -> bool {
        matches!(self, Press::ControlAnd(_) | Press::ControlShiftAnd(_))
    }
}

impl Page {
    /// Presses a key, wherever the focus is.
    pub async fn press(&self, press: Press) {
        let held = [(press.with_control(), Key::Control), (press.with_shift(), Key::Shift)];
        let held: Vec<char> =
            held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, key)| key.into()).collect();
        let mut keys = KeyActions::new("keyboard".to_owned());
        for &value in &held {
            keys = keys.then(KeyAction::Down { value });
        }
        let value = press.key();
        keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        for &value in &held {
            keys = keys.then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys).await.expect("a key can be pressed");
    }
}

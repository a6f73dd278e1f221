//! How a link wants a run to be looked at: `view=turn:to-scale:association:2`, `theme=dark`.

use strum::{IntoStaticStr, VariantArray};

use super::parts::LONGEST_FRAGMENT;
use super::problem::{nearest, shown};
use super::short::arrived;

/// How closely a run is told; each says what the one before it says, and more.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Detail {
    /// What concerns the Turn: requests, gives and their acknowledgements, losses, recoveries, new
    /// associations, and where nobody or both had it.
    Turn,
    /// Mail as well: each transfer is one arrow. Repetition is told once.
    #[default]
    Messages,
    /// Every PDU and every step.
    Pdus,
}

impl Detail {
    /// Every one, the least first.
    pub const ALL: [Detail; Detail::VARIANTS.len()] =
        *Detail::VARIANTS.first_chunk().expect("as many as there are");

    /// Its name in links and on a command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// What a run is shown on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// As the viewer likes it.
    #[default]
    Auto,
    /// Light, whatever the viewer likes.
    Light,
    /// Dark, whatever the viewer likes.
    Dark,
}

impl Paper {
    /// Its name in links.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Paper::Auto => "auto",
            Paper::Light => "light",
            Paper::Dark => "dark",
        }
    }

    /// Reads what stands behind `theme=`.
    pub(super) fn read(value: &str) -> Option<Self> {
        [Paper::Auto, Paper::Light, Paper::Dark].into_iter().find(|paper| paper.name() == value)
    }
}

/// What is said of a theme that there is not.
pub(super) const NO_THEME: &str = "a theme is light, dark, or auto: as the viewer likes it";

/// How a run is looked at. No part of the scenario: the run is the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct View {
    /// How closely.
    pub detail: Detail,
    /// Whether a second is as long everywhere on the axis.
    pub to_scale: bool,
    /// Whose Turn the lanes are about, by its number from 1; the newest association if not said.
    pub association: Option<u16>,
    /// What on.
    pub paper: Paper,
}

impl View {
    /// What the fragment of an address says of it, wherever in it that stands. What cannot be read is
    /// told by [`read_link`](super::read_link), and is here as if nothing were said.
    #[must_use]
    pub fn of_link(fragment: &str) -> Self {
        if fragment.len() > LONGEST_FRAGMENT {
            return View::default();
        }
        let parts = arrived(fragment).parts;
        let said = |name| parts.iter().rfind(|part| part.0 == name).map(|(_, value)| value);
        let view = said("view").and_then(|value| read_view(value).ok()).unwrap_or_default();
        let paper = said("theme").and_then(|value| Paper::read(value)).unwrap_or_default();
        View { paper, ..view }
    }

    /// What is written of it behind a link, with the `&` before it; nothing where it is as if nothing were
    /// said.
    #[must_use]
    pub fn link_part(self) -> String {
        let mut text = String::new();
        if self.detail != Detail::default() {
            text += self.detail.name();
        }
        if self.to_scale {
            text += if text.is_empty() { TO_SCALE } else { ":to-scale" };
        }
        if let Some(number) = self.association {
            let colon = if text.is_empty() { "" } else { ":" };
            text += &format!("{colon}{ASSOCIATION}:{number}");
        }
        if !text.is_empty() {
            text.insert_str(0, "&view=");
        }
        if self.paper != Paper::Auto {
            text += "&theme=";
            text += self.paper.name();
        }
        text
    }
}

/// The word for a true scale.
const TO_SCALE: &str = "to-scale";
/// The word for what a picture has when nothing is said.
const COMPRESSED: &str = "compressed";
/// The word before the number of an association.
const ASSOCIATION: &str = "association";

/// Reads what stands behind `view=`.
///
/// # Errors
///
/// What is wrong with it and what is allowed.
pub fn read_view(value: &str) -> Result<View, String> {
    let mut view = View::default();
    let mut words = value.split(':');
    while let Some(word) = words.next() {
        if let Some(detail) = Detail::ALL.into_iter().find(|detail| detail.name() == word) {
            view.detail = detail;
        } else if word == TO_SCALE || word == COMPRESSED {
            view.to_scale = word == TO_SCALE;
        } else if word == ASSOCIATION {
            let number = words.next().and_then(|number| number.parse().ok());
            let what = "an association has a number from 1 to 65535: association:2";
            view.association = Some(number.filter(|number| *number > 0).ok_or(what)?);
        } else {
            return Err(unknown(word));
        }
    }
    Ok(view)
}

fn unknown(word: &str) -> String {
    let known = Detail::ALL.map(Detail::name).into_iter();
    let known = known.chain([TO_SCALE, COMPRESSED, ASSOCIATION]);
    let shown = shown(word);
    match nearest(word, known.clone()) {
        Some(near) => format!("a view has no “{shown}”; perhaps {near} was meant"),
        None => {
            let known = known.collect::<Vec<_>>().join(", ");
            format!("a view has no “{shown}”; it has {known}")
        }
    }
}

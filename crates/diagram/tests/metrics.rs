//! Texts are measured as wide as the fonts that are shipped set them.

use std::fs;
use std::path::Path;

use ttf_parser::Face;
use turnlab_diagram::{Anchor, Point, Role, Stroke, Text, bounds_of, type_size};

const ROLES: [(Role, &str); 4] = [
    (Role::Subtitle, "inter-400.ttf"),
    (Role::Label(Stroke::Plain), "inter-500.ttf"),
    (Role::Count, "inter-600.ttf"),
    (Role::Name, "inter-700.ttf"),
];

const WORDS: [&str; 4] = [
    "RT-TURN-PLEASE, normal · “LONDON has it” ×47",
    " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    "MÜNCHEN ÅRHUS São Paulo Ñ ß ø – — … → ← ↑ ↓ ≥ ≤ −",
    "0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ §°·µ¹²³½«»‘’”",
];

fn measured(text: &str, role: Role) -> f64 {
    let at = Point::new(0.0, 0.0);
    let text = Text { at, anchor: Anchor::Start, downwards: false, text: text.to_owned(), role };
    bounds_of(&text, false).right
}

fn set(text: &str, role: Role, face: &Face) -> f64 {
    let advance = |c: char| {
        let glyph = face.glyph_index(c).unwrap_or_else(|| panic!("the font has no “{c}”"));
        f64::from(face.glyph_hor_advance(glyph).unwrap_or_default())
    };
    text.chars().map(advance).sum::<f64>() * type_size(role, false) / f64::from(face.units_per_em())
}

#[test]
fn texts_are_as_wide_as_the_font_sets_them() {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/cli/fonts");
    for (role, file) in ROLES {
        let font = fs::read(fonts.join(file)).expect("the font is in the tree");
        let face = Face::parse(&font, 0).expect("a font");
        for words in WORDS {
            let (measured, set) = (measured(words, role), set(words, role, &face));
            assert!((measured - set).abs() < 0.2, "{file}, “{words}”: {measured} and not {set}");
        }
    }
}

#[test]
fn what_the_font_does_not_have_gets_ample_room() {
    let role = Role::Subtitle;
    assert!(measured("東京", role) >= 2.0 * type_size(role, false));
    assert!(measured("💩", role) >= 1.3 * type_size(role, false));
}

#[test]
fn the_font_of_the_page_travels_light() {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/fonts");
    let size = |file| fs::metadata(fonts.join(file)).expect("the font is in the tree").len();
    let bytes = size("inter.woff2") + size("inter-letters.woff2");
    assert!(bytes <= 25_000, "{bytes} bytes");
}

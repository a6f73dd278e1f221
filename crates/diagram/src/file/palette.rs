//! The colours of a picture that stands alone, light and dark.

/// One colour by what it is for. The page's style sheet has the same (a test compares them).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(clippy::enum_variant_names, reason = "ink is one of the inks")]
pub(super) enum Ink {
    Paper,
    Ink,
    Muted,
    Hairline,
    HairlineStrong,
    Token,
    TokenText,
    Alarm,
    AlarmFill,
    OnAlarm,
    Queue,
    QueueEdge,
    /// Of a cut that does no harm, and of a rule that keeps the Turn.
    Harmless,
    Hue(usize),
}

/// Hues in the order in which associations take them.
const HUES: [(&str, &str); 6] = [
    ("#2b5bd7", "#82a4ff"),
    ("#08775c", "#4fd0ac"),
    ("#7b45c4", "#c09bff"),
    ("#a8480f", "#ffa36b"),
    ("#0c7690", "#5fc9e3"),
    ("#ac2f7d", "#f58ecb"),
];

impl Ink {
    /// Every colour there is.
    pub(super) const ALL: [Ink; 19] = [
        Ink::Paper,
        Ink::Ink,
        Ink::Muted,
        Ink::Hairline,
        Ink::HairlineStrong,
        Ink::Token,
        Ink::TokenText,
        Ink::Alarm,
        Ink::AlarmFill,
        Ink::OnAlarm,
        Ink::Queue,
        Ink::QueueEdge,
        Ink::Harmless,
        Ink::Hue(0),
        Ink::Hue(1),
        Ink::Hue(2),
        Ink::Hue(3),
        Ink::Hue(4),
        Ink::Hue(5),
    ];

    /// On light and on dark paper.
    pub(super) fn colours(self) -> (&'static str, &'static str) {
        match self {
            Ink::Paper => ("#fcfbf7", "#14161f"),
            Ink::Ink => ("#1b2136", "#ecebe4"),
            Ink::Muted => ("#5d6375", "#9a9eae"),
            Ink::Hairline => ("#dedcd3", "#2a2d3a"),
            Ink::HairlineStrong => ("#b9b7ae", "#4a4e5e"),
            Ink::Token => ("#e0a106", "#f4bd45"),
            Ink::TokenText => ("#8a6100", "#f4bd45"),
            Ink::Alarm => ("#b9231b", "#ff8578"),
            Ink::AlarmFill => ("#c0261e", "#ff7b6e"),
            Ink::OnAlarm => ("#ffffff", "#2a0d0a"),
            Ink::Queue => ("#dcdde2", "#343846"),
            Ink::QueueEdge => ("#b4b6c0", "#565b6d"),
            Ink::Harmless => ("#4f9f86", "#4b9a82"),
            Ink::Hue(hue) => HUES[hue % HUES.len()],
        }
    }

    /// Its name in the page's style sheet, and in classes.
    pub(super) fn name(self) -> String {
        match self {
            Ink::Paper => "paper".to_owned(),
            Ink::Ink => "ink".to_owned(),
            Ink::Muted => "muted".to_owned(),
            Ink::Hairline => "hairline".to_owned(),
            Ink::HairlineStrong => "hairline-strong".to_owned(),
            Ink::Token => "token".to_owned(),
            Ink::TokenText => "token-text".to_owned(),
            Ink::Alarm => "alarm".to_owned(),
            Ink::AlarmFill => "alarm-fill".to_owned(),
            Ink::OnAlarm => "on-alarm".to_owned(),
            Ink::Queue => "queue".to_owned(),
            Ink::QueueEdge => "queue-edge".to_owned(),
            Ink::Harmless => "cut-harmless".to_owned(),
            Ink::Hue(hue) => format!("hue-{}", hue % HUES.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ink;

    const THEME: &str = include_str!("../../../../web/styles/theme.css");

    #[test]
    fn a_file_has_the_colours_of_the_page() {
        for ink in Ink::ALL {
            let (light, dark) = ink.colours();
            let line = format!("--{}: light-dark({light}, {dark});", ink.name());
            assert!(THEME.contains(&line), "the style sheet does not say “{line}”");
        }
    }
}

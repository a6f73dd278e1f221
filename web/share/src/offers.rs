//! What can leave, in the order and in the groups in which it is offered.

use turnlab_export::Format;

/// One thing that can leave, or the way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Offer {
    Link,
    MarkdownLink,
    Embed,
    File(Format),
    Open,
}

/// What is said of it.
pub(crate) struct About {
    pub(crate) offer: Offer,
    /// Its name in the page.
    pub(crate) key: &'static str,
    pub(crate) title: &'static str,
    pub(crate) summary: &'static str,
}

const fn about(
    offer: Offer,
    key: &'static str,
    title: &'static str,
    summary: &'static str,
) -> About {
    About { offer, key, title, summary }
}

const fn file(format: Format, summary: &'static str) -> About {
    about(Offer::File(format), format.name(), format.title(), summary)
}

/// A heading, and what stands below it.
type Group = (&'static str, &'static [About]);

pub(crate) const GROUPS: [Group; 5] = [
    (
        "Share",
        &[
            about(Offer::Link, "link", "Link", "Opens exactly this, with the cursor where it is."),
            about(
                Offer::MarkdownLink,
                "markdown-link",
                "Markdown link",
                "The same for a README, a chat or a ticket.",
            ),
            about(
                Offer::Embed,
                Format::Embed.name(),
                Format::Embed.title(),
                "The playground as a frame in another page. Without allow-popups “Open in full” cannot open.",
            ),
        ],
    ),
    (
        "Picture",
        &[
            file(Format::Svg, "Sharp at every size. It can be opened here again."),
            file(Format::Png, "For slides and chats. It can be opened here again."),
            file(
                Format::AnimatedSvg,
                "Plays the run by itself in a README or a slide. Still where less motion is wanted.",
            ),
            file(
                Format::Figure,
                "HTML with caption, words and link: works in print, in feeds and without a script.",
            ),
        ],
    ),
    (
        "Text",
        &[
            file(Format::Mermaid, "A sequence diagram for Markdown pages."),
            file(Format::Plantuml, "A sequence diagram for PlantUML."),
            file(Format::Transcript, "What happens, line by line, to be read aloud."),
            file(Format::Markdown, "The same as a numbered list."),
        ],
    ),
    (
        "Data",
        &[
            file(Format::Csv, "The counters by their real names, every 15 seconds."),
            file(Format::Pcapng, "For Wireshark: the X.400-over-TCP equivalent of the run."),
            file(Format::Toml, "The scenario itself, to be changed and run again."),
        ],
    ),
    (
        "Open",
        &[about(
            Offer::Open,
            "open",
            "Open…",
            "A link, a scenario file, or an SVG, PNG or figure that was saved here. Undo goes back.",
        )],
    ),
];

/// All of them, in order.
pub(crate) fn offers() -> impl Iterator<Item = &'static About> {
    GROUPS.iter().flat_map(|(_, offers)| offers.iter())
}

impl Offer {
    pub(crate) fn about(self) -> &'static About {
        offers().find(|about| about.offer == self).unwrap_or(&GROUPS[0].1[0])
    }

    /// The format, if it is a file.
    pub(crate) fn format(self) -> Option<Format> {
        match self {
            Offer::File(format) => Some(format),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use turnlab_export::FORMATS;

    /// The older capture format is for those who ask for it by name, the element for those who build pages.
    #[test]
    fn every_format_is_offered() {
        for format in FORMATS {
            let is_offered = offers().any(|about| about.key == format.name());
            let is_by_name = matches!(format, Format::Pcap | Format::Element);
            assert_eq!(is_offered, !is_by_name, "{format:?}");
        }
    }
}

//! What there is to leave as.

use strum::VariantArray;

/// A format, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, VariantArray)]
pub enum Format {
    /// A picture of lines, as a file that needs nothing else.
    Svg,
    /// A picture of pixels.
    Png,
    /// A picture that plays the run by itself.
    AnimatedSvg,
    /// A picture with its words, for a page.
    Figure,
    /// The same picture, which becomes the playground when it is pressed.
    Element,
    /// The playground as a frame, for a page.
    Embed,
    /// A sequence diagram for Mermaid.
    Mermaid,
    /// A sequence diagram for PlantUML.
    Plantuml,
    /// What happens, in words.
    Transcript,
    /// The same as a numbered list.
    Markdown,
    /// The counters over time.
    Csv,
    /// A packet capture.
    Pcapng,
    /// The same in the older format.
    Pcap,
    /// The scenario itself.
    Toml,
}

/// All of them.
pub const FORMATS: [Format; Format::VARIANTS.len()] =
    *Format::VARIANTS.first_chunk().expect("as many as there are");

/// What command line and dialog have to know of a format.
struct About {
    name: &'static str,
    title: &'static str,
    summary: &'static str,
    extension: &'static str,
    media_type: &'static str,
    is_text: bool,
}

type Words = &'static str;

const fn text(
    name: Words,
    title: Words,
    summary: Words,
    extension: Words,
    media_type: Words,
) -> About {
    About { name, title, summary, extension, media_type, is_text: true }
}

const fn octets(
    name: Words,
    title: Words,
    summary: Words,
    extension: Words,
    media_type: Words,
) -> About {
    About { is_text: false, ..text(name, title, summary, extension, media_type) }
}

impl Format {
    /// The table.
    #[rustfmt::skip]
    const fn about(self) -> About {
        match self {
            Format::Svg => text("svg", "SVG", "The picture as a file that needs nothing else", ".svg", "image/svg+xml"),
            Format::Png => octets("png", "PNG", "The picture in pixels", ".png", "image/png"),
            Format::AnimatedSvg => text("animated-svg", "Animated SVG", "The picture, playing the run by itself, without a script", ".svg", "image/svg+xml"),
            Format::Figure => text("figure", "Figure", "The picture with its caption, its words and a link, for a page", ".html", "text/html"),
            Format::Element => text("element", "Element", "The figure within <turn-lab>: it becomes the playground when it is pressed", ".html", "text/html"),
            Format::Embed => text("embed", "Embed code", "The playground as a frame, for a page", ".html", "text/html"),
            Format::Mermaid => text("mermaid", "Mermaid", "A sequence diagram for Mermaid", ".mmd", "text/plain"),
            Format::Plantuml => text("plantuml", "PlantUML", "A sequence diagram for PlantUML", ".puml", "text/plain"),
            Format::Transcript => text("transcript", "Transcript", "What happens in words, one line for each step", ".txt", "text/plain"),
            Format::Markdown => text("markdown", "Markdown transcript", "The same as a numbered list in Markdown", ".md", "text/markdown"),
            Format::Csv => text("csv", "CSV", "The counters over time", ".csv", "text/csv"),
            Format::Pcapng => octets("pcapng", "Packet capture", "A packet capture, labelled: the X.400-over-TCP equivalent", ".pcapng", "application/vnd.tcpdump.pcap"),
            Format::Pcap => octets("pcap", "Packet capture (pcap)", "The same in the older format, which has no room for the label", ".pcap", "application/vnd.tcpdump.pcap"),
            Format::Toml => text("toml", "Scenario file", "The scenario as a file, whole", ".toml", "application/toml"),
        }
    }

    /// What `turnlab render --format` calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.about().name
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.into_iter().find(|format| format.name() == name)
    }

    /// Its name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.about().title
    }

    /// What comes out, in a few words without a full stop.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        self.about().summary
    }

    /// Whether its files are text; octets otherwise.
    #[must_use]
    pub const fn is_text(self) -> bool {
        self.about().is_text
    }

    /// The extension of its files, with its dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.about().extension
    }

    /// What its files are to a browser.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.about().media_type
    }

    /// Whether it is a picture of the run.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(
            self,
            Format::Svg | Format::Png | Format::AnimatedSvg | Format::Figure | Format::Element
        )
    }

    /// Whether it leads to the playground, whose address it has to know.
    #[must_use]
    pub const fn has_link(self) -> bool {
        matches!(self, Format::Figure | Format::Element | Format::Embed)
    }

    /// How wide a picture is unless said otherwise, in pixels: one for a page so wide that it is drawn as large as
    /// it is in the columns of most.
    #[must_use]
    pub const fn usual_width(self) -> u32 {
        if matches!(self, Format::Figure | Format::Element) { 600 } else { 800 }
    }

    /// Whether it is told more or less closely.
    #[must_use]
    pub const fn has_detail(self) -> bool {
        !matches!(self, Format::Embed | Format::Csv | Format::Pcapng | Format::Pcap | Format::Toml)
    }

    /// Whether it can be had of a part of the run.
    #[must_use]
    pub const fn has_part(self) -> bool {
        !matches!(self, Format::Embed | Format::Toml)
    }
}

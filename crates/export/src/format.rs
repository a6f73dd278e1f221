//! What there is to leave as.

/// A format, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A picture of lines, as a file that needs nothing else.
    Svg,
    /// A picture of pixels.
    Png,
    /// A picture that plays the run by itself.
    AnimatedSvg,
    /// A picture with its words, for a page.
    Figure,
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
pub const FORMATS: [Format; 13] = [
    Format::Svg,
    Format::Png,
    Format::AnimatedSvg,
    Format::Figure,
    Format::Embed,
    Format::Mermaid,
    Format::Plantuml,
    Format::Transcript,
    Format::Markdown,
    Format::Csv,
    Format::Pcapng,
    Format::Pcap,
    Format::Toml,
];

impl Format {
    /// Its name in the terminal, how its files end, and what they are to a browser.
    const fn about(self) -> [&'static str; 3] {
        match self {
            Format::Svg => ["svg", ".svg", "image/svg+xml"],
            Format::Png => ["png", ".png", "image/png"],
            Format::AnimatedSvg => ["animated-svg", ".svg", "image/svg+xml"],
            Format::Figure => ["figure", ".html", "text/html"],
            Format::Embed => ["embed", ".html", "text/html"],
            Format::Mermaid => ["mermaid", ".mmd", "text/plain"],
            Format::Plantuml => ["plantuml", ".puml", "text/plain"],
            Format::Transcript => ["transcript", ".txt", "text/plain"],
            Format::Markdown => ["markdown", ".md", "text/markdown"],
            Format::Csv => ["csv", ".csv", "text/csv"],
            Format::Pcapng => ["pcapng", ".pcapng", "application/vnd.tcpdump.pcap"],
            Format::Pcap => ["pcap", ".pcap", "application/vnd.tcpdump.pcap"],
            Format::Toml => ["toml", ".toml", "application/toml"],
        }
    }

    /// What `turnlab render --format` calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.about()[0]
    }

    /// How the names of its files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        self.about()[1]
    }

    /// What its files are to a browser.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.about()[2]
    }

    /// Whether it is a picture of the run.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Format::Svg | Format::Png | Format::AnimatedSvg | Format::Figure)
    }

    /// Whether it leads to the playground, whose address it has to know.
    #[must_use]
    pub const fn has_link(self) -> bool {
        matches!(self, Format::Figure | Format::Embed)
    }

    /// How wide a picture is unless said otherwise, in pixels: one for a page so wide that it is drawn as large as
    /// it is in the columns of most.
    #[must_use]
    pub const fn usual_width(self) -> u32 {
        if matches!(self, Format::Figure) { 600 } else { 800 }
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

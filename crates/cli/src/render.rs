//! `turnlab render`: a run in a format of another program.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use turnlab_core::scenario::parse_time_us;
use turnlab_view::export::{Detail, Excerpt, LONGEST_FOR_MERMAID, OFTENEST_US, SAMPLED_EVERY_US};
use turnlab_view::{Story, Theme};

use crate::source;
use crate::told::Told;

/// What may be asked for.
#[derive(Debug, Args)]
pub(crate) struct RenderOptions {
    /// The name of a library scenario, a file, - for standard input, or a link
    scenario: String,
    /// What comes out
    #[arg(long, value_enum)]
    format: Format,
    /// Where it begins: seconds, m:ss or h:mm:ss
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
    /// Where it ends
    #[arg(long, value_name = "TIME")]
    to: Option<String>,
    /// How closely the run is told, in diagrams and transcripts
    #[arg(long, value_enum, default_value_t = Level::Messages)]
    detail: Level,
    /// What stands over it
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// What stands below it
    #[arg(long, value_name = "TEXT")]
    caption: Option<String>,
    /// How often the counters are looked at, in seconds, for csv: 15 unless said otherwise
    #[arg(long, value_name = "SECONDS")]
    every: Option<String>,
    /// The paper, for svg
    #[arg(long, value_enum)]
    theme: Option<Paper>,
    /// How wide the picture is, in pixels, for svg: 800 unless said otherwise
    #[arg(long, value_name = "PIXELS")]
    width: Option<u32>,
    /// Write it to a file, and not to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The picture of the whole run, as a file that needs nothing else
    Svg,
    /// A sequence diagram for Mermaid
    Mermaid,
    /// A sequence diagram for PlantUML
    Plantuml,
    /// What happens in words, one line for each step
    Transcript,
    /// The same as a numbered list in Markdown
    Markdown,
    /// The counters over time
    Csv,
    /// The scenario as a file, whole
    Toml,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Paper {
    Light,
    Dark,
    /// As the viewer likes it
    Auto,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Level {
    /// What concerns the Turn
    Turn,
    /// Mail as well, each transfer as one
    Messages,
    /// Every PDU
    Pdus,
}

/// Runs what is asked for, and says or writes it in the format that is asked for.
pub(crate) fn render(options: &RenderOptions) -> Result<String, Told> {
    let excerpt = excerpt(options)?;
    let every_us = every_us(options)?;
    let scenario = source::scenario(&options.scenario)?;
    let history = scenario.run().map_err(|problems| Told::all("", &problems))?;
    let story = Story::new(scenario, history);
    let text = match options.format {
        Format::Svg => svg(&story, options, &excerpt)?,
        Format::Mermaid => story.mermaid(&excerpt),
        Format::Plantuml => story.plantuml(&excerpt),
        Format::Transcript => story.transcript(&excerpt),
        Format::Markdown => story.markdown(&excerpt),
        Format::Csv => story.csv(&excerpt, every_us),
        Format::Toml => story.toml(&excerpt),
    };
    if options.format == Format::Mermaid && LONGEST_FOR_MERMAID < text.encode_utf16().count() {
        warn_of_length();
    }
    match &options.output {
        None => Ok(text),
        Some(path) => match fs::write(path, text) {
            Ok(()) => Ok(String::new()),
            Err(error) => {
                Err(Told::one(format!("{} could not be written: {error}", path.display())))
            }
        },
    }
}

/// The picture has the folds of the page, and no excerpt.
fn svg(story: &Story, options: &RenderOptions, excerpt: &Excerpt) -> Result<String, Told> {
    if options.from.is_some() || options.to.is_some() || options.detail != Level::Messages {
        let what =
            "an svg shows the whole run: --from, --to and --detail are for the other formats";
        return Err(Told::one(what.to_owned()));
    }
    let width = options.width.unwrap_or(800);
    if !(320..=4000).contains(&width) {
        return Err(Told::one(format!("--width {width}: it must be from 320 to 4000 pixels")));
    }
    let theme = match options.theme.unwrap_or(Paper::Auto) {
        Paper::Light => Theme::Light,
        Paper::Dark => Theme::Dark,
        Paper::Auto => Theme::Auto,
    };
    Ok(story.svg(excerpt, theme, f64::from(width)))
}

/// It is no error: a page may be set to take more.
fn warn_of_length() {
    let what = format!(
        "Mermaid takes {LONGEST_FOR_MERMAID} characters unless its maxTextSize is set to more, and this is \
         longer; --from, --to and --detail make it shorter"
    );
    // Where standard error is closed, there is nobody to tell.
    let _ = write!(io::stderr().lock(), "{}", Told::one(what));
}

fn excerpt(options: &RenderOptions) -> Result<Excerpt, Told> {
    let whole = Excerpt::default();
    let from_us = options.from.as_deref().map(|text| time_us("--from", text)).transpose()?;
    let to_us = options.to.as_deref().map(|text| time_us("--to", text)).transpose()?;
    let (from_us, to_us) = (from_us.unwrap_or(whole.from_us), to_us.unwrap_or(whole.to_us));
    if to_us < from_us {
        return Err(Told::one("--to is before --from".to_owned()));
    }
    let detail = match options.detail {
        Level::Turn => Detail::Turn,
        Level::Messages => Detail::Messages,
        Level::Pdus => Detail::Pdus,
    };
    let (title, caption) = (options.title.clone(), options.caption.clone());
    Ok(Excerpt { from_us, to_us, detail, title, caption })
}

fn time_us(option: &str, text: &str) -> Result<i64, Told> {
    parse_time_us(text).ok_or_else(|| {
        Told::one(format!("{option} {text}: it must be a time, such as 8.375, 25:00 or 1:00:00"))
    })
}

/// Not so often that a day of it fills a disk.
fn every_us(options: &RenderOptions) -> Result<i64, Told> {
    let Some(text) = &options.every else { return Ok(SAMPLED_EVERY_US) };
    let every_us = parse_time_us(text).filter(|us| (OFTENEST_US..).contains(us));
    every_us.ok_or_else(|| {
        Told::one(format!("--every {text}: it must be a time of 0.1 s or more, such as 15 or 1:00"))
    })
}

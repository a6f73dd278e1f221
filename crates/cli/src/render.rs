//! `turnlab render`: a run as a picture, or in a format of another program.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use turnlab_core::scenario::{A_TIME, View, read_view, written_time_us};
use turnlab_export::{ExportRequest, FORMATS, Format, HERE, WIDTHS, png};
use turnlab_view::export::{
    Detail, Excerpt, LONGEST_FOR_MERMAID, OFTENEST_US, SAMPLED_EVERY_US, part_to_play, source_text,
    until,
};
use turnlab_view::{Story, Theme, ViewOptions, clock};

use crate::chosen::ChosenOptions;
use crate::error::CliError;
use crate::pixels;

/// What may be asked for.
#[derive(Debug, Args)]
pub(crate) struct RenderOptions {
    #[command(flatten)]
    chosen: ChosenOptions,
    /// What comes out
    #[arg(long, value_parser = format_parser())]
    format: Format,
    /// Where it begins: seconds, or as in 27:45, 1:00:00, 25min or 3h
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
    /// Where it ends
    #[arg(long, value_name = "TIME")]
    to: Option<String>,
    /// Where the cursor is when the playground opens, for what leads there
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// How the run is looked at, as links say it: pdus:to-scale
    #[arg(long, value_name = "VIEW")]
    view: Option<String>,
    /// How closely the run is told, in diagrams and transcripts: messages unless said otherwise, here or by --view
    #[arg(long, value_enum)]
    detail: Option<Level>,
    /// What stands over it
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// What stands below it
    #[arg(long, value_name = "TEXT")]
    caption: Option<String>,
    /// How often the counters are looked at, for csv: 15 s unless said otherwise
    #[arg(long, value_name = "SECONDS")]
    every: Option<String>,
    /// The paper, for pictures: auto unless said otherwise, which for png is light
    #[arg(long, value_enum)]
    theme: Option<Paper>,
    /// How wide the picture is, in pixels: 800 unless said otherwise, 600 for a figure and an element
    #[arg(long, value_name = "PIXELS")]
    width: Option<u32>,
    /// How many pixels of a png there are for each of these: 1, 2 or 3
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    scale: u8,
    /// Where the playground is, for what leads there: figure, element and embed
    #[arg(long, alias = "page", value_name = "URL")]
    base: Option<String>,
    /// Write it to a file, and not to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The formats by their names, with what each is.
fn format_parser() -> impl TypedValueParser<Value = Format> {
    let named = FORMATS.map(|format| PossibleValue::new(format.name()).help(format.summary()));
    PossibleValuesParser::new(named).try_map(|name| Format::named(&name).ok_or("no such format"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Paper {
    Light,
    Dark,
    /// As the viewer likes it
    Auto,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Level {
    /// What concerns the Turn
    Turn,
    /// Mail as well, each transfer as one
    Messages,
    /// Every PDU
    Pdus,
}

impl From<Paper> for Theme {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::Light => Theme::Light,
            Paper::Dark => Theme::Dark,
            Paper::Auto => Theme::Auto,
        }
    }
}

impl From<Level> for Detail {
    fn from(level: Level) -> Self {
        match level {
            Level::Turn => Detail::Turn,
            Level::Messages => Detail::Messages,
            Level::Pdus => Detail::Pdus,
        }
    }
}

/// Runs what is asked for, and says or writes it in the format that is asked for.
pub(crate) fn render(options: &RenderOptions) -> Result<String, CliError> {
    let mut request = request(options)?;
    let source = options.chosen.open()?;
    let at_us = options.at.as_deref().map(|text| time_us("--at", text)).transpose()?;
    request.excerpt.opens_us = at_us.or(source.at_us);
    if options.view.is_none() {
        request.view = source.view;
    }
    request.lab = source.lab;
    let scenario = source.scenario;
    let history = scenario.run().map_err(|problems| CliError::all("", &problems))?;
    let story = Story::new(scenario, history);
    if let Some(what) = turnlab_export::outside(&story, &request.excerpt) {
        return Err(CliError::one(format!("{}: {what}", part(options))));
    }
    let at = options.at.as_ref().zip(at_us);
    let unseen = |at_us| turnlab_export::unseen(&story, &request.excerpt, at_us);
    if let Some((at, what)) = at.and_then(|(at, at_us)| Some((at, unseen(at_us)?))) {
        return Err(CliError::one(format!("--at {at}: {what}")));
    }
    let mut made = turnlab_export::write(&story, &request);
    if request.format == Format::Png {
        let chart = || story.chart(&ViewOptions::from(&request.excerpt));
        let until = |height| clock(until(&chart(), request.width, height));
        made = pixels::draw(&made, options.scale, until).map_err(CliError::one)?;
        made = png::carrying(&made, &source_text(story.scenario()));
    }
    if request.format == Format::Mermaid {
        warn_of_length(&made);
    }
    if request.format == Format::AnimatedSvg {
        warn_of_part(&story, &request);
    }
    if request.format.has_link() && request.base == HERE {
        warn_of_place();
    }
    put(options, &made)
}

/// The part as it was asked for.
fn part(options: &RenderOptions) -> String {
    let said = [("--from", &options.from), ("--to", &options.to)];
    let said =
        said.into_iter().filter_map(|(name, time)| Some(format!("{name} {}", time.as_ref()?)));
    said.collect::<Vec<_>>().join(" ")
}

fn request(options: &RenderOptions) -> Result<ExportRequest, CliError> {
    let format = options.format;
    let view = view(options)?;
    let excerpt = excerpt(options, view)?;
    let width = options.width.unwrap_or(format.usual_width());
    if !WIDTHS.contains(&width) {
        let (least, most) = (WIDTHS.start(), WIDTHS.end());
        return Err(CliError::one(format!(
            "--width {width}: it must be from {least} to {most} pixels"
        )));
    }
    let theme = options.theme.unwrap_or(Paper::Auto).into();
    let (width, every_us, base) = (f64::from(width), every_us(options)?, base(options)?);
    Ok(ExportRequest {
        excerpt,
        theme,
        width,
        every_us,
        base,
        view,
        ..ExportRequest::for_format(format)
    })
}

/// Where the playground is.
fn base(options: &RenderOptions) -> Result<String, CliError> {
    let base = options.base.clone().unwrap_or_else(|| HERE.to_owned());
    match base.is_empty() || base.contains(|c: char| c == '#' || c.is_whitespace()) {
        true => Err(CliError::one(format!(
            "--base {base}: it must be the address of the playground without what stands behind #, such as \
             https://example.org/turnlab/"
        ))),
        false => Ok(base),
    }
}

/// Writes it where it is to go; nothing is left to say then.
fn put(options: &RenderOptions, bytes: &[u8]) -> Result<String, CliError> {
    let (written, place) = match &options.output {
        Some(path) => (fs::write(path, bytes), path.display().to_string()),
        None => (io::stdout().lock().write_all(bytes), "the output".to_owned()),
    };
    match written {
        // Whoever reads has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(CliError::one(format!("{place} could not be written: {error}")))
        }
        _ => Ok(String::new()),
    }
}

/// It is no error: a page may be set to take more.
fn warn_of_length(text: &[u8]) {
    let units = String::from_utf8_lossy(text).encode_utf16().count();
    if units <= LONGEST_FOR_MERMAID {
        return;
    }
    let what = format!(
        "Mermaid takes {LONGEST_FOR_MERMAID} characters unless its maxTextSize is set to more, and this is \
         longer; --from, --to and --detail make it shorter"
    );
    warn(what);
}

/// Nobody watches a film of an hour.
fn warn_of_part(story: &Story, request: &ExportRequest) {
    let part = part_to_play(story, &request.excerpt, request.width);
    if (part.from_us, part.to_us) != (request.excerpt.from_us, request.excerpt.to_us) {
        let [from, to] = [part.from_us, part.to_us].map(clock);
        warn(format!(
            "it would play for more than ten minutes, and so it is {from} to {to}; --from and --to choose \
             another part, --detail makes it shorter"
        ));
    }
}

/// The page that it will stand in is seldom beside the playground.
fn warn_of_place() {
    warn(format!(
        "what leads to the playground leads to {HERE}, the folder of the page that this is put into; --base says \
         where the playground is, such as --base https://example.org/turnlab/"
    ));
}

fn warn(what: String) {
    // Where standard error is closed, there is nobody to tell.
    let _ = write!(io::stderr().lock(), "{}", CliError::one(what));
}

fn view(options: &RenderOptions) -> Result<View, CliError> {
    let Some(text) = &options.view else { return Ok(View::default()) };
    read_view(text).map_err(|told| CliError::one(format!("--view {text}: {told}")))
}

fn excerpt(options: &RenderOptions, view: View) -> Result<Excerpt, CliError> {
    let whole = Excerpt::default();
    let from_us = options.from.as_deref().map(|text| time_us("--from", text)).transpose()?;
    let to_us = options.to.as_deref().map(|text| time_us("--to", text)).transpose()?;
    let (from_us, to_us) = (from_us.unwrap_or(whole.from_us), to_us.unwrap_or(whole.to_us));
    if to_us < from_us {
        return Err(CliError::one("--to is before --from".to_owned()));
    }
    let detail = options.detail.map_or(view.detail, Detail::from);
    let (title, caption) = (options.title.clone(), options.caption.clone());
    Ok(Excerpt { from_us, to_us, detail, title, caption, ..whole })
}

fn time_us(option: &str, text: &str) -> Result<i64, CliError> {
    written_time_us(text).ok_or_else(|| CliError::one(format!("{option} {text}: {A_TIME}")))
}

/// Not so often that a day of it fills a disk.
fn every_us(options: &RenderOptions) -> Result<i64, CliError> {
    let Some(text) = &options.every else { return Ok(SAMPLED_EVERY_US) };
    let every_us = written_time_us(text).filter(|us| (OFTENEST_US..).contains(us));
    every_us.ok_or_else(|| {
        CliError::one(format!(
            "--every {text}: it must be a time of 0.1 s or more, such as 15 or 1:00"
        ))
    })
}

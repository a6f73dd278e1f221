//! `turnlab render`: a run as a picture, or in a format of another program.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use turnlab_core::scenario::{Scenario, View};
use turnlab_export::{ExportRequest, FORMATS, Format, HERE, WrittenProblem, WrittenRequest, png};
use turnlab_view::export::{Detail, LONGEST_FOR_MERMAID, part_to_play, source_text, until};
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
    let Asked { written, scenario, request } = read(options)?;
    let history = scenario.run().map_err(|problems| CliError::all("", &problems))?;
    let story = Story::new(scenario, history);
    written.check(&story, &request).map_err(told)?;
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

/// What is to be made of a run.
pub(crate) struct Asked {
    written: WrittenRequest,
    scenario: Scenario,
    request: ExportRequest,
}

pub(crate) fn read(options: &RenderOptions) -> Result<Asked, CliError> {
    let written = written(options);
    // What is wrong with the options is told before what is wrong with the scenario.
    written.read(options.format, None, View::default()).map_err(told)?;
    let source = options.chosen.open()?;
    let request = written.read(options.format, source.at_us, source.view).map_err(told)?;
    let request = ExportRequest { lab: source.lab, ..request };
    Ok(Asked { written, scenario: source.scenario, request })
}

fn written(options: &RenderOptions) -> WrittenRequest {
    WrittenRequest {
        from: options.from.clone(),
        to: options.to.clone(),
        at: options.at.clone(),
        view: options.view.clone(),
        detail: options.detail.map(Detail::from),
        title: options.title.clone(),
        caption: options.caption.clone(),
        every: options.every.clone(),
        theme: options.theme.map(Theme::from),
        width: options.width,
        base: options.base.clone(),
    }
}

fn told(WrittenProblem { said, what }: WrittenProblem) -> CliError {
    let said: Vec<String> =
        said.into_iter().map(|(name, written)| format!("--{name} {written}")).collect();
    CliError::one(format!("{}: {what}", said.join(" ")))
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

//! `turnlab compare`: what is different in the second of two runs.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde::Serialize;
use turnlab_core::run::Comparison;
use turnlab_core::scenario::{Link, Scenario, read_with, write_link};
use turnlab_view::{Compared, Figure};

use crate::error::CliError;
use crate::render::{Level, Paper};
use crate::source::{self, Opened};

/// The exit status of runs that differ, as `diff` has it.
const DIFFER: u8 = 1;
/// The exit status where they could not be compared.
pub(crate) const TROUBLE: u8 = 2;

#[derive(Debug, Args)]
pub(crate) struct CompareOptions {
    /// The first: the name of a library scenario, a file or a picture of one, - for standard input, or a link
    first: String,
    /// The second, in the same ways; or what is otherwise in it, as in a link: threshold=5, rule=epoch&cut=none. A link
    /// with a part `with` needs none
    second: Option<String>,
    /// How it is told
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// How closely the pictures are drawn
    #[arg(long, value_enum, default_value_t = Level::Messages)]
    detail: Level,
    /// The paper of the pictures
    #[arg(long, value_enum, default_value_t = Paper::Auto)]
    theme: Paper,
    /// How wide each of the pictures is, in pixels: 320 to 2000
    #[arg(long, default_value_t = 520, value_parser = clap::value_parser!(u32).range(320..=2000))]
    width: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// What came of the difference, from when on they differ, and the figures of both
    Text,
    /// The same as an object, with the links of both
    Json,
    /// Both as one picture, beside each other
    Svg,
}

/// Compares what is asked for, and says what is different.
pub(crate) fn compare(options: &CompareOptions) -> Result<(String, ExitCode), CliError> {
    let compared =
        Compared::new(read(options)?).map_err(|problems| CliError::all("", &problems))?;
    let text = match options.format {
        Format::Text => text(&compared),
        Format::Json => json(&compared)?,
        Format::Svg => {
            compared.svg(options.detail.into(), options.theme.into(), f64::from(options.width))
        }
    };
    let code = if compared.comparison().alike { 0 } else { DIFFER };
    Ok((text, ExitCode::from(code)))
}

/// Both scenarios.
pub(crate) fn read(options: &CompareOptions) -> Result<[Scenario; 2], CliError> {
    let first = source::opened(&options.first)?;
    let second = second(&first, options.second.as_deref())?;
    Ok([first.scenario, second])
}

/// The second scenario: one of its own, or the first with what is otherwise in it.
fn second(first: &Opened, named: Option<&str>) -> Result<Scenario, CliError> {
    let said = first.lab.as_ref().filter(|lab| lab.name == "with").map(|lab| lab.value.as_str());
    let Some(named) = named.or(said) else {
        let what = "a second scenario is needed, or what is otherwise in it: turnlab compare lost-turn threshold=5";
        return Err(CliError::one(what.to_owned()));
    };
    let (link, problems) = read_with(&first.scenario, first.at_us.unwrap_or_default(), named);
    // A name, a file, or a link in what it was copied with is for the reader of those.
    let is_part = named.contains('=') && !named.contains(['#', '\n']) && !named.starts_with("s=");
    match (is_part, problems.is_empty()) {
        (true, true) => Ok(link.scenario),
        (true, false) => Err(CliError::all("in the second, ", &problems)),
        (false, _) => source::scenario(named),
    }
}

fn text(compared: &Compared) -> String {
    let [first, second] = compared.names();
    let mut text = format!("1: {first}\n2: {second}\n\n{}\n", compared.summary());
    let difference = compared.first_difference();
    if !difference.is_empty() {
        text += &format!("{difference}\n");
    }
    text += "\n";
    let figures = compared.figures();
    let width = |of: &dyn Fn(&Figure) -> usize| figures.iter().map(of).max().unwrap_or_default();
    let (name, first) = (width(&|it| it.name.len()), width(&|it| it.texts[0].len()));
    for Figure { name: what, texts, differs } in &figures {
        let mark = if *differs { "*" } else { " " };
        text += &format!("{mark} {what:name$}  {:>first$}  {}\n", texts[0], texts[1]);
    }
    text
}

/// What is told of two runs as JSON.
#[derive(Serialize)]
struct Told<'a> {
    /// What each is called.
    names: [String; 2],
    /// The link of each.
    links: [String; 2],
    /// What came of the difference, as a sentence.
    summary: String,
    #[serde(flatten)]
    comparison: &'a Comparison,
}

fn json(compared: &Compared) -> Result<String, CliError> {
    let link = |scenario: &Scenario| {
        write_link(&Link {
            scenario: scenario.clone(),
            at_us: compared.comparison().first_us.unwrap_or(0),
        })
    };
    let told = Told {
        names: compared.names(),
        links: compared.stories().each_ref().map(|story| link(story.scenario())),
        summary: compared.summary(),
        comparison: compared.comparison(),
    };
    let text = serde_json::to_string_pretty(&told);
    text.map(|text| text + "\n").map_err(|error| CliError::one(error.to_string()))
}

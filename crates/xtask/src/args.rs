//! What can be asked for on the command line.

use crate::bench::PLACES;
use crate::browser::BROWSERS;
use crate::fuzz;
use crate::problem::{Explain, Outcome, Problem};
use crate::site;
use crate::test::STEPS;
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::ops::Range;
use std::path::PathBuf;

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Prints the usage.
    Help,
    /// Builds and serves the page.
    Serve(ServeOptions),
    /// Builds the page and prints its sizes.
    Build,
    /// Builds the page and writes the folder to publish.
    Dist(DistOptions),
    /// Builds the book.
    Docs(DocsOptions),
    /// Runs the checks.
    Test(TestOptions),
    /// Measures.
    Bench(BenchOptions),
    /// Packs the package for npm.
    Npm,
    /// Runs random scenarios.
    Swarm(SwarmOptions),
    /// Compares with model checkers of TLA+.
    Tla(TlaOptions),
    /// Says what each crate costs in the page.
    Weigh,
    /// Fuzzes.
    Fuzz(FuzzOptions),
    /// Completes a page that Trunk has built.
    FinishPage,
}

/// The options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ServeOptions {
    /// The port on 127.0.0.1.
    pub(crate) port: u16,
    /// Whether to leave serving, watching and reloading to Trunk.
    pub(crate) dev: bool,
    /// Whether to open the page in a browser.
    pub(crate) open: bool,
}

/// The options of `dist`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DistOptions {
    /// The address of the folder, with a slash at its end.
    pub(crate) base: Option<String>,
    /// Whether it opens without a network after one visit.
    pub(crate) is_kept: bool,
    /// Whether it is to be one file in place of a folder.
    pub(crate) is_single_file: bool,
}

/// The options of `docs`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct DocsOptions {
    /// Whether to serve it.
    pub(crate) serve: bool,
    /// The port on 127.0.0.1.
    pub(crate) port: u16,
}

/// The options of `test`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TestOptions {
    /// The steps asked for; none means all.
    pub(crate) only: Vec<&'static str>,
    /// The name of the only browser, if one is asked for.
    pub(crate) browser: Option<&'static str>,
    /// How long it may take until no further browser tests are begun, but in the first browser, in minutes.
    pub(crate) minutes: u64,
    /// What the names of browser tests have to have in them; none means all.
    pub(crate) tests: Vec<String>,
}

/// The options of `bench`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    /// The places asked for; none means all.
    pub(crate) only: Vec<&'static str>,
    /// The name of the browser.
    pub(crate) browser: &'static str,
}

/// The options of `swarm`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SwarmOptions {
    /// The seeds, each of which is a scenario.
    pub(crate) seeds: Range<u64>,
}

/// The options of `tla`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TlaOptions {
    /// Where another TLC is than the one that is installed.
    pub(crate) tlc: Option<PathBuf>,
}

/// The options of `fuzz`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FuzzOptions {
    /// The targets asked for; none means all.
    pub(crate) targets: Vec<String>,
    /// How long each is led by what inputs reach, in seconds.
    pub(crate) seconds: u64,
    /// How many inputs are made for each.
    pub(crate) runs: u64,
    /// Whether what reaches more is kept in the tree.
    pub(crate) keeps: bool,
}

impl FuzzOptions {
    /// Whether a target is asked for.
    pub(crate) fn is_asked_for(&self, name: &str) -> bool {
        self.targets.is_empty() || self.targets.iter().any(|target| target == name)
    }
}

/// Reads the command line, the name of the program included.
pub(crate) fn parse<I>(arguments: I) -> Outcome<Command>
where
    I: IntoIterator,
    I::Item: Into<OsString>,
{
    let mut parser = Parser::from_iter(arguments);
    let Some(first) = next(&mut parser)? else {
        return Ok(Command::Help);
    };
    match first {
        Arg::Value(name) => match name.to_str() {
            Some("help") => Ok(Command::Help),
            Some("serve") => serve(&mut parser).map(Command::Serve),
            Some("build") => no_options(&mut parser, Command::Build),
            Some("dist") => dist(&mut parser).map(Command::Dist),
            Some("docs") => docs(&mut parser).map(Command::Docs),
            Some("test") => test(&mut parser).map(Command::Test),
            Some("bench") => bench(&mut parser).map(Command::Bench),
            Some("swarm") => swarm(&mut parser).map(Command::Swarm),
            Some("tla") => tla(&mut parser).map(Command::Tla),
            Some("npm") => no_options(&mut parser, Command::Npm),
            Some("weigh") => no_options(&mut parser, Command::Weigh),
            Some("fuzz") => fuzz(&mut parser).map(Command::Fuzz),
            Some("finish-page") => no_options(&mut parser, Command::FinishPage),
            _ => Err(unknown(&format!("{}", name.display()))),
        },
        Arg::Long("help") | Arg::Short('h') => Ok(Command::Help),
        other => Err(unknown(&spelled(&other))),
    }
}

fn serve(parser: &mut Parser) -> Outcome<ServeOptions> {
    let mut options = ServeOptions { port: 8080, dev: false, open: false };
    while let Some(argument) = next(parser)? {
        match argument {
            Arg::Long("port") => options.port = port(parser)?,
            Arg::Long("dev") => options.dev = true,
            Arg::Long("open") => options.open = true,
            other => return Err(unknown(&spelled(&other))),
        }
    }
    Ok(options)
}

fn dist(parser: &mut Parser) -> Outcome<DistOptions> {
    let mut options = DistOptions { base: None, is_kept: true, is_single_file: false };
    while let Some(argument) = next(parser)? {
        match argument {
            Arg::Long("no-offline") => options.is_kept = false,
            Arg::Long("single-file") => options.is_single_file = true,
            Arg::Long("base") => {
                let value = parser.value().ok();
                let text = value.as_ref().and_then(|value| value.to_str()).unwrap_or_default();
                options.base = Some(site::base(text)?);
            }
            other => return Err(unknown(&spelled(&other))),
        }
    }
    Ok(options)
}

fn docs(parser: &mut Parser) -> Outcome<DocsOptions> {
    let mut options = DocsOptions { serve: false, port: 8080 };
    while let Some(argument) = next(parser)? {
        match argument {
            Arg::Long("serve") => options.serve = true,
            Arg::Long("port") => options.port = port(parser)?,
            other => return Err(unknown(&spelled(&other))),
        }
    }
    Ok(options)
}

fn test(parser: &mut Parser) -> Outcome<TestOptions> {
    let chosen = chosen(parser, STEPS.iter().map(|step| step.name))?;
    let Chosen { only, browser, minutes, others: tests } = chosen;
    let minutes = minutes.unwrap_or(MINUTES);
    match tests.first() {
        Some(name) if only != ["e2e"] => Err(Problem::new(format!(
            "Only browser tests can be named, with `--only e2e` before that; a step is `--only {name}`"
        ))),
        _ => Ok(TestOptions { only, browser, minutes, tests }),
    }
}

fn bench(parser: &mut Parser) -> Outcome<BenchOptions> {
    let chosen = chosen(parser, PLACES.iter().map(|place| place.name))?;
    match (chosen.others.first(), chosen.minutes) {
        (Some(other), _) => Err(unknown(other)),
        (None, Some(_)) => Err(unknown("--minutes")),
        (None, None) => Ok(BenchOptions {
            only: chosen.only,
            browser: chosen.browser.unwrap_or(BROWSERS[0].name),
        }),
    }
}

/// The minutes that the tests may take until some are left out.
const MINUTES: u64 = 78;

/// What was chosen, and what stands for itself.
#[derive(Default)]
struct Chosen {
    only: Vec<&'static str>,
    browser: Option<&'static str>,
    minutes: Option<u64>,
    others: Vec<String>,
}

/// What `--only` and its like say.
fn chosen(
    parser: &mut Parser,
    names: impl Iterator<Item = &'static str> + Clone,
) -> Outcome<Chosen> {
    let mut chosen = Chosen::default();
    while let Some(argument) = next(parser)? {
        match argument {
            Arg::Long("only") => chosen.only.push(one_of(parser, "--only", names.clone())?),
            Arg::Long("browser") => {
                let names = BROWSERS.iter().map(|browser| browser.name);
                chosen.browser = Some(one_of(parser, "--browser", names)?);
            }
            Arg::Long("minutes") => chosen.minutes = Some(count(parser, "--minutes")?),
            Arg::Value(value) => chosen.others.push(value.display().to_string()),
            other => return Err(unknown(&spelled(&other))),
        }
    }
    Ok(chosen)
}

fn swarm(parser: &mut Parser) -> Outcome<SwarmOptions> {
    let mut options = SwarmOptions { seeds: 0..100_000 };
    while let Some(argument) = next(parser)? {
        match argument {
            Arg::Long("seeds") => options.seeds = seeds(parser)?,
            other => return Err(unknown(&spelled(&other))),
        }
    }
    Ok(options)
}

fn tla(parser: &mut Parser) -> Outcome<TlaOptions> {
    let mut options = TlaOptions { tlc: None };
    while let Some(argument) = next(parser)? {
        match argument {
            Arg::Long("tlc") => {
                let jar = parser.value().explain("--tlc needs the file tla2tools.jar")?;
                options.tlc = Some(jar.into());
            }
            other => return Err(unknown(&spelled(&other))),
        }
    }
    Ok(options)
}

fn fuzz(parser: &mut Parser) -> Outcome<FuzzOptions> {
    let known = fuzz::targets()?;
    let mut options = FuzzOptions { targets: Vec::new(), seconds: 30, runs: 100_000, keeps: false };
    while let Some(argument) = next(parser)? {
        match argument {
            Arg::Long("target") => {
                let names = known.iter().map(String::as_str);
                options.targets.push(one_of(parser, "--target", names)?.to_owned());
            }
            Arg::Long("runs") => options.runs = count(parser, "--runs")?,
            Arg::Long("seconds") => options.seconds = count(parser, "--seconds")?,
            Arg::Long("keep") => options.keeps = true,
            other => return Err(unknown(&spelled(&other))),
        }
    }
    Ok(options)
}

fn count(parser: &mut Parser, option: &str) -> Outcome<u64> {
    let count = parser.value().and_then(|value| value.parse()).ok();
    count.ok_or_else(|| {
        Problem::new(format!("{option} needs a whole number, as in `{option} 1000`"))
    })
}

fn no_options(parser: &mut Parser, command: Command) -> Outcome<Command> {
    match next(parser)? {
        None => Ok(command),
        Some(argument) => Err(unknown(&spelled(&argument))),
    }
}

fn next(parser: &mut Parser) -> Outcome<Option<Arg<'_>>> {
    parser.next().explain("The command line cannot be read; `cargo xtask help` lists what there is")
}

fn port(parser: &mut Parser) -> Outcome<u16> {
    let port = parser.value().and_then(|value| value.parse()).ok();
    port.filter(|port| *port != 0).ok_or_else(|| {
        Problem::new("--port needs a number from 1 to 65535, as in `cargo xtask serve --port 8081`")
    })
}

fn seeds(parser: &mut Parser) -> Outcome<Range<u64>> {
    let value = parser.value().ok();
    let ends = value.as_ref().and_then(|value| value.to_str()?.split_once(".."));
    let seeds = ends.and_then(|(from, to)| Some(from.parse().ok()?..to.parse().ok()?));
    seeds.filter(|seeds| !seeds.is_empty()).ok_or_else(|| {
        Problem::new("--seeds needs a first number and one behind the last, as in `--seeds 0..500`")
    })
}

fn one_of<'a>(
    parser: &mut Parser,
    option: &str,
    mut names: impl Iterator<Item = &'a str> + Clone,
) -> Outcome<&'a str> {
    let all = names.clone().collect::<Vec<_>>().join(", ");
    let value = parser.value().ok();
    names
        .find(|name| value.as_deref() == Some(name.as_ref()))
        .ok_or_else(|| Problem::new(format!("{option} needs one of these words: {all}")))
}

fn spelled(argument: &Arg<'_>) -> String {
    match argument {
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Long(name) => format!("--{name}"),
        Arg::Value(value) => value.display().to_string(),
    }
}

fn unknown(what: &str) -> Problem {
    Problem::new(format!("There is no `{what}` here; `cargo xtask help` lists what there is"))
}

#[cfg(test)]
mod tests;

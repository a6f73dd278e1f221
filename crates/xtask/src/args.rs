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

/// What `cargo xtask help` prints.
pub(crate) const USAGE: &str = "\
cargo xtask serve [--port N] [--dev] [--open]
    Builds the page, installing what that needs under target/tools, and serves it on this machine.
    --port N   another port than 8080
    --dev      an unoptimised page, built again and reloaded at every change of a file
    --open     opens the page in the browser

cargo xtask build
    Builds the page into dist/ and prints the sizes of its files.

cargo xtask dist [--base ADDRESS] [--no-offline] [--single-file]
    Builds the page and writes target/site, a folder for any static host: a page for each scenario, with
    a picture for those who show links, the book in docs/, and all that compresses in brotli and gzip, too.
    --base ADDRESS  where the folder will be, as in https://example.org/turnlab/
    --no-offline    the page needs its network at every visit, and deletes what an earlier build has kept
    --single-file   writes target/turnlab.html instead, one file with everything in it, to be opened
                    from a disk; with --base what it shares leads to that folder

cargo xtask docs [--serve] [--port N]
    Builds the book of docs/ into target/book, beside the page that was built last.
    --serve    serves both on this machine
    --port N   another port than 8080

cargo xtask npm
    Builds the package turnlab for npm, for Node and browsers, and packs it into target/npm.

cargo xtask test [--only STEP]... [--browser chromium|firefox|webkit|all] [--minutes N] [NAME]...
    Runs all checks, installing what they need, up to the first that fails.
    --only STEP  only this one of: format, clippy, supply, native, docs, crates, exports, spin,
                 captures, wasm, npm, build, e2e (which builds, too)
    --browser B  the browser of exports, wasm, hosts and e2e, chromium when not given; all are those of
                 e2e, the others have the first then
    --minutes N  when no further tests are begun in firefox and webkit, 76 when not given; what is left
                 out is told
    NAME         of e2e only the tests with this in their names

cargo xtask bench [--only PLACE]... [--browser chromium|firefox]
    Says how fast the core is and how much memory it takes: runs beside a bare event loop, the
    exhaustive search beside SPIN and Stateright, pictures and the page beside Mermaid; and writes
    the table of docs/figures.md, of which it leaves what it has not measured.
    --only PLACE  only this one of: native, tab (a browser's), search-native, search-tab,
                  diagram, page
    --browser B   the browser of the tab, chromium when not given

cargo xtask swarm [--seeds A..B]
    Runs random scenarios with random faults, and looks at each after every step.
    --seeds A..B  other seeds than 0..100000; one that fails is told with its scenario

cargo xtask tla [--tlc JAR]
    Has a model checker of TLA+ search the modules that `turnlab export` writes, and compares.
    --tlc JAR  TLC, too, from its tla2tools.jar

cargo xtask fuzz [--target TARGET]... [--seconds N] [--runs N] [--keep]
    Has everything that strangers can send read as nobody means well with it, with every core: first what
    of the program an input reaches leads to the next, then many are made of what was found.
    --target T   only this one of: ask, attributes, book, file, lab, link, pasted, picture, png, run, short
    --seconds N  how long each is led, 30 when not given; that takes a C++ compiler, and 0 leaves it out
    --runs N     how many inputs are made for each, 100000 when not given
    --keep       keeps in the tree what reaches more than what is there

cargo xtask weigh
    Says how many bytes of the program of the page are from each crate, as it was built last.

cargo xtask help
    Prints this.

Trunk calls `cargo xtask finish-page` at the end of each build of the page.
";

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
    /// The name of the browser, or [`ALL`].
    pub(crate) browser: &'static str,
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
    /// Where TLC is, if it is to do the same.
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
        _ => {
            let browser = browser.unwrap_or(BROWSERS[0].name);
            Ok(TestOptions { only, browser, minutes, tests })
        }
    }
}

fn bench(parser: &mut Parser) -> Outcome<BenchOptions> {
    let chosen = chosen(parser, PLACES.iter().map(|place| place.name))?;
    match (chosen.others.first(), chosen.minutes) {
        (Some(other), _) => Err(unknown(other)),
        _ if chosen.browser == Some(ALL) => Err(unknown("--browser all")),
        (None, Some(_)) => Err(unknown("--minutes")),
        (None, None) => Ok(BenchOptions {
            only: chosen.only,
            browser: chosen.browser.unwrap_or(BROWSERS[0].name),
        }),
    }
}

/// What stands for all browsers.
pub(crate) const ALL: &str = "all";

/// The minutes that the tests may take until some are left out.
const MINUTES: u64 = 76;

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
                let names = BROWSERS.iter().map(|browser| browser.name).chain([ALL]);
                chosen.browser = Some(one_of(parser, "--browser", names)?);
            }
            Arg::Long("minutes") => chosen.minutes = Some(minutes(parser)?),
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

fn minutes(parser: &mut Parser) -> Outcome<u64> {
    let minutes = parser.value().and_then(|value| value.parse()).ok();
    minutes.ok_or_else(|| Problem::new("--minutes needs a whole number, as in `--minutes 80`"))
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
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        parse(words).map_err(|problem| problem.to_string())
    }

    #[test]
    fn nothing_asks_for_help() {
        assert_eq!(read(""), Ok(Command::Help));
        assert_eq!(read("--help"), Ok(Command::Help));
    }

    #[test]
    fn tlc_is_asked_only_where_it_is() {
        let tla = |tlc: Option<&str>| Ok(Command::Tla(TlaOptions { tlc: tlc.map(PathBuf::from) }));
        assert_eq!(read("tla"), tla(None));
        assert_eq!(read("tla --tlc tla2tools.jar"), tla(Some("tla2tools.jar")));
        assert!(read("tla --tlc").is_err());
    }

    #[test]
    fn serve_listens_on_8080_unless_told_otherwise() {
        let serve = |port, dev, open| Ok(Command::Serve(ServeOptions { port, dev, open }));
        assert_eq!(read("serve"), serve(8080, false, false));
        assert_eq!(read("serve --open --port 81 --dev"), serve(81, true, true));
    }

    #[test]
    fn dist_takes_the_address_of_the_folder() {
        let dist = |base: Option<&str>, is_single_file| {
            let base = base.map(str::to_owned);
            Ok(Command::Dist(DistOptions { base, is_kept: true, is_single_file }))
        };
        assert_eq!(read("dist"), dist(None, false));
        let unkept = DistOptions { base: None, is_kept: false, is_single_file: false };
        assert_eq!(read("dist --no-offline"), Ok(Command::Dist(unkept)));
        let base = Some("https://a.example/t/");
        assert_eq!(read("dist --base https://a.example/t"), dist(base, false));
        assert_eq!(read("dist --single-file --base https://a.example/t"), dist(base, true));
    }

    #[test]
    fn docs_are_served_where_that_is_asked_for() {
        let docs = |serve, port| Ok(Command::Docs(DocsOptions { serve, port }));
        assert_eq!(read("docs"), docs(false, 8080));
        assert_eq!(read("docs --serve --port 81"), docs(true, 81));
    }

    #[test]
    fn test_takes_steps_and_a_browser_by_name() {
        let test = |only, browser, minutes| {
            Ok(Command::Test(TestOptions { only, browser, minutes, tests: vec![] }))
        };
        assert_eq!(read("test"), test(vec![], "chromium", MINUTES));
        assert_eq!(
            read("test --only wasm --only e2e --browser=firefox --minutes 5"),
            test(vec!["wasm", "e2e"], "firefox", 5)
        );
        let tests = vec!["hosted".to_owned(), "keys".to_owned()];
        let named = TestOptions { only: vec!["e2e"], browser: "chromium", minutes: MINUTES, tests };
        assert_eq!(read("test --only e2e hosted keys"), Ok(Command::Test(named)));
    }

    #[test]
    fn bench_takes_places_by_name() {
        let bench = |only, browser| Ok(Command::Bench(BenchOptions { only, browser }));
        assert_eq!(read("bench"), bench(vec![], "chromium"));
        assert_eq!(read("bench --only tab --browser firefox"), bench(vec!["tab"], "firefox"));
    }

    #[test]
    fn swarm_takes_a_range_of_seeds() {
        let swarm = |seeds| Ok(Command::Swarm(SwarmOptions { seeds }));
        assert_eq!(read("swarm"), swarm(0..100_000));
        assert_eq!(read("swarm --seeds 7..8"), swarm(7..8));
    }

    #[test]
    fn fuzz_takes_targets_and_an_end() {
        let fuzz = |line| match read(line) {
            Ok(Command::Fuzz(options)) => {
                (options.targets, options.seconds, options.runs, options.keeps)
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(fuzz("fuzz"), (vec![], 30, 100_000, false));
        let link = vec!["link".to_owned()];
        assert_eq!(fuzz("fuzz --target link --seconds 5 --runs 9 --keep"), (link, 5, 9, true));
        let known = fuzz::targets().expect("the tree is there").join(", ");
        assert!(USAGE.contains(&format!("only this one of: {known}\n")), "{known}");
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, named) in [
            ("sevre", "`sevre`"),
            ("serve --prot 1", "`--prot`"),
            ("build now", "`now`"),
            ("dist --base here", "--base"),
            ("serve --port 0", "--port"),
            ("serve --port", "--port"),
            ("test --only all", "format, clippy"),
            ("bench --only moon", "native, tab, search-native"),
            ("swarm --seeds 5", "--seeds"),
            ("fuzz --target moon", "attributes, book"),
            ("fuzz --runs many", "--runs"),
            ("swarm --seeds 5..5", "--seeds"),
            ("test e2e", "--only e2e"),
            ("bench now", "`now`"),
            ("test --browser lynx", "chromium, firefox, webkit"),
        ] {
            let message = read(line).expect_err(line);
            assert!(message.contains(named), "{line}: {message}");
        }
    }
}

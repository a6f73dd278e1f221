//! The book says what the program does: every command in a `console` block is run, and what it prints stands below it;
//! every run that is shown is the one that was meant; the tables of parameters are made from their rows. What is not so any more is renewed with
//! `UPDATE_EXPECT=1 cargo test -p turnlab-cli --test docs`.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::expect_file;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use turnlab_core::protocol::RULES;
use turnlab_core::scenario::{
    Group, Kind, PARAMETERS, Parameter, Scenario, parameter_words, read_link,
};
use turnlab_core::search::Property;
use turnlab_export::FORMATS;
use turnlab_view::another_run;

#[test]
fn every_command_prints_what_stands_below_it() {
    let mut told = 0;
    for (name, page) in pages() {
        told += page.matches("\n$ ").count();
        expect_file![docs().join(format!("{name}.md"))]
            .assert_eq(&with_outputs(&with_tables(&page)));
    }
    assert!(told > 20, "{told}");
}

/// Commands that stand without what they print, in a folder of their own with the files that they name.
#[test]
fn every_other_command_works() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("commands");
    fs::create_dir_all(&folder).expect("it can be made");
    fs::copy(docs().join("morning.toml"), folder.join("morning.toml")).expect("it is there");
    let mut told = 0;
    for (name, page) in pages() {
        let page = without_files(&page);
        for line in page.lines().map(str::trim).filter(|line| line.starts_with("turnlab ")) {
            // To search with wider bounds takes minutes in a program that is not optimised.
            let line =
                &line.replace("turnlab repairs lost-turn", "turnlab repairs --widen no lost-turn");
            let code = called(line, &folder).status.code();
            // A property that is violated is an answer, too.
            let is_fine = code == Some(0) || line.starts_with("turnlab check") && code == Some(3);
            assert!(is_fine, "{name}.md: {line}: {code:?}");
            told += 1;
        }
    }
    assert!(told > 10, "{told}");
}

/// What a page says of a run is so of the run that it was written about.
#[test]
fn every_run_is_the_one_that_is_meant() {
    let readme = fs::read_to_string(docs().join("../README.md")).expect("it is there");
    let mut told = 0;
    let linked = pages().into_iter().chain([("README".to_owned(), readme)]);
    let linked = linked.map(|(name, page)| (format!("{name}.md"), runs(&page)));
    let hosts = host_files().into_iter().map(|(name, text)| (name, fragments(&text)));
    for (name, links) in linked.chain(hosts) {
        for link in links {
            let fragment = link.trim().trim_start_matches('#');
            let (_, problems) = read_link(fragment);
            assert!(problems.is_empty(), "{name}: {fragment}: {problems:?}");
            assert_eq!(another_run(fragment), None, "{name}: {fragment}");
            assert!(
                fragment.contains("&run="),
                "{name} does not say which run it means: {fragment}"
            );
            told += 1;
        }
    }
    assert!(told > 15, "{told}");
}

/// The files of the sites of other tools, by their paths.
fn host_files() -> Vec<(String, String)> {
    let mut folders = vec![docs().join("../hosts")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("it is there").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match path.is_dir() {
                true if name == "node_modules" || name == ".venv" => {}
                true => folders.push(path),
                // What these are about has no run that is meant.
                false if name.starts_with("test_") => {}
                false => files.extend(fs::read_to_string(&path).map(|text| (name, text))),
            }
        }
    }
    files
}

/// What stands behind a `#`, in an attribute or behind a directive, whatever the language is.
fn fragments(text: &str) -> Vec<String> {
    let begins = |(at, _): &(usize, &str)| text[..*at].ends_with(['#', '"', ' ']);
    let ends = |c: char| c.is_whitespace() || "\"')<>".contains(c);
    let links = text.match_indices("s=").filter(begins).map(|(at, _)| &text[at..]);
    let links = links.map(|rest| rest.split(ends).next().unwrap_or_default());
    links.map(|link| link.replace("&amp;", "&")).collect()
}

/// A page without the files that it shows: what these have to do is tried where they are.
fn without_files(page: &str) -> String {
    let mut rest = page.to_owned();
    for (info, range) in blocks(page).into_iter().rev() {
        if info.contains("../hosts/") {
            rest.replace_range(range, "");
        }
    }
    rest
}

/// What stands in the blocks that become runs, and behind the `#` of links to the playground.
fn runs(page: &str) -> Vec<String> {
    let within =
        blocks(page).into_iter().filter(|(info, _)| info.split(' ').next() == Some("turnlab"));
    let within = within.map(|(_, range)| page[range].to_owned());
    let linked = Parser::new(page).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            dest_url.split_once("#s=").map(|(_, fragment)| format!("s={fragment}"))
        }
        _ => None,
    });
    within.chain(linked).collect()
}

/// What people look up by its name has a row there.
#[test]
fn every_rule_property_and_format_has_its_row() {
    let page = |name: &str| fs::read_to_string(docs().join(name)).expect("it is there");
    let has_row = |page: &str, name: &str| page.contains(&format!("\n| `{name}` |"));
    let protocol = page("protocol.md");
    for name in RULES.map(|rule| rule.name).into_iter().chain(Property::ALL.map(Property::name)) {
        assert!(has_row(&protocol, name), "docs/protocol.md has no row for {name}");
    }
    let exports = page("exports.md");
    for format in FORMATS {
        assert!(has_row(&exports, format.name()), "docs/exports.md has no row for {format:?}");
    }
}

/// The help of each command stands there as it is printed.
#[test]
fn every_command_has_its_help() {
    let page = fs::read_to_string(docs().join("command-line.md")).expect("it is there");
    let help = output("turnlab --help");
    let (_, rest) = help.split_once("Commands:\n").expect("there are commands");
    let commands = rest.lines().take_while(|line| line.starts_with("  "));
    let names: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() > 10, "{help}");
    for name in names.into_iter().filter(|name| *name != "help") {
        let told = format!("```console\n$ turnlab {name} --help\n");
        assert!(page.contains(&told), "docs/command-line.md has no help of {name}");
    }
}

/// A heading that comments and other pages refer to, as in `docs/protocol.md#the-rules`.
#[test]
fn what_is_referred_to_is_there() {
    let pages = pages();
    let referring = pages.iter().map(|(_, text)| text.clone()).chain(sources());
    let mut told = 0;
    for text in referring {
        for (before, anchor) in
            text.match_indices(".md#").map(|(at, _)| (&text[..at], &text[at + 4..]))
        {
            let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
            let name = before.rsplit(|c| !is_of_name(c)).next().unwrap_or_default();
            let anchor = anchor.split(|c| !is_of_name(c)).next().unwrap_or_default();
            let Some((_, page)) = pages.iter().find(|(known, _)| known == name) else { continue };
            assert!(anchors(page).any(|known| known == anchor), "no {anchor} in docs/{name}.md");
            told += 1;
        }
    }
    assert!(told > 20, "{told}");
}

/// The pages, by their names without the ending.
fn pages() -> Vec<(String, String)> {
    let all = fs::read_dir(docs()).expect("they are there").map(|page| page.expect("it is").path());
    let all = all.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let named = |path: PathBuf| {
        let name = path.file_stem().expect("it has one").to_string_lossy().into_owned();
        (name, fs::read_to_string(path).expect("it is text"))
    };
    all.map(named).collect()
}

/// Every source of the workspace.
fn sources() -> Vec<String> {
    let root = docs().join("..");
    let mut folders = vec![root.join("crates"), root.join("web")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("it is there").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                texts.push(fs::read_to_string(path).expect("it is text"));
            }
        }
    }
    texts
}

/// What the headings of a page are called behind a `#`.
fn anchors(page: &str) -> impl Iterator<Item = String> + '_ {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    headings.map(|line| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

/// The page with what its commands print, and with the files that it shows.
fn with_outputs(page: &str) -> String {
    let mut renewed = page.to_owned();
    for (info, range) in blocks(page).into_iter().rev() {
        let text = match info.split_once(' ') {
            None if info == "console" => said(&page[range.clone()]),
            Some((_, file)) if docs().join(file).is_file() => {
                fs::read_to_string(docs().join(file)).expect("the file that is shown is text")
            }
            _ => continue,
        };
        renewed.replace_range(range, &text);
    }
    renewed
}

/// The fenced blocks of a page: what is said of each, and where its text is.
fn blocks(page: &str) -> Vec<(String, Range<usize>)> {
    let mut blocks = Vec::new();
    let mut within: Option<(String, Option<Range<usize>>)> = None;
    for (event, range) in Parser::new(page).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                within = Some((info.into_string(), None));
            }
            Event::Text(_) => {
                if let Some((_, text)) = &mut within {
                    text.get_or_insert(range.clone()).end = range.end;
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                blocks.extend(within.take().and_then(|(info, text)| Some((info, text?))));
            }
            _ => {}
        }
    }
    blocks
}

/// The commands of a block, each with what it prints.
fn said(block: &str) -> String {
    let commands = block.lines().filter_map(|line| line.strip_prefix("$ "));
    let told: Vec<String> =
        commands.map(|command| format!("$ {command}\n{}", output(command))).collect();
    assert!(!told.is_empty(), "there is no command in this block:\n{block}");
    told.join("\n")
}

/// What a command prints, called as a reader calls it beside the files of the page.
fn output(command: &str) -> String {
    let output = called(command, &docs());
    let told = String::from_utf8_lossy(&output.stderr);
    // It is as with `diff`: what is shown in a page differs.
    let status = i32::from(command.starts_with("turnlab compare") && !command.ends_with("--help"));
    assert_eq!((output.status.code(), told.as_ref()), (Some(status), ""), "{command}");
    let printed = String::from_utf8(output.stdout).expect("it is text");
    printed.trim_end().to_owned() + "\n"
}

fn called(command: &str, folder: &Path) -> Output {
    let turnlab = Path::new(env!("CARGO_BIN_EXE_turnlab"));
    let before = std::env::var("PATH").unwrap_or_default();
    let place = turnlab.parent().expect("a program lies in a directory");
    let path = format!("{}:{before}", place.display());
    let output =
        Command::new("sh").args(["-c", command]).current_dir(folder).env("PATH", path).output();
    output.expect("there is a shell")
}

const BEGIN: &str = "<!-- The tables are made from the rows of the parameters. -->\n";
const END: &str = "<!-- The end of the tables. -->";

fn with_tables(page: &str) -> String {
    let Some((before, rest)) = page.split_once(BEGIN) else { return page.to_owned() };
    let (_, after) = rest.split_once(END).expect("the tables have an end");
    format!("{before}{BEGIN}{}\n{END}{after}", Group::ALL.map(table).concat())
}

fn table(group: Group) -> String {
    let rows = PARAMETERS.iter().filter(|parameter| parameter.group == group).map(row);
    format!(
        "\n## {}\n\n| name | in a file | what it is | unless changed | may be | source | to a lost Turn |\n\
         |---|---|---|---|---|---|---|\n{}",
        group.title(),
        rows.collect::<String>()
    )
}

fn row(parameter: &Parameter) -> String {
    let words = parameter_words(parameter.name)
        .unwrap_or_else(|| panic!("{} has no words in parameter_words.rs", parameter.name));
    let default = parameter.text(&Scenario::default());
    let (default, allowed) = match parameter.kind {
        Kind::Number { unit, least, most } => {
            (format!("{default} {}", unit.text()), format!("{least} to {most}"))
        }
        Kind::Rule => {
            let names = RULES.iter().map(|known| format!("`{}`", known.name));
            let names = names.collect::<Vec<_>>().join(", ");
            let own =
                "or [one of your own](protocol.md#every-combination): `as-shipped:giving-mine`";
            (format!("`{default}`"), format!("{names}, {own}"))
        }
        Kind::Choice(names) => {
            let names: Vec<String> = names().iter().map(|name| format!("`{name}`")).collect();
            (format!("`{default}`"), names.join(", "))
        }
    };
    let key = parameter.file_key();
    let cells = [
        &format!("`{}`", parameter.name),
        &format!("`{key}`"),
        words.meaning,
        &default,
        &allowed,
        parameter.source,
        words.lost_turn,
    ];
    format!("| {} |\n", cells.join(" | "))
}

/// Every parameter has its words, and there are none for what is no parameter.
#[test]
fn every_parameter_has_its_words() {
    for parameter in &PARAMETERS {
        let words = parameter_words(parameter.name).expect("it has words");
        assert!(!words.meaning.is_empty() && !words.lost_turn.is_empty(), "{}", parameter.name);
    }
}

/// What the rows say of a lost Turn, beside runs: of each value what the run comes to.
#[test]
fn what_is_said_of_a_lost_turn_is_so() {
    let told = |settings: &str| {
        let told = output(&format!("turnlab run morning.toml --summary {settings}"));
        told.lines().next().unwrap_or_default().to_owned()
    };
    let changes_nothing = [
        "disconnect=5",
        "transfers=in-full",
        "checkpoint-size=1",
        "window-size=1",
        "request-repeat=60",
        "max-open-retries=0",
        "open-interval=1",
        "max-transfer-retries=0",
        "transfer-interval=1",
        "transfer-timeout-normal=1",
        "message-priority=urgent",
    ];
    for setting in changes_nothing {
        assert_eq!(told(&format!("--set {setting}")), told(""), "{setting}");
    }
    let comes_to = |settings: &str, what: &str| {
        let told = told(settings);
        assert!(told.contains(what), "{settings}: {told}");
    };
    comes_to("", "Mail stands still for 16 min 43 s, then flows over association 2");
    comes_to("--set threshold=5", "Mail stands still for 1 min 43 s");
    comes_to("--set lifetime=15", "Mail stands still 2 times");
    comes_to("--set associations-per-peer=1", "to the end of the run");
    comes_to("--set recovery-timeout=5", "Mail is late by 5.5 s.");
    comes_to("--set reconnect-delay=120", "stands still for 1 min 2 s");
    comes_to("--set dialogue-mode=monologue", "Mail from LONDON to PARIS stands still for 24 min");
    comes_to(
        "--rule regenerate",
        "Mail from LONDON to PARIS stands still for 24 min, to the end of the run",
    );
    comes_to(
        "--rule regenerate --set request-repeat=30",
        "stands still for 1 min 13 s, then flows again",
    );
    for rule in ["initiator-decides", "fresh-start", "epoch"] {
        comes_to(&format!("--rule {rule}"), "Mail is late by 10");
    }
}

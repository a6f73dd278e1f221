use super::*;
use crate::usage::USAGE;

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
    assert_eq!(read("test"), test(vec![], None, MINUTES));
    assert_eq!(
        read("test --only wasm --only e2e --browser=firefox --minutes 5"),
        test(vec!["wasm", "e2e"], Some("firefox"), 5)
    );
    let tests = vec!["hosted".to_owned(), "keys".to_owned()];
    let named = TestOptions { only: vec!["e2e"], browser: None, minutes: MINUTES, tests };
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
    let usage = USAGE.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(usage.contains(&format!("only this one of: {known} --")), "{known}");
}

#[test]
fn every_step_and_every_place_is_told() {
    let words = USAGE.split(|it: char| !it.is_alphanumeric() && it != '-').collect::<Vec<_>>();
    let names = STEPS.iter().map(|step| step.name).chain(PLACES.iter().map(|place| place.name));
    for name in names {
        assert!(words.contains(&name), "{name} is not in the usage");
    }
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

//! Everything that is exported in tests: each scenario of the library, and one with names that mean
//! something in every language there is.

use turnlab_core::scenario::{Cut, LIBRARY, Mail, Scenario};
use turnlab_view::Story;
use turnlab_view::export::{Detail, Excerpt};

/// The levels of detail by name.
pub const DETAILS: [(&str, Detail); 3] =
    [("turn", Detail::Turn), ("messages", Detail::Messages), ("pdus", Detail::Pdus)];

/// A day is more than a diagram can hold: an hour and five minutes of it, with the first cut.
const MOST_OF_A_DAY_US: i64 = 3_900_000_000;

/// Each scenario by name, told to the end, with how much of it is exported.
pub fn stories() -> Vec<(&'static str, Story, Excerpt)> {
    let library = LIBRARY.iter().map(|entry| (entry.name, entry.scenario()));
    let all = library.chain([("odd-names", odd_names()), ("no-names", no_names())]);
    let told = all.map(|(name, scenario)| {
        let whole = Excerpt {
            title: Some("“Mail”; \"Turn\" <and> #1 -- %d".to_owned()),
            caption: Some(r"Mail waits: 50 % of it \ all, *and* 'more'.. end".to_owned()),
            ..Excerpt::default()
        };
        let excerpt = match name {
            "busy-day" => Excerpt { to_us: MOST_OF_A_DAY_US, ..whole },
            _ => whole,
        };
        let history = scenario.run().expect("the test's own scenarios are in range");
        (name, Story::new(scenario, history), excerpt)
    });
    told.collect()
}

/// MTAs with names that are hardly any: a space, and what is no character or anybody's.
fn no_names() -> Scenario {
    let names = ["\u{3000}", "\u{FFFE}\u{E100}"].map(str::to_owned);
    let mail = Mail { from: names[0].clone(), count: 2, ..Mail::default() };
    Scenario { mtas: names.to_vec(), mail: vec![mail], until_s: 60, ..Scenario::default() }
}

/// MTAs with the oddest names that a scenario may have.
pub fn odd_names() -> Scenario {
    let names = [
        r#"a"b;c%d\e'f/g"#,
        "end",
        "<b>x</b> $y$ {z}|",
        "note\nover",
        "--..**__~~``",
        "Zürich 東京 é",
        "%%{init}",
        "a -x b->>c, d",
    ];
    let pairs = (0..names.len()).map(|place| (names[place], names[(place + 1) % names.len()]));
    let mail = pairs.zip(0..).map(|((from, to), first_s)| {
        let (from, to) = (from.to_owned(), to.to_owned());
        Mail { from, to, first_s, count: 2, every_s: 20, ..Mail::default() }
    });
    Scenario {
        mtas: names.map(str::to_owned).to_vec(),
        mail: mail.collect(),
        cuts: vec![
            Cut { at_us: 21_000_000, association: 1 },
            Cut { at_us: 7_100_000, association: 8 },
        ],
        until_s: 60,
        ..Scenario::default()
    }
}

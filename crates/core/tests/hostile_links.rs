//! Links that nobody means well with: each is told in plain words, what can be kept is kept, and none takes long.

use turnlab_core::odds::Odds;
use turnlab_core::scenario::{Pasted, Scenario, View, pasted, read_link, write_link};
use turnlab_core::sweep::Sweep;

const KEPT: &str = "s=lost-turn&latency=300&at=8";

/// A link, what is kept of it, and what is told: the part at fault, and what is wrong with it. Nothing told is
/// understood.
const LINKS: [(&str, &str, &str); 56] = [
    // Another version.
    (
        "v=2&s=lost-turn&latency=300",
        KEPT,
        "“v=2”: links of version 1 are read here, and this one is of another",
    ),
    ("v=&latency=300", KEPT, "“v=”: links of version 1 are read here"),
    ("v=-1&latency=300", KEPT, "“v=-1”: links of version 1 are read here"),
    ("v=1.0&latency=300", KEPT, "“v=1.0”: links of version 1 are read here"),
    (
        "v=2&z=AGawEoa-gg3wv68dbZcJGZKwFOwWTHMh6gqX1bdhgBJWk79xG1Ceo5Hd994A&latency=300",
        "s=lost-turn&at=8",
        "“v=2”: links of version 1",
    ),
    // What is said of the run.
    ("latency=300&run=6D58DF2C", KEPT, "“run=6D58DF2C”: a run is 8 of the digits 0123456789abcdef"),
    ("latency=300&run=6d58df2c0", KEPT, "“run=6d58df2c0”: a run is 8 of the digits"),
    ("latency=300&run=6d58df2g", KEPT, "“run=6d58df2g”: a run is 8 of the digits"),
    ("run=6d58&latency=300", KEPT, "“run=6d58”: a run is 8 of the digits"),
    ("latency=300&run=6d58df2c:5-lose", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&run=6d58df2c:9999999999-lost", KEPT, ""),
    ("latency=300&run=6d58df2c", KEPT, ""),
    ("latency=300&run=6d58df2c:1497-stalled:1492-lost", KEPT, ""),
    ("latency=300&run=6d58df2c:fine.", KEPT, ""),
    // Cut off.
    ("latency=300&run=6d58df2", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&run=6d58df2c:1497-stal", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&run=6d58df2c:14", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&run=", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&run", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&r", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&thresh", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&cut=", KEPT, "“latency=300”: the link is cut off behind this"),
    (
        "end=run&latency=300",
        KEPT,
        "“latency=300”: the link is cut off here, for it says that it ends with run",
    ),
    (
        "end=run&latency=300&cut=9",
        "s=lost-turn&latency=300&cut=9&at=8",
        "“cut=9”: the link is cut off here",
    ),
    ("end=run&latency=300&give=PAR", KEPT, "“give=PAR”: the link is cut off here"),
    ("end=run&latency=300…", KEPT, "“latency=300”: the link is cut off here"),
    ("latency=300&note=@8@%E2%82", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&note=@8@%E2%8", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&note=@8@%E2%", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&note=@8@%F0%9F%92", KEPT, "“latency=300”: the link is cut off behind this"),
    ("latency=300&mtas=PARIS:%C5", KEPT, "“latency=300”: the link is cut off behind this"),
    ("%", "s=lost-turn&at=8", "“#”: the link is cut off behind this"),
    // No short link.
    ("z=lost turn!", "s=lost-turn&at=8", "“z=lost turn”: what stands behind z is no short link"),
    ("z=€&at=9", "s=lost-turn&at=9", "“z=€”: what stands behind z is no short link"),
    ("z=AP____8PAAAAAAAAAA", "s=lost-turn&at=8", "the link would be longer than 250000 characters"),
    (
        "z=AGawEoa-gg3wv68dbZcJGZKwFOwWTHMh6gqX1b",
        "s=lost-turn&rule=initiator-decides&threshold=5&cut=9.5&at=8",
        "the link is cut off: of 102 characters it holds",
    ),
    (
        "z=AGawEoa-gg3wv68dbZAJGZKwFOwWTHMh6gqX1bdhgBJWk79xG1Ceo5Hd994A",
        "s=lost-turn&at=8",
        "what stands behind z is no short link",
    ),
    (
        "z=AGawEoa-gg3wv68dbZcJGZKwFOwWTHMh6gqX1bdhgBJWk79xG1Ceo5Hd994A&latency=300",
        "s=lost-turn&rule=initiator-decides&threshold=5&cut=9.5&at=30.25",
        "“latency=300”: z holds a whole link",
    ),
    // Keys twice, and in another case.
    (
        "latency=200&latency=300",
        KEPT,
        "“latency=200”: latency is there twice, and the last one counts",
    ),
    (
        "latency=200&LATENCY=300",
        KEPT,
        "“latency=200”: latency is there twice, and the last one counts",
    ),
    ("latency=300&latency=300", KEPT, ""),
    (
        "s=lost-turn&s=repaired&latency=300",
        KEPT,
        "“s=lost-turn”: s is there twice, and the first one counts",
    ),
    ("at=3&latency=300&at=8", KEPT, "“at=3”: at is there twice, and the last one counts"),
    ("S=lost-turn&Latency=300&AT=8", KEPT, ""),
    ("CUT=none&latency=300", "s=lost-turn&latency=300&cut=none&at=8", ""),
    // Characters that nobody sees, and that turn others round.
    (
        "late\u{202E}ncy=5&latency=300",
        KEPT,
        "“late\u{FFFD}ncy=5”: there is no parameter of that name",
    ),
    ("cut=\u{202E}5&latency=300", KEPT, "“cut=\u{FFFD}5”: cut must be a time"),
    ("s=lost%00turn&latency=300", KEPT, "“s=lost\u{FFFD}turn”: there is no scenario of that name"),
    ("mtas=PARIS:LON%0ADON&latency=300", "s=lost-turn&mtas=PARIS:LON%0ADON&latency=300&at=8", ""),
    ("note=@8@a%1Bb&latency=300", KEPT, "“note=@8@a\u{FFFD}b”: "),
    // Numbers that are none.
    (
        "threshold=NaN&latency=300",
        KEPT,
        "“threshold=NaN”: threshold must be a whole number from 1 to 10000",
    ),
    ("cut=NaN&latency=300", KEPT, "“cut=NaN”: cut must be a time from 0 to 86400 seconds"),
    ("bandwidth=1e99&latency=300", KEPT, "“bandwidth=1e99”: bandwidth must be from 1 to 1000000"),
    ("cut=1e99&latency=300", KEPT, "“cut=1e99”: cut must be a time"),
    ("cut=-0&latency=300", KEPT, "“cut=-0”: cut must be a time"),
    ("at=inf&latency=300", KEPT, "“at=inf”: at must be a time"),
];

#[test]
fn each_is_told_and_the_rest_is_kept() {
    for (fragment, kept, told) in LINKS {
        let (link, problems) = read_link(fragment);
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(write_link(&link), kept, "{fragment}: {problems:?}");
        let is_told = match told {
            "" => problems.is_empty(),
            _ => problems.len() == 1 && problems[0].contains(told),
        };
        assert!(is_told, "{fragment:?} should say {told:?}, and says {problems:?}");
        assert!(!problems.concat().contains(|c: char| c.is_control() || c == '\u{202E}'));
        assert!(link.scenario.run().is_ok(), "{fragment}");
    }
}

/// What stands behind a link in a text is taken away however much there is of it, and as long as it was not opened there.
#[test]
fn signs_behind_a_link() {
    for sign in [")", "]", ">", "”", "\"", "'", "`", ".", " "] {
        let many = format!("latency=300&order=cut{}", sign.repeat(240_000 / sign.len()));
        let quote = ["\"", "'", "`"].contains(&sign);
        // An even number of quotes is taken for words in quotes.
        assert_eq!(read_link(&many).1.is_empty(), !quote, "{sign}");
        assert_eq!(
            read_link(&format!("latency=300{sign}")).0.scenario.parameters.latency_ms,
            300,
            "{sign}"
        );
    }
    let (link, problems) = read_link("latency=300&note=@8@(lost) [a] “b”");
    assert_eq!((&*link.scenario.notes[0].text, problems), ("(lost) [a] “b”", vec![]));
}

/// What is told of a part holds it as it can be seen, whichever part that is.
#[test]
fn nothing_unseen_is_told() {
    let unseen = "\u{202E}\u{7}";
    let mut told = Vec::new();
    for part in [
        "order=a",
        "order=cut:",
        "mail=PARIS:a",
        "view=a",
        "s=a",
        "mtas=a@",
        "stop=a",
        "rule=a",
        "down=a",
    ] {
        told.extend(read_link(&format!("{part}{unseen}b&latency=300")).1);
    }
    let scenario = Scenario::default();
    for text in ["threshold:1..5:a", "threshold:a..5", "a:1..5", "rule:a,threshold:1..5"] {
        told.extend(
            Sweep::read(&scenario, &format!("{text}{unseen}b")).err().into_iter().flatten(),
        );
    }
    for text in ["a", "30d:mtbf:a", "30d:mtbf:4h:seed:a", "30d:a"] {
        told.extend(Odds::read(&scenario, &format!("{text}{unseen}b")).err().into_iter().flatten());
    }
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert!(told.len() >= 14, "{told:?}");
    assert!(!told.concat().contains(['\u{202E}', '\u{7}']), "{told:?}");
}

/// Many countries write a decimal comma.
#[test]
fn a_time_with_a_comma() {
    let (link, problems) = read_link("cut=9,5&latency=300");
    assert_eq!(
        (write_link(&link), problems),
        ("s=lost-turn&latency=300&cut=9.5&at=8".to_owned(), vec![])
    );
}

#[test]
fn as_many_characters_as_are_read_and_one_more() {
    for (unit, kept) in [
        ("cut=1&", 200),
        ("&", 1),
        ("é", 1),
        ("z=AAAA&", 1),
        ("%", 1),
        ("latency_ms=3&", 1),
        (")", 1),
        ("\"", 1),
        ("tme-transfer&", 1),
    ] {
        let most = unit.repeat(250_000 / unit.len());
        let most = most.clone() + &"&".repeat(250_000 - most.len());
        let (link, problems) = read_link(&most);
        assert_eq!(link.scenario.cuts.len(), kept, "{unit}");
        assert!(
            problems.len() <= 8 && problems.iter().all(|it| it.to_string().len() < 400),
            "{unit}"
        );
        let told = "the link is longer than 250000 characters and was not read";
        assert_eq!(read_link(&(most.clone() + "&")).1[0].what, told, "{unit}");
        let _ = (View::of_link(&most), pasted(&most));
    }
}

/// A text full of links is not read link by link for ever.
#[test]
fn many_links_in_one_text() {
    let text: String = (0..5_000).map(|n| format!("https://a.example/#cut={n} ")).collect();
    assert_eq!(pasted(&text), Err("there are several links in this; paste one of them".to_owned()));
    let same = "https://a.example/#s=lost-turn&cut=5 ".repeat(5_000);
    assert_eq!(pasted(&same), Ok(Pasted::Link("s=lost-turn&cut=5".to_owned())));
}

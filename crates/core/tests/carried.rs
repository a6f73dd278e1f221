//! Links as they arrive: what mail, chat, Markdown, HTML and shells have made of them has one meaning still, or is
//! told.

#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "common/random.rs"]
mod random;

use proptest::prelude::*;
use turnlab_core::scenario::{
    Link, Mail, Note, Pasted, Scenario, View, pasted, read_link, write_link,
};

const SENT: &str = "s=lost-turn&threshold=5&cut=9.5&at=30.25";

/// What was understood, and that nothing is told.
fn understood(fragment: &str) -> String {
    let (link, problems) = read_link(fragment);
    assert_eq!(problems, [], "{fragment}");
    write_link(&link)
}

#[test]
fn a_link_that_was_encoded_on_its_way() {
    for fragment in [
        "s%3Dlost-turn%26threshold%3D5%26cut%3D9.5%26at%3D30.25",
        "s%253Dlost-turn%2526threshold%253D5%2526cut%253D9.5%2526at%253D30.25",
        "s=lost-turn%26threshold=5%26cut=9.5%26at=30.25",
        "s%3Dlost-turn&threshold%3D5&cut%3D9.5&at%3D30.25",
        "s=lost-turn&threshold%3D5&cut%3d9.5&at=30.25",
        "s=lost-turn&amp;threshold=5&amp;cut=9.5&amp;at=30.25",
        "s=lost-turn&amp;amp;threshold=5&#38;cut=9.5&#038;at=30.25",
        "s=lost-turn%26amp%3Bthreshold=5&#x26;cut=9.5&at=30.25",
        "s=3Dlost-turn&threshold=3D5&cut=3D9.5&at=3D30.25",
        "%20s=lost-turn&%20threshold=5&cut=9.5&at=30.25%20",
        "s=lost-turn&\u{200B}threshold=5&cut=9.5&at=30.25\u{200B}",
    ] {
        assert_eq!(understood(fragment), SENT, "{fragment}");
    }
}

#[test]
fn what_stands_behind_a_link_is_no_part_of_it() {
    for behind in [
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        "…",
        ")",
        "].",
        ">",
        "\"",
        "'",
        "”",
        "’",
        "»",
        ").",
        "\")",
        "**",
        "_",
        "`",
        " ",
        "%20",
        "%22",
        "%3E",
        "%E2%80%9D",
    ] {
        assert_eq!(understood(&format!("{SENT}{behind}")), SENT, "{behind}");
        let turned = View::of_link(&format!("{SENT}&view=turn{behind}"));
        assert_eq!(turned.link_part(), "&view=turn", "{behind}");
        assert_eq!(understood(&format!("s=lost-turn{behind}")), "s=lost-turn&at=8", "{behind}");
    }
    let note = |fragment: &str| read_link(fragment).0.scenario.notes[0].text.clone();
    assert_eq!(note("note=@8@It%20is%20lost."), "It is lost.");
    assert_eq!(note("note=@8@Lost%20(again)"), "Lost (again)");
    assert_eq!(note("note=@8@Lost)"), "Lost");
    let named = |fragment: &str| read_link(fragment).0.scenario.mtas[1].clone();
    assert_eq!(named("mtas=PARIS:St.%20Ives."), "St. Ives");
    assert_eq!(named("mtas=PARIS:Ltd.&"), "Ltd.", "an & ends it");
}

#[test]
fn a_space_is_a_space_however_it_is_written() {
    for text in
        ["Here+it+is+lost", "Here%20it%20is%20lost", "Here%2Bit%2Bis%2Blost", "Here it is lost"]
    {
        let (link, problems) = read_link(&format!("s=lost-turn&note=PARIS@8.375@{text}&at=8"));
        assert_eq!(problems, []);
        assert_eq!(link.scenario.notes[0].text, "Here it is lost", "{text}");
        let (link, problems) =
            read_link(&format!("s=none&mtas={text}:LONDON&mail={text}@5:count:1"));
        assert_eq!(problems, []);
        assert_eq!(link.scenario.mail[0].from, "Here it is lost", "{text}");
    }
    let note = Note { at_us: 0, mta: String::new(), text: "1 + 1, 100 %2B %".to_owned() };
    let link = Link { scenario: Scenario { notes: vec![note], ..Scenario::default() }, at_us: 0 };
    let text = write_link(&link);
    assert!(!text.contains(['+', ' ']), "{text}");
    assert_eq!(read_link(&text), (link, Vec::new()));
}

#[test]
fn a_message_does_not_contradict_itself() {
    for fragment in
        ["threshold%3D5", "threshold=5%26latency=100", " threshold=5", "\u{FEFF}threshold=5"]
    {
        assert_eq!(read_link(fragment).0.scenario.parameters.threshold_messages, 5, "{fragment}");
    }
    for fragment in ["thresh\u{200B}old=5", "view=tu\u{200B}rn", "mail=PARIS@0:eve\u{AD}ry:5"] {
        let (_, problems) = read_link(fragment);
        assert!(problems[0].to_string().contains('\u{FFFD}'), "{}", problems[0]);
    }
}

#[test]
fn several_carriers_in_a_row() {
    let note = Note {
        at_us: 8_000_000,
        mta: "R+D & Co".replace(" & ", "%"),
        text: "a+b = 5 & %2B".to_owned(),
    };
    let mut scenario =
        Scenario { mtas: vec![note.mta.clone(), "É, B".to_owned()], ..Scenario::default() };
    scenario.notes = vec![note];
    scenario.mail = vec![Mail { from: "É, B".to_owned(), count: 1, ..Mail::default() }];
    scenario.cuts.clear();
    let link = Link { scenario, at_us: 8_000_000 };
    let text = write_link(&link);
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let escaped = text.replace('&', "&amp;");
    for carried in [
        encoded(&text),
        encoded(&encoded(&text)),
        escaped.clone(),
        encoded(&escaped),
        format!("{text}>."),
    ] {
        assert_eq!(read_link(&carried), (link.clone(), Vec::new()), "{carried}");
    }
}

fn link_of(text: &str) -> String {
    match pasted(text) {
        Ok(Pasted::Link(fragment)) => understood(&fragment),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_link_in_everything_that_it_is_pasted_in() {
    let page = format!("https://example.org/lab/#{SENT}");
    let escaped = page.replace('&', "&amp;");
    let encoded: String = form_urlencoded::byte_serialize(page.as_bytes()).collect();
    for text in [
        SENT.to_owned(),
        format!("#{SENT}"),
        page.clone(),
        format!("  {page} \n"),
        format!("<{page}>"),
        format!("\"{page}\""),
        format!("“{page}”"),
        format!("'{page}'"),
        format!("`{page}`"),
        format!("({page})"),
        format!("[The lost Turn]({page})"),
        format!("[Turn #5: {page}]({page})."),
        format!("[lost]: {page} \"The lost Turn\""),
        format!("[[{page}][The lost Turn]]"),
        format!("[url={page}]The lost Turn[/url]"),
        format!("<{page}|The lost Turn>"),
        format!("See {page}, it is lost."),
        format!("> See {page} for it\n\nYes."),
        format!("\\url{{{}}}", page.replace('#', "\\#").replace('&', "\\&")),
        SENT.replace('&', "\\&"),
        format!("<a href=\"{escaped}\" title=\"a = b\">The lost Turn</a>"),
        format!(
            "<iframe src=\"{}\" title=\"The lost Turn\" width=\"100%\" height=\"560\" loading=\"lazy\"></iframe>",
            escaped.replace("lab/", "lab/embed.html")
        ),
        format!("https://mail.example.com/?url={encoded}&data=05%7C01&reserved=0"),
        page.replace("threshold", "thresh\nold"),
        page.replace("threshold", "thresh\r\n> old"),
        page.replace('=', "=3D").replace("threshold", "thresh=\nold"),
        page.replace("threshold", "thres\u{AD}hold"),
    ] {
        assert_eq!(link_of(&text), SENT, "{text}");
    }
    assert_eq!(link_of("busy-day"), "s=busy-day&at=0");
    let spaced = "s=lost-turn&note=@8@He says \"lost\", twice&at=8";
    assert_eq!(read_link(spaced).1, []);
    assert_eq!(link_of(spaced), understood(spaced));
}

#[test]
fn a_file_is_a_file() {
    for text in [
        "name = \"lost-turn\"",
        "name=\"lost-turn\"",
        "# Turnlab #s=lost-turn&at=8\n\nname = \"lost-turn\"\nuntil_s = 60\n",
        "until_s=60",
        "mtas=[\"A\",\"B\"]",
        "mtas = [“A”, “B”]",
        "[parameters]\nthreshold_messages = 5",
        "[[mail]]\n",
        "<svg><metadata><turnlab:scenario xmlns:turnlab=\"x\">#s=lost-turn</turnlab:scenario>",
        "<svg/>",
    ] {
        assert_eq!(pasted(text), Ok(Pasted::File), "{text}");
    }
}

#[test]
fn what_is_none_of_it_is_told_in_one_sentence() {
    for (text, told) in [
        (" \n ", "there is nothing to open: paste a link or a scenario file"),
        ("hello", "“hello” is neither a link nor a scenario file"),
        ("Dear all,\nthe Turn = lost.", "“Dear all,” is neither a link nor a scenario file"),
        (
            "https://example.org/lab/",
            "“https://example.org/lab/” holds no scenario: a link of Turnlab has it behind its #",
        ),
        (
            "https://a/#s=lost-turn and https://a/#s=busy-day",
            "there are several links in this; paste one of them",
        ),
    ] {
        assert_eq!(pasted(text), Err(told.to_owned()));
    }
    // Whoever reads it says what is wrong with it.
    for text in ["treshold=5", "https://example.org/#treshold=5"] {
        assert_eq!(pasted(text), Ok(Pasted::Link("treshold=5".to_owned())));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever a text holds, nothing panics, and what is taken for a link is as it is read alone.
    #[test]
    fn anything_pasted(text in "[ -~éА“”\u{200B}\n#%&=<>\"]{0,60}", seed in 0_u64..1_000) {
        let _ = pasted(&text);
        let _ = read_link(&text);
        let link = Link { scenario: random::scenario(seed), at_us: 0 };
        let written = write_link(&link);
        prop_assert_eq!(pasted(&format!("<https://a/#{written}> {}", text.replace(['#', '%'], ""))), Ok(Pasted::Link(written)));
    }

    /// Names and words of any characters survive every carrier.
    #[test]
    fn any_names_survive(names in proptest::collection::btree_set("[^@&#:\u{AD}]{1,20}", 2..4), words in "\\PC{1,200}") {
        let names: Vec<String> = names.into_iter().collect();
        let mut scenario = Scenario { mtas: names.clone(), ..Scenario::default() };
        scenario.mail = vec![Mail { from: names[0].clone(), to: names[1].clone(), count: 1, ..Mail::default() }];
        scenario.notes = vec![Note { at_us: 5, mta: names[1].clone(), text: words }];
        scenario.cuts.clear();
        prop_assume!(scenario.check().is_ok());
        let link = Link { scenario, at_us: 7 };
        let text = write_link(&link);
        prop_assert_eq!(read_link(&text), (link.clone(), Vec::new()));
        let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        prop_assert_eq!(read_link(&encoded), (link.clone(), Vec::new()));
        let embed = format!("<iframe src=\"https://a/#{}\" title=\"x\"></iframe>", text.replace('&', "&amp;"));
        let Ok(Pasted::Link(fragment)) = pasted(&embed) else { panic!("{embed}") };
        prop_assert_eq!(read_link(&fragment), (link, Vec::new()));
    }
}

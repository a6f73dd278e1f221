//! The short form of a link, `z=…`: what is written is read again, and whatever else comes is told.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use proptest::prelude::*;
use std::hash::Hasher;
use std::io::Write;
use turnlab_core::scenario::{Paper, SHORT_DICTIONARY, View, read_link, write_link};

/// A text as a short form, of which the length may be said otherwise.
fn short_of(text: &[u8], length: usize, pb: u32) -> String {
    let options = LzmaOptions {
        dict_size: 1 << 18,
        lc: 0,
        lp: 0,
        pb,
        mode: EncodeMode::Normal,
        nice_len: 64,
        mf: MfType::Bt4,
        depth_limit: 0,
        preset_dict: Some(SHORT_DICTIONARY.as_bytes().to_vec()),
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false).expect("it begins");
    writer.write_all(text).expect("it goes on");
    let stream = writer.finish().expect("it ends");
    let mut bytes = vec![pb as u8];
    let mut rest = length;
    while rest > 0x7F {
        bytes.push((rest & 0x7F) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
    bytes.extend(&stream[1..]);
    if BASE64_URL_SAFE_NO_PAD.encode(&bytes).ends_with('_') {
        bytes.push(0);
    }
    format!("z={}", BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

fn short(text: &str) -> String {
    short_of(text.as_bytes(), text.len(), 0)
}

/// What is read, written again, and what is told.
fn read(fragment: &str) -> (String, Vec<String>) {
    let (link, problems) = read_link(fragment);
    assert_eq!(link.scenario.check(), Ok(()), "{fragment}");
    (write_link(&link), problems.iter().map(ToString::to_string).collect())
}

const LINK: &str = "s=lost-turn&rule=initiator-decides&threshold=5&cut=9.5&at=30.25";

/// Links that are out in the world are compressed with it: it stays as it is.
#[test]
fn the_dictionary_is_frozen() {
    let mut hasher = siphasher::sip::SipHasher24::new();
    hasher.write(SHORT_DICTIONARY.as_bytes());
    assert_eq!(
        (SHORT_DICTIONARY.len(), format!("{:016x}", hasher.finish())),
        (1371, "9d61fa1b0a8bde34".to_owned())
    );
}

#[test]
fn a_short_link_is_the_link() {
    for text in [LINK, "s=lost-turn", "", "s=three-sites&view=turn&theme=dark&at=9"] {
        for pb in 0..=4 {
            let short = short_of(text.as_bytes(), text.len(), pb);
            assert_eq!(read_link(&short), read_link(text), "{text}");
            assert_eq!(View::of_link(&short), View::of_link(text), "{text}");
        }
    }
}

#[test]
fn what_stands_beside_goes_before_what_it_holds() {
    let beside = format!("{}&at=8&theme=dark&view=pdus", short(LINK));
    assert_eq!(read(&beside), (LINK.replace("30.25", "8"), vec![]));
    assert_eq!(View::of_link(&beside).paper, Paper::Dark);
    assert_eq!(View::of_link(&beside).link_part(), "&view=pdus&theme=dark");
    assert_eq!(read(&format!("v=1&{}", short(LINK))), (LINK.to_owned(), vec![]));
    let (link, told) = read(&format!("{}&cut=3&z=AA", short(LINK)));
    assert_eq!(link, LINK);
    let twice = "z holds a whole link, and so this beside it was not read.";
    assert_eq!(told, [format!("“cut=3”: {twice}"), format!("“z=AA”: {twice}")]);
}

#[test]
fn what_carries_it_changes_nothing() {
    let short = short(LINK);
    for carried in [
        format!("{short}."),
        format!("{short})"),
        format!("<{short}>"),
        format!("{short}*"),
        format!("{short}="),
        short.replace("z=", "z=3D"),
        short.replace("z=", "z%3D"),
        format!("{short}%20"),
    ] {
        let carried = carried.trim_start_matches('<');
        assert_eq!(read(carried), (LINK.to_owned(), vec![]), "{carried}");
    }
}

#[test]
fn a_short_link_that_is_cut_off_is_read_as_far_as_it_goes() {
    let cuts: String = (0..60).map(|n| format!("&cut={n}.125")).collect();
    let text = format!("s=lost-turn&threshold=5{cuts}&at=8&run=6d58df2c");
    let short = short(&text);
    let mut kept = 0;
    for end in 2..short.len() {
        let (link, problems) = read_link(&short[..end]);
        assert!(problems[0].what.contains("the link is cut off"), "at {end}: {problems:?}");
        assert_eq!(problems.len(), 1, "at {end}: {problems:?}");
        let cuts = &link.scenario.cuts;
        let whole = read_link(&text).0.scenario.cuts;
        let is_begun = link.scenario.parameters.threshold_messages == 5;
        assert!(!is_begun || cuts.len() == 1 || whole.starts_with(cuts), "at {end}");
        assert!(cuts.len() >= kept || kept <= 1, "at {end}");
        kept = cuts.len();
    }
    assert_eq!(kept, 60);
}

#[test]
fn what_is_no_short_link_is_told() {
    let long = "cut=1&".repeat(41_666);
    let full = short_of("x".repeat(250_001).as_bytes(), 250_001, 0);
    let liar = short_of("x".repeat(250_001).as_bytes(), 250_000, 0);
    let most = short_of("x".repeat(250_000).as_bytes(), 250_000, 0);
    assert!(full.len() < 200, "a bomb: {full}");
    let mut changed = short(LINK).into_bytes();
    changed[20] ^= 1;
    let changed = String::from_utf8(changed).expect("it is text");
    for (fragment, told) in [
        (&*full, "longer than 250000 characters"),
        (&short_of(b"s", usize::MAX >> 1, 0), "longer than 250000 characters"),
        ("z=", "cut off"),
        ("z=A", "cut off"),
        ("z=AIA", "cut off"),
        ("z=%F0%9F%92%A9", "is no short link"),
        ("z=s:lost-turn", "is no short link"),
        ("z=a+b/c", "is no short link"),
        ("z=___A", "is no short link"),
        (&changed, "is no short link"),
        (&short_of(b"s=lost-turn&note=@8@\xFF\xFE", 22, 0), "is no short link"),
        (&liar, "is no short link"),
        (&most, "no parameter of that name"),
        (&short(&long), "at most 1000 parts"),
        (&short("z=AAAA"), "no parameter of that name"),
        (&format!("v=2&{}", short(LINK)), "links of version 1 are read here"),
    ] {
        let (_, problems) = read(fragment);
        assert!(problems.iter().any(|it| it.contains(told)), "{told}: {problems:?}");
    }
}

proptest! {
    /// Anything that the crate writes is read as it was.
    #[test]
    fn any_text(words in "\\PC{0,80}|[a-c ]{0,200}", cuts in "(&cut=[0-9]{1,5}\\.[0-9]{0,3}){0,60}", pb in 0_u32..=4) {
        let words: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
        let text = format!("s=lost-turn&note=@8@{words}{cuts}&at=8");
        prop_assert_eq!(read_link(&short_of(text.as_bytes(), text.len(), pb)), read_link(&text));
    }

    /// Anything else neither panics nor grows.
    #[test]
    fn anything_else(bytes in proptest::collection::vec(any::<u8>(), 0..200), noise in "[A-Za-z0-9_-]{0,80}") {
        for text in [BASE64_URL_SAFE_NO_PAD.encode(&bytes), noise] {
            let (link, _) = read_link(&format!("z={text}"));
            prop_assert_eq!(link.scenario.check(), Ok(()));
        }
    }
}

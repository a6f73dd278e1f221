//! A link as it is handed out: readable, or in the short form, `z=…`.

use std::io::Write;

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use turnlab_core::scenario::{LabView, Link, SHORT_DICTIONARY, View, library_entry, write_link};
use turnlab_view::Story;

/// How many characters a readable link may have before the short form is handed out in its place.
pub const LONG: usize = 500;
/// How many a link may have before a file is better: many programs cut longer ones.
pub const TOO_LONG: usize = 2_000;

/// What stands behind the `#` of a link to a run, with the run near its beginning. The cursor stands where that is said,
/// or where the library scenario opens.
#[must_use]
pub fn handed_out(story: &Story, at_us: Option<i64>, view: View, lab: Option<&LabView>) -> String {
    let scenario = story.scenario().clone();
    let begins_us = library_entry(&scenario.name).map_or(0, |entry| entry.opens_at_us);
    let at_us = at_us.unwrap_or(begins_us).min(scenario.until_us());
    let lab = lab.map(LabView::link_part).unwrap_or_default();
    story.handed_out(&(write_link(&Link { scenario, at_us }) + &view.link_part() + &lab))
}

/// The link that is handed out, of a page and what stands behind its `#`.
#[must_use]
pub fn link(page: &str, fragment: &str) -> String {
    let readable = format!("{page}#{fragment}");
    let short = short(fragment).filter(|_| readable.len() > LONG);
    let short = short.map(|short| format!("{page}#{short}"));
    short.filter(|short| short.len() < readable.len()).unwrap_or(readable)
}

/// The same fragment in the short form; nothing where it cannot be written, which is said as nothing else can be.
#[must_use]
pub fn short(fragment: &str) -> Option<String> {
    let even = evenly(fragment);
    let forms = [(fragment, 0), (&*even, 0), (&*even, 4)];
    let forms = &forms[..if even == fragment { 1 } else { 3 }];
    forms.iter().filter_map(|(text, pb)| written(text, *pb)).min_by_key(String::len)
}

/// The same with each cut in as many characters, sixteen: so digits that mean the same stand in the same places.
fn evenly(fragment: &str) -> String {
    let part = |part: &str| {
        let time = part
            .strip_prefix("cut=")
            .filter(|time| time.bytes().all(|c| c == b'.' || c.is_ascii_digit()));
        let Some(time) = time else { return part.to_owned() };
        let (whole, rest) = time.split_once('.').unwrap_or((time, ""));
        format!("cut={whole:0>7}.{rest:0<3}")
    };
    fragment.split('&').map(part).collect::<Vec<_>>().join("&")
}

fn written(fragment: &str, pb: u8) -> Option<String> {
    let mut bytes = vec![pb];
    let mut length = fragment.len();
    while length > 0x7F {
        bytes.push((length & 0x7F) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    // Every stream begins with a zero, which says nothing.
    bytes.extend(compressed(fragment, pb)?.get(1..)?);
    let mut text = base64url(&bytes);
    if text.ends_with('_') {
        // What carries links leaves such a sign out at the end.
        bytes.push(0);
        text = base64url(&bytes);
    }
    Some(format!("z={text}"))
}

fn compressed(fragment: &str, pb: u8) -> Option<Vec<u8>> {
    let options = LzmaOptions {
        // As much as there is.
        dict_size: (SHORT_DICTIONARY.len() + fragment.len()).next_power_of_two() as u32,
        lc: 0,
        lp: 0,
        pb: pb.into(),
        mode: EncodeMode::Normal,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        mf: MfType::Bt4,
        depth_limit: 1_000,
        preset_dict: Some(SHORT_DICTIONARY.as_bytes().to_vec()),
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false).ok()?;
    writer.write_all(fragment.as_bytes()).ok()?;
    writer.finish().ok()
}

fn base64url(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let digits = bytes.chunks(3).flat_map(|three| {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        (0..=three.len())
            .map(move |place| DIGITS[(bits >> (18 - 6 * place) & 0x3F) as usize] as char)
    });
    digits.collect()
}

#[cfg(test)]
mod tests {
    use turnlab_core::scenario::{read_link, seconds_text};

    use super::{LONG, link, short};

    /// Cuts at odd times, to the millisecond, in order, over so many seconds.
    fn cuts(seed: u64, count: usize, over_s: u64) -> String {
        let mut state = seed * 2 + 1;
        let mut time = || {
            // Marsaglia's xorshift.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % (over_s * 1_000)) as i64 * 1_000
        };
        let mut times: Vec<i64> = (0..count).map(|_| time()).collect();
        times.sort_unstable();
        let cuts: String =
            times.into_iter().map(|us| format!("&cut={}", seconds_text(us))).collect();
        format!("s=lost-turn&end=run{cuts}&at=8&run=6d58df2c:1497-stalled:1492-lost")
    }

    #[test]
    fn two_hundred_cuts_at_odd_times_come_to_nine_hundred_characters() {
        for seed in 1..=10 {
            let fragment = cuts(seed, 200, 1_680);
            let short = short(&fragment).expect("it can be written");
            assert!(short.len() <= 900, "{} characters", short.len());
            assert_eq!(read_link(&short), read_link(&fragment));
            assert_eq!(read_link(&short).0.scenario.cuts.len(), 200);
        }
    }

    #[test]
    fn a_link_is_short_where_it_would_be_long() {
        const PAGE: &str = "https://example.org/turnlab/";
        let readable = format!("{PAGE}#{}", cuts(1, 20, 1_680));
        assert!(readable.len() < LONG);
        assert_eq!(link(PAGE, &cuts(1, 20, 1_680)), readable);
        let short = link(PAGE, &cuts(1, 60, 1_680));
        assert!(
            short.starts_with("https://example.org/turnlab/#z=") && short.len() < LONG,
            "{short}"
        );
        // What carries links leaves such signs out.
        for seed in 1..300 {
            assert!(!link(PAGE, &cuts(seed, 33, 1_680)).ends_with('_'));
        }
    }
}

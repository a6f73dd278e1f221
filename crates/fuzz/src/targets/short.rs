//! The short form of a link: octets behind `z=`.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use turnlab_core::scenario::{read_link, write_link};
use turnlab_export::short;

use super::{LIMIT_MS, Shape, Target, seeds, told};

pub(super) const SHORT: Target = Target {
    name: "short",
    shape: Shape::Octets,
    largest: 180_000,
    slice_permille: 1_000,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/short.txt"),
    look,
};

fn seeds() -> Vec<Vec<u8>> {
    let short = seeds::links().into_iter().filter_map(|link| short(&link));
    short.filter_map(|link| BASE64_URL_SAFE_NO_PAD.decode(link.strip_prefix("z=")?).ok()).collect()
}

fn look(input: &[u8]) {
    let text = format!("z={}", BASE64_URL_SAFE_NO_PAD.encode(input));
    let (link, problems) = read_link(&text);
    told::check(&problems, 9, 1_100);
    assert_eq!(link.scenario.check(), Ok(()), "what is kept of a link cannot be run");
    let written = write_link(&link);
    assert_eq!(read_link(&written), (link, vec![]), "{written}");
}

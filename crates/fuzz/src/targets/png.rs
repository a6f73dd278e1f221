//! Pictures of pixels that are opened again.

use turnlab_core::scenario::write_file;
use turnlab_export::LARGEST;
use turnlab_export::png::carrying;

use super::{LIMIT_MS, Shape, Target, picture, seeds};

pub(super) const PNG: Target = Target {
    name: "png",
    shape: Shape::Png,
    largest: LARGEST,
    slice_permille: 500,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/png.txt"),
    look: picture::look_at,
};

/// The smallest picture there is, with its check sums.
const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\nIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82";

fn seeds() -> Vec<Vec<u8>> {
    let scenarios = seeds::small();
    let sources = scenarios.iter().map(write_file).chain(["name = \"lost-turn\"".to_owned()]);
    sources.map(|source| carrying(DOT, &source)).chain([DOT.to_vec()]).collect()
}

#[cfg(test)]
mod tests {
    use super::seeds;
    use turnlab_core::scenario::Scenario;

    #[test]
    fn a_dot_can_carry_a_scenario() {
        let all = seeds();
        let read = turnlab_export::read(&all[all.len() - 2]);
        assert_eq!(read, Ok(Scenario::default()));
    }
}

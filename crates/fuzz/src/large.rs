//! Inputs as large as what is read at all: a piece of one, over and over.

use fastrand::Rng;

/// One in how many inputs is made large as well.
const ONE_IN: u32 = 1_024;

/// An input like this one with a piece of it repeated until it is about as long as the longest that is read, or a little
/// longer; of most inputs none.
pub(crate) fn large(input: &[u8], largest: usize) -> Option<Vec<u8>> {
    let chance = crc32fast::hash(input);
    if !chance.is_multiple_of(ONE_IN) || input.is_empty() || largest == 0 {
        return None;
    }
    let mut random = Rng::with_seed(chance.into());
    let begin = random.usize(..input.len());
    let most = input.len().min(begin + [1, 4, 20, 100][random.usize(..4)]);
    let end = random.usize(begin + 1..=most);
    let length = match random.u8(..4) {
        0 => largest + 10,
        1 => largest,
        _ => random.usize(1..=largest),
    };
    let times = length.saturating_sub(input.len()) / (end - begin);
    Some([&input[..begin], &input[begin..end].repeat(times), &input[begin..]].concat())
}

#[cfg(test)]
mod tests {
    use super::large;

    #[test]
    fn one_in_a_thousand_is_large() {
        let inputs = (0..20_000).map(|number: u32| format!("cut={number}&at=8"));
        let sizes: Vec<_> =
            inputs.filter_map(|input| Some(large(input.as_bytes(), 5_000)?.len())).collect();
        assert!((5..60).contains(&sizes.len()), "{}", sizes.len());
        assert!(sizes.iter().all(|&size| size <= 5_010), "{sizes:?}");
        assert!(sizes.iter().any(|&size| size > 4_900), "{sizes:?}");
    }
}

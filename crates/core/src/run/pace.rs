//! When mail comes, and how large it is: a generator of its own, stable for ever, so that a scenario with
//! a seed is the same scenario on every machine.

use super::MailStream;

/// Steele, Lea and Flood's splitmix64, asked by place and not by turn: no state has to be kept.
pub(crate) fn mixed(seed: u64, place: u64) -> u64 {
    let mut mixed = seed.wrapping_add(place.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// How long it takes until something comes that comes at random, with this mean: exponential, at least a microsecond.
pub(crate) fn exponential_us(seed: u64, place: u64, mean_us: i64) -> i64 {
    // 53 bits in (0, 1]: the logarithm is finite.
    let bits = mixed(seed, place) >> 11;
    let uniform = (bits + 1) as f64 / (1_u64 << 53) as f64;
    let wait_us = -libm::log(uniform) * mean_us as f64;
    (wait_us as i64).max(1)
}

/// From one message of a stream to the next, in microseconds.
pub(super) fn wait_us(stream: &MailStream, sent: u32) -> i64 {
    match stream.random {
        Some(random) if random.poisson => {
            exponential_us(random.seed, u64::from(sent) * 2, stream.every_us)
        }
        _ => stream.every_us.max(0),
    }
}

/// The size of a message of a stream, in KB.
pub(super) fn size_kb(stream: &MailStream, sent: u32) -> u32 {
    let least = stream.size_kb;
    match stream.random {
        Some(random) if random.largest_kb > least => {
            let span = u64::from(random.largest_kb - least) + 1;
            let extra = mixed(random.seed, u64::from(sent) * 2 + 1) % span;
            least + u32::try_from(extra).unwrap_or(0)
        }
        _ => least,
    }
}

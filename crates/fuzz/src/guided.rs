//! libFuzzer before one target, named by TURNLAB_FUZZ: it keeps what reaches code that nothing has reached, and changes
//! that further.
#![no_main]

mod meter;

use std::sync::OnceLock;

use fastrand::Rng;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use turnlab_fuzz::{Target, mutated};

fuzz_target!(init: begin(), |input: &[u8]| {
    target().look_at(input, meter::measure);
});

/// Writes what inputs are made from where libFuzzer looks for them.
fn begin() {
    let Ok(folder) = std::env::var("TURNLAB_FUZZ_BEGIN") else { return };
    for (number, input) in others().iter().enumerate() {
        std::fs::write(format!("{folder}/begin-{number:04}"), input)
            .unwrap_or_else(|told| panic!("{folder} cannot be written: {told}"));
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut random = Rng::with_seed(seed.into());
    // What libFuzzer does to any input at all.
    if random.u8(..5) == 0 {
        return fuzzer_mutate(data, size, max_size);
    }
    let other = random.choice(others()).map_or(&[][..], |other| other);
    let made = mutated(target(), &data[..size], other, &mut random);
    let length = made.len().min(max_size);
    data[..length].copy_from_slice(&made[..length]);
    length
});

fn target() -> &'static Target {
    static TARGET: OnceLock<&Target> = OnceLock::new();
    TARGET.get_or_init(meter::target)
}

/// What parts of inputs are taken from.
fn others() -> &'static [Vec<u8>] {
    static OTHERS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    OTHERS.get_or_init(|| target().begin())
}

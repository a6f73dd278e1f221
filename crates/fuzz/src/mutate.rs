//! Inputs made from others. They keep much of what made those right, for what is wrong in every part is refused at its
//! first.

mod chunks;
mod words;

use fastrand::Rng;

use crate::{Shape, Target};

/// The most changes at once.
const MOST_CHANGES: usize = 5;

/// An input made of one by some changes, and parts of another.
#[must_use]
pub fn mutated(target: &Target, input: &[u8], other: &[u8], random: &mut Rng) -> Vec<u8> {
    let changes = random.usize(1..=MOST_CHANGES);
    match target.shape {
        Shape::Text(known) => (0..changes)
            .fold(input.to_vec(), |bytes, _| words::changed(&bytes, other, known, random)),
        Shape::Png => chunks::changed(input, other, changes, random),
        Shape::Octets => (0..changes).fold(input.to_vec(), |bytes, _| octets(bytes, random)),
    }
}

/// One octet another, gone, or twice; or the end cut off.
pub(crate) fn octets(mut bytes: Vec<u8>, random: &mut Rng) -> Vec<u8> {
    let place = random.usize(..=bytes.len());
    match random.u8(..8) {
        0..=2 if place < bytes.len() => bytes[place] ^= 1 << random.u8(..8),
        3 if place < bytes.len() => bytes[place] = random.u8(..),
        4 if place < bytes.len() => drop(bytes.remove(place)),
        5 => bytes.truncate(place),
        _ => bytes.insert(place, random.choice([0, 0xFF, 0x7F, 0x80]).unwrap_or_default()),
    }
    bytes
}

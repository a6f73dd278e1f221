//! Pictures of pixels, changed chunk by chunk: whoever reads them looks at their check sums first.

use fastrand::Rng;

/// What stands before the first chunk.
const SIGNATURE: usize = 8;

/// The picture with so many changes, and with right check sums but for one in eight.
pub(super) fn changed(png: &[u8], other: &[u8], changes: usize, random: &mut Rng) -> Vec<u8> {
    let mut chunks = chunks(png);
    for _ in 0..changes {
        change(&mut chunks, other, random);
    }
    let mut made = png[..png.len().min(SIGNATURE)].to_vec();
    for chunk in &chunks {
        made.extend((chunk.len() as u32).saturating_sub(4).to_be_bytes());
        made.extend(chunk);
        let slip = u32::from(random.u8(..64) == 0);
        made.extend((crc32fast::hash(chunk) ^ slip).to_be_bytes());
    }
    match random.u8(..8) {
        0 => super::octets(made, random),
        _ => made,
    }
}

fn change(chunks: &mut Vec<Vec<u8>>, other: &[u8], random: &mut Rng) {
    let place = random.usize(..=chunks.len());
    match random.u8(..8) {
        0 if place < chunks.len() => drop(chunks.remove(place)),
        1 if place < chunks.len() => chunks.insert(place, chunks[place].clone()),
        2 if !chunks.is_empty() => {
            let one = random.usize(..chunks.len());
            let last = chunks.len() - 1;
            chunks.swap(one, place.min(last));
        }
        3 => chunks.extend(random.choice(self::chunks(other))),
        4 => chunks.insert(place, text(random)),
        _ => {
            if let Some(chunk) = chunks.get_mut(place) {
                *chunk = super::octets(std::mem::take(chunk), random);
            }
        }
    }
}

/// A chunk of text that is compressed, or says so.
fn text(random: &mut Rng) -> Vec<u8> {
    let body: Vec<u8> = (0..random.usize(..40)).map(|_| random.u8(..)).collect();
    [b"iTXtturnlab:scenario\0", &[random.u8(..3), random.u8(..2), 0, 0][..], &body].concat()
}

/// The kinds and bodies of all chunks.
fn chunks(png: &[u8]) -> Vec<Vec<u8>> {
    let (mut rest, mut chunks) = (png.get(SIGNATURE..).unwrap_or_default(), Vec::new());
    while let Some((length, behind)) = rest.split_first_chunk::<4>() {
        let length = (u32::from_be_bytes(*length) as usize).saturating_add(4).min(behind.len());
        let (chunk, behind) = behind.split_at(length);
        chunks.push(chunk.to_vec());
        rest = behind.get(4..).unwrap_or_default();
    }
    chunks
}

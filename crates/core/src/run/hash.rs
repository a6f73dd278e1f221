//! A hash that is the same on every machine.

use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher13};

/// SipHash 1-3 with 128 bits, fed with little-endian numbers of one width: `isize`, in which Rust
/// writes the variant of an enum, is 32 bits in wasm and 64 elsewhere.
#[derive(Default)]
pub(super) struct PortableHasher(SipHasher13);

impl PortableHasher {
    pub(super) fn finish_128(&self) -> u128 {
        self.0.finish128().as_u128()
    }
}

impl Hasher for PortableHasher {
    fn finish(&self) -> u64 {
        self.0.finish()
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    fn write_u16(&mut self, i: u16) {
        self.write(&i.to_le_bytes());
    }

    fn write_u32(&mut self, i: u32) {
        self.write(&i.to_le_bytes());
    }

    fn write_u64(&mut self, i: u64) {
        self.write(&i.to_le_bytes());
    }

    fn write_i64(&mut self, i: i64) {
        self.write(&i.to_le_bytes());
    }

    fn write_usize(&mut self, i: usize) {
        self.write_u64(i as u64);
    }

    fn write_isize(&mut self, i: isize) {
        self.write_i64(i as i64);
    }
}

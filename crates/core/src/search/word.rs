//! A situation in one number.

/// A situation by the numbers of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// The local states, the initiator's first; counted from 0.
    pub(super) halves: [u32; 2],
    /// What is on its way to each of them.
    pub(super) pipes: [u32; 2],
    /// How many losses and restarts are left, as one number: see [`super::machine::Machine`].
    pub(super) left: u8,
}

/// A number that a situation fits into; never 0.
pub(super) trait Word: Copy + Eq + Default {
    /// Packs the parts, which have to be within [`Word::LIMITS`].
    fn pack(parts: Parts) -> Self;
    /// The parts again.
    fn unpack(self) -> Parts;
    /// Spread over 64 bits; the highest are the best.
    fn spread(self) -> u64;
    /// Below what the number of a local state, of contents and of what is left has to stay.
    const LIMITS: [u32; 3];
}

/// An odd number without a pattern: 2⁶⁴ over the golden ratio.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Word for u64 {
    const LIMITS: [u32; 3] = [(1 << 18) - 1, 1 << 12, 1 << 4];

    #[inline]
    fn pack(parts: Parts) -> u64 {
        let [a, b] = parts.halves.map(u64::from);
        let [p, q] = parts.pipes.map(u64::from);
        (a + 1) << 46 | (b + 1) << 28 | p << 16 | q << 4 | u64::from(parts.left)
    }

    #[inline]
    fn unpack(self) -> Parts {
        let cut = |from: u32, bits: u32| (self >> from) as u32 & ((1 << bits) - 1);
        Parts {
            halves: [cut(46, 18) - 1, cut(28, 18) - 1],
            pipes: [cut(16, 12), cut(4, 12)],
            left: cut(0, 4) as u8,
        }
    }

    #[inline]
    fn spread(self) -> u64 {
        let mixed = self.wrapping_mul(GOLDEN);
        (mixed ^ mixed >> 32).wrapping_mul(GOLDEN)
    }
}

impl Word for u128 {
    const LIMITS: [u32; 3] = [u32::MAX - 8, (1 << 28) - 1, 1 << 8];

    #[inline]
    fn pack(parts: Parts) -> u128 {
        let [a, b] = parts.halves.map(u128::from);
        let [p, q] = parts.pipes.map(u128::from);
        (a + 1) << 96 | (b + 1) << 64 | p << 36 | q << 8 | u128::from(parts.left)
    }

    #[inline]
    fn unpack(self) -> Parts {
        let cut = |from: u32, bits: u32| (self >> from & ((1 << bits) - 1)) as u32;
        Parts {
            halves: [cut(96, 32) - 1, cut(64, 32) - 1],
            pipes: [cut(36, 28), cut(8, 28)],
            left: cut(0, 8) as u8,
        }
    }

    #[inline]
    fn spread(self) -> u64 {
        (self as u64 ^ ((self >> 64) as u64).rotate_left(29)).spread()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_loses_nothing() {
        let parts = Parts { halves: [262_142, 0], pipes: [4095, 1], left: 15 };
        assert_eq!(u64::pack(parts).unpack(), parts);
        let parts = Parts { halves: [0, 262_142], pipes: [0, 4095], left: 0 };
        assert_eq!(u64::pack(parts).unpack(), parts);
        let parts = Parts { halves: [4_000_000_000, 7], pipes: [200_000_000, 9], left: 255 };
        assert_eq!(u128::pack(parts).unpack(), parts);
    }
}

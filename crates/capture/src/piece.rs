//! How large the stub of a message is.

/// The most octets that stand for one piece of a message, so that each piece is one TCP segment.
const MOST_OCTETS: u32 = 1_000;

/// A piece of a message is told by an octet for each KB.
pub(crate) fn stub_octets(piece_kb: u32) -> usize {
    piece_kb.clamp(1, MOST_OCTETS) as usize
}

/// The stub of a whole message that goes in pieces of `checkpoint_kb` and a last one; in one piece, if
/// that is 0.
pub(crate) fn whole_stub_octets(size_kb: u32, checkpoint_kb: u32) -> usize {
    let before_the_last = match checkpoint_kb {
        0 => 0,
        checkpoint_kb => size_kb.saturating_sub(1) / checkpoint_kb,
    };
    let last_kb = size_kb - before_the_last * checkpoint_kb;
    before_the_last as usize * stub_octets(checkpoint_kb) + stub_octets(last_kb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_are_the_whole() {
        assert_eq!(whole_stub_octets(12, 0), 12);
        assert_eq!(whole_stub_octets(400, 30), 400);
        assert_eq!(whole_stub_octets(60, 30), 60);
        assert_eq!(whole_stub_octets(100_000, 0), 1_000);
        assert_eq!(whole_stub_octets(100_000, 1), 100_000);
        assert_eq!(whole_stub_octets(100_000, 30_000), 4_000);
    }
}

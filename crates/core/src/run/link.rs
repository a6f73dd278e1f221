//! What lies between two MTAs.

/// What lies between two MTAs. Each association has the bandwidth to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Link {
    /// One way, from one end to the other, for anything.
    pub latency_us: i64,
    /// What passes in a second, in bytes; a KB is 1024 of them.
    pub bytes_per_s: u32,
}

impl Link {
    /// How long `size_kb` takes to be put on the line, rounded up.
    #[must_use]
    pub fn on_the_line_us(self, size_kb: u32) -> i64 {
        if size_kb == 0 {
            return 0;
        }
        let per_second = i64::from(self.bytes_per_s.max(1));
        (i64::from(size_kb) * 1024 * 1_000_000 + per_second - 1) / per_second
    }
}

//! What strangers can send, by the million: every reader of this repository with inputs that nobody means well with
//! (docs/trust.md). `cargo xtask fuzz` leads them with libFuzzer, and each run of the tests tries some thousand.

pub mod corpus;
mod large;
mod mutate;
mod targets;

pub use mutate::mutated;
pub use targets::{Shape, TARGETS, Target, named};

impl Target {
    /// Has an input read; and of one in a thousand, one like it that is as large as what is read at all.
    ///
    /// # Panics
    ///
    /// Where what comes of it is not as it has to be.
    pub fn look_at(&self, input: &[u8], mut measure: impl FnMut(&[u8], fn(&[u8]))) {
        measure(input, self.look);
        if let Some(large) = large::large(input, self.largest) {
            measure(&large, self.look);
        }
    }

    /// Everything that inputs are made from: what is right, and what fuzzing has found worth keeping.
    #[must_use]
    pub fn begin(&self) -> Vec<Vec<u8>> {
        let mut all = (self.seeds)();
        all.extend(corpus::read(self.corpus));
        all
    }
}

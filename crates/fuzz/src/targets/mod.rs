//! What is read, and what always holds of it.

mod ask;
mod attributes;
mod book;
mod command;
mod file;
mod lab;
mod link;
mod pasted;
mod picture;
mod png;
mod run;
mod seeds;
mod short;
mod told;

/// What reading may take at the most, in milliseconds.
const LIMIT_MS: u64 = 100;

/// Something that reads what strangers send.
pub struct Target {
    /// What it is called.
    pub name: &'static str,
    /// What inputs are made of.
    pub shape: Shape,
    /// How long the longest are that are read at all, in bytes; 0 where none that are so long are tried.
    pub largest: usize,
    /// How many of a thousand inputs are tried with every run of the tests: some take longer.
    pub slice_permille: usize,
    /// What an input may take at the most, in milliseconds, with every check in.
    pub limit_ms: u64,
    /// Inputs that are right.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// What fuzzing has found worth keeping, as [`crate::corpus`] writes it.
    pub corpus: &'static str,
    /// Reads one, and panics where what comes of it is not as it has to be.
    pub look: fn(&[u8]),
}

/// What inputs are made of, and so what can be changed in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Words and signs, with words that mean something.
    Text(&'static [&'static str]),
    /// The chunks of a PNG.
    Png,
    /// Anything.
    Octets,
}

/// Every one.
pub const TARGETS: [Target; 12] = [
    link::LINK,
    short::SHORT,
    lab::LAB,
    pasted::PASTED,
    file::FILE,
    picture::PICTURE,
    png::PNG,
    ask::ASK,
    attributes::ATTRIBUTES,
    book::BOOK,
    command::COMMAND,
    run::RUN,
];

/// The one of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Target> {
    static ALL: [Target; TARGETS.len()] = TARGETS;
    ALL.iter().find(|target| target.name == name)
}

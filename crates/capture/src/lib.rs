#![doc = include_str!("../README.md")]
#![warn(unreachable_pub)]

mod connection;
mod dialogue;
mod file;
mod tap;
mod wire;

use turnlab_core::run::History;

/// What a capture is, in its own words.
pub const LABEL: &str = "The X.400-over-TCP equivalent of a run of Turnlab. LAN-MTAs spoke a proprietary \
    RPC; no such packets were ever on a wire. The times of day are those of the run. Each connection is \
    seen at its initiator. Message bodies are stubs: one octet for each KB.";

/// The run as a file in the format pcapng, link type 101 (raw IP): with the [`LABEL`] as its comment and
/// the names of the MTAs for their addresses.
///
/// `names` are those of the MTAs, in their order. With an excerpt, in microseconds of the run and both
/// ends included, it has only the packets of that time, and in front of them the beginnings of their
/// connections, without which nobody could read them.
#[must_use]
pub fn pcapng(history: &History, names: &[String], excerpt: Option<(i64, i64)>) -> Vec<u8> {
    file::pcapng(&tap::packets(history, names, excerpt), names)
}

/// The same in the older format pcap, link type 101, which has no room for comments and names.
#[must_use]
pub fn pcap(history: &History, names: &[String], excerpt: Option<(i64, i64)>) -> Vec<u8> {
    file::pcap(&tap::packets(history, names, excerpt))
}

//! The octets of each layer, from the message down to TCP/IP. Nothing here knows of a run.

pub(crate) mod acse;
pub(crate) mod ber;
pub(crate) mod ip;
pub(crate) mod mail;
pub(crate) mod presentation;
pub(crate) mod rtse;
pub(crate) mod session;
pub(crate) mod transport;

#[cfg(test)]
fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect::<Vec<_>>().join(" ")
}

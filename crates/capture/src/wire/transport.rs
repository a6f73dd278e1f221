//! ISO transport class 0 over TCP: TPKT (RFC 1006) and COTP (X.224).

/// Where MTAs listen (RFC 1006).
pub(crate) const PORT: u16 = 102;

/// Connection request, from reference 1.
const CR: [u8; 7] = [6, 0xe0, 0, 0, 0, 1, 0];
/// Connection confirm, from reference 2.
const CC: [u8; 7] = [6, 0xd0, 0, 1, 0, 2, 0];
/// Data, the last of its TSDU.
const DT: [u8; 3] = [2, 0xf0, 0x80];

/// What a TPKT holds at the most.
const MOST: usize = 65_535 - 4;

fn tpkt(tpdu: &[u8]) -> Vec<u8> {
    let length = u16::try_from(tpdu.len() + 4).unwrap_or(u16::MAX);
    [&[3, 0], &length.to_be_bytes()[..], tpdu].concat()
}

/// Asks for a transport connection.
pub(crate) fn connection_request() -> Vec<u8> {
    tpkt(&CR)
}

/// Confirms it.
pub(crate) fn connection_confirm() -> Vec<u8> {
    tpkt(&CC)
}

/// One TSDU: what session says in one breath. A message is told by a stub, which keeps it far below the
/// size of a TPKT.
pub(crate) fn data(tsdu: &[u8]) -> Vec<u8> {
    debug_assert!(tsdu.len() + DT.len() <= MOST, "{} octets in a TPKT", tsdu.len());
    tpkt(&[&DT, tsdu].concat())
}

//! IPv4 and TCP, with the checksums that they would have.

/// The IPv4 address of an MTA, of those that are kept for documentation (RFC 5737).
pub(crate) fn address(mta: usize) -> [u8; 4] {
    [192, 0, 2, u8::try_from(mta + 1).unwrap_or(u8::MAX)]
}

/// What a TCP segment says besides its octets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flags {
    Syn,
    SynAck,
    Ack,
    /// With octets.
    Push,
    FinAck,
    RstAck,
}

impl Flags {
    fn bits(self) -> u8 {
        match self {
            Flags::Syn => 0x02,
            Flags::SynAck => 0x12,
            Flags::Ack => 0x10,
            Flags::Push => 0x18,
            Flags::FinAck => 0x11,
            Flags::RstAck => 0x14,
        }
    }

    fn opens(self) -> bool {
        matches!(self, Flags::Syn | Flags::SynAck)
    }

    /// How much of the sequence it takes by itself.
    pub(crate) fn takes(self) -> u32 {
        u32::from(self.opens() || self == Flags::FinAck)
    }
}

/// One TCP segment.
pub(crate) struct Segment<'a> {
    /// The IPv4 addresses of its sender and its receiver.
    pub(crate) addresses: [[u8; 4]; 2],
    /// Their ports.
    pub(crate) ports: [u16; 2],
    pub(crate) sequence: u32,
    pub(crate) acknowledgement: u32,
    pub(crate) flags: Flags,
    pub(crate) octets: &'a [u8],
}

const TCP: u8 = 6;
const WINDOW: u16 = 65_535;
/// The option *maximum segment size*, 1460 octets.
const MAXIMUM_SEGMENT_SIZE: [u8; 4] = [2, 4, 0x05, 0xb4];

impl Segment<'_> {
    /// The packet, with this IP identification.
    pub(crate) fn packet(&self, identification: u16) -> Vec<u8> {
        let segment = self.with_checksum();
        let length = u16::try_from(20 + segment.len()).unwrap_or(u16::MAX);
        let mut packet = vec![0x45, 0];
        packet.extend(length.to_be_bytes());
        packet.extend(identification.to_be_bytes());
        // Not to be fragmented; 64 hops to live; the checksum follows.
        packet.extend([0x40, 0, 64, TCP, 0, 0]);
        packet.extend(self.addresses.concat());
        let checksum = checksum([&packet]);
        packet[10..12].copy_from_slice(&checksum);
        packet.extend(segment);
        packet
    }

    fn with_checksum(&self) -> Vec<u8> {
        let options = if self.flags.opens() { &MAXIMUM_SEGMENT_SIZE[..] } else { &[] };
        let words = u8::try_from(5 + options.len() / 4).unwrap_or(5);
        let mut segment = Vec::with_capacity(24 + self.octets.len());
        segment.extend(self.ports.iter().flat_map(|port| port.to_be_bytes()));
        segment.extend(self.sequence.to_be_bytes());
        segment.extend(self.acknowledgement.to_be_bytes());
        segment.extend([words << 4, self.flags.bits()]);
        segment.extend(WINDOW.to_be_bytes());
        segment.extend([0; 4]);
        segment.extend(options);
        segment.extend(self.octets);
        let length = u16::try_from(segment.len()).unwrap_or(u16::MAX).to_be_bytes();
        let pseudo_header = [&self.addresses.concat()[..], &[0, TCP], &length].concat();
        let checksum = checksum([&pseudo_header, &segment]);
        segment[16..18].copy_from_slice(&checksum);
        segment
    }
}

/// The Internet checksum (RFC 1071) of parts that all but the last have an even length.
fn checksum<const N: usize>(parts: [&[u8]; N]) -> [u8; 2] {
    let word = |pair: &[u8]| u32::from(pair[0]) << 8 | u32::from(*pair.get(1).unwrap_or(&0));
    let mut sum: u32 = parts.iter().flat_map(|part| part.chunks(2)).map(word).sum();
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    (!(sum as u16)).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What has its own checksum in it adds up to nothing.
    #[test]
    fn checksums_add_up() {
        let addresses = [[192, 0, 2, 1], [192, 0, 2, 2]];
        let (ports, flags) = ([1024, 102], Flags::Push);
        let (sequence, acknowledgement) = (0xffff_fff0, 7);
        let segment =
            Segment { addresses, ports, sequence, acknowledgement, flags, octets: b"odd" };
        let packet = segment.packet(9);
        assert_eq!(packet.len(), 43);
        assert_eq!(checksum([&packet[..20]]), [0, 0]);
        let pseudo_header = [&addresses.concat()[..], &[0, TCP, 0, 23]].concat();
        assert_eq!(checksum([&pseudo_header, &packet[20..]]), [0, 0]);
    }
}

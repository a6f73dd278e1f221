//! The container: pcapng, and pcap for what cannot read that.

use std::time::Duration;

use pcap_file::pcap::{PcapHeader, PcapPacket, PcapWriter};
use pcap_file::pcapng::PcapNgWriter;
use pcap_file::pcapng::blocks::enhanced_packet::{EnhancedPacketBlock, EnhancedPacketOption};
use pcap_file::pcapng::blocks::interface_description::{
    InterfaceDescriptionBlock, InterfaceDescriptionOption,
};
use pcap_file::pcapng::blocks::name_resolution::{Ipv4Record, NameResolutionBlock, Record};
use pcap_file::pcapng::blocks::section_header::{SectionHeaderBlock, SectionHeaderOption};
use pcap_file::{DataLink, Endianness, PcapResult, TsResolution};

use crate::LABEL;
use crate::connection::Packet;
use crate::wire::ip::address;

/// The midnight at which every run begins, so that the time of day is that of the run: the first one of
/// 1997, in seconds after the beginning of 1970.
const MIDNIGHT_S: i64 = 852_076_800;
/// A second has 10⁹ of what times are counted in.
const NANOSECONDS: u8 = 9;
const LONGEST_PACKET: u32 = 65_535;

/// A time of the run in seconds after the beginning of 1970.
pub(crate) fn seconds(run_us: i64) -> i64 {
    MIDNIGHT_S + run_us.div_euclid(1_000_000)
}

fn timestamp(packet: &Packet) -> Duration {
    let us = MIDNIGHT_S * 1_000_000 + packet.seen_us;
    Duration::from_micros(u64::try_from(us).unwrap_or(0))
}

fn length(packet: &Packet) -> u32 {
    u32::try_from(packet.octets.len()).unwrap_or(LONGEST_PACKET)
}

pub(crate) fn pcapng(packets: &[Packet], names: &[String]) -> Vec<u8> {
    write_pcapng(packets, names).expect("a vector takes all that is written")
}

fn write_pcapng(packets: &[Packet], names: &[String]) -> PcapResult<Vec<u8>> {
    let section = SectionHeaderBlock {
        endianness: Endianness::Little,
        options: vec![
            SectionHeaderOption::Comment(LABEL.into()),
            SectionHeaderOption::UserApplication("Turnlab".into()),
        ],
        ..SectionHeaderBlock::default()
    };
    let mut writer = PcapNgWriter::with_section_header(Vec::new(), section)?;
    writer.write_pcapng_block(InterfaceDescriptionBlock {
        linktype: DataLink::RAW,
        snaplen: LONGEST_PACKET,
        options: vec![
            InterfaceDescriptionOption::IfName("initiators".into()),
            InterfaceDescriptionOption::IfDescription("each connection at its initiator".into()),
            InterfaceDescriptionOption::IfTsResol(NANOSECONDS),
        ],
    })?;
    writer.write_pcapng_block(name_block(names))?;
    for packet in packets {
        let comment = packet.comment.map(|comment| EnhancedPacketOption::Comment(comment.into()));
        writer.write_pcapng_block(EnhancedPacketBlock {
            interface_id: 0,
            timestamp: timestamp(packet),
            original_len: length(packet),
            data: packet.octets.as_slice().into(),
            options: comment.into_iter().collect(),
        })?;
    }
    Ok(writer.into_inner())
}

fn name_block(names: &[String]) -> NameResolutionBlock<'_> {
    let record = |(mta, name): (usize, &String)| {
        let names = vec![name.clone().into()];
        Record::Ipv4(Ipv4Record { ip_addr: address(mta).to_vec().into(), names })
    };
    let records = names.iter().enumerate().map(record).collect();
    NameResolutionBlock { records, options: Vec::new() }
}

pub(crate) fn pcap(packets: &[Packet]) -> Vec<u8> {
    write_pcap(packets).expect("a vector takes all that is written")
}

fn write_pcap(packets: &[Packet]) -> PcapResult<Vec<u8>> {
    let header = PcapHeader {
        snaplen: LONGEST_PACKET,
        datalink: DataLink::RAW,
        ts_resolution: TsResolution::MicroSecond,
        endianness: Endianness::Little,
        ..PcapHeader::default()
    };
    let mut writer = PcapWriter::with_header(Vec::new(), header)?;
    for packet in packets {
        writer.write_packet(&PcapPacket::new(timestamp(packet), length(packet), &packet.octets))?;
    }
    Ok(writer.into_writer())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(file: &[u8], text: &str) -> bool {
        file.windows(text.len()).any(|window| window == text.as_bytes())
    }

    #[test]
    fn a_file_says_what_it_is_and_who_has_which_address() {
        let names = ["PARIS".to_owned(), "LONDON".to_owned()];
        let file = pcapng(&[], &names);
        assert!(has(&file, "X.400-over-TCP equivalent"));
        assert!(has(&file, "PARIS") && has(&file, "LONDON"));
    }

    #[test]
    fn the_older_format_has_link_type_101() {
        let file = pcap(&[]);
        assert_eq!(file[..4], [0xd4, 0xc3, 0xb2, 0xa1]);
        assert_eq!(file[20..24], [101, 0, 0, 0]);
    }
}

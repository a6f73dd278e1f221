//! A capture as tshark tells it, for golden texts.

use crate::tshark::Tshark;

/// What session and RTSE say, and how connections begin and end.
const TOLD: &str = "(ses || tcp.flags.syn == 1 || tcp.flags.fin == 1 || tcp.flags.reset == 1)";

/// The fields that a story is told with, under shorter names.
const FIELDS: [(&str, &str); 16] = [
    ("tcp.flags.syn", "SYN"),
    ("tcp.flags.fin", "FIN"),
    ("tcp.flags.reset", "RST"),
    ("ses.type", "ses.type"),
    ("ses.data_token_setting", "setting"),
    ("ses.activity_identifier", "activity"),
    ("ses.serial_number", "serial"),
    ("rtse.connectionDataRQ", "connectionDataRQ"),
    ("rtse.connectionDataAC", "connectionDataAC"),
    ("rtse.dialogueMode", "dialogueMode"),
    ("rtse.commonReference", "commonReference"),
    ("rtse.rttp_apdu", "rttp"),
    ("rtse.refuseReason", "refuseReason"),
    ("rtse.abortReason", "abortReason"),
    ("rtse.reassembled.length", "reassembled"),
    ("p1.local_identifier", "message"),
];

/// The story of the frames that a filter lets pass.
pub(crate) fn told(tshark: &Tshark, capture: &[u8], filter: &str) -> String {
    let mut fields = vec!["frame.time_relative", "ip.src_host", "tcp.srcport", "tcp.dstport"];
    fields.extend(FIELDS.iter().map(|(field, _)| field));
    let lines = tshark.fields(capture, &format!("{TOLD} && {filter}"), &fields);
    lines.iter().map(|line| sentence(line)).collect()
}

/// `8.25 PARIS 1024: ses.type=21`: the port is that of the initiator.
fn sentence(line: &str) -> String {
    let values: Vec<&str> = line.split('\t').collect();
    let [at, from, port, to_port, ..] = values[..] else { panic!("{line} has too few fields") };
    let port = if port == "102" { to_port } else { port };
    let at = at.trim_end_matches('0').trim_end_matches('.');
    let at = if at.is_empty() { "0" } else { at };
    let words: Vec<String> =
        FIELDS.iter().zip(&values[4..]).filter_map(|(field, value)| word(*field, value)).collect();
    format!("{at} {from} {port}: {}\n", words.join(" "))
}

fn word((field, name): (&str, &str), value: &str) -> Option<String> {
    match (field.starts_with("tcp.flags"), value) {
        (_, "") | (true, "0") => None,
        (true, _) => Some(name.to_owned()),
        (false, _) => Some(format!("{name}={value}")),
    }
}

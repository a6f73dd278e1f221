//! The messages themselves: a true envelope (X.411) and a true interpersonal message (X.420) that says
//! that it is a stub, and behind it the pieces that stand for what was written.

use rasn::prelude::*;
use rasn::types::{Any, ObjectIdentifier, UtcTime};
use turnlab_core::protocol::Priority;

use super::acse::External;
use super::{ber, presentation};

/// What is on the envelope of a message.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    /// Its number, counted from 1.
    pub(crate) number: u32,
    /// The name of the MTA that accepted it.
    pub(crate) from: String,
    /// The name of the MTA that it is for.
    pub(crate) to: String,
    pub(crate) size_kb: u32,
    pub(crate) priority: Priority,
    /// When it was accepted, in seconds after the beginning of 1970.
    pub(crate) accepted_s: i64,
}

/// The arc that is kept for examples.
const EXAMPLE: &[u32] = &[2, 999];

/// A value of a syntax that nobody has agreed on.
#[derive(AsnType, Encode)]
#[rasn(tag(universal, 8))]
struct Piece {
    direct_reference: ObjectIdentifier,
    #[rasn(tag(explicit(0)))]
    single_asn1_type: OctetString,
}

/// A piece of a message: an octet for each KB, up to some number, in a value of its own. Whoever sees a
/// message from the middle on can read it from there.
pub(crate) fn piece(size_kb: u32) -> Vec<u8> {
    let octets = size_kb.clamp(1, MOST_OCTETS) as usize;
    let direct_reference = ber::identifier(EXAMPLE);
    ber::encoded(&Piece { direct_reference, single_asn1_type: vec![b'.'; octets].into() })
}

/// The most octets that stand for one piece of a message, so that each piece is one TCP segment.
const MOST_OCTETS: u32 = 1_000;

impl Letter {
    /// What goes before the pieces of the message.
    pub(crate) fn head(&self) -> Vec<u8> {
        let message =
            Message { envelope: self.envelope(), content: ber::encoded(&self.content()).into() };
        let single_asn1_type = Any::new(ber::encoded(&message));
        ber::encoded(&External { indirect_reference: presentation::MTSE, single_asn1_type })
    }

    fn content(&self) -> InterpersonalMessage {
        let text = format!("A stub. In the run this message has {} KB.", self.size_kb);
        InterpersonalMessage {
            heading: Heading {
                this_message: MessageIdentifier {
                    user_relative_identifier: printable(&self.number.to_string(), 64),
                },
            },
            body: vec![BodyPart::Ia5Text(Ia5Text {
                parameters: NoParameters {},
                data: ia5(&text),
            })],
        }
    }

    fn envelope(&self) -> Envelope {
        let priority = match self.priority {
            Priority::Normal => PriorityCode::Normal,
            Priority::NonUrgent => PriorityCode::NonUrgent,
            Priority::Urgent => PriorityCode::Urgent,
        };
        Envelope {
            message_identifier: MtsIdentifier {
                domain: Domain::ours(),
                local_identifier: ia5(&format!("message {}", self.number)),
            },
            originator_name: Address::of(&self.from),
            content_type: INTERPERSONAL_MESSAGING,
            priority,
            trace_information: Trace(vec![TraceElement {
                domain: Domain::ours(),
                supplied: SuppliedInformation {
                    arrival_time: ber::utc_time(self.accepted_s),
                    routing_action: 0,
                },
            }]),
            per_recipient_fields: vec![Recipient {
                name: Address::of(&self.to),
                number: 1,
                indicators: BitString::from_slice(&[0x80]),
            }],
        }
    }
}

/// A name in the alphabet that addresses are written in.
fn printable(text: &str, most: usize) -> PrintableString {
    let known = |character: char| {
        let plain = character.is_ascii_alphanumeric() || " '()+,-./:=?".contains(character);
        if plain { character as u8 } else { b'?' }
    };
    let octets: Vec<u8> = text.chars().take(most).map(known).collect();
    PrintableString::try_from(octets).unwrap_or_default()
}

fn ia5(text: &str) -> Ia5String {
    Ia5String::from_iso646_bytes(text.as_bytes()).unwrap_or_default()
}

#[derive(AsnType, Encode)]
#[rasn(tag(explicit(application, 1)))]
#[rasn(delegate)]
struct Country(PrintableString);

#[derive(AsnType, Encode)]
#[rasn(tag(explicit(application, 2)))]
#[rasn(delegate)]
struct AdministrationDomain(PrintableString);

#[derive(AsnType, Encode)]
#[rasn(tag(application, 3))]
struct Domain {
    country: Country,
    administration: AdministrationDomain,
}

impl Domain {
    /// A country that there is not, and the administration domain that means "any".
    fn ours() -> Self {
        Domain {
            country: Country(printable("XX", 2)),
            administration: AdministrationDomain(printable(" ", 1)),
        }
    }
}

#[derive(AsnType, Encode)]
#[rasn(tag(application, 4))]
struct MtsIdentifier {
    domain: Domain,
    local_identifier: Ia5String,
}

#[derive(AsnType, Encode)]
struct StandardAttributes {
    country: Country,
    administration: AdministrationDomain,
    #[rasn(tag(3))]
    organization: PrintableString,
}

/// An O/R address: the MTA is its organization.
#[derive(AsnType, Encode)]
#[rasn(tag(application, 0))]
struct Address {
    standard: StandardAttributes,
}

impl Address {
    fn of(name: &str) -> Self {
        let Domain { country, administration } = Domain::ours();
        let organization = printable(name, 64);
        Address { standard: StandardAttributes { country, administration, organization } }
    }
}

#[derive(AsnType, Encode)]
#[rasn(delegate, tag(application, 6))]
struct ContentType(u8);

const INTERPERSONAL_MESSAGING: ContentType = ContentType(22);

#[derive(AsnType, Encode, Clone, Copy, PartialEq, Debug)]
#[rasn(enumerated, tag(application, 7))]
enum PriorityCode {
    Normal = 0,
    NonUrgent = 1,
    Urgent = 2,
}

#[derive(AsnType, Encode)]
#[rasn(set)]
struct SuppliedInformation {
    #[rasn(tag(0))]
    arrival_time: UtcTime,
    #[rasn(tag(2))]
    routing_action: u8,
}

#[derive(AsnType, Encode)]
struct TraceElement {
    domain: Domain,
    supplied: SuppliedInformation,
}

#[derive(AsnType, Encode)]
#[rasn(delegate, tag(application, 9))]
struct Trace(Vec<TraceElement>);

#[derive(AsnType, Encode)]
#[rasn(set)]
struct Recipient {
    name: Address,
    #[rasn(tag(0))]
    number: u8,
    #[rasn(tag(1))]
    indicators: BitString,
}

#[derive(AsnType, Encode)]
#[rasn(set)]
struct Envelope {
    message_identifier: MtsIdentifier,
    originator_name: Address,
    content_type: ContentType,
    priority: PriorityCode,
    trace_information: Trace,
    #[rasn(tag(2))]
    per_recipient_fields: Vec<Recipient>,
}

#[derive(AsnType, Encode)]
#[rasn(tag(0))]
struct Message {
    envelope: Envelope,
    content: OctetString,
}

#[derive(AsnType, Encode)]
#[rasn(set, tag(application, 11))]
struct MessageIdentifier {
    user_relative_identifier: PrintableString,
}

#[derive(AsnType, Encode)]
#[rasn(set)]
struct Heading {
    this_message: MessageIdentifier,
}

/// The repertoire would be the only one, and it is the usual.
#[derive(AsnType, Encode)]
#[rasn(set)]
struct NoParameters {}

#[derive(AsnType, Encode)]
struct Ia5Text {
    parameters: NoParameters,
    data: Ia5String,
}

#[derive(AsnType, Encode)]
#[rasn(choice)]
enum BodyPart {
    #[rasn(tag(0))]
    Ia5Text(Ia5Text),
}

#[derive(AsnType, Encode)]
#[rasn(tag(0))]
struct InterpersonalMessage {
    heading: Heading,
    body: Vec<BodyPart>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    #[test]
    fn a_piece_has_an_octet_for_each_kb_but_not_too_many() {
        assert_eq!(hex(&piece(3)), "28 0b 06 02 88 37 a0 05 04 03 2e 2e 2e");
        assert_eq!(piece(0).len(), piece(1).len());
        assert_eq!(piece(100_000).len(), piece(1_000).len());
    }
}

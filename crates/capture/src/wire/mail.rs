//! The messages themselves: a true envelope of P1 (X.411) around a stub.

use rasn::prelude::*;
use rasn::types::{Any, UtcTime};
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

impl Letter {
    /// What goes over the association, all pieces together: the last `stub_octets` of it stand for what
    /// was written.
    pub(crate) fn octets(&self, stub_octets: usize) -> Vec<u8> {
        let message = Message { envelope: self.envelope(), content: vec![b'.'; stub_octets].into() };
        let single_asn1_type = Any::new(ber::encoded(&message));
        ber::encoded(&External { indirect_reference: presentation::MTSE, single_asn1_type })
    }

    fn envelope(&self) -> Envelope {
        let priority = match self.priority {
            Priority::Normal => PriorityCode::Normal,
            Priority::NonUrgent => PriorityCode::NonUrgent,
            Priority::Urgent => PriorityCode::Urgent,
        };
        let size = format!("stub, {} KB", self.size_kb);
        Envelope {
            message_identifier: MtsIdentifier {
                domain: Domain::ours(),
                local_identifier: ia5(&format!("message {}", self.number)),
            },
            originator_name: Address::of(&self.from),
            content_type: ContentType(0),
            content_identifier: ContentIdentifier(printable(&size, 16)),
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

#[derive(AsnType, Encode)]
#[rasn(delegate, tag(explicit(application, 10)))]
struct ContentIdentifier(PrintableString);

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
    content_identifier: ContentIdentifier,
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

//! ACSE: the association under RTSE (X.227). It carries what opens, refuses and breaks off.

use rasn::prelude::*;
use rasn::types::{Any, ObjectIdentifier};

use super::{ber, presentation};

/// An APDU of another layer within one of ACSE.
#[derive(AsnType, Encode)]
#[rasn(tag(universal, 8))]
pub(super) struct External {
    pub(super) indirect_reference: u8,
    #[rasn(tag(explicit(0)))]
    pub(super) single_asn1_type: Any,
}

fn user_information(rtse_apdu: Vec<u8>) -> Vec<External> {
    let single_asn1_type = Any::new(rtse_apdu);
    vec![External { indirect_reference: presentation::RTSE, single_asn1_type }]
}

/// mts-transfer (X.419).
const APPLICATION_CONTEXT: &[u32] = &[2, 6, 0, 1, 6];

#[derive(AsnType, Encode)]
#[rasn(tag(application, 0))]
struct Aarq {
    #[rasn(tag(explicit(1)))]
    application_context_name: ObjectIdentifier,
    #[rasn(tag(30))]
    user_information: Vec<External>,
}

/// AARQ with an RTORQ.
pub(crate) fn aarq(rtorq: Vec<u8>) -> Vec<u8> {
    ber::encoded(&Aarq {
        application_context_name: ber::identifier(APPLICATION_CONTEXT),
        user_information: user_information(rtorq),
    })
}

#[derive(AsnType, Encode)]
#[rasn(choice)]
enum Diagnostic {
    #[rasn(tag(explicit(1)))]
    ServiceUser(u8),
}

#[derive(AsnType, Encode)]
#[rasn(tag(application, 1))]
struct Aare {
    #[rasn(tag(explicit(1)))]
    application_context_name: ObjectIdentifier,
    #[rasn(tag(explicit(2)))]
    result: u8,
    #[rasn(tag(explicit(3)))]
    result_source_diagnostic: Diagnostic,
    #[rasn(tag(30))]
    user_information: Vec<External>,
}

/// What became of an AARQ.
#[derive(Clone, Copy)]
pub(crate) enum AssociateResult {
    Accepted = 0,
    RejectedPermanent = 1,
    RejectedTransient = 2,
}

/// AARE with an RTOAC or an RTORJ.
pub(crate) fn aare(result: AssociateResult, rtse_apdu: Vec<u8>) -> Vec<u8> {
    // 0: null, 1: no reason given. The reason is RTSE's.
    let diagnostic = u8::from(!matches!(result, AssociateResult::Accepted));
    ber::encoded(&Aare {
        application_context_name: ber::identifier(APPLICATION_CONTEXT),
        result: result as u8,
        result_source_diagnostic: Diagnostic::ServiceUser(diagnostic),
        user_information: user_information(rtse_apdu),
    })
}

#[derive(AsnType, Encode)]
#[rasn(tag(application, 2))]
struct Rlrq {
    #[rasn(tag(0))]
    reason: u8,
}

/// RLRQ, for the normal reason.
pub(crate) fn rlrq() -> Vec<u8> {
    ber::encoded(&Rlrq { reason: 0 })
}

#[derive(AsnType, Encode)]
#[rasn(tag(application, 3))]
struct Rlre {
    #[rasn(tag(0))]
    reason: u8,
}

/// RLRE, for the normal reason.
pub(crate) fn rlre() -> Vec<u8> {
    ber::encoded(&Rlre { reason: 0 })
}

#[derive(AsnType, Encode)]
#[rasn(tag(application, 4))]
struct Abrt {
    #[rasn(tag(0))]
    abort_source: u8,
    #[rasn(tag(30))]
    user_information: Vec<External>,
}

/// ABRT with an RTAB.
pub(crate) fn abrt(rtab: Vec<u8>) -> Vec<u8> {
    ber::encoded(&Abrt { abort_source: 0, user_information: user_information(rtab) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    #[test]
    fn an_abort_carries_what_rtse_says() {
        let abort = abrt(vec![0xb6, 3, 0x80, 1, 4]);
        assert_eq!(hex(&abort), "64 11 80 01 00 be 0c 28 0a 02 01 03 a0 05 b6 03 80 01 04");
    }
}

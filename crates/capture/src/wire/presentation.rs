//! Presentation: which syntaxes there are, and which one a value is in (X.226).

use rasn::prelude::*;
use rasn::types::{Any, ObjectIdentifier};

use super::ber;

/// The context of ACSE.
pub(crate) const ACSE: u8 = 1;
/// The context of RTSE.
pub(crate) const RTSE: u8 = 3;
/// The context of the messages themselves, MTSE.
pub(crate) const MTSE: u8 = 5;

/// Every context with its abstract syntax: the one of ACSE, id-as-mta-rtse, id-as-mtse.
const CONTEXTS: [(u8, &[u32]); 3] =
    [(ACSE, &[2, 2, 1, 0, 1]), (RTSE, &[2, 6, 0, 2, 12]), (MTSE, &[2, 6, 0, 2, 7])];
/// The one transfer syntax.
const BER: &[u32] = &[2, 1, 1];

/// The values of a PPDU with their contexts: fully-encoded-data.
#[derive(AsnType, Encode)]
#[rasn(delegate, tag(application, 1))]
struct UserData(Vec<PdvList>);

#[derive(AsnType, Encode)]
struct PdvList {
    presentation_context_identifier: u8,
    #[rasn(tag(explicit(0)))]
    single_asn1_type: Any,
}

impl UserData {
    fn of(context: u8, value: Vec<u8>) -> Self {
        let single_asn1_type = Any::new(value);
        UserData(vec![PdvList { presentation_context_identifier: context, single_asn1_type }])
    }
}

/// P-DATA, P-TOKEN-PLEASE and P-RELEASE: one value in its context.
pub(crate) fn user_data(context: u8, value: Vec<u8>) -> Vec<u8> {
    ber::encoded(&UserData::of(context, value))
}

#[derive(AsnType, Encode)]
#[rasn(set)]
struct ModeSelector {
    #[rasn(tag(0))]
    mode_value: u8,
}

const NORMAL_MODE: ModeSelector = ModeSelector { mode_value: 1 };

#[derive(AsnType, Encode)]
struct ContextDefinition {
    presentation_context_identifier: u8,
    abstract_syntax_name: ObjectIdentifier,
    transfer_syntax_name_list: Vec<ObjectIdentifier>,
}

#[derive(AsnType, Encode)]
struct CpParameters {
    #[rasn(tag(4))]
    presentation_context_definition_list: Vec<ContextDefinition>,
    user_data: UserData,
}

#[derive(AsnType, Encode)]
#[rasn(set)]
struct Cp {
    #[rasn(tag(0))]
    mode_selector: ModeSelector,
    #[rasn(tag(2))]
    normal_mode_parameters: CpParameters,
}

/// CONNECT PRESENTATION with an AARQ.
pub(crate) fn cp(aarq: Vec<u8>) -> Vec<u8> {
    let definition = |&(context, syntax): &(u8, &'static [u32])| ContextDefinition {
        presentation_context_identifier: context,
        abstract_syntax_name: ber::identifier(syntax),
        transfer_syntax_name_list: vec![ber::identifier(BER)],
    };
    ber::encoded(&Cp {
        mode_selector: NORMAL_MODE,
        normal_mode_parameters: CpParameters {
            presentation_context_definition_list: CONTEXTS.iter().map(definition).collect(),
            user_data: UserData::of(ACSE, aarq),
        },
    })
}

/// The answer for one context; they are all accepted.
#[derive(AsnType, Encode)]
struct ContextResult {
    #[rasn(tag(0))]
    result: u8,
    #[rasn(tag(1))]
    transfer_syntax_name: ObjectIdentifier,
}

#[derive(AsnType, Encode)]
struct AnswerParameters {
    #[rasn(tag(5))]
    presentation_context_definition_result_list: Vec<ContextResult>,
    user_data: UserData,
}

fn answer(aare: Vec<u8>) -> AnswerParameters {
    let accepted = || ContextResult { result: 0, transfer_syntax_name: ber::identifier(BER) };
    AnswerParameters {
        presentation_context_definition_result_list: CONTEXTS.iter().map(|_| accepted()).collect(),
        user_data: UserData::of(ACSE, aare),
    }
}

#[derive(AsnType, Encode)]
#[rasn(set)]
struct Cpa {
    #[rasn(tag(0))]
    mode_selector: ModeSelector,
    #[rasn(tag(2))]
    normal_mode_parameters: AnswerParameters,
}

/// CONNECT PRESENTATION ACCEPT with an AARE.
pub(crate) fn cpa(aare: Vec<u8>) -> Vec<u8> {
    let normal_mode_parameters = answer(aare);
    ber::encoded(&Cpa { mode_selector: NORMAL_MODE, normal_mode_parameters })
}

/// CONNECT PRESENTATION REJECT with an AARE: presentation itself has nothing against it.
pub(crate) fn cpr(aare: Vec<u8>) -> Vec<u8> {
    ber::encoded(&answer(aare))
}

#[derive(AsnType, Encode)]
struct ContextIdentifier {
    presentation_context_identifier: u8,
    transfer_syntax_name: ObjectIdentifier,
}

#[derive(AsnType, Encode)]
#[rasn(tag(0))]
struct Aru {
    #[rasn(tag(0))]
    presentation_context_identifier_list: Vec<ContextIdentifier>,
    user_data: UserData,
}

/// ABNORMAL RELEASE USER with an ABRT.
pub(crate) fn aru(abrt: Vec<u8>) -> Vec<u8> {
    let identifier = |&(context, _): &(u8, _)| ContextIdentifier {
        presentation_context_identifier: context,
        transfer_syntax_name: ber::identifier(BER),
    };
    ber::encoded(&Aru {
        presentation_context_identifier_list: CONTEXTS[..2].iter().map(identifier).collect(),
        user_data: UserData::of(ACSE, abrt),
    })
}

//! RTSE: what the two ends say about the association and the Turn (X.228, ISO 9066-2).

use rasn::prelude::*;
use rasn::types::{Any, UtcTime};
use turnlab_core::protocol::{AbortReason, DialogueMode, RefuseReason, RequestPriority};

use super::ber;

/// How a session connection is called when it is recovered: the references of its CONNECT.
#[derive(Debug, Clone, PartialEq, AsnType, Encode)]
pub(crate) struct SessionConnectionIdentifier {
    pub(crate) calling_ss_user_reference: OctetString,
    pub(crate) common_reference: UtcTime,
}

/// Whether an association is new or one that was lost.
#[derive(Debug, AsnType, Encode)]
#[rasn(choice)]
pub(crate) enum ConnectionData {
    #[rasn(tag(explicit(0)))]
    Open(Any),
    #[rasn(tag(1))]
    Recover(SessionConnectionIdentifier),
}

impl ConnectionData {
    /// Recovers the connection of that name, or opens with the argument of a bind.
    pub(crate) fn asking(recovers: Option<&SessionConnectionIdentifier>) -> Self {
        ConnectionData::of(recovers, &BindArgument(()))
    }

    /// Says that this is done.
    pub(crate) fn answering(recovers: Option<&SessionConnectionIdentifier>) -> Self {
        ConnectionData::of(recovers, &BindResult(()))
    }

    fn of(recovers: Option<&SessionConnectionIdentifier>, bind: &impl Encode) -> Self {
        match recovers {
            Some(lost) => ConnectionData::Recover(lost.clone()),
            None => ConnectionData::Open(Any::new(ber::encoded(bind))),
        }
    }
}

/// What MTAs that do not authenticate say when they bind (X.411), as remote operations have it (X.219).
#[derive(AsnType, Encode)]
#[rasn(delegate, tag(explicit(16)))]
struct BindArgument(());

/// And what they answer.
#[derive(AsnType, Encode)]
#[rasn(delegate, tag(explicit(17)))]
struct BindResult(());

#[derive(AsnType, Encode)]
#[rasn(set, tag(16))]
struct Rtorq {
    #[rasn(tag(0))]
    checkpoint_size: u32,
    #[rasn(tag(1))]
    window_size: u32,
    #[rasn(tag(2))]
    dialogue_mode: u8,
    #[rasn(tag(explicit(3)))]
    connection_data: ConnectionData,
}

/// RTORQ. The checkpoint size is in KB.
pub(crate) fn rtorq(
    checkpoint_size: u32,
    window_size: u32,
    mode: DialogueMode,
    connection_data: ConnectionData,
) -> Vec<u8> {
    let dialogue_mode = match mode {
        DialogueMode::Monologue => 0,
        DialogueMode::TwoWayAlternate => 1,
    };
    ber::encoded(&Rtorq { checkpoint_size, window_size, dialogue_mode, connection_data })
}

#[derive(AsnType, Encode)]
#[rasn(set, tag(17))]
struct Rtoac {
    #[rasn(tag(0))]
    checkpoint_size: u32,
    #[rasn(tag(1))]
    window_size: u32,
    #[rasn(tag(explicit(2)))]
    connection_data: ConnectionData,
}

/// RTOAC. The checkpoint size is in KB.
pub(crate) fn rtoac(
    checkpoint_size: u32,
    window_size: u32,
    connection_data: ConnectionData,
) -> Vec<u8> {
    ber::encoded(&Rtoac { checkpoint_size, window_size, connection_data })
}

#[derive(AsnType, Encode)]
#[rasn(set, tag(18))]
struct Rtorj {
    #[rasn(tag(0))]
    refuse_reason: u8,
}

/// RTORJ.
pub(crate) fn rtorj(reason: RefuseReason) -> Vec<u8> {
    ber::encoded(&Rtorj { refuse_reason: reason as u8 })
}

/// RTTP: the priority alone.
pub(crate) fn rttp(priority: RequestPriority) -> Vec<u8> {
    ber::encoded(&(priority as u8))
}

/// RTTR: a piece of a message.
pub(crate) fn rttr(piece: &[u8]) -> Vec<u8> {
    ber::encoded(&OctetString::from_slice(piece))
}

#[derive(AsnType, Encode)]
#[rasn(set, tag(22))]
struct Rtab {
    #[rasn(tag(0))]
    abort_reason: u8,
}

/// RTAB.
pub(crate) fn rtab(reason: AbortReason) -> Vec<u8> {
    ber::encoded(&Rtab { abort_reason: reason as u8 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    #[test]
    fn an_opening_binds_without_authentication() {
        let asking = ConnectionData::asking(None);
        let request = rtorq(30, 5, DialogueMode::TwoWayAlternate, asking);
        assert_eq!(hex(&request), "b0 11 80 01 1e 81 01 05 82 01 01 a3 06 a0 04 b0 02 05 00");
        let answer = rtoac(30, 5, ConnectionData::answering(None));
        assert_eq!(hex(&answer), "b1 0e 80 01 1e 81 01 05 a2 06 a0 04 b1 02 05 00");
    }

    #[test]
    fn apdus_have_the_codes_of_their_reasons_and_priorities() {
        assert_eq!(hex(&rtorj(RefuseReason::CannotRecover)), "b2 03 80 01 01");
        assert_eq!(hex(&rtab(AbortReason::LocalSystemProblem)), "b6 03 80 01 00");
        assert_eq!(hex(&rttp(RequestPriority::Normal)), "02 01 02");
    }

    #[test]
    fn a_recovery_names_the_connection_that_was_lost() {
        let lost = SessionConnectionIdentifier {
            calling_ss_user_reference: OctetString::from_slice(b"1"),
            common_reference: ber::utc_time(852_076_800),
        };
        let request = rtorq(0, 3, DialogueMode::Monologue, ConnectionData::asking(Some(&lost)));
        let recover = "a1 12 04 01 31 17 0d 39 37 30 31 30 31 30 30 30 30 30 30 5a";
        assert_eq!(hex(&request), format!("b0 1f 80 01 00 81 01 03 82 01 00 a3 14 {recover}"));
    }
}

//! Session: activities, checkpoints and the tokens that are the Turn (X.225).

use turnlab_core::protocol::Role;

use super::rtse::SessionConnectionIdentifier;
use super::{ber, presentation};

/// A parameter, or a group of them: its identifier and its value.
fn parameter(identifier: u8, value: &[u8]) -> Vec<u8> {
    let mut octets = vec![identifier];
    match u8::try_from(value.len()) {
        Ok(length) if length < 255 => octets.push(length),
        _ => {
            octets.push(255);
            octets.extend(u16::try_from(value.len()).unwrap_or(u16::MAX).to_be_bytes());
        }
    }
    octets.extend_from_slice(value);
    octets
}

/// An SPDU has the shape of a parameter.
fn spdu(identifier: u8, parameters: &[Vec<u8>]) -> Vec<u8> {
    parameter(identifier, &parameters.concat())
}

/// GIVE TOKENS without a token, which goes before every SPDU of category 2 that its owner sends.
const GIVE_NOTHING: [u8; 2] = [1, 0];
/// PLEASE TOKENS without a token, which goes before those that the other end sends.
const PLEASE_NOTHING: [u8; 2] = [2, 0];

fn behind(prefix: [u8; 2], spdu: Vec<u8>) -> Vec<u8> {
    [&prefix[..], &spdu].concat()
}

fn serial_number(serial: u32) -> Vec<u8> {
    parameter(42, serial.to_string().as_bytes())
}

fn activity_identifier(activity: u64) -> Vec<u8> {
    parameter(41, &ber::encoded(&activity))
}

fn user_data(ppdu: &[u8]) -> Vec<u8> {
    parameter(193, ppdu)
}

/// The transport connection is of no more use.
fn transport_disconnect() -> Vec<u8> {
    parameter(17, &[1])
}

/// Two bits for each token: data, minor sync, activity. All of them are at one end.
fn token_setting(owner: Role) -> Vec<u8> {
    let setting = match owner {
        Role::Initiator => 0x00,
        Role::Responder => 0x15,
    };
    // Protocol options, protocol version 2, the tokens.
    let items = [parameter(19, &[0]), parameter(22, &[2]), parameter(26, &[setting])];
    parameter(5, &items.concat())
}

/// Half duplex, minor sync, activity management, exceptions.
fn functional_units() -> Vec<u8> {
    parameter(20, &[0x02, 0x49])
}

fn references(identifier: &SessionConnectionIdentifier) -> [Vec<u8>; 2] {
    [
        parameter(10, &ber::encoded(&identifier.calling_ss_user_reference)),
        parameter(11, &ber::encoded(&identifier.common_reference)),
    ]
}

/// CONNECT.
pub(crate) fn cn(name: &SessionConnectionIdentifier, owner: Role, cp: &[u8]) -> Vec<u8> {
    let identifier = parameter(1, &references(name).concat());
    spdu(13, &[identifier, token_setting(owner), functional_units(), user_data(cp)])
}

/// ACCEPT.
pub(crate) fn ac(owner: Role, cpa: &[u8]) -> Vec<u8> {
    spdu(14, &[token_setting(owner), functional_units(), user_data(cpa)])
}

/// REFUSE, by the user, whose words are part of the reason.
pub(crate) fn rf(cpr: &[u8]) -> Vec<u8> {
    let reason = parameter(50, &[&[2], cpr].concat());
    spdu(12, &[transport_disconnect(), functional_units(), parameter(22, &[2]), reason])
}

/// PLEASE TOKENS.
pub(crate) fn pt(ppdu: &[u8]) -> Vec<u8> {
    spdu(2, &[parameter(16, &[1]), user_data(ppdu)])
}

/// GIVE TOKENS CONFIRM.
pub(crate) fn gtc() -> Vec<u8> {
    spdu(21, &[])
}

/// GIVE TOKENS ACK.
pub(crate) fn gta() -> Vec<u8> {
    spdu(22, &[])
}

/// ACTIVITY START.
pub(crate) fn activity_start(activity: u64) -> Vec<u8> {
    behind(GIVE_NOTHING, spdu(45, &[activity_identifier(activity)]))
}

/// ACTIVITY RESUME behind a checkpoint. The connection on which it was interrupted is named where it is
/// another one.
pub(crate) fn activity_resume(
    activity: u64,
    confirmed: u32,
    interrupted_on: Option<&SessionConnectionIdentifier>,
) -> Vec<u8> {
    let mut linking: Vec<u8> =
        interrupted_on.iter().flat_map(|on| references(on)).flatten().collect();
    linking.extend(activity_identifier(activity));
    linking.extend(serial_number(confirmed));
    let resumed = spdu(29, &[parameter(33, &linking), activity_identifier(activity)]);
    behind(GIVE_NOTHING, resumed)
}

/// DATA TRANSFER: its user information follows it.
pub(crate) fn dt(rttr: Vec<u8>) -> Vec<u8> {
    let ppdu = presentation::user_data(presentation::RTSE, rttr);
    [behind(GIVE_NOTHING, spdu(1, &[])), ppdu].concat()
}

/// MINOR SYNC POINT that wants to be confirmed.
pub(crate) fn mip(serial: u32) -> Vec<u8> {
    behind(GIVE_NOTHING, spdu(49, &[serial_number(serial)]))
}

/// MINOR SYNC ACK.
pub(crate) fn mia(serial: u32) -> Vec<u8> {
    behind(PLEASE_NOTHING, spdu(50, &[serial_number(serial)]))
}

/// ACTIVITY END: a MAJOR SYNC POINT without the sync type item, which would say "not the end".
pub(crate) fn activity_end(serial: u32) -> Vec<u8> {
    behind(GIVE_NOTHING, spdu(41, &[serial_number(serial)]))
}

/// ACTIVITY END ACK.
pub(crate) fn activity_end_ack(serial: u32) -> Vec<u8> {
    behind(PLEASE_NOTHING, spdu(42, &[serial_number(serial)]))
}

/// ACTIVITY INTERRUPT.
pub(crate) fn activity_interrupt() -> Vec<u8> {
    behind(GIVE_NOTHING, spdu(25, &[]))
}

/// ACTIVITY DISCARD.
pub(crate) fn activity_discard() -> Vec<u8> {
    behind(GIVE_NOTHING, spdu(57, &[]))
}

/// FINISH.
pub(crate) fn finish(ppdu: &[u8]) -> Vec<u8> {
    spdu(9, &[transport_disconnect(), user_data(ppdu)])
}

/// DISCONNECT.
pub(crate) fn disconnect(ppdu: &[u8]) -> Vec<u8> {
    spdu(10, &[user_data(ppdu)])
}

/// ABORT, by the user.
pub(crate) fn abort(aru: &[u8]) -> Vec<u8> {
    // The transport connection is released (1); it was the user who broke off (2).
    spdu(25, &[parameter(17, &[3]), user_data(aru)])
}

#[cfg(test)]
mod tests {
    use turnlab_core::protocol::RequestPriority;

    use super::*;
    use crate::wire::{hex, rtse};

    /// The octets that are listed in docs/protocol.md#on-the-wire.
    #[test]
    fn spdus_are_those_that_are_known_to_dissect() {
        let rttp = rtse::rttp(RequestPriority::Normal);
        let please = pt(&presentation::user_data(presentation::RTSE, rttp));
        assert_eq!(hex(&please), "02 11 10 01 01 c1 0c 61 0a 30 08 02 01 03 a0 03 02 01 02");
        assert_eq!(hex(&gtc()), "15 00");
        assert_eq!(hex(&gta()), "16 00");
        assert_eq!(hex(&activity_start(1)), "01 00 2d 05 29 03 02 01 01");
        assert_eq!(hex(&mip(1)), "01 00 31 03 2a 01 31");
        assert_eq!(hex(&mia(1)), "02 00 32 03 2a 01 31");
        assert_eq!(hex(&activity_end(2)), "01 00 29 03 2a 01 32");
        assert_eq!(hex(&activity_end_ack(2)), "02 00 2a 03 2a 01 32");
    }

    #[test]
    fn long_parameters_have_long_lengths() {
        assert_eq!(parameter(193, &[0; 254])[..2], [193, 254]);
        assert_eq!(parameter(193, &[0; 255])[..4], [193, 255, 0, 255]);
        assert_eq!(parameter(193, &[0; 300])[..4], [193, 255, 1, 44]);
    }
}

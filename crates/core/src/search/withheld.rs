//! What the bound in flight keeps from happening though the rule would let it (docs/protocol.md#the-search).

use super::machine::{Cause, Machine};
use super::word::Parts;

/// The associations, as a set of their slots, about which something of this kind cannot happen, and never
/// will, because there would be more in flight than may be. What has only to wait is not meant: where the first
/// PDU of a direction that is full can arrive, there is room after it, and the end that waits is still
/// where it was.
pub(super) fn withheld(
    machine: &mut Machine,
    at: Parts,
    is_meant: impl Fn(Cause, u16) -> bool,
) -> u8 {
    let (mut without_room, mut arrives) = (Vec::new(), [0; 2]);
    machine.each(at, |next, cause, marks| match (next, cause) {
        (Ok(_), Cause::Delivery { side, slot }) => arrives[side] |= 1 << slot,
        (Err(no_room), _) if is_meant(cause, marks) => without_room.push((no_room, cause)),
        _ => {}
    });
    let everywhere = u8::MAX >> (u8::BITS as usize - machine.slots());
    without_room.retain(|(no_room, _)| arrives[no_room.to] != everywhere);
    without_room.into_iter().fold(0, |set, (no_room, cause)| {
        let too_full = machine.too_full(at, no_room);
        match too_full & !arrives[no_room.to] {
            0 => set,
            _ => set | too_full | machine.slot_of(cause).map_or(0, |slot| 1 << slot),
        }
    })
}

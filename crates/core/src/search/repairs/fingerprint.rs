//! All that can happen under a rule, in one number.

use super::super::local_states::Facts;
use super::super::machine::{Machine, Told};
use super::super::visited::Places;
use super::super::word::Word;

/// Two numbers of 64 bits, each mixed in its own way.
#[derive(Clone, Copy)]
struct Mixed([u64; 2]);

impl Mixed {
    fn add(&mut self, value: u64) {
        const BY: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93];
        for (lane, by) in self.0.iter_mut().zip(BY) {
            *lane = (*lane ^ value).wrapping_mul(by);
            *lane ^= *lane >> 29;
        }
    }
}

/// Equal where two graphs are the same: the situations in the order in which they were reached, with where the
/// ends are, and every step with what it is and where it leads. The order follows from the graph alone, since what
/// can happen is always looked at in the same order.
pub(super) fn fingerprint<W: Word>(machine: &mut Machine, places: &Places<W>) -> u128 {
    let mut mixed = Mixed([1, 2]);
    let (mut words, mut causes) = (Vec::new(), Vec::new());
    let (mut guesses, mut targets) = (Vec::new(), Vec::new());
    for place in 0..places.visited.len() {
        let at = places.visited.at(place).unpack();
        machine.facts(at).into_iter().for_each(|facts| mixed.add(facts_number(facts)));
        causes.clear();
        words.clear();
        machine.successors(at, |next, cause, _| {
            words.push(W::pack(next));
            causes.push(cause);
        });
        targets.clear();
        places.of_all(&words, &mut guesses, &mut targets);
        for (&cause, &target) in causes.iter().zip(&targets) {
            let step = told_number(machine, machine.told(cause));
            mixed.add(step << 32 | u64::from(target));
        }
    }
    let [high, low] = mixed.0.map(u128::from);
    (high << 64 | low) & !(1 << 127)
}

fn facts_number(facts: Facts) -> u64 {
    let Facts { known, open, holds, closed, lost, connected, has_mail, stopped } = facts;
    let sets = [known, open, holds, closed, lost, connected];
    let all = sets.into_iter().fold(0, |all, set| all << 8 | u64::from(set));
    all << 2 | u64::from(has_mail) << 1 | u64::from(stopped)
}

/// What happens, in a number of 31 bits.
fn told_number(machine: &Machine, told: Told) -> u64 {
    let of = |kind: u64, side: usize, slot: usize| kind << 8 | (side as u64) << 4 | slot as u64;
    match told {
        Told::Submit(side) => of(0, side, 0),
        Told::Deliver(side, slot) => of(1, side, machine.index(slot)),
        Told::Lose(slot) => of(2, 0, machine.index(slot)),
        Told::Stop(side) => of(3, side, 0),
        Told::Start(side) => of(4, side, 0),
        Told::Fire(side, slot, timer) => {
            of(5, side, machine.index(slot)) | u64::from(timer.bit()) << 12
        }
    }
}

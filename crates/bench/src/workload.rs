//! What is run: two plans that go on for ever, and the incident with its cut at many places.

use std::sync::Arc;

use turnlab_core::protocol::{Priority, Transfers};
use turnlab_core::run::{History, MailStream, Plan};
use turnlab_core::scenario::{Cut, Scenario};
use turnlab_core::world::{Action, MtaId};

const US_PER_S: i64 = 1_000_000;
/// How long the histories are.
pub(crate) const STEPS: usize = 1_000_000;
/// How many places of a history are sought, and to how many the cut is moved.
pub(crate) const PLACES: usize = 1000;

/// 400 KB at 8 KB/s, and the end ack.
const IN_FULL_EVERY_US: i64 = 50_500_000;

/// A plan without an end.
pub(crate) struct Workload {
    /// What the table calls it.
    pub(crate) name: &'static str,
    /// The plan.
    pub(crate) plan: Arc<Plan>,
}

/// Both of them.
pub(crate) fn workloads() -> [Workload; 2] {
    [
        Workload { name: "a message is one PDU", plan: Arc::new(one_pdu()) },
        Workload { name: "transfers in full", plan: Arc::new(in_full()) },
    ]
}

/// Messages of 12 KB from both sides all the time, so that the Turn goes to and fro.
fn one_pdu() -> Plan {
    let mail = vec![stream(0, 0, 10 * US_PER_S, 12), stream(1, 5 * US_PER_S, 10 * US_PER_S, 12)];
    Plan { mail, ..endless(Transfers::OnePdu) }
}

/// Messages of 400 KB from one side, in activities with a checkpoint every 30 KB and a window of 5,
/// with 40 messages waiting from the start and others coming as fast as they go.
fn in_full() -> Plan {
    let waiting = MailStream { count: 40, ..stream(0, 0, 1, 400) };
    let mail = vec![waiting, stream(0, 60 * US_PER_S, IN_FULL_EVERY_US, 400)];
    let mut plan = Plan { mail, ..endless(Transfers::InFull) };
    plan.settings.association.checkpoint_size_kb = 30;
    plan.settings.association.window_checkpoints = 5;
    plan
}

/// What the incident is made from, but without its mail and its cut.
fn endless(transfers: Transfers) -> Plan {
    let incident = Scenario::default().run().map(|history| history.plan().clone());
    let mut plan = incident.expect("the incident is in range");
    plan.settings.association.transfers = transfers;
    Plan { mail: Vec::new(), cuts: Vec::new(), until_us: i64::MAX, ..plan }
}

fn stream(from: u8, first_us: i64, every_us: i64, size_kb: u32) -> MailStream {
    MailStream {
        from: MtaId(from),
        to: MtaId(1 - from),
        first_us,
        every_us,
        count: u32::MAX,
        priority: Priority::Normal,
        size_kb,
        random: None,
    }
}

/// How many of the steps of a history are arrivals of PDUs.
pub(crate) fn pdu_steps(history: &History) -> usize {
    history.steps().filter(|step| matches!(step.action, Action::Deliver { .. })).count()
}

/// The incident, cut at so many places in its first ten minutes.
pub(crate) fn moved_cuts(places: usize) -> Vec<Scenario> {
    let at_us = |place: usize| 600 * US_PER_S * place as i64 / places as i64;
    let cut = |place| Cut { at_us: at_us(place), association: 1 };
    (0..places).map(|place| Scenario { cuts: vec![cut(place)], ..Scenario::default() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mail_keeps_to_one_association_and_does_not_pile_up() {
        for Workload { name, plan } in workloads() {
            let run = History::of(plan, 300_000).seek(usize::MAX);
            let waiting: u32 = [(0, 1), (1, 0)]
                .map(|(a, b)| run.world().queue(MtaId(a), MtaId(b)).len())
                .iter()
                .sum();
            assert_eq!(run.world().associations().len(), 1, "{name}");
            assert!(waiting < 50, "{name}: {waiting} messages wait");
        }
    }
}

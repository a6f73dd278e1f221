//! Two runs beside each other: from when on they differ, and by what. MTAs are the same where they have the same name,
//! and messages where they are the same of those from one MTA to another: the first, the second, and so on.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use super::outcome::{seconds, seconds_if_any};
use super::{History, Passage, Stall, TurnAnomalyKind};
use crate::protocol::{MessageId, Pdu};
use crate::world::{Effect, MtaId};

/// What is different in the second of two runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Whether nothing is: the same steps at the same instants with the same effects, and the same MTAs.
    pub alike: bool,
    /// The first instant at which something happens in one of them and not in the other, in microseconds.
    #[serde(rename = "first_difference_s", serialize_with = "seconds_if_any")]
    pub first_us: Option<i64>,
    /// What each of them comes to.
    pub runs: [RunFigures; 2],
    /// What became of the mail that both were given.
    pub mail: MailChange,
    /// How many PDUs of each the other does not have: with the same content, from and to the same MTAs, at the same time
    /// and with the same end.
    pub pdus_alone: [usize; 2],
}

/// What one run comes to, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RunFigures {
    /// How many messages were accepted.
    pub accepted: usize,
    /// How many messages arrived.
    pub delivered: usize,
    /// The longest for which mail stood still, in microseconds.
    #[serde(rename = "longest_stall_s", serialize_with = "seconds")]
    pub longest_stall_us: i64,
    /// The longest for which nobody had the Turn of an association, in microseconds.
    #[serde(rename = "turn_lost_s", serialize_with = "seconds")]
    pub turn_lost_us: i64,
    /// The longest for which both ends had it, in microseconds.
    #[serde(rename = "turn_doubled_s", serialize_with = "seconds")]
    pub turn_doubled_us: i64,
    /// How many associations were started.
    pub associations: usize,
    /// How many PDUs were sent.
    pub pdus: usize,
}

/// What became in the second run of the mail that both were given at the same time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct MailChange {
    /// How many messages arrive later.
    pub later: usize,
    /// The most by which one is later, in microseconds.
    #[serde(rename = "latest_by_s", serialize_with = "seconds")]
    pub latest_by_us: i64,
    /// How many arrive earlier.
    pub earlier: usize,
    /// The most by which one is earlier, in microseconds.
    #[serde(rename = "earliest_by_s", serialize_with = "seconds")]
    pub earliest_by_us: i64,
    /// How many arrive in the first run alone.
    pub only_first: usize,
    /// How many arrive in the second run alone.
    pub only_second: usize,
}

/// The arrival of a message in both runs, in microseconds; none where it does not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrivals {
    /// Its number in each run.
    pub message: [MessageId; 2],
    /// When it arrives in each.
    pub at_us: [Option<i64>; 2],
}

impl Comparison {
    /// Compares two runs, whose MTAs have these names.
    #[must_use]
    pub fn of(runs: [&History; 2], names: [&[String]; 2]) -> Self {
        let first_us = first_difference(runs, names);
        Comparison {
            alike: first_us.is_none(),
            first_us,
            runs: runs.map(figures),
            mail: mail_change(&arrivals(runs, names)),
            pdus_alone: pdus_alone(runs, names)
                .map(|alone| alone.into_iter().filter(|alone| *alone).count()),
        }
    }
}

/// Every message that both runs were given at the same time, in the order of the first.
#[must_use]
pub fn arrivals(runs: [&History; 2], names: [&[String]; 2]) -> Vec<Arrivals> {
    let [first, second] = [0, 1].map(|run| messages(runs[run], names[run]));
    let known: BTreeMap<_, _> = second.iter().map(|it| (&it.which, it)).collect();
    let both = first.iter().filter_map(|one| {
        let other = known.get(&one.which).filter(|other| other.accepted_us == one.accepted_us)?;
        Some(Arrivals {
            message: [one.message, other.message],
            at_us: [one.arrived_us, other.arrived_us],
        })
    });
    both.collect()
}

/// A message of a run.
struct Posted<'a> {
    /// From whom, to whom, and the how manieth of those.
    which: (&'a str, &'a str, usize),
    message: MessageId,
    accepted_us: i64,
    arrived_us: Option<i64>,
}

fn messages<'a>(run: &History, names: &'a [String]) -> Vec<Posted<'a>> {
    let mut counts: BTreeMap<(MtaId, MtaId), usize> = BTreeMap::new();
    let mut all: Vec<Posted<'a>> = Vec::new();
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    let name = |mta: MtaId| names.get(mta.index()).map_or("", |name| name.as_str());
    for (_, at_us, effect) in run.all_effects() {
        match effect {
            Effect::Queued { mta, to, message, .. } if !places.contains_key(&message.id.0) => {
                let count = counts.entry((mta, to)).or_default();
                let which = (name(mta), name(to), *count);
                *count += 1;
                places.insert(message.id.0, all.len());
                all.push(Posted {
                    which,
                    message: message.id,
                    accepted_us: at_us,
                    arrived_us: None,
                });
            }
            Effect::Delivered { message, again: false, .. } => {
                if let Some(&place) = places.get(&message.0) {
                    all[place].arrived_us = Some(at_us);
                }
            }
            _ => {}
        }
    }
    all
}

fn mail_change(arrivals: &[Arrivals]) -> MailChange {
    let mut change = MailChange::default();
    for arrival in arrivals {
        match arrival.at_us {
            [Some(first), Some(second)] if second > first => {
                change.later += 1;
                change.latest_by_us = change.latest_by_us.max(second - first);
            }
            [Some(first), Some(second)] if second < first => {
                change.earlier += 1;
                change.earliest_by_us = change.earliest_by_us.max(first - second);
            }
            [Some(_), None] => change.only_first += 1,
            [None, Some(_)] => change.only_second += 1,
            _ => {}
        }
    }
    change
}

/// Runs between other MTAs differ from the beginning. Where one ends before the other and they are alike until then,
/// they differ by what happens after that.
fn first_difference(runs: [&History; 2], names: [&[String]; 2]) -> Option<i64> {
    if names[0] != names[1] {
        return Some(0);
    }
    let [first, second] = runs;
    let (mut ones, mut others) = (first.told(), second.told());
    loop {
        match (ones.next(), others.next()) {
            (None, None) => break,
            (Some((step, _)), None) | (None, Some((step, _))) => return Some(step.at_us),
            (Some((one, one_did)), Some((other, other_did))) => {
                if (one.at_us, one.action, one_did) != (other.at_us, other.action, other_did) {
                    return Some(one.at_us.min(other.at_us));
                }
            }
        }
    }
    let ends = runs.map(History::end_us);
    (ends[0] != ends[1]).then(|| ends[0].min(ends[1]))
}

fn figures(run: &History) -> RunFigures {
    let end_us = run.end_us();
    let anomalies = run.turn_anomalies();
    let longest = |kind| {
        let those = anomalies.iter().filter(|anomaly| anomaly.kind == kind);
        those.map(|anomaly| anomaly.for_us(end_us)).max().unwrap_or(0)
    };
    let count = |is: fn(&Effect) -> bool| run.all_effects().filter(|it| is(&it.2)).count();
    RunFigures {
        accepted: count(|it| matches!(it, Effect::Queued { .. })),
        delivered: count(|it| matches!(it, Effect::Delivered { again: false, .. })),
        longest_stall_us: run.stalls().iter().map(Stall::for_us).max().unwrap_or(0),
        turn_lost_us: longest(TurnAnomalyKind::Lost),
        turn_doubled_us: longest(TurnAnomalyKind::Doubled),
        associations: count(|it| matches!(it, Effect::Started { .. })),
        pdus: count(|it| matches!(it, Effect::Sent { .. })),
    }
}

/// A PDU, as far as it can be the same in another run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sent<'a> {
    leaves_us: i64,
    arrives_us: i64,
    from: &'a str,
    to: &'a str,
    pdu: Pdu,
    /// When it arrived or was lost; none where it is on its way at the end.
    ended_us: Option<i64>,
    is_lost: bool,
}

/// Which PDUs of each run the other does not have, in the order in which they were sent: with the same content, from and
/// to the same MTAs, at the same time and with the same end.
#[must_use]
pub fn pdus_alone(runs: [&History; 2], names: [&[String]; 2]) -> [Vec<bool>; 2] {
    let sent = [0, 1].map(|run| sent(runs[run], names[run]));
    let order = sent.each_ref().map(|sent| {
        let mut order: Vec<usize> = (0..sent.len()).collect();
        order.sort_unstable_by_key(|&place| &sent[place]);
        order
    });
    let mut alone = sent.each_ref().map(|sent| vec![true; sent.len()]);
    let mut at = [0, 0];
    while let (Some(&one), Some(&other)) = (order[0].get(at[0]), order[1].get(at[1])) {
        match sent[0][one].cmp(&sent[1][other]) {
            Ordering::Equal => {
                (alone[0][one], alone[1][other]) = (false, false);
                at = at.map(|at| at + 1);
            }
            Ordering::Less => at[0] += 1,
            Ordering::Greater => at[1] += 1,
        }
    }
    alone
}

fn sent<'a>(run: &History, names: &'a [String]) -> Vec<Sent<'a>> {
    let passages = run.passages();
    let name = |mta: MtaId| names.get(mta.index()).map_or("", |name| name.as_str());
    let mut ends: Vec<[MtaId; 2]> = Vec::new();
    let mut all: Vec<Sent<'a>> = Vec::new();
    for (_, at_us, effect) in run.all_effects() {
        match effect {
            Effect::Started { initiator, responder, .. } => ends.push([initiator, responder]),
            Effect::Sent { association, from, pdu, .. } => {
                let Passage { leaves_us, arrives_us } = passages[all.len()];
                let both = ends[association.index()];
                let [from, to] = [from, from.other()].map(|end| name(both[end as usize]));
                let (ended_us, is_lost) = (None, false);
                all.push(Sent { leaves_us, arrives_us, from, to, pdu, ended_us, is_lost });
            }
            Effect::Arrived { transmission } => {
                all[transmission.0 as usize].ended_us = Some(at_us);
            }
            Effect::Dropped { transmission } => {
                let sent = &mut all[transmission.0 as usize];
                (sent.ended_us, sent.is_lost) = (Some(at_us), true);
            }
            _ => {}
        }
    }
    all
}

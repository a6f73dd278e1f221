//! Associations that only come and go: each is opened for mail of the end that opens it, and closed in order when that
//! is through.

use turnlab_core::protocol::{Pdu, StateName};
use turnlab_core::world::AssociationId;

use crate::words::is_mail;
use crate::{PduOutcome, Story};

/// How many have to follow one another for that to be repetition.
const LEAST_IN_A_ROW: usize = 5;

/// Those of a run that repeat the one before them.
pub(super) struct Passing {
    is: Vec<bool>,
    /// Where there are some, in order and apart from one another.
    there_us: Vec<(i64, i64)>,
}

impl Passing {
    /// Those of a story.
    pub(super) fn of(story: &Story) -> Self {
        let lives = lives(story);
        let mut is = vec![false; lives.len()];
        let alike = |&one: &usize, &next: &usize| lives[one].is_some() == lives[next].is_some();
        for pair in story.pairs() {
            let between = |&place: &usize| story.pair_of(AssociationId::at(place)) == pair;
            let places: Vec<usize> = (0..lives.len()).filter(between).collect();
            // The first of a row is still seen, and so is the last: see `repetition`.
            let rows = places.chunk_by(alike).filter(|row| row.len() >= LEAST_IN_A_ROW);
            let repeats = rows.flat_map(|row| &row[1..]).filter(|&&place| lives[place].is_some());
            repeats.for_each(|&place| is[place] = true);
        }
        let lived = lives.iter().zip(&is).filter_map(|(life, is)| life.filter(|_| *is));
        Passing { there_us: joined(lived), is }
    }

    /// Whether an association is one of them.
    pub(super) fn has(&self, place: usize) -> bool {
        self.is[place]
    }

    /// Whether one of them is there at an instant, its beginning and its end left out.
    pub(super) fn is_there(&self, at_us: i64) -> bool {
        let after = self.there_us.partition_point(|(from_us, _)| *from_us < at_us);
        after.checked_sub(1).is_some_and(|last| at_us < self.there_us[last].1)
    }
}

/// Stretches that overlap as one; they come in the order of their beginnings.
fn joined(stretches: impl Iterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for (from_us, to_us) in stretches {
        match joined.last_mut() {
            Some(last) if from_us < last.1 => last.1 = last.1.max(to_us),
            _ => joined.push((from_us, to_us)),
        }
    }
    joined
}

/// From when to when each association lived, where nothing happened on it but mail of one end.
fn lives(story: &Story) -> Vec<Option<(i64, i64)>> {
    let mut closed = vec![(0, i64::MIN); story.associations.len()];
    for entry in story.entries.iter().filter(|entry| entry.state == StateName::Closed) {
        let (ends, at_us) = &mut closed[entry.association.index()];
        *ends += 1;
        *at_us = entry.at_us.max(*at_us);
    }
    let begun = story.associations.iter().map(|between| between.begun_us);
    let mut lives: Vec<Option<(i64, i64)>> = begun
        .zip(closed)
        .map(|(begun_us, (ends, closed_us))| (ends == 2).then_some((begun_us, closed_us)))
        .collect();
    for sent in &story.transmissions {
        let is_plain = is_mail(sent.pdu)
            || matches!(sent.pdu, Pdu::RtorqOpen(_) | Pdu::Rtoac { .. } | Pdu::Fn | Pdu::Dn);
        if !is_plain || !matches!(sent.outcome, PduOutcome::Arrived(_)) {
            lives[sent.association.index()] = None;
        }
    }
    lives
}

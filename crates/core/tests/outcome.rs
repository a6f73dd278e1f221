//! What came of a run, beside what the world itself shows when the same run is taken step by step.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::Story;
use expect_test::expect;
use turnlab_core::protocol::{MessageId, Pdu, Role, StateName};
use turnlab_core::run::{Ended, Outcome, Run, TurnAnomalyKind, Why};
use turnlab_core::scenario::{LIBRARY, seconds_text};
use turnlab_core::world::{Association, MtaId, World};

const LINKS: [&str; 13] = [
    "s=lost-turn",
    "s=lost-turn&threshold=5&cut=8.375&cut=152.875",
    "s=lost-turn&rule=initiator-decides",
    "s=lost-turn&rule=take-back&cut=8.6&cut=40&until=90",
    "s=lost-turn&rule=regenerate&cut=none&message-size=400&until=200",
    "s=lost-turn&rule=regenerate&until=120",
    "s=lost-turn&recovery-timeout=15&cut=8.375&cut=30&cut=40.3",
    "s=lost-turn&lifetime=20&cut=none&until=300",
    "s=monologue",
    "s=bind-refused&open-interval=60&max-open-retries=3",
    "s=mta-restart",
    "s=lost-turn&transfer-timeout-normal=1&bandwidth=1&message-size=100&latency=60000&max-transfer-retries=0",
    "s=three-sites&stop=ROME@100-200&down=PARIS:LONDON@240-300",
];

fn of(story: &Story) -> Outcome {
    Outcome::of(&story.history, &story.scenario.mtas)
}

/// What is seen of one MTA: messages by their number, with when they came and whether they are gone.
#[derive(Default)]
struct Seen {
    came_us: BTreeMap<u32, i64>,
    accepted: BTreeSet<u32>,
    longest_wait_us: i64,
    peak: usize,
}

impl Seen {
    fn look(&mut self, world: &World, mta: MtaId, now_us: i64) {
        let queued: Vec<u32> = peers(world, mta)
            .flat_map(|peer| world.queue(mta, peer).iter().map(|message| message.id.0))
            .collect();
        self.peak = self.peak.max(queued.len());
        queued.iter().for_each(|&id| {
            self.came_us.entry(id).or_insert(now_us);
            self.accepted.insert(id);
        });
        let gone = self.came_us.keys().filter(|id| !queued.contains(id)).copied();
        for id in gone.collect::<Vec<_>>() {
            self.waited(id, now_us);
        }
    }

    fn waited(&mut self, id: u32, now_us: i64) {
        if let Some(came_us) = self.came_us.remove(&id) {
            self.longest_wait_us = self.longest_wait_us.max(now_us - came_us);
        }
    }
}

fn peers(world: &World, mta: MtaId) -> impl Iterator<Item = MtaId> {
    let all = (0..).map(MtaId).take(world.mtas().len());
    all.filter(move |&peer| peer != mta)
}

fn mail_agrees(story: &Story, text: &str) {
    let outcome = of(story);
    let mut run = Run::new(Arc::new(story.history.plan().clone()));
    let mut seen: Vec<Seen> = outcome.mtas.iter().map(|_| Seen::default()).collect();
    while run.advance(&mut Vec::new()).is_some() {
        for (mta, seen) in (0..).map(MtaId).zip(&mut seen) {
            seen.look(run.world(), mta, run.now_us());
        }
    }
    let world = run.world();
    let by_mta = |mta: MtaId| {
        let waits = peers(world, mta).map(|peer| world.queue(mta, peer).len() as usize);
        waits.sum::<usize>()
    };
    for (mta, (seen, told)) in (0..).map(MtaId).zip(seen.iter_mut().zip(&outcome.mtas)) {
        for id in seen.came_us.keys().copied().collect::<Vec<_>>() {
            seen.waited(id, outcome.until_us);
        }
        let expected = (by_mta(mta), seen.peak, seen.longest_wait_us);
        let told_of = (told.queued, told.peak_queued, told.longest_wait_us);
        assert_eq!(told_of, expected, "{text}: {}", told.name);
        let arrived = |id: &&u32| {
            let has = |peer: MtaId| world.mtas()[peer.index()].has_received(MessageId(**id));
            peers(world, mta).any(has)
        };
        let delivered = seen.accepted.iter().filter(arrived).count();
        let told_of = (told.accepted, told.delivered);
        assert_eq!(told_of, (seen.accepted.len(), delivered), "{text}: {}", told.name);
        let gone = seen.accepted.len() - told.queued;
        assert!(told.non_delivered <= gone, "{text}: {}", told.name);
    }
}

fn wrong(association: &Association) -> Option<TurnAnomalyKind> {
    let states: Vec<StateName> = association.ends().map(|end| end.state.name()).collect();
    let hand_over = |role| {
        let mut flights = association.in_flight(role);
        flights.any(|flight| matches!(flight.pdu, Pdu::Gtc { .. } | Pdu::Gta))
    };
    match states.iter().filter(|state| state.holds()).count() {
        2 => Some(TurnAnomalyKind::Doubled),
        0 if states.iter().all(|state| state.is_open()) => {
            (!Role::BOTH.into_iter().any(hand_over)).then_some(TurnAnomalyKind::Lost)
        }
        _ => None,
    }
}

type Told = (TurnAnomalyKind, i64, Ended);

/// What is wrong with one association over the run: what, until when, and how it ended.
fn watched(story: &Story, association: usize) -> Vec<Told> {
    let mut run = Run::new(Arc::new(story.history.plan().clone()));
    let mut open = None;
    let mut told = Vec::new();
    while run.advance(&mut Vec::new()).is_some() {
        let Some(between) = run.world().associations().get(association) else { continue };
        let states: Vec<StateName> = between.ends().map(|end| end.state.name()).collect();
        let holders = states.iter().filter(|state| state.holds()).count();
        let is = |state| states.contains(&state);
        let ended = match open {
            Some(TurnAnomalyKind::Lost) if holders > 0 => Some(Ended::Recovered),
            Some(TurnAnomalyKind::Lost) if is(StateName::Closed) => Some(Ended::Closed),
            Some(TurnAnomalyKind::Doubled) if holders == 2 => None,
            Some(TurnAnomalyKind::Doubled) if is(StateName::Closing) || is(StateName::Closed) => {
                Some(Ended::Closed)
            }
            Some(TurnAnomalyKind::Doubled) if is(StateName::Lost) => Some(Ended::AssociationLost),
            Some(TurnAnomalyKind::Doubled) => Some(Ended::Recovered),
            _ => None,
        };
        if let (Some(kind), Some(ended)) = (open, ended) {
            told.push((kind, run.now_us(), ended));
            open = None;
        }
        open = open.or_else(|| wrong(between));
    }
    told.extend(open.map(|kind| (kind, story.scenario.until_us(), Ended::EndOfRun)));
    told
}

/// When a newer association between the same two MTAs had been open at both ends.
fn newer_us(story: &Story, association: usize) -> Option<i64> {
    let mut run = Run::new(Arc::new(story.history.plan().clone()));
    let mut opened: Vec<[bool; 2]> = Vec::new();
    while run.advance(&mut Vec::new()).is_some() {
        let all = run.world().associations();
        opened.resize(all.len(), [false; 2]);
        for (seen, between) in opened.iter_mut().zip(all) {
            for (seen, end) in seen.iter_mut().zip(between.ends()) {
                *seen |= end.state.name().is_open();
            }
        }
        let of = |place: usize| {
            let mut mtas = Role::BOTH.map(|role| all[place].mta(role));
            mtas.sort();
            mtas
        };
        let is_newer = |place: usize| opened[place] == [true; 2] && of(place) == of(association);
        if (association + 1..all.len()).any(is_newer) {
            return Some(run.now_us());
        }
    }
    None
}

fn turn_agrees(story: &Story, text: &str) {
    for (place, association) in of(story).associations.iter().enumerate() {
        let newer_us = newer_us(story, place);
        let turn = association.turn.iter();
        let told: Vec<Told> = turn.map(|turn| (turn.turn, turn.to_us, turn.ended)).collect();
        let watched = watched(story, place).into_iter().zip(&association.turn);
        let seen: Vec<Told> = watched
            .map(|((kind, to_us, ended), told)| match newer_us {
                Some(us) if told.from_us < us && us < to_us => (kind, us, Ended::Replaced),
                _ => (kind, to_us, ended),
            })
            .collect();
        assert_eq!(told, seen, "{text}: association {}", association.number);
        for turn in &association.turn {
            assert_eq!(turn.for_us, turn.to_us - turn.from_us, "{text}");
        }
    }
}

#[test]
fn mail_and_turn_are_told_as_the_world_shows_them() {
    for link in LINKS {
        let story = Story::of_link(link);
        mail_agrees(&story, link);
        turn_agrees(&story, link);
    }
}

#[test]
fn the_library_too() {
    for entry in LIBRARY.iter().filter(|entry| entry.name != "busy-day") {
        let story = Story::of(entry.scenario());
        mail_agrees(&story, entry.name);
        turn_agrees(&story, entry.name);
    }
}

/// Each association in a line: number, between whom, when, why, and when it was closed.
fn associations(link: &str) -> String {
    let outcome = of(&Story::of_link(link));
    let line = |told: &turnlab_core::run::AssociationOutcome| {
        let closed = told.closed_us.map_or("open".to_owned(), seconds_text);
        let started = seconds_text(told.started_us);
        let between = told.between.join("–");
        format!("{} {between} {started} {:?} {} {closed}\n", told.number, told.why, told.waiting)
    };
    outcome.associations.iter().map(line).collect()
}

#[test]
fn why_there_is_one_more() {
    expect![[r#"
        1 PARIS–LONDON 0 FirstMessage 1 open
        2 PARIS–LONDON 1500 ThresholdReached 50 open
    "#]]
    .assert_eq(&associations("s=lost-turn"));
    expect![[r#"
        1 PARIS–LONDON 0 FirstMessage 1 370
        2 PARIS–LONDON 370 ReplacesClosed 12 open
        3 LONDON–PARIS 370 ReplacesClosed 1 open
    "#]]
    .assert_eq(&associations("s=mta-restart"));
    expect![[r#"
        1 PARIS–LONDON 0 FirstMessage 1 53
        2 PARIS–LONDON 60 ReplacesClosed 1 83
        3 PARIS–LONDON 90 ReplacesClosed 1 113
        4 PARIS–LONDON 120 ReplacesClosed 1 open
    "#]]
    .assert_eq(&associations("s=lost-turn&lifetime=20&cut=none&until=120"));
    expect![[r#"
        1 PARIS–LONDON 0 FirstMessage 1 open
        2 ROME–PARIS 12 FirstMessage 1 open
        3 LONDON–ROME 20 FirstMessage 1 open
    "#]]
    .assert_eq(&associations("s=three-sites&until=60"));
    expect![[r#"
        1 PARIS–LONDON 0 FirstMessage 1 55.3
        2 PARIS–LONDON 45 ReplacesClosed 1 open
    "#]]
    .assert_eq(&associations("s=lost-turn&recovery-timeout=15&cut=8.375&cut=30&cut=40.3"));
}

/// Otherwise the comparison above would say nothing.
#[test]
fn the_links_have_every_kind_of_end_and_every_reason() {
    let outcomes: Vec<Outcome> = LINKS.iter().map(|link| of(&Story::of_link(link))).collect();
    let all: Vec<_> = outcomes.iter().flat_map(|outcome| &outcome.associations).collect();
    for why in [Why::FirstMessage, Why::ThresholdReached, Why::ReplacesClosed] {
        assert!(all.iter().any(|association| association.why == why), "{why:?}");
    }
    for ended in [Ended::Recovered, Ended::Closed, Ended::AssociationLost, Ended::EndOfRun] {
        let turns = all.iter().flat_map(|association| &association.turn);
        assert!(turns.into_iter().any(|turn| turn.ended == ended), "{ended:?}");
    }
    let given_up = outcomes.iter().flat_map(|outcome| &outcome.mtas);
    assert!(given_up.into_iter().any(|mta| mta.non_delivered > 0), "not delivered");
}

#[test]
fn a_run_with_too_much_in_it_is_told_up_to_its_last_step() {
    let story = Story::with_mail(
        "s=lost-turn&cut=none&until=86400&bandwidth=1000000&latency=1&message-size=1",
        &[common::mail(common::PARIS, 0, 1, 0), common::mail(common::LONDON, 0, 1, 0)],
    );
    let outcome = of(&story);
    assert!(!outcome.complete);
    assert_eq!(outcome.until_us, story.history.step(outcome.steps - 1).at_us);
    assert!(outcome.mtas.iter().all(|mta| mta.longest_wait_us < outcome.until_us));
}

#[test]
fn the_hash_is_that_of_the_history() {
    let story = Story::of_link("s=lost-turn");
    let hash = of(&story).hash;
    assert_eq!((hash.len(), u128::from_str_radix(&hash, 16)), (32, Ok(story.history.hash())));
}

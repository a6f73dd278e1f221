//! The event log: what it shows of the library, and what it has in common with the counters and the
//! timers.

mod common;
#[allow(dead_code, reason = "the hashes are another test's")]
#[path = "common/random.rs"]
mod random;

use std::collections::BTreeSet;
use std::sync::Arc;

use common::{LONDON, PARIS, Story, see};
use expect_test::{Expect, expect};
use turnlab_core::protocol::{Role, Timer};
use turnlab_core::run::{AbnormalEnd, Counters, EventKind, LoggedEvent, NoBind, Run};
use turnlab_core::scenario::{LIBRARY, seconds_text};
use turnlab_core::world::Effect;

/// Links that the random scenarios and the library do not stand in for.
const LINKS: [&str; 11] = [
    "s=lost-turn&cut=0.1",
    "s=lost-turn&cut=0.4",
    "s=lost-turn&cut=8.375&cut=18.5&cut=28.7",
    "s=lost-turn&down=PARIS:LONDON@8.4-200",
    "s=lost-turn&down=PARIS:LONDON@0-70&recovery-timeout=15",
    "s=lost-turn&stop=LONDON@8.4-100&recovery-timeout=15",
    "s=lost-turn&refuse=LONDON@9-40",
    "s=bind-refused&max-open-retries=1&open-interval=60",
    "s=lost-turn&lifetime=20&cut=52.6&until=300",
    "s=lost-turn&dialogue-mode=monologue&threshold=1&associations-per-peer=1&latency=1000&cut=none",
    "s=three-sites&stop=ROME@100-200&down=PARIS:LONDON@240-300",
];

/// One line for each event.
fn log(story: &Story) -> String {
    let line = |event: LoggedEvent| {
        let LoggedEvent { at_us, mta, association, kind, .. } = event;
        let (at, name) = (seconds_text(at_us), &story.scenario.mtas[mta.index()]);
        let which = association.map_or(String::new(), |which| format!(" {}", which.number()));
        format!("{at} {name}{which}: {} {kind:?}\n", kind.id())
    };
    story.history.events().into_iter().map(line).collect()
}

fn check(link: &str, expected: Expect) {
    expected.assert_eq(&log(&Story::of_link(link)));
}

#[test]
fn the_incident_leaves_little_in_the_log() {
    check(
        "s=lost-turn",
        expect![[r#"
        8.375 PARIS 1: 9277 RpcCancelled { pdu: Gtc { hand_overs: 0 } }
        1500 PARIS: 659 QueueAlarm { waiting: 50 }
        1555 PARIS: 660 QueueAlarmOver { waiting: 25 }
    "#]],
    );
}

#[test]
fn with_a_low_threshold_the_alarm_comes_early() {
    check(
        "s=low-threshold",
        expect![[r#"
        8.375 PARIS 1: 9277 RpcCancelled { pdu: Gtc { hand_overs: 0 } }
        150 PARIS: 659 QueueAlarm { waiting: 5 }
        159 PARIS: 660 QueueAlarmOver { waiting: 2 }
    "#]],
    );
}

#[test]
fn a_bind_that_is_refused_is_no_association_that_is_refused() {
    check(
        "s=bind-refused",
        expect![[r#"
        0.5 PARIS 1: 9318 CannotBind { why: Refused }
        0.5 PARIS 1: 289 OpenFailed
        0.5 PARIS 1: 301 OpenRetry { after_us: 600000000 }
        601 PARIS 1: 9318 CannotBind { why: Refused }
        601 PARIS 1: 289 OpenFailed
        601 PARIS 1: 301 OpenRetry { after_us: 600000000 }
    "#]],
    );
    check(
        "s=bind-refused&max-open-retries=1&open-interval=60&until=100",
        expect![[r#"
        0.5 PARIS 1: 9318 CannotBind { why: Refused }
        0.5 PARIS 1: 289 OpenFailed
        0.5 PARIS 1: 301 OpenRetry { after_us: 60000000 }
        61 PARIS 1: 9318 CannotBind { why: Refused }
        61 PARIS 1: 289 OpenFailed
        61 PARIS 1: 1294 EndedAbnormally { how: Refused(RtsBusy) }
        61.5 PARIS 2: 9318 CannotBind { why: Refused }
        61.5 PARIS 2: 289 OpenFailed
        61.5 PARIS 2: 301 OpenRetry { after_us: 60000000 }
    "#]],
    );
}

#[test]
fn an_mta_that_is_stopped_logs_nothing() {
    check(
        "s=mta-restart",
        expect![[r#"
        8.375 PARIS 1: 9277 RpcCancelled { pdu: Gtc { hand_overs: 0 } }
        370 LONDON 1: 1294 EndedAbnormally { how: NotRecovered }
    "#]],
    );
    check(
        "s=lost-turn&stop=LONDON@8.4-100&recovery-timeout=15&until=130",
        expect![[r#"
        8.375 PARIS 1: 9277 RpcCancelled { pdu: Gtc { hand_overs: 0 } }
        18.375 PARIS 1: 9318 CannotBind { why: Unreachable }
        23.375 PARIS 1: 1294 EndedAbnormally { how: NotRecovered }
        30 PARIS 2: 9318 CannotBind { why: Unreachable }
        30 PARIS 2: 289 OpenFailed
        30 PARIS 2: 301 OpenRetry { after_us: 10000000 }
        40 PARIS 2: 9318 CannotBind { why: Unreachable }
        40 PARIS 2: 289 OpenFailed
        40 PARIS 2: 301 OpenRetry { after_us: 10000000 }
        50 PARIS 2: 9318 CannotBind { why: Unreachable }
        50 PARIS 2: 289 OpenFailed
        50 PARIS 2: 301 OpenRetry { after_us: 10000000 }
        60 PARIS 2: 9318 CannotBind { why: Unreachable }
        60 PARIS 2: 289 OpenFailed
        60 PARIS 2: 301 OpenRetry { after_us: 10000000 }
        70 PARIS 2: 9318 CannotBind { why: Unreachable }
        70 PARIS 2: 289 OpenFailed
        70 PARIS 2: 301 OpenRetry { after_us: 10000000 }
        80 PARIS 2: 9318 CannotBind { why: Unreachable }
        80 PARIS 2: 289 OpenFailed
        80 PARIS 2: 301 OpenRetry { after_us: 10000000 }
        90 PARIS 2: 9318 CannotBind { why: Unreachable }
        90 PARIS 2: 289 OpenFailed
        90 PARIS 2: 301 OpenRetry { after_us: 10000000 }
    "#]],
    );
}

#[test]
fn at_the_limit_there_is_57_and_the_peer_is_refused() {
    check(
        "s=association-limit",
        expect![[r#"
        8.375 PARIS 1: 9277 RpcCancelled { pdu: Gtc { hand_overs: 0 } }
        150 PARIS: 659 QueueAlarm { waiting: 5 }
        150 PARIS: 57 AssociationLimit { most: 1 }
    "#]],
    );
    check(
        "s=monologue&associations-per-peer=1",
        expect![[r#"
        88 LONDON: 659 QueueAlarm { waiting: 5 }
        88 LONDON: 57 AssociationLimit { most: 1 }
    "#]],
    );
}

/// Before the RTORQ has arrived, and after it: the bind, and the bind back.
#[test]
fn a_loss_while_an_association_is_opened() {
    check(
        "s=lost-turn&cut=0.1&until=20",
        expect![[r#"
        0.1 PARIS 1: 9277 RpcCancelled { pdu: RtorqOpen(TwoWayAlternate) }
        0.1 PARIS 1: 9318 CannotBind { why: Lost }
        0.1 PARIS 1: 289 OpenFailed
        0.1 PARIS 1: 301 OpenRetry { after_us: 10000000 }
    "#]],
    );
    check(
        "s=lost-turn&cut=0.4&until=20",
        expect![[r#"
        0.4 LONDON 1: 9322 BindBackFailed
        0.4 PARIS 1: 9318 CannotBind { why: Lost }
        0.4 PARIS 1: 289 OpenFailed
        0.4 PARIS 1: 301 OpenRetry { after_us: 10000000 }
        10.65 LONDON 1: 1294 EndedAbnormally { how: BrokenOff(ProtocolError) }
        10.9 PARIS 1: 289 OpenFailed
        10.9 PARIS 1: 1294 EndedAbnormally { how: BrokenOffByPeer(ProtocolError) }
    "#]],
    );
}

#[test]
fn a_link_that_is_down_cannot_be_bound_over() {
    check(
        "s=lost-turn&down=PARIS:LONDON@8.4-70&recovery-timeout=15&until=90",
        expect![[r#"
        8.375 PARIS 1: 9277 RpcCancelled { pdu: Gtc { hand_overs: 0 } }
        18.375 PARIS 1: 9318 CannotBind { why: Unreachable }
        23.375 PARIS 1: 1294 EndedAbnormally { how: NotRecovered }
        23.375 LONDON 1: 1294 EndedAbnormally { how: NotRecovered }
        23.375 LONDON 2: 9318 CannotBind { why: Unreachable }
        23.375 LONDON 2: 289 OpenFailed
        23.375 LONDON 2: 301 OpenRetry { after_us: 10000000 }
        30 PARIS 3: 9318 CannotBind { why: Unreachable }
        30 PARIS 3: 289 OpenFailed
        30 PARIS 3: 301 OpenRetry { after_us: 10000000 }
        33.375 LONDON 2: 9318 CannotBind { why: Unreachable }
        33.375 LONDON 2: 289 OpenFailed
        33.375 LONDON 2: 301 OpenRetry { after_us: 10000000 }
        40 PARIS 3: 9318 CannotBind { why: Unreachable }
        40 PARIS 3: 289 OpenFailed
        40 PARIS 3: 301 OpenRetry { after_us: 10000000 }
        43.375 LONDON 2: 9318 CannotBind { why: Unreachable }
        43.375 LONDON 2: 289 OpenFailed
        43.375 LONDON 2: 301 OpenRetry { after_us: 10000000 }
        50 PARIS 3: 9318 CannotBind { why: Unreachable }
        50 PARIS 3: 289 OpenFailed
        50 PARIS 3: 301 OpenRetry { after_us: 10000000 }
        53.375 LONDON 2: 9318 CannotBind { why: Unreachable }
        53.375 LONDON 2: 289 OpenFailed
        53.375 LONDON 2: 301 OpenRetry { after_us: 10000000 }
        60 PARIS 3: 9318 CannotBind { why: Unreachable }
        60 PARIS 3: 289 OpenFailed
        60 PARIS 3: 301 OpenRetry { after_us: 10000000 }
        63.375 LONDON 2: 9318 CannotBind { why: Unreachable }
        63.375 LONDON 2: 289 OpenFailed
        63.375 LONDON 2: 301 OpenRetry { after_us: 10000000 }
    "#]],
    );
}

#[test]
fn a_close_in_order_is_not_logged() {
    check("s=lost-turn&lifetime=20&cut=none&until=120", expect![[r#""#]]);
    check(
        "s=lost-turn&lifetime=20&cut=52.6&until=60",
        expect![[r#"
            52.6 PARIS 1: 9277 RpcCancelled { pdu: Fn }
            52.6 PARIS 1: 1294 EndedAbnormally { how: LostWhileClosing }
        "#]],
    );
}

fn stories() -> impl Iterator<Item = (String, Story)> {
    let library = LIBRARY.iter().map(|entry| (entry.name.to_owned(), Story::of(entry.scenario())));
    let links = LINKS.iter().map(|link| ((*link).to_owned(), Story::of_link(link)));
    let random = (0..200).map(|number| {
        let scenario = random::scenario(number);
        (format!("{number}: {}", see(&scenario)), Story::of(scenario))
    });
    library.chain(links).chain(random)
}

#[test]
fn every_event_and_every_reason_is_logged_somewhere() {
    let mut ids = BTreeSet::new();
    let mut reasons = BTreeSet::new();
    for (_, story) in stories() {
        for event in story.history.events() {
            ids.insert(event.kind.id());
            reasons.extend(match event.kind {
                EventKind::CannotBind { why: NoBind::Unreachable } => Some("unreachable"),
                EventKind::CannotBind { why: NoBind::Lost } => Some("lost"),
                EventKind::CannotBind { why: NoBind::Refused } => Some("bind refused"),
                EventKind::EndedAbnormally { how } => Some(match how {
                    AbnormalEnd::BrokenOffByPeer(_) => "broken off by the peer",
                    AbnormalEnd::BrokenOff(_) => "broken off",
                    AbnormalEnd::NotRecovered => "not recovered",
                    AbnormalEnd::Refused(_) => "refused",
                    AbnormalEnd::LostWhileClosing => "lost while closing",
                }),
                _ => None,
            });
        }
    }
    assert_eq!(ids, [57, 289, 301, 659, 660, 1290, 1293, 1294, 9277, 9318, 9322].into());
    assert_eq!(reasons.len(), 8, "{reasons:?}");
}

#[test]
fn they_come_in_order_with_the_step_that_brought_them_about() {
    for (text, story) in stories() {
        let mut last = 0;
        for event in story.history.events() {
            let step = event.step.index();
            assert!(step >= last, "{text}: {event:?}");
            assert_eq!(story.history.step(step).at_us, event.at_us, "{text}: {event:?}");
            last = step;
        }
    }
}

/// The counter of failed openings and event 289 are two readings of the same thing, and so are 57 and
/// the limit.
#[test]
fn what_is_counted_is_logged() {
    for (text, story) in stories() {
        let events = story.history.events();
        let mut counters = Counters::new(story.history.plan().mtas);
        for (step, (told, effects)) in story.history.told().enumerate() {
            let failed = |counters: &Counters| {
                let all = counters.readings().into_iter().flat_map(|mta| mta.connections);
                all.map(|to| to.failed_outbound_associations).sum::<u32>()
            };
            let before = failed(&counters);
            counters.take(told, effects);
            let logged = |id: u16| {
                let here = |e: &&LoggedEvent| e.step.index() == step && e.kind.id() == id;
                events.iter().filter(here).count()
            };
            let stops = matches!(told.action, turnlab_core::world::Action::Stop { .. });
            let more = failed(&counters).saturating_sub(before) as usize;
            assert!(stops || logged(289) == more, "step {step} of {text}");
            let limits = effects.iter().filter(|e| matches!(e, Effect::AtLimit { .. })).count();
            assert!(logged(57) >= limits, "step {step} of {text}");
        }
    }
}

/// 301 says when the next attempt comes; so do the timers of the run, which the log does not see.
#[test]
fn an_open_retry_is_a_timer_that_was_armed() {
    for (text, story) in stories().filter(|(text, _)| text != "busy-day") {
        let events = story.history.events();
        let mut run = Run::new(Arc::new(story.history.plan().clone()));
        for (step, (_, effects)) in story.history.told().enumerate() {
            run.advance(&mut Vec::new());
            let idle = effects.iter().filter_map(|effect| match *effect {
                Effect::Entered { association, end: Role::Initiator, .. } => Some(association),
                _ => None,
            });
            let armed: BTreeSet<_> = idle
                .filter_map(|association| {
                    let due = |timer| run.deadline_us(association, Role::Initiator, timer);
                    let end = run.world().associations()[association.index()].end(Role::Initiator);
                    let is_idle = end.state.name() == turnlab_core::protocol::StateName::Idle;
                    let due_us = due(Timer::OpenRetry).or_else(|| due(Timer::Reconnect));
                    due_us.filter(|_| is_idle).map(|us| (association, us - run.now_us()))
                })
                .collect();
            let here = events.iter().filter(|event| event.step.index() == step);
            let told: BTreeSet<_> = here
                .filter_map(|event| match event.kind {
                    EventKind::OpenRetry { after_us } => Some((event.association?, after_us)),
                    _ => None,
                })
                .collect();
            assert_eq!(told, armed, "step {step} of {text}");
        }
    }
}

/// Who opens an association logs what it could not open, and who refuses one what it refused.
#[test]
fn each_end_logs_its_own_side() {
    for (text, story) in stories() {
        let starts: Vec<_> = (story.history.all_effects())
            .filter_map(|(_, _, effect)| match effect {
                Effect::Started { initiator, responder, .. } => Some([initiator, responder]),
                _ => None,
            })
            .collect();
        for event in story.history.events() {
            assert_ne!(event.mta, event.peer, "{text}: {event:?}");
            let Some(association) = event.association else { continue };
            let between = starts[association.index()];
            let expected = match event.kind.id() {
                289 | 301 | 1290 | 9318 => [between].to_vec(),
                1293 | 9322 | 57 => [[between[1], between[0]]].to_vec(),
                _ => [between, [between[1], between[0]]].to_vec(),
            };
            assert!(expected.contains(&[event.mta, event.peer]), "{text}: {event:?}");
        }
    }
}

/// The alarm comes at exactly the threshold, goes at half of it, and comes again only after that.
#[test]
fn the_alarm_is_raised_and_cleared_in_turns() {
    for (text, story) in stories() {
        let most = story.history.plan().settings.threshold_messages;
        let mut raised = BTreeSet::new();
        for event in story.history.events() {
            let pair = (event.mta, event.peer);
            match event.kind {
                EventKind::QueueAlarm { waiting } => {
                    assert!(raised.insert(pair) && waiting >= most, "{text}: {event:?}");
                }
                EventKind::QueueAlarmOver { waiting } => {
                    assert!(raised.remove(&pair) && waiting == most / 2, "{text}: {event:?}");
                }
                _ => {}
            }
        }
    }
    let story = Story::of_link("s=lost-turn");
    let alarms = story.history.events().into_iter().filter_map(|event| match event.kind {
        EventKind::QueueAlarm { waiting } | EventKind::QueueAlarmOver { waiting } => {
            Some((event.mta, event.peer, waiting))
        }
        _ => None,
    });
    assert_eq!(alarms.collect::<Vec<_>>(), [(PARIS, LONDON, 50), (PARIS, LONDON, 25)]);
}

/// Whatever it was before: the queue is judged anew when its MTA starts.
#[test]
fn an_alarm_does_not_outlive_its_mta() {
    let limited = "s=lost-turn&threshold=3&associations-per-peer=1&recovery-timeout=300&until=205";
    check(
        &format!("{limited}&stop=PARIS@100-200"),
        expect![[r#"
            8.375 PARIS 1: 9277 RpcCancelled { pdu: Gtc { hand_overs: 0 } }
            90 PARIS: 659 QueueAlarm { waiting: 3 }
            90 PARIS: 57 AssociationLimit { most: 1 }
            200 PARIS: 659 QueueAlarm { waiting: 6 }
            200.25 LONDON 2: 57 AssociationLimit { most: 1 }
            200.25 LONDON 2: 1293 RemoteRefused { reason: RtsBusy }
            200.5 PARIS 2: 1290 LocalRefused { reason: RtsBusy }
            200.5 PARIS 2: 289 OpenFailed
            200.5 PARIS 2: 301 OpenRetry { after_us: 600000000 }
        "#]],
    );
    check(
        &format!("{limited}&stop=PARIS@70-200"),
        expect![[r#"
            8.375 PARIS 1: 9277 RpcCancelled { pdu: Gtc { hand_overs: 0 } }
            200 PARIS: 659 QueueAlarm { waiting: 6 }
            200.25 LONDON 2: 57 AssociationLimit { most: 1 }
            200.25 LONDON 2: 1293 RemoteRefused { reason: RtsBusy }
            200.5 PARIS 2: 1290 LocalRefused { reason: RtsBusy }
            200.5 PARIS 2: 289 OpenFailed
            200.5 PARIS 2: 301 OpenRetry { after_us: 600000000 }
        "#]],
    );
}

//! What else goes wrong besides a cut at a time, and what the MTAs make of it.

mod common;

use common::{LONDON, PARIS, Story, cut, incident, us};
use turnlab_core::protocol::StateName::{Closed, Idle, Opening, Sending};
use turnlab_core::protocol::{Pdu, RefuseReason};
use turnlab_core::scenario::{Bandwidth, Fault, Mail, MessagePriority, Pace, Scenario};
use turnlab_core::world::Effect;

fn named(name: &str) -> String {
    name.to_owned()
}

fn both() -> [String; 2] {
    [named("PARIS"), named("LONDON")]
}

fn with(faults: Vec<Fault>) -> Scenario {
    Scenario { cuts: Vec::new(), faults, ..incident() }
}

#[test]
fn a_cut_while_the_first_give_is_half_way_is_the_incident() {
    let from = named("PARIS");
    let fault = Fault::CutInFlight { from, pdu: named("give"), nth: 1, percent: 50 };
    let story = Story::of(with(vec![fault]));
    let timed = Story::of(Scenario { cuts: vec![cut("8.375")], ..incident() });
    assert_eq!(story.history.hash(), timed.history.hash());
}

#[test]
fn a_cut_follows_the_give_where_the_latency_is_another() {
    let from = named("PARIS");
    let fault = Fault::CutInFlight { from, pdu: named("give"), nth: 1, percent: 50 };
    let mut scenario = with(vec![fault]);
    scenario.parameters.latency_ms = 2_000;
    let story = Story::of(scenario);
    assert_eq!(story.lost_turns().len(), 1, "the Turn is lost as well");
}

#[test]
fn a_cut_right_after_a_step_comes_at_its_instant() {
    let story = Story::of(with(vec![Fault::CutAfterStep { step: 3, association: 1 }]));
    let third = story.history.step(2).at_us;
    let loss = story.history.step(3);
    assert_eq!(loss.at_us, third);
    assert!(matches!(loss.action, turnlab_core::world::Action::Lose { .. }), "{loss:?}");
}

#[test]
fn over_a_link_that_is_down_nothing_comes_through_until_it_is_up() {
    let fault = Fault::LinkDown { between: both(), from_us: us("4"), to_us: us("100") };
    let story = Story::of(with(vec![fault]));
    assert_eq!(story.at("5").states(1)[0], turnlab_core::protocol::StateName::Lost);
    let while_down = story.deliveries().into_iter().filter(|d| us("4") < d.2 && d.2 < us("100"));
    assert_eq!(while_down.count(), 0);
    assert_eq!(story.undelivered(), [], "it all comes through in the end");
}

#[test]
fn an_mta_that_stops_keeps_its_queues_and_loses_its_associations() {
    let fault = Fault::Stop { mta: named("PARIS"), from_us: us("7"), to_us: us("70") };
    let story = Story::of(with(vec![fault]));
    assert_eq!(story.at("7").states(1)[0], Closed);
    assert_eq!(story.at("69").queue_at(PARIS), 2, "what came while it was stopped");
    assert_eq!(story.at("69").queue_at(LONDON), 1);
    assert!(story.starts().len() > 1, "it opens another when it is back");
    assert_eq!(story.undelivered(), []);
}

/// Q181721, the other cause of the same symptom: the bind is refused, and the Turn is where it should be.
#[test]
fn while_binds_are_refused_the_association_never_comes_to_data() {
    let mta = named("LONDON");
    let fault = Fault::RefuseBinds { mta, from_us: 0, to_us: us("700") };
    let story = Story::of(with(vec![fault]));
    assert_eq!(story.at("10").states(1), [Idle, Idle]);
    assert_eq!(story.at("600.6").states(1)[0], Opening, "after the open interval");
    let refused = |sent: &common::Sent| sent.pdu == Pdu::Rtorj(RefuseReason::RtsBusy);
    assert!(story.sent().iter().any(refused));
    assert_eq!(story.lost_turns(), [], "the Turn is not lost");
    assert_eq!(story.undelivered(), [], "and mail flows when binds are taken again");
}

#[test]
fn a_slower_link_is_slower_from_then_on() {
    let slow = Fault::SetLink {
        between: both(),
        at_us: us("20"),
        latency_ms: 5_000,
        bandwidth: Bandwidth::kb_per_s(1),
    };
    let story = Story::of(with(vec![slow]));
    let times: Vec<i64> = story.deliveries().iter().map(|delivery| delivery.2).collect();
    assert_eq!(times[0], us("2.25"), "before it");
    let second = times.iter().find(|&&at_us| at_us > us("30")).copied();
    assert!(second.is_some_and(|at_us| at_us > us("46")), "12 s on the line and 5 s more");
}

/// LONDON asks at 8 s and again every second; what it sends over the faster link waits for what is
/// still under way.
#[test]
fn over_a_link_that_becomes_faster_nothing_overtakes() {
    let fast = Fault::SetLink {
        between: both(),
        at_us: us("8.5"),
        latency_ms: 1,
        bandwidth: Bandwidth::kb_per_s(1_000),
    };
    let mut scenario = with(vec![fast]);
    scenario.parameters.latency_ms = 4_000;
    scenario.parameters.request_repeat_s = 1;
    let story = Story::of(scenario);
    let gives = story.sent().into_iter().find(|sent| matches!(sent.pdu, Pdu::Gtc { .. }));
    assert_eq!(
        gives.map(|sent| sent.at_us),
        Some(us("13.501")),
        "with the end ack of the first message"
    );
    assert_eq!(story.undelivered(), []);
}

#[test]
fn at_the_limit_mail_waits_and_event_57_is_told_once() {
    let mut scenario = incident();
    scenario.parameters.associations_per_peer = 1;
    let story = Story::of(scenario);
    let told = story.history.all_effects().filter(|e| matches!(e.2, Effect::AtLimit { .. }));
    assert_eq!(told.map(|e| e.1).collect::<Vec<_>>(), [us("1500")]);
    assert_eq!(story.starts().len(), 1);
}

#[test]
fn urgent_mail_has_one_association_more() {
    let mut scenario = incident();
    scenario.parameters.associations_per_peer = 1;
    let urgent = Some(MessagePriority::Urgent);
    let from = named("PARIS");
    scenario.mail.push(Mail { from, first_s: 1510, count: 1, priority: urgent, ..Mail::default() });
    let story = Story::of(scenario);
    assert_eq!(story.starts().len(), 2, "one more, for the urgent message");
    let over_it = story.deliveries().into_iter().filter(|delivery| delivery.1.0 == 1);
    assert_eq!(over_it.count(), 1, "and for nothing else");
    assert_eq!(story.at("1511").states(1)[0], turnlab_core::protocol::StateName::Asked);
    assert_eq!(story.at("1511").states(2)[0], Sending);
}

#[test]
fn random_mail_is_the_same_every_time_and_has_its_mean() {
    let from = named("PARIS");
    let pace = Pace::Poisson;
    let mail = |seed| Mail { from: from.clone(), every_s: 10, pace, seed, ..Mail::default() };
    let run = |seed| {
        let mail = vec![Mail { largest_kb: 40, size_kb: 2, ..mail(seed) }];
        let scenario = Scenario { mail, until_s: 10_000, ..with(Vec::new()) };
        scenario.run().expect("it is in range")
    };
    let sizes = |history: &turnlab_core::run::History| {
        let queued = history.all_effects().filter_map(|(_, _, effect)| match effect {
            Effect::Queued { message, .. } => Some(message.size_kb),
            _ => None,
        });
        queued.collect::<Vec<_>>()
    };
    let (one, two) = (run(1), run(2));
    assert_eq!(one.hash(), run(1).hash());
    assert_ne!(one.hash(), two.hash());
    let came = sizes(&one);
    assert!((900..1_100).contains(&came.len()), "{} in 10 000 s", came.len());
    assert!(came.iter().all(|size| (2..=40).contains(size)), "sizes from 2 to 40 KB");
    let mean = came.iter().sum::<u32>() / came.len() as u32;
    assert!((19..=23).contains(&mean), "a mean of {mean} KB");
}

#[test]
fn a_burst_comes_all_at_once() {
    let mail = vec![Mail { from: named("PARIS"), first_s: 5, count: 40, ..Mail::default() }];
    let story = Story::of(Scenario { mail, ..with(Vec::new()) });
    assert_eq!(story.at("5").queue_at(PARIS), 40);
    assert_eq!(story.undelivered(), []);
}

/// An RTORJ rtsBusy in Recovering: back to Lost, tried again while the recovery timer runs.
#[test]
fn a_recovery_that_meets_refused_binds_is_tried_again_until_it_is_taken() {
    let mta = named("LONDON");
    let refuses = Fault::RefuseBinds { mta, from_us: us("8"), to_us: us("30") };
    let story = Story::of(Scenario { faults: vec![refuses], ..incident() });
    let recovers = story.sent().into_iter().filter(|s| matches!(s.pdu, Pdu::RtorqRecover { .. }));
    let times: Vec<i64> = recovers.map(|sent| sent.at_us).collect();
    assert_eq!(times, ["18.375", "28.875", "39.375"].map(us), "every 10 s after each refusal");
    assert_eq!(story.at("19").states(1)[0], turnlab_core::protocol::StateName::Lost);
    assert_eq!(story.at("40").states(1)[0], turnlab_core::protocol::StateName::Asked);
}

/// The acknowledgement of the Turn: Giving becomes Waiting.
#[test]
fn an_end_that_gives_waits_when_the_turn_has_arrived() {
    let story = Story::of(with(Vec::new()));
    let states = ["8.3", "8.6", "8.8"].map(|at| story.at(at).states(1));
    use turnlab_core::protocol::StateName::{Asked, Giving, Waiting};
    assert_eq!(states, [[Giving, Asked], [Giving, Sending], [Waiting, Sending]]);
}

/// A link that is down twice at a time is down until both are over, and so with the rest.
#[test]
fn what_two_faults_do_lasts_until_both_are_over() {
    let (from_us, to_us) = (us("4"), us("100"));
    let (early_us, late_us) = (us("10"), us("20"));
    let mta = || named("LONDON");
    let [london, paris] = [named("LONDON"), named("PARIS")];
    let all = [
        [
            Fault::LinkDown { between: both(), from_us, to_us },
            Fault::LinkDown { between: [london, paris], from_us: early_us, to_us: late_us },
        ],
        [
            Fault::Stop { mta: mta(), from_us, to_us },
            Fault::Stop { mta: mta(), from_us: early_us, to_us: late_us },
        ],
        [
            Fault::RefuseBinds { mta: mta(), from_us, to_us },
            Fault::RefuseBinds { mta: mta(), from_us: early_us, to_us: late_us },
        ],
    ];
    for [long, short] in all {
        let story = Story::of(with(vec![long.clone(), short]));
        let alone = Story::of(with(vec![long.clone()]));
        assert_eq!(story.deliveries(), alone.deliveries(), "{long:?}");
    }
}

/// The RTORQ that is lost with the responder is sent again, and it has not been heard of then.
#[test]
fn what_is_asked_of_an_mta_before_it_stops_can_be_opened_when_it_is_back() {
    let stops = |from| Fault::Stop { mta: named("LONDON"), from_us: us(from), to_us: us("5") };
    for from in ["0", "0.1"] {
        let mail = vec![common::mail(PARIS, 0, 1, 1)];
        let story = Story::of(Scenario { mail, ..with(vec![stops(from)]) });
        let rtab = story.sent().into_iter().find(|sent| matches!(sent.pdu, Pdu::Rtab(_)));
        assert_eq!(rtab, None, "LONDON stops at {from} s");
        assert_eq!(story.starts().len(), 1, "LONDON stops at {from} s");
        assert_eq!(story.undelivered(), []);
    }
}

/// With the end of one of its associations a message is free, and no other is to take it.
#[test]
fn an_mta_that_stops_sends_nothing_any_more() {
    let mut scenario =
        with(vec![Fault::Stop { mta: named("PARIS"), from_us: us("3"), to_us: us("60") }]);
    scenario.parameters.threshold_messages = 2;
    scenario.parameters.message_size_kb = 40;
    let from = || named("PARIS");
    scenario.mail = vec![
        Mail { from: from(), count: 1, ..Mail::default() },
        Mail { from: from(), first_s: 1, count: 1, size_kb: 1, ..Mail::default() },
    ];
    let story = Story::of(scenario);
    assert_eq!(story.starts().len(), 3, "two associations before and one after");
    let at_the_stop = story.sent().into_iter().filter(|sent| sent.at_us == us("3"));
    assert_eq!(at_the_stop.count(), 0);
    assert_eq!(story.undelivered(), []);
}

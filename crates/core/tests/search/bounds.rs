//! What the bound in flight decides, and what it does not.

use turnlab_core::protocol::{RULES, rule_named};
use turnlab_core::search::{Bounds, Finding, Model, Need, Property, PropertyKind, Report, Verdict};
use turnlab_core::world::Action;

use super::{model, searched};

/// The verdicts on what has to be true, by the name of each property.
fn verdicts(report: &Report) -> Vec<(&'static str, Verdict)> {
    let has_to_be =
        report.findings.iter().filter(|found| found.property.kind() != PropertyKind::Sometimes);
    has_to_be.map(|found| (found.property.name(), found.verdict)).collect()
}

/// A bound that is too narrow can only hide what is wrong, never make it.
#[test]
fn no_verdict_changes_with_the_bound_in_flight() {
    for (mail, losses) in [([2, 2], 0), ([2, 2], 1), ([1, 2], 2)] {
        for (rule, repeat) in RULES.iter().flat_map(|&rule| [(rule, false), (rule, true)]) {
            let of = |in_flight| {
                let bounds = Bounds { mail, losses, in_flight, ..Bounds::default() };
                searched(model(rule.rule, bounds, repeat))
            };
            let three = verdicts(&of(3));
            for in_flight in 4..=6 {
                let what =
                    format!("{}, mail {mail:?}, losses {losses}, repeat {repeat}", rule.name);
                assert_eq!(verdicts(&of(in_flight)), three, "{what}: {in_flight} in flight");
            }
        }
    }
}

/// Where both directions are full and every delivery would send one more, nothing can happen, and with more
/// room all goes on.
#[test]
fn what_only_the_bound_keeps_from_happening_is_no_violation() {
    let rule = rule_named("answer-unless-giving").expect("there is one");
    for in_flight in 2..=6 {
        let bounds = Bounds { losses: 0, in_flight, ..Bounds::default() };
        let report = searched(model(rule, bounds, true));
        let found = finding(&report, Property::TurnRecoverable);
        assert_eq!((found.verdict, found.bound_reached), (Verdict::Holds, true), "{in_flight}");
    }
    // The incident stays what it is, however often an end asks again.
    for in_flight in 2..=6 {
        let bounds = Bounds { in_flight, ..Bounds::default() };
        let report = searched(model(rule_named("as-shipped").expect("there is one"), bounds, true));
        let found = finding(&report, Property::TurnRecoverable);
        let seen = (found.verdict, found.path.len(), found.bound_reached);
        assert_eq!(seen, (Verdict::Violated, 3, false), "{in_flight}");
    }
}

/// What never sends more than there may be has nothing to do with the bound.
#[test]
fn a_bound_that_is_never_reached_is_not_told() {
    for rule in RULES {
        let report = searched(model(rule.rule, Bounds::default(), false));
        assert!(report.findings.iter().all(|found| !found.bound_reached), "{}", rule.name);
    }
}

/// Two losses take the Turns of two associations, and then no mail of an end gets through; under the repairs
/// that cannot come about.
#[test]
fn two_associations_that_both_lose_the_turn() {
    let bounds =
        Bounds { mail: [2, 1], losses: 2, in_flight: 2, associations: 2, ..Bounds::default() };
    let of = |name, bounds| {
        let report = searched(model(rule_named(name).expect("there is one"), bounds, false));
        let found = finding(&report, Property::AnyTurnRecoverable);
        (
            found.verdict,
            found.path.iter().filter(|action| matches!(action, Action::Lose { .. })).count(),
        )
    };
    assert_eq!(of("as-shipped", bounds), (Verdict::Violated, 2));
    assert_eq!(of("as-shipped", Bounds { losses: 1, ..bounds }), (Verdict::Holds, 0));
    assert_eq!(of("as-shipped", Bounds { associations: 1, ..bounds }), (Verdict::NotReached, 0));
    for rule in ["initiator-decides", "fresh-start", "epoch"] {
        assert_eq!(of(rule, bounds), (Verdict::Holds, 0), "{rule}");
    }
}

/// What is said to be needed is enough, and no more is said then.
#[test]
fn with_what_a_property_needs_it_says_something() {
    let narrow = Bounds { mail: [0, 0], losses: 0, in_flight: 3, ..Bounds::default() };
    for bounds in [
        narrow,
        Bounds { mail: [1, 0], ..narrow },
        Bounds { mail: [0, 2], ..narrow },
        Bounds::default(),
    ] {
        for property in Property::ALL {
            let model = model(rule_named("as-shipped").expect("there is one"), bounds, false);
            let (mut settings, mut bounds) = (model.settings().clone(), bounds);
            settings.threshold_messages = 50;
            let needs = Model::new(settings.clone(), bounds, 12).needs(property);
            let report = searched(Model::new(settings.clone(), bounds, 12));
            let not_reached = finding(&report, property).verdict == Verdict::NotReached;
            assert_eq!(not_reached, !needs.is_empty(), "{property:?} {bounds:?}");
            for need in needs {
                match need {
                    Need::Mail(mail) => bounds.mail = mail,
                    Need::Losses(losses) => bounds.losses = losses,
                    Need::Repeat => settings.association.request_repeat_us = 1,
                    Need::Associations(associations) => bounds.associations = associations,
                    Need::Threshold(messages) => settings.threshold_messages = messages,
                }
            }
            let model = Model::new(settings, bounds, 12);
            assert_eq!(model.needs(property), [], "{property:?} {bounds:?}");
            let verdict = finding(&searched(model), property).verdict;
            assert_ne!(verdict, Verdict::NotReached, "{property:?} {bounds:?}");
        }
    }
}

fn finding(report: &Report, property: Property) -> &Finding {
    report.findings.iter().find(|found| found.property == property).expect("every property is told")
}

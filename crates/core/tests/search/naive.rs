use turnlab_core::protocol::{RULES, Role, Transfers};
use turnlab_core::search::{
    Bounds, Finding, Model, Property, PropertyKind, Report, Situation, Verdict,
};
use turnlab_core::world::Action;

use super::plain::{Plain, Room, follow, has_two_holders};
use super::{model, searched};

const BOUNDS: [(Bounds, bool); 10] = {
    const ONE: Bounds = Bounds {
        mail: [1, 1],
        losses: 1,
        in_flight: 4,
        associations: 1,
        restarts: 0,
        closing: false,
    };
    [
        (ONE, false),
        (Bounds { restarts: 1, in_flight: 2, ..ONE }, false),
        (Bounds { mail: [2, 0], losses: 2, ..ONE }, false),
        (Bounds { mail: [1, 1], losses: 1, in_flight: 2, ..ONE }, true),
        (Bounds { mail: [1, 2], losses: 1, in_flight: 1, ..ONE }, true),
        (Bounds { mail: [1, 0], losses: 1, closing: true, ..ONE }, false),
        (Bounds { mail: [2, 0], losses: 0, associations: 2, ..ONE }, false),
        (Bounds { mail: [0, 2], losses: 1, in_flight: 2, associations: 2, ..ONE }, false),
        (Bounds { mail: [0, 2], losses: 1, in_flight: 2, associations: 2, ..ONE }, true),
        (Bounds { mail: [2, 1], losses: 1, in_flight: 1, associations: 2, ..ONE }, true),
    ]
};

#[test]
fn the_search_agrees_with_a_plain_one() {
    let (mut delivers, mut rounds) = (Vec::new(), 0);
    for (bounds, repeat) in BOUNDS {
        for rule in RULES {
            let what = format!("{} within {bounds:?}, repeat {repeat}", rule.name);
            let model = model(rule.rule, bounds, repeat);
            let plain = Plain::of(&model);
            let report = searched(model.clone());
            assert!(report.is_complete, "{what}");
            let counts = (report.states as usize, report.transitions, report.depth);
            assert_eq!(counts, (plain.reached.len(), plain.transitions, plain.depth()), "{what}");

            let two = plain.nearest(has_two_holders);
            assert_eq!(violation(&report, Property::AtMostOneHolder), two, "{what}");
            let found = [Property::TurnRecoverable, Property::AnyTurnRecoverable]
                .map(|property| violation(&report, property));
            assert_eq!(found, plain.nearest_stuck(Room::AsBound), "{what}");
            // With one PDU in flight no association ever recovers: its answer and a request are two.
            if bounds.in_flight > 1 && plain.is_narrow() {
                assert_eq!(found, plain.nearest_stuck(Room::More), "{what}, with more room");
            }
            assert_eq!(violation(&report, Property::MailConserved), None, "{what}");

            if bounds.associations > 1 {
                let undelivered = plain.nearest_undelivered();
                let found = violation(&report, Property::Delivery);
                assert_eq!(found.is_some(), undelivered.is_some(), "{what}");
                delivers.push(found.is_none());
                if let Some(finding) = report.findings.iter().find(|f| f.repeats_from.is_some()) {
                    rounds += 1;
                    let from = finding.repeats_from.expect("it goes round");
                    assert_eq!(Some(from), undelivered, "{what}");
                    let there = plainly(&model, &finding.path[..from]);
                    assert_eq!(there, plainly(&model, &finding.path), "{what}");
                }
            }
            for finding in &report.findings {
                let is_by_absence = finding.verdict
                    == match finding.property.kind() {
                        PropertyKind::Sometimes => Verdict::NotReached,
                        PropertyKind::Always | PropertyKind::Eventually => Verdict::Holds,
                    };
                assert_eq!(finding.bound_reached, is_by_absence && plain.is_narrow(), "{what}");
                let world = follow(&model, &finding.path);
                match finding.property {
                    Property::AtMostOneHolder if !finding.path.is_empty() => {
                        assert!(has_two_holders(&world), "{what}: {:?}", finding.path);
                    }
                    Property::LossInHandOver if !finding.path.is_empty() => {
                        assert!(matches!(finding.path.last(), Some(Action::Lose { .. })), "{what}");
                        let before = follow(&model, &finding.path[..finding.path.len() - 1]);
                        assert!(is_handing_over(&before), "{what}: {:?}", finding.path);
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(delivers.contains(&true) && delivers.contains(&false), "{delivers:?}");
    assert!(rounds > 0, "no round was found");
}

/// More options, by their counts alone: transfers in full, and more losses than the narrow form of a
/// situation has room for.
#[test]
fn options_agree_with_a_plain_search() {
    let in_full = Bounds { mail: [1, 1], losses: 2, in_flight: 6, ..Bounds::default() };
    let lossy = Bounds { mail: [1, 0], losses: 40, in_flight: 2, ..Bounds::default() };
    for rule in RULES {
        let mut settings = model(rule.rule, in_full, false).settings().clone();
        settings.association.transfers = Transfers::InFull;
        let in_full = Model::new(settings, in_full, 70);
        for model in [in_full, model(rule.rule, lossy, false)] {
            let plain = Plain::of(&model);
            let report = searched(model.clone());
            let counts = (report.states as usize, report.transitions, report.depth);
            let what = format!("{} within {:?}", rule.name, model.bounds());
            assert_eq!(counts, (plain.reached.len(), plain.transitions, plain.depth()), "{what}");
            assert_eq!(violation(&report, Property::MailConserved), None, "{what}");
        }
    }
}

/// The situation that a path leads to, by the plain model.
fn plainly(model: &Model, path: &[Action]) -> Situation {
    path.iter().fold(model.initial(), |at, &action| {
        model.apply(&at, action).unwrap_or_else(|| panic!("{action:?} is not enabled"))
    })
}

/// How many actions the search needs to violate a property.
pub(crate) fn violation(report: &Report, property: Property) -> Option<usize> {
    let finding = finding(report, property);
    (finding.verdict == Verdict::Violated).then_some(finding.path.len())
}

fn finding(report: &Report, property: Property) -> &Finding {
    report
        .findings
        .iter()
        .find(|finding| finding.property == property)
        .expect("every property is told")
}

fn is_handing_over(world: &turnlab_core::world::World) -> bool {
    use turnlab_core::protocol::Pdu;
    let of_the_turn = |pdu| matches!(pdu, Pdu::Gtc { .. } | Pdu::Gta);
    world.associations().iter().any(|one| {
        Role::BOTH.into_iter().any(|to| one.in_flight(to).any(|flight| of_the_turn(flight.pdu)))
    })
}

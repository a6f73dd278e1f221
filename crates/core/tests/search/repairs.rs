//! Every rule there is, against searches of one rule alone.

use expect_test::expect_file;
use turnlab_core::parts::Parts;
use turnlab_core::protocol::{COLUMNS, RULES, Rule};
use turnlab_core::search::{Bounds, Fate, Growth, Property, Repairs, Row, Search, Verdict};

use super::naive::violation;
use super::plain::{Plain, Room, has_two_holders};
use super::splitmix::Random;
use super::{model, searched};

const WANTED: [Property; 2] = [Property::AtMostOneHolder, Property::TurnRecoverable];
/// The seed of the rules that are drawn at random.
const SEED: u64 = 166_594;

/// All rules within these bounds.
fn all(bounds: Bounds, repeat: bool) -> Repairs {
    Repairs::new(model(RULES[0].rule, bounds, repeat), None, &[], 1 << 30).run()
}

fn any_rules(count: usize) -> impl Iterator<Item = Rule> {
    let mut random = Random(SEED);
    let any = move |_| Rule { drops_checkpoints: false, ..Rule::numbered(random.below(18_000)) };
    (0..count).map(any)
}

fn found(row: &Row<'_>) -> (Vec<(Verdict, usize, bool)>, [u64; 2]) {
    let one = |property| {
        let finding = row.finding(property).expect("it was looked for");
        (finding.verdict, finding.path.len(), finding.bound_reached)
    };
    (WANTED.map(one).to_vec(), row.counts())
}

/// Parts that are searched apart come to the same together, in wider bounds too.
#[test]
fn parts_are_the_whole() {
    let narrow = Bounds { mail: [1, 1], in_flight: 2, ..Bounds::default() };
    let begin = || {
        let model = model(RULES[0].rule, narrow, false);
        Repairs::new(model, None, &[Growth::Loss, Growth::Repeat], 1 << 30)
    };
    let whole = begin().run();
    let mut joined = begin().part(0, 3).run();
    assert!(joined.rows().count() < 9_000);
    (1..3).for_each(|place| joined.join(begin().part(place, 3).run()));
    assert_eq!(joined.summary(), whole.summary());
    for (one, other) in joined.rows().zip(whole.rows()) {
        assert_eq!((one.rule, found(&one)), (other.rule, found(&other)));
        assert_eq!((one.behaviour(), one.felled()), (other.behaviour(), other.felled()));
    }
}

#[test]
fn every_rule_comes_to_what_a_search_of_it_alone_comes_to() {
    let narrow = Bounds { mail: [1, 1], losses: 2, in_flight: 2, ..Bounds::default() };
    for (bounds, repeat) in [(Bounds::default(), false), (narrow, true)] {
        let repairs = all(bounds, repeat);
        assert_eq!((repairs.len(), repairs.rows().count()), (9_000, 9_000));
        let named = RULES.map(|known| Rule { drops_checkpoints: false, ..known.rule });
        for rule in any_rules(60).chain(named) {
            let report = Search::new(model(rule, bounds, repeat), &WANTED, 1 << 30).run();
            let one = |property| {
                let finding = report.findings.iter().find(|it| it.property == property);
                let finding = finding.expect("it was looked for");
                (finding.verdict, finding.path.len(), finding.bound_reached)
            };
            let alone = (WANTED.map(one).to_vec(), [report.states, report.transitions]);
            let row = repairs.row(rule).expect("every rule is there");
            assert_eq!(
                found(&row),
                alone,
                "{rule} within {bounds:?}, repeat {repeat}, seed {SEED}"
            );
        }
    }
}

#[test]
fn a_plain_search_agrees_on_five_hundred_rules() {
    let bounds = Bounds { mail: [1, 1], in_flight: 3, ..Bounds::default() };
    for (number, rule) in any_rules(500).enumerate() {
        let repeat = number % 4 == 0;
        let what = format!("{rule} within {bounds:?}, repeat {repeat}, seed {SEED}");
        let model = model(rule, bounds, repeat);
        let (plain, report) = (Plain::of(&model), searched(model));
        let counts = (report.states as usize, report.transitions);
        assert_eq!(counts, (plain.reached.len(), plain.transitions), "{what}");
        let two = plain.nearest(has_two_holders);
        assert_eq!(violation(&report, Property::AtMostOneHolder), two, "{what}");
        let [stuck, _] = plain.nearest_stuck(Room::AsBound);
        assert_eq!(violation(&report, Property::TurnRecoverable), stuck, "{what}");
    }
}

/// What is kept in Holding, Giving and Waiting and who has the Turn after a recovery, each with the eighteen rules
/// that differ in the other columns.
#[test]
fn which_rules_are_safe_stays_what_it_is() {
    let repairs = all(Bounds::default(), false);
    let mut table = String::new();
    for row in repairs.rows() {
        if row.rule.number() / 2 % 18 == 0 {
            let kept = COLUMNS[..4].iter().map(|column| column.value(row.rule));
            table += &format!("\n{} ", kept.collect::<Vec<_>>().join(" "));
        }
        table.push(match row.fate() {
            Fate::Safe => 's',
            Fate::Lost => 'l',
            Fate::Doubled => 'd',
            Fate::Both => 'b',
            Fate::Unknown => '?',
        });
    }
    expect_file!["repairs.txt"].assert_eq(table.trim_start());
}

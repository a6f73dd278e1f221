use expect_test::expect;
use turnlab_core::protocol::{RULES, rule_named};
use turnlab_core::search::{Bounds, Property, Search, Verdict};

use super::{model, searched};

/// The bounds of the calibration (docs/protocol.md#the-search), and some others.
const BOUNDS: [(Bounds, bool); 7] = {
    const TWO: Bounds = Bounds {
        mail: [2, 2],
        losses: 1,
        in_flight: 4,
        associations: 1,
        restarts: 0,
        closing: false,
    };
    [
        (TWO, false),
        (Bounds { mail: [3, 3], losses: 2, ..TWO }, false),
        (Bounds { losses: 2, in_flight: 2, ..TWO }, true),
        (Bounds { losses: 2, closing: true, ..TWO }, false),
        (Bounds { mail: [1, 1], in_flight: 2, associations: 2, ..TWO }, false),
        (Bounds { mail: [2, 1], in_flight: 2, associations: 2, ..TWO }, false),
        (Bounds { mail: [2, 0], in_flight: 2, associations: 2, ..TWO }, true),
    ]
};

#[test]
fn counts_stay_what_they_are() {
    let mut table = String::new();
    for (bounds, repeat) in BOUNDS {
        let Bounds { mail, losses, in_flight, associations, closing, .. } = bounds;
        table += &format!(
            "mail {mail:?}, losses {losses}, in flight {in_flight}, repeat {repeat}, \
             associations {associations}, closing {closing}\n"
        );
        for rule in RULES {
            let report = searched(model(rule.rule, bounds, repeat));
            let violated: Vec<String> = report
                .findings
                .iter()
                .filter(|finding| finding.verdict == Verdict::Violated)
                .map(|finding| format!("{} in {}", finding.property.name(), finding.path.len()))
                .collect();
            table += &format!(
                "  {:20} {:7} {:8} {:3}  {}\n",
                rule.name,
                report.states,
                report.transitions,
                report.depth,
                violated.join(", ")
            );
        }
    }
    expect![[r#"
        mail [2, 2], losses 1, in flight 4, repeat false, associations 1, closing false
          as-shipped               724     1531  22  turn-recoverable in 3
          initiator-decides        702     1505  21  
          fresh-start              519     1170  19  
          epoch                    709     1492  27  
          take-back                744     1593  22  at-most-one-holder in 7
          answer-anyway            835     1786  23  at-most-one-holder in 11
          answer-unless-giving     835     1786  23  at-most-one-holder in 11
          responder-answers        721     1542  22  turn-recoverable in 3
          regenerate              1214     2792  22  at-most-one-holder in 6, turn-recoverable in 3
        mail [3, 3], losses 2, in flight 4, repeat false, associations 1, closing false
          as-shipped              4062    10728  30  turn-recoverable in 3
          initiator-decides       3936    10368  29  
          fresh-start             2724     7478  27  
          epoch                   4413    11357  41  
          take-back               4251    11402  30  at-most-one-holder in 7
          answer-anyway           5235    14117  32  at-most-one-holder in 11
          answer-unless-giving    5235    14117  32  at-most-one-holder in 11
          responder-answers       4026    10752  30  turn-recoverable in 3
          regenerate              7203    20658  30  at-most-one-holder in 6, turn-recoverable in 3
        mail [2, 2], losses 2, in flight 2, repeat true, associations 1, closing false
          as-shipped              1821     5067  24  turn-recoverable in 3
          initiator-decides       1659     4379  24  
          fresh-start             1307     3646  22  
          epoch                   1680     4387  29  
          take-back               1764     4667  25  at-most-one-holder in 7
          answer-anyway           2915     8015  30  
          answer-unless-giving    1865     5047  24  
          responder-answers       1857     5139  24  turn-recoverable in 3
          regenerate              2690     7660  24  at-most-one-holder in 6, turn-recoverable in 3
        mail [2, 2], losses 2, in flight 4, repeat false, associations 1, closing true
          as-shipped              4698    13830  27  turn-recoverable in 3
          initiator-decides       4574    13768  27  turn-recoverable in 9
          fresh-start             3456    10143  25  turn-recoverable in 9
          epoch                   5022    14703  30  turn-recoverable in 9
          take-back               5110    15206  28  at-most-one-holder in 7, turn-recoverable in 9
          answer-anyway           6743    20218  32  at-most-one-holder in 11, turn-recoverable in 9
          answer-unless-giving    6743    20218  32  at-most-one-holder in 11, turn-recoverable in 9
          responder-answers       4704    13969  27  turn-recoverable in 3
          regenerate              8733    27155  27  at-most-one-holder in 6, turn-recoverable in 3
        mail [1, 1], losses 1, in flight 2, repeat false, associations 2, closing false
          as-shipped               138      214  15  turn-recoverable in 3
          initiator-decides        147      230  15  
          fresh-start              123      200  13  
          epoch                    125      201  15  
          take-back                141      221  16  at-most-one-holder in 7
          answer-anyway            135      213  15  
          answer-unless-giving     135      213  15  
          responder-answers        138      216  15  turn-recoverable in 3
          regenerate               193      309  15  at-most-one-holder in 6, turn-recoverable in 3
        mail [2, 1], losses 1, in flight 2, repeat false, associations 2, closing false
          as-shipped              3546     8364  26  turn-recoverable in 3, delivery in 7
          initiator-decides       3797     9009  26  turn-recoverable in 4
          fresh-start             2824     7062  25  turn-recoverable in 4
          epoch                   3876     9295  31  turn-recoverable in 4
          take-back               3722     8839  26  at-most-one-holder in 7, turn-recoverable in 4
          answer-anyway           3867     9203  28  at-most-one-holder in 16, turn-recoverable in 4
          answer-unless-giving    3867     9203  28  at-most-one-holder in 16, turn-recoverable in 4
          responder-answers       3514     8425  26  turn-recoverable in 3, delivery in 7
          regenerate              8192    22286  27  at-most-one-holder in 6, turn-recoverable in 3, delivery in 7
        mail [2, 0], losses 1, in flight 2, repeat true, associations 2, closing false
          as-shipped               183      347  11  turn-recoverable in 4
          initiator-decides        183      347  11  turn-recoverable in 4
          fresh-start              183      347  11  turn-recoverable in 4
          epoch                    183      347  11  turn-recoverable in 4
          take-back                183      347  11  turn-recoverable in 4
          answer-anyway            183      347  11  turn-recoverable in 4
          answer-unless-giving     183      347  11  turn-recoverable in 4
          responder-answers        183      347  11  turn-recoverable in 4
          regenerate               183      347  11  turn-recoverable in 4
    "#]]
    .assert_eq(&table);
}

/// Where the numbers of the parts become too great for the narrow form of a situation, the search begins
/// again with the wide one, and says of nothing that is not there.
#[test]
fn too_many_parts_for_the_narrow_form() {
    let bounds =
        Bounds { mail: [3, 3], in_flight: 2, associations: 2, losses: 1, ..Bounds::default() };
    let rule = rule_named("initiator-decides").expect("there is one");
    let mut search =
        Search::new(model(rule, bounds, false), &[Property::MailConserved], usize::MAX);
    let (mut most, mut begun_again) = (0, false);
    while !begun_again && most < 1_000_000 {
        let states = search.advance(4096).states;
        begun_again = states < most;
        most = most.max(states);
    }
    assert!(begun_again, "{most} situations fit into the narrow form");
    while search.progress().states < most {
        search.advance(4096);
    }
    assert_eq!(search.report().findings[0].verdict, Verdict::Stopped);
}

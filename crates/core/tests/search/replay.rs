use turnlab_core::protocol::RULES;
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::scenario::{Link, Scenario, read_file, read_link, write_file, write_link};
use turnlab_core::search::{Bounds, Property, Search, Verdict};

use super::{common, model};

/// Every counterexample of two bounds, run: its scenario, and what it is to show.
fn counterexamples() -> Vec<(Scenario, Property, usize)> {
    let one_loss = Bounds::default();
    let repeated = Bounds { losses: 2, in_flight: 2, ..Bounds::default() };
    let mut all = Vec::new();
    for (bounds, repeat) in [(one_loss, false), (repeated, true)] {
        for rule in RULES {
            let model = model(rule.rule, bounds, repeat);
            let report = Search::new(model.clone(), &Property::ALL, 1 << 30).run();
            for finding in report.findings {
                if finding.verdict == Verdict::Violated {
                    let scenario = common::incident().following(&model, &finding.path);
                    all.push((scenario, finding.property, finding.path.len()));
                }
            }
        }
    }
    all
}

#[test]
fn every_counterexample_is_a_run() {
    let all = counterexamples();
    assert!(all.len() > 10, "there are {}", all.len());
    for (scenario, property, actions) in all {
        let history = scenario.run().expect("it can be run");
        assert_eq!(history.step_count(), actions + 3, "{:?}", scenario.order);
        let kinds: Vec<_> = history.turn_anomalies().iter().map(|anomaly| anomaly.kind).collect();
        match property {
            Property::AtMostOneHolder => {
                assert_eq!(kinds.last(), Some(&TurnAnomalyKind::Doubled), "{:?}", scenario.order);
            }
            _ => assert!(history.run_end_has_mail(), "{:?}", scenario.order),
        }
    }
}

#[test]
fn a_counterexample_is_the_same_after_a_link_and_a_file() {
    for (scenario, _, _) in counterexamples() {
        let link = Link { scenario: scenario.clone(), at_us: 0 };
        let (read, problems) = read_link(&write_link(&link));
        assert_eq!((read.scenario, problems), (scenario.clone(), Vec::new()));
        let read = read_file(&write_file(&scenario)).expect("it can be read");
        assert_eq!(read, scenario);
    }
}

trait EndHasMail {
    fn run_end_has_mail(&self) -> bool;
}

impl EndHasMail for turnlab_core::run::History {
    /// Whether something is queued at the end.
    fn run_end_has_mail(&self) -> bool {
        let run = self.seek(self.step_count());
        [(0, 1), (1, 0)].into_iter().any(|(mta, peer)| {
            let (mta, peer) = (turnlab_core::world::MtaId(mta), turnlab_core::world::MtaId(peer));
            !run.world().queue(mta, peer).is_empty()
        })
    }
}

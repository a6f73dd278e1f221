use turnlab_core::protocol::{AS_SHIPPED, EPOCH, Rule};
use turnlab_searcher::limits::Limits;
use turnlab_searcher::message::{Answer, Phase, Progress, RepairsFound, Report, Request, Wider};
use turnlab_searcher::repairs::RepairsTask;

use super::{Act, Lab, Question, Status, thousands};

fn after(acts: impl IntoIterator<Item = Act>) -> Lab {
    acts.into_iter().fold(Lab::default(), |lab, act| lab.changed(act))
}

fn begin() -> Act {
    Act::Begin(["PARIS", "LONDON"].map(str::to_owned))
}

fn report(rule: &str) -> Answer {
    let rule = rule.to_owned();
    Answer::Report(Report {
        rule,
        states: 7,
        transitions: 9,
        is_complete: true,
        findings: Vec::new(),
    })
}

fn progress() -> Answer {
    Answer::Progress(Progress {
        rule: "epoch".to_owned(),
        phase: Phase::Exploring,
        states: 1,
        frontier: 1,
        transitions: 1,
        depth: 1,
        bytes: 1,
        per_second: 1,
    })
}

fn asked(lab: &Lab) -> (Vec<String>, Limits) {
    match lab.request(String::new()) {
        Some(Request::Search { rules, limits, .. }) => (rules, limits),
        other => panic!("not a search: {other:?}"),
    }
}

#[test]
fn all_nine_rules_and_the_plain_bounds_to_begin_with() {
    let (rules, limits) = asked(&Lab::default());
    assert_eq!((rules.len(), limits), (9, Limits::default()));
}

#[test]
fn a_rule_and_bounds_can_be_chosen() {
    let chosen = [
        Act::Choose("epoch".to_owned()),
        Act::Write(2, "3".to_owned()),
        Act::Repeat(true),
        Act::Close(true),
    ];
    let (rules, limits) = asked(&after(chosen));
    assert_eq!(rules, ["epoch"]);
    let wanted = Limits { losses: 3, repeats: true, closes: true, ..Limits::default() };
    assert_eq!(limits, wanted);
    let all = after([Act::Choose("epoch".to_owned()), Act::Choose("all".to_owned())]);
    assert_eq!(asked(&all).0.len(), 9);
}

#[test]
fn bounds_are_made_wider_in_their_fields() {
    let needs = vec![Wider::Limit(4, 2), Wider::Repeats, Wider::Limit(99, 1)];
    let lab = after([Act::Write(2, "3".to_owned()), Act::Widen(needs)]);
    assert_eq!(lab.texts[4], "2");
    let wanted = Limits { losses: 3, associations: 2, repeats: true, ..Limits::default() };
    assert_eq!(asked(&lab).1, wanted);
}

#[test]
fn what_is_out_of_range_is_told_and_not_asked() {
    for text in ["", "13", "-1", "two"] {
        let lab = after([Act::Write(0, text.to_owned())]);
        assert_eq!(lab.problem(0).as_deref(), Some("From 0 to 12."), "{text:?}");
        assert_eq!(lab.request(String::new()), None);
        assert_eq!(lab.changed(begin()).status, Status::Idle);
    }
    assert_eq!(after([Act::Write(99, "1".to_owned())]), Lab::default());
}

#[test]
fn a_search_goes_on_until_it_is_done() {
    let running = after([begin(), Act::Hear(progress())]);
    assert!(running.is_running() && running.progress.is_some());
    let told = running.changed(Act::Hear(report("epoch")));
    assert!(told.progress.is_none() && told.is_running());
    let done = told.changed(Act::Hear(Answer::Done));
    assert_eq!((done.status, done.reports.len()), (Status::Done, 1));
}

#[test]
fn a_search_that_was_told_to_stop_was_cancelled() {
    let stopping = after([begin(), Act::Cancel]);
    assert!(stopping.is_running());
    assert_eq!(stopping.changed(Act::Hear(Answer::Done)).status, Status::Cancelled);
    assert_eq!(after([Act::Cancel]).status, Status::Idle);
}

#[test]
fn what_was_found_until_it_was_cancelled_may_come_late() {
    let cancelled = after([begin(), Act::Cancel, Act::Hear(Answer::Done)]);
    let late = cancelled.changed(Act::Hear(report("epoch"))).changed(Act::Hear(Answer::Done));
    assert_eq!((late.status.clone(), late.reports.len()), (Status::Cancelled, 1));
    let failed = late.changed(Act::Hear(Answer::Failed("No.".to_owned())));
    assert_eq!(failed.status, Status::Cancelled);
}

#[test]
fn a_search_that_fails_says_why_and_another_can_begin() {
    let failed =
        after([begin(), Act::Hear(report("epoch")), Act::Hear(Answer::Failed("No.".to_owned()))]);
    assert_eq!(failed.status, Status::Failed("No.".to_owned()));
    assert_eq!(failed.reports.len(), 1, "what has been found stays");
    let again = failed.changed(begin());
    assert!(again.is_running() && again.reports.is_empty());
}

#[test]
fn the_bounds_are_told_in_words() {
    let words = |acts: &[Act]| {
        let lab = acts.iter().fold(Lab::default(), |lab, act| lab.changed(act.clone()));
        lab.changed(begin()).asked.expect("it has begun").bounds
    };
    assert_eq!(words(&[]), "2 messages at PARIS, 2 at LONDON, 1 loss, 4 PDUs in flight each way");
    let more = [
        Act::Write(0, "1".to_owned()),
        Act::Write(2, "0".to_owned()),
        Act::Write(4, "2".to_owned()),
        Act::Repeat(true),
    ];
    assert_eq!(
        words(&more),
        "1 message at PARIS, 2 at LONDON, no loss, 4 PDUs in flight each way, 2 associations, one more at \
         2 queued, asking again"
    );
}

#[test]
fn thousands_are_told_apart() {
    for (number, text) in [(0, "0"), (724, "724"), (1531, "1,531"), (1_234_567, "1,234,567")] {
        assert_eq!(thousands(number), text);
    }
}

/// Every rule is searched within the bounds that stand in the open; what else is chosen is of the other question.
#[test]
fn every_rule_is_asked_for_within_the_plain_bounds() {
    let acts = [
        Act::Write(0, "3".to_owned()),
        Act::Write(4, "2".to_owned()),
        Act::Close(true),
        Act::Repeat(true),
        Act::Ask(Question::Repairs),
    ];
    let wanted = Limits { mail_first: 3, repeats: true, ..Limits::default() };
    match after(acts).request(String::new()) {
        Some(Request::Repairs { limits, .. }) => assert_eq!(limits, wanted),
        other => panic!("not every rule: {other:?}"),
    }
}

#[test]
fn what_is_known_of_every_rule_is_kept_until_it_is_searched_anew() {
    let found = |is_over, is_complete| {
        let mut task = RepairsTask::new("", &Limits::default()).expect("it can be searched");
        if is_complete {
            task.advance(64);
        }
        Answer::Repairs(RepairsFound { is_complete, ..task.found(is_over) })
    };
    let (hear, ask) = (Act::Hear, Act::Ask(Question::Repairs));
    let lab = after([ask, begin(), hear(found(false, false))]);
    assert!(lab.is_running() && lab.repairs.is_some());
    let stopped =
        lab.changed(Act::Cancel).changed(hear(Answer::Done)).changed(hear(found(true, false)));
    assert_eq!(stopped.status, Status::Cancelled);
    let done = lab.changed(hear(found(true, true)));
    assert_eq!(done.status, Status::Done);
    let other = done.changed(Act::Ask(Question::Rules));
    assert!(other.repairs.is_some(), "it is there when one comes back");
    assert_eq!(other.asked, None, "no named rule has been searched");
    assert_eq!(done.changed(begin()).repairs, None);
}

#[test]
fn what_is_told_of_a_rule_counts_while_it_is_looked_at() {
    let mut task = RepairsTask::new("", &Limits::default()).expect("it can be searched");
    while task.rule("as-shipped").is_err() {
        task.advance(256);
    }
    let told = Answer::Rule(task.rule("as-shipped").expect("it is known"));
    let look = |rule: Rule| after([Act::LookAt(rule), Act::Hear(told.clone())]);
    assert!(look(AS_SHIPPED).rule_found.is_some());
    assert_eq!(look(EPOCH).rule_found, None);
}

use turnlab_core::scenario::{Cut, Detail, Fault, Paper, read_link};
use turnlab_lab::Edited;
use turnlab_view::{Folds, TimeScale, ViewOptions};

use super::{Action, NEEDS_CLOCK, Workspace, showing};

fn after(actions: impl IntoIterator<Item = Action>) -> Workspace {
    actions
        .into_iter()
        .fold(Workspace::from_fragment(""), |workspace, action| workspace.changed(action))
}

/// What the editor makes of it by writing in a field.
fn edit(field: &str, link: &str) -> Action {
    let scenario = read_link(link).0.scenario;
    Action::Edit(Box::new(Edited { scenario, field: field.to_owned() }))
}

fn cut_at(seconds: i64) -> Action {
    Action::AddCut(Cut { at_us: seconds * 1_000_000, association: 1 })
}

#[test]
fn an_empty_address_opens_the_incident() {
    let workspace = after([]);
    assert_eq!(workspace.scenario.name, "lost-turn");
    assert_eq!(workspace.entered.at_us, 8_000_000);
    assert!(!workspace.is_changed() && !workspace.can_undo() && !workspace.can_redo());
}

#[test]
fn every_edit_can_be_undone_and_done_again() {
    let moved = Action::MoveCut { index: 0, at_us: 9_000_000 };
    let edits = [
        edit("threshold", "threshold=5"),
        edit("rule", "threshold=5&rule=initiator-decides"),
        cut_at(20),
        moved,
    ];
    let begun = after([]);
    let done = after(edits.clone());
    assert!(done.is_changed());

    let mut undone = done.clone();
    for _ in &edits {
        undone = undone.changed(Action::Undo);
    }
    assert_eq!(undone.scenario, begun.scenario);
    assert!(!undone.can_undo());

    let mut redone = undone;
    for _ in &edits {
        redone = redone.changed(Action::Redo);
    }
    assert_eq!(redone.scenario, done.scenario);
    assert!(!redone.can_redo());
}

#[test]
fn a_number_that_is_being_typed_is_one_step_back() {
    let type_in = |number: &str| edit("threshold", &format!("threshold={number}"));
    let typed = after(["1", "12", "120"].map(type_in));
    assert_eq!(typed.scenario.parameters.threshold_messages, 120);
    let undone = typed.changed(Action::Undo);
    assert_eq!(undone.scenario.parameters.threshold_messages, 50);
}

#[test]
fn a_new_edit_forgets_what_was_undone() {
    let workspace = after([cut_at(20), Action::Undo, cut_at(30)]);
    assert!(!workspace.can_redo());
    assert_eq!(workspace.scenario.cuts.len(), 2);
}

#[test]
fn a_cut_stays_within_the_run() {
    let late = Action::MoveCut { index: 0, at_us: i64::MAX };
    let workspace = after([late]);
    assert_eq!(workspace.scenario.cuts[0].at_us, workspace.scenario.until_us());
    let nowhere = [Action::MoveCut { index: 7, at_us: 0 }, Action::RemoveCut(7)];
    assert_eq!(after(nowhere).scenario, after([]).scenario);
}

#[test]
fn the_same_cut_twice_is_one_cut() {
    assert_eq!(after([cut_at(20), cut_at(20)]).scenario.cuts.len(), 2);
}

#[test]
fn removing_the_cut_can_be_undone() {
    let removed = after([Action::RemoveCut(0)]);
    assert!(removed.scenario.cuts.is_empty());
    assert_eq!(removed.changed(Action::Undo).scenario, after([]).scenario);
}

#[test]
fn loading_a_link_moves_the_cursor_and_can_be_undone() {
    let loaded = after([Action::Load("s=lost-turn&threshold=5&at=12".to_owned())]);
    assert_eq!(loaded.scenario.parameters.threshold_messages, 5);
    assert_eq!((loaded.entered.at_us, loaded.entered.loads), (12_000_000, 1));
    assert_eq!(loaded.changed(Action::Undo).scenario, after([]).scenario);
}

#[test]
fn a_bad_link_tells_and_keeps_the_rest() {
    let loaded = after([Action::Load("s=lost-turn&threshold=x&latency=300".to_owned())]);
    assert_eq!(loaded.problems.len(), 1);
    assert_eq!(loaded.scenario.parameters.latency_ms, 300);
    assert!(loaded.changed(Action::Dismiss).problems.is_empty());
}

#[test]
fn a_bad_link_stays_as_it_came_until_something_is_changed() {
    const CAME: &str = "treshold=5&latency=300";
    let loaded = after([Action::Load(CAME.to_owned())]);
    assert_eq!((loaded.held(), loaded.came.as_str()), (CAME, CAME));
    assert_eq!(Workspace::from_fragment(CAME).held(), CAME);
    let looked = loaded.changed(Action::ShowDetail(Detail::Turn));
    assert_eq!(looked.held(), CAME, "nothing was changed");
    for action in [cut_at(9), Action::Undo, edit("latency", "latency=200")] {
        let changed = loaded.changed(action);
        assert_eq!((changed.held(), changed.came.as_str()), ("", CAME), "it can still be copied");
    }
    assert_eq!(loaded.changed(Action::Dismiss).held(), "");
    let next = loaded.changed(Action::Load("threshold=5".to_owned()));
    assert_eq!((next.held(), next.came.as_str()), ("", ""));
}

#[test]
fn what_is_said_for_a_moment_is_no_edit() {
    let said = after([Action::Say(Some("Nothing is connected to cut."))]);
    assert_eq!(said.said, Some("Nothing is connected to cut."));
    assert!(!said.can_undo() && !said.is_changed());
    assert_eq!(said.changed(Action::Say(None)).said, None);
}

#[test]
fn a_fold_opens_and_closes() {
    let open = after([Action::ToggleFold(7)]);
    assert_eq!(open.showing.folds, Folds::Open(vec![7]));
    assert_eq!(open.changed(Action::ToggleFold(7)).showing, ViewOptions::default());
}

#[test]
fn each_button_of_the_editor_is_one_step_back() {
    let stop = "stop=PARIS@310-370";
    let twice = format!("{stop}&{stop}");
    let done = after([edit("", stop), edit("", &twice), edit("", &twice)]);
    assert_eq!(done.scenario.faults.len(), 2);
    let one = done.changed(Action::Undo);
    assert_eq!(one.scenario.faults.len(), 1);
    assert!(one.changed(Action::Undo).scenario.faults.is_empty());
}

#[test]
fn one_field_after_the_other_is_one_step_back_each() {
    let lasts =
        |first: &str, second: &str| format!("stop=PARIS@310-{first}&stop=PARIS@310-{second}");
    let done = after([
        edit("fault-0-duration", &lasts("311", "370")),
        edit("fault-0-duration", &lasts("322", "370")),
        edit("fault-1-duration", &lasts("322", "311")),
        edit("fault-1-duration", &lasts("322", "325")),
    ]);
    assert!(done.scenario.link().contains(&lasts("322", "325")));
    let one = done.changed(Action::Undo);
    assert!(one.scenario.link().contains(&lasts("322", "370")));
    assert!(!one.changed(Action::Undo).can_undo());
}

const ORDER: &str = "s=lost-turn&rule=epoch&threshold=2&associations-per-peer=1&\
                     order=open:PARIS,to:LONDON,to:PARIS,mail:LONDON,to:PARIS,cut";

#[test]
fn a_run_that_follows_an_order_is_opened_and_left_again() {
    let begun = after([edit("threshold", "threshold=7")]);
    let opened = begun.changed(Action::Load(ORDER.to_owned()));
    assert_eq!(
        (opened.scenario.order.len(), opened.scenario.rule.to_string()),
        (6, "epoch".to_owned())
    );
    let back = opened.changed(Action::FollowClock);
    assert_eq!(back.scenario, begun.scenario);
    assert_eq!(back.changed(Action::Undo).scenario, opened.scenario);
    assert_eq!(opened.changed(Action::Undo).scenario, begun.scenario);
}

#[test]
fn an_order_from_a_link_is_left_for_the_named_scenario_under_its_rule() {
    let left = Workspace::from_fragment(ORDER).changed(Action::FollowClock);
    let mut wanted = after([]).scenario;
    wanted.rule = left.scenario.rule;
    assert_eq!((left.scenario.rule.to_string(), &left.scenario), ("epoch".to_owned(), &wanted));
    assert_eq!(left.changed(Action::FollowClock).scenario, left.scenario);
}

#[test]
fn a_run_that_follows_an_order_is_not_cut() {
    let opened = Workspace::from_fragment(ORDER);
    let fault = Fault::CutAfterStep { step: 1, association: 1 };
    for action in [cut_at(2), Action::AddFault(fault)] {
        let refused = opened.changed(action);
        assert_eq!((&refused.scenario, refused.said), (&opened.scenario, Some(NEEDS_CLOCK)));
        assert!(!refused.can_undo());
    }
}

#[test]
fn a_cut_in_the_past_keeps_the_old_run() {
    let cut = after([cut_at(20)]);
    let [old] = cut.tree.siblings()[..] else { panic!("one other run") };
    let back = cut.changed(Action::GoTo(old));
    assert_eq!(back.scenario, after([]).scenario);
    let [new] = back.tree.siblings()[..] else { panic!("one other run") };
    assert_eq!(back.changed(Action::GoTo(new)).scenario, cut.scenario);
    assert_eq!(back.changed(Action::Redo).scenario, cut.scenario);
    assert_eq!(back.changed(Action::GoTo(99)).scenario, back.scenario);
}

#[test]
fn undoing_goes_back_over_what_was_loaded_to_the_beginning() {
    let load = |fragment: &str| Action::Load(fragment.to_owned());
    let mut work =
        after([load("s=repaired"), cut_at(20), load("s=busy-day"), Action::Undo, load(ORDER)]);
    while work.can_undo() {
        work = work.changed(Action::Undo);
    }
    assert_eq!(work.scenario, after([]).scenario);
}

#[test]
fn work_that_was_kept_is_there_again() {
    let work = after([edit("threshold", "threshold=5"), cut_at(20), Action::Undo]);
    let kept = super::memory::write(&work.tree, 7_000_000);
    let again = Workspace::opened("", kept.as_deref());
    assert_eq!((&again.scenario, again.entered.at_us), (&work.scenario, 7_000_000));
    assert!(again.can_undo() && again.can_redo() && again.tree.offered().is_none());

    let reloaded = Workspace::opened("s=lost-turn&threshold=5&at=12", kept.as_deref());
    assert_eq!((&reloaded.tree, reloaded.entered.at_us), (&again.tree, 12_000_000));
}

#[test]
fn a_link_counts_and_the_work_before_is_offered() {
    let work = after([edit("threshold", "threshold=5")]);
    let kept = super::memory::write(&work.tree, 0);
    let linked = Workspace::opened("s=repaired&at=9", kept.as_deref());
    assert_eq!((linked.scenario.name.as_str(), linked.entered.at_us), ("repaired", 9_000_000));
    let offered = linked.tree.offered().expect("the work before");
    let back = linked.changed(Action::GoTo(offered));
    assert_eq!((&back.scenario, back.tree.offered()), (&work.scenario, None));
    let declined = linked.changed(Action::Dismiss);
    assert_eq!(declined.tree.offered(), None);
    assert_eq!(declined.changed(Action::Undo).scenario, work.scenario, "it is still there");
    for nothing in [None, Some(""), Some("turnlab 1\n0\n0 rule=none\n")] {
        assert_eq!(
            Workspace::opened("s=repaired", nothing),
            Workspace::from_fragment("s=repaired")
        );
    }
}

#[test]
fn how_a_run_is_looked_at_is_no_step_back_and_stands_in_links() {
    let seen = after([
        Action::ShowDetail(Detail::Turn),
        Action::ShowScale(TimeScale::True),
        Action::ShowAssociation(Some(2)),
    ]);
    assert!(!seen.can_undo() && !seen.is_changed(), "the run is the same");
    let view = showing::view(&seen.showing);
    assert_eq!(view.link_part(), "&view=turn:to-scale:association:2");
    assert_eq!(
        Workspace::from_fragment("s=repaired&view=turn:to-scale:association:2").showing,
        seen.showing
    );
    assert_eq!(
        showing::view(&after([]).showing).link_part(),
        "",
        "what nobody has chosen is not said"
    );
    let loaded = seen.changed(Action::Load("s=lost-turn&view=pdus".to_owned()));
    assert_eq!(loaded.showing, ViewOptions { detail: Detail::Pdus, ..ViewOptions::default() });
}

#[test]
fn a_theme_stays_until_another_address_says_otherwise() {
    let dark = Workspace::from_fragment("s=repaired&theme=dark");
    assert_eq!((dark.problems.len(), dark.showing.paper), (0, Paper::Dark));
    let link = |workspace: &Workspace| showing::view(&workspace.showing).link_part();
    assert_eq!(link(&dark), "&theme=dark");
    let within = dark.changed(Action::Load("s=lost-turn".to_owned()));
    assert_eq!(link(&within), "&theme=dark");
    let light = within.changed(Action::Load("s=lost-turn&theme=light".to_owned()));
    assert_eq!(link(&light), "&theme=light");
    assert_eq!(link(&light.changed(Action::Visit("s=lost-turn".to_owned()))), "");
}

#[test]
fn a_view_that_cannot_be_is_told_and_the_rest_is_kept() {
    for (view, what) in [
        ("tun", "perhaps turn was meant"),
        ("turn:association:0", "from 1 to 65535"),
        ("turn:association:", "from 1 to 65535"),
        ("", "it has turn, messages, pdus"),
        ("messages:association:-1", "from 1 to 65535"),
    ] {
        let workspace = Workspace::from_fragment(&format!("view={view}&s=repaired"));
        let [problem] = &workspace.problems[..] else { panic!("{view}: {:?}", workspace.problems) };
        assert!(problem.what.contains(what), "{view}: {}", problem.what);
        assert_eq!(workspace.scenario.name, "repaired", "{view}");
        assert_eq!(workspace.showing, ViewOptions::default(), "{view}");
    }
}

#[test]
fn a_transfer_is_opened_and_put_together_again() {
    let open = after([Action::ToggleTransfer(3), Action::ToggleTransfer(9), Action::ToggleFold(7)]);
    assert_eq!(open.showing.open_transfers, [3, 9]);
    assert_eq!(open.showing.folds, Folds::Open(vec![7]));
    let closed = open.changed(Action::ToggleTransfer(3)).changed(Action::ToggleFold(7));
    assert_eq!((closed.showing.open_transfers, closed.showing.folds), (vec![9], Folds::default()));
}

#[test]
fn what_is_opened_is_counted_and_what_is_changed_first() {
    let begun = Workspace::from_fragment("s=lost-turn&at=8");
    let opened = |action: Action| begun.changed(action).openings - begun.openings;
    assert_eq!(opened(Action::Load("s=two-holders".to_owned())), 1);
    assert_eq!(opened(Action::Restart), 1);
    assert_eq!(opened(Action::GoTo(0)), 1);
    let edited = edit("threshold", "threshold=5");
    assert_eq!((opened(cut_at(9)), opened(edited.clone())), (1, 1), "a branch");
    let branch = begun.changed(cut_at(9));
    for action in [cut_at(10), edited.clone(), Action::Undo, Action::Redo, Action::ToggleFold(1)] {
        assert_eq!(branch.changed(action.clone()).openings, branch.openings, "{action:?}");
    }
    let nothing = edit("threshold", "threshold=50");
    for action in [nothing, Action::Undo, Action::Redo, Action::ToggleFold(1)] {
        assert_eq!(opened(action.clone()), 0, "{action:?}");
    }
    for opening in [Action::Load("s=two-holders".to_owned()), Action::Restart, Action::GoTo(0)] {
        let opened = branch.changed(opening.clone());
        assert_eq!(opened.changed(cut_at(11)).openings, opened.openings + 1, "{opening:?}");
    }
    let back = branch.changed(Action::Visit("s=lost-turn&at=8".to_owned()));
    assert_eq!(back.changed(cut_at(11)).openings, back.openings + 1, "back, and on another way");
    assert_eq!(opened(Action::Visit("s=two-holders".to_owned())), 0, "the browser has made it");
}

#[test]
fn a_visit_goes_back_to_the_run_that_was_made() {
    let first = Workspace::from_fragment("threshold=5");
    let second = first.changed(Action::Load("s=two-holders&at=3".to_owned()));
    let back = second.changed(Action::Visit("s=lost-turn&threshold=5&at=9".to_owned()));
    assert_eq!((&back.scenario, back.entered.at_us), (&first.scenario, 9_000_000));
    assert!(!back.can_undo() && back.can_redo(), "it is the beginning again");
    let forward = back.changed(Action::Visit("s=two-holders&at=3".to_owned()));
    assert_eq!(forward.tree.here(), second.tree.here());
    let elsewhere = forward.changed(Action::Visit("s=three-sites".to_owned()));
    assert!(elsewhere.can_undo(), "what nobody has made is one more run");
}

#[test]
fn what_is_typed_until_it_is_what_it_was_leaves_no_trace() {
    let typed = ["threshold=5", "threshold=50", "threshold=7"].map(|link| edit("threshold", link));
    let [five, fifty, seven] = typed;
    let back = after([five.clone(), fifty]);
    assert_eq!((back.can_undo(), back.can_redo(), back.tree.count()), (false, false, 1));
    let on = back.changed(seven).changed(five);
    assert_eq!((on.tree.count(), on.scenario.parameters.threshold_messages), (2, 5));
    let undone = on.changed(Action::Undo);
    assert_eq!((undone.scenario.parameters.threshold_messages, undone.can_undo()), (50, false));
}

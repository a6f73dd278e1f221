//! What a user may ask about the Turn, and every answer: state by state, in either dialogue mode.

use expect_test::expect;

use super::super::super::{
    Command, DialogueMode, Endpoint, Input, Outgoing, Record, Refused, Rejection, RequestPriority,
    Role, Settings, Surroundings, Turn,
};
use super::super::{
    Asked, Closed, Closing, Giving, Holding, Idle, Lost, Opening, Recovering, Sending, State,
    Waiting,
};
use super::notation::{message, outcome_text};
use super::{NO_MAIL, OWN, settings};

const COMMANDS: [(&str, Command); 3] = [
    ("open", Command::Open),
    ("ask", Command::AskForTurn(RequestPriority::Urgent)),
    ("give", Command::GiveTurn),
];

fn states() -> [State; 11] {
    let (priority, interrupted, hand_overs) = (RequestPriority::Normal, None, 0);
    let (record, request, failed) = (Record::Theirs, None, None);
    let outgoing = Outgoing { message: message(OWN), failures: 0, sent: 0, confirmed: 0 };
    let turn = || Turn::given(0);
    [
        State::Idle(Idle { refusals: 0 }),
        State::Opening(Opening { refusals: 0 }),
        State::Holding(Holding { turn: turn(), request, failed }),
        State::Sending(Sending { turn: turn(), outgoing, request }),
        State::Giving(Giving { interrupted, hand_overs }),
        State::Waiting(Waiting { interrupted, hand_overs }),
        State::Asked(Asked { priority, interrupted, hand_overs }),
        State::Closing(Closing),
        State::Closed(Closed),
        State::Lost(Lost { record, interrupted }),
        State::Recovering(Recovering { record, interrupted }),
    ]
}

fn step(mode: DialogueMode, state: &State, command: Command) -> (String, Option<Refused>) {
    let settings = Settings { dialogue_mode: mode, ..settings() };
    let around = Surroundings { settings: &settings, mta: &NO_MAIL };
    let end = Endpoint { role: Role::Initiator, state: state.clone(), incoming: None };
    let result = end.step(Input::Command(command), &around);
    let refused = match result {
        Err(Rejection::Refused(refused)) => Some(refused),
        _ => None,
    };
    (outcome_text(&end, result), refused)
}

fn table(mode: DialogueMode) -> String {
    let line = |state: &State| {
        let cell = |(name, command)| format!("{name} → {}", step(mode, state, command).0);
        format!("{:?} | {}\n", state.name(), COMMANDS.map(cell).join(" | "))
    };
    states().iter().map(line).collect()
}

#[test]
fn in_two_way_alternate() {
    expect![[r#"
        Idle | open → RTORQ open; Opening, 0 refused | ask → refused: NotOpen | give → refused: NotOpen
        Opening | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
        Holding | open → refused: AlreadyUnderWay | ask → refused: HasTurn | give → GTC; Giving
        Sending | open → refused: AlreadyUnderWay | ask → refused: HasTurn | give → refused: InsideActivity
        Giving | open → refused: AlreadyUnderWay | ask → refused: Giving | give → refused: WithoutTurn
        Waiting | open → refused: AlreadyUnderWay | ask → PLEASE 1; Asked 1 | give → refused: WithoutTurn
        Asked | open → refused: AlreadyUnderWay | ask → refused: AlreadyAsked | give → refused: WithoutTurn
        Closing | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
        Closed | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
        Lost | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
        Recovering | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
    "#]].assert_eq(&table(DialogueMode::TwoWayAlternate));
}

#[test]
fn in_monologue() {
    expect![[r#"
        Idle | open → RTORQ open monologue; Opening, 0 refused | ask → refused: NotOpen | give → refused: NotOpen
        Opening | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
        Holding | open → refused: AlreadyUnderWay | ask → refused: Monologue | give → refused: Monologue
        Sending | open → refused: AlreadyUnderWay | ask → refused: Monologue | give → refused: Monologue
        Giving | open → refused: AlreadyUnderWay | ask → refused: Monologue | give → refused: Monologue
        Waiting | open → refused: AlreadyUnderWay | ask → refused: Monologue | give → refused: Monologue
        Asked | open → refused: AlreadyUnderWay | ask → refused: Monologue | give → refused: Monologue
        Closing | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
        Closed | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
        Lost | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
        Recovering | open → refused: AlreadyUnderWay | ask → refused: NotOpen | give → refused: NotOpen
    "#]].assert_eq(&table(DialogueMode::Monologue));
}

#[test]
fn every_refusal_is_in_one_of_the_tables() {
    let modes = [DialogueMode::TwoWayAlternate, DialogueMode::Monologue];
    let mut seen: Vec<Refused> = (modes.into_iter())
        .flat_map(|mode| states().map(|state| (mode, state)))
        .flat_map(|(mode, state)| COMMANDS.map(|(_, command)| step(mode, &state, command).1))
        .flatten()
        .collect();
    seen.sort_unstable();
    seen.dedup();
    use Refused::{
        AlreadyAsked, AlreadyUnderWay, Giving, HasTurn, InsideActivity, Monologue, NotOpen,
        WithoutTurn,
    };
    let all = [
        AlreadyUnderWay,
        NotOpen,
        Monologue,
        HasTurn,
        AlreadyAsked,
        WithoutTurn,
        InsideActivity,
        Giving,
    ];
    assert_eq!(seen, all);
}

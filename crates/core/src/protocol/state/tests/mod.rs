//! State × input tables (docs/protocol.md#what-arrives): every state, every input, everything around it.
//!
//! A line reads `input [what it depends on] → what is done; the state that follows`. What a line
//! does not name makes no difference to it: the check has tried it all.

mod closing;
mod commands;
mod failing;
mod lost;
mod monologue;
mod notation;
mod open;
mod opening;
mod receiving;
mod rules;
mod sending;

use expect_test::Expect;

use self::notation::{NOTHING, REFUSED, VIOLATION, input_text, message, outcome_text};
use super::super::{
    AS_SHIPPED, AbortReason, Command, DialogueMode, Endpoint, INITIATOR_DECIDES, Incoming, Input,
    LocalMta, Message, MessageId, Pdu, Priority, RefuseReason, RequestPriority, Role, Rule,
    Settings, Surroundings, Timer, Transfers,
};
use super::State;

const INITIATOR: &[Role] = &[Role::Initiator];
const RESPONDER: &[Role] = &[Role::Responder];
const BOTH: &[Role] = &Role::BOTH;

/// The message that the end is sending, or was sending when it was interrupted.
const OWN: u32 = 7;
/// The first message in the queue that nobody carries.
const FREE: u32 = 1;
/// A message of the peer.
const FOREIGN: u32 = 8;

fn settings() -> Settings {
    let seconds = |s: i64| s * 1_000_000;
    Settings {
        rule: AS_SHIPPED,
        dialogue_mode: DialogueMode::TwoWayAlternate,
        initial_turn: Role::Initiator,
        turn_request_threshold: 0,
        reconnect_delay_us: seconds(10),
        recovery_timeout_us: seconds(60),
        open_interval_us: seconds(600),
        max_open_retries: 144,
        request_repeat_us: 0,
        regenerate_after_us: seconds(30),
        lifetime_us: seconds(300),
        disconnect_us: seconds(120),
        transfers: Transfers::OnePdu,
        checkpoint_size_kb: 30,
        window_checkpoints: 5,
        transfer_timeout_us_per_kb: [seconds(1000), seconds(2000), seconds(3000)],
        max_transfer_retries: 2,
        transfer_interval_us: seconds(120),
    }
}

/// An MTA that knows what it is told to know.
struct Mta {
    first_queued: Option<Message>,
    next_free: Option<Message>,
    accepts: bool,
    has_received: bool,
}

const NO_MAIL: Mta =
    Mta { first_queued: None, next_free: None, accepts: true, has_received: false };

impl LocalMta for Mta {
    fn first_queued(&self) -> Option<Message> {
        self.first_queued
    }

    fn next_free(&self) -> Option<Message> {
        self.next_free
    }

    fn accepts(&self) -> bool {
        self.accepts
    }

    fn has_received(&self, _: MessageId) -> bool {
        self.has_received
    }
}

/// Puts every input to `state` at these ends and compares what comes of it.
fn check(state: State, roles: &[Role], expected: Expect) {
    check_with(settings(), state, roles, expected);
}

/// The same with other settings.
fn check_with(settings: Settings, state: State, roles: &[Role], expected: Expect) {
    let tried = Tried { settings, state, incoming: None };
    check_inputs(&tried, roles, inputs(), expected);
}

/// What is tried with every input and everything around it.
#[derive(Clone)]
struct Tried {
    settings: Settings,
    state: State,
    incoming: Option<Incoming>,
}

fn check_inputs(tried: &Tried, roles: &[Role], inputs: Vec<Input>, expected: Expect) {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for input in inputs {
        for (label, outcome) in outcomes(tried, roles, input) {
            let what = input_text(input) + &label;
            match lines.iter_mut().find(|(text, _)| *text == outcome) {
                Some((_, inputs)) => inputs.push(what),
                None => lines.push((outcome, vec![what])),
            }
        }
    }
    lines.sort_by_key(|(outcome, _)| is_common(outcome));
    let text =
        |(outcome, inputs): &(String, Vec<String>)| inputs.join(", ") + " → " + outcome + "\n";
    expected.assert_eq(&lines.iter().map(text).collect::<String>());
}

/// What is the same for many inputs comes last.
fn is_common(outcome: &str) -> bool {
    [REFUSED, VIOLATION, NOTHING].iter().any(|common| outcome.starts_with(common))
}

fn inputs() -> Vec<Input> {
    let commands = [
        Command::Open,
        Command::TakeMail,
        Command::AwaitMail,
        Command::AskForTurn(RequestPriority::NonUrgent),
        Command::GiveTurn,
    ]
    .map(Input::Command);
    let pdus = [connection_pdus(), turn_pdus(), mail_pdus()].concat().into_iter();
    let timers = Timer::ALL.map(Input::Timeout);
    let pdus = pdus.map(Input::Receive).collect::<Vec<_>>();
    [&commands[..], &pdus, &timers, &[Input::Loss]].concat()
}

/// What opens, recovers and closes.
fn connection_pdus() -> Vec<Pdu> {
    let setting = |setting| Pdu::RtorqRecover { setting, pair: None };
    let mut pdus = vec![
        Pdu::RtorqOpen(DialogueMode::TwoWayAlternate),
        Pdu::RtorqOpen(DialogueMode::Monologue),
        setting(Role::Initiator),
        setting(Role::Responder),
        Pdu::Rtoac { pair: None },
    ];
    pdus.extend(RefuseReason::ALL.map(Pdu::Rtorj));
    pdus.extend([Pdu::Fn, Pdu::Dn]);
    pdus.extend([AbortReason::ProtocolError, AbortReason::TransferCompleted].map(Pdu::Rtab));
    pdus
}

/// What asks for the Turn and moves it.
fn turn_pdus() -> Vec<Pdu> {
    vec![
        Pdu::Please(RequestPriority::Close),
        Pdu::Please(RequestPriority::NonUrgent),
        Pdu::Gtc { hand_overs: 0 },
        Pdu::Gta,
    ]
}

/// What brings mail, and what answers it.
fn mail_pdus() -> Vec<Pdu> {
    let (message, own) = (MessageId(FOREIGN), MessageId(OWN));
    vec![
        Pdu::Transfer { message, size_kb: 12, attempt: 0 },
        Pdu::ActivityStart { message, attempt: 0 },
        Pdu::ActivityResume { message, confirmed: 2, attempt: 0 },
        Pdu::Data { message, size_kb: 30 },
        Pdu::MinorSync { message, serial: 1 },
        Pdu::ActivityEnd(message),
        Pdu::ActivityInterrupt(message),
        Pdu::ActivityDiscard(message),
        Pdu::MinorSyncAck { message: own, serial: 1, attempt: 0 },
        Pdu::EndAck { message: own, attempt: 0 },
        Pdu::EndAck { message, attempt: 0 },
    ]
}

/// Everything around an end that a step may depend on, each as a choice among these words.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Case([usize; 6]);

const WORDS: [&[&str]; 6] = [
    &["initiator", "responder"],
    &["no mail", "mail", "all carried"],
    &["as-shipped", "initiator-decides"],
    &["room", "at the limit"],
    &["Turn to the initiator", "Turn to the responder"],
    &["new", "received before"],
];
/// The tables below are about the states; `rules` is about the rules, all of them.
const RULES: [Rule; 2] = [AS_SHIPPED, INITIATOR_DECIDES];

impl Case {
    fn all(roles: &[Role]) -> Vec<Case> {
        let mut cases = vec![Case([0; 6])];
        for (place, words) in WORDS.iter().enumerate() {
            let with = |case: &Case, choice| {
                let mut case = *case;
                case.0[place] = choice;
                case
            };
            cases = (0..words.len())
                .flat_map(|choice| cases.iter().map(move |case| with(case, choice)))
                .collect();
        }
        cases.retain(|case| roles.iter().any(|&role| role as usize == case.0[0]));
        cases.sort_by_key(|case| case.0);
        cases
    }

    fn step(self, tried: &Tried, input: Input) -> String {
        let [role, mail, rule, limit, first, received] = self.0;
        let (rule, initial_turn) = (RULES[rule], Role::BOTH[first]);
        let settings = Settings { rule, initial_turn, ..tried.settings.clone() };
        let mta = Mta {
            first_queued: [None, Some(message(FREE)), Some(message(OWN))][mail],
            next_free: [None, Some(message(FREE)), None][mail],
            accepts: limit == 0,
            has_received: received == 1,
        };
        let Tried { state, incoming, .. } = tried;
        let end = Endpoint { role: Role::BOTH[role], state: state.clone(), incoming: *incoming };
        outcome_text(&end, end.step(input, &Surroundings { settings: &settings, mta: &mta }))
    }
}

/// What comes of one input, with a label that says what it depends on.
fn outcomes(tried: &Tried, roles: &[Role], input: Input) -> Vec<(String, String)> {
    let all: Vec<(Case, String)> =
        Case::all(roles).into_iter().map(|case| (case, case.step(tried, input))).collect();
    let label = |words: Vec<String>| match words.is_empty() {
        true => String::new(),
        false => format!(" [{}]", words.join(", ")),
    };
    told_apart(&all).into_iter().map(|(words, outcome)| (label(words), outcome)).collect()
}

/// As few words as tell one outcome from another.
fn told_apart(tried: &[(Case, String)]) -> Vec<(Vec<String>, String)> {
    let first = &tried[0].1;
    if tried.iter().all(|(_, outcome)| outcome == first) {
        return vec![(Vec::new(), first.clone())];
    }
    (0..WORDS.len())
        .filter_map(|place| told_apart_by(place, tried))
        .min_by_key(Vec::len)
        .expect("outcomes that differ, differ by something")
}

/// The same, beginning with the word at `place`; `None` if there is only one there.
fn told_apart_by(place: usize, tried: &[(Case, String)]) -> Option<Vec<(Vec<String>, String)>> {
    let mut branches = Vec::new();
    for (choice, word) in WORDS[place].iter().enumerate() {
        let here = |(case, _): &&(Case, String)| case.0[place] == choice;
        let chosen: Vec<_> = tried.iter().filter(here).cloned().collect();
        if chosen.is_empty() || chosen.len() == tried.len() {
            continue;
        }
        let branch = told_apart(&chosen);
        match branches.iter_mut().find(|(_, known)| *known == branch) {
            Some((words, _)) => *words = format!("{words} or {word}"),
            None => branches.push(((*word).to_owned(), branch)),
        }
    }
    if branches.len() < 2 {
        return None;
    }
    let with = |word: &String, (words, outcome): (Vec<String>, String)| {
        ([vec![word.clone()], words].concat(), outcome)
    };
    let told = branches
        .into_iter()
        .flat_map(|(word, branch)| branch.into_iter().map(move |leaf| with(&word, leaf)));
    Some(told.collect())
}

#[test]
fn mail_asks_with_its_own_priority_and_never_with_that_of_a_close() {
    let asked =
        [Priority::Urgent, Priority::Normal, Priority::NonUrgent].map(RequestPriority::from);
    assert_eq!(asked.map(|priority| priority as u8), [1, 2, 3]);
    assert_eq!(RequestPriority::Close as u8, 0);
}

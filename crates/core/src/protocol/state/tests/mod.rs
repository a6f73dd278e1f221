//! State × input tables (protocol.md §3 and §4): every state, every input, everything around it.
//!
//! A line reads `input [what it depends on] → what is done; the state that follows`. What a line
//! does not name makes no difference to it: the check has tried it all.

mod closing;
mod lost;
mod notation;
mod open;
mod opening;
mod rules;

use expect_test::Expect;

use self::notation::{NOTHING, REFUSED, VIOLATION, input_text, message, outcome_text};
use super::super::{
    AS_SHIPPED, AbortReason, Command, Endpoint, INITIATOR_DECIDES, Input, MessageId, Pdu, Priority,
    RefuseReason, RequestPriority, Role, Rule, Settings, Surroundings, Timer,
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
        rule: &AS_SHIPPED,
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
    }
}

/// Puts every input to `state` at these ends and compares what comes of it.
fn check(state: State, roles: &[Role], expected: Expect) {
    check_with(settings(), state, roles, expected);
}

/// The same with other settings.
fn check_with(settings: Settings, state: State, roles: &[Role], expected: Expect) {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for input in inputs() {
        for (label, outcome) in outcomes(&settings, &state, roles, input) {
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
    let commands = [Command::Open, Command::TakeMail, Command::AwaitMail].map(Input::Command);
    let setting = |setting| Pdu::RtorqRecover { setting, pair: None };
    let pdus = [
        Pdu::RtorqOpen,
        setting(Role::Initiator),
        setting(Role::Responder),
        Pdu::Rtoac { pair: None },
        Pdu::Rtorj(RefuseReason::RtsBusy),
        Pdu::Rtorj(RefuseReason::CannotRecover),
        Pdu::Please(RequestPriority::Close),
        Pdu::Please(RequestPriority::NonUrgent),
        Pdu::Gtc { hand_overs: 0 },
        Pdu::Gta,
        Pdu::Transfer(message(FOREIGN)),
        Pdu::EndAck(MessageId(OWN)),
        Pdu::EndAck(MessageId(FOREIGN)),
        Pdu::Fn,
        Pdu::Dn,
        Pdu::Rtab(AbortReason::TemporaryProblem),
        Pdu::Rtab(AbortReason::ProtocolError),
    ]
    .map(Input::Receive);
    let timers = Timer::ALL.map(Input::Timeout);
    [&commands[..], &pdus, &timers, &[Input::Loss]].concat()
}

/// Everything around an end that a step may depend on, each as a choice among these words.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Case([usize; 5]);

const WORDS: [&[&str]; 5] = [
    &["initiator", "responder"],
    &["no mail", "mail", "all carried"],
    &["as-shipped", "initiator-decides"],
    &["room", "at the limit"],
    &["Turn to the initiator", "Turn to the responder"],
];
/// The tables below are about the states; `rules` is about the rules, all of them.
const RULES: [&Rule; 2] = [&AS_SHIPPED, &INITIATOR_DECIDES];

impl Case {
    fn all(roles: &[Role]) -> Vec<Case> {
        let mut cases = vec![Case([0; 5])];
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

    fn step(self, settings: &Settings, state: &State, input: Input) -> String {
        let [role, mail, rule, limit, first] = self.0;
        let settings =
            Settings { rule: RULES[rule], initial_turn: Role::BOTH[first], ..settings.clone() };
        let around = Surroundings {
            settings: &settings,
            first_queued: [None, Some(message(FREE)), Some(message(OWN))][mail],
            next_free: [None, Some(message(FREE)), None][mail],
            accepts: limit == 0,
        };
        let end = Endpoint { role: Role::BOTH[role], state: state.clone() };
        outcome_text(&end, end.step(input, &around))
    }
}

/// What comes of one input, with a label that says what it depends on.
fn outcomes(
    settings: &Settings,
    state: &State,
    roles: &[Role],
    input: Input,
) -> Vec<(String, String)> {
    let tried: Vec<(Case, String)> = Case::all(roles)
        .into_iter()
        .map(|case| (case, case.step(settings, state, input)))
        .collect();
    let label = |words: Vec<String>| match words.is_empty() {
        true => String::new(),
        false => format!(" [{}]", words.join(", ")),
    };
    told_apart(&tried).into_iter().map(|(words, outcome)| (label(words), outcome)).collect()
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

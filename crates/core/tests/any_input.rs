//! One end that is told anything in any order: it answers, and what it says of itself stays true.

#[path = "common/any.rs"]
mod any;

use std::collections::BTreeSet;

use proptest::prelude::{ProptestConfig, Strategy, prop_oneof, proptest};
use turnlab_core::protocol::{
    Belief, Command, Endpoint, Event, Input, LocalMta, Message, MessageId, Output, Pdu, Rejection,
    Role, Settings, State, StateName, Step, Surroundings, Timer, Violation,
};

/// What happens to an end, and around it.
#[derive(Debug, Clone)]
enum Happening {
    /// Its MTA accepts a message, and says so.
    Mail(Message),
    /// Another association takes the first message that is free, or lets it go.
    Elsewhere(bool),
    /// The MTA has room for one more association, or has not.
    Room(bool),
    Input(Input),
}

fn message() -> impl Strategy<Value = Message> {
    let size_kb = prop_oneof![0..200_u32, 99_990..100_001_u32];
    let fields = (0..3_u32, any::priority(), size_kb);
    fields.prop_map(|(id, priority, size_kb)| Message { id: MessageId(id), priority, size_kb })
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        3 => message().prop_map(Happening::Mail),
        1 => proptest::bool::ANY.prop_map(Happening::Elsewhere),
        1 => proptest::bool::ANY.prop_map(Happening::Room),
        24 => any::pdu().prop_map(|pdu| Happening::Input(Input::Receive(pdu))),
        5 => any::command().prop_map(|command| Happening::Input(Input::Command(command))),
        5 => any::timer().prop_map(|timer| Happening::Input(Input::Timeout(timer))),
        1 => proptest::strategy::Just(Happening::Input(Input::Loss)),
    ]
}

/// An MTA with one association.
#[derive(Default)]
struct Mta {
    queue: Vec<Message>,
    received: BTreeSet<MessageId>,
    carried: Vec<MessageId>,
    full: bool,
}

impl LocalMta for Mta {
    fn first_queued(&self) -> Option<Message> {
        self.queue.first().copied()
    }

    fn next_free(&self) -> Option<Message> {
        self.queue.iter().find(|message| !self.carried.contains(&message.id)).copied()
    }

    fn accepts(&self) -> bool {
        !self.full
    }

    fn has_received(&self, message: MessageId) -> bool {
        self.received.contains(&message)
    }
}

/// An end, the timers that it has armed, and its MTA.
struct Driven {
    settings: Settings,
    end: Endpoint,
    armed: u16,
    mta: Mta,
    elsewhere: bool,
}

impl Driven {
    fn new(settings: Settings, role: Role) -> Self {
        Driven {
            settings,
            end: Endpoint::new(role),
            armed: 0,
            mta: Mta::default(),
            elsewhere: false,
        }
    }

    fn happens(&mut self, happening: Happening) {
        match happening {
            Happening::Mail(message) => {
                if !self.mta.queue.iter().any(|known| known.id == message.id) {
                    self.mta.queue.push(message);
                    self.mta.queue.sort_by_key(|message| message.priority);
                }
                self.input(Input::Command(Command::TakeMail));
            }
            Happening::Elsewhere(elsewhere) => self.elsewhere = elsewhere,
            Happening::Room(room) => self.mta.full = !room,
            Happening::Input(input) => self.input(input),
        }
    }

    fn input(&mut self, input: Input) {
        let own = self.end.state.carries().map(|message| message.id);
        let free = self.mta.queue.iter().map(|message| message.id).find(|&id| Some(id) != own);
        self.mta.carried = own.into_iter().chain(free.filter(|_| self.elsewhere)).collect();
        let around = Surroundings { settings: &self.settings, mta: &self.mta };
        let result = self.end.step(input, &around);
        assert_eq!(result, self.end.step(input, &around), "{input:?} has two outcomes");
        match result {
            Ok(step) if self.is_overtaken(input) => self.look_at_overtaken(&step),
            Ok(step) => self.take(step),
            Err(Rejection::Refused(refused)) => {
                assert!(matches!(input, Input::Command(_)), "{input:?} is refused: {refused:?}");
            }
            Err(Rejection::Violation(violation)) => self.violation(input, violation),
        }
    }

    /// Whether it is a timer that is not running: no driver lets one run out, but if it did, no harm
    /// would come of it.
    fn is_overtaken(&self, input: Input) -> bool {
        matches!(input, Input::Timeout(timer) if self.armed & timer.bit() == 0)
    }

    fn look_at_overtaken(&self, step: &Step) {
        let forsaken = after(self.armed, step) & !step.state.awaits();
        assert_eq!(forsaken, 0, "timers run for nothing in {:?}", step.state);
    }

    /// The association would be over; it goes on as if the peer had not sent that, so that there is
    /// more to come.
    fn violation(&mut self, input: Input, violation: Violation) {
        assert_eq!(input, Input::Receive(violation.pdu));
        assert_eq!(violation.state, self.end.state.name());
        let step = self.end.abort(violation);
        assert_eq!(step.state.name(), StateName::Closed);
        assert_eq!(step.incoming, None);
        assert!(step.outputs.contains(&Output::Transmit(Pdu::Rtab(violation.reason))));
        assert!(step.outputs.contains(&Output::Event(Event::Violated(violation.pdu))));
        assert_eq!(after(self.armed, &step), 0, "{:?} leaves a timer running", self.end.state);
    }

    fn take(&mut self, step: Step) {
        for output in &step.outputs {
            match *output {
                Output::SetTimer(_, after_us) => assert!(after_us.us() >= 0, "{output:?}"),
                Output::Event(Event::MessageGone(id) | Event::MessageGivenUp(id)) => {
                    self.mta.queue.retain(|message| message.id != id);
                }
                Output::Event(Event::MessageReceived(id)) => {
                    self.mta.received.insert(id);
                }
                _ => {}
            }
        }
        self.armed = after(self.armed, &step);
        self.end = Endpoint { state: step.state, incoming: step.incoming, ..self.end };
        self.look();
        if self.end.state.name() == StateName::Closed {
            self.end = Endpoint::new(self.end.role);
            self.open();
        }
    }

    /// Opens it in order: from Idle most of what comes is a violation.
    fn open(&mut self) {
        let mode = self.settings.dialogue_mode;
        match self.end.role {
            Role::Initiator => {
                self.input(Input::Command(Command::Open));
                self.input(Input::Receive(Pdu::Rtoac { pair: None }));
            }
            Role::Responder => self.input(Input::Receive(Pdu::RtorqOpen(mode))),
        }
    }

    fn look(&self) {
        let Driven { settings, end, armed, .. } = self;
        let (state, name) = (&end.state, end.state.name());
        let forsaken = armed & !state.awaits();
        let told = |timer: &Timer| forsaken & timer.bit() != 0;
        let timers: Vec<_> = Timer::ALL.into_iter().filter(told).collect();
        assert_eq!(timers, [], "they run for nothing in {state:?}");
        if name.is_open() {
            assert_eq!(name.holds(), state.belief() == Some(Belief::Mine), "{state:?}");
        }
        if settings.is_monologue() {
            assert!(!name.holds() || end.role == Role::Initiator, "{state:?} at the responder");
        }
        if let Some(incoming) = end.incoming {
            assert!(!matches!(name, StateName::Idle | StateName::Opening | StateName::Closed));
            let lost = matches!(name, StateName::Lost | StateName::Recovering);
            assert!(incoming.paused || !lost, "{incoming:?} goes on in {state:?}");
        }
        if let State::Sending(sending) = state {
            let outgoing = sending.outgoing;
            assert!(outgoing.confirmed <= outgoing.sent, "{outgoing:?}");
            assert!(outgoing.sent <= settings.checkpoints(outgoing.message), "{outgoing:?}");
            assert!(outgoing.sent - outgoing.confirmed <= settings.window_checkpoints);
            assert!(u32::from(outgoing.failures) <= settings.max_transfer_retries, "{outgoing:?}");
        }
    }
}

/// The timers that run after a step.
fn after(armed: u16, step: &Step) -> u16 {
    step.outputs.iter().fold(armed, |armed, output| match output {
        Output::SetTimer(timer, _) => armed | timer.bit(),
        Output::CancelTimer(timer) => armed & !timer.bit(),
        _ => armed,
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_comes_an_end_knows_an_answer(
        settings in any::settings(),
        responder in proptest::bool::ANY,
        happenings in proptest::collection::vec(happening(), 1..200),
    ) {
        let role = if responder { Role::Responder } else { Role::Initiator };
        let mut driven = Driven::new(settings, role);
        happenings.into_iter().for_each(|happening| driven.happens(happening));
    }
}

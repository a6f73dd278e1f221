//! What the open states have in common: how they are entered, and what they all take in.
//!
//! Reactions belong to the step that enables them: entering Holding with mail goes on to Sending,
//! entering Waiting with mail goes on to Asked, within the same step.

use smallvec::smallvec;

use super::super::{
    Command, DialogueMode, Event, Input, Interrupted, Kept, Outgoing, Output, Outputs, Pair, Pdu,
    Refused, Rejection, RequestPriority, Role, Rule, Settings, Step, Timer, Turn,
};
use super::{
    Asked, Closing, End, Giving, Holding, Lost, Request, Sending, State, Waiting, go, otherwise,
    refused,
};

/// A step into one of the open states, as far as it has come.
pub(super) struct Entering<'a> {
    end: End<'a>,
    outputs: Outputs,
    interrupted: Option<Interrupted>,
    hand_overs: u32,
}

/// Begins a step into one of the open states.
pub(super) fn entering(end: End<'_>) -> Entering<'_> {
    Entering { end, outputs: smallvec![], interrupted: None, hand_overs: 0 }
}

impl Entering<'_> {
    /// First sends this.
    #[inline]
    pub(super) fn answering(mut self, pdu: Pdu) -> Self {
        self.outputs.push(Output::Transmit(pdu));
        self
    }

    /// First tells this.
    #[inline]
    pub(super) fn telling(mut self, event: Event) -> Self {
        self.outputs.push(Output::Event(event));
        self
    }

    /// With a transfer that was interrupted and is still this association's to resume.
    #[inline]
    pub(super) fn resuming(mut self, interrupted: Option<Interrupted>) -> Self {
        self.interrupted = interrupted;
        self
    }

    /// Knowing of so many hand-overs.
    #[inline]
    pub(super) fn after(mut self, hand_overs: u32) -> Self {
        self.hand_overs = hand_overs;
        self
    }

    /// Holding or Waiting, by *initial turn*.
    pub(super) fn opened(self) -> Result<Step, Rejection> {
        let turn = Turn::at_opening(self.end.role, self.end.settings);
        self.with(turn)
    }

    /// Holding or Waiting, as the rule says after a recovery; in monologue the Turn is the initiator's,
    /// whatever the other end says.
    pub(super) fn recovered(self, Pair { hand_overs, holder }: Pair) -> Result<Step, Rejection> {
        let holder = match self.end.settings.dialogue_mode {
            DialogueMode::TwoWayAlternate => holder,
            DialogueMode::Monologue => Role::Initiator,
        };
        let here = self.end.role == holder;
        self.after(hand_overs).with(here.then(|| Turn::recovered(hand_overs)))
    }

    fn with(self, turn: Option<Turn>) -> Result<Step, Rejection> {
        match turn {
            Some(turn) => self.holding(turn, None),
            None => self.waiting(),
        }
    }

    /// Into Holding, and on from there: a remembered request that is due goes first, then an
    /// interrupted transfer, then mail that nobody carries.
    pub(super) fn holding(
        mut self,
        turn: Turn,
        request: Option<Request>,
    ) -> Result<Step, Rejection> {
        let settings = self.end.settings;
        if request.is_some_and(|request| request.is_due(settings)) {
            return self.giving(turn);
        }
        let free = || self.end.next_free().map(Interrupted::untouched);
        if let Some(transfer) = self.interrupted.or_else(free) {
            let outgoing = Outgoing::begin(transfer, settings, &mut self.outputs);
            let timeout_us = settings.transfer_timeout_us(outgoing.message);
            self.outputs.push(Output::SetTimer(Timer::Transfer, timeout_us.into()));
            return go(State::Sending(Sending { turn, outgoing, request }), self.outputs);
        }
        self.await_lifetime();
        go(State::Holding(Holding { turn, request, failed: None }), self.outputs)
    }

    /// Into Holding with a transfer that has failed, to try it again after *transfer interval*; a
    /// remembered request that is due goes first.
    pub(super) fn holding_back(
        mut self,
        turn: Turn,
        request: Option<Request>,
        failed: Interrupted,
    ) -> Result<Step, Rejection> {
        let settings = self.end.settings;
        if request.is_some_and(|request| request.is_due(settings)) {
            return self.resuming(Some(failed)).giving(turn);
        }
        let interval_us = settings.transfer_interval_us;
        self.outputs.push(Output::SetTimer(Timer::TransferInterval, interval_us.into()));
        go(State::Holding(Holding { turn, request, failed: Some(failed) }), self.outputs)
    }

    /// Nowhere else.
    pub(super) fn staying(self, state: State) -> Result<Step, Rejection> {
        go(state, self.outputs)
    }

    /// Hands the Turn over.
    pub(super) fn giving(mut self, turn: Turn) -> Result<Step, Rejection> {
        let (gtc, hand_overs) = turn.give(self.end.settings);
        self.outputs.push(Output::Transmit(gtc));
        go(State::Giving(Giving { interrupted: self.interrupted, hand_overs }), self.outputs)
    }

    /// Into Waiting, and on to Asked with mail in the queue.
    pub(super) fn waiting(mut self) -> Result<Step, Rejection> {
        match self.end.first_queued() {
            Some(first) if !self.end.settings.is_monologue() => {
                self.outputs.push(Output::CancelTimer(Timer::Lifetime));
                self.asking(first.priority.into())
            }
            _ => {
                self.await_lifetime();
                let (interrupted, hand_overs) = (self.interrupted, self.hand_overs);
                go(State::Waiting(Waiting { interrupted, hand_overs }), self.outputs)
            }
        }
    }

    /// Asks for the Turn.
    pub(super) fn asking(mut self, priority: RequestPriority) -> Result<Step, Rejection> {
        let settings = self.end.settings;
        self.outputs.push(Output::Transmit(Pdu::Please(priority)));
        if settings.request_repeat_us > 0 {
            self.outputs
                .push(Output::SetTimer(Timer::RequestRepeat, settings.request_repeat_us.into()));
        }
        if settings.rule.regenerates && self.end.role == Role::Initiator {
            self.outputs
                .push(Output::SetTimer(Timer::Regenerate, settings.regenerate_after_us.into()));
        }
        let (interrupted, hand_overs) = (self.interrupted, self.hand_overs);
        go(State::Asked(Asked { priority, interrupted, hand_overs }), self.outputs)
    }

    /// Takes the Turn that a GTC brings.
    pub(super) fn given(self, hand_overs: u32) -> Result<Step, Rejection> {
        self.answering(Pdu::Gta).holding(Turn::given(hand_overs), None)
    }

    /// Gives a Turn that it does not have, because the rule says so.
    pub(super) fn pretending(self, priority: RequestPriority) -> Result<Step, Rejection> {
        let turn = Turn::pretended(self.hand_overs);
        self.telling(Event::RequestAnswered(priority)).giving(turn)
    }

    /// Makes itself a new Turn.
    pub(super) fn regenerating(self) -> Result<Step, Rejection> {
        let turn = Turn::regenerated(self.hand_overs);
        self.telling(Event::TurnRegenerated).holding(turn, None)
    }

    /// Closes in order.
    pub(super) fn closing(mut self) -> Result<Step, Rejection> {
        let settings = self.end.settings;
        self.outputs.push(Output::Transmit(Pdu::Fn));
        self.outputs.push(Output::SetTimer(Timer::Disconnect, settings.disconnect_us.into()));
        go(State::Closing(Closing), self.outputs)
    }

    fn await_lifetime(&mut self) {
        self.outputs.extend(lifetime(self.end.role, self.end.settings));
    }
}

/// Arms the lifetime at the initiator, the end that may close.
pub(in super::super) fn lifetime(role: Role, settings: &Settings) -> Option<Output> {
    let lifetime_us = settings.lifetime_us;
    (role == Role::Initiator).then_some(Output::SetTimer(Timer::Lifetime, lifetime_us.into()))
}

/// What an end knows of the Turn at a loss.
pub(super) struct Known {
    /// What the rule keeps of it.
    pub(super) kept: Kept,
    /// Whose it is.
    pub(super) holder: Role,
    /// After so many hand-overs.
    pub(super) hand_overs: u32,
}

/// The association is gone: keeps what the rule keeps, and waits to recover it.
pub(super) fn lost(
    known: Known,
    interrupted: Option<Interrupted>,
    end: End,
) -> Result<Step, Rejection> {
    let settings = end.settings;
    let record = Rule::record(known.kept, end.role, known.holder, known.hand_overs);
    let interrupted = match settings.rule.drops_checkpoints {
        true => interrupted.map(Interrupted::from_the_beginning),
        false => interrupted,
    };
    let mut outputs: Outputs =
        smallvec![Output::SetTimer(Timer::Recovery, settings.recovery_timeout_us.into())];
    if end.role == Role::Initiator {
        outputs.push(Output::SetTimer(Timer::Reconnect, settings.reconnect_delay_us.into()));
    }
    go(State::Lost(Lost { record, interrupted }), outputs)
}

/// Stays with the Turn that it has, though one more has come.
pub(super) fn with_one_already(state: State) -> Result<Step, Rejection> {
    go(state, smallvec![Output::Transmit(Pdu::Gta), Output::Event(Event::TurnHadAlready)])
}

/// What an end with the Turn does with what is not its own matter.
pub(super) fn otherwise_with_turn(state: State, input: Input, end: End) -> Result<Step, Rejection> {
    match input {
        Input::Command(Command::AskForTurn(_)) if !end.settings.is_monologue() => {
            refused(Refused::HasTurn)
        }
        _ => otherwise_open(state, input),
    }
}

/// What an end without the Turn does with what is not its own matter.
pub(super) fn otherwise_without_turn(
    state: State,
    input: Input,
    end: End,
) -> Result<Step, Rejection> {
    match input {
        Input::Receive(Pdu::Please(priority)) => {
            go(state, smallvec![Output::Event(Event::RequestIgnored(priority))])
        }
        Input::Command(Command::AskForTurn(_)) if !end.settings.is_monologue() => {
            refused(Refused::AlreadyAsked)
        }
        Input::Command(Command::GiveTurn) if !end.settings.is_monologue() => {
            refused(Refused::WithoutTurn)
        }
        _ => otherwise_open(state, input),
    }
}

fn otherwise_open(state: State, input: Input) -> Result<Step, Rejection> {
    match input {
        Input::Receive(Pdu::Gta | Pdu::EndAck { .. } | Pdu::MinorSyncAck { .. }) => {
            super::stay(state)
        }
        Input::Command(Command::AskForTurn(_) | Command::GiveTurn) => refused(Refused::Monologue),
        _ => otherwise(state, input),
    }
}

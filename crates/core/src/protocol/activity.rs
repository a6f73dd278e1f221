//! One transfer as a session activity, from either side (docs/protocol.md#words): what the sending end
//! knows of it, what is left when it is interrupted, and what the receiving end keeps.

use super::{AbortReason, Event, Message, MessageId, Output, Outputs, Pdu, Settings, Transfers};

/// A transfer that this end is sending, as far as it has come.
///
/// The activity end goes out with the last of the data, so that no field has to say that it is out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outgoing {
    /// The message.
    pub message: Message,
    /// How many attempts over this association have failed.
    pub failures: u16,
    /// The last checkpoint that was sent, counted from 1; 0 before the first.
    pub sent: u32,
    /// The last checkpoint that was confirmed; at most `sent`.
    pub confirmed: u32,
}

impl Outgoing {
    /// Begins a transfer, or goes on with it behind the last confirmed checkpoint.
    pub(super) fn begin(from: Interrupted, settings: &Settings, outputs: &mut Outputs) -> Self {
        let Interrupted { message, failures, confirmed } = from;
        let mut outgoing = Outgoing { message, failures, sent: confirmed, confirmed };
        let id = message.id;
        match settings.transfers {
            Transfers::OnePdu => {
                let size_kb = message.size_kb;
                let whole = Pdu::Transfer { message: id, size_kb, attempt: failures };
                outputs.push(Output::Transmit(whole));
            }
            Transfers::InFull => {
                let first = match confirmed {
                    0 => Pdu::ActivityStart { message: id, attempt: failures },
                    _ => Pdu::ActivityResume { message: id, confirmed, attempt: failures },
                };
                outputs.push(Output::Transmit(first));
                outgoing.send_on(settings, outputs);
            }
        }
        outgoing
    }

    /// Takes the confirmation of a checkpoint, which confirms all before it, and sends what the window
    /// has room for now. What confirms nothing new is ignored.
    pub(super) fn confirm(&mut self, serial: u32, settings: &Settings, outputs: &mut Outputs) {
        if serial <= self.confirmed || serial > self.sent {
            return;
        }
        self.confirmed = serial;
        if !self.is_ended(settings) {
            self.send_on(settings, outputs);
        }
    }

    /// Whether the activity end is out.
    #[must_use]
    pub fn is_ended(&self, settings: &Settings) -> bool {
        self.sent == settings.checkpoints(self.message)
    }

    /// What is left of it when it is interrupted.
    #[must_use]
    pub fn interrupted(&self) -> Interrupted {
        let Outgoing { message, failures, confirmed, .. } = *self;
        Interrupted { message, failures, confirmed }
    }

    fn send_on(&mut self, settings: &Settings, outputs: &mut Outputs) {
        let message = self.message.id;
        let window = settings.window_checkpoints.max(1);
        let data = |size_kb| Output::Transmit(Pdu::Data { message, size_kb });
        while !self.is_ended(settings) {
            if self.sent - self.confirmed >= window {
                return;
            }
            self.sent += 1;
            outputs.push(data(settings.checkpoint_size_kb));
            outputs.push(Output::Transmit(Pdu::MinorSync { message, serial: self.sent }));
        }
        outputs.push(data(self.message.size_kb - self.sent * settings.checkpoint_size_kb));
        outputs.push(Output::Transmit(Pdu::ActivityEnd(message)));
    }
}

/// A transfer that was begun on this association and is still its own to finish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interrupted {
    /// The message.
    pub message: Message,
    /// How many attempts over this association have failed.
    pub failures: u16,
    /// The last confirmed checkpoint, where it goes on; 0 for the beginning.
    pub confirmed: u32,
}

impl Interrupted {
    /// A message of which nothing has been sent yet.
    #[must_use]
    pub fn untouched(message: Message) -> Self {
        Interrupted { message, failures: 0, confirmed: 0 }
    }

    /// The same from the beginning.
    #[must_use]
    pub fn from_the_beginning(self) -> Self {
        Interrupted { confirmed: 0, ..self }
    }
}

/// The activity that the other end has under way towards this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Incoming {
    /// The message that it brings.
    pub message: MessageId,
    /// The last checkpoint that has come, and was confirmed; 0 before the first.
    pub serial: u32,
    /// Which attempt it is, as the other end counts.
    pub attempt: u16,
    /// It was interrupted and not yet resumed.
    pub paused: bool,
}

impl Incoming {
    /// Takes one PDU of an activity in: what is under way after it, and what is answered.
    ///
    /// A start takes the place of whatever was under way: the word that it was discarded may have been
    /// lost. A resumption of what has been received whole is taken for what it is, the end of an
    /// activity whose last acknowledgement was lost.
    pub(super) fn take_in(
        under_way: Option<Incoming>,
        pdu: Pdu,
        has_received: impl Fn(MessageId) -> bool,
        outputs: &mut Outputs,
    ) -> Result<Option<Incoming>, AbortReason> {
        let running = |message| under_way.filter(|known| known.message == message && !known.paused);
        let mut received = |message, attempt| {
            outputs.push(Output::Event(Event::MessageReceived(message)));
            outputs.push(Output::Transmit(Pdu::EndAck { message, attempt }));
        };
        match pdu {
            Pdu::Transfer { message, attempt, .. } => {
                received(message, attempt);
                Ok(under_way)
            }
            Pdu::ActivityStart { message, attempt } => {
                Ok(Some(Incoming { message, serial: 0, attempt, paused: false }))
            }
            Pdu::ActivityResume { message, confirmed, attempt } => {
                let known = under_way.filter(|known| known.message == message);
                if known.is_some_and(|known| confirmed > known.serial)
                    || known.is_none() && !has_received(message)
                {
                    return Err(AbortReason::UnrecognizedActivity);
                }
                Ok(Some(Incoming { message, serial: confirmed, attempt, paused: false }))
            }
            Pdu::Data { message, .. } => {
                running(message).map(Some).ok_or(AbortReason::ProtocolError)
            }
            Pdu::MinorSync { message, serial } => {
                let known = running(message).ok_or(AbortReason::ProtocolError)?;
                if known.serial.checked_add(1) != Some(serial) {
                    return Err(AbortReason::InvalidParameter);
                }
                let attempt = known.attempt;
                outputs.push(Output::Transmit(Pdu::MinorSyncAck { message, serial, attempt }));
                Ok(Some(Incoming { serial, ..known }))
            }
            Pdu::ActivityEnd(message) => {
                let known = running(message).ok_or(AbortReason::ProtocolError)?;
                received(message, known.attempt);
                Ok(None)
            }
            Pdu::ActivityInterrupt(message) => Ok(under_way.map(|known| Incoming {
                paused: known.paused || known.message == message,
                ..known
            })),
            Pdu::ActivityDiscard(message) => Ok(under_way.filter(|known| known.message != message)),
            _ => Ok(under_way),
        }
    }
}

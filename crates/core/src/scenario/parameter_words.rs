//! What each parameter is, and what it does to a lost Turn: for the documentation. The page does not carry it.

/// A parameter in words.
#[derive(Debug, Clone, Copy)]
pub struct ParameterWords {
    /// Its name in links.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// What it does to a Turn that is lost, or to mail that waits because it is.
    pub lost_turn: &'static str,
}

/// The words for the parameter of that name in links.
#[must_use]
pub fn parameter_words(name: &str) -> Option<&'static ParameterWords> {
    WORDS.iter().find(|words| words.name == name)
}

const fn words(
    name: &'static str,
    meaning: &'static str,
    lost_turn: &'static str,
) -> ParameterWords {
    ParameterWords { name, meaning, lost_turn }
}

/// In the order of the parameters.
static WORDS: [ParameterWords; 27] = [
    words(
        "rule",
        "how the Turn is handled over a loss",
        "decides whether it is lost at all: `as-shipped` loses it, `initiator-decides`, `fresh-start` and `epoch` do not; \
         the others put it right or make two of it",
    ),
    words(
        "threshold",
        "queued messages at which an MTA opens one more association to the same peer; so many for each that there is",
        "ends the stall: it lasts until so many messages wait. A threshold of 5 takes a tenth of the time of 50",
    ),
    words(
        "lifetime",
        "with nothing to send or receive, until an association is closed",
        "shorter than the gap between messages it repeats the outage: the good association is closed, the one without \
         its Turn stays and counts, and mail waits for the threshold again",
    ),
    words(
        "disconnect",
        "for the answer to a close, until the association is broken off",
        "nothing: an association cannot be closed in order without its Turn, so no close is sent",
    ),
    words(
        "associations-per-peer",
        "associations that an MTA may have with one peer; one more is for urgent mail only",
        "at the limit no further association opens, and mail stands still until the lost one is gone",
    ),
    words(
        "transfers",
        "how much of a transfer is modelled: a message as one PDU and its end ack, or as an activity with checkpoints",
        "nothing; a message that was interrupted waits on the association that lost its Turn",
    ),
    words(
        "checkpoint-size",
        "from one checkpoint of a transfer in full to the next; 0 for none",
        "nothing",
    ),
    words("window-size", "checkpoints that may be unconfirmed", "nothing"),
    words(
        "recovery-timeout",
        "from a loss to the end of the association, unless it is recovered",
        "shorter than *reconnect delay* it closes the association before it can be recovered without its Turn: the next \
         message opens a new one at once",
    ),
    words(
        "reconnect-delay",
        "from a loss to the attempt to recover",
        "longer than *recovery timeout* it has the same effect; else it only delays the recovery that loses the Turn",
    ),
    words(
        "dialogue-mode",
        "whether the Turn changes hands, or only the initiator ever sends",
        "in `monologue` it cannot be lost; the responder's mail waits until its own queue reaches the threshold",
    ),
    words(
        "initial-turn",
        "the end that has the Turn when an association opens",
        "nothing, but for which end sends first over the next association",
    ),
    words(
        "turn-request-threshold",
        "messages that an end still sends after it was asked for the Turn",
        "fewer hand-overs, so fewer chances to lose it; but an end with less mail than that keeps the Turn from the other",
    ),
    words(
        "request-repeat",
        "between two requests for the Turn; 0 asks once",
        "does not bring it back under `as-shipped`, where every request is ignored; under `regenerate` it keeps the other \
         side from starving",
    ),
    words(
        "regenerate-after",
        "under the rule `regenerate`, from a request that stays unanswered to a new Turn",
        "how long it stays lost under that rule. The responder asked while it was lost, and is not heard again unless \
         *request repeat* is set",
    ),
    words(
        "max-open-retries",
        "how many times a refused opening is tried again",
        "nothing, unless the association that would bring the mail is refused",
    ),
    words(
        "open-interval",
        "from a refused opening to the next attempt",
        "the same: a refusal adds so much to the stall",
    ),
    words(
        "max-transfer-retries",
        "how many times a transfer that took too long is tried again over the same association",
        "nothing: no transfer begins without the Turn",
    ),
    words("transfer-interval", "from a transfer that took too long to the next attempt", "nothing"),
    words(
        "transfer-timeout-urgent",
        "how long a transfer may take for each KB of an urgent message",
        "nothing: mail that waits for the Turn is never given up",
    ),
    words("transfer-timeout-normal", "the same for a normal message", "the same"),
    words("transfer-timeout-non-urgent", "the same for a non-urgent message", "the same"),
    words(
        "latency",
        "one way, from one end to the other, for anything",
        "the Turn can be lost while it is on its way, and it is on its way for so long",
    ),
    words(
        "bandwidth",
        "what passes in a second in one direction of one association; a KB is 1024 bytes",
        "how fast what has piled up goes, once another association is open",
    ),
    words("message-size", "the size of a message that has none of its own", "the same"),
    words(
        "message-priority",
        "how urgent a message is that has no priority of its own",
        "urgent mail may open one association more than others, where the limit is reached",
    ),
    words(
        "until",
        "where the run ends",
        "a run has to last longer than the stall: threshold × gap between messages",
    ),
];

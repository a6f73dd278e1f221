//! The rules that have a name. A name is only that: what it stands for is a [`Rule`] like any other.

use super::{Answers, Kept, Recovery, Rule};

/// A rule with its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedRule {
    /// Its name in scenarios and links.
    pub name: &'static str,
    /// What it does, in one sentence for the page.
    pub summary: &'static str,
    /// What it stands for.
    pub rule: Rule,
}

/// Makes a constant of each rule, which is like the incident where it says nothing, and [`RULES`] of all.
macro_rules! rules {
    ($(
        $(#[$about:meta])*
        $rule:ident { name: $name:expr, summary: $summary:expr, $($column:ident: $value:expr,)* }
    )*) => {
        $($(#[$about])* pub const $rule: Rule = Rule { $($column: $value,)* ..THE_INCIDENT };)*

        /// Every rule that has a name, in the order in which they are offered.
        pub static RULES: [NamedRule; [$(stringify!($rule)),*].len()] =
            [$(NamedRule { name: $name, summary: $summary, rule: $rule }),*];
    };
}

/// The incident; the rules below say where they differ.
const THE_INCIDENT: Rule = Rule {
    holding: Kept::Mine,
    giving: Kept::Theirs,
    waiting: Kept::Theirs,
    recovery: Recovery::OwnRecord,
    answers_giving: Answers::Nobody,
    answers_waiting: Answers::Nobody,
    regenerates: false,
    drops_checkpoints: false,
};

rules! {
    /// The incident (Q166594).
    AS_SHIPPED {
        name: "as-shipped",
        summary: "After a loss each end goes back to what it believed; a request without the Turn is ignored.",
    }

    /// A repair that needs no new PDU.
    INITIATOR_DECIDES {
        name: "initiator-decides",
        summary: "The initiator says who has the Turn when it recovers the association: it takes back a Turn it was giving.",
        giving: Kept::Giving,
        recovery: Recovery::TokenSetting,
    }

    /// A repair that forgets.
    FRESH_START {
        name: "fresh-start",
        summary: "Nothing is remembered: after a loss the Turn is the initiator’s, and interrupted messages start again.",
        holding: Kept::Nothing,
        giving: Kept::Nothing,
        waiting: Kept::Nothing,
        recovery: Recovery::Initiator,
        drops_checkpoints: true,
    }

    /// A repair that counts. Its pairs travel in an extension of ours and are absent from captures.
    EPOCH {
        name: "epoch",
        summary: "Hand-overs are counted: after a loss the end that knows of more of them is right.",
        holding: Kept::Pair,
        giving: Kept::Pair,
        waiting: Kept::Pair,
        recovery: Recovery::GreaterPair,
    }

    /// Looks right: a Turn that was on its way comes back to the giver.
    TAKE_BACK {
        name: "take-back",
        summary: "An end that was giving the Turn when the association was lost takes it back.",
        giving: Kept::Mine,
    }

    /// Looks right: whoever is asked gives.
    ANSWER_ANYWAY {
        name: "answer-anyway",
        summary: "Either end answers every request with a Turn, whether it has one or not.",
        answers_giving: Answers::Either,
        answers_waiting: Answers::Either,
    }

    /// Looks right: whoever is asked gives, unless it is giving already.
    ANSWER_UNLESS_GIVING {
        name: "answer-unless-giving",
        summary: "Either end answers a request with a Turn, whether it has one or not, unless it is giving one already.",
        answers_waiting: Answers::Either,
    }

    /// Looks right: one end, and one only, may answer without the Turn.
    RESPONDER_ANSWERS {
        name: "responder-answers",
        summary: "The responder answers a request with a Turn, whether it has one or not, unless it is giving one already.",
        answers_waiting: Answers::Responder,
    }

    /// Looks right: what does not come back is made anew.
    REGENERATE {
        name: "regenerate",
        summary: "An initiator whose request stays unanswered for long enough makes itself a new Turn.",
        regenerates: true,
    }
}

/// The rule of that name, if there is one.
#[must_use]
pub fn rule_named(name: &str) -> Option<Rule> {
    RULES.iter().find(|known| known.name == name).map(|known| known.rule)
}

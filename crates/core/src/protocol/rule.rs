//! The rules: what an end remembers of the Turn over a loss, and who has it afterwards.
//!
//! Every difference between two rules stands in this file. A new rule is one more value here and a
//! place in [`RULES`].

use super::{Record, Role};

/// One way to handle the Turn over a loss (protocol.md §4).
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in scenarios and links.
    pub name: &'static str,
    /// What it does, in one sentence for the page.
    pub summary: &'static str,
    /// What is remembered of a loss in Holding or Sending.
    pub holding: Record,
    /// What is remembered of a loss in Giving.
    pub giving: Record,
    /// What is remembered of a loss in Waiting or Asked.
    pub waiting: Record,
    /// Who has the Turn after a recovery.
    pub recovery: Recovery,
}

/// Who has the Turn once the association is recovered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// Each end goes back to its own record and disregards the token setting.
    OwnRecord,
    /// The token setting of the RTORQ decides for both.
    TokenSetting,
}

impl Rule {
    /// The token setting that an initiator with this record puts into its RTORQ `recover`.
    #[must_use]
    pub fn token_setting(&self, record: Record) -> Role {
        match (self.recovery, record) {
            (_, Record::Mine) | (Recovery::TokenSetting, Record::Giving) => Role::Initiator,
            (_, Record::Theirs) | (Recovery::OwnRecord, Record::Giving) => Role::Responder,
        }
    }
}

/// The incident (Q166594).
pub static AS_SHIPPED: Rule = Rule {
    name: "as-shipped",
    summary: "After a loss each end goes back to what it believed; a request without the Turn is ignored.",
    holding: Record::Mine,
    giving: Record::Theirs,
    waiting: Record::Theirs,
    recovery: Recovery::OwnRecord,
};

/// A repair that needs no new PDU.
pub static INITIATOR_DECIDES: Rule = Rule {
    name: "initiator-decides",
    summary: "The initiator says who has the Turn when it recovers the association: it takes back a Turn it was giving.",
    holding: Record::Mine,
    giving: Record::Giving,
    waiting: Record::Theirs,
    recovery: Recovery::TokenSetting,
};

/// Every rule there is, in the order in which they are offered.
pub static RULES: [&Rule; 2] = [&AS_SHIPPED, &INITIATOR_DECIDES];

/// The rule of that name, if there is one.
#[must_use]
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    RULES.into_iter().find(|rule| rule.name == name)
}

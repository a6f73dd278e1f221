//! Everything that a story says of its run, each worked out in a module of its own.

use crate::{
    Caption, Chart, KeyMoment, Snapshot, SnapshotDetails, Story, ViewOptions, caption, chart,
    details, events, in_flight, key_moments, made_of, outcome_summary, snapshot, trouble, unmet,
};
use turnlab_core::run::{LoggedEvent, OutcomeSummary, OutcomeTracker};
use turnlab_core::scenario::Fault;

impl Story {
    /// What is going on at `at_us`, after all that happens at that instant.
    #[must_use]
    pub fn caption(&self, at_us: i64) -> Caption {
        caption::caption(self, at_us)
    }

    /// Every instant at which something happens with its caption: the run is walked through once.
    pub fn captions(&self) -> impl Iterator<Item = (i64, Caption)> + '_ {
        caption::captions(self)
    }

    /// What happened in one step.
    pub(crate) fn step_text(&self, step: usize) -> String {
        caption::step_text(self, step)
    }

    /// What happened at the last instant at or before `at_us` at which anything did: of several
    /// steps, the two that matter most. Where one is on an older association, each says on which it is.
    #[must_use]
    pub fn headline(&self, at_us: i64) -> String {
        caption::headline(self, at_us)
    }

    /// The chart of a run, shown like this, for whoever draws all of it: what is too much for that is one fold
    /// at its end.
    #[must_use]
    pub fn chart(&self, options: &ViewOptions) -> Chart {
        chart::chart(self, options)
    }

    /// The chart of a run, shown like this, for whoever draws only what is in view.
    #[must_use]
    pub fn whole_chart(&self, options: &ViewOptions) -> Chart {
        chart::whole_chart(self, options)
    }

    /// What an event of this run's log says.
    #[must_use]
    pub fn event_text(&self, event: &LoggedEvent) -> String {
        events::event_text(self, event)
    }

    /// Cuts that strike here, each as a fault that strikes there whatever comes before it takes: right after
    /// the last step, and when what is on its way is half way.
    #[must_use]
    pub fn cuts_at(&self, at_us: i64) -> Vec<Fault> {
        in_flight::cuts_at(self, at_us)
    }

    /// A link of this run as it is handed out: with the run at its end, and near its beginning that it has one.
    #[must_use]
    pub fn handed_out(&self, fragment: &str) -> String {
        made_of::handed_out(self, fragment)
    }

    /// The run as it stands in a link: the first 32 bits of its hash, and what it comes to.
    #[must_use]
    pub fn made_of(&self) -> String {
        made_of::made_of(self)
    }

    /// The first 32 bits of the hash of the run, in hexadecimal.
    #[must_use]
    pub fn short_hash(&self) -> String {
        made_of::short_hash(self)
    }

    /// What stands at `at_us`, after all that happens at that instant; `events` is the log of this run
    /// ([`turnlab_core::run::History::events`]).
    #[must_use]
    pub fn snapshot_details(&self, at_us: i64, events: &[LoggedEvent]) -> SnapshotDetails {
        details::snapshot_details(self, at_us, events)
    }

    /// What stands at `at_us`, after all that happens at that instant.
    #[must_use]
    pub fn snapshot(&self, at_us: i64) -> Snapshot {
        snapshot::snapshot(self, at_us)
    }

    /// When the first thing goes wrong, in microseconds; what is not a cut tells more of its scenario. Nothing for a
    /// run in which nothing does.
    #[must_use]
    pub fn first_fault_us(&self) -> Option<i64> {
        trouble::first_fault_us(self)
    }

    /// The key moments in their order, at most one for an instant: of several the one that matters most.
    /// They are what goes wrong, recoveries, the first request that an end ignores after a loss, every
    /// association that is started, and the first message that arrives between two MTAs, at the beginning
    /// and after a loss.
    #[must_use]
    pub fn key_moments(&self) -> Vec<KeyMoment> {
        key_moments::key_moments(self)
    }

    /// Every cut, fault and request that did nothing in the run, a sentence each.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        unmet::warnings(self)
    }

    /// What the run comes to, beside the same scenario without its cuts and faults.
    #[must_use]
    pub fn outcome_summary(&self) -> OutcomeSummary {
        outcome_summary::outcome_summary(self)
    }

    /// The same where the outcome of the run without the cuts and faults is known, and none where there are none.
    #[must_use]
    pub fn outcome_summary_beside(&self, untroubled: Option<&OutcomeTracker>) -> OutcomeSummary {
        outcome_summary::outcome_summary_beside(self, untroubled)
    }

    /// A summary of this run as one sentence.
    #[must_use]
    pub fn summary_text_of(&self, summary: &OutcomeSummary) -> String {
        outcome_summary::summary_text_of(self, summary)
    }

    /// What the run comes to, as one sentence.
    #[must_use]
    pub fn summary_text(&self) -> String {
        self.summary_text_of(&self.outcome_summary())
    }
}

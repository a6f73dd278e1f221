//! What of a scenario met nothing in its run, in words.

use crate::Story;
use crate::fault_words::fault_words_at;

impl Story {
    /// Every cut, fault and request that did nothing in the run, a sentence each.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let unmet = self.history.unmet();
        let cuts = unmet.cuts.iter().map(|&place| self.unmet_cut(place));
        let faults = unmet.faults.iter().map(|&place| {
            format!(
                "This had no effect: {}.",
                fault_words_at(&self.scenario.faults[place], &|at_us| self.clock(at_us))
            )
        });
        let commands = unmet.commands.iter().map(|&place| {
            let command = &self.scenario.commands[place];
            let (mta, at) = (&command.mta, self.clock(command.at_us));
            format!("What the user of {mta} asks for at {at} had no effect.")
        });
        cuts.chain(faults).chain(commands).collect()
    }

    /// "The cut of association 1 at 9.00 s had no effect: nothing was connected then."
    fn unmet_cut(&self, place: usize) -> String {
        let cut = self.scenario.cuts[place];
        let (number, at) = (cut.association, self.clock(cut.at_us));
        let why = match usize::from(number) > self.associations.len() {
            true => "there was no such association",
            false => "it was not connected then",
        };
        format!("The cut of association {number} at {at} had no effect: {why}.")
    }

    /// What is said of the cuts at an instant that met nothing.
    pub(crate) fn unmet_cuts_at(&self, at_us: i64) -> Option<String> {
        let mut unmet = self.history.unmet().cuts.iter();
        let place = unmet.find(|&&place| self.scenario.cuts[place].at_us == at_us)?;
        Some(self.unmet_cut(*place))
    }
}

//! What of a scenario met nothing in its run, in words.

use crate::Story;
use crate::fault_words::fault_words_at;

pub(crate) fn warnings(story: &Story) -> Vec<String> {
    let unmet = story.history.unmet();
    let cuts = unmet.cuts.iter().map(|&place| unmet_cut(story, place));
    let faults = unmet.faults.iter().map(|&place| {
        format!(
            "This had no effect: {}.",
            fault_words_at(&story.scenario.faults[place], &|at_us| story.clock(at_us))
        )
    });
    let commands = unmet.commands.iter().map(|&place| {
        let command = &story.scenario.commands[place];
        let (mta, at) = (&command.mta, story.clock(command.at_us));
        format!("What the user of {mta} asks for at {at} had no effect.")
    });
    cuts.chain(faults).chain(commands).collect()
}

/// "The cut of association 1 at 9.00 s had no effect: nothing was connected then."
fn unmet_cut(story: &Story, place: usize) -> String {
    let cut = story.scenario.cuts[place];
    let (number, at) = (cut.association, story.clock(cut.at_us));
    let why = match usize::from(number) > story.associations.len() {
        true => "there was no such association",
        false => "it was not connected then",
    };
    format!("The cut of association {number} at {at} had no effect: {why}.")
}

/// What is said of the cuts at an instant that met nothing.
pub(crate) fn unmet_cuts_at(story: &Story, at_us: i64) -> Option<String> {
    let mut unmet = story.history.unmet().cuts.iter();
    let place = unmet.find(|&&place| story.scenario.cuts[place].at_us == at_us)?;
    Some(unmet_cut(story, *place))
}

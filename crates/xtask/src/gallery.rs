//! The scenarios of the library as small pictures.

use crate::problem::{Explain, Outcome, Problem};
use std::fs;
use std::path::Path;
use turnlab_core::scenario::{LIBRARY, LibraryEntry};
use turnlab_diagram::file::thumbnail;
use turnlab_diagram::{Frame, layout};
use turnlab_view::{KeyMoment, Story, ViewOptions};

/// How wide the picture is that a part is taken of, and how high the part is, in pixels.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 300.0;
/// What goes wrong is so far below the upper edge.
const LEAD: f64 = 90.0;

/// Draws a file for each scenario of the library into a folder.
pub(crate) fn draw(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).explain(UNWRITABLE)?;
    for (entry, picture) in pictures()? {
        let file = folder.join(entry.name).with_extension("svg");
        fs::write(file, picture).explain(UNWRITABLE)?;
    }
    Ok(())
}

const UNWRITABLE: &str = "The pictures of the library cannot be written";

/// A picture for each of them. What another one shows already, by its time and in the same words, is not
/// shown again.
fn pictures() -> Outcome<Vec<(&'static LibraryEntry, String)>> {
    let mut shown: Vec<KeyMoment> = Vec::new();
    let mut drawn = Vec::new();
    for entry in &LIBRARY {
        let story = story(entry)?;
        let points = points(entry, &story);
        let new = points.iter().find(|point| !shown.contains(point)).or(points.first());
        let at_us = new.map_or(entry.opens_at_us, |point| point.at_us);
        shown.extend(new.cloned());
        let picture = layout(&story.chart(&ViewOptions::default()), Frame::of(WIDTH));
        let lowest = (picture.height() - HEIGHT).max(0.0);
        let top = (picture.axis.y_at(at_us) - LEAD).clamp(0.0, lowest);
        drawn.push((entry, thumbnail(&picture, top, HEIGHT)));
    }
    Ok(drawn)
}

pub(crate) fn story(entry: &LibraryEntry) -> Outcome<Story> {
    let scenario = entry.scenario();
    let unfit = || Problem::new(format!("The scenario {} cannot be run", entry.name));
    let history = scenario.run().map_err(|_| unfit())?;
    Ok(Story::new(scenario, history))
}

/// What can be shown of a scenario, the best first: what goes wrong first, then its key moments, the last
/// first.
fn points(entry: &LibraryEntry, story: &Story) -> Vec<KeyMoment> {
    let turns = story.key_moments();
    let at_us = story.first_fault_us().unwrap_or(entry.opens_at_us);
    let known = turns.iter().find(|point| point.at_us == at_us);
    let text = known.map_or_else(String::new, |point| point.text.clone());
    std::iter::once(KeyMoment { at_us, text }).chain(turns.into_iter().rev()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_small_and_of_its_own() {
        let drawn = pictures().expect("the library is in range");
        for (place, (entry, picture)) in drawn.iter().enumerate() {
            assert!(picture.len() <= 3 * 1024, "{}: {} bytes", entry.name, picture.len());
            assert!(picture.contains("prefers-color-scheme:dark") && !picture.contains("<text"));
            assert!(picture.matches("<path").count() > 3, "{}", entry.name);
            let others = &drawn[place + 1..];
            assert!(others.iter().all(|(_, other)| other != picture), "{}", entry.name);
        }
    }
}

//! What a browser keeps of the work: the scenarios that were made, as links, and where the cursor was. It
//! may have been written by another version, or by somebody who means harm.

use turnlab_core::scenario::{Link, Scenario, library_entry, read_link, write_link};

use super::siblings::Tree;

/// The first line: which form this is.
const FORM: &str = "turnlab 1";
/// How many scenarios are kept at most.
const MOST_LINES: usize = 60;
/// How much is kept at most, in bytes.
const MOST_BYTES: usize = 60_000;

/// The scenarios and the cursor, as text. Nothing where nothing was made that a link to the library does
/// not hold. Where it would be too much, the oldest are left out, but not the beginning.
#[must_use]
pub fn write(tree: &Tree, at_us: i64) -> Option<String> {
    let here = tree.here();
    if tree.count() == 1 && tree.scenario(here).is_some_and(|scenario| is_as_named(scenario)) {
        return None;
    }
    let link = |place: usize| {
        let scenario = tree.scenario(place)?;
        let at_us = if place == here { at_us } else { 0 };
        Some(write_link(&Link { scenario: Scenario::clone(scenario), at_us }))
    };
    // By their place; what is left out is none.
    let mut kept: Vec<Option<String>> = vec![None; tree.count()];
    let (mut lines, mut bytes) = (0, 0);
    for place in [here, 0].into_iter().chain((1..tree.count()).rev()) {
        if lines == MOST_LINES || kept[place].is_some() {
            continue;
        }
        let Some(link) = link(place) else { continue };
        if bytes + link.len() <= MOST_BYTES || place == here {
            (lines, bytes) = (lines + 1, bytes + link.len());
            kept[place] = Some(link);
        }
    }
    let line_of = |place: usize| kept[..place].iter().flatten().count();
    let parent_of = |place: usize| {
        let mut parent = tree.parent(place);
        while let Some(place) = parent.filter(|&place| kept[place].is_none()) {
            parent = tree.parent(place);
        }
        parent.map_or(0, line_of)
    };
    let mut text = [FORM, "\n", &line_of(here).to_string(), "\n"].concat();
    for (place, link) in kept.iter().enumerate() {
        if let Some(link) = link {
            for part in [&parent_of(place).to_string(), " ", link, "\n"] {
                text.push_str(part);
            }
        }
    }
    Some(text)
}

/// What was written, and the cursor in microseconds; `None` for what this version cannot read. A scenario
/// with anything wrong in it is left out.
#[must_use]
pub fn read(text: &str) -> Option<(Tree, i64)> {
    // As much as is ever written, with room for numbers.
    if text.len() > 2 * MOST_BYTES + 250_000 {
        return None;
    }
    let mut lines = text.lines();
    if lines.next() != Some(FORM) {
        return None;
    }
    let here: usize = lines.next()?.parse().ok()?;
    let mut tree: Option<Tree> = None;
    let mut places: Vec<usize> = Vec::new();
    let mut at_us = 0;
    for (line, text) in lines.take(MOST_LINES).enumerate() {
        let (parent, link) = text.split_once(' ')?;
        let parent = parent.parse::<usize>().ok()?;
        let parent = places.get(parent).copied().unwrap_or(0);
        let (Link { scenario, at_us: here_us }, problems) = read_link(link);
        if line == here {
            at_us = here_us;
        }
        match tree.as_mut() {
            _ if !problems.is_empty() => {
                places.push(parent);
                continue;
            }
            None => tree = Some(Tree::of(scenario)),
            Some(tree) => {
                tree.go_to(parent);
                tree.push(scenario);
            }
        }
        places.push(tree.as_ref().map_or(0, Tree::here));
    }
    let mut tree = tree?;
    tree.go_to(places.get(here).copied().unwrap_or(0));
    Some((tree, at_us))
}

/// Whether a scenario is one of the library, as it is there.
fn is_as_named(scenario: &Scenario) -> bool {
    library_entry(&scenario.name).is_some_and(|entry| entry.scenario() == *scenario)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Workspace};

    fn worked(fragments: &[&str]) -> Workspace {
        let load = |workspace: Workspace, fragment: &&str| {
            workspace.changed(Action::Load((*fragment).to_owned()))
        };
        fragments.iter().fold(Workspace::from_fragment(""), load)
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let work = worked(&["threshold=5", "threshold=6"]).changed(Action::Undo);
        let work = work.changed(Action::Load("s=repaired&cut=none".to_owned()));
        let text = write(&work.tree, 9_250_000).expect("something was made");
        let (tree, at_us) = read(&text).expect("it is of this form");
        assert_eq!((&tree, at_us), (&work.tree, 9_250_000), "{text}");
        assert_eq!(text.lines().count(), 6, "{text}");
    }

    #[test]
    fn who_only_looked_leaves_nothing() {
        assert_eq!(write(&worked(&[]).tree, 1), None);
        assert!(write(&Workspace::from_fragment("threshold=5").tree, 1).is_some());
    }

    #[test]
    fn little_is_kept_of_much() {
        let mut work = worked(&[]);
        for count in 0..200 {
            work = work.changed(Action::Load(format!("threshold={}", 60 + count)));
        }
        let text = write(&work.tree, 0).expect("something was made");
        assert_eq!(text.lines().count(), MOST_LINES + 2);
        let (tree, _) = read(&text).expect("it is of this form");
        assert_eq!(tree.scenario(tree.here()).map(|it| &**it), Some(&work.scenario));
        let beginning = tree.earlier().last().expect("there is a way back");
        assert_eq!(**beginning, worked(&[]).scenario);

        let names =
            |count: usize| format!("s=none&mtas=A:B{}", format!("&mail=A@{count}").repeat(100));
        for count in 0..90 {
            work = work.changed(Action::Load(names(count)));
        }
        let text = write(&work.tree, 0).expect("something was made");
        assert!(text.len() < MOST_BYTES + 2_000, "{} bytes", text.len());
        assert!(read(&text).is_some());
    }

    #[test]
    fn what_is_hostile_or_broken_is_left_out() {
        for text in [
            "",
            "turnlab 2\n0\n0 s=lost-turn&at=0\n",
            "turnlab 1\n",
            "turnlab 1\nx\n",
            "turnlab 1\n-1\n0 s=lost-turn&at=0\n",
            "turnlab 1\n0\n",
            "turnlab 1\n0\ns=lost-turn\n",
            "turnlab 1\n0\n0 threshold=0\n",
            "turnlab 1\n0\n0 \u{0}\n",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read(&"turnlab 1\n".repeat(100_000)), None);
        let odd =
            "turnlab 1\n99999\n77 s=lost-turn&threshold=5&at=7\n5 threshold=x\n1 s=repaired&at=1\n";
        let (tree, _) = read(odd).expect("two of them can be used");
        assert_eq!((tree.count(), tree.here()), (2, 0));
        assert_eq!(tree.parent(1), Some(0));
    }
}

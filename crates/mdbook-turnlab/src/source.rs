//! What stands in a block: the name of a library scenario, a link, or a scenario file.

use turnlab_core::scenario::{
    FileProblem, Link, Pasted, Scenario, View, library_entry, pasted, read_file, read_link,
    unknown_scenario,
};
use turnlab_view::another_run;

use crate::block::Block;

/// A scenario, and where and how it opens.
pub(crate) struct Opened {
    pub(crate) scenario: Scenario,
    pub(crate) at_us: Option<i64>,
    pub(crate) view: View,
}

/// Reads it, or tells all that is wrong, each with its line in the chapter.
pub(crate) fn read(block: &Block) -> Result<Opened, Vec<String>> {
    let told = |what: String| vec![format!("line {}: {what}", block.place(1, 1).0)];
    let text = block.body.trim();
    if let Some(entry) = library_entry(text) {
        let (scenario, at_us) = (entry.scenario(), Some(entry.opens_at_us));
        return Ok(Opened { scenario, at_us, view: View::default() });
    }
    let is_word = !text.is_empty() && text.bytes().all(|c| c == b'-' || c.is_ascii_alphanumeric());
    if is_word {
        return Err(told(format!("{}.", unknown_scenario(text))));
    }
    match pasted(text) {
        Ok(Pasted::Link(fragment)) => {
            link(&fragment).map_err(|all| all.into_iter().flat_map(told).collect())
        }
        Ok(Pasted::File) => file(block),
        Err(what) => Err(told(format!("{what}."))),
    }
}

/// A run that has become another one is told, and not shown: what the book says of it may not be so any more.
fn link(fragment: &str) -> Result<Opened, Vec<String>> {
    let (Link { scenario, at_us }, problems) = read_link(fragment);
    let problems: Vec<_> =
        problems.iter().map(|problem| format!("in the link, {problem}")).collect();
    match another_run(fragment) {
        _ if !problems.is_empty() => Err(problems),
        Some(told) => Err(vec![told]),
        None => Ok(Opened { scenario, at_us: Some(at_us), view: View::of_link(fragment) }),
    }
}

fn file(block: &Block) -> Result<Opened, Vec<String>> {
    let placed = |problem: FileProblem| {
        let (line, column) = block.place(problem.line, problem.column);
        FileProblem { line, column, ..problem }.to_string()
    };
    let scenario = read_file(&block.body);
    let scenario = scenario.map_err(|all| all.into_iter().map(placed).collect::<Vec<_>>())?;
    Ok(Opened { scenario, at_us: None, view: View::default() })
}

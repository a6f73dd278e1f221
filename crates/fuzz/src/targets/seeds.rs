//! What is right: the library, and every link that is promised.

use turnlab_core::scenario::{LIBRARY, Scenario, read_link};

const PROMISED: &str = include_str!("../../../view/tests/golden/links-v1.txt");
const HANDED_OUT: &str = include_str!("../../../export/tests/golden/handed-out-v1.txt");

/// Links of every kind, the short ones too.
pub(super) fn links() -> Vec<String> {
    let is_link = |line: &&str| ["s=", "v=", "z="].iter().any(|start| line.starts_with(start));
    let mut links: Vec<String> =
        PROMISED.lines().chain(HANDED_OUT.lines()).filter(is_link).map(str::to_owned).collect();
    links.extend(LIBRARY.iter().map(|entry| format!("s={}", entry.name)));
    links
}

/// The scenarios of the library, and those of the promised links.
pub(super) fn scenarios() -> Vec<Scenario> {
    let mut scenarios: Vec<Scenario> = LIBRARY.iter().map(|entry| entry.scenario()).collect();
    scenarios.extend(links().iter().map(|link| read_link(link).0.scenario));
    scenarios
}

/// Some that are small, for what takes long.
pub(super) fn small() -> Vec<Scenario> {
    let scenarios = scenarios().into_iter().filter(|scenario| scenario.order.len() < 20);
    let short =
        scenarios.map(|scenario| Scenario { until_s: scenario.until_s.min(40), ..scenario });
    short.filter(|scenario| scenario.check().is_ok()).step_by(5).collect()
}

//! What is different in another run.

use turnlab_core::scenario::{PARAMETERS, Scenario, library_entry};
use turnlab_diagram::clock;

use crate::fault_words;

/// How many differences are named.
const MOST_NAMED: usize = 2;

/// What is different in `there`, seen from `here`: "no cut", "threshold 5 instead of 50".
#[must_use]
pub fn differences(here: &Scenario, there: &Scenario) -> String {
    let mut found: Vec<String> = Vec::new();
    let mut find = |parts: &[&str]| found.push(parts.concat());
    if here.name != there.name {
        find(&[library_entry(&there.name).map_or("another scenario", |entry| entry.title)]);
    }
    if here.rule != there.rule {
        find(&["rule ", &there.rule.to_string()]);
    }
    for cut in there.cuts.iter().filter(|cut| !here.cuts.contains(cut)) {
        find(&["cut at ", &clock(cut.at_us)]);
    }
    if there.cuts.is_empty() && !here.cuts.is_empty() {
        find(&["no cut"]);
    } else if here.cuts.len() != there.cuts.len() {
        // Where there are as many, they are at other times, and that is said already.
        for cut in here.cuts.iter().filter(|cut| !there.cuts.contains(cut)) {
            find(&["no cut at ", &clock(cut.at_us)]);
        }
    }
    for (those, these, not) in [(there, here, ""), (here, there, "not: ")] {
        for fault in those.faults.iter().filter(|it| !these.faults.contains(it)) {
            find(&[not, &fault_words(fault)]);
        }
    }
    for parameter in PARAMETERS.iter().filter(|parameter| parameter.name != "rule") {
        let [is, was] = [there, here].map(|scenario| parameter.text(scenario));
        if is != was {
            find(&[&lower(parameter.title), " ", &is, " instead of ", &was]);
        }
    }
    for (name, differs) in [
        ("other MTAs", here.mtas != there.mtas),
        ("other links", here.links != there.links),
        ("other mail", here.mail != there.mail),
        ("other requests of users", here.commands != there.commands),
        ("another order", here.order != there.order),
    ] {
        if differs {
            find(&[name]);
        }
    }
    let more = found.len().saturating_sub(MOST_NAMED);
    found.truncate(MOST_NAMED);
    let mut text = found.join(", ");
    if more > 0 {
        text = [&*text, ", and ", &more.to_string(), " more"].concat();
    }
    text
}

fn lower(title: &str) -> String {
    let mut title = title.to_owned();
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    title
}

#[cfg(test)]
mod tests {
    use turnlab_core::scenario::read_link;

    use super::differences;

    #[test]
    fn another_run_is_named_by_what_differs() {
        for (here, there, words) in [
            ("", "cut=none", "no cut"),
            ("cut=none", "", "cut at 8.38 s"),
            ("", "cut=9.5", "cut at 9.50 s"),
            ("cut=8.375&cut=20", "", "no cut at 20.00 s"),
            ("", "cut=8.375&cut=20", "cut at 20.00 s"),
            ("", "threshold=5", "threshold 5 instead of 50"),
            ("", "rule=epoch", "rule epoch"),
            ("", "stop=PARIS@310-370", "PARIS stopped, 5:10 to 6:10"),
            ("stop=PARIS@310-370", "", "not: PARIS stopped, 5:10 to 6:10"),
            ("", "mail=none", "other mail"),
            ("cut=none", "s=repaired", "The repair, rule initiator-decides, and 1 more"),
        ] {
            let [here, there] = [here, there].map(|link| read_link(link).0.scenario);
            assert_eq!(differences(&here, &there), words);
        }
    }
}

//! A story from a link, told to the end.

use turnlab_core::scenario::read_link;
use turnlab_view::Story;

pub fn story(fragment: &str) -> Story {
    let (link, problems) = read_link(fragment);
    assert!(problems.is_empty(), "{fragment}: {problems:?}");
    let history = link.scenario.run().expect("a link holds nothing that is out of range");
    Story::new(link.scenario, history)
}

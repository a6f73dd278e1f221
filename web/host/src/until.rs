//! When what was asked for is done: the page does some of it a moment later, since it draws in slices.

use std::rc::Rc;

use turnlab_core::scenario::{Link, View};
use turnlab_view::Story;

use crate::message::State;
use crate::news::seconds;

/// What has to be on the page.
pub(crate) enum Until {
    /// Whatever there is.
    Anything,
    /// This scenario with its cursor, or the end of the run where that is before it.
    Opened(Box<Link>),
    /// A run that is looked at in this way.
    Looked(View),
    /// Another run than this one.
    Changed(Option<Rc<Story>>),
}

impl Until {
    /// Whether it is, in a run and with what is told of it.
    pub(crate) fn is_so(&self, story: Option<&Rc<Story>>, state: &State) -> bool {
        let Some(story) = story else { return false };
        match self {
            Until::Anything => true,
            Until::Opened(link) => {
                let Link { scenario, at_us } = &**link;
                let at_us = (*at_us).min(scenario.until_us());
                story.scenario() == scenario && state.at == seconds(at_us)
            }
            Until::Looked(view) => View::of_link(&state.link) == *view,
            Until::Changed(before) => {
                before.as_ref().is_none_or(|before| !Rc::ptr_eq(before, story))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Until;
    use crate::message::State;
    use crate::news::tests::story;
    use std::rc::Rc;
    use turnlab_core::scenario::{View, read_link};

    #[test]
    fn it_is_done_when_it_is_to_be_seen() {
        let (one, other) = (story("s=lost-turn"), story("s=lost-turn&until=20"));
        let state = |at, link: &str| State { at, link: link.to_owned(), ..State::default() };
        let opened = |link| Until::Opened(Box::new(read_link(link).0));
        let dark = View::of_link("theme=dark");
        for (until, story, state, is_so) in [
            (Until::Anything, None, state(0.0, ""), false),
            (Until::Anything, Some(&one), state(0.0, ""), true),
            (opened("s=lost-turn&at=9"), Some(&one), state(9.0, ""), true),
            (opened("s=lost-turn&at=9"), Some(&one), state(8.0, ""), false),
            (opened("s=lost-turn&at=9"), Some(&other), state(9.0, ""), false),
            (opened("s=lost-turn&until=20&at=99"), Some(&other), state(20.0, ""), true),
            (Until::Looked(dark), Some(&one), state(0.0, "s=lost-turn"), false),
            (Until::Looked(dark), Some(&one), state(0.0, "s=lost-turn&theme=dark"), true),
            (Until::Changed(Some(Rc::clone(&one))), Some(&one), state(0.0, ""), false),
            (Until::Changed(Some(Rc::clone(&one))), Some(&other), state(0.0, ""), true),
            (Until::Changed(None), Some(&one), state(0.0, ""), true),
        ] {
            assert_eq!(until.is_so(story, &state), is_so, "{state:?}");
        }
    }
}

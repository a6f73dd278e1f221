//! What a host is told without having asked: what has become another since it was last told.

use std::rc::Rc;

use turnlab_core::run::TurnAnomalyKind;
use turnlab_view::Story;

use crate::Seen;
use crate::message::Detail;

/// An event by its name, and what is said of it.
pub(crate) type Event = (&'static str, Detail);

/// What a host has been told.
#[derive(Default)]
pub(crate) struct News {
    story: Option<Rc<Story>>,
    step: usize,
    /// The associations, by their places, whose Turn is lost at the cursor.
    lost: Vec<usize>,
}

impl News {
    /// The run that was told of last.
    pub(crate) fn story(&self) -> Option<Rc<Story>> {
        self.story.clone()
    }

    /// Whether the run is another one than at the last time, however it is looked at; the first one is.
    pub(crate) fn is_another_run(&mut self, seen: &Seen) -> bool {
        let before = self.story.replace(Rc::clone(seen.story));
        let is_same = |before: Rc<Story>| {
            Rc::ptr_eq(&before, seen.story) || before.scenario() == seen.story.scenario()
        };
        !before.is_some_and(is_same)
    }

    /// What the cursor has come to.
    pub(crate) fn at_cursor(&mut self, seen: &Seen) -> Vec<Event> {
        let step = seen.story.history().steps_until(seen.at_us);
        let lost = lost(seen.story, seen.at_us);
        if step == self.step && lost == self.lost {
            return Vec::new();
        }
        let at = seconds(seen.at_us);
        let mut events = Vec::new();
        if step != self.step {
            let caption = seen.caption.clone();
            let (headline, turn, mail) = (caption.headline, caption.turn, caption.mail);
            events.push(("step", Detail::Step { at, step, headline, turn, mail }));
        }
        let turns = |name, these: &[usize], those: &[usize]| {
            let these = these.iter().filter(|place| !those.contains(place));
            these
                .map(|place| (name, Detail::Turn { at, association: place + 1 }))
                .collect::<Vec<_>>()
        };
        events.extend(turns("turnlost", &lost, &self.lost));
        events.extend(turns("resumed", &self.lost, &lost));
        (self.step, self.lost) = (step, lost);
        events
    }
}

/// The associations whose Turn is lost at an instant.
fn lost(story: &Story, at_us: i64) -> Vec<usize> {
    let anomalies = story.turn_anomalies().iter();
    let here = anomalies.filter(|it| it.kind == TurnAnomalyKind::Lost && it.counts_at(at_us));
    here.map(|it| it.association.index()).collect()
}

pub(crate) fn seconds(at_us: i64) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "no run lasts longer than a day")]
    let us = at_us as f64;
    us / 1e6
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{Detail, News};
    use crate::Seen;
    use std::rc::Rc;
    use turnlab_core::scenario::read_link;
    use turnlab_view::Story;

    pub(crate) fn story(link: &str) -> Rc<Story> {
        let scenario = read_link(link).0.scenario;
        let history = scenario.run().expect("it can be run");
        Rc::new(Story::new(scenario, history))
    }

    fn told(news: &mut News, story: &Rc<Story>, at_us: i64) -> Vec<String> {
        let caption = story.caption(at_us);
        let seen =
            Seen { at_us, playing: false, fragment: "", verdict: "", caption: &caption, story };
        let word = |(name, detail): (&str, Detail)| match detail {
            Detail::Step { step, .. } => format!("{name} {step}"),
            Detail::Turn { association, .. } => format!("{name} {association}"),
            _ => name.to_owned(),
        };
        news.at_cursor(&seen).into_iter().map(word).collect()
    }

    #[test]
    fn the_turn_is_lost_and_mail_goes_on() {
        let story = story("s=lost-turn");
        let mut news = News::default();
        assert_eq!(told(&mut news, &story, 0), ["step 1"]);
        assert_eq!(told(&mut news, &story, 100), [""; 0]);
        let before = story.history().steps_until(8_374_999);
        let cut = before + 1;
        assert_eq!(told(&mut news, &story, 8_374_999), [format!("step {before}")]);
        assert_eq!(
            told(&mut news, &story, 8_375_000),
            [format!("step {cut}"), "turnlost 1".to_owned()]
        );
        let end = told(&mut news, &story, story.scenario().until_us());
        assert_eq!(end.last().map(String::as_str), Some("resumed 1"), "{end:?}");
        // Whoever goes back sees it once more.
        let back = told(&mut news, &story, 60_000_000);
        assert_eq!(back.last().map(String::as_str), Some("turnlost 1"), "{back:?}");
    }

    #[test]
    fn a_run_is_another_one_by_its_scenario() {
        let (one, same, other) =
            (story("s=lost-turn"), story("s=lost-turn"), story("s=lost-turn&cut=none"));
        let mut news = News::default();
        let caption = one.caption(0);
        let is_another = |story: &Rc<Story>| {
            news.is_another_run(&Seen {
                at_us: 0,
                playing: false,
                fragment: "",
                verdict: "",
                caption: &caption,
                story,
            })
        };
        assert_eq!(
            [&one, &one, &same, &other, &one].map(is_another),
            [true, false, false, true, true]
        );
    }
}

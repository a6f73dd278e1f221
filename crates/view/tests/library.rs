//! What the library tells a reader to look at is in the picture, as closely as it opens.

#[path = "../../diagram/tests/common/eye.rs"]
#[allow(dead_code, reason = "made for other tests, too")]
mod eye;

use turnlab_core::scenario::LIBRARY;
use turnlab_diagram::{Frame, Picture};
use turnlab_view::{Story, ViewOptions};

/// The words in curly quotes.
fn quoted(text: &str) -> Vec<&str> {
    let parts = text.split('“').skip(1);
    parts.filter_map(|part| part.split_once('”')).map(|(words, _)| words).collect()
}

#[test]
fn what_to_look_at_is_there() {
    for entry in &LIBRARY {
        let scenario = entry.scenario();
        let history = scenario.run().expect("it can be run");
        let story = Story::new(scenario, history);
        for width in [358.0, 1024.0] {
            let picture = Picture::of(story.whole_chart(&ViewOptions::default()), Frame::of(width));
            let mut drawn = eye::texts(&picture.heads.items);
            for drawing in picture.drawings() {
                drawn.extend(eye::texts(&drawing.scene.items));
            }
            // Lines of one text follow one another.
            let drawn: Vec<String> = drawn.into_iter().map(|text| text.text).collect();
            let (drawn, words) = (drawn.join(" "), quoted(entry.look));
            assert!(!words.is_empty(), "{}: it quotes nothing that is written there", entry.name);
            for words in words {
                let told = format!("{} at {width}: “{words}” is not in the picture", entry.name);
                assert!(drawn.contains(words), "{told}");
            }
        }
    }
}

//! What a page around the playground asks of it.

// What the page does, without the browser around it.
#[allow(dead_code, unreachable_pub, reason = "it is the frame's, which uses all of it")]
#[path = "../../../../web/host/src/ask.rs"]
mod of_frame;

use of_frame::Ask;
use turnlab_core::scenario::LONGEST_FILE;

use super::{LIMIT_MS, Shape, Target, seeds, told};

pub(super) const ASK: Target = Target {
    name: "ask",
    shape: Shape::Text(WORDS),
    largest: LONGEST_FILE,
    slice_permille: 1_000,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/ask.txt"),
    look,
};

const WORDS: &[&str] = &[
    "load\n",
    "look\n",
    "seek\n",
    "show\n",
    "play",
    "pause",
    "cut",
    "cut\n",
    "controls\n",
    "state",
    "full",
    "none",
    "view=pdus:to-scale:association:2",
    "theme=dark",
    "8.375",
    "27:45",
    "1:00:00",
    "25min",
    "&s=repaired",
    "&",
    "%26",
    "#",
    "&at=",
    "&z=",
];

/// The name and what is said with it, with a line between.
fn seeds() -> Vec<Vec<u8>> {
    let said = [
        "look\nview=pdus:to-scale&theme=dark",
        "seek\n8.375",
        "seek\n27:45",
        "show\n6",
        "play",
        "pause",
        "cut",
        "cut\n9.5",
        "controls\nnone",
        "controls\nfull",
        "state",
        "load\nlost-turn",
    ];
    let links = seeds::links().into_iter().step_by(9).map(|link| format!("look\n{link}"));
    said.iter().map(|&said| said.to_owned()).chain(links).map(String::into_bytes).collect()
}

fn look(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (name, value) =
        text.split_once('\n').map_or((&*text, None), |(name, value)| (name, Some(value)));
    // What is longer is not even taken over from the page around.
    let name: String = name.chars().take(of_frame::LONGEST_NAME as usize).collect();
    match Ask::of(&name, value) {
        Ok(Ask::Seek(at_us) | Ask::ShowFrom(at_us) | Ask::Cut(Some(at_us))) => {
            assert!((0..=86_400_000_000).contains(&at_us), "{at_us}");
        }
        Ok(_) => {}
        Err(what) => told::check(&[what], 1, 8_000),
    }
}

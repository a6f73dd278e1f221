//! Chapters of books with runs in them.

use mdbook_turnlab::{Kind, Settings, chapter};

use super::{Shape, Target, told};

pub(super) const BOOK: Target = Target {
    name: "book",
    shape: Shape::Text(WORDS),
    largest: 0,
    slice_permille: 50,
    limit_ms: 1_000,
    seeds,
    corpus: include_str!("../../corpus/book.txt"),
    look,
};

const WORDS: &[&str] = &[
    "```turnlab\n",
    "```turnlab at=8 ",
    "```\n",
    "````",
    "~~~turnlab\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "at=8.375",
    "from=0",
    "to=40",
    "view=pdus",
    "caption=\"",
    "\"",
    ",",
    "lost-turn",
    "s=lost-turn&cut=5&until=40",
    "mtas = [\"A\", \"B\"]",
    "[[mail]]",
    "name = \"lost-turn\"",
    "https://a.example/#s=repaired",
    "\r\n",
    "<!--",
];

fn seeds() -> Vec<Vec<u8>> {
    let seeds = [
        "# A run\n\n```turnlab at=8.375 from=0 to=10 view=turn caption=\"Here, it is lost\"\nlost-turn\n```\n\nAfter.\n",
        "> ```turnlab, to=20\n> s=lost-turn&until=40\n> ```\n",
        "- One.\n\n  ```turnlab from=1 to=5\n  mtas = [\"A\", \"B\"]\n  until_s = 10\n  ```\n- Two.\n",
        "```rust\nfn main() {}\n```\n",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

fn look(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    for kind in [Kind::Html, Kind::Text] {
        match chapter(&text, kind, &Settings::default()) {
            Ok(made) => assert!(made == text || made.len() > 20, "{made}"),
            Err(problems) => {
                assert!(!problems.is_empty(), "it is refused, and nothing is told");
                told::check(&problems, 10_000, 4_000);
            }
        }
    }
}

//! What is pasted where a scenario is wanted.

use turnlab_core::scenario::{LONGEST_FILE, Pasted, pasted, read_link};

use super::{LIMIT_MS, Shape, Target, seeds, told};

pub(super) const PASTED: Target = Target {
    name: "pasted",
    shape: Shape::Text(WORDS),
    largest: LONGEST_FILE,
    slice_permille: 500,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/pasted.txt"),
    look,
};

const WORDS: &[&str] = &[
    "https://a.example/#",
    "https://a.example/?u=https%3A%2F%2Fb.example%2F%23",
    "[x](",
    ")",
    "<a href=\"",
    "\">",
    "<iframe src=\"",
    "&amp;",
    "=3D",
    "=\n",
    "> ",
    "\n> ",
    "s=lost-turn",
    "&cut=5",
    "#",
    "%23",
    "[[mail]]",
    "mtas = [",
    "<svg",
    "turnlab:scenario",
    "”",
    "“",
    "\\",
    "lost-turn",
    "name = \"lost-turn\"",
];

fn seeds() -> Vec<Vec<u8>> {
    let links = seeds::links();
    let page = |link: &String| format!("https://a.example/turnlab/#{link}");
    let mut seeds: Vec<String> = links.iter().map(page).collect();
    for link in links.iter().step_by(7) {
        let html = link.replace('&', "&amp;");
        seeds.push(format!("<iframe src=\"https://a.example/embed.html#{html}\"></iframe>"));
        seeds.push(format!("See [the run](https://a.example/#{link}), and tell me."));
        seeds.push(format!(
            "> https://a.example/#{}=\n> {}",
            &link[..link.len() / 2],
            &link[link.len() / 2..]
        ));
    }
    seeds.push("mtas = [\"A\", \"B\"]\n".to_owned());
    seeds.into_iter().map(String::into_bytes).collect()
}

fn look(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    match pasted(&text) {
        Ok(Pasted::Link(fragment)) => {
            let (link, problems) = read_link(&fragment);
            told::check(&problems, 9, 1_100);
            assert_eq!(link.scenario.check(), Ok(()), "what is kept of a link cannot be run");
        }
        Ok(Pasted::File) => {}
        Err(what) => told::check(&[what], 1, 1_000),
    }
}

//! Writes pictures of the whole library into a directory, to be looked at:
//! `cargo run -p turnlab-view --example pictures -- DIRECTORY WIDTH [light|dark] [link ...]`.

use std::path::PathBuf;

use turnlab_core::scenario::{LIBRARY, View, read_link};
use turnlab_diagram::file::{About, Theme, write};
use turnlab_diagram::{Frame, layout};
use turnlab_view::{Story, ViewOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let directory = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let width = arguments.next().map_or(Ok(900.0), |width| width.parse())?;
    let theme =
        if arguments.next().as_deref() == Some("dark") { Theme::Dark } else { Theme::Light };
    let mut links: Vec<String> = arguments.collect();
    if links.is_empty() {
        for entry in &LIBRARY {
            let levels = ["turn", "messages", "pdus"];
            links.extend(levels.map(|level| format!("s={}&view={level}", entry.name)));
        }
    }
    std::fs::create_dir_all(&directory)?;
    for link in links {
        let scenario = read_link(&link).0.scenario;
        let history = scenario.run().map_err(|problems| format!("{link}: {problems:?}"))?;
        let story = Story::new(scenario, history);
        let picture =
            layout(&story.chart(&ViewOptions::from(View::of_link(&link))), Frame::of(width));
        let name: String = link
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .take(60)
            .collect();
        let svg = write(&picture, theme, &About::default());
        println!("{:6} px  {:5} sections  {name}", picture.height(), picture.sections().len());
        std::fs::write(directory.join(format!("{name}.svg")), svg)?;
    }
    Ok(())
}

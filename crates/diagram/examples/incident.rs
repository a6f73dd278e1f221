//! Draws the incident into an HTML file, to look at: `incident PATH WIDTH light|dark`.

#[path = "../tests/common/mod.rs"]
mod common;

use turnlab_diagram::{Frame, layout, svg};

const THEME: &str = include_str!("../../../web/styles/theme.css");
const DIAGRAM: &str = include_str!("../../../web/styles/diagram.css");

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "incident.html".to_owned());
    let width = arguments.next().and_then(|width| width.parse().ok()).unwrap_or(960.0);
    let theme = arguments.next().unwrap_or_else(|| "light".to_owned());
    let mut chart = common::incident();
    if arguments.next().is_some_and(|word| word == "open") {
        chart.folds.iter_mut().for_each(|fold| fold.open = true);
    }
    let picture = layout(&chart, Frame::of(width));
    let page = format!(
        "<!doctype html><html data-theme=\"{theme}\"><meta charset=\"utf-8\"><style>{THEME}{DIAGRAM}\
         body {{ margin: 16px; background: var(--paper); }} svg {{ display: block; }}</style>{}{}</html>",
        svg::write(&picture.heads),
        picture.drawings().map(|drawing| svg::write(&drawing.scene)).collect::<String>(),
    );
    std::fs::write(path, page)
}

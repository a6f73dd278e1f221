//! What the page says where there is no script to bring its program. No page knows without one what its address asks
//! for behind the `#`; a style sheet finds out whether that is one thing that it knows.

use crate::problem::{Outcome, Problem};
use turnlab_core::scenario::LIBRARY;
use turnlab_view::export::{figure as figure_of, fragment};
use turnlab_view::{Document, Excerpt, Story, Theme, ViewOptions};

/// In the page itself.
pub(crate) const IN_PAGE: &str = "<noscript><p class=\"no-script\">The playground needs JavaScript and WebAssembly. \
    Without them this is the incident, whatever the address asks for: \
    <a href=\"./lost-turn.html\">all of it as a figure</a>.</p></noscript>";
/// In the page that is one file.
pub(crate) const IN_SINGLE_FILE: &str = "<noscript><p class=\"no-script\">The playground needs JavaScript and \
    WebAssembly. Without them this is the incident, whatever the address asks for.</p></noscript>";
/// In the page of another scenario.
pub(crate) const IN_SCENARIO_PAGE: &str = "<noscript><p class=\"no-script\">The playground needs JavaScript and \
    WebAssembly. Without them this is the scenario as the library has it, whatever the address asks for.</p></noscript>";

/// In a frame, where the incident would be taken for whatever run the page around it tells of: it is shown where the
/// address asks for just that.
pub(crate) fn in_frame(incident: &Story) -> String {
    let link = incident.scenario().link();
    let short = link.split("&at=").next().unwrap_or_default();
    let named = |theme: &str| {
        let links = [short, &link].map(|link| format!("{link}{theme}"));
        let handed_out = links.each_ref().map(|link| incident.handed_out(link));
        links.into_iter().chain(handed_out).map(|link| format!("<i id=\"{link}\"></i>"))
    };
    let known: String = ["", "&theme=light", "&theme=dark"].into_iter().flat_map(named).collect();
    let known = known.replace('&', "&amp;");
    format!("<noscript><style>{STYLE}</style>{known}{WORDS}</noscript>")
}

const STYLE: &str = ".embedded.first-paint,.known,.first-paint :is(.transport,.cut-map){display:none}\
    .unknown{inset:0 0 auto;background:none;color:inherit}\
    :has(>:target)>.known{display:block}:has(>:target)>.unknown{display:none}\
    :has(>:target)~.embedded.first-paint{display:flex}\
    :root:has([id*=light]:target){color-scheme:light}:root:has([id*=dark]:target){color-scheme:dark}";

const WORDS: &str = "<p class=\"no-script unknown\">This is a run of Turnlab: mail between MTAs, step by step. Which \
    run it is stands in the address of this frame; to read that takes JavaScript and WebAssembly. Without them there \
    is the incident that all of it is about, the lost Turn, \
    <a href=\"./lost-turn.html\" target=\"_blank\">as a figure</a>.</p>\
    <p class=\"no-script known\">To play and to cut takes JavaScript and WebAssembly. \
    <a href=\"./lost-turn.html\" target=\"_blank\">All of it as a figure</a></p>";

/// A page with the incident as a figure.
pub(crate) fn figure() -> Outcome<String> {
    let entry = &LIBRARY[0];
    let history = entry.scenario().run();
    let history = history.map_err(|_| Problem::new("The incident cannot be run"))?;
    let story = Story::new(entry.scenario(), history);
    let excerpt = Excerpt { opens_us: Some(entry.opens_at_us), ..Excerpt::default() };
    let chart = story.chart(&ViewOptions::from(&excerpt));
    let address = format!("./index.html#{}", fragment(story.scenario(), &excerpt));
    let figure = figure_of(&Document::of(&story, &excerpt), &chart, Theme::Auto, 600.0, &address);
    Ok(format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"data:,\">\
         <title>Turnlab: {}</title><style>body{{max-width:632px;margin:16px auto;padding:0 16px;\
         font:15px/1.45 sans-serif}}</style></head><body>{figure}</body></html>\n",
        entry.title
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_knows_the_incident_and_nothing_else() {
        let scenario = LIBRARY[0].scenario();
        let history = scenario.run().expect("it can be run");
        let incident = Story::new(scenario, history);
        let text = in_frame(&incident).replace("&amp;", "&");
        let handed_out = incident.handed_out("s=lost-turn&at=8&theme=dark");
        for link in ["s=lost-turn", "s=lost-turn&at=8", "s=lost-turn&at=8&theme=dark", &handed_out]
        {
            assert!(text.contains(&format!("<i id=\"{link}\"></i>")), "{text}");
        }
        assert_eq!(text.matches("<i ").count(), 12);
    }

    #[test]
    fn a_figure_needs_no_script() {
        let page = figure().expect("it can be drawn");
        assert!(page.contains("<figure") && !page.contains("<script"));
        assert!(page.contains("href=\"./index.html#s=lost-turn&amp;at=8\""));
    }
}

//! A figure that becomes the playground when it is pressed.

use turnlab_core::scenario::{Paper, View, seconds_text};
use turnlab_view::Story;
use turnlab_view::export::html;

use crate::frame::folder;
use crate::request::{ExportRequest, leading_to};

/// The element around its figure, in one line. Markdown knows only such elements as HTML that it knows by their
/// names, and so one of these stands around it.
pub(crate) fn element(story: &Story, request: &ExportRequest, figure: &str) -> String {
    let src = format!("{}embed.html", folder(&request.base));
    let view = View { paper: Paper::Auto, ..request.view }.link_part();
    let from_us = request.excerpt.from_us;
    let from = (from_us > 0).then(|| seconds_text(from_us));
    let attributes = [
        ("src", Some(src)),
        ("scenario", Some(leading_to(story, request))),
        ("from", from),
        ("view", view.strip_prefix("&view=").map(str::to_owned)),
        ("caption", request.excerpt.caption.clone()),
    ];
    let said = attributes
        .into_iter()
        .filter_map(|(name, value)| Some(format!(" {name}=\"{}\"", html(&value?))));
    let said = said.collect::<String>();
    format!("<div class=\"turnlab-run\"><turn-lab{said}>{figure}</turn-lab></div>\n")
}

//! What is asked for, and where it leads.

use turnlab_core::scenario::{LabView, Paper, View};
use turnlab_view::export::{Excerpt, SAMPLED_EVERY_US, fragment};
use turnlab_view::{Story, Theme};

use crate::Format;
use crate::link::link;

/// What is to leave: which part of the run, as what, and looking how.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportRequest {
    /// As what.
    pub format: Format,
    /// Which part of the run, how closely, under which words.
    pub excerpt: Excerpt,
    /// The paper of pictures.
    pub theme: Theme,
    /// How wide a picture is, in pixels.
    pub width: f64,
    /// How often the counters are looked at, in microseconds.
    pub every_us: i64,
    /// The address of the playground, for what leads there; without a fragment.
    pub base: String,
    /// How the playground shows the run where such a link leads.
    pub view: View,
    /// The view of the lab that opens in place of the run, if one does.
    pub lab: Option<LabView>,
}

impl ExportRequest {
    /// The whole run in a format, as it is unless said otherwise.
    #[must_use]
    pub fn for_format(format: Format) -> Self {
        ExportRequest {
            format,
            excerpt: Excerpt::default(),
            theme: Theme::Auto,
            width: f64::from(format.usual_width()),
            every_us: SAMPLED_EVERY_US,
            base: HERE.to_owned(),
            view: View::default(),
            lab: None,
        }
    }
}

/// The address of a playground in the folder of the page that leads there.
pub const HERE: &str = "./";

/// Where a link to the playground leads: to a file in this place, and there to the run, on the same paper.
pub(crate) fn address(place: &str, file: &str, story: &Story, request: &ExportRequest) -> String {
    link(&format!("{place}{file}"), &leading_to(story, request))
}

/// What stands behind the `#` there.
pub(crate) fn leading_to(story: &Story, request: &ExportRequest) -> String {
    let paper = match request.theme {
        Theme::Auto => request.view.paper,
        Theme::Light => Paper::Light,
        Theme::Dark => Paper::Dark,
    };
    let view = View { paper, ..request.view };
    let lab = request.lab.as_ref().map(LabView::link_part).unwrap_or_default();
    let fragment = fragment(story.scenario(), &request.excerpt) + &view.link_part() + &lab;
    story.handed_out(&fragment)
}

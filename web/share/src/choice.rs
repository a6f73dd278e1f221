//! What a person has chosen in the dialog: plain data.

use crate::message::Asked;
use turnlab_core::scenario::{LabView, View, read_link};
use turnlab_export::{ExportRequest, Format, WIDTHS};
use turnlab_view::Theme;
use turnlab_view::export::{Detail, Excerpt};

use crate::offers::Offer;
use crate::page;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    pub(crate) offer: Offer,
    pub(crate) theme: Theme,
    /// As it was written; nothing as long as it is as usual.
    pub(crate) width: Option<String>,
    /// How many pixels of a PNG there are for each of the picture's.
    pub(crate) scale: u8,
    pub(crate) detail: Detail,
    /// Only what is in view.
    pub(crate) in_view: bool,
    pub(crate) title: String,
    pub(crate) caption: String,
    /// The readable link, however long it is.
    pub(crate) readable: bool,
}

impl Choice {
    /// What is offered first.
    pub(crate) fn first(asked: &Asked) -> Self {
        Choice {
            offer: if asked.opens { Offer::Open } else { Offer::Link },
            theme: Theme::Auto,
            width: None,
            scale: 2,
            detail: Detail::Messages,
            in_view: false,
            title: String::new(),
            caption: String::new(),
            readable: false,
        }
    }

    /// The width as it stands in its field.
    pub(crate) fn width_text(&self, format: Format) -> String {
        self.width.clone().unwrap_or_else(|| format.usual_width().to_string())
    }

    /// What is wrong with the width, if anything is.
    pub(crate) fn width_problem(&self) -> Option<String> {
        let fits = |width: &String| width.trim().parse().is_ok_and(|it| WIDTHS.contains(&it));
        let fits = self.width.as_ref().is_none_or(fits);
        let (least, most) = (WIDTHS.start(), WIDTHS.end());
        (!fits).then(|| format!("The width is a whole number from {least} to {most} (pixels)."))
    }

    /// The same as `turnlab render` is asked for.
    pub(crate) fn wish(&self, format: Format, asked: &Asked) -> ExportRequest {
        let (link, view) = (read_link(&asked.fragment).0, View::of_link(&asked.fragment));
        let part = self.in_view && format.has_part();
        let words = |text: &String| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let (from_us, to_us) = match part {
            true => (asked.from_us, asked.to_us),
            false => (0, i64::MAX),
        };
        let excerpt = Excerpt {
            from_us,
            to_us,
            detail: self.detail,
            opens_us: Some(link.at_us),
            title: words(&self.title),
            caption: words(&self.caption),
        };
        let width = self.width_text(format).trim().parse::<u32>();
        ExportRequest {
            excerpt,
            theme: self.theme,
            width: f64::from(width.unwrap_or(format.usual_width())),
            base: page::address(""),
            view,
            lab: LabView::of_link(&asked.fragment),
            ..ExportRequest::for_format(format)
        }
    }
}

//! What is asked for as people write it: on the command line, and in the objects of host pages.

use std::fmt;

use turnlab_core::scenario::{A_TIME, Detail, View, read_view, written_time_us};
use turnlab_view::export::OFTENEST_US;
use turnlab_view::{Excerpt, Story, Theme};

use crate::{ExportRequest, Format, HERE, SAMPLED_EVERY_US, WIDTHS, outside, unseen};

/// What is asked for, as it is written; what is left out is as it is unless said otherwise.
#[derive(Debug, Clone, Default)]
pub struct WrittenRequest {
    /// Where the part begins, as a time is written.
    pub from: Option<String>,
    /// Where it ends.
    pub to: Option<String>,
    /// Where the cursor is when the playground opens.
    pub at: Option<String>,
    /// How the run is looked at, as links say it.
    pub view: Option<String>,
    /// How closely it is told.
    pub detail: Option<Detail>,
    /// What stands over it.
    pub title: Option<String>,
    /// What stands below it.
    pub caption: Option<String>,
    /// How often the counters are looked at.
    pub every: Option<String>,
    /// The paper.
    pub theme: Option<Theme>,
    /// How wide a picture is, in pixels.
    pub width: Option<u32>,
    /// Where the playground is.
    pub base: Option<String>,
}

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenProblem {
    /// The options at fault by their names, each with what was written.
    pub said: Vec<(&'static str, String)>,
    /// What is wrong with them, without a full stop.
    pub what: String,
}

impl WrittenProblem {
    fn new(name: &'static str, written: &dyn fmt::Display, what: String) -> Self {
        WrittenProblem { said: vec![(name, written.to_string())], what }
    }
}

impl WrittenRequest {
    /// The request in a format. It opens where and as it says itself, or else as what the scenario came from does.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, alone.
    pub fn read(
        &self,
        format: Format,
        opens_us: Option<i64>,
        seen: View,
    ) -> Result<ExportRequest, WrittenProblem> {
        let view = self.view()?.unwrap_or(seen);
        let width = self.width.unwrap_or(format.usual_width());
        if !WIDTHS.contains(&width) {
            let (least, most) = (WIDTHS.start(), WIDTHS.end());
            let what = format!("it must be from {least} to {most} pixels");
            return Err(WrittenProblem::new("width", &width, what));
        }
        Ok(ExportRequest {
            excerpt: self.excerpt(view, opens_us)?,
            theme: self.theme.unwrap_or(Theme::Auto),
            width: f64::from(width),
            every_us: self.every_us()?,
            base: self.base()?.unwrap_or_else(|| HERE.to_owned()),
            view,
            ..ExportRequest::for_format(format)
        })
    }

    /// Whether a run has what is asked for.
    ///
    /// # Errors
    ///
    /// The first thing that is beyond it.
    pub fn check(&self, story: &Story, request: &ExportRequest) -> Result<(), WrittenProblem> {
        let said = |name, text: &Option<String>| Some((name, text.clone()?));
        if let Some(what) = outside(story, &request.excerpt) {
            let said = [said("from", &self.from), said("to", &self.to)];
            return Err(WrittenProblem { said: said.into_iter().flatten().collect(), what });
        }
        let Some((at, at_us)) = self.at.as_ref().zip(request.excerpt.opens_us) else {
            return Ok(());
        };
        match unseen(story, &request.excerpt, at_us) {
            Some(what) => Err(WrittenProblem::new("at", at, what)),
            None => Ok(()),
        }
    }

    fn excerpt(&self, view: View, opens_us: Option<i64>) -> Result<Excerpt, WrittenProblem> {
        let whole = Excerpt::default();
        let from_us = time_us("from", self.from.as_ref())?.unwrap_or(whole.from_us);
        let to_us = time_us("to", self.to.as_ref())?.unwrap_or(whole.to_us);
        if let Some((to, from)) =
            self.to.as_ref().zip(self.from.as_ref()).filter(|_| to_us < from_us)
        {
            return Err(WrittenProblem::new("to", to, format!("it must not be before {from}")));
        }
        Ok(Excerpt {
            from_us,
            to_us,
            opens_us: self.at_us()?.or(opens_us),
            detail: self.detail.unwrap_or(view.detail),
            title: self.title.clone(),
            caption: self.caption.clone(),
        })
    }

    /// Not so often that a day of it fills a disk.
    fn every_us(&self) -> Result<i64, WrittenProblem> {
        let Some(text) = &self.every else { return Ok(SAMPLED_EVERY_US) };
        let every_us = written_time_us(text).filter(|us| (OFTENEST_US..).contains(us));
        every_us.ok_or_else(|| {
            let what = "it must be a time of 0.1 s or more, such as 15 or 1:00".to_owned();
            WrittenProblem::new("every", text, what)
        })
    }

    /// Where the cursor is, in microseconds; nothing where that is not said.
    ///
    /// # Errors
    ///
    /// Where that is no time.
    pub fn at_us(&self) -> Result<Option<i64>, WrittenProblem> {
        time_us("at", self.at.as_ref())
    }

    /// How the run is looked at; nothing where that is not said.
    ///
    /// # Errors
    ///
    /// What links do not say.
    pub fn view(&self) -> Result<Option<View>, WrittenProblem> {
        let read =
            |text: &String| read_view(text).map_err(|told| WrittenProblem::new("view", text, told));
        self.view.as_ref().map(read).transpose()
    }

    /// Where the playground is; nothing where that is not said.
    ///
    /// # Errors
    ///
    /// Where that is no address to put a link behind.
    pub fn base(&self) -> Result<Option<String>, WrittenProblem> {
        let Some(base) = &self.base else { return Ok(None) };
        match base.is_empty() || base.contains(|c: char| c == '#' || c.is_whitespace()) {
            true => Err(WrittenProblem::new("base", base, NO_ADDRESS.to_owned())),
            false => Ok(Some(base.clone())),
        }
    }
}

const NO_ADDRESS: &str = "it must be the address of the playground without what stands behind #, such as \
    https://example.org/turnlab/";

fn time_us(name: &'static str, text: Option<&String>) -> Result<Option<i64>, WrittenProblem> {
    let read = |text: &String| {
        written_time_us(text).ok_or_else(|| WrittenProblem::new(name, text, A_TIME.to_owned()))
    };
    text.map(read).transpose()
}

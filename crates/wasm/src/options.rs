//! What may be said beside a scenario, under the names of the command line's options.

use serde::Deserialize;
use serde_json::Number;
use turnlab_core::protocol::SEARCHED_COLUMNS;
use turnlab_core::scenario::Detail;
use turnlab_core::search::{BOUNDS, Bounds, Growth};
use turnlab_export::{Format, WrittenRequest};
use turnlab_report::BYTES_OF_MB;
use turnlab_view::Theme;

use crate::refusal::Refusal;

/// How far a search goes.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct BoundsOptions {
    /// How many messages each end may be handed, the initiator first: 0 to 20. Otherwise 2 and 2.
    #[cfg_attr(test, schemars(with = "Option<[f64; 2]>"))]
    mail: Option<[Number; 2]>,
    /// How many times an association may be lost: 0 to 255. Otherwise once.
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    losses: Option<Number>,
    /// How many PDUs may be on their way in one direction: 1 to 8. Otherwise 4.
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    in_flight: Option<Number>,
    /// Whether an end that has asked for the Turn may ask again at any time; otherwise as the scenario says.
    pub(crate) repeat: bool,
    /// The first association, and as many more as each end may open: 1 to 3. Otherwise 1.
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    associations: Option<Number>,
    /// How many times an MTA may stop and start again: 0 to 15. Otherwise never.
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    restarts: Option<Number>,
    /// Whether the timers that close an association may run out.
    closing: bool,
}

impl BoundsOptions {
    pub(crate) fn read(&self) -> Result<Bounds, Refusal> {
        let mut bounds = Bounds { closing: self.closing, ..Bounds::default() };
        let mail = self.mail.as_ref();
        let written = [
            mail.map(|[initiator, _]| initiator),
            mail.map(|[_, responder]| responder),
            self.losses.as_ref(),
            self.in_flight.as_ref(),
            self.associations.as_ref(),
            self.restarts.as_ref(),
        ];
        let mut problems = Vec::new();
        for (bound, number) in BOUNDS.iter().zip(written) {
            let put = number.map_or(Ok(()), |number| bound.put(&mut bounds, &number.to_string()));
            problems.extend(put.err().map(|what| format!("{} {what}", bound.name)));
        }
        if problems.is_empty() {
            problems.extend(bounds.check().err().unwrap_or_default());
        }
        let told = |what: String| format!("“bounds”: {what}.");
        match problems.is_empty() {
            true => Ok(bounds),
            false => Err(Refusal::of_options(problems.into_iter().map(told).collect())),
        }
    }
}

/// The memory that a search may take where nothing is said, and the most that may be asked for, in MB. A module has
/// 4 GB in all.
const USUAL_MEMORY_MB: usize = 512;
const MOST_MEMORY_MB: usize = 2_048;

fn memory_bytes(written: Option<&Number>) -> Result<usize, Refusal> {
    let Some(number) = written else { return Ok(USUAL_MEMORY_MB * BYTES_OF_MB) };
    let megabytes = number.to_string().parse().ok().filter(|it| (1..=MOST_MEMORY_MB).contains(it));
    megabytes.map(|megabytes: usize| megabytes * BYTES_OF_MB).ok_or_else(|| {
        Refusal::of_option(format!(
            "“memory_mb” must be a whole number from 1 to {MOST_MEMORY_MB}, not {number}."
        ))
    })
}

/// What `check` may be told.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CheckOptions {
    /// How far the search goes.
    pub(crate) bounds: BoundsOptions,
    /// The properties that are looked for; all of them where none is named.
    #[cfg_attr(test, schemars(schema_with = "property_names"))]
    pub(crate) properties: Vec<String>,
    /// Stops a search that takes more memory than so many MB: 1 to 2048. Otherwise 512.
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    memory_mb: Option<Number>,
}

#[cfg(test)]
fn property_names(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let names = turnlab_core::search::Property::ALL.map(turnlab_core::search::Property::name);
    schemars::json_schema!({ "type": "array", "items": { "type": "string", "enum": names } })
}

impl CheckOptions {
    pub(crate) fn memory_bytes(&self) -> Result<usize, Refusal> {
        memory_bytes(self.memory_mb.as_ref())
    }
}

/// What `repairs` may be told.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RepairsOptions {
    /// How far the search of each rule goes.
    pub(crate) bounds: BoundsOptions,
    /// Only rules that differ from that of the scenario in so many columns at the most: 0 to 7. Otherwise all.
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    within: Option<Number>,
    /// By what the bounds grow for the rules that hold, one after the other. Otherwise `repeat`.
    pub(crate) widen: Widen,
    /// Gives up the search of a rule that takes more memory than so many MB: 1 to 2048. Otherwise 512.
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    memory_mb: Option<Number>,
}

/// How far the bounds grow.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Widen {
    /// Not at all.
    No,
    /// One more loss.
    Loss,
    /// The same and requests that are repeated.
    #[default]
    Repeat,
    /// The same, and a second association by itself: takes minutes.
    Association,
}

impl Widen {
    pub(crate) fn growths(self) -> &'static [Growth] {
        &Growth::ALL[..self as usize]
    }
}

impl RepairsOptions {
    pub(crate) fn memory_bytes(&self) -> Result<usize, Refusal> {
        memory_bytes(self.memory_mb.as_ref())
    }

    pub(crate) fn within(&self) -> Result<Option<usize>, Refusal> {
        const MOST: usize = SEARCHED_COLUMNS;
        let Some(number) = &self.within else { return Ok(None) };
        let within = number.to_string().parse().ok().filter(|within| *within <= MOST);
        let what = || format!("“within” must be a whole number from 0 to {MOST}, not {number}.");
        within.map(Some).ok_or_else(|| Refusal::of_option(what()))
    }
}

/// A time of a run.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "it must be a time: seconds, or as in \"27:45\", \"25min\" or \"3h\""
)]
pub(crate) enum Time {
    /// In seconds.
    Seconds(#[cfg_attr(test, schemars(with = "f64"))] Number),
    /// As it is written: `27:45`, `1:00:00`, `25min` or `3h`.
    Written(String),
}

impl Time {
    fn text(&self) -> String {
        match self {
            Time::Seconds(seconds) => seconds.to_string(),
            Time::Written(text) => text.clone(),
        }
    }
}

/// What `render` may be told.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RenderOptions {
    /// What comes out. Otherwise `svg`.
    #[cfg_attr(test, schemars(with = "Option<FormatName>"))]
    format: Option<String>,
    /// Where it begins.
    from: Option<Time>,
    /// Where it ends.
    to: Option<Time>,
    /// Where the cursor is when the playground opens, for what leads there.
    at: Option<Time>,
    /// How the run is looked at, as links say it: `pdus:to-scale`.
    view: Option<String>,
    /// How closely the run is told, in diagrams and transcripts. Otherwise `messages`.
    detail: Option<DetailName>,
    /// What stands over it.
    title: Option<String>,
    /// What stands below it.
    caption: Option<String>,
    /// How often the counters are looked at, for `csv`. Otherwise every 15 s.
    every: Option<Time>,
    /// The paper, for pictures. Otherwise `auto`.
    theme: Option<ThemeName>,
    /// How wide a picture is, in pixels: 320 to 4000. Otherwise 800, and 600 for a figure and an element.
    #[cfg_attr(test, schemars(with = "Option<f64>"))]
    width: Option<u32>,
    /// Where the playground is, for what leads there: `figure`, `element` and `embed`. Otherwise beside the page.
    base: Option<String>,
}

/// The formats that need nobody to draw pixels.
fn formats() -> impl Iterator<Item = Format> + Clone {
    turnlab_export::FORMATS.into_iter().filter(|format| *format != Format::Png)
}

#[cfg(test)]
struct FormatName;

#[cfg(test)]
impl schemars::JsonSchema for FormatName {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Format".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = formats().map(Format::name).collect();
        schemars::json_schema!({
            "type": "string",
            "enum": names,
            "description": "What a run can be rendered as: what `turnlab render` writes, but for `png`, which a browser draws of `svg`."
        })
    }
}

impl RenderOptions {
    pub(crate) fn format(&self) -> Result<Format, Refusal> {
        let Some(name) = &self.format else { return Ok(Format::Svg) };
        let known = formats().map(Format::name);
        formats().find(|format| format.name() == name).ok_or_else(|| {
            let all = known.collect::<Vec<_>>().join(", ");
            Refusal::of_option(format!("“format” must be one of {all}, not {name}."))
        })
    }

    pub(crate) fn written(&self) -> WrittenRequest {
        let time = |time: &Option<Time>| time.as_ref().map(Time::text);
        WrittenRequest {
            from: time(&self.from),
            to: time(&self.to),
            at: time(&self.at),
            view: self.view.clone(),
            detail: self.detail.map(Detail::from),
            title: self.title.clone(),
            caption: self.caption.clone(),
            every: time(&self.every),
            theme: self.theme.map(Theme::from),
            width: self.width,
            base: self.base.clone(),
        }
    }
}

/// How closely a run is told.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Detail"))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DetailName {
    /// What concerns the Turn.
    Turn,
    /// Mail as well, each transfer as one.
    Messages,
    /// Every PDU.
    Pdus,
}

impl From<DetailName> for Detail {
    fn from(name: DetailName) -> Self {
        match name {
            DetailName::Turn => Detail::Turn,
            DetailName::Messages => Detail::Messages,
            DetailName::Pdus => Detail::Pdus,
        }
    }
}

/// The paper of a picture.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Theme"))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ThemeName {
    /// Light, whatever the viewer prefers.
    Light,
    /// Dark, whatever the viewer prefers.
    Dark,
    /// As the viewer likes it.
    Auto,
}

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Theme::Light,
            ThemeName::Dark => Theme::Dark,
            ThemeName::Auto => Theme::Auto,
        }
    }
}

/// What `link` may be told.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct LinkOptions {
    /// The address of the playground, such as `https://example.org/turnlab/`; without it the link is what stands behind
    /// the address, from its `#` on.
    pub(crate) base: Option<String>,
    /// Whether it is to have the short form, `z=…`, which is for links with much in them.
    pub(crate) short: bool,
    /// Where the cursor stands. Otherwise where the library scenario opens.
    pub(crate) at: Option<Time>,
    /// How the run is looked at, as links say it: `pdus:to-scale`.
    pub(crate) view: Option<String>,
}

impl LinkOptions {
    pub(crate) fn written(&self) -> WrittenRequest {
        WrittenRequest {
            at: self.at.as_ref().map(Time::text),
            view: self.view.clone(),
            base: self.base.clone(),
            ..WrittenRequest::default()
        }
    }
}

//! What can be changed about something that goes wrong: each part by its name, with its range.

use turnlab_core::scenario::{
    Fault, Kind, LONGEST_S, MOST_STEPS, Parameter, Scenario, parameter_named, seconds_text,
    written_number, written_time_us,
};

/// Which one: by its place among the cuts, or among the other faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// One of the cuts.
    Cut(usize),
    /// One of the faults.
    Fault(usize),
}

/// What can be changed about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// When it begins.
    At,
    /// For how long.
    For,
    /// Which association.
    Association,
    /// After which step.
    Step,
    /// The how manieth PDU.
    Nth,
    /// How far that has come.
    Percent,
    /// What the latency is then.
    Latency,
    /// What the bandwidth is then.
    Bandwidth,
    /// Which MTA.
    Mta,
    /// Which two MTAs, by their places: `0-2`.
    Between,
    /// Which kind of PDU.
    Pdu,
}

/// What a number may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// The least.
    pub(super) least: u32,
    /// The most.
    pub(super) most: u32,
    /// What it counts, as it stands behind it.
    pub(super) unit: &'static str,
}

impl Part {
    /// Its name, as it is spoken and told.
    #[must_use]
    pub(super) fn name(self) -> &'static str {
        match self {
            Part::At => "time",
            Part::For => "duration",
            Part::Association => "association",
            Part::Step => "step",
            Part::Nth => "number",
            Part::Percent => "way",
            Part::Latency => "one-way latency",
            Part::Bandwidth => "bandwidth",
            Part::Mta => "MTA",
            Part::Between => "MTAs",
            Part::Pdu => "PDU",
        }
    }

    /// Its name in the id of its field.
    #[must_use]
    pub(super) fn id(self) -> String {
        self.name().replace(' ', "-")
    }

    /// What it may be, where it is a number.
    #[must_use]
    pub(super) fn range(self) -> Range {
        let (least, most, unit) = match self {
            Part::At | Part::For => (0, LONGEST_S, "s"),
            Part::Association => (1, u32::from(u16::MAX), ""),
            Part::Step | Part::Nth => (1, MOST_STEPS as u32, ""),
            Part::Percent => (0, 100, "%"),
            Part::Latency | Part::Bandwidth => return range_of(self.parameter()),
            Part::Mta | Part::Between | Part::Pdu => (0, 0, ""),
        };
        Range { least, most, unit }
    }

    fn number(self, text: &str) -> Result<u32, String> {
        if let Some(parameter) = self.parameter() {
            return parameter
                .read(text)
                .map_err(|_| format!("{} must be {}", self.name(), parameter.allowed()));
        }
        let Range { least, most, unit } = self.range();
        let number = written_number(text, unit).filter(|number| (least..=most).contains(number));
        number.ok_or_else(|| {
            let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
            format!("{} must be a whole number from {least} to {most}{unit}", self.name())
        })
    }

    /// The parameter of which it is another value.
    fn parameter(self) -> Option<&'static Parameter> {
        match self {
            Part::Latency => parameter_named("latency"),
            Part::Bandwidth => parameter_named("bandwidth"),
            _ => None,
        }
    }

    fn time_us(self, text: &str) -> Result<i64, String> {
        let latest_us = i64::from(LONGEST_S) * US_PER_S;
        written_time_us(text).filter(|us| *us <= latest_us).ok_or_else(|| {
            format!("{} must be from 0 to {LONGEST_S} (s), such as 8.375 or 2:30", self.name())
        })
    }
}

const US_PER_S: i64 = 1_000_000;

fn range_of(parameter: Option<&Parameter>) -> Range {
    match parameter.map(|parameter| parameter.kind) {
        Some(Kind::Number { unit, least, most }) => Range { least, most, unit: unit.text() },
        _ => Range { least: 0, most: 0, unit: "" },
    }
}

/// Changes a part, as somebody wrote it. What begins at another time lasts as long as before.
///
/// # Errors
///
/// What is wrong with what was written and what is allowed; the scenario is as it was.
pub(super) fn amend(
    scenario: &mut Scenario,
    place: Place,
    part: Part,
    text: &str,
) -> Result<(), String> {
    let mut amended = scenario.clone();
    let gone = || "it is not there any more".to_owned();
    match place {
        Place::Cut(index) => {
            let cut = amended.cuts.get_mut(index).ok_or_else(gone)?;
            match part {
                Part::At => cut.at_us = part.time_us(text)?,
                _ => cut.association = small(part.number(text)?),
            }
        }
        Place::Fault(index) => {
            let fault = amended.faults.get_mut(index).ok_or_else(gone)?;
            amend_fault(fault, &scenario.mtas, part, text)?;
        }
    }
    if let Err(problems) = amended.check() {
        return Err(problems.into_iter().next().map_or_else(gone, |problem| problem.what));
    }
    *scenario = amended;
    Ok(())
}

fn amend_fault(fault: &mut Fault, mtas: &[String], part: Part, text: &str) -> Result<(), String> {
    match (fault, part) {
        (Fault::CutAfterStep { step, .. }, Part::Step) => *step = part.number(text)?,
        (Fault::CutAfterStep { association, .. }, _) => *association = small(part.number(text)?),
        (Fault::CutInFlight { from, .. }, Part::Mta) => text.clone_into(from),
        (Fault::CutInFlight { pdu, .. }, Part::Pdu) => text.clone_into(pdu),
        (Fault::CutInFlight { nth, .. }, Part::Nth) => *nth = part.number(text)?,
        (Fault::CutInFlight { percent, .. }, _) => *percent = small(part.number(text)?),
        (Fault::LinkDown { between, .. } | Fault::SetLink { between, .. }, Part::Between) => {
            *between = two(mtas, text).ok_or_else(|| "there are no such MTAs".to_owned())?;
        }
        (Fault::SetLink { latency_ms, .. }, Part::Latency) => *latency_ms = part.number(text)?,
        (Fault::SetLink { bandwidth, .. }, Part::Bandwidth) => {
            bandwidth.bytes_per_s = part.number(text)?;
        }
        (Fault::SetLink { at_us, .. }, _) => *at_us = part.time_us(text)?,
        (Fault::Stop { mta, .. } | Fault::RefuseBinds { mta, .. }, Part::Mta) => {
            text.clone_into(mta);
        }
        (
            Fault::LinkDown { from_us, to_us, .. }
            | Fault::Stop { from_us, to_us, .. }
            | Fault::RefuseBinds { from_us, to_us, .. },
            _,
        ) => span(from_us, to_us, part, text)?,
    }
    Ok(())
}

fn span(from_us: &mut i64, to_us: &mut i64, part: Part, text: &str) -> Result<(), String> {
    let us = part.time_us(text)?;
    let latest_us = i64::from(LONGEST_S) * US_PER_S;
    if part == Part::At {
        *to_us = (*to_us - *from_us + us).min(latest_us);
        *from_us = us;
    } else if us > latest_us - *from_us {
        let longest = seconds_text(latest_us - *from_us);
        return Err(format!("{} must be from 0 to {longest} (s)", part.name()));
    } else {
        *to_us = *from_us + us;
    }
    Ok(())
}

fn two(mtas: &[String], text: &str) -> Option<[String; 2]> {
    let (one, other) = text.split_once('-')?;
    let mta = |place: &str| mtas.get(place.parse::<usize>().ok()?).cloned();
    Some([mta(one)?, mta(other)?])
}

fn small(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

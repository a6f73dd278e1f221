//! The human form of a link: `s=lost-turn&threshold=5&cut=8.375&at=30.25`, every parameter by its
//! name. What is not said is as the named scenario has it.

use super::fault_link::{FAULT_PARTS, fault_text, read_fault};
use super::problem::nearest;
use super::{
    Cut, Fault, LIBRARY, LONGEST_S, MOST_COMMANDS, MOST_CUTS, MOST_FAULTS, Ordered, PARAMETERS,
    Problem, Scenario, TurnCommand, UserCommand, library_entry, parameter_named, parse_time_us,
    seconds_text, site_check, unknown_scenario,
};

/// The longest fragment that is looked at, in bytes.
const LONGEST_FRAGMENT: usize = 8192;
/// How many problems are told at the most.
const MOST_PROBLEMS: usize = 8;
const NO_CUTS: &str = "none";

/// What a link holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The scenario.
    pub scenario: Scenario,
    /// Where the cursor stands, in microseconds.
    pub at_us: i64,
}

impl Default for Link {
    fn default() -> Self {
        Link::to_entry(&LIBRARY[0])
    }
}

impl Link {
    fn to_entry(entry: &super::LibraryEntry) -> Self {
        Link { scenario: entry.scenario(), at_us: entry.opens_at_us }
    }
}

/// Reads the fragment of an address, without its `#`. What is wrong is left out and told; the rest
/// is kept.
#[must_use]
pub fn read_link(fragment: &str) -> (Link, Vec<Problem>) {
    if fragment.len() > LONGEST_FRAGMENT {
        let what =
            format!("the link is longer than {LONGEST_FRAGMENT} characters and was not read");
        return (
            Link::default(),
            vec![Problem::new(&fragment[..fragment.floor_char_boundary(20)], what)],
        );
    }
    let parts: Vec<(String, String)> =
        form_urlencoded::parse(fragment.as_bytes()).into_owned().collect();
    let mut reading = Reading::of(&parts);
    for (name, value) in &parts {
        if let Err(problem) = reading.part(name, value) {
            reading.problems.push(problem);
        }
    }
    reading.finish()
}

/// Writes the fragment of an address: the scenario's name, what differs from it, and the cursor.
#[must_use]
pub fn write_link(link: &Link) -> String {
    let scenario = &link.scenario;
    let named = library_entry(&scenario.name).unwrap_or(&LIBRARY[0]);
    let original = named.scenario();
    let mut text = format!("s={}", named.name);
    for parameter in &PARAMETERS {
        let value = parameter.text(scenario);
        if value != parameter.text(&original) {
            text.push_str(&format!("&{}={value}", parameter.name));
        }
    }
    if scenario.cuts != original.cuts {
        scenario.cuts.iter().for_each(|cut| text.push_str(&format!("&cut={}", cut_text(cut))));
        if scenario.cuts.is_empty() {
            text.push_str(&format!("&cut={NO_CUTS}"));
        }
    }
    if scenario.faults != original.faults {
        scenario.faults.iter().for_each(|fault| text.push_str(&fault_text(fault)));
        if scenario.faults.is_empty() {
            text.push_str(&format!("&faults={NO_CUTS}"));
        }
    }
    if !scenario.order.is_empty() {
        let order: Vec<String> = scenario.order.iter().map(Ordered::to_string).collect();
        text.push_str(&format!("&order={}", order.join(",")));
    }
    for command in &scenario.commands {
        text.push_str(&command_text(command));
    }
    text.push_str(&format!("&at={}", seconds_text(link.at_us)));
    text
}

/// A link that is half read.
struct Reading {
    link: Link,
    cuts: Vec<Cut>,
    without_cuts: bool,
    faults: Vec<Fault>,
    without_faults: bool,
    problems: Vec<Problem>,
}

impl Reading {
    /// Begins with the scenario that the link names, wherever in it the name stands.
    fn of(parts: &[(String, String)]) -> Self {
        let mut problems = Vec::new();
        let mut link = Link::default();
        if let Some((_, name)) = parts.iter().find(|(key, _)| key == "s") {
            match library_entry(name) {
                Some(entry) => link = Link::to_entry(entry),
                None => {
                    problems.push(Problem::new(&format!("s={name}"), unknown_scenario(name)));
                }
            }
        }
        Reading {
            link,
            cuts: Vec::new(),
            without_cuts: false,
            faults: Vec::new(),
            without_faults: false,
            problems,
        }
    }

    fn part(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        match name {
            "s" | "" => Ok(()),
            "at" => {
                self.link.at_us = time_us(name, value)?;
                Ok(())
            }
            "cut" => self.cut(value),
            "order" => self.order(value),
            "faults" if value == NO_CUTS => {
                self.without_faults = true;
                Ok(())
            }
            "faults" => {
                let what = "it can only be none: each fault has a part of its own";
                Err(Problem::new(&format!("faults={value}"), what.to_owned()))
            }
            _ if FAULT_PARTS.contains(&name) => self.fault(name, value),
            "please" => self.command(name, value, TurnCommand::Please),
            "give" => self.command(name, value, TurnCommand::Give),
            _ => match parameter_named(name) {
                Some(parameter) => parameter.put(&mut self.link.scenario, value),
                None => Err(unknown_part(name, value)),
            },
        }
    }

    fn cut(&mut self, value: &str) -> Result<(), Problem> {
        if value == NO_CUTS {
            self.without_cuts = true;
            return Ok(());
        }
        if self.cuts.len() == MOST_CUTS {
            let what = format!("a link has at most {MOST_CUTS} cuts");
            return Err(Problem::new(&format!("cut={value}"), what));
        }
        let (association, time) = value.split_once('@').unwrap_or(("1", value));
        let association =
            association.parse().ok().filter(|&number| number > 0).ok_or_else(|| {
                let what =
                    "a cut is a time, or the number of an association, @ and a time: 2@1502.5";
                Problem::new(&format!("cut={value}"), what.to_owned())
            })?;
        self.cuts.push(Cut { at_us: time_us("cut", time)?, association });
        Ok(())
    }

    /// An order is kept if all of it can be read and the scenario can have it.
    fn order(&mut self, value: &str) -> Result<(), Problem> {
        let problem = |what: String| Problem::new("order", what);
        let read: Result<Vec<Ordered>, String> = value.split(',').map(str::parse).collect();
        let order = read.map_err(problem)?;
        let alone = Scenario { order, ..self.link.scenario.clone() };
        match site_check::check(&alone).into_iter().find(|told| told.part.starts_with("order")) {
            Some(told) => Err(Problem::new(&told.part, told.what)),
            None => {
                self.link.scenario.order = alone.order;
                Ok(())
            }
        }
    }

    /// A fault is kept if the scenario can have it.
    fn fault(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        let fault = read_fault(name, value)?;
        let mut alone = self.link.scenario.clone();
        alone.faults = vec![fault.clone()];
        if let Some(problem) = site_check::check(&alone).into_iter().next() {
            return Err(Problem::new(&format!("{name}={value}"), problem.what));
        }
        if self.faults.len() == MOST_FAULTS {
            let what = format!("a link has at most {MOST_FAULTS} faults");
            return Err(Problem::new(&format!("{name}={value}"), what));
        }
        self.faults.push(fault);
        Ok(())
    }

    fn command(&mut self, name: &str, value: &str, command: TurnCommand) -> Result<(), Problem> {
        let problem = |what: String| Problem::new(&format!("{name}={value}"), what);
        let scenario = &mut self.link.scenario;
        if scenario.commands.len() == MOST_COMMANDS {
            return Err(problem(format!("a link has at most {MOST_COMMANDS} of please and give")));
        }
        let parts: Vec<&str> = value.split('@').collect();
        let (mta, association, time) = match parts[..] {
            [mta, time] => (mta, Some(1), time),
            [mta, association, time] => (mta, association.parse().ok().filter(|&n| n > 0), time),
            _ => ("", None, ""),
        };
        let mta = scenario.mtas.iter().find(|known| *known == mta).cloned();
        let (Some(mta), Some(association)) = (mta, association) else {
            let (first, all) = (&scenario.mtas[0], scenario.mtas.join(" or "));
            return Err(problem(format!(
                "{name} is {all}, @ and a time: {first}@30.5; or with the number of an association \
                 between them: {first}@2@1510"
            )));
        };
        let at_us = time_us(name, time).map_err(|told| problem(told.what))?;
        scenario.commands.push(UserCommand { at_us, mta, association, command });
        Ok(())
    }

    fn finish(mut self) -> (Link, Vec<Problem>) {
        if self.without_cuts || !self.cuts.is_empty() {
            self.link.scenario.cuts = self.cuts;
        }
        if self.without_faults || !self.faults.is_empty() {
            self.link.scenario.faults = self.faults;
        }
        self.link.at_us = self.link.at_us.min(self.link.scenario.until_us());
        self.problems.truncate(MOST_PROBLEMS);
        (self.link, self.problems)
    }
}

fn time_us(name: &str, text: &str) -> Result<i64, Problem> {
    let latest_us = i64::from(LONGEST_S) * 1_000_000;
    parse_time_us(text).filter(|&us| us <= latest_us).ok_or_else(|| {
        let what =
            format!("{name} must be a time from 0 to {LONGEST_S} seconds, such as 8.375 or 25:00");
        Problem::new(&format!("{name}={text}"), what)
    })
}

fn cut_text(cut: &Cut) -> String {
    match cut.association {
        1 => seconds_text(cut.at_us),
        number => format!("{number}@{}", seconds_text(cut.at_us)),
    }
}

fn command_text(command: &UserCommand) -> String {
    let name = match command.command {
        TurnCommand::Please => "please",
        TurnCommand::Give => "give",
    };
    let mta = &command.mta;
    let at = seconds_text(command.at_us);
    match command.association {
        1 => format!("&{name}={mta}@{at}"),
        number => format!("&{name}={mta}@{number}@{at}"),
    }
}

fn unknown_part(name: &str, value: &str) -> Problem {
    let known = PARAMETERS
        .iter()
        .map(|parameter| parameter.name)
        .chain(FAULT_PARTS)
        .chain(["order", "faults", "cut", "please", "give", "at", "s"]);
    let what = match nearest(name, known) {
        Some(near) => format!("there is no parameter of that name; perhaps {near} was meant"),
        None => "there is no parameter of that name".to_owned(),
    };
    let part = if value.is_empty() { name.to_owned() } else { format!("{name}={value}") };
    Problem::new(&part, what)
}

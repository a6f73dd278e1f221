//! The human form of a link: `s=lost-turn&threshold=5&cut=8.375&at=30.25`, every parameter by its
//! name. What is not said is as the named scenario has it.

use super::carried::{MOST_PARTS, name_of, name_text};
use super::fault_link::{fault_text, read_fault};
use super::file::{empty_site, without_events};
use super::note::{note_text, read_note};
use super::parts::{FAULT_PARTS, LAB_PARTS, LONGEST_FRAGMENT, RUN, VERSION, known_parts};
use super::problem::meant;
use super::short::{Arrived, arrived};
use super::site_link::{link_text, mail_text, names_text, read_between, read_mail};
use super::tail::{END, NO_RUN, is_run};
use super::view::{NO_THEME, Paper, read_view};
use super::{
    Cut, Fault, LIBRARY, LONGEST_S, LibraryEntry, LinkBetween, MOST_COMMANDS, MOST_CUTS,
    MOST_FAULTS, MOST_LINKS, MOST_NOTES, MOST_STREAMS, Mail, Note, PARAMETERS, Problem, Scenario,
    ScriptStep, TurnCommand, UserCommand, library_entry, parameter_meant, parameter_named,
    seconds_text, site_check, unknown_scenario, written_time_us,
};

/// Parts from which the rest departs.
const DEPARTS: [&str; 2] = ["s", "mtas"];
/// Parts of which there can be many.
const MANY: [&str; 14] = [
    "cut",
    "mail",
    "please",
    "give",
    "RT-TURN-PLEASE",
    "RT-TURN-GIVE",
    "note",
    "",
    FAULT_PARTS[0],
    FAULT_PARTS[1],
    FAULT_PARTS[2],
    FAULT_PARTS[3],
    FAULT_PARTS[4],
    FAULT_PARTS[5],
];
/// How many problems are told at the most.
const MOST_PROBLEMS: usize = 8;
/// A list with nothing in it; a scenario that departs from none in the library.
const NONE: &str = "none";

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
    fn to_entry(entry: &LibraryEntry) -> Self {
        Link { scenario: entry.scenario(), at_us: entry.opens_at_us }
    }
}

/// Reads the fragment of an address, without its `#`. What is wrong is left out and told; the rest
/// is kept.
#[must_use]
pub fn read_link(fragment: &str) -> (Link, Vec<Problem>) {
    read_part_of(Link::default(), fragment)
}

/// Reads a fragment that departs from `link` where it names no scenario.
pub(super) fn read_part_of(link: Link, fragment: &str) -> (Link, Vec<Problem>) {
    if fragment.len() > LONGEST_FRAGMENT {
        let what =
            format!("the link is longer than {LONGEST_FRAGMENT} characters and was not read");
        return (link, vec![Problem::new(&fragment[..fragment.floor_char_boundary(20)], what)]);
    }
    let Arrived { mut parts, problems, is_last_doubtful } = arrived(fragment);
    let mut reading = Reading::of(link, &parts, problems);
    if parts.len() > MOST_PARTS {
        parts.truncate(MOST_PARTS);
        let what = format!("a link has at most {MOST_PARTS} parts, and the others were not read");
        reading.problems.push(Problem::new("&", what));
    }
    let doubtful = is_last_doubtful.then_some(parts.len());
    for (place, (name, value)) in parts.iter().enumerate() {
        let is_one = !MANY.contains(&&**name);
        let again = || parts[place + 1..].iter().find(|it| it.0 == *name);
        if is_one.then(again).flatten().is_some_and(|again| again.1 != *value) {
            reading.problems.push(said_again(name, value));
        }
        // Of an order each thing is read by itself.
        let value = if name == "order" { value.clone() } else { name_of(value) };
        if let Err(problem) = reading.part(name, &value)
            && doubtful != Some(place + 1)
        {
            reading.problems.push(problem);
        }
    }
    reading.finish()
}

/// What is told of a part where another one says something else.
fn said_again(name: &str, value: &str) -> Problem {
    let which = if DEPARTS.contains(&name) { "first" } else { "last" };
    let what = format!("{name} is there twice, and the {which} one counts");
    Problem::new(&format!("{name}={value}"), what)
}

/// Writes the fragment of an address: the scenario's name, what differs from it, and the cursor.
#[must_use]
pub fn write_link(link: &Link) -> String {
    let scenario = &link.scenario;
    let named = library_entry(&scenario.name);
    let mut original = named.map_or_else(empty_site, LibraryEntry::scenario);
    let mut text = format!("s={}", named.map_or(NONE, |entry| entry.name));
    if scenario.mtas != original.mtas {
        text.push_str(&format!("&mtas={}", names_text(&scenario.mtas)));
        original = without_events(original);
    }
    for parameter in &PARAMETERS {
        let value = parameter.text(scenario);
        if value != parameter.text(&original) {
            text.push_str(&format!("&{}={value}", parameter.name));
        }
    }
    let link_text = |link: &LinkBetween| format!("&link={}", link_text(link));
    let mail_text = |mail: &Mail| format!("&mail={}", mail_text(mail));
    list(&mut text, "links", &scenario.links, &original.links, link_text);
    list(&mut text, "mail", &scenario.mail, &original.mail, mail_text);
    list(&mut text, "cut", &scenario.cuts, &original.cuts, cut_text);
    list(&mut text, "faults", &scenario.faults, &original.faults, fault_text);
    if !scenario.order.is_empty() {
        text.push_str(&format!("&order={}", order_text(&scenario.order)));
    }
    list(&mut text, "commands", &scenario.commands, &original.commands, command_text);
    list(&mut text, "notes", &scenario.notes, &original.notes, note_text);
    text.push_str(&format!("&at={}", seconds_text(link.at_us)));
    text
}

/// Writes a whole list, if it is another one; `name` is the part that says that it is empty.
fn list<T: PartialEq>(
    text: &mut String,
    name: &str,
    items: &[T],
    original: &[T],
    item_text: impl Fn(&T) -> String,
) {
    if items.is_empty() && !original.is_empty() {
        text.push_str(&format!("&{name}={NONE}"));
    } else if items != original {
        items.iter().for_each(|item| text.push_str(&item_text(item)));
    }
}

/// What a link says of one list. If it says anything, that is all there is.
struct Said<T> {
    items: Vec<T>,
    none: bool,
}

impl<T> Said<T> {
    const NOTHING: Self = Said { items: Vec::new(), none: false };

    fn push(&mut self, item: T, most: usize, what: &str) -> Result<(), String> {
        if self.items.len() == most {
            return Err(format!("a link has at most {most} {what}"));
        }
        self.items.push(item);
        Ok(())
    }

    fn put(self, list: &mut Vec<T>) {
        if self.none || !self.items.is_empty() {
            *list = self.items;
        }
    }
}

/// A link that is half read.
struct Reading {
    link: Link,
    links: Said<LinkBetween>,
    mail: Said<Mail>,
    cuts: Said<Cut>,
    faults: Said<Fault>,
    commands: Said<UserCommand>,
    notes: Said<Note>,
    problems: Vec<Problem>,
}

impl Reading {
    /// Begins with the scenario and the MTAs that the link names, wherever in it they stand.
    fn of(mut link: Link, parts: &[(String, String)], mut problems: Vec<Problem>) -> Self {
        let value = |name: &str| parts.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        if let Some(name) = value("s") {
            match library_entry(name) {
                Some(entry) => link = Link::to_entry(entry),
                None if name == NONE => link = Link { scenario: empty_site(), at_us: 0 },
                None => {
                    problems.push(Problem::new(&format!("s={name}"), unknown_scenario(name)));
                }
            }
        }
        if let Some(names) = &value("mtas").map(|names| name_of(names)) {
            let mtas = names.split(':').map(str::to_owned).collect();
            let site = Scenario { mtas, ..without_events(link.scenario.clone()) };
            match site_check::mtas_problem(&site) {
                None => link.scenario = site,
                Some(what) => {
                    let what = format!("{what}; they are written PARIS:LONDON:ROME");
                    problems.push(Problem::new(&format!("mtas={names}"), what));
                }
            }
        }
        Reading {
            link,
            links: Said::NOTHING,
            mail: Said::NOTHING,
            cuts: Said::NOTHING,
            faults: Said::NOTHING,
            commands: Said::NOTHING,
            notes: Said::NOTHING,
            problems,
        }
    }

    fn part(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        let problem = |what: String| Problem::new(&format!("{name}={value}"), what);
        match (name, value) {
            ("s" | "mtas" | "", _) | ("v", VERSION) => Ok(()),
            ("v", _) => Err(problem(format!(
                "links of version {VERSION} are read here, and this one is of another: a newer Turnlab may know it"
            ))),
            ("at", _) => {
                self.link.at_us = time_us(name, value)?;
                Ok(())
            }
            ("view", _) => read_view(value).map(|_| ()).map_err(problem),
            ("theme", _) => {
                Paper::read(value).map(drop).ok_or_else(|| problem(NO_THEME.to_owned()))
            }
            END => Ok(()),
            // Each view reads its own.
            (name, _) if LAB_PARTS.contains(&name) => Ok(()),
            (RUN, _) if is_run(value, false) => Ok(()),
            (RUN, _) => Err(problem(NO_RUN.to_owned())),
            ("order", _) => self.order(value),
            ("cut", NONE) => none(&mut self.cuts),
            ("mail", NONE) => none(&mut self.mail),
            ("links", NONE) => none(&mut self.links),
            ("faults", NONE) => none(&mut self.faults),
            ("commands", NONE) => none(&mut self.commands),
            ("notes", NONE) => none(&mut self.notes),
            ("links" | "faults" | "commands" | "notes", _) => {
                let what = match name {
                    "links" => "it can only be none: each link is a part of its own, link",
                    "faults" => "it can only be none: each fault has a part of its own",
                    "notes" => "it can only be none: each note is a part of its own, note",
                    _ => "it can only be none: each is a part of its own, please or give",
                };
                Err(problem(what.to_owned()))
            }
            ("cut", _) => self.cut(value),
            ("mail", _) => self.mail(value).map_err(problem),
            ("link", _) if !value.contains('@') => match read_between(value) {
                Some(link) => self.link_between(link).map_err(problem),
                None => read_fault(name, value).map(|_| ()),
            },
            ("note", _) => self.note(value).map_err(problem),
            ("please" | "RT-TURN-PLEASE", _) => self.command(name, value, TurnCommand::Please),
            ("give" | "RT-TURN-GIVE", _) => self.command(name, value, TurnCommand::Give),
            _ if FAULT_PARTS.contains(&name) => {
                let fault = read_fault(name, value)?;
                self.fault(fault).map_err(problem)
            }
            _ => match parameter_named(name) {
                Some(parameter) => parameter.put(&mut self.link.scenario, value),
                // It takes a while to find what was meant, and of more nobody is told.
                None if self.problems.len() >= MOST_PROBLEMS => Err(problem(String::new())),
                None => Err(unknown_part(name, value)),
            },
        }
    }

    fn cut(&mut self, value: &str) -> Result<(), Problem> {
        let problem = |what: String| Problem::new(&format!("cut={value}"), what);
        let (association, time) = value.split_once('@').unwrap_or(("1", value));
        let association =
            association.parse().ok().filter(|&number| number > 0).ok_or_else(|| {
                let what =
                    "a cut is a time, or the number of an association, @ and a time: 2@1502.5";
                problem(what.to_owned())
            })?;
        let cut = Cut { at_us: time_us("cut", time)?, association };
        self.cuts.push(cut, MOST_CUTS, "cuts").map_err(problem)
    }

    /// An order is kept if all of it can be read and the scenario can have it.
    fn order(&mut self, value: &str) -> Result<(), Problem> {
        let problem = |what: String| Problem::new("order", what);
        let order = read_order(value).map_err(problem)?;
        if let Some(problem) = site_check::order_problem(&self.link.scenario, &order) {
            return Err(problem);
        }
        self.link.scenario.order = order;
        Ok(())
    }

    fn mail(&mut self, value: &str) -> Result<(), String> {
        let mail = read_mail(value)?;
        match site_check::mail_problem(&self.link.scenario, &mail) {
            Some(what) => Err(what),
            None => self.mail.push(mail, MOST_STREAMS, "of mail"),
        }
    }

    fn link_between(&mut self, link: LinkBetween) -> Result<(), String> {
        match site_check::link_problem(&self.link.scenario, &link) {
            Some(what) => Err(what),
            None => self.links.push(link, MOST_LINKS, "links"),
        }
    }

    /// A fault is kept if the scenario can have it.
    fn fault(&mut self, fault: Fault) -> Result<(), String> {
        match site_check::fault_problem(&self.link.scenario, &fault) {
            Some(what) => Err(what),
            None => self.faults.push(fault, MOST_FAULTS, "faults"),
        }
    }

    fn note(&mut self, value: &str) -> Result<(), String> {
        let what = "a note is an MTA or nothing, @, a time, @ and words: PARIS@8.375@It is lost";
        let note = read_note(value).ok_or(what)?;
        match site_check::note_problem(&self.link.scenario, &note) {
            Some(what) => Err(what),
            None => self.notes.push(note, MOST_NOTES, "notes"),
        }
    }

    fn command(&mut self, name: &str, value: &str, command: TurnCommand) -> Result<(), Problem> {
        let problem = |what: String| Problem::new(&format!("{name}={value}"), what);
        let mtas = &self.link.scenario.mtas;
        let parts: Vec<&str> = value.split('@').collect();
        let (mta, association, time) = match parts[..] {
            [mta, time] => (mta, Some(1), time),
            [mta, association, time] => (mta, association.parse().ok().filter(|&n| n > 0), time),
            _ => ("", None, ""),
        };
        let mta = mtas.iter().find(|known| *known == mta).cloned();
        let (Some(mta), Some(association)) = (mta, association) else {
            let (first, all) = (&mtas[0], mtas.join(" or "));
            return Err(problem(format!(
                "{name} is {all}, @ and a time: {first}@30.5; or with the number of an association \
                 between them: {first}@2@1510"
            )));
        };
        let at_us = time_us(name, time).map_err(|told| problem(told.what))?;
        let command = UserCommand { at_us, mta, association, command };
        self.commands.push(command, MOST_COMMANDS, "of please and give").map_err(problem)
    }

    fn finish(mut self) -> (Link, Vec<Problem>) {
        let scenario = &mut self.link.scenario;
        self.links.put(&mut scenario.links);
        self.mail.put(&mut scenario.mail);
        self.cuts.put(&mut scenario.cuts);
        self.faults.put(&mut scenario.faults);
        self.commands.put(&mut scenario.commands);
        self.notes.put(&mut scenario.notes);
        if let Some(what) = site_check::too_many_messages(scenario) {
            let what = format!("{what}; the last of it was left out");
            self.problems.push(Problem::new("mail", what));
            while site_check::too_many_messages(scenario).is_some() {
                scenario.mail.pop();
            }
        }
        self.link.at_us = self.link.at_us.min(scenario.until_us());
        self.problems.truncate(MOST_PROBLEMS);
        (self.link, self.problems)
    }
}

#[allow(clippy::unnecessary_wraps, reason = "it is one of the parts, which can be wrong")]
fn none<T>(said: &mut Said<T>) -> Result<(), Problem> {
    said.none = true;
    Ok(())
}

fn time_us(name: &str, text: &str) -> Result<i64, Problem> {
    let latest_us = i64::from(LONGEST_S) * 1_000_000;
    written_time_us(text).filter(|&us| us <= latest_us).ok_or_else(|| {
        let what =
            format!("{name} must be a time from 0 to {LONGEST_S} seconds, such as 8.375 or 25:00");
        Problem::new(&format!("{name}={text}"), what)
    })
}

fn order_text(order: &[ScriptStep]) -> String {
    let things: Vec<String> =
        order.iter().map(|thing| name_text(&thing.to_string()).replace("%3A", ":")).collect();
    things.join(",")
}

fn read_order(text: &str) -> Result<Vec<ScriptStep>, String> {
    text.split(',').map(|thing| name_of(thing).parse()).collect()
}

fn cut_text(cut: &Cut) -> String {
    match cut.association {
        1 => format!("&cut={}", seconds_text(cut.at_us)),
        number => format!("&cut={number}@{}", seconds_text(cut.at_us)),
    }
}

fn command_text(command: &UserCommand) -> String {
    let name = match command.command {
        TurnCommand::Please => "please",
        TurnCommand::Give => "give",
    };
    let mta = name_text(&command.mta);
    let at = seconds_text(command.at_us);
    match command.association {
        1 => format!("&{name}={mta}@{at}"),
        number => format!("&{name}={mta}@{number}@{at}"),
    }
}

fn unknown_part(name: &str, value: &str) -> Problem {
    let what = match meant(name, known_parts()).or_else(|| parameter_meant(name)) {
        Some(near) => format!("there is no parameter of that name; perhaps {near} was meant"),
        None => "there is no parameter of that name".to_owned(),
    };
    let part = if value.is_empty() { name.to_owned() } else { format!("{name}={value}") };
    Problem::new(&part, what)
}

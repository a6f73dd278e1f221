//! What cannot be about a site, part by part.

use super::note::text_problem;
use super::problem::{nearest, shown};
use super::site::{kind_meant, kind_named};
use super::{
    Bandwidth, Fault, LONGEST_S, LinkBetween, MOST_COMMANDS, MOST_CUTS, MOST_FAULTS, MOST_LINKS,
    MOST_MESSAGES, MOST_MTAS, MOST_NOTES, MOST_ORDERED, MOST_STREAMS, Mail, Note, Problem,
    Scenario, ScriptStep, US_PER_S, Unit, library_entry, unknown_scenario,
};
use crate::protocol::PduKind;

/// Everything about the site that cannot be.
pub(super) fn check(scenario: &Scenario) -> Vec<Problem> {
    let mut told = Told::about(scenario);
    told.name();
    told.mtas();
    told.most("links", scenario.links.len(), MOST_LINKS);
    told.most("mail", scenario.mail.len(), MOST_STREAMS);
    told.most("cuts", scenario.cuts.len(), MOST_CUTS);
    told.most("faults", scenario.faults.len(), MOST_FAULTS);
    told.most("order", scenario.order.len(), MOST_ORDERED);
    told.most("commands", scenario.commands.len(), MOST_COMMANDS);
    told.most("notes", scenario.notes.len(), MOST_NOTES);
    if !told.problems.is_empty() {
        return told.problems;
    }
    for (at, mail) in scenario.mail.iter().enumerate() {
        told.mail(&format!("mail[{at}]"), mail);
    }
    for (at, cut) in scenario.cuts.iter().enumerate() {
        told.time(&format!("cuts[{at}].at_us"), cut.at_us);
        told.association(&format!("cuts[{at}].association"), cut.association);
    }
    for (at, command) in scenario.commands.iter().enumerate() {
        told.time(&format!("commands[{at}].at_us"), command.at_us);
        told.mta(&format!("commands[{at}].mta"), &command.mta);
        told.association(&format!("commands[{at}].association"), command.association);
    }
    for (at, link) in scenario.links.iter().enumerate() {
        told.link_between(&format!("links[{at}]"), link);
    }
    told.order(&scenario.order);
    for (at, fault) in scenario.faults.iter().enumerate() {
        told.fault(&format!("faults[{at}]"), fault);
    }
    for (at, note) in scenario.notes.iter().enumerate() {
        told.note(&format!("notes[{at}]"), note);
    }
    if let Some(what) = too_many_messages(scenario) {
        told.tell("mail", what);
    }
    told.problems
}

/// What is wrong with an order, if it were the scenario's.
pub(super) fn order_problem(scenario: &Scenario, order: &[ScriptStep]) -> Option<Problem> {
    let mut told = Told::about(scenario);
    told.most("order", order.len(), MOST_ORDERED);
    told.order(order);
    told.problems.into_iter().next()
}

/// What is wrong with the names of the MTAs.
pub(super) fn mtas_problem(scenario: &Scenario) -> Option<String> {
    first(scenario, |told| told.mtas())
}

/// What is wrong with mail, if it were in the scenario.
pub(super) fn mail_problem(scenario: &Scenario, mail: &Mail) -> Option<String> {
    first(scenario, |told| told.mail("", mail))
}

/// What is wrong with a link between two MTAs, if it were in the scenario.
pub(super) fn link_problem(scenario: &Scenario, link: &LinkBetween) -> Option<String> {
    first(scenario, |told| told.link_between("", link))
}

/// What is wrong with a fault, if it were in the scenario.
pub(super) fn fault_problem(scenario: &Scenario, fault: &Fault) -> Option<String> {
    first(scenario, |told| told.fault("", fault))
}

/// What is wrong with a note, if it were in the scenario.
pub(super) fn note_problem(scenario: &Scenario, note: &Note) -> Option<String> {
    first(scenario, |told| told.note("", note))
}

/// That there is more mail than a run can carry. Of mail at random it is what comes on an average.
pub(super) fn too_many_messages(scenario: &Scenario) -> Option<String> {
    let until_s = scenario.until_s.min(LONGEST_S);
    let messages: u64 = scenario.mail.iter().map(|mail| messages(mail, until_s)).sum();
    (messages > MOST_MESSAGES).then(|| {
        format!("there are {messages} messages until the run ends, and {MOST_MESSAGES} at the most")
    })
}

fn messages(mail: &Mail, until_s: u32) -> u64 {
    let most = if mail.count == 0 { u64::MAX } else { mail.count.into() };
    match (until_s.checked_sub(mail.first_s), mail.every_s) {
        (None, _) => 0,
        // Without end is told by then.
        (Some(_), 0) => mail.count.into(),
        (Some(left_s), every_s) => most.min(u64::from(left_s / every_s) + 1),
    }
}

fn first(scenario: &Scenario, check: impl FnOnce(&mut Told<'_>)) -> Option<String> {
    let mut told = Told::about(scenario);
    check(&mut told);
    let Problem { part, what } = told.problems.into_iter().next()?;
    let key = part.trim_start_matches('.').trim_end_matches("_s");
    Some(if what.starts_with("must") { format!("{key} {what}") } else { what })
}

/// What is wrong so far.
struct Told<'a> {
    scenario: &'a Scenario,
    problems: Vec<Problem>,
}

impl<'a> Told<'a> {
    fn about(scenario: &'a Scenario) -> Self {
        Told { scenario, problems: Vec::new() }
    }

    fn name(&mut self) {
        let name = &self.scenario.name;
        if !name.is_empty() && library_entry(name).is_none() {
            self.tell("name", unknown_scenario(name));
        }
    }

    fn tell(&mut self, part: &str, what: String) {
        self.problems.push(Problem::new(part, what));
    }

    fn most(&mut self, part: &str, count: usize, most: usize) {
        if count > most {
            self.tell(part, format!("there are {count}, and {most} at the most"));
        }
    }

    fn order(&mut self, order: &[ScriptStep]) {
        for (at, ordered) in order.iter().enumerate() {
            ordered.mtas().for_each(|mta| self.mta(&format!("order[{at}]"), mta));
        }
    }

    fn mtas(&mut self) {
        let mtas = &self.scenario.mtas;
        if !(2..=MOST_MTAS).contains(&mtas.len()) {
            self.tell("mtas", format!("there must be 2 to {MOST_MTAS} of them"));
        }
        let twice = |at: &usize| !mtas[*at].is_empty() && mtas[..*at].contains(&mtas[*at]);
        if let Some(at) = (0..mtas.len()).find(twice) {
            self.tell(&format!("mtas[{at}]"), format!("{} is there twice", mtas[at]));
        }
        let unfit = |name: &String| {
            name.is_empty() || name.chars().count() > 20 || name.contains(['@', '&', '#', ':'])
        };
        if let Some(at) = mtas.iter().position(unfit) {
            let what = "a name has 1 to 20 characters, and none of @ & # :";
            self.tell(&format!("mtas[{at}]"), what.to_owned());
        }
    }

    fn mta(&mut self, part: &str, name: &str) {
        let mtas = &self.scenario.mtas;
        if mtas.iter().any(|known| known == name) {
            return;
        }
        let near = nearest(name, mtas.iter().map(String::as_str));
        let name = shown(name);
        let what = match near {
            Some(near) => format!("there is no MTA “{name}”; perhaps {near} was meant"),
            None => format!("there is no MTA “{name}”; there is {}", mtas.join(", ")),
        };
        self.tell(part, what);
    }

    fn note(&mut self, part: &str, note: &Note) {
        self.time(&format!("{part}.at_us"), note.at_us);
        if !note.mta.is_empty() {
            self.mta(&format!("{part}.mta"), &note.mta);
        }
        if let Some(what) = text_problem(&note.text) {
            self.tell(&format!("{part}.text"), what.to_owned());
        }
    }

    fn between(&mut self, part: &str, between: &[String; 2]) {
        self.mta(part, &between[0]);
        self.mta(part, &between[1]);
        if between[0] == between[1] {
            self.tell(part, "a link is between two MTAs".to_owned());
        }
    }

    fn time(&mut self, part: &str, at_us: i64) {
        let latest_us = i64::from(LONGEST_S) * US_PER_S;
        if !(0..=latest_us).contains(&at_us) {
            self.tell(part, format!("must be from 0 to {latest_us} (whole microseconds)"));
        }
    }

    fn span(&mut self, part: &str, from_us: i64, to_us: i64) {
        self.time(&format!("{part}.from_us"), from_us);
        self.time(&format!("{part}.to_us"), to_us);
        if to_us < from_us {
            self.tell(&format!("{part}.to_us"), "it must not end before it begins".to_owned());
        }
    }

    fn association(&mut self, part: &str, association: u16) {
        if association == 0 {
            self.tell(part, "associations are counted from 1".to_owned());
        }
    }

    fn link_between(&mut self, part: &str, link: &LinkBetween) {
        self.between(&format!("{part}.between"), &link.between);
        self.link(part, link.latency_ms, link.bandwidth);
    }

    fn link(&mut self, part: &str, latency_ms: u32, bandwidth: Bandwidth) {
        if !(1..=60_000).contains(&latency_ms) {
            let what = "the latency must be from 1 to 60000 (ms one way)".to_owned();
            self.tell(&format!("{part}.latency_ms"), what);
        }
        if !Unit::KbPerSecond.is_within(bandwidth.bytes_per_s, 1, 1_000_000) {
            let what = "the bandwidth must be from 1 to 1000000 (KB/s)".to_owned();
            self.tell(&format!("{part}.bandwidth_kb_per_s"), what);
        }
    }

    fn mail(&mut self, part: &str, mail: &Mail) {
        self.mta(&format!("{part}.from"), &mail.from);
        let needed = self.scenario.mtas.len() > 2 || !mail.to.is_empty();
        if needed && mail.to.is_empty() {
            let what = "must be said where there are more than two MTAs".to_owned();
            self.tell(&format!("{part}.to"), what);
        } else if needed {
            self.mta(&format!("{part}.to"), &mail.to);
        }
        if mail.from == mail.to {
            self.tell(&format!("{part}.to"), "mail is for another MTA".to_owned());
        }
        if mail.every_s == 0 && mail.count == 0 {
            let what = "must be at least 1 where there is no `count`".to_owned();
            self.tell(&format!("{part}.every_s"), what);
        }
        if mail.every_s == 0 && mail.count > 10_000 {
            self.tell(&format!("{part}.count"), "10000 at once are the most".to_owned());
        }
        if mail.size_kb.max(mail.largest_kb) > 100_000 {
            self.tell(part, "a message has at most 100000 KB".to_owned());
        }
    }

    fn fault(&mut self, part: &str, fault: &Fault) {
        match fault {
            Fault::CutAfterStep { step, association } => {
                if *step == 0 {
                    self.tell(&format!("{part}.step"), "steps are counted from 1".to_owned());
                }
                self.association(&format!("{part}.association"), *association);
            }
            Fault::CutInFlight { from, pdu, nth, percent } => {
                self.mta(&format!("{part}.from"), from);
                self.pdu(&format!("{part}.pdu"), pdu);
                if *nth == 0 {
                    self.tell(&format!("{part}.nth"), "PDUs are counted from 1".to_owned());
                }
                if *percent > 100 {
                    self.tell(&format!("{part}.percent"), "must be from 0 to 100".to_owned());
                }
            }
            Fault::LinkDown { between, from_us, to_us } => {
                self.between(&format!("{part}.between"), between);
                self.span(part, *from_us, *to_us);
            }
            Fault::SetLink { between, at_us, latency_ms, bandwidth } => {
                self.between(&format!("{part}.between"), between);
                self.time(&format!("{part}.at_us"), *at_us);
                self.link(part, *latency_ms, *bandwidth);
            }
            Fault::Stop { mta, from_us, to_us } | Fault::RefuseBinds { mta, from_us, to_us } => {
                self.mta(&format!("{part}.mta"), mta);
                self.span(part, *from_us, *to_us);
            }
        }
    }

    fn pdu(&mut self, part: &str, name: &str) {
        if kind_named(name).is_some() {
            return;
        }
        let what = match kind_meant(name) {
            Some(near) => format!("there is no PDU “{name}”; perhaps {near} was meant"),
            None => {
                let names = PduKind::ALL.map(PduKind::name);
                format!("there is no PDU “{name}”; there is {}", names.join(", "))
            }
        };
        self.tell(part, what);
    }
}

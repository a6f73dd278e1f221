//! Whether what stands in a file can stand there: keys, types and ranges, each with its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

use super::FileProblem;
use super::settled::Settled;
use super::shape::{self, Field, Is, MOST_LISTED};
use crate::scenario::problem::{meant, nearest};
use crate::scenario::rule_text::read_rule;
use crate::scenario::site::kind_meant;
use crate::scenario::{ScriptStep, parameter_named};

/// How many problems are told at the most.
pub(super) const MOST_PROBLEMS: usize = 20;

/// Everything in the document that cannot stand there.
pub(super) fn check(settled: &Settled<'_>, document: &Spanned<DeTable<'_>>) -> Vec<FileProblem> {
    let mut check = Check { settled, problems: Vec::new() };
    check.table("", document.span(), document.get_ref(), &shape::scenario());
    check.problems.sort_by_key(|problem| (problem.line, problem.column));
    check.problems
}

struct Check<'a> {
    settled: &'a Settled<'a>,
    problems: Vec<FileProblem>,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl Check<'_> {
    /// Whether nothing more is told, so that nothing more need be looked at.
    fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    fn tell(&mut self, span: Range<usize>, key: &str, what: &str) {
        if !self.is_full() {
            self.problems.push(self.settled.problem(span, key, what));
        }
    }

    fn table(&mut self, path: &str, span: Range<usize>, table: &DeTable<'_>, fields: &[Field]) {
        for (key, value) in table {
            if self.is_full() {
                return;
            }
            let inside = inside(path, key.get_ref());
            match fields.iter().find(|field| field.key == **key.get_ref()) {
                Some(field) => self.value(&inside, value, &field.is),
                None => {
                    let said = fields.iter().find(|field| field.is_named(key.get_ref()));
                    let what = match said.filter(|said| table.contains_key(said.key.as_str())) {
                        Some(said) => format!("is there twice: {} is the same", said.key),
                        None => unknown(key.get_ref(), fields),
                    };
                    self.tell(key.span(), &inside, &what);
                }
            }
        }
        for field in fields.iter().filter(|field| field.needed) {
            if !table.contains_key(field.key.as_str()) {
                let what = format!("is missing, and must be {}", field.is.allowed());
                self.tell(span.clone(), &inside(path, &field.key), &what);
            }
        }
    }

    fn value(&mut self, path: &str, value: &Value<'_>, is: &Is) {
        let fits = match (is, value.get_ref()) {
            (Is::Tables(_) | Is::Faults | Is::Order, DeValue::Array(list))
                if list.len() > MOST_LISTED =>
            {
                let what = format!("there are {}, and {MOST_LISTED} at the most", list.len());
                return self.tell(value.span(), path, &what);
            }
            (Is::Number { least, most, .. }, DeValue::Integer(number)) => {
                whole(number).is_some_and(|number| (*least..=*most).contains(&number))
            }
            (Is::Bandwidth, written) => bandwidth(written),
            (Is::Word(words), DeValue::String(text)) => return self.word(path, value, text, words),
            (Is::Rule, DeValue::String(text)) => {
                if let Err(what) = read_rule(text) {
                    self.tell(value.span(), path, &what);
                }
                return;
            }
            (Is::Rule, DeValue::Table(table)) => {
                return self.table(path, value.span(), table, &shape::rule());
            }
            (Is::Text, DeValue::String(_)) | (Is::Truth, DeValue::Boolean(_)) => true,
            (Is::Texts(count), DeValue::Array(list)) => {
                count.is_none_or(|count| list.len() == count)
                    && list.iter().all(|item| matches!(item.get_ref(), DeValue::String(_)))
            }
            (Is::Order, DeValue::Array(list)) => return self.order(path, list.iter()),
            (Is::Table(fields), DeValue::Table(table)) => {
                return self.table(path, value.span(), table, &fields());
            }
            (Is::Tables(fields), DeValue::Array(list)) => {
                let fields = fields();
                return self.each(path, list.iter(), |check, path, span, table| {
                    check.table(path, span, table, &fields);
                });
            }
            (Is::Faults, DeValue::Array(list)) => {
                return self.each(path, list.iter(), Self::fault);
            }
            _ => false,
        };
        if !fits {
            let what = format!("must be {}, not {}", is.allowed(), written(value.get_ref()));
            self.tell(value.span(), path, &what);
        }
    }

    fn word(&mut self, path: &str, value: &Value<'_>, text: &str, words: &[&str]) {
        if words.contains(&text) {
            return;
        }
        let mut what = format!("must be one of {}", words.join(", "));
        let on_the_wire = || kind_meant(text).filter(|near| words.contains(near));
        if let Some(near) = nearest(text, words.iter().copied()).or_else(on_the_wire) {
            what = format!("{what}; perhaps {near} was meant");
        }
        self.tell(value.span(), path, &what);
    }

    fn each<'v, 't: 'v>(
        &mut self,
        path: &str,
        list: impl Iterator<Item = &'v Value<'t>>,
        mut one: impl FnMut(&mut Self, &str, Range<usize>, &DeTable<'_>),
    ) {
        for (at, item) in list.enumerate() {
            if self.is_full() {
                return;
            }
            let path = format!("{path}[{at}]");
            match item.get_ref() {
                DeValue::Table(table) => one(self, &path, item.span(), table),
                other => {
                    let what = format!("must be a table, not {}", written(other));
                    self.tell(item.span(), &path, &what);
                }
            }
        }
    }

    fn order<'v, 't: 'v>(&mut self, path: &str, list: impl Iterator<Item = &'v Value<'t>>) {
        for (at, item) in list.enumerate() {
            if self.is_full() {
                return;
            }
            let read = match item.get_ref() {
                DeValue::String(text) => text.parse::<ScriptStep>().map(|_| ()),
                other => {
                    Err(format!("must be an action such as “to:LONDON”, not {}", written(other)))
                }
            };
            if let Err(what) = read {
                self.tell(item.span(), &format!("{path}[{at}]"), &what);
            }
        }
    }

    fn fault(&mut self, path: &str, span: Range<usize>, table: &DeTable<'_>) {
        let faults = shape::faults();
        let kinds = || faults.iter().map(|(kind, _)| *kind).collect::<Vec<_>>();
        let Some(written) = table.get("kind") else {
            let what = format!("is missing, and must be one of {}", kinds().join(", "));
            return self.tell(span, &inside(path, "kind"), &what);
        };
        self.value(&inside(path, "kind"), written, &Is::Word(kinds()));
        let kind = written.get_ref().as_str();
        if let Some((kind, fields)) = faults.into_iter().find(|(known, _)| Some(*known) == kind) {
            let kind = Field { key: "kind".to_owned(), is: Is::Word(vec![kind]), needed: true };
            self.table(path, span, table, &fields.into_iter().chain([kind]).collect::<Vec<_>>());
        }
    }
}

/// Whether it is a bandwidth, as a number of KB/s or with its unit in quotes.
fn bandwidth(written: &DeValue<'_>) -> bool {
    let text = match written {
        DeValue::Integer(number) => whole(number).map(|number| number.to_string()),
        DeValue::Float(number) => number.as_str().parse::<f64>().ok().map(|it| it.to_string()),
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    };
    let parameter = parameter_named("bandwidth");
    text.zip(parameter).is_some_and(|(text, parameter)| parameter.read(&text).is_ok())
}

/// A number that is none of ours where it is below 0 or too large for anything.
fn whole(number: &DeInteger<'_>) -> Option<u64> {
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn inside(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn unknown(key: &str, fields: &[Field]) -> String {
    const MOST_LISTED: usize = 12;
    let known = || fields.iter().map(|field| field.key.as_str());
    let stem = || {
        let near = meant(key, fields.iter().map(Field::stem))?;
        fields.iter().find(|field| field.stem() == near).map(|field| field.key.as_str())
    };
    match meant(key, known()).or_else(stem) {
        Some(near) => format!("there is no such key here; perhaps {near} was meant"),
        None if fields.len() > MOST_LISTED => "there is no such key here".to_owned(),
        None => {
            let known: Vec<_> = known().collect();
            format!("there is no such key here; there is {}", known.join(", "))
        }
    }
}

/// What was written, in a few words.
fn written(value: &DeValue<'_>) -> String {
    let short = |text: &str| {
        let more = if text.chars().nth(30).is_some() { "…" } else { "" };
        text.chars().take(30).collect::<String>() + more
    };
    match value {
        DeValue::String(text) => format!("the text “{}”", short(text)),
        DeValue::Integer(number) => short(&number.to_string()),
        DeValue::Float(number) => short(number.as_str()),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(_) => "a date or a time".to_owned(),
        DeValue::Array(list) => format!("a list of {}", list.len()),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

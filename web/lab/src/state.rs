//! What a person asks of the search, how far it is, and what it has found. Plain data; every change goes
//! through [`Lab::changed`].

use std::rc::Rc;

use turnlab_core::protocol::RULES;
use turnlab_core::protocol::Rule;
use turnlab_searcher::limits::{LIMITS, Limits, PLAIN};
use turnlab_searcher::message::{
    Answer, Progress, RepairsFound, Report, Request, RuleFound, Wider,
};
use yew::Reducible;

/// The search as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Lab {
    /// What is asked.
    pub question: Question,
    /// The rule that is to be searched; none for all of them.
    pub rule: Option<&'static str>,
    /// What stands in the field of each of [`LIMITS`].
    pub texts: [String; LIMITS.len()],
    /// Whether a request for the Turn is repeated.
    pub repeats: bool,
    /// Whether the timers that close an association may run out.
    pub closes: bool,
    /// The search of named rules under way, or the last one.
    pub asked: Option<Asked>,
    /// How far it is.
    pub progress: Option<Progress>,
    /// What has been found of each rule that is done.
    pub reports: Vec<Report>,
    /// What has been found of all rules there are.
    pub repairs: Option<Rc<RepairsFound>>,
    /// The rule that is looked at on their map.
    pub looked_at: Option<Rule>,
    /// What is known of it.
    pub rule_found: Option<RuleFound>,
    /// Whether it goes on.
    pub status: Status,
    /// Whether its worker crashed, and another one works on it.
    pub is_restarted: bool,
}

/// What a search is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// What can happen under the rules that have names.
    Rules,
    /// What becomes of the Turn under every rule there is.
    Repairs,
}

/// What was asked of a search of named rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The rules, by their names.
    pub rules: Vec<String>,
    /// The bounds, in words.
    pub bounds: String,
}

/// Whether a search goes on.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    /// None has been asked for.
    Idle,
    /// It goes on.
    Running,
    /// It goes on, but has been told to stop.
    Stopping,
    /// It is done.
    Done,
    /// It was stopped by hand.
    Cancelled,
    /// It failed, and why, as a sentence.
    Failed(String),
}

/// What changes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Another question.
    Ask(Question),
    /// Another rule is looked at on the map.
    LookAt(Rule),
    /// Another rule, by its name; any other word means all of them.
    Choose(String),
    /// Something is written into the field of a limit, by its place.
    Write(usize, String),
    /// Whether a request for the Turn is repeated.
    Repeat(bool),
    /// Whether the timers that close an association may run out.
    Close(bool),
    /// Bounds are made wider, so that a property says something.
    Widen(Vec<Wider>),
    /// A search begins, between these MTAs.
    Begin([String; 2]),
    /// It is told to stop.
    Cancel,
    /// A person has gone elsewhere, and it has ended.
    Leave,
    /// The worker says something.
    Hear(Answer),
}

impl Default for Lab {
    fn default() -> Self {
        let limits = Limits::default();
        Lab {
            question: Question::Rules,
            rule: None,
            texts: LIMITS.each_ref().map(|limit| (limit.get)(&limits).to_string()),
            repeats: limits.repeats,
            closes: limits.closes,
            asked: None,
            progress: None,
            reports: Vec::new(),
            repairs: None,
            looked_at: None,
            rule_found: None,
            status: Status::Idle,
            is_restarted: false,
        }
    }
}

impl Lab {
    /// What is wrong with a field, if anything, as a sentence.
    #[must_use]
    pub fn problem(&self, place: usize) -> Option<String> {
        LIMITS[place].read(&self.texts[place]).err()
    }

    /// Whether a search goes on.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.status, Status::Running | Status::Stopping)
    }

    /// What is to be asked of the worker about a scenario; none while a field is wrong.
    #[must_use]
    pub fn request(&self, link: String) -> Option<Request> {
        let limits = self.limits()?;
        Some(match self.question {
            Question::Rules => Request::Search { link, rules: self.rules(), limits },
            Question::Repairs => Request::Repairs { link, limits },
        })
    }

    /// The lab after an act.
    #[must_use]
    pub fn changed(&self, act: Act) -> Self {
        let mut next = self.clone();
        next.apply(act);
        next
    }

    /// The names of the rules that are to be searched.
    #[must_use]
    pub fn rules(&self) -> Vec<String> {
        match self.rule {
            Some(rule) => vec![rule.to_owned()],
            None => RULES.iter().map(|rule| rule.name.to_owned()).collect(),
        }
    }

    fn limits(&self) -> Option<Limits> {
        let mut limits = Limits { repeats: self.repeats, ..Limits::default() };
        let offered = match self.question {
            Question::Rules => LIMITS.len(),
            Question::Repairs => PLAIN,
        };
        limits.closes = self.closes && offered > PLAIN;
        for (limit, text) in LIMITS.iter().zip(&self.texts).take(offered) {
            (limit.set)(&mut limits, limit.read(text).ok()?);
        }
        Some(limits)
    }

    fn apply(&mut self, act: Act) {
        match act {
            Act::Ask(question) if question != self.question => {
                self.question = question;
                self.status = Status::Idle;
            }
            Act::Ask(_) => {}
            Act::Leave => self.status = Status::Cancelled,
            Act::LookAt(rule) => {
                self.looked_at = Some(rule);
                self.rule_found = None;
            }
            Act::Choose(name) => {
                self.rule = RULES.iter().map(|rule| rule.name).find(|known| *known == name)
            }
            Act::Write(place, text) => {
                if let Some(field) = self.texts.get_mut(place) {
                    *field = text;
                }
            }
            Act::Repeat(repeats) => self.repeats = repeats,
            Act::Close(closes) => self.closes = closes,
            Act::Widen(needs) => needs.into_iter().for_each(|need| match need {
                Wider::Limit(place, value) => self.apply(Act::Write(place, value.to_string())),
                Wider::Repeats => self.repeats = true,
            }),
            Act::Begin(mtas) => {
                if let Some(limits) = self.limits() {
                    let bounds = bounds_text(&limits, &mtas);
                    self.progress = None;
                    match self.question {
                        Question::Rules => {
                            self.asked = Some(Asked { rules: self.rules(), bounds });
                            self.reports.clear();
                        }
                        Question::Repairs => (self.repairs, self.rule_found) = (None, None),
                    }
                    (self.status, self.is_restarted) = (Status::Running, false);
                }
            }
            Act::Cancel if self.is_running() => self.status = Status::Stopping,
            Act::Cancel => {}
            Act::Hear(answer) => self.hear(answer),
        }
    }

    fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Progress(progress) => self.progress = Some(progress),
            Answer::Report(report) => {
                self.progress = None;
                self.reports.push(report);
            }
            // What it had found when it was cancelled may come late.
            Answer::Done | Answer::Failed(_) if self.status == Status::Cancelled => {}
            Answer::Done if self.status == Status::Stopping => self.status = Status::Cancelled,
            Answer::Done => self.status = Status::Done,
            Answer::Failed(words) => self.status = Status::Failed(words),
            Answer::Restarted => (self.progress, self.is_restarted) = (None, true),
            Answer::Repairs(found) => {
                if found.is_over {
                    self.status = match found.is_complete {
                        true => Status::Done,
                        false => Status::Cancelled,
                    };
                }
                self.repairs = Some(Rc::new(found));
            }
            Answer::Rule(found) => {
                // A person may look at another one by now.
                if self.looked_at.is_some_and(|rule| rule.to_string() == found.rule) {
                    self.rule_found = Some(found);
                }
            }
            Answer::Ready
            | Answer::Crashed(_)
            | Answer::Shrunk { .. }
            | Answer::Csv(_)
            | Answer::Odds(_)
            | Answer::Sweep(_) => {}
        }
    }
}

impl Reducible for Lab {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        Rc::new(self.changed(act))
    }
}

/// The bounds of a search, in words.
fn bounds_text(limits: &Limits, [first, second]: &[String; 2]) -> String {
    let Limits { mail_first, mail_second, losses, in_flight, associations, threshold, .. } = limits;
    let mut text = format!(
        "{} at {first}, {mail_second} at {second}, {}, {} in flight each way",
        counted(*mail_first, "message"),
        counted(*losses, "loss"),
        counted(*in_flight, "PDU"),
    );
    if *associations > 1 {
        text.push_str(&format!(", {associations} associations, one more at {threshold} queued"));
    }
    if limits.repeats {
        text.push_str(", asking again");
    }
    if limits.closes {
        text.push_str(", closing timers");
    }
    text
}

fn counted(count: u32, one: &str) -> String {
    match (count, one) {
        (1, one) => format!("1 {one}"),
        (0, one) => format!("no {one}"),
        (count, "loss") => format!("{count} losses"),
        (count, one) => format!("{count} {one}s"),
    }
}

/// A number with a comma between its thousands.
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;

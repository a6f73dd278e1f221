//! What happens one after the other, where an explicit order takes the place of the clock: `open:PARIS`,
//! `mail:PARIS`, `to:LONDON`, `cut`, `reconnect:PARIS`. Associations other than the first are named by
//! their numbers: `to:LONDON:2`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Scenario;
use super::plan::priority;
use super::problem::{nearest, shown};
use super::site::place_of;
use crate::protocol::{Role, Timer};
use crate::run;
use crate::world::{Action, AssociationId, MtaId};

/// One thing that happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ScriptStep {
    /// An MTA opens an association to another.
    Open {
        /// The MTA.
        mta: String,
        /// The other one; may be left out (be empty) where there are two.
        to: String,
    },
    /// A message is handed to an MTA.
    Mail {
        /// The MTA.
        mta: String,
        /// The MTA that it is for; may be left out (be empty) where there are two.
        to: String,
    },
    /// What is first on its way to an MTA arrives.
    Arrival {
        /// The MTA.
        mta: String,
        /// The association, counted from 1.
        association: u16,
    },
    /// An association is lost.
    Cut {
        /// The association, counted from 1.
        association: u16,
    },
    /// An MTA stops.
    Stop {
        /// The MTA.
        mta: String,
    },
    /// An MTA that has stopped starts again.
    Start {
        /// The MTA.
        mta: String,
    },
    /// An armed timer of an MTA runs out.
    Fire {
        /// The MTA.
        mta: String,
        /// The timer.
        timer: Timer,
        /// The association, counted from 1.
        association: u16,
    },
}

impl ScriptStep {
    /// An action in these words.
    #[must_use]
    pub fn of(action: Action, mtas: &[String], ends: &[[MtaId; 2]]) -> Option<Self> {
        let name = |mta: MtaId| mtas.get(mta.index()).cloned().unwrap_or_default();
        let peer = |mta: MtaId| if mtas.len() == 2 { String::new() } else { name(mta) };
        let end = |association: AssociationId, role: Role| {
            ends.get(association.index()).map(|ends| name(ends[role as usize]))
        };
        let number = |association: AssociationId| association.0.saturating_add(1);
        Some(match action {
            Action::Open { mta, peer: to } => ScriptStep::Open { mta: name(mta), to: peer(to) },
            Action::Submit { mta, to, .. } => ScriptStep::Mail { mta: name(mta), to: peer(to) },
            Action::Deliver { association, to } => {
                ScriptStep::Arrival { mta: end(association, to)?, association: number(association) }
            }
            Action::Stop { mta } => ScriptStep::Stop { mta: name(mta) },
            Action::Start { mta } => ScriptStep::Start { mta: name(mta) },
            Action::Lose { association } => ScriptStep::Cut { association: number(association) },
            Action::Fire { association, end: role, timer } => ScriptStep::Fire {
                mta: end(association, role)?,
                timer,
                association: number(association),
            },
            _ => return None,
        })
    }

    /// The MTAs that it names.
    pub(super) fn mtas(&self) -> impl Iterator<Item = &str> {
        let names: [&str; 2] = match self {
            ScriptStep::Open { mta, to } | ScriptStep::Mail { mta, to } => [mta, to],
            ScriptStep::Arrival { mta, .. }
            | ScriptStep::Fire { mta, .. }
            | ScriptStep::Stop { mta }
            | ScriptStep::Start { mta } => [mta, ""],
            ScriptStep::Cut { .. } => ["", ""],
        };
        names.into_iter().filter(|name| !name.is_empty())
    }

    /// In the units of the machine.
    pub(super) fn plan(&self, scenario: &Scenario) -> run::ScriptAction {
        let mta = |name: &str| place_of(scenario, name);
        let to = |from: &str, name: &str| match name {
            "" => scenario.mtas.iter().find(|known| *known != from).map_or(MtaId(1), |n| mta(n)),
            _ => mta(name),
        };
        let association = AssociationId::numbered;
        match self {
            ScriptStep::Open { mta: from, to: name } => {
                run::ScriptAction::Act(Action::Open { mta: mta(from), peer: to(from, name) })
            }
            ScriptStep::Mail { mta: from, to: name } => run::ScriptAction::Act(Action::Submit {
                mta: mta(from),
                to: to(from, name),
                priority: priority(scenario.parameters.message_priority),
                size_kb: scenario.parameters.message_size_kb,
            }),
            ScriptStep::Stop { mta: name } => {
                run::ScriptAction::Act(Action::Stop { mta: mta(name) })
            }
            ScriptStep::Start { mta: name } => {
                run::ScriptAction::Act(Action::Start { mta: mta(name) })
            }
            ScriptStep::Cut { association: number } => {
                run::ScriptAction::Act(Action::Lose { association: association(*number) })
            }
            ScriptStep::Arrival { mta: name, association: number } => {
                run::ScriptAction::Arrival { mta: mta(name), association: association(*number) }
            }
            ScriptStep::Fire { mta: name, timer, association: number } => run::ScriptAction::Fire {
                mta: mta(name),
                association: association(*number),
                timer: *timer,
            },
        }
    }
}

impl fmt::Display for ScriptStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = |f: &mut fmt::Formatter<'_>, association: u16| match association {
            1 => Ok(()),
            number => write!(f, ":{number}"),
        };
        let peer = |f: &mut fmt::Formatter<'_>, to: &str| match to {
            "" => Ok(()),
            to => write!(f, ":{to}"),
        };
        match self {
            ScriptStep::Open { mta, to } => write!(f, "open:{mta}").and_then(|()| peer(f, to)),
            ScriptStep::Mail { mta, to } => write!(f, "mail:{mta}").and_then(|()| peer(f, to)),
            ScriptStep::Stop { mta } => write!(f, "stop:{mta}"),
            ScriptStep::Start { mta } => write!(f, "start:{mta}"),
            ScriptStep::Arrival { mta, association } => {
                write!(f, "to:{mta}").and_then(|()| more(f, *association))
            }
            ScriptStep::Cut { association } => {
                f.write_str("cut").and_then(|()| more(f, *association))
            }
            ScriptStep::Fire { mta, timer, association } => {
                write!(f, "{}:{mta}", timer.name()).and_then(|()| more(f, *association))
            }
        }
    }
}

impl FromStr for ScriptStep {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts: Vec<&str> = text.split(':').collect();
        let text = shown(text);
        let mta = || match parts.get(1) {
            Some(name) if !name.is_empty() => Ok((*name).to_owned()),
            _ => Err(format!("“{text}” does not say at which MTA; it would be {}:PARIS", parts[0])),
        };
        let association = |place: usize| match parts.get(place) {
            None => Ok(1),
            Some(number) => number.parse().ok().filter(|&number| number > 0).ok_or_else(|| {
                format!("“{text}” must end with the number of an association, from 1")
            }),
        };
        let to = || parts.get(2).copied().unwrap_or_default().to_owned();
        let most = if ["cut", "stop", "start"].contains(&parts[0]) { 2 } else { 3 };
        if parts.len() > most {
            return Err(format!("“{text}” has too many parts"));
        }
        Ok(match parts[0] {
            "open" => ScriptStep::Open { mta: mta()?, to: to() },
            "mail" => ScriptStep::Mail { mta: mta()?, to: to() },
            "to" => ScriptStep::Arrival { mta: mta()?, association: association(2)? },
            "stop" => ScriptStep::Stop { mta: mta()? },
            "start" => ScriptStep::Start { mta: mta()? },
            "cut" => ScriptStep::Cut { association: association(1)? },
            name => match Timer::ALL.into_iter().find(|timer| timer.name() == name) {
                Some(timer) => {
                    ScriptStep::Fire { mta: mta()?, timer, association: association(2)? }
                }
                None => return Err(unknown(name)),
            },
        })
    }
}

fn unknown(name: &str) -> String {
    let known = ["open", "mail", "to", "cut", "stop", "start"]
        .into_iter()
        .chain(Timer::ALL.map(Timer::name));
    match nearest(name, known) {
        Some(near) => format!("nothing is called “{}”; perhaps {near} was meant", shown(name)),
        None => {
            let name = shown(name);
            format!("nothing is called “{name}”; it is open, mail, to, cut, stop, start or a timer")
        }
    }
}

impl TryFrom<String> for ScriptStep {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<ScriptStep> for String {
    fn from(ordered: ScriptStep) -> Self {
        ordered.to_string()
    }
}

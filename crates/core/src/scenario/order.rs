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
pub enum Ordered {
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

impl Ordered {
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
            Action::Open { mta, peer: to } => Ordered::Open { mta: name(mta), to: peer(to) },
            Action::Submit { mta, to, .. } => Ordered::Mail { mta: name(mta), to: peer(to) },
            Action::Deliver { association, to } => {
                Ordered::Arrival { mta: end(association, to)?, association: number(association) }
            }
            Action::Stop { mta } => Ordered::Stop { mta: name(mta) },
            Action::Start { mta } => Ordered::Start { mta: name(mta) },
            Action::Lose { association } => Ordered::Cut { association: number(association) },
            Action::Fire { association, end: role, timer } => Ordered::Fire {
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
            Ordered::Open { mta, to } | Ordered::Mail { mta, to } => [mta, to],
            Ordered::Arrival { mta, .. }
            | Ordered::Fire { mta, .. }
            | Ordered::Stop { mta }
            | Ordered::Start { mta } => [mta, ""],
            Ordered::Cut { .. } => ["", ""],
        };
        names.into_iter().filter(|name| !name.is_empty())
    }

    /// In the units of the machine.
    pub(super) fn plan(&self, scenario: &Scenario) -> run::Ordered {
        let mta = |name: &str| place_of(scenario, name);
        let to = |from: &str, name: &str| match name {
            "" => scenario.mtas.iter().find(|known| *known != from).map_or(MtaId(1), |n| mta(n)),
            _ => mta(name),
        };
        let association = AssociationId::numbered;
        match self {
            Ordered::Open { mta: from, to: name } => {
                run::Ordered::Act(Action::Open { mta: mta(from), peer: to(from, name) })
            }
            Ordered::Mail { mta: from, to: name } => run::Ordered::Act(Action::Submit {
                mta: mta(from),
                to: to(from, name),
                priority: priority(scenario.parameters.message_priority),
                size_kb: scenario.parameters.message_size_kb,
            }),
            Ordered::Stop { mta: name } => run::Ordered::Act(Action::Stop { mta: mta(name) }),
            Ordered::Start { mta: name } => run::Ordered::Act(Action::Start { mta: mta(name) }),
            Ordered::Cut { association: number } => {
                run::Ordered::Act(Action::Lose { association: association(*number) })
            }
            Ordered::Arrival { mta: name, association: number } => {
                run::Ordered::Arrival { mta: mta(name), association: association(*number) }
            }
            Ordered::Fire { mta: name, timer, association: number } => run::Ordered::Fire {
                mta: mta(name),
                association: association(*number),
                timer: *timer,
            },
        }
    }
}

impl fmt::Display for Ordered {
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
            Ordered::Open { mta, to } => write!(f, "open:{mta}").and_then(|()| peer(f, to)),
            Ordered::Mail { mta, to } => write!(f, "mail:{mta}").and_then(|()| peer(f, to)),
            Ordered::Stop { mta } => write!(f, "stop:{mta}"),
            Ordered::Start { mta } => write!(f, "start:{mta}"),
            Ordered::Arrival { mta, association } => {
                write!(f, "to:{mta}").and_then(|()| more(f, *association))
            }
            Ordered::Cut { association } => f.write_str("cut").and_then(|()| more(f, *association)),
            Ordered::Fire { mta, timer, association } => {
                write!(f, "{}:{mta}", timer.name()).and_then(|()| more(f, *association))
            }
        }
    }
}

impl FromStr for Ordered {
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
            "open" => Ordered::Open { mta: mta()?, to: to() },
            "mail" => Ordered::Mail { mta: mta()?, to: to() },
            "to" => Ordered::Arrival { mta: mta()?, association: association(2)? },
            "stop" => Ordered::Stop { mta: mta()? },
            "start" => Ordered::Start { mta: mta()? },
            "cut" => Ordered::Cut { association: association(1)? },
            name => match Timer::ALL.into_iter().find(|timer| timer.name() == name) {
                Some(timer) => Ordered::Fire { mta: mta()?, timer, association: association(2)? },
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
            format!("nothing is called “{name}”; it is open, mail, to, cut, stop, start or a timer")
        }
    }
}

impl TryFrom<String> for Ordered {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Ordered> for String {
    fn from(ordered: Ordered) -> Self {
        ordered.to_string()
    }
}

//! Scenarios with a name.

use super::{
    Bandwidth, Cut, Fault, LinkBetween, Mail, Pace, Parameters, Scenario, Transfers, nearest,
};
use crate::protocol::{AS_SHIPPED, FRESH_START, INITIATOR_DECIDES, TAKE_BACK};

/// A scenario with a name.
#[derive(Debug)]
pub struct LibraryEntry {
    /// Its name in links.
    pub name: &'static str,
    /// Its title on the page.
    pub title: &'static str,
    /// What it shows, in two sentences.
    pub summary: &'static str,
    /// What to look at.
    pub look: &'static str,
    /// Where the cursor opens, in microseconds.
    pub opens_at_us: i64,
    scenario: fn() -> Scenario,
}

impl LibraryEntry {
    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        Scenario { name: self.name.to_owned(), ..(self.scenario)() }
    }
}

/// The scenario of that name, if there is one.
#[must_use]
pub fn library_entry(name: &str) -> Option<&'static LibraryEntry> {
    LIBRARY.iter().find(|entry| entry.name == name)
}

/// What to say where there is no scenario of that name.
#[must_use]
pub fn unknown_scenario(name: &str) -> String {
    let known = LIBRARY.iter().map(|entry| entry.name);
    match nearest(name, known.clone()) {
        Some(near) => format!("there is no scenario of that name; perhaps {near} was meant"),
        None => {
            let names = known.collect::<Vec<_>>().join(", ");
            format!("there is no scenario of that name; there is {names}")
        }
    }
}

/// Every scenario with a name.
pub static LIBRARY: [LibraryEntry; 13] = [
    LibraryEntry {
        name: "lost-turn",
        title: "The lost Turn",
        summary: "The association is cut while the Turn is being handed over, and then both sides are \
                  sure that the other has it. Nothing moves until fifty messages wait and a second \
                  association opens.",
        look: "What each side thinks after the cut, “LONDON has it” and “PARIS has it”; and the queue of PARIS as \
               it grows towards the dashed line.",
        opens_at_us: 8_000_000,
        scenario: lost_turn,
    },
    LibraryEntry {
        name: "repaired",
        title: "The repair",
        summary: "The same cut, but the initiator says whose the Turn is when it recovers the \
                  association. It takes back the Turn that it was giving, and mail flows on.",
        look: "The lanes after “RTORQ recover”: that of PARIS is filled, that of LONDON an outline.",
        opens_at_us: 8_000_000,
        scenario: || Scenario { rule: INITIATOR_DECIDES, ..lost_turn() },
    },
    LibraryEntry {
        name: "lost-ack",
        title: "The lost acknowledgement",
        summary: "A quarter of a second later the same cut is harmless: the Turn has arrived, and only \
                  its acknowledgement is lost. Each side remembers the same thing, and LONDON sends.",
        look: "“GTA” is lost at the cut, and after “RTORQ recover” the lanes still agree.",
        opens_at_us: 8_500_000,
        scenario: || cut_at(8_600_000, lost_turn()),
    },
    LibraryEntry {
        name: "two-holders",
        title: "Two holders",
        summary: "A giver that takes its Turn back after a loss looks like a repair. Where only the \
                  acknowledgement is lost, the Turn has arrived already, and now there are two.",
        look: "Both lanes are filled after “RTORQ recover”: “Both have the Turn”.",
        opens_at_us: 8_500_000,
        scenario: || Scenario { rule: TAKE_BACK, ..cut_at(8_600_000, lost_turn()) },
    },
    LibraryEntry {
        name: "fresh-start",
        title: "A fresh start",
        summary: "Nothing is remembered over a loss: the Turn is the initiator’s, and a message that was \
                  cut off begins again. No Turn is lost, but 150 KB are sent twice.",
        look: "The heavy arrow after “RTORQ recover”: it is as long as the whole message.",
        opens_at_us: 10_000_000,
        scenario: || Scenario { rule: FRESH_START, ..resume_transfer() },
    },
    LibraryEntry {
        name: "resume-transfer",
        title: "Resumed where it was confirmed",
        summary: "A message of 400 KB goes in pieces, with a checkpoint behind each. The cut costs only \
                  what was not yet confirmed: after the recovery it goes on behind the last checkpoint.",
        look: "The heavy arrow after “RTORQ recover”: it is shorter by what was safe at the cut.",
        opens_at_us: 10_000_000,
        scenario: resume_transfer,
    },
    LibraryEntry {
        name: "monologue",
        title: "Monologue",
        summary: "In monologue the initiator alone sends, and the Turn never moves: it cannot be lost. \
                  LONDON’s mail waits for an association of its own.",
        look: "LONDON’s queue, until “association 2” opens at five waiting messages.",
        opens_at_us: 0,
        scenario: monologue,
    },
    LibraryEntry {
        name: "low-threshold",
        title: "A smaller threshold",
        summary: "The incident with a threshold of five messages. The Turn is lost all the same, but mail \
                  flows again after two and a half minutes and not after twenty-five.",
        look: "How soon “association 2” opens: at the fifth message that waits.",
        opens_at_us: 8_000_000,
        scenario: || with(|parameters| parameters.threshold_messages = 5),
    },
    LibraryEntry {
        name: "association-limit",
        title: "At the limit",
        summary: "There may be one association only, and its Turn is lost. The threshold is reached, event \
                  57 is logged, and the mail goes on waiting.",
        look: "“event 57”, where the queue comes to the dashed line; it grows on.",
        opens_at_us: 150_000_000,
        scenario: || {
            with(|parameters| {
                parameters.threshold_messages = 5;
                parameters.associations_per_peer = 1;
            })
        },
    },
    LibraryEntry {
        name: "bind-refused",
        title: "The other cause",
        summary: "LONDON refuses every bind for a quarter of an hour (Q181721). The queue grows as in the \
                  incident, but the association never comes to data, and no Turn is lost.",
        look: "“bind refused”, and the next try after the open interval: “RTORQ open in 10 min”.",
        opens_at_us: 0,
        scenario: bind_refused,
    },
    LibraryEntry {
        name: "mta-restart",
        title: "A restart",
        summary: "PARIS is stopped with the lost Turn on its hands, and started again. Its queue survives, \
                  the useless association does not, and mail flows over a new one.",
        look: "Where PARIS is “stopped” the line of “association 1” ends.",
        opens_at_us: 300_000_000,
        scenario: mta_restart,
    },
    LibraryEntry {
        name: "busy-day",
        title: "A busy day",
        summary: "A day of mail both ways, thousands of messages at random times. The line is cut twice, and \
                  the second cut hits a hand-over.",
        look: "After the second cut both sides are “ignored” on the first association, and mail goes on over \
               “association 2”.",
        opens_at_us: 0,
        scenario: busy_day,
    },
    LibraryEntry {
        name: "three-sites",
        title: "Three sites",
        summary: "PARIS, LONDON and ROME, each pair with a link and associations of its own. Between PARIS and \
                  LONDON the Turn is lost; ROME does not notice.",
        look: "“Nobody has the Turn” between PARIS and LONDON, while messages go on to and from ROME.",
        opens_at_us: 8_000_000,
        scenario: three_sites,
    },
];

/// The incident (docs/protocol.md#the-incident): PARIS has a message every 30 s, LONDON has one
/// at 8 s, and the cut comes when the Turn is half way between them.
pub(super) fn lost_turn() -> Scenario {
    Scenario {
        name: "lost-turn".to_owned(),
        order: Vec::new(),
        mtas: vec!["PARIS".to_owned(), "LONDON".to_owned()],
        rule: AS_SHIPPED,
        parameters: Parameters::default(),
        links: Vec::new(),
        mail: vec![every(30, "PARIS"), once(8, "LONDON")],
        cuts: vec![Cut { at_us: 8_375_000, association: 1 }],
        faults: Vec::new(),
        commands: Vec::new(),
        until_s: 27 * 60 + 45,
        notes: Vec::new(),
    }
}

fn every(every_s: u32, from: &str) -> Mail {
    Mail { from: from.to_owned(), every_s, ..Mail::default() }
}

fn once(first_s: u32, from: &str) -> Mail {
    Mail { from: from.to_owned(), first_s, count: 1, ..Mail::default() }
}

fn cut_at(at_us: i64, scenario: Scenario) -> Scenario {
    Scenario { cuts: vec![Cut { at_us, association: 1 }], ..scenario }
}

fn with(change: impl FnOnce(&mut Parameters)) -> Scenario {
    let mut scenario = lost_turn();
    change(&mut scenario.parameters);
    scenario
}

fn resume_transfer() -> Scenario {
    let mut scenario = with(|parameters| {
        parameters.transfers = Transfers::InFull;
        parameters.message_size_kb = 400;
    });
    scenario.mail = vec![once(0, "PARIS"), once(40, "LONDON")];
    scenario.until_s = 3 * 60;
    cut_at(20_000_000, scenario)
}

fn monologue() -> Scenario {
    let mut scenario = with(|parameters| {
        parameters.dialogue_mode = super::DialogueMode::Monologue;
        parameters.threshold_messages = 5;
    });
    scenario.mail = vec![every(30, "PARIS"), Mail { first_s: 8, ..every(20, "LONDON") }];
    scenario.cuts = Vec::new();
    scenario.until_s = 5 * 60;
    scenario
}

/// PARIS alone has mail: an association that LONDON opens would not be refused.
fn bind_refused() -> Scenario {
    let mta = "LONDON".to_owned();
    let fault = Fault::RefuseBinds { mta, from_us: 0, to_us: 900_000_000 };
    Scenario {
        mail: vec![every(30, "PARIS")],
        cuts: Vec::new(),
        faults: vec![fault],
        until_s: 22 * 60 + 15,
        ..lost_turn()
    }
}

fn mta_restart() -> Scenario {
    let mta = "PARIS".to_owned();
    let fault = Fault::Stop { mta, from_us: 310_000_000, to_us: 370_000_000 };
    Scenario { faults: vec![fault], until_s: 10 * 60 - 15, ..lost_turn() }
}

fn busy_day() -> Scenario {
    let from = |name: &str, seed| Mail { pace: Pace::Poisson, seed, ..every(40, name) };
    let in_flight = |nth| Fault::CutInFlight {
        from: "PARIS".to_owned(),
        pdu: "give".to_owned(),
        nth,
        percent: 50,
    };
    Scenario {
        mail: vec![from("PARIS", 1), from("LONDON", 2)],
        cuts: vec![Cut { at_us: 3_600_000_000, association: 1 }],
        faults: vec![in_flight(400)],
        until_s: 24 * 3600,
        ..lost_turn()
    }
}

fn three_sites() -> Scenario {
    let mail = |from: &str, to: &str, first_s, every_s, count| Mail {
        from: from.to_owned(),
        to: to.to_owned(),
        first_s,
        every_s,
        count,
        ..Mail::default()
    };
    let between = ["PARIS".to_owned(), "ROME".to_owned()];
    Scenario {
        mtas: ["PARIS", "LONDON", "ROME"].map(str::to_owned).to_vec(),
        links: vec![LinkBetween { between, latency_ms: 600, bandwidth: Bandwidth::kb_per_s(8) }],
        mail: vec![
            mail("PARIS", "LONDON", 0, 30, 0),
            mail("LONDON", "PARIS", 8, 0, 1),
            mail("ROME", "PARIS", 12, 60, 0),
            mail("LONDON", "ROME", 20, 45, 0),
        ],
        until_s: 8 * 60,
        ..lost_turn()
    }
}

//! The question: for how many days, how often a line fails, and the seed. Read in one place for links, the command and
//! the page.

use std::fmt;

use super::DAY_US;
use crate::scenario::{Problem, Scenario, seconds_text, written_number, written_time_us};

/// The most days of a run.
pub const LONGEST_DAYS: u32 = 365;
/// The most runs.
pub const MOST_RUNS: u32 = 100_000;
/// A line fails no more often than this: an association is not even recovered in less.
pub const SHORTEST_MTBF_US: i64 = 60_000_000;
/// And no more seldom.
pub const LONGEST_MTBF_US: i64 = 1_000 * DAY_US;

/// What is taken where nothing is said.
const SEED: &str = "1";
const RUNS: &str = "1000";
/// The longest mean of mail that comes at random, in seconds.
const LONGEST_EVERY_S: u32 = 86_400;
/// Times as they are written here, the longest first.
const UNITS: [(&str, i64); 4] =
    [("d", DAY_US), ("h", 3_600_000_000), ("min", 60_000_000), ("s", 1_000_000)];
/// How it stands in a link.
const FORM: &str = "odds are a number of days, the mean time between failures and what else is said: \
                    30d:mtbf:4h:seed:7:runs:1000:every:40s";

/// Runs with losses at random.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Odds {
    /// How many days each run lasts.
    pub days: u32,
    /// The mean time between two failures of a line, in microseconds.
    pub mtbf_us: i64,
    /// What chance is made from.
    pub seed: u64,
    /// How many runs.
    pub runs: u32,
    /// Where it is said, mail comes at random with this mean in place of the pace of its streams, and without end, in
    /// seconds.
    pub every_s: Option<u32>,
}

/// The same as somebody wrote it; what is empty is not said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Days of a run.
    pub days: &'a str,
    /// The mean time between failures, a time as people write it.
    pub mtbf: &'a str,
    /// The seed.
    pub seed: &'a str,
    /// The number of runs.
    pub runs: &'a str,
    /// The mean time between messages.
    pub every: &'a str,
}

impl fmt::Display for Odds {
    /// `30d:mtbf:4h:seed:7:runs:1000`, the inverse of [`Odds::read`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Odds { days, mtbf_us, seed, runs, every_s } = self;
        write!(f, "{days}d:mtbf:{}:seed:{seed}:runs:{runs}", span_text(*mtbf_us))?;
        match every_s {
            Some(every_s) => write!(f, ":every:{}", span_text(i64::from(*every_s) * 1_000_000)),
            None => Ok(()),
        }
    }
}

impl Odds {
    /// Reads what stands behind `odds=` in a link to a scenario.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, and what is allowed.
    pub fn read(scenario: &Scenario, text: &str) -> Result<Odds, Vec<Problem>> {
        let mut words = text.split(':');
        let mut asked = Asked { days: words.next().unwrap_or_default(), ..Asked::default() };
        while let Some(name) = words.next() {
            let place = match name {
                "mtbf" => &mut asked.mtbf,
                "seed" => &mut asked.seed,
                "runs" => &mut asked.runs,
                "every" => &mut asked.every,
                _ => return Err(vec![problem("odds", text, FORM)]),
            };
            match words.next() {
                Some(value) if place.is_empty() => *place = value,
                _ => return Err(vec![problem("odds", text, FORM)]),
            }
        }
        Odds::asked(scenario, asked)
    }

    /// Reads what somebody wrote, and checks that the scenario can be asked so.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, and what is allowed.
    pub fn asked(scenario: &Scenario, asked: Asked<'_>) -> Result<Odds, Vec<Problem>> {
        let mut problems = fits(scenario).err().unwrap_or_default();
        let mut take = |read: Result<i64, Problem>| {
            read.map_err(|problem| problems.push(problem)).unwrap_or_default()
        };
        let days = take(whole("days", asked.days, "days", [1, LONGEST_DAYS]));
        let mtbf_us = take(read_mtbf(asked.mtbf));
        let runs = or(asked.runs, RUNS);
        let runs = take(whole("runs", runs, "runs", [1, MOST_RUNS]));
        let every = match asked.every {
            "" => 0,
            every => take(whole("every", every, "s", [1, LONGEST_EVERY_S])),
        };
        let seed = or(asked.seed, SEED).trim().parse().map_err(|_| {
            let what = format!("must be a whole number from 0 to {}", u64::MAX);
            problems.push(problem("seed", asked.seed, &what));
        });
        let small = |number: i64| u32::try_from(number).unwrap_or_default();
        match (problems.is_empty(), seed) {
            (true, Ok(seed)) => Ok(Odds {
                days: small(days),
                mtbf_us,
                seed,
                runs: small(runs),
                every_s: Some(small(every)).filter(|&every_s| every_s > 0),
            }),
            _ => Err(problems),
        }
    }

    /// Where a run ends, in microseconds.
    #[must_use]
    pub fn until_us(&self) -> i64 {
        i64::from(self.days) * DAY_US
    }
}

/// Whether runs can be made of a scenario.
fn fits(scenario: &Scenario) -> Result<(), Vec<Problem>> {
    scenario.check()?;
    let about = |part: &str, what: &str| Err(vec![Problem::new(part, what.to_owned())]);
    if !scenario.order.is_empty() {
        return about("order", "there are odds only where the clock decides, and not an order");
    }
    if scenario.mail.is_empty() {
        return about("mail", "the scenario has no mail, so that no Turn is ever handed over");
    }
    Ok(())
}

fn problem(name: &str, value: &str, what: &str) -> Problem {
    Problem::new(&format!("{name}={value}"), what.to_owned())
}

fn or<'a>(said: &'a str, usual: &'a str) -> &'a str {
    if said.trim().is_empty() { usual } else { said }
}

/// A whole number within a range, which may be written with its unit.
fn whole(name: &str, text: &str, unit: &str, [least, most]: [u32; 2]) -> Result<i64, Problem> {
    let days = (unit == "days").then(|| days_of(text)).flatten();
    let number = days.or_else(|| written_number(text, unit).map(i64::from));
    let fits = |number: &i64| (i64::from(least)..=i64::from(most)).contains(number);
    number.filter(fits).ok_or_else(|| {
        problem(name, text, &format!("must be a whole number from {least} to {most} ({unit})"))
    })
}

/// Days with a unit of time: `30d`, `48h`.
fn days_of(text: &str) -> Option<i64> {
    let is_number = text.trim().bytes().all(|byte| byte.is_ascii_digit());
    let us = written_time_us(text).filter(|us| !is_number && us % DAY_US == 0)?;
    Some(us / DAY_US)
}

fn read_mtbf(text: &str) -> Result<i64, Problem> {
    let fits = |us: &i64| (SHORTEST_MTBF_US..=LONGEST_MTBF_US).contains(us);
    written_time_us(text).filter(fits).ok_or_else(|| {
        let (least, most) = (span_text(SHORTEST_MTBF_US), span_text(LONGEST_MTBF_US));
        let what = format!(
            "the mean time between failures must be a time from {least} to {most}, such as 30min, 4h or 2d"
        );
        problem("mtbf", text, &what)
    })
}

/// A time in the longest unit of which it is a whole number: `4h`, `90min`, `1.5s`.
#[must_use]
pub(super) fn span_text(us: i64) -> String {
    match UNITS.iter().find(|(_, unit_us)| us % unit_us == 0) {
        Some((name, unit_us)) => format!("{}{name}", us / unit_us),
        None => format!("{}s", seconds_text(us)),
    }
}

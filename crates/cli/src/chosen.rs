//! The scenario that a command is about, with what is said beside it: the same for every command.

use clap::Args;
use turnlab_core::scenario::{
    PARAMETERS, Parameter, Scenario, meant, parameter_meant, parameter_named,
};

use crate::error::CliError;
use crate::source::{self, Opened};

#[derive(Debug, Args)]
pub(crate) struct ChosenOptions {
    /// The name of a library scenario, a file or a picture of one, - for standard input, or a link
    pub(crate) scenario: String,
    /// Give a parameter another value, under its name in links or in files: threshold=5, lifetime_s=300,
    /// latency=0.3s, bandwidth="256 kbit/s"
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// How the Turn is handled over a loss, in place of the rule of the scenario
    #[arg(long, value_name = "NAME")]
    pub(crate) rule: Option<String>,
    /// Where the run ends: seconds, or as in 27:45, 1:00:00, 25min or 3h
    #[arg(long, value_name = "TIME")]
    pub(crate) until: Option<String>,
}

impl ChosenOptions {
    /// The scenario as it is meant. Whether it can be run is for its check.
    pub(crate) fn read(&self) -> Result<Scenario, CliError> {
        self.open().map(|opened| opened.scenario)
    }

    /// The same with what a link says of it besides.
    pub(crate) fn open(&self) -> Result<Opened, CliError> {
        let mut opened = source::opened(&self.scenario)?;
        for setting in &self.set {
            Setting::of(setting)?.put(&mut opened.scenario)?;
        }
        self.finish(&mut opened.scenario)?;
        Ok(opened)
    }

    /// Several scenarios where one setting has several values, with commas, each with that value: `threshold=50,20,5`.
    pub(crate) fn read_each(&self) -> Result<Vec<(String, Scenario)>, CliError> {
        let mut scenario = source::scenario(&self.scenario)?;
        let mut several: Option<(Setting<'_>, Vec<&str>)> = None;
        for text in &self.set {
            let setting = Setting::of(text)?;
            match (setting.values(), &several) {
                (None, _) => setting.put(&mut scenario)?,
                (Some(values), None) => several = Some((setting, values)),
                (Some(_), Some((before, _))) => {
                    return Err(CliError::one(format!(
                        "--set {text}: {} has several values already, and only one parameter may",
                        before.parameter.name
                    )));
                }
            }
        }
        self.finish(&mut scenario)?;
        let Some((setting, values)) = several else { return Ok(vec![(String::new(), scenario)]) };
        let each = values.into_iter().map(|value| {
            let mut scenario = scenario.clone();
            Setting { value, ..setting }.put(&mut scenario)?;
            let value = setting.parameter.text(&scenario);
            Ok((format!("{}={value}", setting.parameter.name), scenario))
        });
        each.collect()
    }

    fn finish(&self, scenario: &mut Scenario) -> Result<(), CliError> {
        if let Some(name) = &self.rule {
            let is_rule = |text: &&String| {
                Setting::of(text).is_ok_and(|setting| setting.parameter.name == "rule")
            };
            if let Some(set) = self.set.iter().find(is_rule) {
                let what = format!("--rule {name} and --set {set} both name a rule: leave one out");
                return Err(CliError::one(what));
            }
            let rule = parameter_named("rule").map(|rule| rule.put(scenario, name));
            rule.unwrap_or(Ok(())).map_err(|problem| CliError::all("--rule ", &[problem]))?;
        }
        match &self.until {
            Some(time) => run_until(scenario, time),
            None => Ok(()),
        }
    }
}

/// What one `--set` says.
#[derive(Clone, Copy)]
struct Setting<'a> {
    parameter: &'static Parameter,
    value: &'a str,
}

impl<'a> Setting<'a> {
    fn of(text: &'a str) -> Result<Self, CliError> {
        let Some((name, value)) = text.split_once('=') else {
            let what = format!("--set {text}: a name, = and a value are needed: threshold=5");
            return Err(CliError::one(what));
        };
        let parameter = parameter_named(name).ok_or_else(|| {
            let known = PARAMETERS.iter().map(|parameter| parameter.name);
            let what = match meant(name, known.clone()).or_else(|| parameter_meant(name)) {
                Some(near) => format!("perhaps {near} was meant"),
                None => format!("there is {}", known.collect::<Vec<_>>().join(", ")),
            };
            CliError::one(format!("--set {text}: there is no parameter {name}; {what}"))
        })?;
        Ok(Setting { parameter, value })
    }

    /// Its values where there are several. `0,5 h` is one, and `2,000` might be one.
    fn values(&self) -> Option<Vec<&'a str>> {
        let values: Vec<&str> = self.value.split(',').map(str::trim).collect();
        let is_one = values.len() < 2 || self.parameter.read(self.value).is_ok();
        let is_unclear = values.len() == 2 && values[1].starts_with("000");
        (!is_one && !is_unclear).then_some(values)
    }

    fn put(&self, scenario: &mut Scenario) -> Result<(), CliError> {
        if let Some(values) = self.values() {
            let (name, all) = (self.parameter.name, values.join(","));
            return Err(CliError::one(format!(
                "--set {name}={all}: one value is needed; turnlab run --summary takes several, and tells of each"
            )));
        }
        let put = self.parameter.put(scenario, self.value);
        put.map_err(|problem| CliError::all("--set ", &[problem]))
    }
}

/// Runs end at whole seconds.
fn run_until(scenario: &mut Scenario, time: &str) -> Result<(), CliError> {
    let put = parameter_named("until").map(|until| until.put(scenario, time));
    put.and_then(Result::ok).ok_or_else(|| {
        let allowed = "a time in whole seconds from 1 to 86400, such as 90, 27:45, 25 min or 3h";
        CliError::one(format!("--until {time}: it must be {allowed}"))
    })
}

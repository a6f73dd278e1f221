//! What is asked, as a person writes it.

use turnlab_core::odds::{Asked, Odds};
use turnlab_core::scenario::{Problem, Scenario};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The pace at which mail is suggested to come, where that of the scenario comes to an end.
const PACE: &str = "40s";

/// What stands in the fields, in the order of [`FIELDS`].
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fields([String; FIELDS.len()]);

struct Field {
    /// Its name, as problems have it.
    name: &'static str,
    title: &'static str,
    hint: &'static str,
    /// What stands there where nothing is written.
    empty: &'static str,
}

const FIELDS: [Field; 5] = [
    Field { name: "days", title: "Days of a run", hint: "1 to 365", empty: "" },
    Field {
        name: "mtbf",
        title: "A line fails every",
        hint: "In the mean, from 1min to 1000d: 30min, 4h, 2d",
        empty: "",
    },
    Field {
        name: "every",
        title: "Mail comes every",
        hint: "In the mean and without end, from 1s to 1d; empty: as the scenario's mail comes",
        empty: "its pace",
    },
    Field { name: "runs", title: "Runs", hint: "1 to 100000", empty: "1000" },
    Field {
        name: "seed",
        title: "Seed",
        hint: "What chance is made from: the same seed gives the same figures",
        empty: "1",
    },
];

impl Fields {
    /// What an address asks, or what is suggested where it says nothing that can be read; and what is wrong with it.
    pub(super) fn of(scenario: &Scenario, value: Option<&str>) -> (Self, Vec<Problem>) {
        match value.map(|value| Odds::read(scenario, value)) {
            Some(Ok(odds)) => (Fields::written(&odds), Vec::new()),
            Some(Err(problems)) => (Fields::first(scenario), problems),
            None => (Fields::first(scenario), Vec::new()),
        }
    }

    fn first(scenario: &Scenario) -> Self {
        let ends = scenario.mail.iter().any(|mail| mail.count > 0);
        Fields(["7", "4h", if ends { PACE } else { "" }, "200", "1"].map(str::to_owned))
    }

    /// As it is written in a link.
    fn written(odds: &Odds) -> Self {
        let text = odds.to_string();
        let mut words = text.split(':');
        let days = words.next().unwrap_or_default().trim_end_matches('d').to_owned();
        let words: Vec<&str> = words.collect();
        let of = |field: &Field| {
            let mut pairs = words.chunks(2);
            let found = pairs.find(|pair| pair[0] == field.name);
            found.and_then(|pair| pair.get(1)).map_or(String::new(), |word| (*word).to_owned())
        };
        let mut texts = FIELDS.each_ref().map(of);
        texts[0] = days;
        Fields(texts)
    }

    /// The question.
    pub(super) fn odds(&self, scenario: &Scenario) -> Result<Odds, Vec<Problem>> {
        let [days, mtbf, every, runs, seed] = &self.0;
        Odds::asked(scenario, Asked { days, mtbf, seed, runs, every })
    }
}

/// The fields, each with what is wrong with it.
pub(super) fn form(fields: &Fields, problems: &[Problem], on_write: &Callback<Fields>) -> Html {
    html! { <>{ for (0..FIELDS.len()).map(|place| input(fields, place, problems, on_write)) }</> }
}

/// What is wrong that is about no field.
pub(super) fn of_no_field(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    problems.iter().filter(|problem| FIELDS.iter().all(|field| !is_about(problem, field)))
}

fn is_about(problem: &Problem, field: &Field) -> bool {
    problem.part.split('=').next() == Some(field.name)
}

fn input(fields: &Fields, place: usize, problems: &[Problem], on_write: &Callback<Fields>) -> Html {
    let field = &FIELDS[place];
    let problem = problems.iter().find(|problem| is_about(problem, field));
    let oninput = {
        let (fields, on_write) = (fields.clone(), on_write.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut next = fields.clone();
                next.0[place] = input.value();
                on_write.emit(next);
            }
        })
    };
    let id = format!("odds-{}", field.name);
    let error = format!("{id}-problem");
    html! {
        <div class="limit">
            <label for={id.clone()}>{ field.title }</label>
            <input {id} type="text" autocomplete="off" spellcheck="false" placeholder={field.empty} {oninput} value={fields.0[place].clone()}
                title={field.hint} aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={problem.is_some().then(|| error.clone())} />
            if let Some(problem) = problem {
                <p class="problem" id={error} role="alert">{ &problem.what }{ "." }</p>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_asks_stands_in_the_fields() {
        let scenario = Scenario::default();
        for text in ["30d:mtbf:4h:seed:7:runs:1000", "2d:mtbf:90min:seed:1:runs:5:every:40s"] {
            let (fields, problems) = Fields::of(&scenario, Some(text));
            assert_eq!(problems, []);
            assert_eq!(fields.odds(&scenario).expect("it can be asked").to_string(), text);
        }
        let (fields, problems) = Fields::of(&scenario, Some("0d:mtbf:4h"));
        assert_eq!(problems.len(), 1);
        assert!(fields.odds(&scenario).is_ok(), "what is suggested can be asked");
        assert_eq!(of_no_field(&problems).count(), 0);
        assert!(Fields::first(&scenario).0.contains(&PACE.to_owned()));
    }
}

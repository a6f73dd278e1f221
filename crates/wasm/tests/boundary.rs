//! The boundary as a host page meets it, in a browser: plain objects in, plain objects out.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Reflect};
use turnlab_core::scenario::Scenario;
use turnlab_wasm::run;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The hash of the incident, as the native test pins it.
const INCIDENT: &str = include_str!("../../core/tests/golden/incident.hash");

fn object(json: &str) -> JsValue {
    JSON::parse(json).expect("the test's own JSON")
}

fn told(report: &JsValue, name: &str) -> JsValue {
    Reflect::get(report, &name.into()).expect("the report is an object")
}

fn number(report: &JsValue, name: &str) -> f64 {
    told(report, name).as_f64().expect("a number")
}

fn items(report: &JsValue, name: &str) -> Vec<JsValue> {
    told(report, name).dyn_into::<Array>().expect("an array").to_vec()
}

fn ran(json: &str) -> JsValue {
    run(&object(json)).unwrap_or_else(|_| panic!("this should run: {json}"))
}

fn refused(json: &str) -> String {
    let error = run(&object(json)).err().unwrap_or_else(|| panic!("this ran: {json}"));
    let error = JsValue::from(error);
    told(&error, "message").as_string().expect("a message")
}

#[wasm_bindgen_test]
fn the_incident_has_the_same_hash_as_natively() {
    let report = run(&JsValue::UNDEFINED).unwrap_or_else(|_| panic!("the incident should run"));
    assert_eq!(told(&report, "hash").as_string().as_deref(), Some(INCIDENT.trim()));
    let hash = Scenario::default().run().expect("it is in range").hash();
    assert_eq!(format!("{hash:032x}"), INCIDENT.trim());
}

#[wasm_bindgen_test]
fn an_empty_object_is_the_incident() {
    let report = ran("{}");
    assert_eq!(told(&report, "hash").as_string().as_deref(), Some(INCIDENT.trim()));
    assert_eq!(items(&report, "associations").len(), 2);
    assert_eq!(told(&report, "complete").as_bool(), Some(true));
    let paris = &items(&report, "mtas")[0];
    assert_eq!(told(paris, "name").as_string().as_deref(), Some("PARIS"));
    assert_eq!(number(paris, "peak_queued"), 50.0);
    assert_eq!(number(paris, "accepted"), number(paris, "delivered"));
    let lost = &items(&items(&report, "associations")[0], "turn")[0];
    assert_eq!(told(lost, "turn").as_string().as_deref(), Some("lost"));
    assert_eq!(number(lost, "from_s"), 8.375);
    assert_eq!(number(lost, "replaced_by"), 2.0);
    let verdict = told(&report, "verdict").as_string();
    assert!(verdict.is_some_and(|verdict| verdict.starts_with("Mail stands still")));
}

/// Steps are counted from 1, as in files: after the step before the loss there is the same cut.
#[wasm_bindgen_test]
fn a_step_of_the_report_is_one_of_a_scenario() {
    let lost = &items(&items(&ran("{}"), "associations")[0], "turn")[0];
    let before = number(lost, "loss_step") - 1.0;
    let link =
        format!(r#"{{"cuts": [], "faults": [{{"kind": "cut-after-step", "step": {before}}}]}}"#);
    let again = &items(&items(&ran(&link), "associations")[0], "turn")[0];
    assert_eq!(number(again, "loss_step"), before + 1.0);
}

#[wasm_bindgen_test]
fn notes_and_an_order_are_taken() {
    let report = ran(r#"{"notes": [{"at_us": 8000000, "text": "Look here"}]}"#);
    assert_eq!(told(&report, "hash").as_string().as_deref(), Some(INCIDENT.trim()));
    let report = ran(r#"{"order": ["mail:PARIS", "to:LONDON", "to:PARIS"]}"#);
    assert_eq!(number(&report, "until_s"), 3.0);
}

#[wasm_bindgen_test]
fn the_repair_keeps_the_turn() {
    let report = ran(r#"{"rule": "initiator-decides"}"#);
    let associations = items(&report, "associations");
    assert_eq!(associations.len(), 1);
    assert!(items(&associations[0], "turn").is_empty(), "the Turn was lost all the same");
}

#[wasm_bindgen_test]
fn a_smaller_threshold_opens_sooner() {
    let report = ran(r#"{"parameters": {"threshold_messages": 5}}"#);
    assert_eq!(number(&items(&report, "mtas")[0], "peak_queued"), 5.0);
    let opened = items(&report, "moments").into_iter().find(|moment| {
        told(moment, "headline").as_string().is_some_and(|text| text.contains("fifth message"))
    });
    assert_eq!(opened.map(|moment| number(&moment, "at_s")), Some(150.0));
}

/// Three MTAs, every kind of fault, and every part of mail.
const SITE: &str = r#"{
  "mtas": ["PARIS", "LONDON", "MILAN"],
  "links": [{"between": ["PARIS", "MILAN"], "latency_ms": 100, "bandwidth_kb_per_s": 64}],
  "mail": [
    {"from": "PARIS", "to": "LONDON", "every_s": 30},
    {"from": "LONDON", "to": "PARIS", "first_s": 8, "count": 1},
    {"from": "MILAN", "to": "PARIS", "first_s": 3, "every_s": 20, "pace": "poisson", "seed": 7,
     "size_kb": 2, "largest_kb": 40, "priority": "urgent"}
  ],
  "cuts": [],
  "faults": [
    {"kind": "cut-in-flight", "from": "PARIS", "pdu": "give"},
    {"kind": "cut-after-step", "step": 40},
    {"kind": "link-down", "between": ["PARIS", "MILAN"], "from_us": 60000000, "to_us": 90000000},
    {"kind": "set-link", "between": ["PARIS", "LONDON"], "at_us": 100000000, "latency_ms": 500,
     "bandwidth_kb_per_s": 8},
    {"kind": "stop", "mta": "LONDON", "from_us": 200000000, "to_us": 260000000},
    {"kind": "refuse-binds", "mta": "PARIS", "from_us": 300000000, "to_us": 330000000}
  ],
  "commands": [{"at_us": 5000000, "mta": "MILAN", "association": 2, "command": "please"}],
  "until_s": 600
}"#;

#[wasm_bindgen_test]
fn a_site_of_three_with_every_fault_is_told() {
    let report = ran(SITE);
    assert_eq!(items(&report, "mtas").len(), 3);
    let lost = &items(&items(&report, "associations")[0], "turn")[0];
    assert_eq!(told(lost, "turn").as_string().as_deref(), Some("lost"));
    let headlines: Vec<String> = items(&report, "moments")
        .iter()
        .filter_map(|moment| told(moment, "headline").as_string())
        .collect();
    for said in [
        "The link between PARIS and MILAN goes down",
        "The link between PARIS and LONDON changes",
        "LONDON stops",
        "LONDON starts again",
        "PARIS refuses every bind",
    ] {
        assert!(headlines.iter().any(|headline| headline.contains(said)), "nobody says “{said}”");
    }
}

#[wasm_bindgen_test]
fn mail_is_counted_at_the_mta_that_accepted_it() {
    let report = ran(r#"{
      "mtas": ["A", "B", "C"], "cuts": [], "until_s": 60,
      "mail": [{"from": "A", "to": "B", "count": 2}, {"from": "A", "to": "C", "count": 3}]
    }"#);
    let mtas = items(&report, "mtas");
    let counted = |of: usize| {
        ["accepted", "delivered", "queued", "peak_queued"].map(|name| number(&mtas[of], name))
    };
    assert_eq!(counted(0), [5.0, 5.0, 0.0, 5.0]);
    assert_eq!(counted(1), [0.0; 4]);
    assert_eq!(counted(2), [0.0; 4]);
}

/// What is told of each mistake, `read.rs` tests natively.
#[wasm_bindgen_test]
fn what_is_wrong_is_named() {
    for (json, told) in [
        (r#"{"parameters": {"treshold": 5}}"#, "perhaps threshold_messages was meant"),
        (r#"{"faults": [{"kind": "stop", "mat": "PARIS"}]}"#, "“faults[0].mat”"),
        ("[]", "must be an object"),
        ("7", "must be an object"),
    ] {
        let message = refused(json);
        assert!(message.starts_with("This is not a scenario: "), "{json}: {message}");
        assert!(message.contains(told), "{json}: {message}");
    }
}

const FAULTS: &str = r#"{"faults": [[], null, {"kind": {}}, {"kind": null, "mta": []}]}"#;

#[wasm_bindgen_test]
fn nothing_a_host_page_sends_panics() {
    for odd in
        ["null", "true", r#""x""#, "{\"parameters\": null}", "{\"mtas\": []}", "[[[]]]", FAULTS]
    {
        let _ = run(&object(odd));
    }
    let _ = run(&JsValue::from(js_sys::Symbol::iterator()));
    let _ = run(&js_sys::Function::new_no_args("throw 1").into());
    let _ = run(&js_sys::Date::new_0().into());
}

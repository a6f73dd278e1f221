//! The boundary as a host page meets it, in a browser: plain objects in, plain objects out.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JSON, Reflect};
use turnlab_core::scenario::Scenario;
use turnlab_wasm::run;
use wasm_bindgen::{JsCast, JsError, JsValue};
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
    run(object(json)).unwrap_or_else(|_| panic!("this should run: {json}"))
}

fn refused(json: &str) -> String {
    let error: JsError = run(object(json)).err().unwrap_or_else(|| panic!("this ran: {json}"));
    let error = JsValue::from(error);
    told(&error, "message").as_string().expect("a message")
}

#[wasm_bindgen_test]
fn the_incident_has_the_same_hash_as_natively() {
    let report = run(JsValue::UNDEFINED).unwrap_or_else(|_| panic!("the incident should run"));
    assert_eq!(told(&report, "hash").as_string().as_deref(), Some(INCIDENT.trim()));
    let hash = Scenario::default().run().expect("it is in range").hash();
    assert_eq!(format!("{hash:032x}"), INCIDENT.trim());
}

#[wasm_bindgen_test]
fn an_empty_object_is_the_incident() {
    let report = ran("{}");
    assert_eq!(told(&report, "hash").as_string().as_deref(), Some(INCIDENT.trim()));
    assert_eq!(number(&report, "associations"), 2.0);
    assert_eq!(told(&report, "complete").as_bool(), Some(true));
    let paris = &items(&report, "mtas")[0];
    assert_eq!(told(paris, "name").as_string().as_deref(), Some("PARIS"));
    assert_eq!(number(paris, "peak_queued"), 50.0);
    assert_eq!(number(paris, "accepted"), number(paris, "delivered"));
    let lost = &items(&report, "stretches")[0];
    assert_eq!(told(lost, "turn").as_string().as_deref(), Some("lost"));
    assert_eq!(number(lost, "from_us"), 8_375_000.0);
}

#[wasm_bindgen_test]
fn the_repair_keeps_the_turn() {
    let report = ran(r#"{"rule": "initiator-decides"}"#);
    assert!(items(&report, "stretches").is_empty(), "the Turn was lost all the same");
    assert_eq!(number(&report, "associations"), 1.0);
}

#[wasm_bindgen_test]
fn a_smaller_threshold_opens_sooner() {
    let report = ran(r#"{"parameters": {"threshold_messages": 5}}"#);
    assert_eq!(number(&items(&report, "mtas")[0], "peak_queued"), 5.0);
    let opened = items(&report, "moments").into_iter().find(|moment| {
        told(moment, "headline").as_string().is_some_and(|text| text.contains("fifth message"))
    });
    assert_eq!(opened.map(|moment| number(&moment, "at_us")), Some(150_000_000.0));
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
    let lost = &items(&report, "stretches")[0];
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

#[wasm_bindgen_test]
fn what_is_wrong_is_named() {
    for (json, part, allowed) in [
        (r#"{"rule": "as-shiped"}"#, "as-shiped", "as-shipped"),
        (r#"{"parameters": {"threshold_messages": 0}}"#, "threshold=0", "from 1 to 10000"),
        (r#"{"until_s": 99999999}"#, "until=99999999", "from 1 to 86400"),
        (r#"{"parameters": {"treshold": 5}}"#, "treshold", "threshold_messages"),
        (r#"{"cuts": [{"at_us": -1}]}"#, "cuts[0]", "at_us"),
        (r#"{"mail": [{"from": "PARSI", "every_s": 1}]}"#, "mail[0].from", "PARIS"),
        (r#"{"mail": [{"from": "PARIS", "evry_s": 1}]}"#, "evry_s", "every_s"),
        (r#"{"mail": [{"from": "PARIS", "priority": "urgnt"}]}"#, "urgnt", "urgent"),
        (r#"{"mtas": ["A"]}"#, "mtas", "2 to 8"),
        (r#"{"links": [{"between": ["PARIS", "PARIS"]}]}"#, "not a scenario", "latency_ms"),
        (r#"{"faults": [{"kind": "stop", "mat": "PARIS"}]}"#, "“mat”", "perhaps mta was meant"),
        (r#"{"faults": [{"kind": "link-down", "mta": "A"}]}"#, "“mta”", "between"),
        (r#"{"faults": [{"kind": "stpo"}]}"#, "stpo", "refuse-binds"),
        (r#"{"faults": [{"mta": "PARIS"}]}"#, "not a scenario", "kind"),
        (r#"{"faults": [7]}"#, "not a scenario", ""),
        (
            r#"{"faults": [{"kind": "cut-in-flight", "from": "PARIS", "pdu": "gve"}]}"#,
            "faults[0].pdu",
            "give",
        ),
        (
            r#"{"commands": [{"at_us": 1, "mta": 0, "command": "give"}]}"#,
            "not a scenario",
            "string",
        ),
        (r#"{"cuts": "everywhere"}"#, "not a scenario", "must be a list"),
        ("[]", "not a scenario", ""),
        ("7", "not a scenario", ""),
    ] {
        let message = refused(json);
        assert!(message.contains(part), "{json}: {message:?} does not name {part:?}");
        assert!(message.contains(allowed), "{json}: {message:?} does not say {allowed:?}");
    }
}

const FAULTS: &str = r#"{"faults": [[], null, {"kind": {}}, {"kind": null, "mta": []}]}"#;

#[wasm_bindgen_test]
fn nothing_a_host_page_sends_panics() {
    for odd in
        ["null", "true", r#""x""#, "{\"parameters\": null}", "{\"mtas\": []}", "[[[]]]", FAULTS]
    {
        let _ = run(object(odd));
    }
    let _ = run(JsValue::from(js_sys::Symbol::iterator()));
    let _ = run(js_sys::Function::new_no_args("throw 1").into());
    let _ = run(js_sys::Date::new_0().into());
}

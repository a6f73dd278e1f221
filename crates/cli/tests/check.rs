//! `turnlab check` and `turnlab export` as a person calls them.

use std::path::PathBuf;
use std::process::{Command, Output};

use expect_test::expect;
use serde_json::{Value, json};
use turnlab_core::scenario::read_link;

const AS_SHIPPED: &str = "s=lost-turn&associations-per-peer=1&order=open:PARIS,to:LONDON,to:PARIS,\
                          mail:LONDON,to:PARIS,cut&at=6";

fn turnlab(line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    command.args(line.split_whitespace()).output().expect("the command starts")
}

/// What is printed with this exit code, and nothing complained of.
fn printed(line: &str, code: i32) -> String {
    let output = turnlab(line);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), told.as_ref()), (Some(code), ""), "{line}");
    String::from_utf8(output.stdout).expect("it is text")
}

/// What is complained of, and nothing printed.
fn complained(line: &str) -> String {
    let output = turnlab(line);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{line}");
    String::from_utf8(output.stderr).expect("it is text")
}

/// Without what differs from machine to machine.
fn alike(text: &str) -> String {
    let alike = |line: &str| match line {
        line if line.contains(" deep, ") => {
            line.rsplit_once(", ").map_or("", |(what, _)| what).to_owned()
        }
        line if line.starts_with("  memory: ") => "  memory".to_owned(),
        line => line.to_owned(),
    };
    text.lines().map(|line| alike(line) + "\n").collect()
}

fn objects(line: &str, code: i32) -> Vec<Value> {
    let object = |line| serde_json::from_str(line).expect("a line is an object");
    printed(line, code).lines().map(object).collect()
}

fn verdicts(of_rule: &Value) -> Vec<&str> {
    let properties = of_rule["properties"].as_array().expect("there are properties");
    properties.iter().map(|one| one["verdict"].as_str().expect("a word")).collect()
}

#[test]
fn a_violation_is_told_step_by_step() {
    expect![[r#"
        as-shipped, mail 2,2, losses 1, in flight 4
          724 states, 1,531 transitions, 22 deep
          memory
          at-most-one-holder    always      holds
          turn-recoverable      always      VIOLATED in 3 steps
               1. LONDON has a message for PARIS and asks PARIS for the Turn.
               2. PARIS is asked for the Turn and gives it to LONDON.
               3. Cut: the association is lost while the Turn is on its way to LONDON.
            turnlab run '#s=lost-turn&associations-per-peer=1&order=open:PARIS,to:LONDON,to:PARIS,mail:LONDON,to:PARIS,cut&at=6'
          any-turn-recoverable  always      not reached with these bounds: it needs --associations 2 --set threshold=2
          mail-conserved        always      holds
          delivery              eventually  not reached with these bounds: it needs --associations 2 --set threshold=2
          hand-over             sometimes   reached in 2 steps
          loss-in-hand-over     sometimes   reached in 3 steps
          crossing              sometimes   not reached with these bounds: it needs --repeat
    "#]].assert_eq(&alike(&printed("check lost-turn", 3)));
}

#[test]
fn all_rules_are_compared() {
    let text = printed("check lost-turn --all-rules --repeat", 3);
    let table: String = text.lines().take(12).map(|line| format!("{line}\n")).collect();
    expect![[r#"
        rule                  states  transitions  at-most-one-holder    turn-recoverable      mail-conserved        hand-over  loss-in-hand-over  crossing
        as-shipped             2,223        6,528  holds; bound reached  VIOLATED in 3         holds; bound reached  in 2       in 3               in 4
        initiator-decides      1,966        5,545  holds; bound reached  holds; bound reached  holds; bound reached  in 2       in 3               in 4
        fresh-start            1,776        5,187  holds; bound reached  holds; bound reached  holds; bound reached  in 2       in 3               in 4
        epoch                  2,013        5,620  holds; bound reached  holds; bound reached  holds; bound reached  in 2       in 3               in 4
        take-back              1,978        5,547  VIOLATED in 7         holds; bound reached  holds; bound reached  in 2       in 3               in 4
        answer-anyway         11,815       34,338  VIOLATED in 11        holds; bound reached  holds; bound reached  in 2       in 3               in 4
        answer-unless-giving   2,676        7,591  VIOLATED in 11        holds; bound reached  holds; bound reached  in 2       in 3               in 4
        responder-answers      2,355        6,899  holds; bound reached  VIOLATED in 3         holds; bound reached  in 2       in 3               in 4
        regenerate             3,370       10,096  VIOLATED in 6         VIOLATED in 3         holds; bound reached  in 2       in 3               in 4
        any-turn-recoverable is not reached with these bounds: it needs --associations 2 --set threshold=2
        delivery is not reached with these bounds: it needs --associations 2 --set threshold=2
    "#]].assert_eq(&table);
    assert_eq!(text.lines().filter(|line| line.contains(" deep, ")).count(), 9);
}

#[test]
fn json_is_one_object_for_each_rule() {
    let all = objects("check lost-turn --all-rules --format json", 3);
    assert_eq!(all.len(), 9);
    let as_shipped = &all[0];
    assert_eq!(as_shipped["rule"], "as-shipped");
    assert_eq!((&as_shipped["states"], &as_shipped["transitions"]), (&json!(724), &json!(1531)));
    assert_eq!((&as_shipped["depth"], &as_shipped["complete"]), (&json!(22), &json!(true)));
    assert_eq!(as_shipped["bounds"]["mail"], json!([2, 2]));
    assert!(as_shipped["memory_bytes"]["edges"].is_u64() && as_shipped["seconds"].is_f64());
    let recoverable = &as_shipped["properties"][1];
    assert_eq!(
        *recoverable,
        json!({
            "name": "turn-recoverable",
            "kind": "always",
            "verdict": "violated",
            "bound-reached": false,
            "path": ["mail:LONDON", "to:PARIS", "cut"],
            "link": AS_SHIPPED,
        })
    );
    assert_eq!(as_shipped["properties"][0]["path"], json!(null));
}

/// Where an end may ask again, no bound in flight is wide enough for all that can happen.
#[test]
fn a_bound_that_was_reached_is_told() {
    let line =
        "check lost-turn --rule answer-anyway --losses 0 --repeat --property turn-recoverable";
    for in_flight in [3, 4, 5] {
        let line = format!("{line} --in-flight {in_flight}");
        let words = format!("holds; the bound of {in_flight} in flight was reached\n");
        let text = printed(&line, 0);
        assert!(text.contains(&words), "{text}");
        let found = &objects(&format!("{line} --format json"), 0)[0]["properties"][0];
        assert_eq!((&found["verdict"], &found["bound-reached"]), (&json!("holds"), &json!(true)));
    }
}

/// What a property needs is told by the flags that are missing, and with these it says something.
#[test]
fn flags_that_are_missing_are_named() {
    let line = |flags: &str| format!("check lost-turn --mail 2,1 --in-flight 2 --losses 2 {flags}");
    let both = "--property any-turn-recoverable";
    for (flags, needs) in [
        ("", "it needs --associations 2 --set threshold=2"),
        ("--associations 2", "it needs --set threshold=2"),
        ("--set threshold=2", "it needs --associations 2"),
    ] {
        for property in ["delivery", "any-turn-recoverable"] {
            let text = printed(&line(&format!("{flags} --property {property}")), 0);
            assert!(text.ends_with(&format!("not reached with these bounds: {needs}\n")), "{text}");
        }
    }
    let text = printed(&line(&format!("--associations 2 --set threshold=2 {both}")), 3);
    assert!(text.contains("VIOLATED") && !text.contains("it needs"), "{text}");
    assert_eq!(text.matches("Cut: ").count(), 2, "{text}");
    let text =
        printed(&line(&format!("--rule epoch --associations 2 --set threshold=2 {both}")), 0);
    assert!(text.contains("holds"), "{text}");
    for (flags, needs) in [
        ("--mail 2,0 --property hand-over", "it needs --mail 2,1"),
        ("--losses 0 --property loss-in-hand-over", "it needs --losses 1"),
        ("--property crossing", "it needs --repeat"),
    ] {
        let text = printed(&format!("check lost-turn {flags}"), 0);
        assert!(text.ends_with(&format!("not reached with these bounds: {needs}\n")), "{text}");
    }
}

/// Every path of every rule can be run from its link alone.
#[test]
fn links_open_the_paths() {
    let bounds = "--mail 2,1 --in-flight 2 --associations 2 --set threshold=2";
    let all = objects(&format!("check lost-turn --all-rules --format json {bounds}"), 3);
    let properties = all.iter().flat_map(|rule| rule["properties"].as_array().expect("a list"));
    let found: Vec<&Value> = properties.filter(|property| !property["path"].is_null()).collect();
    assert!(found.iter().any(|property| property["name"] == "delivery"), "mail is never delivered");
    for property in found {
        let link = property["link"].as_str().expect("there is a link");
        let run = printed(&format!("run #{link} --format json"), 0);
        let run: Value = serde_json::from_str(&run).expect("it is JSON");
        let steps = property["path"].as_array().expect("there is a path").len() + 3;
        assert_eq!((&run["steps"], &run["complete"]), (&json!(steps), &json!(true)), "{link}");
    }
}

#[test]
fn a_rule_that_keeps_everything_is_fine() {
    let found = objects("check lost-turn --rule epoch --format json --losses 2", 0);
    let expected =
        ["holds", "holds", "not-reached", "holds", "not-reached", "holds", "holds", "not-reached"];
    assert_eq!(verdicts(&found[0]), expected);
    // What does not come about with mail at one end alone is no violation.
    let found = objects("check lost-turn --mail 2,0 --property hand-over --format json", 0);
    assert_eq!(verdicts(&found[0]), ["not-reached"]);
}

#[test]
fn a_ceiling_is_kept_and_told() {
    let line = "check lost-turn --mail 20,20 --losses 3 --memory 5 --property mail-conserved";
    let found = &objects(&format!("{line} --format json"), 0)[0];
    assert_eq!((&found["complete"], verdicts(found)), (&json!(false), vec!["stopped"]));
    let memory = found["memory_bytes"].as_object().expect("there are parts");
    let bytes: u64 = memory.values().filter_map(Value::as_u64).sum();
    assert!((1_000_000..=5_000_000).contains(&bytes), "{bytes}");
    let states = found["states"].as_u64().expect("a number");
    assert!(states > 50_000, "{states}");
    let text = printed(line, 0);
    assert!(
        text.contains("  stopped at ") && text.contains("stopped; nothing found so far"),
        "{text}"
    );
}

#[test]
fn what_cannot_be_is_named_before_anything_runs() {
    expect![[r#"
        turnlab: mail of the responder must be a whole number from 0 to 20, not 21.
        turnlab: losses must be a whole number from 0 to 255, not 256.
        turnlab: in flight must be a whole number from 1 to 8, not 0.
        turnlab: associations must be a whole number from 1 to 3, not two.
    "#]]
    .assert_eq(&complained(
        "check lost-turn --mail 3,21 --losses 256 --in-flight 0 --associations two",
    ));
    for (line, told) in [
        ("check lost-turn --mail 3", "--mail 3: two numbers with a comma are needed: 2,2."),
        ("check lost-turn --rule epch", "epoch"),
        ("check lost-trun", "lost-turn"),
        ("check lost-turn --set treshold=2", "perhaps threshold was meant"),
        ("check lost-turn --property deliver", "perhaps delivery was meant"),
        (
            "check lost-turn --memory 0",
            "--memory must be a whole number from 1 to 1000000 (MB), not 0.",
        ),
        ("check lost-turn --losses 100 --restarts 2", "restarts must be at most 1"),
    ] {
        let complaint = complained(line);
        assert!(complaint.contains(told), "{line}: {complaint}");
    }
    assert_eq!(turnlab("check lost-turn --all-rules --rule epoch").status.code(), Some(2));
}

#[test]
fn a_path_has_the_names_of_its_scenario() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("elsewhere.toml");
    std::fs::write(&path, "mtas = [\"OSLO\", \"ROME\", \"BERN\"]\n").expect("it can be written");
    let line = format!("check {} --property turn-recoverable", path.display());
    let text = printed(&line, 3);
    assert!(text.contains("1. ROME has a message for OSLO"), "{text}");
    let found = &objects(&format!("{line} --format json"), 3)[0];
    let link = found["properties"][0]["link"].as_str().expect("it has a link");
    assert!(text.contains(link), "{text}");
    let (opened, problems) = read_link(link);
    assert_eq!((opened.scenario.mtas.join(" "), problems.len()), ("OSLO ROME".to_owned(), 0));
    assert_eq!(opened.scenario.order.len(), 6);
}

#[test]
fn the_model_for_spin_has_the_scenarios_parameters() {
    let line = "export lost-turn --rule take-back --mail 3,1 --losses 2 --in-flight 5 --repeat --format spin";
    let text = printed(line, 0);
    for define in [
        "#define RULE take_back\n",
        "#define MAIL_I 3        /*",
        "#define MAIL_R 1        /*",
        "#define LOSSES 2        /*",
        "#define IN_FLIGHT 5     /*",
        "#define REPEAT 1        /*",
    ] {
        assert_eq!(text.matches(define).count(), 1, "{define}");
    }
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("model.pml");
    assert_eq!(printed(&format!("{line} --out {}", path.display()), 0), "");
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), text);
    assert_eq!(printed(&line.replace("spin", "promela"), 0), text, "as it was called before");
}

#[test]
fn the_model_for_spin_looks_for_what_is_named() {
    let text = |properties| printed(&format!("export lost-turn --format spin {properties}"), 0);
    assert!(!text("").contains("#define CHECK "));
    assert!(text("--property mail-conserved").contains("\n#define CHECK mail_conserved\n"));
    let both = text("--property mail-conserved --property at-most-one-holder");
    assert!(both.contains("\n#define CHECK 1\n"));
    assert!(text("--property crossing").contains("\n#define REACH crossing\n"));
    expect![[r#"
        turnlab: SPIN does not say which assertion it was that failed: hand-over, loss-in-hand-over and crossing are each looked for alone.
    "#]]
    .assert_eq(&complained(
        "export lost-turn --format spin --property crossing --property hand-over",
    ));
}

#[test]
fn the_module_for_tlc_has_the_scenarios_parameters() {
    let line = "export lost-turn --rule regenerate:holding-pair --mail 3,1 --losses 2 --in-flight 8 --repeat";
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let file = |name| std::fs::read_to_string(folder.join(name)).expect("it is there");
    let module = folder.join("Slow_2.tla");
    assert_eq!(printed(&format!("{line} --format tla --out {}", module.display()), 0), "");
    let text = file("Slow_2.tla");
    for told in [
        "------------------------------ MODULE Slow_2 ------------------------------\n",
        "\n   regenerate:holding-pair, mail 3,1, losses 2, in flight 8, requests repeated\n",
        "\nKeepHolding    == \"pair\"  ",
        "\nKeepGiving     == \"theirs\"\n",
        "\nRegenerates    == \"yes\"  ",
        "\nMailInitiator == 3  ",
        "\nMailResponder == 1  ",
        "\nLosses        == 2  ",
        "\nInFlight      == 8  ",
        "\nRepeats       == \"yes\"  ",
        " tlc2.TLC -workers auto Slow_2\n",
    ] {
        assert_eq!(text.matches(told).count(), 1, "{told}{text}");
    }
    assert_eq!(printed(&format!("{line} --format tla"), 0), text.replace("Slow_2", "Association"));
    assert_eq!(file("Slow_2.cfg"), printed(&format!("{line} --format tla-cfg"), 0));
    expect![[r#"
        SPECIFICATION Spec
        INVARIANTS TypeOK AtMostOneHolder MailConserved
        CHECK_DEADLOCK FALSE
    "#]]
    .assert_eq(&file("Slow_2.cfg"));
    expect![[r#"
        SPECIFICATION Spec
        INVARIANTS TypeOK AtMostOneHolder NoCrossing
        CHECK_DEADLOCK FALSE
    "#]]
    .assert_eq(&printed(
        &format!("{line} --format tla-cfg --property crossing --property at-most-one-holder"),
        0,
    ));
}

#[test]
fn what_the_module_for_tlc_cannot_be_is_told() {
    expect![[r#"
        turnlab: the model for TLC does not have an MTA that stops and starts again.
        turnlab: --property turn-recoverable: it is about what can still come, and the model for TLC tells only of what is; turnlab check looks for it.
    "#]]
    .assert_eq(&complained(
        "export lost-turn --format tla --restarts 1 --property turn-recoverable",
    ));
    for name in ["my-model.tla", "Naturals.tla", "Model.txt", "7.tla", "WF_a.tla"] {
        let told = complained(&format!("export lost-turn --format tla --out {name}"));
        assert_eq!(
            told,
            format!(
                "turnlab: --out {name}: TLC looks for a module in the file of its name, and a name has letters, \
                 digits and _ and is no word of TLA+: Association.tla.\n"
            )
        );
    }
}

#[test]
fn what_the_model_for_spin_does_not_have_is_told() {
    expect![[r#"
        turnlab: the model for SPIN does not have more associations than one.
        turnlab: the model for SPIN does not have the timers that close an association.
        turnlab: the model for SPIN does not have transfers in full.
        turnlab: in flight must be from 2 to 4 in the model for SPIN under epoch, not 5.
    "#]].assert_eq(&complained(
        "export lost-turn --rule epoch --associations 2 --closing --set transfers=in-full --in-flight 5 --format spin",
    ));
    assert_eq!(turnlab("export lost-turn --format svg").status.code(), Some(2));
}

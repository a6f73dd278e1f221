//! The command as a person calls it: what it says, where, and with which exit code.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use expect_test::{Expect, expect};

fn turnlab(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    command.args(arguments).output().expect("the command starts")
}

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    // It may stop reading early.
    let _ = child.stdin.take().expect("it has an input").write_all(input);
    child.wait_with_output().expect("it ends")
}

/// What a sound call says.
fn said(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), told.as_ref()), (Some(0), ""));
    String::from_utf8(output.stdout.clone()).expect("it is text")
}

/// What is told where something is wrong with what was given.
fn complained(output: &Output) -> String {
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    String::from_utf8(output.stderr.clone()).expect("it is text")
}

fn check(arguments: &[&str], expected: Expect) {
    expected.assert_eq(&complained(&turnlab(arguments)));
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("the file can be written");
    path
}

fn hash_of(json: &str) -> String {
    let told: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    told["hash"].as_str().expect("there is a hash").to_owned()
}

#[test]
fn a_scenario_as_text() {
    expect![[r#"
        Mail stands still for 2 min 27 s, then flows over association 2; the Turn is lost for 2 min 22 s.
          LONDON to PARIS: nothing arrives from 8.00 s to 2:34.50 (2 min 27 s), then over association 2; up to 1 waiting.
          PARIS to LONDON: nothing arrives from 30.00 s to 2:32.25 (2 min 2 s), then over association 2; up to 5 waiting.

              0.00 s  PARIS has a message for LONDON and opens an association.
              0.25 s  LONDON accepts the association.
              0.50 s  The association is open. PARIS has the Turn and sends message 1.
              2.25 s  PARIS’s message 1 is delivered to LONDON.
              2.50 s  Message 1 is through. PARIS has nothing more to send and keeps the Turn.
              8.00 s  LONDON has a message for PARIS and asks PARIS for the Turn.
              8.25 s  PARIS is asked for the Turn and gives it to LONDON.
              8.38 s  Cut: the association is lost while the Turn is on its way to LONDON. Now nobody has the Turn.
             18.38 s  PARIS connects again to recover the association.
             18.63 s  LONDON takes the association up again and asks PARIS for the Turn.
             18.88 s  The association is recovered. PARIS believes that LONDON has the Turn.
             18.88 s  PARIS ignores LONDON’s request: it gave the Turn away.
             30.00 s  PARIS has a message for LONDON and asks LONDON for the Turn back.
             30.25 s  LONDON ignores PARIS’s request: it never got the Turn.
                1:00  One more message for LONDON: 2 wait at PARIS.
                1:30  One more message for LONDON: 3 wait at PARIS.
                2:00  One more message for LONDON: 4 wait at PARIS.
                2:30  The fifth message waits at PARIS: that is the threshold. PARIS opens association 2.
             2:30.25  LONDON accepts association 2 and asks PARIS for the Turn.
             2:30.50  Association 2 is open. PARIS has the Turn and sends message 3. Nobody had the Turn on association 1 for 2 min 22 s, until association 2 took its place.
             2:30.50  PARIS is asked for the Turn and will give it when its message is through.
             2:32.25  PARIS’s message 3 is delivered to LONDON.
             2:32.50  Message 3 is through: PARIS gives the Turn to LONDON.
             2:32.75  The Turn arrives: LONDON has it and sends message 2.
                2:33  PARIS knows that the Turn has arrived, and asks LONDON for the Turn back.
             2:33.25  LONDON is asked for the Turn and will give it when its message is through.
             2:34.50  LONDON’s message 2 is delivered to PARIS.
             2:34.75  Message 2 is through: LONDON gives the Turn to PARIS.
                2:35  The Turn arrives: PARIS has it and sends message 4.
             2:35.25  LONDON knows that the Turn has arrived.
             2:36.75  PARIS’s message 4 is delivered to LONDON.
                2:37  Message 4 is through: PARIS sends message 5.
             2:38.75  PARIS’s message 5 is delivered to LONDON.
                2:39  Message 5 is through: PARIS sends message 6.

        The run ends at 2:40, after 34 steps.

        Association 1, PARIS to LONDON: started at 0.00 s for the first message.
          Nobody had the Turn from 8.38 s to 2:30.50, when a newer association took its place: 2 min 22 s.
        Association 2, PARIS to LONDON: started at 2:30 at the threshold, 5 waiting.

        PARIS: 6 accepted, 4 delivered, 0 not delivered, 2 queued (5 at the most), longest wait 2 min 3 s.
        LONDON: 1 accepted, 1 delivered, 0 not delivered, 0 queued (1 at the most), longest wait 2 min 27 s.

        Events:
              8.38 s  9277 PARIS: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
                2:30   659 PARIS: The queue for LONDON is backlogged with 5 messages.
                2:39   660 PARIS: The backlog for LONDON has subsided, leaving 2 messages.

        Counters:
          PARIS, MSExchangeMTA: Work Queue Length 2
          PARIS, MSExchangeMTA Connections (LONDON): Associations 2, Queue Length 2, Oldest Message Queued (seconds) 40, Send Messages/sec 0.050, Failed Outbound Associations 0
          LONDON, MSExchangeMTA: Work Queue Length 0
          LONDON, MSExchangeMTA Connections (PARIS): Associations 2, Queue Length 0, Oldest Message Queued (seconds) 0, Send Messages/sec 0.017, Failed Outbound Associations 0

        Hash bce0f8cd2431e0f4d4f9ad11cb260037
    "#]].assert_eq(&said(&turnlab(&[
        "run",
        "lost-turn",
        "--set",
        "threshold=5",
        "--until",
        "2:40",
    ])));
}

#[test]
fn a_scenario_as_json() {
    let arguments = ["run", "two-holders", "--until", "60", "--format", "json"];
    expect![[r#"
        {
          "verdict": "Mail is late by 10.4 s; both ends have a Turn for 40.9 s, to the end of the run.",
          "warnings": [],
          "hash": "bb2408af91e214f11310dd2427577c10",
          "complete": true,
          "until_s": 60,
          "steps": 18,
          "mtas": [
            {
              "name": "PARIS",
              "accepted": 3,
              "delivered": 2,
              "non_delivered": 0,
              "queued": 1,
              "peak_queued": 1,
              "longest_wait_s": 2.5
            },
            {
              "name": "LONDON",
              "accepted": 1,
              "delivered": 1,
              "non_delivered": 0,
              "queued": 0,
              "peak_queued": 1,
              "longest_wait_s": 12.85
            }
          ],
          "stalls": [],
          "associations": [
            {
              "number": 1,
              "between": [
                "PARIS",
                "LONDON"
              ],
              "started_s": 0,
              "why": "first-message",
              "waiting": 1,
              "closed_s": null,
              "turn": [
                {
                  "turn": "doubled",
                  "from_s": 19.1,
                  "to_s": 60,
                  "for_s": 40.9,
                  "ended": "end-of-run",
                  "replaced_by": null,
                  "loss_step": 9,
                  "first_step": 12,
                  "last_step": null
                }
              ]
            }
          ],
          "events": [
            {
              "at_s": 8.6,
              "id": 9277,
              "mta": "LONDON",
              "peer": "PARIS",
              "association": 1,
              "step": 9,
              "text": "A call to PARIS was cancelled on association 1: GTA."
            }
          ],
          "counters": [
            {
              "mta": "PARIS",
              "work_queue_length": 1,
              "connections": [
                {
                  "peer": "LONDON",
                  "associations": 1,
                  "queue_length": 1,
                  "oldest_message_queued_s": 0,
                  "send_messages_per_s": 0.033,
                  "failed_outbound_associations": 0
                }
              ]
            },
            {
              "mta": "LONDON",
              "work_queue_length": 0,
              "connections": [
                {
                  "peer": "PARIS",
                  "associations": 1,
                  "queue_length": 0,
                  "oldest_message_queued_s": 0,
                  "send_messages_per_s": 0.017,
                  "failed_outbound_associations": 0
                }
              ]
            }
          ]
        }
    "#]]
    .assert_eq(&said(&turnlab(&arguments)));
}

#[test]
fn every_instant_or_what_is_new() {
    let all = said(&turnlab(&["run", "lost-turn", "--all"]));
    let folded = said(&turnlab(&["run", "lost-turn"]));
    assert!(all.lines().count() > folded.lines().count() + 40);
    assert!(folded.contains("nothing else happens") && !all.contains("nothing else happens"));
    for (text, level) in [(&folded, "messages"), (&all, "pdus")] {
        let transcript =
            said(&turnlab(&["render", "lost-turn", "--format=transcript", "--detail", level]));
        assert!(text.contains(&("\n".to_owned() + &transcript + "\nThe run ends")), "{level}");
    }
}

#[test]
fn every_event_or_how_many_there_are() {
    let refused = ["run", "bind-refused", "--set", "open-interval=30"];
    let folded = said(&turnlab(&refused));
    let all = said(&turnlab(&[&refused[..], &["--all"]].concat()));
    let retries = |text: &str| text.lines().filter(|line| line.contains("  301 PARIS: ")).count();
    assert_eq!((retries(&folded), retries(&all)), (1, 30));
    assert!(folded.contains(" (30 of these until 14:45)") && !all.contains("of these"));
    let none = said(&turnlab(&["run", "monologue", "--until", "60"]));
    assert!(none.contains("No event is logged."), "{none}");
}

#[test]
fn the_same_scenario_has_the_same_hash_in_every_form() {
    let text = "name = 'lost-turn'\n[parameters]\nthreshold_messages = 5\n";
    let path = file("low.toml", text.as_bytes());
    let json = ["--format", "json"];
    let forms = [
        said(&turnlab(&["run", "low-threshold", json[0], json[1]])),
        said(&turnlab(&["run", "lost-turn", "--set=threshold=5", json[0], json[1]])),
        said(&turnlab(&["run", path.to_str().expect("it is text"), json[0], json[1]])),
        said(&fed(&["run", "-", json[0], json[1]], text.as_bytes())),
        said(&turnlab(&["run", "s=lost-turn&threshold=5", json[0], json[1]])),
        said(&turnlab(&["run", "#s=low-threshold&at=3", json[0], json[1]])),
        said(&turnlab(&["run", "https://example.org/#threshold=5", json[0], json[1]])),
    ];
    for form in &forms {
        assert_eq!(hash_of(form), hash_of(&forms[0]));
    }
}

#[test]
fn the_library_in_a_list() {
    let list = said(&turnlab(&["scenarios"]));
    for name in ["lost-turn ", "three-sites "] {
        assert!(list.lines().any(|line| line.starts_with(name)), "{list}");
    }
    for name in
        list.lines().filter_map(|line| line.split(' ').next()).filter(|name| !name.is_empty())
    {
        said(&turnlab(&["run", name, "--until", "30", "--format", "json"]));
    }
}

#[test]
fn scenarios_that_are_not_there() {
    check(
        &["run", "lost-tum"],
        expect![[r#"
            turnlab: “lost-tum” is no file, and there is no scenario of that name; perhaps lost-turn was meant.
        "#]],
    );
    check(
        &["run", "constantinople"],
        expect![[r#"
            turnlab: “constantinople” is no file, and there is no scenario of that name; there is lost-turn, repaired, lost-ack, two-holders, fresh-start, resume-transfer, monologue, low-threshold, association-limit, bind-refused, mta-restart, busy-day, three-sites.
        "#]],
    );
    check(
        &["run", "no/such/file.toml"],
        expect![[r#"
            turnlab: there is no file no/such/file.toml.
        "#]],
    );
    check(
        &["run", ""],
        expect![[r#"
            turnlab: “” is no file, and there is no scenario of that name; there is lost-turn, repaired, lost-ack, two-holders, fresh-start, resume-transfer, monologue, low-threshold, association-limit, bind-refused, mta-restart, busy-day, three-sites.
        "#]],
    );
    check(
        &["run", "s=lost-tum&treshold=5"],
        expect![[r#"
        turnlab: in the link, “s=lost-tum”: there is no scenario of that name; perhaps lost-turn was meant.
        turnlab: in the link, “treshold=5”: there is no parameter of that name; perhaps threshold was meant.
    "#]],
    );
    check(
        &["run", "https://example.org/#s=lost-turn&threshold=0"],
        expect![[r#"
        turnlab: in the link, “threshold=0”: threshold must be a whole number from 1 to 10000 (messages).
    "#]],
    );
}

#[test]
fn a_link_in_whatever_it_was_copied_with() {
    let hash = |output: Output| {
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        told.lines().last().map(str::to_owned).unwrap_or_default()
    };
    let expected = hash(turnlab(&["run", "s=lost-turn&threshold=5"]));
    assert!(expected.starts_with("Hash "), "{expected}");
    let page = "https://example.org/lab/#s=lost-turn&threshold=5";
    for text in [
        format!("<{page}>"),
        format!("\"{page}\""),
        format!("[lost]({page})"),
        format!("  {page}. "),
        format!("<iframe src=\"{}\" title=\"x\"></iframe>", page.replace('&', "&amp;")),
        page.replace('=', "%3D").replace('&', "%26"),
    ] {
        assert_eq!(hash(turnlab(&["run", &text])), expected, "{text}");
        assert_eq!(hash(fed(&["run", "-"], text.as_bytes())), expected, "{text}");
    }
    let told = complained(&fed(&["run", "-"], b"Dear all, it is lost"));
    assert_eq!(
        told,
        "turnlab: in standard input, “Dear all, it is lost” is neither a link nor a scenario file.\n"
    );
}

#[test]
fn files_that_cannot_be_used() {
    let told = |bytes: &[u8]| complained(&fed(&["run", "-"], bytes));
    expect![[r#"
        turnlab: standard input, line 2, column 1, “parameters.treshold_messages”: there is no such key here; perhaps threshold_messages was meant.
        turnlab: standard input, line 3, column 14, “parameters.latency_ms”: must be a whole number from 1 to 60000 (ms one way), not 0.
    "#]].assert_eq(&told(b"[parameters]\ntreshold_messages = 5\nlatency_ms = 0\n"));
    expect![[r#"
        turnlab: standard input, line 1, column 17: this is not TOML: unclosed array, expected `]`.
    "#]]
    .assert_eq(&told(b"mtas = ['A', 'B'\n"));
    expect![[r#"
        turnlab: standard input, which is no text and no PNG picture, is nothing that Turnlab can open: it opens its SVG and PNG pictures, its figures, and scenario files in TOML.
    "#]]
    .assert_eq(&told(b"\xff\xfe\0"));
    expect![[r#"
        turnlab: standard input, which is larger than 10 MB, is too large to be one of Turnlab's.
    "#]]
    .assert_eq(&told(&b"# long\n".repeat(1_500_000)));
    let path = file("bad.toml", b"until_s = 'soon'");
    let path = path.to_str().expect("it is text");
    let told = complained(&turnlab(&["run", path]));
    assert!(told.starts_with(&format!("turnlab: {path}, line 1, column 11")), "{told}");
    let directory = env!("CARGO_TARGET_TMPDIR");
    assert!(complained(&turnlab(&["run", directory])).contains("cannot be read"));
}

#[test]
fn settings_that_cannot_be() {
    check(
        &["run", "lost-turn", "--set", "treshold=5"],
        expect![[r#"
            turnlab: --set treshold=5: there is no parameter treshold; perhaps threshold was meant.
        "#]],
    );
    check(
        &["run", "lost-turn", "--set", "colour=5"],
        expect![[r#"
            turnlab: --set colour=5: there is no parameter colour; there is rule, threshold, lifetime, disconnect, associations-per-peer, transfers, checkpoint-size, window-size, recovery-timeout, reconnect-delay, dialogue-mode, initial-turn, turn-request-threshold, request-repeat, regenerate-after, max-open-retries, open-interval, max-transfer-retries, transfer-interval, transfer-timeout-urgent, transfer-timeout-normal, transfer-timeout-non-urgent, latency, bandwidth, message-size, message-priority, until.
        "#]],
    );
    check(
        &["run", "lost-turn", "--set", "threshold"],
        expect![[r#"
            turnlab: --set threshold: a name, = and a value are needed: threshold=5.
        "#]],
    );
    check(
        &["run", "lost-turn", "--set", "threshold=0"],
        expect![[r#"
        turnlab: --set “threshold=0”: threshold must be a whole number from 1 to 10000 (messages).
    "#]],
    );
    check(
        &["run", "lost-turn", "--set", "rule=epoc"],
        expect![[r#"
            turnlab: --set “rule=epoc”: rule must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate; or one of them with other columns: as-shipped:giving-mine; perhaps epoch was meant.
        "#]],
    );
    check(
        &["run", "lost-turn", "--until", "8.5"],
        expect![[r#"
            turnlab: --until 8.5: it must be a time in whole seconds from 1 to 86400, such as 90, 27:45, 25 min or 3h.
        "#]],
    );
    check(
        &["run", "lost-turn", "--until", "2,000"],
        expect![[r#"
            turnlab: --until 2,000: it must be a time in whole seconds from 1 to 86400, such as 90, 27:45, 25 min or 3h.
        "#]],
    );
    check(
        &["run", "lost-turn", "--until", "25:00:00"],
        expect![[r#"
            turnlab: --until 25:00:00: it must be a time in whole seconds from 1 to 86400, such as 90, 27:45, 25 min or 3h.
        "#]],
    );
}

#[test]
fn times_are_taken_as_people_write_them() {
    let ends = |arguments: &[&str]| {
        let told = said(&turnlab(&[&["run", "monologue", "--format", "json"], arguments].concat()));
        let report: serde_json::Value = serde_json::from_str(&told).expect("it is JSON");
        report["until_s"].as_i64()
    };
    for (time, seconds) in [("90", 90), ("27:45", 1_665), ("25 min", 1_500), ("0,5h", 1_800)] {
        assert_eq!(ends(&["--until", time]), Some(seconds), "{time}");
        assert_eq!(ends(&["--set", &format!("until={time}")]), ends(&["--until", time]), "{time}");
    }
}

#[test]
fn what_is_misuse() {
    for arguments in [&[][..], &["run"], &["walk"], &["run", "lost-turn", "--format", "xml"]] {
        let output = turnlab(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    assert!(said(&turnlab(&["--help"])).contains("scenarios"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turnlab"));
    let arguments = ["run", "lost-turn", "--all"];
    let mut child = command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

/// Parameters have one name, in whatever style and with or without its unit, and every command takes them.
#[test]
fn settings_are_the_same_in_every_style_and_for_every_command() {
    let hash = |settings: &[&str]| {
        let run = [&["run", "lost-turn", "--format", "json"], settings].concat();
        hash_of(&said(&turnlab(&run)))
    };
    let meant = hash(&["--set", "threshold=5", "--set", "latency=300", "--set", "bandwidth=31.25"]);
    for settings in [
        ["threshold_messages=5", "latency_ms=0.3s", "bandwidth_kb_per_s=31,25"],
        ["Threshold=5 messages", "LATENCY=300ms", "bandwidth=256 kbit/s"],
    ] {
        let settings: Vec<&str> = settings.into_iter().flat_map(|it| ["--set", it]).collect();
        assert_eq!(hash(&settings), meant, "{settings:?}");
    }
    let told = ["--rule", "initiator-decides", "--until", "0:20", "--set", "threshold_messages=5"];
    let toml = said(&turnlab(&[&["render", "lost-turn", "--format", "toml"], &told[..]].concat()));
    for line in ["rule = \"initiator-decides\"", "until_s = 20", "threshold_messages = 5"] {
        assert!(toml.contains(line), "{line}\n{toml}");
    }
    let transcript =
        turnlab(&[&["render", "lost-turn", "--format", "transcript"], &told[..]].concat());
    assert!(!said(&transcript).contains("30.00 s"));
    assert!(
        said(&turnlab(&[&["check", "lost-turn"], &told[..]].concat()))
            .contains("initiator-decides")
    );
    said(&turnlab(&[&["export", "lost-turn", "--format", "promela"], &told[..]].concat()));
    check(
        &["run", "lost-turn", "--set", "treshold_messages=5"],
        expect![[r#"
        turnlab: --set treshold_messages=5: there is no parameter treshold_messages; perhaps threshold was meant.
    "#]],
    );
    check(
        &["run", "lost-turn", "--set", "lifetime_ms=5"],
        expect![[r#"
        turnlab: --set lifetime_ms=5: there is no parameter lifetime_ms; perhaps lifetime was meant.
    "#]],
    );
    check(
        &["run", "lost-turn", "--set", "bandwidth=12.8"],
        expect![[r#"
            turnlab: --set “bandwidth=12.8”: bandwidth must be from 1 to 1000000 (KB/s) in whole bytes per second, such as 8, 31.25 or 256 kbit/s.
        "#]],
    );
    check(
        &["run", "lost-turn", "--set", "threshold=50,20"],
        expect![[r#"
        turnlab: --set threshold=50,20: one value is needed; turnlab run --summary takes several, and tells of each.
    "#]],
    );
}

#[test]
fn a_summary_for_each_of_several_values() {
    let arguments =
        ["run", "lost-turn", "--summary", "--set", "threshold=20,5", "--set", "latency=300"];
    expect![[r#"
        threshold=20
        Mail stands still for 9 min 57 s, then flows over association 2; the Turn is lost for 9 min 52 s.
          LONDON to PARIS: nothing arrives from 8.00 s to 10:04.80 (9 min 57 s), then over association 2; up to 1 waiting.
          PARIS to LONDON: nothing arrives from 30.00 s to 10:02.40 (9 min 32 s), then over association 2; up to 20 waiting.

        threshold=5
        Mail stands still for 2 min 27 s, then flows over association 2; the Turn is lost for 2 min 22 s.
          LONDON to PARIS: nothing arrives from 8.00 s to 2:34.80 (2 min 27 s), then over association 2; up to 1 waiting.
          PARIS to LONDON: nothing arrives from 30.00 s to 2:32.40 (2 min 2 s), then over association 2; up to 5 waiting.
    "#]].assert_eq(&said(&turnlab(&arguments)));
    let twice = ["--set", "threshold=20,5", "--set", "lifetime=5,6"];
    check(
        &[&["run", "lost-turn", "--summary"], &twice[..]].concat(),
        expect![[r#"
        turnlab: --set lifetime=5,6: threshold has several values already, and only one parameter may.
    "#]],
    );
    check(
        &["run", "lost-turn", "--summary", "--set", "threshold=5,soon"],
        expect![[r#"
        turnlab: --set “threshold=soon”: threshold must be a whole number from 1 to 10000 (messages).
    "#]],
    );
    check(
        &["run", "lost-turn", "--summary", "--set", "lifetime=2,000"],
        expect![[r#"
        turnlab: --set “lifetime=2,000”: lifetime must be a whole number from 1 to 86400 (s).
    "#]],
    );
}

#[test]
fn times_of_day() {
    let at_nine = ["run", "lost-turn", "--clock", "09:00", "--until", "60"];
    expect![[r#"
        2 messages do not arrive before the end of the run; the Turn is lost for 51.6 s, to the end of the run.

            09:00:00  PARIS has a message for LONDON and opens an association.
         09:00:00.25  LONDON accepts the association.
         09:00:00.50  The association is open. PARIS has the Turn and sends message 1.
         09:00:02.25  PARIS’s message 1 is delivered to LONDON.
         09:00:02.50  Message 1 is through. PARIS has nothing more to send and keeps the Turn.
            09:00:08  LONDON has a message for PARIS and asks PARIS for the Turn.
         09:00:08.25  PARIS is asked for the Turn and gives it to LONDON.
         09:00:08.38  Cut: the association is lost while the Turn is on its way to LONDON. Now nobody has the Turn.
         09:00:18.38  PARIS connects again to recover the association.
         09:00:18.63  LONDON takes the association up again and asks PARIS for the Turn.
         09:00:18.88  The association is recovered. PARIS believes that LONDON has the Turn.
         09:00:18.88  PARIS ignores LONDON’s request: it gave the Turn away.
            09:00:30  PARIS has a message for LONDON and asks LONDON for the Turn back.
         09:00:30.25  LONDON ignores PARIS’s request: it never got the Turn.
            09:01:00  One more message for LONDON: 2 wait at PARIS.

        The run ends at 09:01:00, after 15 steps.

        Association 1, PARIS to LONDON: started at 09:00:00 for the first message.
          Nobody had the Turn from 09:00:08.38 to 09:01:00, the end of the run: 51.6 s.

        PARIS: 3 accepted, 1 delivered, 0 not delivered, 2 queued (2 at the most), longest wait 30 s.
        LONDON: 1 accepted, 0 delivered, 0 not delivered, 1 queued (1 at the most), longest wait 52 s.

        Events:
         09:00:08.38  9277 PARIS: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.

        Counters:
          PARIS, MSExchangeMTA: Work Queue Length 2
          PARIS, MSExchangeMTA Connections (LONDON): Associations 1, Queue Length 2, Oldest Message Queued (seconds) 30, Send Messages/sec 0.017, Failed Outbound Associations 0
          LONDON, MSExchangeMTA: Work Queue Length 1
          LONDON, MSExchangeMTA Connections (PARIS): Associations 1, Queue Length 1, Oldest Message Queued (seconds) 52, Send Messages/sec 0.000, Failed Outbound Associations 0

        Hash f8fbe376a4db1b1dccc09d4193ffd5ab
    "#]].assert_eq(&said(&turnlab(&at_nine)));
    let late = said(&turnlab(&["run", "lost-turn", "--clock", "23:59:00"]));
    assert!(
        late.contains("\n 23:59:08.38  Cut") && late.contains("00:24:00 +1 d  The fiftieth"),
        "{late}"
    );
    for wrong in ["9", "24:00", "soon", "9:00:00:00"] {
        let told = complained(&turnlab(&["run", "lost-turn", "--clock", wrong]));
        let what = "it must be a time of day, such as 09:00 or 23:59:30";
        assert_eq!(told, format!("turnlab: --clock {wrong}: {what}.\n"));
    }
    check(
        &["run", "lost-turn", "--clock", "09:00", "--format", "json"],
        expect![[r#"
        turnlab: --clock: JSON has seconds from the beginning of the run; it is for text.
    "#]],
    );
}

//! What shells and manuals are given: bash completes with it, and groff sets it without a warning.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn turnlab(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_turnlab")).args(arguments).output();
    output.expect("the command starts")
}

fn printed(arguments: &[&str]) -> String {
    let output = turnlab(arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("it is text")
}

/// The output of another program, if there is that program.
fn with(program: &str, arguments: &[&str]) -> Option<Output> {
    Command::new(program).args(arguments).output().ok()
}

/// A file below the target directory.
fn file(name: &str, text: &str) -> String {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).expect("it can be written");
    file.display().to_string()
}

/// What bash offers for the last of these words.
fn completed(words: &[&str]) -> Option<Vec<String>> {
    let script = file("turnlab.bash", &printed(&["completions", "bash"]));
    let (last, before) = words.split_last().expect("there are words");
    let ask = format!(
        "source '{script}'\nCOMP_WORDS=({}); COMP_CWORD={}\n_turnlab turnlab '{last}' '{}'\n\
         printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        words.len() - 1,
        before.last().expect("the command is a word"),
    );
    let output = with("bash", &["--norc", "-c", &ask])?;
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    let text = String::from_utf8(output.stdout).expect("it is text");
    Some(text.lines().map(str::to_owned).collect())
}

#[test]
fn bash_completes_commands_options_and_words() {
    let Some(commands) = completed(&["turnlab", "re"]) else { return };
    assert_eq!(commands, ["render", "repairs"]);
    for (words, offered) in [
        (&["turnlab", "run", "--su"][..], "--summary"),
        (&["turnlab", "render", "lost-turn", "--format", "mer"], "mermaid"),
        (&["turnlab", "repairs", "lost-turn", "--widen", "as"], "association"),
        (&["turnlab", "completions", "fi"], "fish"),
    ] {
        assert_eq!(completed(words).expect("there is bash"), [offered], "{words:?}");
    }
}

#[test]
fn every_shell_has_its_script() {
    for (shell, word) in [
        ("bash", "complete -F _turnlab"),
        ("zsh", "#compdef turnlab"),
        ("fish", "complete -c turnlab"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion"),
    ] {
        assert!(printed(&["completions", shell]).contains(word), "{shell}");
    }
}

#[test]
fn every_command_has_a_page_that_groff_takes() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("man1");
    let folder = folder.display().to_string();
    assert_eq!(printed(&["man", "--out", &folder]), "");
    let pages: Vec<_> = fs::read_dir(&folder).expect("it was written").flatten().collect();
    assert!(pages.len() > 12, "{pages:?}");
    for page in pages {
        let path = page.path().display().to_string();
        let Some(output) = with("groff", &["-Kutf8", "-man", "-Tutf8", "-ww", "-z", &path]) else {
            return;
        };
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{path}");
    }
    let own = fs::read_to_string(Path::new(&folder).join("turnlab-run.1")).expect("it is there");
    assert_eq!(printed(&["man", "run"]), own);
    assert!(own.contains("threshold=5"), "{own}");
}

#[test]
fn a_page_that_there_is_not_is_told() {
    let output = turnlab(&["man", "runn"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.starts_with("turnlab: there is no command runn; there is run, "), "{told}");
}

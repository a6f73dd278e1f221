//! Whether docs/dependencies.md has a line for everything that is depended on, and for nothing else; and whether every
//! crate has the lints of the workspace, which forbid `unsafe`.

use crate::{folders, paths};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The manifests of all crates.
fn manifests() -> Vec<PathBuf> {
    let folders = ["crates", "web"].map(|folder| paths::root().join(folder));
    let files = folders.iter().flat_map(|folder| folders::below(folder).expect("it can be read"));
    files.filter(|file| file.ends_with("Cargo.toml")).collect()
}

fn text(file: &PathBuf) -> String {
    fs::read_to_string(file).expect("it can be read")
}

/// What a manifest depends on, in whichever way.
fn names(manifest: &str) -> BTreeSet<String> {
    let (mut names, mut within) = (BTreeSet::new(), false);
    for line in manifest.lines() {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end_matches(']');
            within = heading.ends_with("dependencies");
            if let Some((_, name)) = heading.split_once("dependencies.") {
                names.insert(name.to_owned());
            }
        } else if let Some(name) = line.split(['.', ' ', '=']).next().filter(|_| within)
            && name.starts_with(|c: char| c.is_ascii_lowercase())
        {
            names.insert(name.to_owned());
        }
    }
    names
}

#[test]
fn every_dependency_has_a_line_that_says_why() {
    let is_ours = |name: &String| name.contains("turnlab");
    let mut used: BTreeSet<String> =
        manifests().iter().flat_map(|file| names(&text(file))).collect();
    used.retain(|name| !is_ours(name));
    assert!(used.len() > 40, "{used:?}");
    let book = text(&paths::root().join("docs/dependencies.md"));
    let rows = book.lines().filter_map(|line| line.strip_prefix("| `"));
    let rows = rows.map(|row| row.split_once("` |").expect("its name is alone in its cell"));
    let told: BTreeSet<String> = rows
        .map(|(name, why)| {
            assert!(why.len() > 8, "{name} has no why");
            name.to_owned()
        })
        .collect();
    let missing: Vec<_> = used.difference(&told).collect();
    let superfluous: Vec<_> = told.difference(&used).collect();
    assert!(missing.is_empty(), "docs/dependencies.md does not say why there is {missing:?}");
    assert!(
        superfluous.is_empty(),
        "docs/dependencies.md tells of {superfluous:?}, which nothing uses"
    );
}

#[test]
fn no_crate_may_be_unsafe() {
    let workspace = text(&paths::root().join("Cargo.toml"));
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    let manifests = manifests();
    assert!(manifests.len() >= 19, "{manifests:?}");
    for file in manifests {
        let inherits = text(&file).contains("[lints]\nworkspace = true\n");
        assert!(inherits, "{} has other lints than the workspace", file.display());
    }
}

//! The crates that are for others: whether each can be packed as crates.io takes it.

use crate::problem::Outcome;
use crate::process;

/// Those of the workspace that say `publish = true`, each behind those that it needs.
const CRATES: [&str; 7] = [
    "turnlab-core",
    "turnlab-diagram",
    "turnlab-view",
    "turnlab-capture",
    "turnlab-export",
    "turnlab-report",
    "turnlab-cli",
];

/// Packs them. What is packed is not compiled once more: `cargo publish --dry-run` does that.
pub(crate) fn check() -> Outcome {
    let mut cargo = process::cargo();
    cargo.args(["package", "--no-verify", "--allow-dirty", "--quiet"]);
    cargo.args(CRATES.iter().flat_map(|name| ["--package", name]));
    process::run(&mut cargo, "The crates cannot be packed for crates.io: see the messages above")
}

#[cfg(test)]
mod tests {
    use super::CRATES;
    use crate::{folders, paths, process};
    use std::fs;
    use std::path::{Path, PathBuf};

    fn manifests() -> Vec<(PathBuf, String)> {
        let folders = fs::read_dir(paths::root().join("crates")).expect("they are there");
        let folders = folders.map(|folder| folder.expect("it is").path());
        let read = |folder: PathBuf| {
            let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("it has one");
            (folder, manifest)
        };
        folders.map(read).collect()
    }

    fn published() -> impl Iterator<Item = (PathBuf, String)> {
        manifests().into_iter().filter(|(_, manifest)| manifest.contains("\npublish = true\n"))
    }

    #[test]
    fn all_that_are_for_others_are_packed() {
        let mut names: Vec<_> = published()
            .map(|(folder, _)| format!("turnlab-{}", folder.file_name().expect("it has").display()))
            .collect();
        let mut known = CRATES.to_vec();
        names.sort();
        known.sort_unstable();
        assert_eq!(names, known);
    }

    #[test]
    fn each_says_what_it_is() {
        for (folder, manifest) in published() {
            let name = folder.display();
            for key in ["description", "keywords", "categories", "documentation", "include"] {
                assert!(manifest.contains(&format!("\n{key} = ")), "{name} has no {key}");
            }
            let licence = fs::read_to_string(folder.join("LICENSE")).expect("it has its licence");
            let ours = fs::read_to_string(paths::root().join("LICENSE")).expect("it is there");
            assert_eq!(licence, ours, "{name}");
            assert!(folder.join("README.md").is_file(), "{name} has no README.md");
        }
    }

    /// A package has nothing of what lies beside its folder.
    #[test]
    fn nothing_is_read_from_elsewhere_but_by_tests() {
        for (folder, _) in published() {
            for file in folders::below(&folder.join("src")).expect("it has sources") {
                let text = fs::read_to_string(&file).unwrap_or_default();
                let text = text.split("#[cfg(test)]").next().unwrap_or_default();
                for (at, _) in text.match_indices("include_") {
                    let Some(named) = text[at..].split('"').nth(1) else { continue };
                    let place = file.parent().unwrap_or(Path::new("")).join(named);
                    let Ok(place) = place.canonicalize() else { continue };
                    let own = folder.canonicalize().expect("it is there");
                    assert!(place.starts_with(own), "{}: {named}", file.display());
                }
            }
        }
    }

    /// It is the one Rust that anything has been tried with.
    #[test]
    fn the_rust_that_is_promised_is_the_one_of_the_tests() {
        let promised = env!("CARGO_PKG_RUST_VERSION");
        let version = process::answer("rustc", &["--version"]).expect("there is a rustc");
        assert!(
            version.starts_with(&format!("rustc {promised}.")),
            "Cargo.toml promises Rust {promised}, and these tests run with {version}: promise that, or run them \
             with the other"
        );
    }
}

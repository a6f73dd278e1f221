//! What the page may weigh, as `budgets.toml` has it: whoever passes a budget learns what has grown.

use crate::paths;
use crate::problem::{Explain, Outcome, Problem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::{env, fs};

const FILE: &str = "crates/xtask/budgets.toml";
/// What stands at the beginning of the file.
const HEAD: &str = "\
# What the page weighs, in bytes of brotli. `most` is the budget, which `cargo xtask build` and the tests hold; `aim` is
# what it is to come to. The files are as they were when this was written: `UPDATE_EXPECT=1 cargo xtask build` writes
# them anew, but not the budgets.

";

/// One budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Budget {
    /// What it is to come to one day; none where it has.
    aim: Option<usize>,
    /// What it may come to.
    most: usize,
    /// What it is made of, and how much each of that was.
    pub(crate) files: BTreeMap<String, usize>,
}

type Budgets = BTreeMap<String, Budget>;

/// What was found, by the name of its budget: what it is made of, and how much each of that is.
pub(crate) type Found = BTreeMap<&'static str, BTreeMap<String, usize>>;

/// Prints what was found beside its budgets, and fails where one is passed.
pub(crate) fn hold(found: &Found) -> Outcome {
    let unreadable = format!("{FILE} cannot be read as budgets");
    let path = paths::root().join(FILE);
    let text = fs::read_to_string(&path).explain(&unreadable)?;
    let mut budgets: Budgets = toml::from_str(&text).explain(&unreadable)?;
    if env::var_os("UPDATE_EXPECT").is_some() {
        for (name, files) in found {
            if let Some(budget) = budgets.get_mut(*name) {
                budget.files.clone_from(files);
            }
        }
        let text = toml::to_string(&budgets).explain(&unreadable)?;
        fs::write(&path, format!("{HEAD}{text}")).explain(&unreadable)?;
    }
    let mut passed = String::new();
    for (name, files) in found {
        let budget = budgets
            .get(*name)
            .ok_or_else(|| Problem::new(format!("{FILE} has no budget for “{name}”: write one")))?;
        println!("{}", budget.told(name, files));
        passed += &budget.passed(name, files).unwrap_or_default();
    }
    match passed.is_empty() {
        true => Ok(()),
        false => Err(Problem::new(passed.trim_end())),
    }
}

impl Budget {
    /// What it comes to, beside what it may.
    fn told(&self, name: &str, files: &BTreeMap<String, usize>) -> String {
        let (sum, most) = (files.values().sum::<usize>(), self.most);
        let aim = self.aim.map_or(String::new(), |aim| format!(", the aim is {aim}"));
        format!("{:>10} {sum:>10}  {name}, of {most}{aim}", "")
    }

    /// What has grown, if it is more than it may be.
    fn passed(&self, name: &str, files: &BTreeMap<String, usize>) -> Option<String> {
        let sum: usize = files.values().sum();
        let over = sum.checked_sub(self.most).filter(|over| *over > 0)?;
        let mut words = format!(
            "The {name} has {sum} bytes in brotli, {over} more than its budget in {FILE}. What has grown since \
             that was written:\n"
        );
        for (file, now) in files {
            let was = self.files.get(file).copied().unwrap_or_default();
            if *now > was {
                let _ = writeln!(words, "    {file}: {was} to {now}");
            }
        }
        Some(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(sizes: [(&str, usize); 2]) -> BTreeMap<String, usize> {
        sizes.map(|(name, size)| (name.to_owned(), size)).into()
    }

    #[test]
    fn a_budget_that_is_passed_says_what_grew() {
        let was = files([("a.js", 10), ("b.wasm", 20)]);
        let budget = Budget { aim: None, most: 30, files: was.clone() };
        assert_eq!(budget.passed("page", &was), None);
        let words = budget.passed("page", &files([("a.js", 10), ("b.wasm", 21)]));
        let words = words.expect("one byte is too much");
        assert!(
            words.starts_with("The page has 31 bytes in brotli, 1 more than its budget"),
            "{words}"
        );
        assert!(words.ends_with("    b.wasm: 20 to 21\n") && !words.contains("a.js"), "{words}");
    }
}

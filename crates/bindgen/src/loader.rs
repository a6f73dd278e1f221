//! What loads the parts, in the script of the program, instead of a module that the script would import.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

/// The module that the splitter writes and the script imports.
pub(crate) const LINK: &str = "./parts.js";
/// What loads the parts.
const LOADER: &str = include_str!("loader.js");
/// What wasm-bindgen's script loads the program with, and [`LOADER`] the parts.
const LOAD: &str = "async function __wbg_load(";
/// With debug assertions a part imports a mark of the program that it belongs to.
const MARK: &str = "__canary_";

/// The script with the loader of the parts, each with the files that it consists of; `link` is the splitter's module.
pub(crate) fn put_into(
    script: &str,
    parts: &BTreeMap<String, Vec<String>>,
    link: &str,
) -> Result<String> {
    let is_link = |line: &&str| line.starts_with("import * as ") && line.contains(LINK);
    let names: Vec<&str> = script
        .lines()
        .filter(is_link)
        .filter_map(|line| line.strip_prefix("import * as ")?.split(' ').next())
        .collect();
    ensure!(!names.is_empty() && script.contains(LOAD), "wasm-bindgen writes another script");
    let rest: Vec<&str> = script.lines().filter(|line| !is_link(line)).collect();
    // One for each split point, and all of them are the same.
    let named = names.iter().map(|name| format!("const {name} = loaders;\n"));
    let loaders = parts.iter().map(|(part, files)| {
        let files: Vec<_> = files.iter().map(|file| format!("\"{file}\"")).collect();
        format!("__wasm_split_load_{part}: load({}), ", files.join(", "))
    });
    let mark = link.split_once(MARK).and_then(|(_, rest)| rest.split(',').next());
    let mark = mark.map_or_else(String::new, |mark| format!("{MARK}{mark}, "));
    let loader =
        LOADER.replace("/* loaders */", &loaders.collect::<String>()).replace("/* mark */", &mark);
    Ok(format!("{loader}{}{}\n", named.collect::<String>(), rest.join("\n")))
}

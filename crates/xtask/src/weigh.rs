//! `cargo xtask weigh`: what each crate costs in the program of the page, as it was compiled last.

use crate::paths;
use crate::problem::{Explain, Outcome};
use std::collections::BTreeMap;
use std::fs;
use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload, TypeRef};

/// The program with its names, before it is bound, split and optimised.
const PROGRAM: &str = "target/wasm32-unknown-unknown/page/turnlab-web.wasm";
const UNREADABLE: &str = "The program of the page cannot be read: run `cargo xtask build` first";

/// Prints the bytes of each crate's functions, the largest first, and its share of them all.
pub(crate) fn weigh() -> Outcome {
    let wasm = fs::read(paths::root().join(PROGRAM)).explain(UNREADABLE)?;
    let mut crates: Vec<_> = by_crate(&wasm).explain(UNREADABLE)?.into_iter().collect();
    crates.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let all: usize = crates.iter().map(|(_, bytes)| bytes).sum();
    println!("{all:>9} bytes of code in {PROGRAM}");
    for (name, bytes) in crates {
        println!("{bytes:>9} {:>6.2} %  {name}", bytes as f64 * 100.0 / all as f64);
    }
    Ok(())
}

/// How many bytes the functions of each crate have.
fn by_crate(wasm: &[u8]) -> Result<BTreeMap<String, usize>, BinaryReaderError> {
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(subsections) = section.as_known() {
                    for subsection in subsections {
                        let Name::Function(functions) = subsection? else { continue };
                        for naming in functions {
                            let naming = naming?;
                            names.insert(naming.index, naming.name);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut crates = BTreeMap::new();
    for (index, bytes) in (imported..).zip(bodies) {
        let name = names.get(&index).copied().unwrap_or_default();
        *crates.entry(crate_of(name).to_owned()).or_default() += bytes;
    }
    Ok(crates)
}

/// The crate of a function by its mangled name, which begins with it: of an implementation it is that of the type, or
/// else that of the trait.
fn crate_of(name: &str) -> &str {
    let path = name.strip_prefix("_ZN").unwrap_or_default();
    let behind = path.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = path[..path.len() - behind.len()].parse().unwrap_or(behind.len());
    let first = &behind[..length.min(behind.len())];
    let mut types = first.split("$u20$as$u20$").map(|of| {
        let signs = ["_$LT$", "$LT$", "impl$u20$", "$RF$", "mut$u20$", "$u5b$", "dyn$u20$"];
        let of = signs.iter().fold(of, |of, sign| of.trim_start_matches(sign));
        let end = of.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(of.len());
        &of[..end]
    });
    let is_crate = |of: &&str| of.len() > 1 && of.starts_with(|c: char| c.is_ascii_lowercase());
    types.find(is_crate).unwrap_or("others")
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn the_crate_is_in_the_name() {
        for (name, expected) in [
            ("_ZN11turnlab_web3lab4wait17h6badd254e935f844E", "turnlab_web"),
            ("_ZN5alloc7raw_vec19RawVec$LT$T$C$A$GT$8grow_one17h11eb446cc3853d2eE", "alloc"),
            (
                "_ZN81_$LT$wasm_bindgen..__rt..LazyCell$LT$T$GT$$u20$as$u20$core..ops..deref..Deref$GT$5deref17hE",
                "wasm_bindgen",
            ),
            ("_ZN36_$LT$T$u20$as$u20$yew..Component$GT$4view17hE", "yew"),
            ("main", "others"),
        ] {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }
}

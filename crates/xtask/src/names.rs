//! The names by which wasm and its script call each other. wasm-bindgen ends each with sixteen digits that
//! nothing can compress, and writes it into both files; one letter does as well.

use crate::problem::{Explain, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{BinaryReaderError, Export, Import, Parser, Payload};

/// Gives the names of a wasm file, and of the script beside it, that end with digits a short one each; and takes
/// out of the wasm what only tools read.
pub(crate) fn shorten(wasm: &Path) -> Outcome {
    let name = wasm.file_name().unwrap_or_default().to_string_lossy();
    let script = wasm.with_file_name(name.replace(PROGRAM, ".js"));
    let (bytes, text) =
        (fs::read(wasm).explain(FAILED)?, fs::read_to_string(&script).explain(FAILED)?);
    let short = short_names(&bytes).explain(FAILED)?;
    fs::write(wasm, renamed_wasm(&bytes, &short).explain(FAILED)?).explain(FAILED)?;
    fs::write(&script, renamed_script(&text, &short)).explain(FAILED)
}

/// Whether a wasm file is a part of a program, which has no script beside it: what it imports has no digits.
pub(crate) fn is_part(wasm: &Path) -> bool {
    !wasm.to_string_lossy().ends_with(PROGRAM)
}

/// What the name of a program ends with.
const PROGRAM: &str = "_bg.wasm";

const FAILED: &str = "The page's wasm and its script could not be given shorter names";

/// The long names, and what each of them becomes.
type Names = BTreeMap<String, String>;

fn short_names(wasm: &[u8]) -> Result<Names, BinaryReaderError> {
    let mut names = Names::new();
    let mut note = |name: &str| {
        if is_long(name) && !names.contains_key(name) {
            names.insert(name.to_owned(), letters(names.len()));
        }
    };
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    note(import?.name);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    note(export?.name);
                }
            }
            _ => {}
        }
    }
    Ok(names)
}

/// Whether a name ends with sixteen digits, to the base of sixteen.
fn is_long(name: &str) -> bool {
    let behind = name.rsplit(['_', 'h']).next().unwrap_or_default();
    behind.len() == 16 && behind.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// `a` to `z`, then `aa` and so on, without what is a word of the script's language.
fn letters(nth: usize) -> String {
    let is_word = |name: &String| WORDS.contains(&&**name);
    (0..).map(all_letters).filter(|name| !is_word(name)).nth(nth).unwrap_or_default()
}

/// The words of JavaScript that are as short.
const WORDS: [&str; 3] = ["do", "if", "in"];

fn all_letters(nth: usize) -> String {
    const ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
    let last = char::from(ALPHABET[nth % ALPHABET.len()]);
    let before = match nth / ALPHABET.len() {
        0 => String::new(),
        more => all_letters(more - 1),
    };
    format!("{before}{last}")
}

fn renamed_wasm(
    wasm: &[u8],
    names: &Names,
) -> Result<Vec<u8>, wasm_encoder::reencode::Error<std::convert::Infallible>> {
    let short = |name| names.get(name).map_or(name, String::as_str);
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                let mut renamed = ImportSection::new();
                for import in imports.into_imports() {
                    let import = import?;
                    let import = Import { name: short(import.name), ..import };
                    RoundtripReencoder.parse_import(&mut renamed, import)?;
                }
                module.section(&renamed);
            }
            Payload::ExportSection(exports) => {
                let mut renamed = ExportSection::new();
                for export in exports {
                    let export = export?;
                    let export = Export { name: short(export.name), ..export };
                    RoundtripReencoder.parse_export(&mut renamed, export)?;
                }
                module.section(&renamed);
            }
            Payload::CustomSection(_) => {}
            other => {
                if let Some((id, range)) = other.as_section() {
                    module.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok(module.finish())
}

fn renamed_script(script: &str, names: &Names) -> String {
    let ends_word = |c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$';
    let renamed = |piece: &str| {
        let word = piece.trim_end_matches(ends_word);
        match names.get(word) {
            Some(short) => format!("{short}{}", &piece[word.len()..]),
            None => piece.to_owned(),
        }
    };
    script.split_inclusive(ends_word).map(renamed).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_part, letters, renamed_script, renamed_wasm, short_names};
    use std::collections::BTreeSet;
    use std::path::Path;
    use wasm_encoder::{
        CustomSection, EntityType, ExportKind, ExportSection, ImportSection, Module, TypeSection,
    };

    const AT: &str = "__wbg_at_0ac4b9f63ecad89b";
    const INVOKE: &str = "wasm_bindgen__convert__closures_____invoke__h4bae9591447e7a63";

    /// A module that calls one function, has another called, and says who made it.
    fn module() -> Vec<u8> {
        let (mut types, mut imports, mut exports) =
            (TypeSection::new(), ImportSection::new(), ExportSection::new());
        types.ty().function([], []);
        imports.import("./page_bg.js", AT, EntityType::Function(0));
        imports.import("./page_bg.js", "__wbindgen_init", EntityType::Function(0));
        exports.export(INVOKE, ExportKind::Func, 0);
        exports.export("memory", ExportKind::Func, 1);
        let tools = CustomSection { name: "producers".into(), data: b"a compiler".into() };
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports).section(&tools);
        module.finish()
    }

    #[test]
    fn wasm_and_script_have_the_same_short_names() {
        let names = short_names(&module()).expect("it is a module");
        let short: Vec<_> = names.values().map(String::as_str).collect();
        assert_eq!(short, ["a", "b"]);
        let script =
            format!("const x={{{AT}:function(){{wasm.{INVOKE}(wasm.memory)}},__wbindgen_init:0}}");
        let expected = "const x={a:function(){wasm.b(wasm.memory)},__wbindgen_init:0}";
        assert_eq!(renamed_script(&script, &names), expected);

        let renamed = renamed_wasm(&module(), &names).expect("it is a module");
        let text = String::from_utf8_lossy(&renamed);
        assert!(!text.contains(AT) && !text.contains(INVOKE), "{text}");
        assert!(text.contains("__wbindgen_init") && text.contains("memory"), "{text}");
        assert!(!text.contains("producers"), "{text}");
        assert!(short_names(&renamed).expect("it is a module").is_empty());
    }

    #[test]
    fn a_part_of_a_program_has_no_script() {
        assert!(is_part(Path::new("dist/split_lab.wasm")));
        assert!(!is_part(Path::new("dist/turnlab-web-0123_bg.wasm")));
    }

    #[test]
    fn what_is_no_module_is_told() {
        assert!(short_names(b"<!doctype html>").is_err());
    }

    #[test]
    fn no_letters_come_twice() {
        let all: BTreeSet<_> = (0..2000).map(letters).collect();
        assert_eq!(all.len(), 2000);
        assert!(!all.contains("do") && !all.contains("if") && !all.contains("in"));
        assert_eq!(
            ["a", "z", "aa", "az", "ba"].map(str::to_owned),
            [0, 25, 26, 51, 52].map(letters)
        );
    }
}

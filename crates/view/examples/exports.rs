//! Writes every scenario as a diagram for Mermaid and for PlantUML at each level of detail, for the
//! programs themselves to look at: `exports FOLDER`. The file `names` lists them.

#[path = "../tests/common/exports.rs"]
mod exports;

use std::path::PathBuf;
use std::{env, fs, io};

use turnlab_view::Document;
use turnlab_view::export::{Excerpt, mermaid, plantuml};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/exports".to_owned()));
    fs::create_dir_all(&folder)?;
    let mut names = String::new();
    for (scenario, story, excerpt) in exports::stories() {
        for (level, detail) in exports::DETAILS {
            let excerpt = Excerpt { detail, ..excerpt.clone() };
            let name = format!("{scenario}-{level}");
            fs::write(
                folder.join(format!("{name}.mmd")),
                mermaid(&Document::of(&story, &excerpt)),
            )?;
            fs::write(
                folder.join(format!("{name}.puml")),
                plantuml(&Document::of(&story, &excerpt)),
            )?;
            names += &format!("{name}\n");
        }
    }
    fs::write(folder.join("names"), names)
}

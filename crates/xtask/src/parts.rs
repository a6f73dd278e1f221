//! What the page loads later, in a folder that has its name from what is in it: whoever has kept an old page never
//! gets the files of a new one with it.

use crate::folders;
use crate::problem::{Explain, Outcome};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// What is loaded with the page, besides what has its hash in its name: it stays where it is.
const AT_ONCE: [&str; 3] = ["html", "woff2", "json"];
/// What other pages load, which ask for it by this name; and its types.
pub(crate) const ELEMENT: [&str; 2] = ["turn-lab.js", "turn-lab.d.ts"];
/// What the name of that folder begins with.
const LATER: &str = "parts-";
const FAILED: &str = "What the page loads later could not be put aside";

/// Moves the files into that folder, and gives the page with the folder's name in it.
pub(crate) fn put_aside(staging: &Path, page: &str) -> Outcome<String> {
    let mut files = folders::below(staging)?;
    files.retain(|file| is_later(file, page));
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        (file.strip_prefix(staging).ok(), fs::read(file).explain(FAILED)?).hash(&mut hasher);
    }
    let folder = format!("{LATER}{:016x}", hasher.finish());
    for file in files {
        let name = file.strip_prefix(staging).explain(FAILED)?;
        let target = staging.join(&folder).join(name);
        fs::create_dir_all(target.parent().unwrap_or(staging)).explain(FAILED)?;
        fs::rename(&file, target).explain(FAILED)?;
    }
    // Only emptied folders go.
    let _ = fs::remove_dir(staging.join("library"));
    Ok(page.replacen("<html ", &format!("<html data-parts=\"{folder}/\" "), 1))
}

fn is_later(file: &Path, page: &str) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let kind = file.extension().unwrap_or_default().to_string_lossy();
    !AT_ONCE.contains(&&*kind) && !ELEMENT.contains(&&*name) && !page.contains(&*name)
}

/// What the page asks for a file by: its name where it is beside the page, and what stands behind the folder of what
/// is loaded later.
pub(crate) fn name_in(folder: &Path, file: &Path) -> String {
    let path = file.strip_prefix(folder).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let later = path.strip_prefix(LATER).and_then(|path| path.split_once('/'));
    later.map_or_else(|| path.clone(), |(_, name)| name.to_owned())
}

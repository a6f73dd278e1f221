//! Folders: what is in them, copying them and emptying them.

use crate::paths;
use crate::problem::{Explain, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// The files in a folder and those below it.
pub(crate) fn below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let unreadable = format!("{} cannot be read", paths::shown(folder));
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).explain(&unreadable)? {
        let path = entry.explain(&unreadable)?.path();
        if path.is_dir() { found.extend(below(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// Copies a folder with all that is below it.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    let failed = format!("{} cannot be copied to {}", paths::shown(from), paths::shown(to));
    fs::create_dir_all(to).explain(&failed)?;
    for entry in fs::read_dir(from).explain(&failed)? {
        let entry = entry.explain(&failed)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).explain(&failed)?;
        }
    }
    Ok(())
}

/// Removes a folder with all that is below it, if it is there.
pub(crate) fn remove(folder: &Path) -> Outcome {
    let removed = if folder.is_dir() { fs::remove_dir_all(folder) } else { Ok(()) };
    removed.explain(&format!("{} cannot be removed", paths::shown(folder)))
}

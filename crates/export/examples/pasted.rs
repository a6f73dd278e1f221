//! Writes everything that is pasted into pages, of every scenario of the library, for programs that read Markdown to
//! look at: `pasted FOLDER`.

use std::path::PathBuf;
use std::{env, fs, io};

use turnlab_core::scenario::LIBRARY;
use turnlab_export::{ExportRequest, Format, write};
use turnlab_view::Story;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/exports".to_owned()));
    fs::create_dir_all(&folder)?;
    // A picture of a whole day tells nothing that the others do not.
    for entry in LIBRARY.iter().filter(|entry| entry.name != "busy-day") {
        let Ok(history) = entry.scenario().run() else { continue };
        let story = Story::new(entry.scenario(), history);
        for format in
            [Format::Figure, Format::Element, Format::Svg, Format::AnimatedSvg, Format::Embed]
        {
            let name = format!("pasted-{}-{}{}", entry.name, format.name(), format.extension());
            fs::write(folder.join(name), write(&story, &ExportRequest::for_format(format)))?;
        }
    }
    Ok(())
}

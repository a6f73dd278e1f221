//! The playground as a frame in a page of somebody else.

use turnlab_core::scenario::library_entry;
use turnlab_view::Story;
use turnlab_view::export::html;

use crate::request::{ExportRequest, address};

/// How high a frame is that shows the playground, in pixels, wherever one is recommended or written.
pub const FRAME_HEIGHT: u32 = 560;

/// The embed code, in one line: Markdown takes it as it is wherever it is put.
pub(crate) fn frame(story: &Story, request: &ExportRequest) -> String {
    let entry = library_entry(&story.scenario().name);
    let known = entry.map_or("A run of Turnlab", |entry| entry.title);
    let title = request.excerpt.title.as_deref().unwrap_or(known);
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{FRAME_HEIGHT}\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>\n",
        html(&address(&folder(&request.base), "embed.html", story, request)),
        html(title),
    )
}

/// The folder of a page.
pub(crate) fn folder(base: &str) -> String {
    let path = base.split('?').next().unwrap_or_default();
    match path.rsplit_once('/') {
        Some((folder, file)) if file.is_empty() || file.ends_with(".html") => format!("{folder}/"),
        None if path.ends_with(".html") => "./".to_owned(),
        _ => format!("{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::{FRAME_HEIGHT, folder};

    #[test]
    fn the_documents_recommend_what_is_written() {
        let embedding = include_str!("../../../docs/embedding.md");
        let heights: Vec<&str> = embedding.split("height=\"").skip(1).collect();
        let is_height = |text: &&str| text.starts_with(&format!("{FRAME_HEIGHT}\""));
        assert!(!heights.is_empty() && heights.iter().all(is_height), "{heights:?}");
        let readme = include_str!("../../../README.md");
        for text in [embedding, readme] {
            assert!(text.contains(&format!("{FRAME_HEIGHT} pixels high")));
        }
    }

    #[test]
    fn a_frame_stands_beside_the_page() {
        for base in ["https://a.b/lab", "https://a.b/lab/", "https://a.b/lab/index.html?x=1"] {
            assert_eq!(folder(base), "https://a.b/lab/");
        }
        assert_eq!(["./", "index.html", "https://a.b"].map(folder), ["./", "./", "https://a.b/"]);
    }
}

//! A server for files on this machine: what `serve` shows and what the browser tests visit.

use crate::policy;
use crate::problem::{Explain, Outcome, Problem};
use oxhttp::model::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HOST,
    LOCATION,
};
use oxhttp::model::{Body, HeaderValue, Method, Request, Response, StatusCode};
use oxhttp::{ListeningServer, Server as HttpServer};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::Sender;
use std::{fs, io};

/// A running server.
pub(crate) struct Server {
    port: u16,
    listening: ListeningServer,
}

impl Server {
    /// Serves a folder on a port of 127.0.0.1 from now on.
    pub(crate) fn start(folder: PathBuf, port: u16) -> Outcome<Self> {
        Self::listen(port, HttpServer::new(move |request| answer(&folder, media_type, request)))
    }

    /// The same as a host does it that has never heard of WebAssembly.
    pub(crate) fn start_without_wasm(folder: PathBuf, port: u16) -> Outcome<Self> {
        let types = |file: &Path| match media_type(file) {
            "application/wasm" => "application/octet-stream",
            known => known,
        };
        Self::listen(port, HttpServer::new(move |request| answer(&folder, types, request)))
    }

    /// The same for a page that measures: it has the browser's best clock, and the paths and texts
    /// that it posts are passed on. What it gets for that is `reply`'s to say, by the path.
    pub(crate) fn start_for_measures(
        folder: PathBuf,
        port: u16,
        posted: Sender<(String, String)>,
        reply: impl Fn(&str) -> String + Clone + Send + Sync + 'static,
    ) -> Outcome<Self> {
        let answer = move |request: &mut Request<Body>| {
            isolated(match *request.method() {
                Method::POST => pass_on(request, &posted, &reply),
                _ => answer(&folder, media_type, request),
            })
        };
        Self::listen(port, HttpServer::new(answer))
    }

    fn listen(port: u16, server: HttpServer) -> Outcome<Self> {
        let listening = server
            .bind((Ipv4Addr::LOCALHOST, port))
            .spawn()
            .map_err(|error| cannot_listen(port, &error))?;
        Ok(Self { port, listening })
    }

    /// Where the page is.
    pub(crate) fn address(&self) -> String {
        format!("http://{}:{}/", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Serves until the program is ended.
    pub(crate) fn run(self) -> Outcome {
        self.listening.join().explain("The server stopped: start it again")
    }

    /// Whether a port can be had, before work is put into what will be served there.
    pub(crate) fn ensure_free(port: u16) -> Outcome {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .map(drop)
            .map_err(|error| cannot_listen(port, &error))
    }
}

/// A port of 127.0.0.1 that nobody has at the moment.
pub(crate) fn free_port() -> Outcome<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .explain("There is no free port on 127.0.0.1: end some programs and start again")
}

fn cannot_listen(port: u16, error: &io::Error) -> Problem {
    Problem::new(match error.kind() {
        ErrorKind::AddrInUse => format!(
            "Port {port} is taken by another program: end that one or choose another port, as in \
             `cargo xtask serve --port {}`",
            port.checked_add(1).unwrap_or(8080)
        ),
        _ => {
            format!("Port {port} cannot be used, try one from 1024 to 65535 with --port ({error})")
        }
    })
}

fn answer(
    folder: &Path,
    media_type: fn(&Path) -> &'static str,
    request: &Request<Body>,
) -> Response<Body> {
    let wants_body = match *request.method() {
        Method::GET => true,
        Method::HEAD => false,
        _ => return refusal(StatusCode::METHOD_NOT_ALLOWED),
    };
    let found = file_for(request.uri().path())
        .map(|file| folder.join(file))
        .and_then(|file| Some((media_type(&file), fs::read(file).ok()?)));
    let Some((media_type, bytes)) = found else {
        let path = request.uri().path();
        if file_for(path).is_some_and(|file| folder.join(file).is_dir()) {
            return moved(&format!("{path}/"));
        }
        return refusal(StatusCode::NOT_FOUND);
    };
    // Only where measures are taken there are files that are as small as they travel.
    let small =
        file_for(request.uri().path()).map(|file| folder.join(file).with_added_extension("br"));
    let small = small.and_then(|file| fs::read(file).ok());
    let encoding = if small.is_some() { "br" } else { "identity" };
    let bytes = small.unwrap_or(bytes);
    // As a host does that is told so by the file `_headers`.
    let text =
        (media_type.starts_with("text/html")).then(|| String::from_utf8_lossy(&bytes).into_owned());
    let origin = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let origin = origin.map(|host| format!("http://{host}"));
    let policy = text.as_deref().and_then(|text| policy::of(text, origin.as_deref()));
    let mut response = Response::builder();
    if let Some(policy) = policy {
        response = response.header("content-security-policy", policy);
    }
    response
        .header(CONTENT_TYPE, media_type)
        .header("x-content-type-options", "nosniff")
        .header(CONTENT_ENCODING, encoding)
        .header(CACHE_CONTROL, "no-cache")
        // A sandboxed frame has no origin of its own, and scripts and wasm are asked for with one.
        .header(ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .body(if wants_body { bytes.into() } else { Body::empty() })
        .unwrap_or_else(|_| refusal(StatusCode::INTERNAL_SERVER_ERROR))
}

fn pass_on(
    request: &mut Request<Body>,
    posted: &Sender<(String, String)>,
    reply: &impl Fn(&str) -> String,
) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let Ok(text) = io::read_to_string(request.body_mut()) else {
        return refusal(StatusCode::BAD_REQUEST);
    };
    // Whoever does not listen any more does not miss anything.
    let _ = posted.send((path.clone(), text));
    Response::new(reply(&path).into())
}

/// Says that the page shares nothing with others, for which browsers give it an exact clock.
fn isolated(mut response: Response<Body>) -> Response<Body> {
    let headers = response.headers_mut();
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-embedder-policy", HeaderValue::from_static("require-corp"));
    response
}

/// As all hosts do where a folder is asked for without the slash at its end.
fn moved(path: &str) -> Response<Body> {
    let response = Response::builder().status(StatusCode::MOVED_PERMANENTLY);
    let response = response.header(LOCATION, path).body(Body::empty());
    response.unwrap_or_else(|_| refusal(StatusCode::INTERNAL_SERVER_ERROR))
}

fn refusal(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::from(format!("{status}\n")));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// The file, relative to the served folder, that a path in an address names, if any can.
///
/// The page's files have plain names, so nothing is percent-decoded.
fn file_for(path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    let file = match path {
        folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    let only_names = !file.contains('\\')
        && Path::new(&file).components().all(|component| matches!(component, Component::Normal(_)));
    only_names.then(|| PathBuf::from(file))
}

/// What a file is, by the end of its name.
pub(crate) fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file_below_the_folder() {
        assert_eq!(file_for("/"), Some("index.html".into()));
        assert_eq!(file_for("/docs/"), Some("docs/index.html".into()));
        assert_eq!(file_for("/embed.html"), Some("embed.html".into()));
        assert_eq!(file_for("/snippets/a/b.js"), Some("snippets/a/b.js".into()));
    }

    #[test]
    fn no_address_names_a_file_outside_it() {
        for path in ["/../Cargo.toml", "/a/../../b", "//etc/passwd", "/..\\Cargo.toml", "", "*"] {
            assert_eq!(file_for(path), None, "{path}");
        }
    }

    #[test]
    fn browsers_are_told_what_they_insist_on() {
        for (file, expected) in [
            ("a_bg.wasm", "application/wasm"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.css", "text/css; charset=utf-8"),
            ("a.svg", "image/svg+xml"),
        ] {
            assert_eq!(media_type(Path::new(file)), expected);
        }
    }

    #[test]
    fn files_are_served_and_nothing_else_is() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (method, path, status) in [
            ("GET", "/Cargo.toml?query", StatusCode::OK),
            ("HEAD", "/Cargo.toml", StatusCode::OK),
            ("GET", "/src", StatusCode::MOVED_PERMANENTLY),
            ("GET", "/nothing", StatusCode::NOT_FOUND),
            ("GET", "/%2e%2e/Cargo.toml", StatusCode::NOT_FOUND),
            ("POST", "/Cargo.toml", StatusCode::METHOD_NOT_ALLOWED),
        ] {
            let request = Request::builder().method(method).uri(path).body(Body::empty());
            let response = answer(folder, media_type, &request.expect(path));
            assert_eq!(response.status(), status, "{method} {path}");
        }
    }
}

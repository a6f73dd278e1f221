//! A server of another origin: pages of somebody else, or the files of the page as hosts let them be kept.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Such a server, as long as it lives.
pub struct Origin {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    _serving: JoinSet<()>,
}

/// What becomes of a file on its way.
#[derive(Debug, Clone, Copy)]
pub enum Fate {
    /// It comes as it is.
    Whole,
    /// It is not there.
    Missing,
    /// The connection ends in the middle of it.
    CutOff,
    /// It comes as this makes it.
    Changed(fn(&[u8]) -> Vec<u8>),
}

/// A page of somebody else.
#[derive(Debug, Clone, Default)]
pub struct HostPage {
    /// Its path, without the first slash.
    pub path: String,
    /// Its text.
    pub html: String,
    /// The policy that is sent with it; none where it is empty.
    pub policy: String,
}

impl Origin {
    /// Serves these pages and nothing else.
    pub async fn of(pages: Vec<HostPage>) -> Self {
        Origin::serve(move |path, _| {
            let found = pages.iter().find(|page| page.path == path).map(answer);
            async move { found.unwrap_or_else(|| b"HTTP/1.1 404 Not Found\r\n\r\n".to_vec()) }
        })
        .await
    }

    /// Serves the files of a server whose address ends with its port and a slash; whoever has them may keep them.
    pub async fn kept(server: &str) -> Self {
        let server = server.trim_start_matches("http://").trim_end_matches('/').to_owned();
        Origin::serve(move |path, host| kept(server.clone(), path, host)).await
    }

    /// Serves the files of a server whose address ends with its port and a slash; for each of them, whenever it is
    /// asked for, this says what becomes of it, by its path.
    pub async fn faulty(
        server: &str,
        fate: impl Fn(&str) -> Fate + Clone + Send + Sync + 'static,
    ) -> Self {
        let server = server.trim_start_matches("http://").trim_end_matches('/').to_owned();
        Origin::serve(move |path, host| faulty(server.clone(), fate(&path), path, host)).await
    }

    async fn serve<Answer: Future<Output = Vec<u8>> + Send + 'static>(
        answer: impl Fn(String, String) -> Answer + Clone + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("it has a port").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        let mut serving = JoinSet::new();
        serving.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let (answer, noted) = (answer.clone(), Arc::clone(&noted));
                connections.spawn(async move {
                    let Some((path, host)) = request(&mut stream).await else { return };
                    noted.lock().expect("nobody panics with it").push(path.clone());
                    let bytes = answer(path, host).await;
                    // Whoever has gone does not miss it.
                    let _ = stream.write_all(&bytes).await;
                    let _ = stream.shutdown().await;
                });
            }
        });
        Origin { port, asked, _serving: serving }
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Its address by another name of this machine, which is another site.
    #[must_use]
    pub fn other_site(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// The paths that were asked for, in order, without the first slash.
    ///
    /// # Panics
    ///
    /// Where a connection has.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("nobody panics with it").clone()
    }
}

/// What is asked for, without the first slash and what stands behind a question mark, and of whom.
async fn request(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).ok()?;
    let path = head.split(' ').nth(1)?.strip_prefix('/')?.split('?').next()?.to_owned();
    Some((path, header(&head, "host")?.to_owned()))
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    lines.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn answer(page: &HostPage) -> Vec<u8> {
    let policy = match page.policy.as_str() {
        "" => String::new(),
        policy => format!("Content-Security-Policy: {policy}\r\n"),
    };
    let (html, length) = (&page.html, page.html.len());
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{policy}Content-Length: {length}\r\n\
         Connection: close\r\n\r\n{html}"
    )
    .into_bytes()
}

/// What a server answers, to be kept for an hour.
async fn kept(server: String, path: String, host: String) -> Vec<u8> {
    match answered(&server, &path, &host).await {
        Some((head, body)) => put_together(&head, "cache-control", "max-age=3600", &body),
        None => Vec::new(),
    }
}

/// What a server answers, with what becomes of it on its way.
async fn faulty(server: String, fate: Fate, path: String, host: String) -> Vec<u8> {
    let Some((head, body)) = answered(&server, &path, &host).await else { return Vec::new() };
    let body = if let Fate::Changed(change) = fate { change(&body) } else { body };
    let whole = put_together(&head, "content-length", &body.len().to_string(), &body);
    match fate {
        Fate::Missing => b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec(),
        Fate::CutOff => whole[..whole.len() - body.len() / 2].to_vec(),
        Fate::Whole | Fate::Changed(_) => whole,
    }
}

/// An answer with a header of its own.
fn put_together(head: &str, name: &str, value: &str, body: &[u8]) -> Vec<u8> {
    let other =
        |line: &&str| !line.split(':').next().is_some_and(|found| found.eq_ignore_ascii_case(name));
    let lines = head.lines().filter(other).collect::<Vec<_>>().join("\r\n");
    [format!("{lines}\r\n{name}: {value}\r\n\r\n").as_bytes(), body].concat()
}

/// What a server answers: its head, without the empty line, and its body.
async fn answered(server: &str, path: &str, host: &str) -> Option<(String, Vec<u8>)> {
    let mut stream = TcpStream::connect(server).await.ok()?;
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let mut answer = Vec::new();
    stream.write_all(request.as_bytes()).await.ok()?;
    stream.read_to_end(&mut answer).await.ok()?;
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (head, body) = answer.split_at(head);
    Some((String::from_utf8_lossy(head).into_owned(), body[4..].to_vec()))
}

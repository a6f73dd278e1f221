//! A way to a server that can be cut off.

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet, yield_now};

/// An address of its own that leads to a server until it is cut: then nobody answers there.
pub struct Tunnel {
    address: String,
    carrying: JoinHandle<()>,
}

impl Tunnel {
    /// A way to the server of an address that ends with its port and a slash.
    ///
    /// # Panics
    ///
    /// Where there is no port for it.
    pub async fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("it has a port").port();
        let server = server.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let carrying = tokio::spawn(async move {
            // What is carried ends with this.
            let mut connections = JoinSet::new();
            while let Ok((mut near, _)) = listener.accept().await {
                let server = server.clone();
                connections.spawn(async move {
                    if let Ok(mut far) = TcpStream::connect(server).await {
                        // Either side may go at any time.
                        let _ = copy_bidirectional(&mut near, &mut far).await;
                    }
                });
            }
        });
        Tunnel { address: format!("http://127.0.0.1:{port}/"), carrying }
    }

    /// Where it begins.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// From now on the browser has no network.
    pub async fn cut(&self) {
        self.carrying.abort();
        while !self.carrying.is_finished() {
            yield_now().await;
        }
    }
}

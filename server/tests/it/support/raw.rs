//! Bytes on a connection, for what no client library would send.

use super::{OFFSET, PIECE, Person, RESUMABLE, TestApp};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A connection of one's own. Dropped, it breaks off in the middle.
pub struct Wire(TcpStream);

impl Wire {
    /// Connects, and sends the head of a request with somebody's cookies.
    pub async fn send_head(app: &TestApp, person: &Person, line: &str, head: &[(&str, &str)]) -> Self {
        let mut stream = TcpStream::connect(app.config.addr).await.expect("a connection");
        let mut text = format!("{line} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\n", app.config.addr, person.cookies());
        for (name, value) in head {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        stream.write_all(text.as_bytes()).await.expect("to write");
        Self(stream)
    }

    /// Begins to send a piece of so many bytes of an upload.
    pub async fn piece(app: &TestApp, person: &Person, upload: &str, offset: u64, length: usize, more: &[(&str, &str)]) -> Self {
        let (offset, length) = (offset.to_string(), length.to_string());
        let head = [&[RESUMABLE, (OFFSET, &offset), PIECE, ("content-length", &length)], more].concat();
        Self::send_head(app, person, &format!("PATCH {upload}"), &head).await
    }

    /// Sends bytes of the body.
    pub async fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).await.expect("to write");
        self.0.flush().await.expect("to write");
    }

    /// The status of the answer.
    pub async fn status(mut self) -> u16 {
        let mut head = [0; 12];
        self.0.read_exact(&mut head).await.expect("an answer");
        String::from_utf8_lossy(&head[9..]).parse().expect("a status")
    }
}

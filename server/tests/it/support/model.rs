//! An OpenAI-compatible server of a test: answers well, or fails as it is told.

use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// How it answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// Every part, word by word.
    Well,
    /// As `Well`, with this long before each word.
    Slowly(Duration),
    /// Words that are not what was asked for.
    Wrongly,
    /// No JSON at all.
    Nonsense,
    /// Half of it, and the connection is gone.
    Half,
    /// This status; `429` and `500` among them.
    Status(u16),
    /// This status once, then well.
    Once(u16),
    /// Takes the request and says nothing.
    Never,
}

/// The server.
pub struct StandIn {
    url: String,
    manner: Arc<Mutex<Manner>>,
    asked: Arc<Mutex<Vec<String>>>,
}

/// The key of every test.
pub const KEY: &str = "sk-portico-test-key-4711";

impl StandIn {
    /// On a port of its own, answering well.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/v1", listener.local_addr().expect("an address"));
        let manner = Arc::new(Mutex::new(Manner::Well));
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let (told, heard) = (manner.clone(), asked.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, told.clone(), heard.clone()));
            }
        });
        Self { url, manner, asked }
    }

    /// The settings of a program that asks it, with a patience of a second.
    pub fn settings(&self) -> Vec<(&str, &str)> {
        vec![("PORTICO_MODEL_URL", &self.url), ("PORTICO_MODEL", "stand-in"), ("PORTICO_MODEL_KEY", KEY), ("PORTICO_MODEL_PATIENCE", "1")]
    }

    /// Answers so from now on.
    pub fn be(&self, manner: Manner) {
        *self.manner.lock().expect("no panic") = manner;
    }

    /// The requests so far, head and body.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no panic").clone()
    }
}

async fn talk(mut stream: TcpStream, manner: Arc<Mutex<Manner>>, asked: Arc<Mutex<Vec<String>>>) {
    let Some(request) = read(&mut stream).await else { return };
    asked.lock().expect("no panic").push(request.clone());
    let now = {
        let mut manner = manner.lock().expect("no panic");
        let now = *manner;
        if let Manner::Once(_) = now {
            *manner = Manner::Well;
        }
        now
    };
    // nobody listening any more is what some tests are about
    let _ = answer(&mut stream, &request, now).await;
}

async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let read = stream.read(&mut piece).await.ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse::<usize>().ok());
        if body.len() >= length.unwrap_or_default() {
            return Some(text);
        }
    }
}

async fn answer(stream: &mut TcpStream, request: &str, manner: Manner) -> std::io::Result<()> {
    let pause = if let Manner::Slowly(pause) = manner { pause } else { Duration::ZERO };
    match manner {
        Manner::Status(status) | Manner::Once(status) => {
            // a server may repeat what it was sent: that must come nowhere
            let body = format!("{{\"error\":{{\"message\":\"bad key {KEY}\"}}}}");
            let head = format!("HTTP/1.1 {status} Refused\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            return stream.write_all(format!("{head}{body}").as_bytes()).await;
        }
        Manner::Never => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            return Ok(());
        }
        _ => {}
    }
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n").await?;
    if manner == Manner::Nonsense {
        return stream.write_all(b"data: <html>not here</html>\n\n").await;
    }
    let text = if manner == Manner::Wrongly { "I am sorry, I cannot help with that.".to_owned() } else { parts(request) };
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let until = if manner == Manner::Half { words.len() / 2 } else { words.len() };
    for word in &words[..until] {
        tokio::time::sleep(pause).await;
        let event = serde_json::json!({ "choices": [{ "delta": { "content": word } }] });
        stream.write_all(format!("data: {event}\n\n").as_bytes()).await?;
    }
    if manner != Manner::Half {
        stream
            .write_all(
                b"data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"total_tokens\":100}}\n\ndata: [DONE]\n\n",
            )
            .await?;
    }
    Ok(())
}

/// Every part that was asked for, in words of the model's own.
fn parts(request: &str) -> String {
    let asked = request.split("Parts:").nth(1).and_then(|rest| rest.split("Tone:").next()).unwrap_or_default().replace("\\n", "\n");
    let keys = asked.lines().filter_map(|line| line.strip_prefix("## ")?.split(' ').next());
    keys.map(|key| format!("## {key}\nThe model wrote the {key} of it.\n")).collect()
}

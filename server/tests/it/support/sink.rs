//! A mail server of a test: takes what it is given, or refuses it as it is told.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU16, Ordering},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// The mail server.
pub struct Sink {
    url: String,
    mails: Arc<Mutex<Vec<String>>>,
    refusing: Arc<AtomicU16>,
}

impl Sink {
    /// On a port of its own, taking everything.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let (mails, refusing) = (Arc::<Mutex<Vec<String>>>::default(), Arc::new(AtomicU16::new(0)));
        let (taken, refused) = (mails.clone(), refusing.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, taken.clone(), refused.clone()));
            }
        });
        Self { url, mails, refusing }
    }

    /// The settings of a server that sends by it.
    pub fn settings(&self) -> [(&str, &str); 2] {
        [("PORTICO_SMTP_URL", &self.url), ("PORTICO_MAIL_FROM", "Portico <portal@acme.example>")]
    }

    /// Refuses every receiver with this code from now on; 0 refuses nobody.
    pub fn refuse(&self, code: u16) {
        self.refusing.store(code, Ordering::SeqCst);
    }

    /// What was taken so far, head and text.
    pub fn mails(&self) -> Vec<String> {
        self.mails.lock().expect("no panic").clone()
    }

    /// The mail to an address, once it is there.
    pub async fn mail_to(&self, address: &str) -> String {
        let to = format!("To: {address}");
        super::until("a mail arrives", || async { self.mails().into_iter().rfind(|mail| mail.contains(&to)) }).await
    }
}

async fn talk(stream: TcpStream, taken: Arc<Mutex<Vec<String>>>, refusing: Arc<AtomicU16>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut data: Option<String> = None;
    if write.write_all(b"220 sink\r\n").await.is_err() {
        return;
    }
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match &mut data {
            Some(text) if line == "." => {
                taken.lock().expect("no panic").push(text.clone());
                data = None;
                "250 taken".to_owned()
            }
            Some(text) => {
                text.push_str(line.strip_prefix('.').unwrap_or(&line));
                text.push('\n');
                continue;
            }
            None => match (line.get(..4).unwrap_or_default(), refusing.load(Ordering::SeqCst)) {
                ("RCPT", code) if code > 0 => format!("{code} no such mailbox"),
                ("DATA", _) => {
                    data = Some(String::new());
                    "354 go on".to_owned()
                }
                ("QUIT", _) => "221 bye".to_owned(),
                _ => "250 well".to_owned(),
            },
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

/// The link of a mail, as an address of the server.
pub fn link_in(mail: &str, door: &str) -> String {
    let line = mail.lines().find(|line| line.starts_with("http") && line.contains(door)).unwrap_or_else(|| panic!("no link: {mail}"));
    line[line.find(door).expect("a link")..].to_owned()
}

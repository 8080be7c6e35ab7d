//! The mail server, by SMTP. Its password stands in here and nowhere else, and in no log (spec D57).

use domain::{
    id::MailId,
    notices::{LINK_HIDDEN, MailServer},
};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{authentication::Credentials, extension::ClientId},
};
use std::{
    fmt,
    time::{Duration, SystemTime},
};
use store::notices::Letter;

/// How long the mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a mail may take in all: less than a job's lease, so that nobody else sends it meanwhile.
const IN_ALL: Duration = Duration::from_secs(20);
/// The most of a mail server's words that is kept.
const WORDS: usize = 300;

/// Which setting of the mail server cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MailerFault {
    /// Its address.
    Server,
    /// The sender.
    From,
}

/// A mail that was not sent.
#[derive(Debug)]
pub(crate) struct Failure {
    /// Why, in the mail server's words.
    pub words: String,
    /// Trying again is of no use.
    pub for_good: bool,
}

impl Failure {
    fn new(error: &dyn std::error::Error, for_good: bool) -> Self {
        let words = error.to_string();
        let words = words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(WORDS).collect();
        Self { words, for_good }
    }
}

/// A mail server that is set up.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    host: String,
    /// Its host and port, and whether there is an account: never the words of the address, which may hold a password.
    at: (String, bool),
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mailer")
    }
}

impl Mailer {
    /// A mail server at `smtp://host:port`, `smtp://host:port?tls=required` (STARTTLS) or `smtps://host:port`, with an account there
    /// when it wants one, and the sender of every mail; `base_url` is the address people reach Portico at.
    ///
    /// # Errors
    /// Which of them cannot be used. The words of the address are not repeated: a password may stand in it.
    pub fn new(url: &str, account: Option<(String, String)>, from: &str, base_url: &str) -> Result<Self, MailerFault> {
        let from: Mailbox = from.parse().map_err(|_| MailerFault::From)?;
        let (_, place) = url.split_once("://").unwrap_or_default();
        let place = place.split(['/', '?']).next().unwrap_or_default();
        let (inside, place) = place.rsplit_once('@').map_or((false, place), |(_, place)| (true, place));
        let at = (place.to_owned(), inside || account.is_some());
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| MailerFault::Server)?.timeout(Some(PATIENCE));
        if let Some((user, password)) = account {
            builder = builder.credentials(Credentials::new(user, password));
        }
        let host = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
        let host = host.split([':', '/']).next().unwrap_or_default().to_owned();
        if host.contains('.') && host.contains(|c: char| c.is_ascii_alphabetic()) {
            builder = builder.hello_name(ClientId::Domain(host.clone()));
        }
        Ok(Self { transport: builder.build(), from, host, at })
    }

    /// What may be told of it (spec D57).
    pub(crate) fn told(&self) -> MailServer {
        MailServer { at: self.at.0.clone(), from: self.from.to_string(), account: self.at.1 }
    }

    /// Sends a mail.
    pub(crate) async fn send(&self, id: MailId, letter: &Letter) -> Result<(), Failure> {
        let message = self.message(id, letter)?;
        match tokio::time::timeout(IN_ALL, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Failure::new(&error, error.is_permanent())),
            Err(error) => Err(Failure::new(&error, false)),
        }
    }

    /// The same mail has the same bytes each time, so that a receiver can tell one that came twice.
    fn message(&self, id: MailId, letter: &Letter) -> Result<Message, Failure> {
        let (local, _) = letter.to_address.split_once('@').unwrap_or_default();
        let (_, domain) = letter.to_key.split_once('@').unwrap_or_default();
        let to = Address::new(local, domain).map_err(|error| Failure::new(&error, true))?;
        let written = SystemTime::UNIX_EPOCH + Duration::from_millis(letter.created_at.unsigned_abs());
        let lines = letter.body.lines().map(|line| if line == LINK_HIDDEN { &letter.link } else { line });
        let text = lines.collect::<Vec<_>>().join("\r\n");
        let by_itself = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&letter.subject)
            .date(written)
            .message_id(Some(format!("<{id}@{}>", self.host)))
            .raw_header(by_itself)
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|error| Failure::new(&error, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn letter(to: &str, key: &str, subject: &str) -> Letter {
        let (to_address, to_key, subject) = (to.to_owned(), key.to_owned(), subject.to_owned());
        let body = format!("Hello.\n\n{LINK_HIDDEN}\n\n{LINK_HIDDEN} is no link in a line with other words.\n");
        Letter { to_address, to_key, subject, body, link: "https://portal.example/reset/abc".to_owned(), created_at: 0, expires_at: 1 }
    }

    fn mailer() -> Mailer {
        let account = Some(("portal".to_owned(), "hunter2 hunter2".to_owned()));
        Mailer::new("smtp://127.0.0.1:25", account, "Portico <portal@acme.example>", "https://portal.example").expect("a mailer")
    }

    #[tokio::test]
    async fn d31_a_mail_has_its_link_and_no_name_makes_a_header_of_its_own() {
        let id = MailId(Uuid::from_u128(7));
        let subject = "Acme\r\nBcc: evil@evil.example\r\n\r\nand a body";
        let written =
            mailer().message(id, &letter("Zoë@münchen.example", "zoë@xn--mnchen-3ya.example", subject)).expect("a mail").formatted();
        let written = String::from_utf8(written).expect("text");
        assert!(!written.lines().any(|line| line.starts_with("Bcc")), "{written}");
        assert!(written.contains("Message-ID: <00000000-0000-0000-0000-000000000007@portal.example>"), "{written}");
        assert!(written.contains("@xn--mnchen-3ya.example"), "{written}");
        assert!(written.contains("https://portal.example/reset/abc") && written.contains("(link hidden) is no link"), "{written}");
    }

    #[tokio::test]
    async fn d57_no_password_is_ever_written_out() {
        assert!(!format!("{:?}", mailer()).contains("hunter2"));
        let told = Mailer::new("smtp://portal:hunter2@mail.example:587?tls=required", None, "a@b.example", "http://127.0.0.1:3000");
        let told = told.expect("a mailer").told();
        assert_eq!((told.at.as_str(), told.from.as_str(), told.account), ("mail.example:587", "a@b.example", true));
        assert_eq!((mailer().told().at.as_str(), mailer().told().account), ("127.0.0.1:25", true));
        for (url, from, wrong) in [
            ("http://portal:hunter2@mail.example", "a@b.example", MailerFault::Server),
            ("mail.example", "a@b.example", MailerFault::Server),
            ("smtp://mail.example", "nobody", MailerFault::From),
        ] {
            assert_eq!(Mailer::new(url, None, from, "http://127.0.0.1:3000").err(), Some(wrong), "{url}");
        }
        for url in ["smtp://mail.example", "smtp://mail.example:2525", "smtp://mail.example?tls=required", "smtps://mail.example:465"] {
            assert!(Mailer::new(url, None, "a@b.example", "http://127.0.0.1:3000").is_ok(), "{url}");
        }
    }
}

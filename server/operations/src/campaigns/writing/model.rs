//! A model behind any OpenAI-compatible address: asked for a stream, heard word by word, given up when it is silent (spec D9, B10).
//!
//! Its key stands in here and nowhere else, and in no log (spec D57). Its own words about a failure are not kept: they may hold the key.

use domain::campaigns::ModelFailure;
use eventsource_stream::Eventsource;
use futures::StreamExt;
use reqwest::{Client, Response, StatusCode, redirect::Policy};
use serde_json::{Value, json};
use std::{
    fmt,
    sync::{Arc, OnceLock},
    time::Duration,
};

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a whole answer may take.
const IN_ALL: Duration = Duration::from_secs(180);
/// How long to wait before asking again a model that is busy or broken.
const AGAIN: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(2)];
/// The longest wait that a model may ask for.
const LONGEST: Duration = Duration::from_secs(10);
/// The most of an answer that is read, in bytes.
const MOST: usize = 64 * 1024;
/// Tokens an answer may have.
const TOKENS: i64 = 2_000;
/// Bytes a token is taken for, where the model does not count.
const PER_TOKEN: usize = 3;

/// A model that is set up.
#[derive(Clone)]
pub struct Model {
    address: String,
    name: String,
    key: Option<String>,
    /// How long it may say nothing.
    patience: Duration,
    /// Tokens an organisation may use on a day.
    pub(crate) budget: i64,
    client: Arc<OnceLock<Client>>,
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Model")
    }
}

/// The address cannot be used: `http://` or `https://`, up to and with `/v1`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoAddress;

/// What a model wrote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Said {
    /// Its words.
    pub text: String,
    /// What they cost.
    pub tokens: i64,
}

impl Model {
    /// A model of this name at an address such as `http://127.0.0.1:11434/v1`.
    ///
    /// # Errors
    /// `NoAddress`. Its words are not repeated: a key may stand in it.
    pub fn new(address: &str, name: &str, key: Option<String>, patience: Duration, budget: i64) -> Result<Self, NoAddress> {
        let address = address.trim_end_matches('/');
        let parsed = reqwest::Url::parse(address).map_err(|_| NoAddress)?;
        let bare = parsed.username().is_empty() && parsed.password().is_none() && parsed.query().is_none();
        if !matches!(parsed.scheme(), "http" | "https") || !bare || name.is_empty() {
            return Err(NoAddress);
        }
        Ok(Self { address: address.to_owned(), name: name.to_owned(), key, patience, budget, client: Arc::default() })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its address, which holds no secret.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Whether a key is set.
    #[must_use]
    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// Exactly what is sent, the key in its header left out.
    pub(super) fn body(&self, system: &str, user: &str) -> Value {
        json!({
            "model": self.name,
            "stream": true,
            "temperature": 0.4,
            "max_tokens": TOKENS,
            "messages": [{ "role": "system", "content": system }, { "role": "user", "content": user }],
        })
    }

    /// What an answer to this may cost.
    pub(super) fn estimate(body: &Value) -> i64 {
        tokens(body.to_string().len()) + TOKENS
    }

    /// Asks, and tells each word as it comes. A model that is busy or broken is asked again before its first word.
    pub(super) async fn ask(&self, body: &Value, mut tell: impl FnMut(&str)) -> Result<Said, ModelFailure> {
        let all = async {
            let mut waits = AGAIN.iter();
            let answer = loop {
                match self.begin(body).await {
                    Err((failure @ (ModelFailure::Busy | ModelFailure::Broken), wanted)) => match waits.next() {
                        Some(wait) => tokio::time::sleep(wanted.unwrap_or(*wait).min(LONGEST)).await,
                        None => return Err(failure),
                    },
                    Err((failure, _)) => return Err(failure),
                    Ok(answer) => break answer,
                }
            };
            self.hear(answer, body, &mut tell).await
        };
        tokio::time::timeout(IN_ALL, all).await.unwrap_or(Err(ModelFailure::Silent))
    }

    /// The head of an answer, or why there is none and how long the model wants to be left alone.
    async fn begin(&self, body: &Value) -> Result<Response, (ModelFailure, Option<Duration>)> {
        let mut request = self.client().ok_or((ModelFailure::Unreached, None))?.post(format!("{}/chat/completions", self.address));
        if let Some(key) = &self.key {
            request = request.bearer_auth(key);
        }
        let request = request.header("content-type", "application/json").header("accept", "text/event-stream").body(body.to_string());
        let answer = match tokio::time::timeout(self.patience, request.send()).await {
            Err(_) => return Err((ModelFailure::Silent, None)),
            Ok(Err(_)) => return Err((ModelFailure::Unreached, None)),
            Ok(Ok(answer)) => answer,
        };
        let wanted = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok()).map(Duration::from_secs);
        match answer.status() {
            StatusCode::OK => Ok(answer),
            StatusCode::TOO_MANY_REQUESTS => Err((ModelFailure::Busy, wanted)),
            status if status.is_server_error() => Err((ModelFailure::Broken, wanted)),
            _ => Err((ModelFailure::Refused, None)),
        }
    }

    async fn hear(&self, answer: Response, body: &Value, tell: &mut impl FnMut(&str)) -> Result<Said, ModelFailure> {
        let streamed = answer.headers().get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
        let (mut text, mut counted, mut ended) = (String::new(), None, false);
        if streamed {
            // what comes is counted before it is read: an event without an end must not fill the memory
            let mut bytes = 0;
            let counted_bytes = answer.bytes_stream().map(move |piece| {
                let piece = piece.map_err(|_| ())?;
                bytes += piece.len();
                if bytes > 16 * MOST { Err(()) } else { Ok(piece) }
            });
            let mut events = std::pin::pin!(counted_bytes.eventsource());
            while let Some(event) = tokio::time::timeout(self.patience, events.next()).await.map_err(|_| ModelFailure::Silent)? {
                let event = event.map_err(|_| ModelFailure::Half)?;
                if event.data.trim() == "[DONE]" {
                    ended = true;
                    break;
                }
                let told: Value = serde_json::from_str(&event.data).map_err(|_| ModelFailure::Wrong)?;
                counted = told["usage"]["total_tokens"].as_i64().or(counted);
                let choice = &told["choices"][0];
                ended |= choice["finish_reason"].is_string();
                if let Some(words) = choice["delta"]["content"].as_str().filter(|words| !words.is_empty()) {
                    text.push_str(words);
                    tell(words);
                }
                if text.len() > MOST {
                    return Err(ModelFailure::Wrong);
                }
            }
        } else {
            let told = tokio::time::timeout(self.patience, whole(answer)).await.map_err(|_| ModelFailure::Silent)??;
            counted = told["usage"]["total_tokens"].as_i64();
            text = told["choices"][0]["message"]["content"].as_str().ok_or(ModelFailure::Wrong)?.to_owned();
            tell(&text);
            ended = true;
        }
        let paid = counted.filter(|tokens| *tokens > 0).unwrap_or_else(|| cost(body, &text));
        if ended { Ok(Said { text, tokens: paid }) } else { Err(ModelFailure::Half) }
    }

    /// Made at the first use: the provider of TLS is installed by then.
    fn client(&self) -> Option<&Client> {
        if self.client.get().is_none() {
            let client = Client::builder().connect_timeout(CONNECT).redirect(Policy::none()).no_proxy().build().ok()?;
            let _ = self.client.set(client);
        }
        self.client.get()
    }
}

/// A body that is no stream, as JSON.
async fn whole(answer: Response) -> Result<Value, ModelFailure> {
    let mut bytes = Vec::new();
    let mut pieces = answer.bytes_stream();
    while let Some(piece) = pieces.next().await {
        bytes.extend_from_slice(&piece.map_err(|_| ModelFailure::Half)?);
        if bytes.len() > 2 * MOST {
            return Err(ModelFailure::Wrong);
        }
    }
    serde_json::from_slice(&bytes).map_err(|_| ModelFailure::Wrong)
}

/// What was sent and heard, where the model did not come to count it.
pub(super) fn cost(body: &Value, heard: &str) -> i64 {
    tokens(body.to_string().len() + heard.len())
}

fn tokens(bytes: usize) -> i64 {
    i64::try_from(bytes / PER_TOKEN).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d57_no_key_is_ever_written_out() {
        let patience = Duration::from_secs(30);
        let model = |address: &str| Model::new(address, "qwen3", Some("sk-secret".to_owned()), patience, 1);
        assert!(!format!("{:?}", model("http://127.0.0.1:11434/v1/")).contains("secret"));
        assert!(!model("http://127.0.0.1/v1").expect("an address").body("s", "u").to_string().contains("secret"));
        assert_eq!(model("http://127.0.0.1:11434/v1/").expect("an address").address(), "http://127.0.0.1:11434/v1");
        for address in ["", "127.0.0.1", "file:///v1", "https://key@host/v1", "https://host/v1?key=1"] {
            assert_eq!(model(address).err(), Some(NoAddress), "{address}");
        }
    }
}

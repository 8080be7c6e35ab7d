//! Settings: the only place that reads the environment (house, law 12). README lists them with their meaning.

use domain::{
    Moment,
    library::{Limits, MEGABYTE},
};
use operations::{
    Clock,
    campaigns::Model,
    notices::{Mailer, MailerFault},
};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

/// Everything that can be set.
#[derive(Clone)]
pub struct Config {
    /// `PORTICO_ADDR`: where to listen.
    pub addr: SocketAddr,
    /// `PORTICO_DATA_DIR`: the folder of everything that is kept.
    pub data_dir: PathBuf,
    /// `PORTICO_DATABASE_URL`: `sqlite:<file>` or `postgres://…`; a file in the data folder by default.
    pub database_url: String,
    /// `PORTICO_BLOB_URL`: a folder or `s3://bucket/prefix?endpoint=…&region=…`; a folder in the data folder by default.
    pub blob_url: String,
    /// `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, for `s3://`.
    pub s3_keys: Option<(String, String)>,
    /// `PORTICO_BASE_URL`: the address people use, without a slash at the end.
    pub base_url: String,
    /// `PORTICO_SITE_DIR`: the web files, when they are not beside the program.
    pub site_dir: Option<PathBuf>,
    /// `PORTICO_TRUSTED_PROXIES`: addresses whose `X-Forwarded-For` is believed, comma-separated.
    pub trusted_proxies: Vec<IpAddr>,
    /// `PORTICO_VIDEO_LIMIT_MB` and `PORTICO_FILE_LIMIT_MB`: how large files may be.
    pub limits: Limits,
    /// `PORTICO_SMTP_URL`, `PORTICO_SMTP_USER`, `PORTICO_SMTP_PASSWORD` and `PORTICO_MAIL_FROM`: the mail server.
    pub mailer: Option<Mailer>,
    /// `PORTICO_MODEL_URL`, `PORTICO_MODEL`, `PORTICO_MODEL_KEY`, `PORTICO_MODEL_PATIENCE` and `PORTICO_MODEL_DAILY_TOKENS`: the model
    /// that may write drafts.
    pub model: Option<Model>,
    /// `PORTICO_DEMO_NOW`: a moment in Unix milliseconds at which the demo world stands still.
    pub clock: Clock,
    /// This program's file, which is started for pictures; none makes no pictures. Not a setting of the environment.
    pub program: Option<PathBuf>,
    /// `PORTICO_LOG`: what is logged, as `tracing` directives.
    pub log: String,
}

impl Config {
    /// Reads the environment.
    ///
    /// # Errors
    /// The name of the variable that cannot be understood, and why.
    pub fn from_env() -> anyhow::Result<Self> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        let config = Self::read(|name| std::env::var(name).ok())?;
        Ok(Self { program: std::env::current_exe().ok(), ..config })
    }

    /// Reads settings from anywhere.
    ///
    /// # Errors
    /// The name of the setting that cannot be understood, and why.
    pub fn read(setting: impl Fn(&str) -> Option<String>) -> anyhow::Result<Self> {
        let get = |name: &str| setting(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let wrong = |name: &str, why: &str| anyhow::anyhow!("{name}: {why}");
        let addr: SocketAddr = get("PORTICO_ADDR")
            .unwrap_or_else(|| "127.0.0.1:3000".to_owned())
            .parse()
            .map_err(|_| wrong("PORTICO_ADDR", "an address and a port, such as 127.0.0.1:3000"))?;
        let data_dir = PathBuf::from(get("PORTICO_DATA_DIR").unwrap_or_else(|| "data".to_owned()));
        let megabytes = |name: &str, default: u64| match get(name) {
            None => Ok(default),
            Some(value) => match value.parse::<u64>() {
                Ok(value @ 1..=1_048_576) => Ok(value * MEGABYTE),
                _ => Err(wrong(name, "a whole number of megabytes, at least 1")),
            },
        };
        let defaults = Limits::default();
        let limits = Limits {
            video: megabytes("PORTICO_VIDEO_LIMIT_MB", defaults.video)?,
            other: megabytes("PORTICO_FILE_LIMIT_MB", defaults.other)?,
        };
        let clock = match get("PORTICO_DEMO_NOW") {
            None => Clock::Machine,
            Some(at) => Clock::Still(Moment(at.parse().map_err(|_| wrong("PORTICO_DEMO_NOW", "Unix milliseconds"))?)),
        };
        let mut trusted_proxies = Vec::new();
        for proxy in get("PORTICO_TRUSTED_PROXIES").unwrap_or_default().split(',').map(str::trim).filter(|proxy| !proxy.is_empty()) {
            trusted_proxies.push(proxy.parse().map_err(|_| wrong("PORTICO_TRUSTED_PROXIES", "addresses, comma-separated"))?);
        }
        let base_url = get("PORTICO_BASE_URL").unwrap_or_else(|| format!("http://{addr}"));
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            return Err(wrong("PORTICO_BASE_URL", "begins with http:// or https://"));
        }
        let base_url = base_url.trim_end_matches('/').to_owned();
        let mailer = match get("PORTICO_SMTP_URL") {
            None => None,
            Some(url) => {
                let from = get("PORTICO_MAIL_FROM").ok_or_else(|| wrong("PORTICO_MAIL_FROM", "needed with PORTICO_SMTP_URL"))?;
                let account = get("PORTICO_SMTP_USER").map(|user| (user, get("PORTICO_SMTP_PASSWORD").unwrap_or_default()));
                // the value itself is not repeated: a password may stand in it
                let mailer = Mailer::new(&url, account, &from, &base_url).map_err(|fault| match fault {
                    MailerFault::Server => {
                        wrong("PORTICO_SMTP_URL", "smtp://host:port, smtp://host:port?tls=required or smtps://host:port")
                    }
                    MailerFault::From => wrong("PORTICO_MAIL_FROM", "an address, such as Portico <portal@acme.example>"),
                })?;
                Some(mailer)
            }
        };
        let number = |name: &str, default: i64| match get(name) {
            None => Ok(default),
            Some(value) => value.parse::<i64>().ok().filter(|value| *value > 0).ok_or_else(|| wrong(name, "a whole number, at least 1")),
        };
        let model = match get("PORTICO_MODEL_URL") {
            None => None,
            Some(url) => {
                let name = get("PORTICO_MODEL").ok_or_else(|| wrong("PORTICO_MODEL", "needed with PORTICO_MODEL_URL"))?;
                let patience = Duration::from_secs(number("PORTICO_MODEL_PATIENCE", 30)?.unsigned_abs());
                let budget = number("PORTICO_MODEL_DAILY_TOKENS", 200_000)?;
                let model = Model::new(&url, &name, get("PORTICO_MODEL_KEY"), patience, budget);
                // the value itself is not repeated: a key may stand in it
                Some(model.map_err(|_| wrong("PORTICO_MODEL_URL", "http:// or https://, up to and with /v1, without a key in it"))?)
            }
        };
        Ok(Self {
            addr,
            database_url: get("PORTICO_DATABASE_URL").unwrap_or_else(|| format!("sqlite:{}", data_dir.join("portico.db").display())),
            blob_url: get("PORTICO_BLOB_URL").unwrap_or_else(|| data_dir.join("blobs").display().to_string()),
            s3_keys: get("AWS_ACCESS_KEY_ID").zip(get("AWS_SECRET_ACCESS_KEY")),
            base_url,
            mailer,
            model,
            site_dir: get("PORTICO_SITE_DIR").map(PathBuf::from),
            trusted_proxies,
            limits,
            clock,
            program: None,
            log: get("PORTICO_LOG").unwrap_or_else(|| "info,sqlx=warn,hyper=warn".to_owned()),
            data_dir,
        })
    }

    /// Whether people come by https, so that cookies are kept to it.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(settings: &[(&str, &str)]) -> anyhow::Result<Config> {
        Config::read(|name| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn an_empty_environment_is_one_folder_on_this_machine() {
        let config = read(&[]).expect("defaults hold");
        assert_eq!(config.addr.to_string(), "127.0.0.1:3000");
        assert_eq!(config.database_url, "sqlite:data/portico.db");
        assert_eq!(config.base_url, "http://127.0.0.1:3000");
        assert!(!config.secure());
    }

    #[test]
    fn a_setting_that_cannot_be_understood_is_named() {
        let with_model = |name: &'static str, value: &'static str| {
            read(&[
                (name, value),
                ("PORTICO_MODEL", "qwen3"),
                ("PORTICO_MODEL_KEY", "sk-secret"),
                ("PORTICO_MODEL_URL", "http://127.0.0.1/v1"),
            ])
        };
        for (name, value) in [("PORTICO_MODEL_URL", "https://sk-secret@host/v1"), ("PORTICO_MODEL_DAILY_TOKENS", "many")] {
            let said = with_model(name, value).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(said.contains(name) && !said.contains("secret"), "{name}: {said}");
        }
        for (name, value) in [
            ("PORTICO_ADDR", "here"),
            ("PORTICO_BASE_URL", "portal.example"),
            ("PORTICO_FILE_LIMIT_MB", "0"),
            ("PORTICO_TRUSTED_PROXIES", "proxy"),
            ("PORTICO_DEMO_NOW", "noon"),
        ] {
            let said = read(&[(name, value)]).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(said.contains(name), "{name}: {said}");
        }
    }
}

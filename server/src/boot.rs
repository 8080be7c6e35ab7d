//! The start: the data folder, the database with its newest schema, the blob store, the demo world, the set-up code.

use crate::{Config, site::Site};
use anyhow::Context;
use operations::{Base, Portal, demo, live::Live, tokens};
use std::{fs, path::Path, sync::Arc};
use store::{Blobs, Db};

/// The file in the data folder that keeps the set-up code.
const SET_UP_CODE: &str = "set-up-code";

/// The program, ready to listen.
#[derive(Clone)]
pub struct Running {
    /// The rooms.
    pub portal: Portal,
    /// The settings.
    pub config: Config,
    /// The web files.
    pub site: Site,
}

/// Opens what the settings name, and brings it up to date.
///
/// # Errors
/// What cannot be opened, and why.
pub async fn ground(config: &Config) -> anyhow::Result<Base> {
    let base = open(config).await?;
    base.db.migrate(&config.data_dir.join("backups")).await.context("the database cannot be brought up to date")?;
    store::marks::fold_again(&base.db).await.context("the keys of searches cannot be made anew")?;
    Ok(base)
}

/// Opens what the settings name as it is; changes nothing.
///
/// # Errors
/// What cannot be opened, and why; also when the database is not this program's.
pub async fn as_it_is(config: &Config) -> anyhow::Result<Base> {
    let base = open(config).await?;
    anyhow::ensure!(
        base.db.is_current().await.context("the database does not answer")?,
        "the database is of another version; run portico migrate"
    );
    Ok(base)
}

async fn open(config: &Config) -> anyhow::Result<Base> {
    fs::create_dir_all(&config.data_dir).with_context(|| format!("the data folder {} cannot be made", config.data_dir.display()))?;
    let db = Db::open(&config.database_url).await.context("the database does not open")?;
    let keys = config.s3_keys.as_ref().map(|(id, secret)| (id.as_str(), secret.as_str()));
    let blobs = Blobs::open(&config.blob_url, &config.data_dir, keys).context("the blob store does not open")?;
    Ok(Base {
        db,
        blobs,
        clock: config.clock,
        limits: config.limits,
        base_url: config.base_url.clone(),
        program: config.program.clone(),
        mailer: config.mailer.clone(),
        model: config.model.clone(),
        live: Live::default(),
        drafts: Arc::default(),
        set_up_code: None,
        work: Arc::default(),
    })
}

/// Starts everything but listening.
///
/// # Errors
/// What cannot be opened, and why.
pub async fn start(config: Config, with_demo: bool) -> anyhow::Result<Running> {
    let site = Site::find(config.site_dir.as_deref())?;
    let mut base = ground(&config).await?;
    if with_demo {
        demo::make(&base).await.context("the demo world cannot be made")?;
    }
    let people = store::accounts::count_people(&base.db).await.context("the database does not answer")?;
    // the portal is of use without its files; /readyz says the same until they are there
    let blobs = base.blobs.clone();
    tokio::spawn(async move {
        if let Err(error) = blobs.ping().await {
            tracing::error!(%error, "files can be neither written nor read; everything else works");
        }
    });
    base.set_up_code = if people == 0 { Some(code(&config.data_dir)?) } else { None };
    Ok(Running { portal: Portal::new(base), config, site })
}

/// The set-up code, kept in the data folder so that a restart does not change it.
fn code(data: &Path) -> anyhow::Result<String> {
    let file = data.join(SET_UP_CODE);
    if let Ok(kept) = fs::read_to_string(&file)
        && !kept.trim().is_empty()
    {
        return Ok(kept.trim().to_owned());
    }
    let code = tokens::set_up_code();
    fs::write(&file, format!("{code}\n")).with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(code)
}

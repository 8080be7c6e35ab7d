//! The command line.

use crate::{Config, boot, edge, keep, pages, telemetry};
use anyhow::Context;
use clap::{Parser, Subcommand};
use operations::{Base, Portal, accounts::FirstAdmin, check, demo, pictures};
use std::{
    io::{IsTerminal, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};
use tokio::{net::TcpListener, signal::unix};

/// Portico, a portal for partner marketing. Settings come from the environment; README lists them.
#[derive(Parser)]
#[command(name = "portico", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Listens and serves; the database is brought up to date first.
    Serve {
        /// Makes the demo world when nothing is there yet.
        #[arg(long)]
        demo: bool,
    },
    /// Brings the database up to date and ends.
    Migrate,
    /// Looks at a file on standard input; the program starts itself with it.
    #[command(hide = true)]
    Picture {
        /// The file's extension.
        extension: String,
    },
    /// People who administer.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Looks whether everything that should be there is there, and nothing else; ends with 0 only then.
    Check {
        /// Prints the report as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Copies database and files into a new folder, also while Portico runs.
    Backup {
        /// The folder; it must be empty, or not there.
        folder: PathBuf,
    },
    /// Puts a backup into the place of this installation, and checks it. Portico must not run.
    Restore {
        /// The folder of the backup.
        folder: PathBuf,
        /// Puts aside what is there now.
        #[arg(long)]
        replace: bool,
    },
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Makes an organisation with its first admin. The password comes by standard input.
    Create {
        /// The organisation's name.
        #[arg(long)]
        organisation: String,
        /// The admin's name.
        #[arg(long)]
        name: String,
        /// The admin's e-mail address.
        #[arg(long)]
        email: String,
    },
}

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Command::Picture { extension } = &cli.command {
        // before settings, log and threads: the child has nothing of ours
        return pictures::child(extension);
    }
    let done = Config::from_env().and_then(|config| {
        telemetry::begin(&config.log);
        if rustls::crypto::ring::default_provider().install_default().is_err() {
            tracing::debug!("the TLS provider was installed already");
        }
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(cli.command, config))
    });
    done.unwrap_or_else(|error| {
        eprintln!("portico: {error:#}");
        ExitCode::FAILURE
    })
}

async fn run(command: Command, config: Config) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve { demo } => serve(config, demo).await,
        Command::Migrate => {
            boot::ground(&config).await?.db.close().await;
            println!("The database is up to date.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Admin { command: AdminCommand::Create { organisation, name, email } } => {
            let password = password()?;
            let portal = Portal::new(boot::ground(&config).await?);
            let made = portal.accounts.create_admin(FirstAdmin { organisation, name, email: email.clone(), password }).await;
            portal.base().db.close().await;
            if let Err(refusal) = made {
                anyhow::bail!("no admin was made: {}", pages::words(&refusal));
            }
            println!("{email} can sign in.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Check { json } => look(&boot::as_it_is(&config).await?, json).await,
        Command::Backup { folder } => {
            let files = keep::backup(&config, &folder).await?;
            println!("The database and {files} files are in {}.", folder.display());
            Ok(ExitCode::SUCCESS)
        }
        Command::Restore { folder, replace } => restore(&config, &folder, replace).await,
        Command::Picture { extension } => Ok(pictures::child(&extension)),
    }
}

async fn serve(config: Config, with_demo: bool) -> anyhow::Result<ExitCode> {
    let listener = TcpListener::bind(config.addr).await.with_context(|| format!("{} cannot be listened at", config.addr))?;
    let running = boot::start(config, with_demo).await?;
    let base_url = &running.config.base_url;
    println!("Portico listens at {base_url}");
    if let Some(code) = &running.portal.base().set_up_code {
        println!("Nobody is here yet. Set up at {base_url}/set-up with the code {code}");
    }
    if with_demo {
        println!("Demo accounts, all with the password {}:", demo::PASSWORD);
        for (address, what) in demo::ACCOUNTS {
            println!("  {address:28} {what}");
        }
    }
    if !running.config.secure() && !running.config.addr.ip().is_loopback() {
        tracing::warn!("people come by http: their cookies can be read on the way; put https in front and set PORTICO_BASE_URL");
    }
    std::io::stdout().flush()?;
    let mut terminate = unix::signal(unix::SignalKind::terminate())?;
    let stop = async move {
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    };
    edge::run(running, listener, stop).await?;
    Ok(ExitCode::SUCCESS)
}

async fn restore(config: &Config, folder: &Path, replace: bool) -> anyhow::Result<ExitCode> {
    for aside in keep::restore(config, folder, replace).await? {
        println!("Put aside: {}", aside.display());
    }
    let portal = Portal::new(boot::ground(config).await?);
    if let Err(refusal) = portal.jobs.catch_up().await {
        anyhow::bail!("the backup is in its place, but work that was left could not be done: {refusal:?}");
    }
    println!("The backup is in its place.");
    look(portal.base(), false).await
}

async fn look(base: &Base, json: bool) -> anyhow::Result<ExitCode> {
    let report = check::check(base).await.context("the check could not be finished")?;
    base.db.close().await;
    if json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        println!("{} files looked at.", report.files);
        for (what, rows) in [
            ("Missing", &report.missing),
            ("Damaged", &report.damaged),
            ("Belongs to nothing", &report.orphans),
            ("Upload past its time", &report.stuck_uploads),
            ("Job", &report.jobs),
            ("Audit trail", &report.audit),
            ("Folder", &report.folders),
        ] {
            for row in rows {
                println!("{what}: {row}");
            }
        }
        println!("{}", if report.is_clean() { "Nothing is wrong." } else { "Something is wrong." });
    }
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn password() -> anyhow::Result<String> {
    if std::io::stdin().is_terminal() {
        print!("Password: ");
        std::io::stdout().flush()?;
        let mut line = String::new();
        std::io::stdin().read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let mut all = String::new();
    std::io::stdin().read_to_string(&mut all)?;
    Ok(all.trim_end_matches(['\r', '\n']).to_owned())
}

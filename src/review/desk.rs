//! Sources that are read once and kept, for one version of a draft after another.

use super::{WORTH_THREADS, consult, dated, report_of};
use crate::analysis::Analysis;
use crate::config::Config;
use crate::dating;
use crate::document::Document;
use crate::par::{self, Steps};
use crate::report::Report;
use crate::segment::OwnWords;
use jiff::civil::Date;
use std::sync::{Arc, Mutex, PoisonError};

/// A source that is analysed when a draft first has something in common with it, and again only when the words of the settings change.
#[derive(Debug)]
pub struct Kept {
    document: Document,
    read: Mutex<Vec<Read>>,
}

/// A source as it was read: with the words of the settings, and dated or not by the reports beside it.
#[derive(Debug)]
struct Read {
    own: OwnWords,
    day: Option<Date>,
    analysis: Arc<Analysis>,
}

impl Kept {
    /// A source that is not analysed yet.
    pub fn new(document: Document) -> Arc<Kept> {
        Arc::new(Kept { document, read: Mutex::default() })
    }

    /// As it stands, or as of a day that the reports beside it tell. The last of each sort is kept.
    fn analysis(&self, own: &OwnWords, day: Option<Date>) -> Arc<Analysis> {
        // Whoever held the lock before only wrote finished values.
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.iter().find(|r| r.own == *own && r.day == day) {
            return Arc::clone(&known.analysis);
        }
        let document = day.map(|day| self.document.clone().with_date(day));
        let analysis = Arc::new(Analysis::with(document.as_ref().unwrap_or(&self.document), own));
        read.retain(|r| r.own == *own && r.day.is_some() != day.is_some());
        read.push(Read { own: own.clone(), day, analysis: Arc::clone(&analysis) });
        analysis
    }
}

/// The sources of a draft; one source may lie on many desks.
///
/// ```
/// use variorum::{Config, Document, review::Desk};
///
/// let desk = Desk::from(vec![Document::new("wire", "The blast killed 26 people, the governor said.")]);
/// let errors = |draft: &str| desk.review(&Document::new("draft", draft), &Config::default()).summary.errors;
/// assert_eq!(errors("The blast killed 28 people, the governor said."), 1);
/// assert_eq!(errors("The blast killed 26 people, the governor said."), 0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Desk {
    sources: Vec<Arc<Kept>>,
}

impl From<Vec<Document>> for Desk {
    fn from(sources: Vec<Document>) -> Desk {
        sources.into_iter().map(Kept::new).collect()
    }
}

impl FromIterator<Arc<Kept>> for Desk {
    fn from_iter<I: IntoIterator<Item = Arc<Kept>>>(sources: I) -> Desk {
        Desk { sources: sources.into_iter().collect() }
    }
}

impl Desk {
    /// Traces everything that a draft says to the sources, as [`review`](super::review()) does.
    pub fn review(&self, draft: &Document, config: &Config) -> Report {
        self.review_in_steps(draft, config, &Steps::untold())
    }

    /// The same, telling how far it has come: a source that is consulted is two steps.
    pub fn review_in_steps(&self, draft: &Document, config: &Config, steps: &Steps) -> Report {
        let own = OwnWords::new(&config.words);
        let analysis = Analysis::with(draft, &own);
        let documents: Vec<&Document> = self.sources.iter().map(|s| &s.document).collect();
        let consulted = consult::choose(&analysis, &documents);
        let worth = consulted.iter().map(|&s| documents[s].text().len()).sum::<usize>() > WORTH_THREADS;
        steps.expect(2 * consulted.len());
        let read = par::map(&consulted, worth, |&s| steps.step(|| self.sources[s].analysis(&own, None)));
        let days = dating::days(&std::iter::once(&analysis).chain(read.iter().map(Arc::as_ref)).collect::<Vec<_>>());
        let again = |(&s, day): (&usize, &Option<Date>)| day.map(|_| self.sources[s].analysis(&own, *day));
        let read = consulted.iter().zip(&days[1..]).map(again).zip(read).map(|(again, first)| (*again.unwrap_or(first)).clone());
        let read: Vec<Analysis> = read.collect();
        let draft = dated(analysis, days[0], &read, &own);
        let encoded = |analysis: Analysis| analysis.encoded(config.encoder.as_ref());
        let analyses: Vec<Analysis> = std::iter::once(draft).chain(read).map(encoded).collect();
        report_of(&analyses, self.sources.len(), worth, config, steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_analysed_once() {
        let wire = |n: usize| Kept::new(Document::new(format!("wire-{n}"), format!("The blast killed 2{n} people, the governor said.")));
        let kept: Vec<Arc<Kept>> = (0..3).map(wire).collect();
        let desks: [Desk; 2] = [&kept[..], &kept[1..]].map(|sources| sources.iter().cloned().collect());
        let read = || kept.iter().map(|k| k.read.lock().unwrap().last().map(|r| Arc::as_ptr(&r.analysis))).collect::<Vec<_>>();
        assert_eq!(read(), [None; 3]);
        let review = |desk: &Desk, dead: usize| {
            desk.review(&Document::new("draft", format!("The blast killed {dead} people, the governor said.")), &Config::default())
        };
        review(&desks[1], 26);
        let first = read();
        assert_eq!(first.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, true]);
        review(&desks[0], 28);
        assert_eq!(read()[1..], first[1..]);
        let words = Config { words: [("titles".into(), ["governor".into()].into())].into(), ..Config::default() };
        desks[0].review(&Document::new("draft", "The blast killed 27 people, the governor said."), &words);
        assert!(read().iter().zip(&first).skip(1).all(|(now, then)| now != then), "other words are another reading");
    }
}

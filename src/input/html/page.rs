//! What a page tells of its article beside the text: JSON-LD, meta tags, headings, the encoding.

use crate::document::About;
use crate::input::about::{day, is_same};
use crate::input::draft::Draft;
use crate::input::markup::{Part, Tag, parts, shown};
use serde_json::Value as Json;

/// How many bytes of a page may tell its encoding, by the HTML standard.
const PRESCAN: usize = 1024;

/// The encoding that a page declares in its first bytes.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]);
    parts(&head, 0..head.len()).find_map(|part| {
        let Part::Open(tag) = part else { return None };
        let content = tag.attribute("content").filter(|_| tag.is("meta"));
        let charset = tag.attribute("charset").filter(|_| tag.is("meta"));
        let named = content.as_deref().and_then(|c| c.to_ascii_lowercase().split_once("charset=").map(|(_, name)| name.to_owned()));
        encoding_rs::Encoding::for_label(charset.as_deref().or(named.as_deref())?.trim().as_bytes())
    })
}

/// Everything that tells of the article, as it is met.
#[derive(Default)]
struct Found {
    json: About,
    meta: About,
    /// The first day that a `<time>` tells.
    time: Option<jiff::civil::Date>,
    title: String,
    headings: Vec<String>,
}

/// Headline, byline and day: JSON-LD first, then meta tags, then the page itself.
///
/// Where a first-level heading says what the metadata say, or the page's title, in other letters, its wording is taken: it is what a
/// reader sees.
pub(super) fn about(source: &str) -> About {
    let found = find(source);
    let told = found.json.headline.clone().or(found.meta.headline.clone());
    let title = told.unwrap_or_else(|| found.title.clone());
    let heading = found.headings.iter().find(|heading| is_close(heading, &title));
    let whole = |title: &String| title.split_whitespace().count() > 2;
    About {
        headline: heading
            .or(found.json.headline.as_ref())
            .or(found.meta.headline.as_ref())
            .cloned()
            .or(site_cut(&found.title).filter(whole)),
        byline: found.json.byline.or(found.meta.byline),
        date: found.json.date.or(found.meta.date).or(found.time),
    }
}

fn find(source: &str) -> Found {
    let mut found = Found::default();
    // The element whose words are wanted, and these words so far.
    let mut open: Option<(&str, Draft)> = None;
    let mut json = false;
    for part in parts(source, 0..source.len()) {
        match part {
            Part::Open(tag) if tag.is("meta") => meta(&tag, &mut found.meta),
            Part::Open(tag) if tag.is("time") => {
                found.time = found.time.or_else(|| day(&tag.attribute("datetime")?));
            }
            Part::Open(tag) if tag.is("h1") || (tag.is("title") && found.title.is_empty()) => open = Some((tag.name, Draft::default())),
            Part::Open(tag) if tag.is("script") => {
                json = tag.attribute("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"))
            }
            Part::Raw(raw) if json => {
                if let Ok(value) = serde_json::from_str::<Json>(raw.trim()) {
                    json_ld(&value, &mut found.json);
                }
                json = false;
            }
            Part::Text(range) => {
                if let Some((_, draft)) = &mut open {
                    shown(source, range, |words, _| draft.words(words, None));
                }
            }
            Part::Close(name) => {
                if let Some((_, draft)) = open.take_if(|(opened, _)| opened.eq_ignore_ascii_case(name)) {
                    let words = draft.finish().0;
                    if name.eq_ignore_ascii_case("h1") { found.headings.push(words) } else { found.title = words }
                }
            }
            _ => {}
        }
    }
    found
}

fn meta(tag: &Tag, about: &mut About) {
    let key = ["property", "name", "itemprop"].iter().find_map(|name| tag.attribute(name));
    let (Some(key), Some(content)) = (key, tag.attribute("content")) else { return };
    let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
    if content.is_empty() {
        return;
    }
    match key.trim().to_ascii_lowercase().as_str() {
        "og:title" => about.headline = Some(content),
        "headline" | "twitter:title" | "dc.title" => about.headline = about.headline.take().or(Some(content)),
        "author" | "dc.creator" | "byl" | "parsely-author" | "sailthru.author" => about.byline = about.byline.take().or(Some(content)),
        "article:author" if !content.contains("://") => about.byline = about.byline.take().or(Some(content)),
        "article:published_time" => about.date = day(&content).or(about.date),
        "datepublished" | "date" | "dc.date" | "dc.date.issued" | "dcterms.created" | "pubdate" | "publishdate" | "publish_date"
        | "parsely-pub-date" | "sailthru.date" | "og:published_time" => about.date = about.date.or_else(|| day(&content)),
        _ => {}
    }
}

/// The first article of a JSON-LD value, which may stand in a list or a graph.
fn json_ld(value: &Json, about: &mut About) {
    match value {
        Json::Array(items) => items.iter().for_each(|item| json_ld(item, about)),
        Json::Object(fields) => {
            let types: Vec<&str> = one_or_more(&value["@type"]).filter_map(Json::as_str).collect();
            if types.iter().any(|t| t.ends_with("Article") || matches!(*t, "LiveBlogPosting" | "BlogPosting" | "Report")) {
                let string = |key: &str| fields.get(key).and_then(Json::as_str).map(plain).filter(|s| !s.is_empty());
                about.headline = about.headline.take().or_else(|| string("headline"));
                about.date = about.date.or_else(|| day(&string("datePublished")?));
                let names: Vec<String> =
                    one_or_more(&value["author"]).filter_map(|a| a["name"].as_str().or(a.as_str())).map(plain).collect();
                about.byline = about.byline.take().or((!names.is_empty()).then(|| names.join(", ")));
            }
            ["@graph", "mainEntity"].iter().filter_map(|key| fields.get(*key)).for_each(|inner| json_ld(inner, about));
        }
        _ => {}
    }
}

/// The items of a list, or the one value that stands in its place.
fn one_or_more(value: &Json) -> impl Iterator<Item = &Json> {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice).iter()
}

/// A string of JSON-LD, which often holds character references all the same.
fn plain(words: &str) -> String {
    html_escape::decode_html_entities(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page's title without the name of its site: "Dam bursts | Larkstown Courier".
fn site_cut(title: &str) -> Option<String> {
    let cut = [" | ", " – ", " — ", " - ", " « ", " » "].iter().filter_map(|bar| title.rfind(bar)).max();
    let head = cut.map_or(title, |at| &title[..at]);
    let kept = if head.split_whitespace().count() > 2 { head } else { title };
    (!kept.trim().is_empty()).then(|| kept.trim().to_owned())
}

/// Whether a heading says what a title says: the same words, or the title begins or ends with it, as titles with a site's name do.
fn is_close(heading: &str, title: &str) -> bool {
    let words = |s: &str| s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect::<Vec<_>>();
    let (inner, outer) = (words(heading), words(title));
    let shared = inner.iter().filter(|w| outer.contains(w)).count();
    is_same(heading, title) || (inner.len() > 2 && inner.len() < 100 && shared * 4 >= inner.len() * 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_come_without_the_name_of_the_site() {
        for (title, expected) in [
            ("Dam bursts above Larkstown | Larkstown Courier", Some("Dam bursts above Larkstown")),
            ("Dam bursts above Larkstown - World - Courier", Some("Dam bursts above Larkstown - World")),
            ("Courier | Dam bursts", Some("Courier | Dam bursts")),
            ("Well-known dam bursts", Some("Well-known dam bursts")),
            ("", None),
        ] {
            assert_eq!(site_cut(title).as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn the_first_of_what_is_told_wins() {
        let json = |body: &str| format!("<script type=\"application/ld+json\">{body}</script>");
        let graph = r#"{"@graph": [{"@type": "WebSite", "headline": "x"}, {"@type": "ReportageNewsArticle", "headline": "A &amp; B left", "datePublished": "2025-05-10", "author": ["Jo", {"name": "Al"}]}]}"#;
        let meta = "<meta name=author content='Meta Roe'><meta property='article:published_time' content='2025-05-11T00:00Z'><meta property='og:title' content='Meta headline here'>";
        for (source, expected) in [
            (json(graph) + meta, (Some("A & B left"), Some("Jo, Al"), Some("2025-05-10"))),
            (json("{broken") + meta, (Some("Meta headline here"), Some("Meta Roe"), Some("2025-05-11"))),
            ("<title>Site</title><time datetime='2025-05-12'>12 May</time>".to_owned(), (None, None, Some("2025-05-12"))),
            (
                format!("{meta}<h1>Courier</h1><h1>Meta: headline “here”</h1>"),
                (Some("Meta: headline “here”"), Some("Meta Roe"), Some("2025-05-11")),
            ),
        ] {
            let found = about(&source);
            let date = found.date.map(|d| d.to_string());
            assert_eq!((found.headline.as_deref(), found.byline.as_deref(), date.as_deref()), expected, "{source}");
        }
    }
}

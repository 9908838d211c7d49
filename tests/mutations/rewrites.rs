//! Other ways to write the same report, one row each: none of them may give a finding.

use variorum::segment::BlockKind;
use variorum::{Analysis, Document, input};

/// One way to write the same.
pub(crate) struct Rewrite {
    pub(crate) name: &'static str,
    /// The ending of the file that it makes.
    pub(crate) ending: &'static str,
    pub(crate) write: fn(&Analysis) -> String,
    /// Kinds that it brings about in truth.
    pub(crate) brings: &'static [&'static str],
}

impl Rewrite {
    /// The report as it is read when it is written so.
    pub(crate) fn read(&self, a: &Analysis) -> Document {
        let name = format!("{}.{}", a.document.name(), self.ending);
        input::read_from((self.write)(a).as_bytes(), &name).unwrap()
    }
}

const fn row(name: &'static str, ending: &'static str, write: fn(&Analysis) -> String) -> Rewrite {
    Rewrite { name, ending, write, brings: &[] }
}

/// Every rewrite.
pub(crate) const REWRITES: &[Rewrite] = &[
    row("curly quotation marks", "txt", |a| curly(a.document.text(), ['“', '”', '’'])),
    row("straight quotation marks", "txt", |a| straight(a.document.text())),
    row("guillemets", "txt", |a| curly(a.document.text(), ['«', '»', '’'])),
    row("unspaced dashes", "txt", |a| a.document.text().replace(" — ", "—")),
    row("double hyphens", "txt", |a| a.document.text().replace(" — ", " -- ")),
    row("percent sign", "txt", |a| a.document.text().replace(" percent", "%").replace("%age", " percentage")),
    row("per cent", "txt", |a| a.document.text().replace(" percent", " per cent")),
    row("short months", "txt", |a| {
        swap(
            a,
            &[("January", "Jan."), ("March", "Mar."), ("April", "Apr."), ("September", "Sept."), ("October", "Oct."), ("November", "Nov.")],
        )
    }),
    row("short countries", "txt", |a| swap(a, &[("United Nations", "UN"), ("European Union", "EU")])),
    row("dotted countries", "txt", |a| swap(a, &[("United Nations", "U.N."), ("European Union", "E.U.")])),
    row("short titles", "txt", |a| {
        swap(a, &[("Gov. ", "Governor "), ("Detective Inspector", "Det. Insp."), ("Chief Executive", "CEO"), ("chief executive", "CEO")])
    }),
    row("numbers in digits", "txt", |a| {
        swap(
            a,
            &[
                (" four ", " 4 "),
                (" three ", " 3 "),
                (" seven ", " 7 "),
                ("Twelve ", "12 "),
                (" nine ", " 9 "),
                ("Two ", "2 "),
                (" five ", " 5 "),
            ],
        )
    }),
    row("numbers without commas", "txt", |a| without_commas(a.document.text())),
    row("short units", "txt", |a| {
        behind_digits(&swap(a, &[("-metre", "m"), ("-kilometre", "km")]), &[(" million", "m"), (" billion", "bn")])
    }),
    row("clock", "txt", |a| swap(a, &[("9.40 pm", "9:40 p.m."), ("6:15 a.m.", "6.15am")])),
    row("British spelling", "txt", |a| {
        swap(
            a,
            &[
                ("neighboring", "neighbouring"),
                ("criticised", "criticized"),
                ("apologised", "apologized"),
                ("Organisers", "Organizers"),
                ("organisers", "organizers"),
            ],
        )
    }),
    row("hard spaces", "txt", |a| a.document.text().replace(" the ", " the\u{a0}").replace(" percent", "\u{a0}percent")),
    row("no-break hyphens", "txt", |a| a.document.text().replace('-', "\u{2011}")),
    row("lines of 60 columns", "txt", |a| wrapped(a, 60)),
    row("carriage returns", "txt", |a| a.document.text().replace('\n', "\r\n")),
    row("byte order mark", "txt", |a| format!("\u{feff}{}", a.document.text())),
    row("one line a paragraph", "txt", |a| a.document.text().replace("\n\n", "\n")),
    row("wide gaps", "txt", |a| a.document.text().replace("\n\n", "\n\n\n\n").replace(". ", ".  ")),
    // Who was introduced in the first paragraph is met by surname before it now, and a body by its acronym.
    Rewrite { brings: &["self-reference", "self-acronym"], ..row("paragraphs reversed", "txt", reversed) },
    row("a promotion", "txt", |a| format!("{}\nALSO READ: Ten things to know about the weather\n", a.document.text())),
    row("Markdown", "md", markdown),
    row("a web page", "html", html),
];

fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// Double marks as opening and closing ones, and apostrophes: a mark opens where nothing or a gap stands before it.
fn curly(text: &str, [open, close, apostrophe]: [char; 3]) -> String {
    let mut before = ' ';
    let mut turn = |c: char| {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '\'');
        before = c;
        match c {
            '"' => [close, open][usize::from(opens)],
            '\'' => apostrophe,
            c => c,
        }
    };
    straight(text).chars().map(&mut turn).collect()
}

fn swap(a: &Analysis, words: &[(&str, &str)]) -> String {
    words.iter().fold(a.document.text().to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Puts words in place of others that stand right behind a digit.
fn behind_digits(text: &str, words: &[(&str, &str)]) -> String {
    let digits = (0..=9).flat_map(|digit| words.iter().map(move |(from, to)| (format!("{digit}{from}"), format!("{digit}{to}"))));
    let whole = |text: &str, from: &str, to: &str| {
        let mut parts = text.split(from);
        let mut out = parts.next().unwrap_or_default().to_owned();
        parts.for_each(|part| out += &format!("{}{part}", if part.starts_with(char::is_alphabetic) { from } else { to }));
        out
    };
    digits.fold(text.to_owned(), |text, (from, to)| whole(&text, &from, &to))
}

fn without_commas(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |i: Option<usize>| i.and_then(|i| letters.get(i)).is_some_and(char::is_ascii_digit);
    let grouping =
        |i: usize| letters[i] == ',' && digit(i.checked_sub(1)) && digit(Some(i + 1)) && digit(Some(i + 2)) && digit(Some(i + 3));
    (0..letters.len()).filter(|&i| !grouping(i)).map(|i| letters[i]).collect()
}

fn wrapped(a: &Analysis, columns: usize) -> String {
    let mut out = String::new();
    for paragraph in paragraphs(a) {
        let mut column = 0;
        for word in paragraph.split_whitespace() {
            let gap = if column == 0 {
                ""
            } else if column + word.len() >= columns {
                "\n"
            } else {
                " "
            };
            column = if gap == "\n" { word.len() } else { column + word.len() + 1 };
            out += gap;
            out += word;
        }
        out += "\n\n";
    }
    out
}

/// The paragraphs, in their order: the headline, the stamp, the others.
fn paragraphs(a: &Analysis) -> Vec<&str> {
    a.segments.blocks.iter().map(|b| a.of(b.span).trim()).collect()
}

/// The paragraphs in another order. One that quotes stays behind the one before it, which may tell whose words they are.
fn reversed(a: &Analysis) -> String {
    let paragraphs = paragraphs(a);
    let mut runs: Vec<String> = Vec::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if i > 3 && paragraph.contains(['"', '“', '”', '\u{2018}']) => *run += &format!("\n\n{paragraph}"),
            _ => runs.push((*paragraph).to_owned()),
        }
    }
    runs.get_mut(3..).unwrap_or_default().reverse();
    runs.join("\n\n")
}

fn markdown(a: &Analysis) -> String {
    let headline = a.segments.blocks.iter().find(|b| b.kind == BlockKind::Headline).map(|b| a.of(b.span));
    let mark = |text: &str| if Some(text) == headline { format!("# {text}") } else { text.replace(" the ", " *the* ") };
    paragraphs(a).into_iter().map(mark).collect::<Vec<_>>().join("\n\n")
}

fn html(a: &Analysis) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('—', "&mdash;");
    let paragraphs = paragraphs(a);
    let headed = a.segments.blocks.first().is_some_and(|b| b.kind == BlockKind::Headline);
    let (headline, rest) = if headed { (escaped(paragraphs[0]), &paragraphs[1..]) } else { (String::new(), &paragraphs[..]) };
    let body: String = rest.iter().map(|p| format!("<p>{}</p>\n", escaped(p))).collect();
    format!(
        "<!doctype html><html><head><title>{headline}</title></head><body><nav><a href=\"/\">Home</a> <a href=\"/news\">News</a></nav>\
         <main><article><h1>{headline}</h1>\n{body}</article></main><footer>All rights reserved</footer></body></html>"
    )
}

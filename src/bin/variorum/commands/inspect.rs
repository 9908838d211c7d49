//! `variorum inspect STAGE`: each stage looked at, scored and used alone.

use super::inspect_pairs;
use crate::exit::Outcome;
use crate::file::File;
use crate::model::ModelArgs;
use anyhow::{Context, Result};
use clap::builder::PossibleValuesParser;
use serde_json::{Value as Json, json};
use std::io::{self, BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};
use variorum::extract::{Mention, Value};
use variorum::model::Encoder;
use variorum::render::visible::visible;
use variorum::segment::quotations::QuotationKind;
use variorum::text::Span;
use variorum::value::{Bound, Figure, Measure, NameKind, Tie};
use variorum::{Analysis, Document, input};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The stage to look at
    #[arg(value_parser = PossibleValuesParser::new(STAGES.iter().map(|s| s.name)))]
    stage: String,
    #[command(flatten)]
    model: ModelArgs,
    /// Read one JSON object a line from standard input, and write one a line
    #[arg(long, conflicts_with = "files")]
    jsonl: bool,
    /// Reports to show the stage of; `-`, or none, is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// A stage that can be looked at.
struct Stage {
    name: &'static str,
    /// Answers a row of JSON; `id` is passed through by the caller.
    answer: fn(&Json, Option<&Encoder>) -> Result<Json>,
    /// Shows what it makes of a file to a person.
    show: fn(&Document, &mut dyn Write) -> Result<()>,
}

const STAGES: &[Stage] = &[
    Stage {
        name: "sentences",
        answer: |row, _| Ok(json!({"spans": sentences(&read(row)?)})),
        show: |d, out| list(d, out, shown_sentences),
    },
    Stage { name: "quotes", answer: |row, _| Ok(json!({"quotes": quotes(&read(row)?)})), show: |d, out| list(d, out, shown_quotes) },
    Stage {
        name: "mentions",
        answer: |row, _| Ok(json!({"mentions": mentions(&read(row)?)})),
        show: |d, out| list(d, out, shown_mentions),
    },
    Stage { name: "claims", answer: |row, _| Ok(json!({"claims": claims(&read(row)?)})), show: |d, out| list(d, out, shown_claims) },
    Stage { name: "links", answer: inspect_pairs::links, show: inspect_pairs::needs_rows },
    Stage { name: "words", answer: |row, _| inspect_pairs::words(row), show: inspect_pairs::needs_rows },
    Stage { name: "similarity", answer: inspect_pairs::similarity, show: inspect_pairs::needs_rows },
    Stage { name: "names", answer: |row, _| inspect_pairs::names(row), show: inspect_pairs::needs_rows },
    Stage { name: "text", answer: |row, _| Ok(json!({"text": row["text"]})), show: |d, out| Ok(out.write_all(d.text().as_bytes())?) },
];

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    let stage = STAGES.iter().find(|stage| stage.name == args.stage).expect("the parser takes names of the table only");
    let mut out = BufWriter::new(io::stdout().lock());
    let encoder = args.model.open(&File::default())?;
    if args.jsonl {
        for (number, line) in io::stdin().lock().lines().enumerate() {
            let place = || format!("standard input, line {}", number + 1);
            let row: Json = line.map_err(anyhow::Error::from).and_then(|l| Ok(serde_json::from_str(&l)?)).with_context(place)?;
            let mut answer = (stage.answer)(&row, encoder.as_ref()).with_context(place)?;
            answer["id"] = row["id"].clone();
            writeln!(out, "{answer}")?;
        }
    } else {
        let stdin = [PathBuf::from("-")];
        for file in if args.files.is_empty() { &stdin[..] } else { &args.files } {
            (stage.show)(&open(file)?, &mut out)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn open(file: &Path) -> Result<Document> {
    Ok(if file.as_os_str() == "-" { input::read_from(io::stdin().lock(), "-")? } else { input::read(file)? })
}

/// The analysis of a row's text.
fn read(row: &Json) -> Result<Analysis> {
    let mut document = Document::new("-", row["text"].as_str().context("no text")?);
    if let Some(date) = row["date"].as_str() {
        document = document.with_date(date.parse()?);
    }
    Ok(Analysis::new(&document))
}

/// What a stage made of one place, for a person.
struct Shown {
    span: Span,
    /// What it is, and perhaps what it means.
    label: String,
}

/// One line a place: `12:3 person "Marco Rubio"`.
fn list(document: &Document, out: &mut dyn Write, shown: fn(&Analysis) -> Vec<Shown>) -> Result<()> {
    let a = Analysis::new(document);
    for Shown { span, label } in shown(&a) {
        let at = document.place(span).map_or("?".to_owned(), |place| place.to_string());
        writeln!(out, "{at} {} \"{}\"", visible(&label), visible(a.of(span)))?;
    }
    Ok(())
}

fn shown_sentences(a: &Analysis) -> Vec<Shown> {
    a.segments
        .sentences
        .iter()
        .map(|s| Shown { span: s.span, label: format!("{:?}", a.segments.block_of(s).kind).to_lowercase() })
        .collect()
}

fn shown_claims(a: &Analysis) -> Vec<Shown> {
    let label = |is_report| if is_report { "claim" } else { "aside" }.to_owned();
    a.claims.iter().map(|c| Shown { span: c.span, label: label(c.is_report) }).collect()
}

fn shown_mentions(a: &Analysis) -> Vec<Shown> {
    let label = |m: &Mention| mention(a, m).map(|row| format!("{} {}", row["kind"].as_str().unwrap_or_default(), row["value"]));
    a.mentions.iter().filter_map(|m| Some(Shown { span: m.span, label: label(m)? })).collect()
}

fn shown_quotes(a: &Analysis) -> Vec<Shown> {
    let who = |row: &Json| row["who"].as_str().unwrap_or("nobody named").to_owned();
    a.segments.quotations.iter().zip(quotes(a)).map(|(q, row)| Shown { span: q.span, label: who(&row) }).collect()
}

fn sentences(a: &Analysis) -> Vec<Json> {
    a.segments.sentences.iter().map(|s| pair(s.span)).collect()
}

fn mentions(a: &Analysis) -> Vec<Json> {
    a.mentions.iter().filter_map(|m| mention(a, m)).collect()
}

fn claims(a: &Analysis) -> Vec<Json> {
    a.claims.iter().map(|c| json!({"start": c.span.start(), "end": c.span.end(), "sentence": c.sentence})).collect()
}

fn pair(span: Span) -> Json {
    json!([span.start(), span.end()])
}

/// Quotations in order, without titles and other long names: those are nobody's speech.
fn quotes(a: &Analysis) -> Vec<Json> {
    let quotations = &a.segments.quotations;
    let mut told = vec![None; quotations.len()];
    a.attributions.iter().enumerate().filter_map(|(i, t)| Some((i, t.quotation?))).for_each(|(i, q)| told[q] = Some(i));
    let quote = |(q, told): (&variorum::segment::Quotation, Option<usize>)| {
        let source = told.and_then(|t| a.attributions[t].source).map(pair);
        let cue = told.and_then(|t| a.attributions[t].cue).map(pair);
        let who = told.and_then(|t| a.speakers[t]).map(|e| a.of(a.cast[e].name));
        json!({"start": q.span.start(), "end": q.span.end(), "speaker": source, "cue": cue, "who": who})
    };
    let title = |q: &variorum::segment::Quotation| q.kind == QuotationKind::Scare && a.segments.tokens_in(q.span).len() > 3;
    let speech = quotations.iter().zip(told).filter(|(q, _)| !title(q));
    speech.map(quote).collect()
}

fn mention(a: &Analysis, mention: &Mention) -> Option<Json> {
    let (kind, value) = match &mention.value {
        Value::Figure(figure) => (measure(figure), number(a, figure)),
        Value::When(when) => ("date", when.range.map_or(Json::Null, |r| json!({"from": r.from.to_string(), "to": r.to.to_string()}))),
        Value::Clock(clock) => ("time", json!({"minute": clock.minute, "zone": clock.zone})),
        Value::Duration(d) => ("duration", json!({"seconds": d.seconds, "unit": d.unit})),
        Value::Name(name) => match name.kind {
            NameKind::Person => ("person", json!(a.of(name.family))),
            NameKind::Organisation => ("organisation", json!(a.of(name.family))),
            NameKind::Place => ("place", json!(a.of(name.family))),
            NameKind::Other => ("name", json!(a.of(name.family))),
        },
        Value::Title(title) => ("title", json!({"holder": title.holder.map(|h| a.of(h)), "rank": title.rank})),
        Value::Hedge(hedge) => ("hedge", json!({"certainty": format!("{:?}", hedge.certainty).to_lowercase(), "scope": pair(hedge.scope)})),
        Value::Negation(n) => ("negation", json!({"kind": format!("{:?}", n.kind).to_lowercase(), "scope": pair(n.scope)})),
        Value::Implicative(i) => ("implicative", json!({"outcome": format!("{:?}", i.outcome).to_lowercase(), "scope": pair(i.scope)})),
        Value::Relation(r) => (if r.tie == Tie::Cause { "cause" } else { "order" }, json!({"first": pair(r.first), "then": pair(r.then)})),
        Value::Event(event) => ("event", json!({"ladder": format!("{:?}", event.step.ladder()).to_lowercase(), "step": event.step.name()})),
    };
    Some(json!({"start": mention.span.start(), "end": mention.span.end(), "kind": kind, "value": value}))
}

fn measure(figure: &Figure) -> &'static str {
    match figure.measure {
        Measure::Count | Measure::Score => "number",
        Measure::Ordinal => "ordinal",
        Measure::Percent | Measure::Points => "percent",
        Measure::Money(_) => "money",
        Measure::Quantity(_) => "quantity",
        Measure::Age(_) => "age",
    }
}

fn number(a: &Analysis, figure: &Figure) -> Json {
    let mut value = json!({"number": figure.number});
    if let Some(high) = figure.high {
        value["high"] = json!(high);
    }
    if let Measure::Money(unit) | Measure::Quantity(unit) | Measure::Age(unit) = figure.measure {
        value["unit"] = json!(unit);
    }
    if figure.bound != Bound::Exact {
        value["bound"] = json!(format!("{:?}", figure.bound));
    }
    if let Some(counted) = figure.counted {
        value["noun"] = json!(counted.head.map(|h| a.of(h)));
        value["verb"] = json!(counted.verb.map(|v| a.of(v)));
    }
    value
}

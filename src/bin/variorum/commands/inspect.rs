//! `variorum inspect STAGE`: each stage looked at, scored and used alone.

use anyhow::{Context, Result, bail};
use serde_json::{Value as Json, json};
use std::io::{BufRead, BufWriter, Write};
use std::process::ExitCode;
use variorum::extract::{Mention, Value};
use variorum::text::Span;
use variorum::value::{Bound, Figure, Measure, NameKind};
use variorum::{Analysis, Document};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The stage to look at
    stage: Stage,
    /// Read one JSON object a line from standard input, and write one a line
    #[arg(long)]
    jsonl: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Stage {
    Sentences,
    Quotes,
    Mentions,
    Claims,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    if !args.jsonl {
        bail!("only --jsonl for now");
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let row: Json = serde_json::from_str(&line?).with_context(|| format!("standard input, line {}", number + 1))?;
        writeln!(out, "{}", answer(args.stage, &row)?)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn answer(stage: Stage, row: &Json) -> Result<Json> {
    let mut document = Document::new("-", row["text"].as_str().context("no text")?);
    if let Some(date) = row["date"].as_str() {
        document = document.with_date(date.parse()?);
    }
    let a = Analysis::new(&document);
    Ok(match stage {
        Stage::Sentences => json!({"id": row["id"], "spans": a.segments.sentences.iter().map(|s| pair(s.span)).collect::<Vec<_>>()}),
        Stage::Quotes => json!({"id": row["id"], "quotes": quotes(&a)}),
        Stage::Claims => json!({"id": row["id"], "claims": a.claims.iter().map(|c| pair(c.span)).collect::<Vec<_>>()}),
        Stage::Mentions => json!({"id": row["id"], "mentions": a.mentions.iter().filter_map(|m| mention(&a, m)).collect::<Vec<_>>()}),
    })
}

fn pair(span: Span) -> Json {
    json!([span.start(), span.end()])
}

fn quotes(a: &Analysis) -> Vec<Json> {
    let quote = |(i, q): (usize, &variorum::segment::Quotation)| {
        let told = a.attributions.iter().position(|t| t.quotation == Some(i));
        let source = told.and_then(|t| a.attributions[t].source).map(pair);
        let cue = told.and_then(|t| a.attributions[t].cue).map(pair);
        let who = told.and_then(|t| a.speakers[t]).map(|e| a.of(a.cast[e].name));
        json!({"start": q.span.start(), "end": q.span.end(), "speaker": source, "cue": cue, "who": who})
    };
    a.segments.quotations.iter().enumerate().map(quote).collect()
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

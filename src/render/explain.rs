//! What a kind of discrepancy means, for people in a terminal.

use super::Options;
use super::terminal::sheet::Sheet;
use super::terminal::style;
use super::terminal::wrap::Run;
use crate::detect::Kind;
use std::io::{self, Write};

/// Explains one kind: its name and level, what it is, what is found and what stays silent.
pub fn kind(kind: &Kind, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet::new(options, out);
    let level = style::level(kind.level);
    let lead = Run::new(format!("{} ", style::mark(kind.level)), level);
    let head = [
        Run::new(kind.id, style::STRONG),
        Run::new(format!(" ({})", kind.level), level),
        Run::new(format!(": {}", kind.summary), style::PLAIN),
    ];
    sheet.paragraph(&[lead], 2, &head)?;
    writeln!(sheet.out)?;
    sheet.paragraph(&[], 2, &[Run::new(kind.explanation, style::PLAIN)])?;
    writeln!(sheet.out)?;
    for (name, example) in [("Found:", kind.example), ("Silent:", kind.silent)].into_iter().filter(|(_, example)| !example.is_empty()) {
        sheet.paragraph(&[Run::new("  ", style::PLAIN), Run::new(name, style::STRONG)], 11, &[Run::new(example, style::PLAIN)])?;
    }
    Ok(())
}

/// Lists kinds, a line each.
pub fn list(kinds: &[&Kind], options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut sheet = Sheet::new(options, out);
    let widest = kinds.iter().map(|kind| kind.id.len()).max().unwrap_or(0);
    for kind in kinds {
        let level = Run::new(format!("{:9}", kind.level.name()), style::level(kind.level));
        sheet.paragraph(
            &[Run::new(format!("{:1$}", kind.id, widest + 2), style::STRONG), level],
            widest + 11,
            &[Run::new(kind.summary, style::PLAIN)],
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect;

    #[test]
    fn every_kind_is_explained_within_the_width() {
        let kinds: Vec<&Kind> = detect::kinds().collect();
        for width in [40, 80] {
            let options = Options { width, ..Options::default() };
            let mut out = Vec::new();
            kinds.iter().for_each(|one| kind(one, &options, &mut out).unwrap());
            list(&kinds, &options, &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert_eq!(text.matches("  Found:").count(), kinds.len());
            assert!(text.lines().all(|line| line.chars().count() <= width), "{text}");
        }
    }
}

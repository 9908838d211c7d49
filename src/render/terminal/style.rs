//! Colours and marks. Only the sixteen colours that every terminal's theme sets, so that both light and dark backgrounds work; what a
//! colour tells is also told by a word or a mark, and blue stands against yellow, which nearly everybody can tell apart.

use crate::config::Level;
use anstyle::{AnsiColor, Color, Style};

pub(in crate::render) const PLAIN: Style = Style::new();
pub(in crate::render) const STRONG: Style = Style::new().bold();
pub(in crate::render) const DIM: Style = Style::new().dimmed();

const fn colored(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// The style of a level's word and mark.
pub(in crate::render) fn level(level: Level) -> Style {
    match level {
        Level::Error => colored(AnsiColor::Red).bold(),
        Level::Warning => colored(AnsiColor::Yellow).bold(),
        Level::Note => colored(AnsiColor::Cyan).bold(),
        Level::Hint => DIM,
    }
}

/// The mark of a level, for those who see no colours.
pub(in crate::render) fn mark(level: Level) -> &'static str {
    ["●", "▲", "◆", "○"][level as usize]
}

/// The style of a document's letter.
pub(in crate::render) fn document(document: usize) -> Style {
    const COLORS: [AnsiColor; 4] = [AnsiColor::Blue, AnsiColor::Yellow, AnsiColor::Magenta, AnsiColor::Cyan];
    colored(COLORS[document % COLORS.len()]).bold()
}

/// The style of words that differ.
pub(in crate::render) fn differing(index: usize) -> Style {
    document(index).underline()
}

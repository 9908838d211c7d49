//! What must not act on a terminal is shown instead: control characters, and those that turn or hide text.

use std::borrow::Cow;

/// The text with every character that would act on a terminal, or not be seen, as its escape (`\u{202e}`); white space of any sort
/// becomes a plain space.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| acts(c) || (c != ' ' && c.is_whitespace())) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            _ if c.is_whitespace() && c != '\u{85}' => shown.push(' '),
            _ if acts(c) => shown.extend(c.escape_unicode()),
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// Whether a character steers a terminal, turns the direction of text, or has no width; the marks around words that differ are
/// escaped too, so that no article can forge them.
fn acts(c: char) -> bool {
    let joins = matches!(c, '\u{200C}' | '\u{200D}');
    let hides =
        matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{061C}' | '\u{AD}');
    c.is_control() || (hides && !joins) || matches!(c, '\u{27E6}' | '\u{27E7}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_escaped_and_what_reads_stays() {
        for (text, shown) in [
            ("plain", "plain"),
            ("São Tomé 東京 שלום", "São Tomé 東京 שלום"),
            ("a\tb\r\nc", "a b  c"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("\u{202e}txt.exe", "\\u{202e}txt.exe"),
            ("a\u{9b}b\u{85}\0", "a\\u{9b}b\\u{85}\\u{0}"),
            ("👩\u{200d}🚒", "👩\u{200d}🚒"),
            ("⟦forged⟧", "\\u{27e6}forged\\u{27e7}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}

//! For terminals that show nothing but ASCII: our own marks have a counterpart there, and typographic ones that read the same; the rest
//! is shown as its escape, since an `é` written as `e` would hide what two names differ in.

use std::borrow::Cow;

/// The text in ASCII alone.
pub(super) fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match counterpart(c) {
            Some(own) => plain.push_str(own),
            None if c.is_ascii() => plain.push(c),
            None => plain.extend(c.escape_unicode()),
        }
    }
    Cow::Owned(plain)
}

fn counterpart(c: char) -> Option<&'static str> {
    Some(match c {
        '●' => "#",
        '▲' => "!",
        '◆' => "*",
        '○' => "o",
        '⟦' => "[[",
        '⟧' => "]]",
        '≠' => "!",
        '·' => "-",
        '¶' => "par.",
        '…' => "...",
        '–' => "-",
        '—' => "--",
        '“' | '”' | '″' => "\"",
        '‘' | '’' => "'",
        '⁰' => "^0",
        '¹' => "^1",
        '²' => "^2",
        '³' => "^3",
        '⁴' => "^4",
        '⁵' => "^5",
        '⁶' => "^6",
        '⁷' => "^7",
        '⁸' => "^8",
        '⁹' => "^9",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_a_counterpart_and_letters_their_escape() {
        for (text, expected) in
            [("plain", "plain"), ("● error: “a” — ⟦b⟧¹²…", "# error: \"a\" -- [[b]]^1^2..."), ("Zoë 東", "Zo\\u{eb} \\u{6771}")]
        {
            assert_eq!(ascii(text), expected);
            assert!(ascii(text).is_ascii());
        }
    }
}

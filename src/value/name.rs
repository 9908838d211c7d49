//! Names and titles.

use crate::text::Span;

/// A name as it stands in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Whose it is, as far as the place tells.
    pub kind: NameKind,
    /// Given names and initials, without titles: "Marco", "S."
    pub given: Option<Span>,
    /// The surname with its particles, or the whole name of what is no person.
    pub family: Span,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// Somebody
    Person,
    /// A body, company, party, agency, ship
    Organisation,
    /// A country, city, region, building
    Place,
    /// Something else with a name: an operation, a law, a prize; or the text does not tell
    Other,
}

/// A title, rank or role beside a name or standing for one: "Secretary of State", "the spokesperson".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// The name it belongs to, where one stands beside it.
    pub holder: Option<Span>,
    /// Whether it is a rank or an honorific ("General", "Dr."), not a role.
    pub rank: bool,
}

//! What phrases mean, apart from where they stand.

pub mod event;
pub mod figure;
pub mod name;
pub mod relation;
pub mod stance;
pub mod unit;
pub mod when;

pub use event::{Event, Ladder, Step};
pub use figure::{Bound, Counted, Figure, Measure};
pub use name::{Name, NameKind, Title};
pub use relation::{Relation, Tie};
pub use stance::{Certainty, Hedge, Implicative, Negation, NegationKind, Outcome};
pub use when::{Clock, DateRange, DayPart, Duration, Grain, When};

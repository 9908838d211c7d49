//! Two of the same thing: what the left report has, and what the right one has.

/// One of the two reports of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The first report.
    Left,
    /// The second report.
    Right,
}

impl Side {
    /// Both, in order.
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    /// The side across.
    pub fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

/// A thing of the left report beside the same sort of thing of the right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair<T> {
    /// What belongs to the first report.
    pub left: T,
    /// What belongs to the second report.
    pub right: T,
}

impl<T> Pair<T> {
    /// The two, in order.
    pub fn new(left: T, right: T) -> Pair<T> {
        Pair { left, right }
    }

    /// The one of a side.
    pub fn side(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The one of a side, to be changed.
    pub fn side_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }

    /// Both by reference.
    pub fn as_ref(&self) -> Pair<&T> {
        Pair { left: &self.left, right: &self.right }
    }

    /// The same done to both.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Pair<U> {
        Pair { left: f(self.left), right: f(self.right) }
    }

    /// Both beside both of another pair.
    pub fn zip<U>(self, other: Pair<U>) -> Pair<(T, U)> {
        Pair { left: (self.left, other.left), right: (self.right, other.right) }
    }

    /// The two exchanged.
    pub fn swap(self) -> Pair<T> {
        Pair { left: self.right, right: self.left }
    }
}

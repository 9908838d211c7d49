//! A number for every pair of words, with a border, so that neighbours of the first and last words need no check.

/// How wide the border is.
const BORDER: usize = 2;

/// One number for every pair of words of two stretches.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub rows: usize,
    pub columns: usize,
    cells: Vec<f32>,
}

impl Grid {
    /// All zero, but for the corners outside: the beginnings of two stretches stand opposite each other, and so do their ends.
    pub(super) fn new(rows: usize, columns: usize) -> Grid {
        let mut grid = Grid { rows, columns, cells: vec![0.0; (rows + 2 * BORDER) * (columns + 2 * BORDER)] };
        let (first, last) = (grid.place(0, 0) - grid.width() - 1, grid.place(rows, columns));
        grid.cells[first] = 1.0;
        grid.cells[last] = 1.0;
        grid
    }

    fn width(&self) -> usize {
        self.columns + 2 * BORDER
    }

    fn place(&self, i: usize, j: usize) -> usize {
        (i + BORDER) * self.width() + j + BORDER
    }

    pub(super) fn at(&self, i: usize, j: usize) -> f32 {
        self.cells[self.place(i, j)]
    }

    /// The cell so many rows and columns away, two at most.
    pub(super) fn near(&self, (i, j): (usize, usize), rows: isize, columns: isize) -> f32 {
        self.cells[self.place(i, j).wrapping_add_signed(rows * self.width() as isize + columns)]
    }

    pub(super) fn set(&mut self, i: usize, j: usize, value: f32) {
        let place = self.place(i, j);
        self.cells[place] = value;
    }

    pub(super) fn row(&self, i: usize) -> &[f32] {
        let start = self.place(i, 0);
        &self.cells[start..start + self.columns]
    }
}

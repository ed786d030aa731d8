//! A fine square grid on which the city is laid out before its borders are drawn.
use std::collections::BTreeMap;

/// No area: outside the city, or water.
pub(super) const NONE: u16 = u16::MAX;

/// Cells in rows from the south, each with an area's index or [`NONE`].
///
/// The grid spans `nx·h` by 1.0 (= `ny·h`) map units; the outermost cells are
/// never part of the city.
pub(super) struct Raster {
    pub nx: usize,
    pub ny: usize,
    pub h: f64,
    pub cells: Vec<u16>,
}

impl Raster {
    /// All cells [`NONE`].
    pub fn new(nx: usize, ny: usize) -> Self {
        Raster { nx, ny, h: 1.0 / ny as f64, cells: vec![NONE; nx * ny] }
    }

    /// The centre of cell `c` in map units.
    pub fn centre(&self, c: usize) -> [f64; 2] {
        [((c % self.nx) as f64 + 0.5) * self.h, ((c / self.nx) as f64 + 0.5) * self.h]
    }

    /// The area in column `i` and row `j`; [`NONE`] outside the grid.
    pub fn at(&self, i: isize, j: isize) -> u16 {
        match (usize::try_from(i), usize::try_from(j)) {
            (Ok(i), Ok(j)) if i < self.nx && j < self.ny => self.cells[j * self.nx + i],
            _ => NONE,
        }
    }

    /// Whether cell `c` lies on the rim of the grid.
    pub fn on_rim(&self, c: usize) -> bool {
        let (i, j) = (c % self.nx, c / self.nx);
        i == 0 || j == 0 || i + 1 == self.nx || j + 1 == self.ny
    }

    /// The up to four cells that share a side with `c`.
    pub fn beside(&self, c: usize) -> impl Iterator<Item = usize> + use<> {
        let (i, j) = (c % self.nx, c / self.nx);
        let (nx, ny) = (self.nx, self.ny);
        [
            (i > 0).then(|| c - 1),
            (i + 1 < nx).then(|| c + 1),
            (j > 0).then(|| c - nx),
            (j + 1 < ny).then(|| c + nx),
        ]
        .into_iter()
        .flatten()
    }

    /// Runs `visit` for every cell whose centre is within `radius` of `at`.
    pub fn disc(&mut self, at: [f64; 2], radius: f64, mut visit: impl FnMut(&mut u16)) {
        let low = |x: f64| ((x - radius) / self.h).floor().max(0.0) as usize;
        let (i0, j0) = (low(at[0]), low(at[1]));
        let span = (2.0 * radius / self.h).ceil() as usize + 2;
        for j in j0..(j0 + span).min(self.ny) {
            for i in i0..(i0 + span).min(self.nx) {
                let c = j * self.nx + i;
                let [x, y] = self.centre(c);
                if (x - at[0]).hypot(y - at[1]) <= radius {
                    visit(&mut self.cells[c]);
                }
            }
        }
    }

    /// Connected parts (by sides) of cells with equal areas, water left out.
    pub fn parts(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.cells.len()];
        let mut parts = Vec::new();
        for start in 0..self.cells.len() {
            if seen[start] || self.cells[start] == NONE {
                continue;
            }
            seen[start] = true;
            let mut part = vec![start];
            let mut next = 0;
            while next < part.len() {
                for n in self.beside(part[next]) {
                    if !seen[n] && self.cells[n] == self.cells[start] {
                        seen[n] = true;
                        part.push(n);
                    }
                }
                next += 1;
            }
            parts.push(part);
        }
        parts
    }

    /// Length of the common border, in cell sides, of each pair of areas `a < b`.
    pub fn borders(&self) -> BTreeMap<(u16, u16), u32> {
        let mut borders = BTreeMap::new();
        for c in 0..self.cells.len() {
            for n in self.beside(c).filter(|n| *n > c) {
                let (a, b) = (self.cells[c].min(self.cells[n]), self.cells[c].max(self.cells[n]));
                if a != b && b != NONE {
                    *borders.entry((a, b)).or_insert(0) += 1;
                }
            }
        }
        borders
    }
}

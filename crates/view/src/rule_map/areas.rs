//! Cells that are filled alike, as few rectangles.

use turnlab_diagram::CellFill;

/// Cells beside and below each other that are filled alike, by the edges between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) fill: CellFill,
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) top: usize,
    pub(super) bottom: usize,
}

/// The cells of a panel as few areas: runs of a row, joined with equal ones of the row above.
pub(super) fn areas(
    across: usize,
    down: usize,
    fill: impl Fn(usize, usize) -> CellFill,
) -> Vec<Area> {
    let (mut done, mut open): (Vec<Area>, Vec<Area>) = (Vec::new(), Vec::new());
    for row in 0..down {
        let mut runs: Vec<Area> = Vec::new();
        for column in 0..across {
            let fill = fill(column, row);
            match runs.last_mut().filter(|run| run.fill == fill) {
                Some(run) => run.right = column + 1,
                None => {
                    let (left, right) = (column, column + 1);
                    runs.push(Area { fill, left, right, top: row, bottom: row + 1 });
                }
            }
        }
        for run in &mut runs {
            let is_same = |above: &Area| {
                (above.fill, above.left, above.right) == (run.fill, run.left, run.right)
            };
            if let Some(place) = open.iter().position(is_same) {
                run.top = open.swap_remove(place).top;
            }
        }
        done.append(&mut open);
        open = runs;
    }
    done.append(&mut open);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_areas_cover_every_cell_once() {
        let fill = |column: usize, row: usize| match (column * 7 + row * row) % 5 {
            0 => CellFill::Safe,
            1 | 2 => CellFill::Lost,
            _ => CellFill::Doubled,
        };
        let mut seen = vec![0; 25 * 45];
        for area in areas(25, 45, fill) {
            for row in area.top..area.bottom {
                for column in area.left..area.right {
                    assert_eq!(area.fill, fill(column, row));
                    seen[row * 25 + column] += 1;
                }
            }
        }
        assert!(seen.iter().all(|&times| times == 1));
    }
}

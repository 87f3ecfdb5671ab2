use pyo3::prelude::*;

/// How many letters have to be changed, added, left out or swapped with the next one.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (row[j - 1] + 1)
                .min(rows[i - 1][j] + 1)
                .min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[pymodule]
mod fuzzy {
    use super::*;

    /// From 0 for nothing in common to 1 for the same name, whatever the case of its letters.
    #[pyfunction]
    fn similarity(a: &str, b: &str) -> f64 {
        let [a, b] = [a, b].map(|name| name.to_lowercase().chars().collect::<Vec<_>>());
        let longest = a.len().max(b.len());
        if longest == 0 {
            return 1.0;
        }
        1.0 - super::edits(&a, &b) as f64 / longest as f64
    }
}

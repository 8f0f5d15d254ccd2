//! Years counted by reigns, from `data/reigns.tsv`.

use crate::text::token::{Token, hash_word};
use std::sync::LazyLock;

/// The first year of each reign, by the hashes of the two words of its name.
static REIGNS: LazyLock<Vec<([u32; 2], i16)>> = LazyLock::new(|| {
    let lines = include_str!("../../data/reigns.tsv").lines();
    let entries = lines.filter(|line| !line.starts_with('#')).skip(1);
    let mut reigns: Vec<_> = entries.flat_map(names).collect();
    reigns.sort_unstable();
    reigns
});

/// The names in a line of the table.
fn names(line: &str) -> impl Iterator<Item = ([u32; 2], i16)> {
    let mut columns = line.split('\t');
    let forms = columns.next().unwrap_or("");
    let first = columns.nth(1).and_then(|year| year.parse().ok());
    forms.split('|').filter_map(move |form| {
        let (one, two) = form.split_once(' ')?;
        Some(([hash_word(one), hash_word(two)], first?))
    })
}

/// The first year of the reign of which these two words are the name.
pub(crate) fn first_year(one: &Token, two: &Token) -> Option<i16> {
    if !one.is_capital() || !two.is_capital() {
        return None;
    }
    let name = [one.hash, two.hash];
    let at = REIGNS.binary_search_by_key(&name, |reign| reign.0).ok()?;
    Some(REIGNS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        let lines = include_str!("../../data/reigns.tsv").lines();
        let entries = lines.filter(|line| !line.starts_with('#')).skip(1);
        for line in entries {
            assert_eq!(names(line).count(), line.split('|').count(), "{line}");
        }
    }
}

//! Each line as an expression of time, and the whole as a text with such expressions.

use jiff::civil::date;
use vnextract::date::{find_all, find_timex, parse};

pub fn run(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    let published = [date(2020, 2, 29), date(-9999, 1, 1), date(9999, 12, 31)].map(Some);
    for reference in published.into_iter().chain([None]) {
        for value in text.lines().filter_map(|line| parse(line, reference).ok()) {
            assert!(!value.value().is_empty());
        }
        let found = find_timex(text, reference);
        let mut end = 0;
        for (span, value) in &found {
            assert!(end <= span.start, "dates overlap at byte {}", span.start);
            assert!(!text[span.clone()].is_empty());
            assert!(!value.value().is_empty());
            end = span.end;
        }
        assert!(find_all(text, reference).len() <= found.len());
    }
}

//! The table of date expressions, `tests/dates.tsv`.

use jiff::civil::Date;
use proptest::prelude::Strategy;
use std::collections::BTreeMap;
use vnextract::date;

struct Row<'a> {
    class: &'a str,
    marked: &'a str,
    reference: Option<Date>,
    values: Vec<&'a str>,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let row = |line| {
        let columns: Vec<&str> = str::split(line, '\t').collect();
        assert_eq!(columns.len(), 4, "{line}");
        Row {
            class: columns[0],
            marked: columns[1],
            reference: match columns[2] {
                "-" => None,
                day => Some(day.parse().expect(line)),
            },
            values: columns[3].split(' ').filter(|value| !value.is_empty()).collect(),
        }
    };
    lines.map(row).collect()
}

/// The text with what was found put into brackets.
fn mark(text: &str, reference: Option<Date>) -> (String, Vec<String>) {
    let mut marked = String::new();
    let mut values = Vec::new();
    let mut at = 0;
    for (span, value) in date::find_all(text, reference) {
        marked.push_str(&text[at..span.start]);
        marked.push('[');
        marked.push_str(&text[span.clone()]);
        marked.push(']');
        at = span.end;
        values.push(value.to_string());
    }
    marked.push_str(&text[at..]);
    (marked, values)
}

#[test]
fn every_expression_of_the_table() {
    let table = rows(include_str!("dates.tsv"));
    let mut wrong = String::new();
    for row in &table {
        let row_marked = row.marked.replace('⏎', "\n");
        let text: String = row_marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let (marked, values) = mark(&text, row.reference);
        if marked != row_marked || values != row.values {
            wrong += &format!(
                "\n{}: {} {:?}\n   found {marked} {values:?}",
                row.class, row.marked, row.values
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_class_has_ten_expressions_or_is_a_negative_one() {
    let table = rows(include_str!("dates.tsv"));
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut expressions = 0;
    let mut negatives = 0;
    for row in &table {
        *classes.entry(row.class).or_default() += 1;
        expressions += row.values.len();
        negatives += usize::from(row.values.is_empty());
    }
    for (class, count) in classes {
        assert!(count >= 10 || class.starts_with("not-"), "{class}: {count}");
    }
    assert!(expressions >= 400, "{expressions}");
    assert!(negatives >= 100, "{negatives}");
}

#[test]
fn a_marked_expression_reads_alone() {
    let table = rows(include_str!("dates.tsv"));
    for row in table.iter().filter(|row| row.values.len() == 1) {
        let inside = |text: &str| {
            let (_, rest) = text.split_once('[')?;
            Some(rest.split_once(']')?.0.to_string())
        };
        let Some(expression) = inside(row.marked) else {
            continue;
        };
        let value = date::parse(&expression, row.reference);
        assert!(value.is_ok(), "{expression}");
    }
}

/// Pieces that dates are made of, and some that they are not.
const PIECES: [&str; 48] = [
    "ngày",
    "tháng",
    "năm",
    "quý",
    "tuần",
    "thế kỷ",
    "thập niên",
    "sáng",
    "chiều",
    "rạng",
    "đêm",
    "thứ",
    "Hai",
    "chủ nhật",
    "hôm",
    "nay",
    "qua",
    "mai",
    "cùng",
    "đầu",
    "cuối",
    "nửa",
    "mùng",
    "rằm",
    "Tết",
    "Giêng",
    "âm lịch",
    "Mậu",
    "Tuất",
    "mười",
    "mươi",
    "lăm",
    "đến",
    "và",
    "từ",
    "trước",
    "tới",
    "giờ",
    "h",
    "phút",
    "cách đây",
    "mùa",
    "xuân",
    "UBND",
    "số",
    "XXI",
    "IV",
    "kém",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]

    #[test]
    fn spans_are_in_order_whatever_the_text(
        parts in proptest::collection::vec(
            proptest::prop_oneof![
                proptest::sample::select(&PIECES[..]).prop_map(str::to_string),
                (0u32..3000).prop_map(|n| n.to_string()),
                (0u32..40).prop_map(|n| n.to_string()),
                proptest::sample::select(&["/", "-", ".", ",", ":", " ", "(", ")", "\n", "’", "%"][..])
                    .prop_map(str::to_string),
            ],
            0..30,
        ),
        spaced in proptest::bool::ANY,
        year in 1i16..9999,
    ) {
        let text = parts.join(if spaced { " " } else { "" });
        let mut last = 0;
        for (span, value) in date::find_timex(&text, Some(jiff::civil::date(year, 2, 28))) {
            proptest::prop_assert!(span.start >= last && span.end > span.start);
            proptest::prop_assert!(text.get(span.clone()).is_some());
            proptest::prop_assert!(!value.value().is_empty());
            last = span.end;
        }
        let _ = date::parse(&text, None);
    }
}

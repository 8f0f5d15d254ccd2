//! Turns `data/holidays.tsv` into the tables of `src/date/holiday.rs`.

use crate::text::token::{Token, tokenize};
use std::fmt::Write;

/// Writes `holidays.rs`: the names by the hashes of their first two words, and the rules they stand for.
pub fn build() {
    let path = "data/holidays.tsv";
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut names: Vec<(Vec<(u32, bool)>, usize)> = Vec::new();
    let mut rules: Vec<String> = Vec::new();
    let mut tokens = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let mut columns = line.split('\t');
        let forms = columns.next().unwrap_or("");
        let class = columns.next().unwrap_or("");
        // A feast whose day no rule tells has no value.
        let value = columns.next().unwrap_or("");
        if value.is_empty() {
            continue;
        }
        for form in forms.split('|') {
            tokenize(form, &mut tokens);
            // Days in figures (`Quốc khánh 2/9`, `30 Tết`) are the grammar's own.
            if !tokens.iter().any(Token::is_number) && is_feast(form, class) {
                let words = tokens.iter().map(|t| (t.hash, t.is_capital())).collect();
                names.push((words, rules.len()));
            }
        }
        rules.push(rule(value).unwrap_or_else(|| panic!("{path}: `{value}` is no rule")));
    }
    names.sort_by_key(|(words, _)| (words[0].0, words.get(1).map_or(0, |word| word.0)));
    let mut source = String::new();
    let _ = writeln!(source, "static NAMES: [(&[(u32, bool)], Id); {}] = [", names.len());
    for (words, rule) in names {
        let _ = writeln!(source, "    (&{words:?}, {rule}),");
    }
    let _ = writeln!(source, "];\nstatic RULES: [Rule; {}] = [", rules.len());
    for rule in rules {
        let _ = writeln!(source, "    Rule::{rule},");
    }
    source += "];\n";
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let path = std::path::Path::new(&out).join("holidays.rs");
    std::fs::write(&path, source).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}

/// Is the name that of a day, and not of what is remembered on it (`Cách mạng tháng Tám`), of which
/// a year after it would tell something else?
fn is_feast(form: &str, class: &str) -> bool {
    let first = form.split(' ').next().unwrap_or("").to_lowercase();
    match class {
        "sector_day" => matches!(first.as_str(), "ngày" | "lễ"),
        _ => !matches!(first.as_str(), "giải" | "kỷ" | "chiến"),
    }
}

/// The variant of `Rule` that a value of the table writes.
fn rule(value: &str) -> Option<String> {
    let (kind, rest) = value.split_once(':').unwrap_or(("", value));
    let mut numbers = rest.split('-');
    let mut number = || match numbers.next()? {
        "L" => Some(-1),
        number => number.parse::<i8>().ok(),
    };
    Some(match kind {
        "" => format!("Solar {{ month: {}, day: {} }}", number()?, number()?),
        "L" if rest == "12-LAST" => "LunarEve".to_string(),
        "L" => format!("Lunar {{ month: {}, day: {} }}", number()?, number()?),
        "W" => format!(
            "Weekday {{ month: {}, nth: {}, weekday: {} }}",
            number()?,
            number()?,
            number()?
        ),
        "E" => format!("Easter({})", rest.parse::<i64>().ok()?),
        "S" => match rest {
            "LAP_XUAN" => "SolarTerm(315)".to_string(),
            "THANH_MINH" => "SolarTerm(15)".to_string(),
            "HA_CHI" => "SolarTerm(90)".to_string(),
            "DONG_CHI" => "SolarTerm(270)".to_string(),
            _ => return None,
        },
        _ => return None,
    })
}

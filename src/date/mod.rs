//! Dates: expressions that put something on the calendar or the clock.
//!
//! [`parse`] reads one expression, [`find_all`] finds those of a text. Both complete what an
//! expression leaves open from a reference date, the day the text was published:
//!
//! ```
//! use jiff::civil::date;
//! use vnextract::date;
//!
//! let published = Some(date(2018, 7, 26));
//! let value = date::parse("chiều 24/7", published)?;
//! assert_eq!(value.to_string(), "2018-07-24TAF");
//!
//! let text = "Sáng qua, hội nghị sơ kết 6 tháng đầu năm khai mạc lúc 8h30.";
//! let found: Vec<(&str, String)> = date::find_all(text, published)
//!     .into_iter()
//!     .map(|(span, value)| (&text[span], value.to_string()))
//!     .collect();
//! assert_eq!(found[0], ("Sáng qua", "2018-07-25TMO".to_string()));
//! assert_eq!(found[1], ("6 tháng đầu năm", "2018-H1".to_string()));
//! assert_eq!(found[2], ("8h30", "2018-07-25T08:30".to_string()));
//! # Ok::<(), date::Error>(())
//! ```
//!
//! Values follow TIMEX3: a day is `2018-07-24`, its parts are `TMO` (sáng), `TMI` (trưa), `TAF`
//! (chiều), `TEV` (tối) and `TNI` (đêm), a clock time is `2018-07-24T14:30`; then `2018-W30`,
//! `2018-07`, `2018-Q2`, `2018-H1`, `2018-SU`, `2018`, `199` (a decade) and `20` (the 21st
//! century). Ranges join two of them with a slash. Without a reference the year that nothing
//! tells is `XXXX`.
//!
//! Text is expected to be clean: composed Unicode, the tone on the vowel of the new spelling
//! (`hòa`, `thúy`), plain spaces, `\n` at line ends.

mod expression;
mod find;
mod holiday;
pub mod lunar;
mod reign;
mod resolve;
mod value;
mod words;

pub use value::{DateValue, Granularity, Moment, TimexType};

pub(crate) use find::{DateMention, find};
pub(crate) use resolve::resolve;

use crate::text::token::{self, Token, tokenize};
use jiff::civil::Date;
use std::ops::Range;

/// Reads one expression of time.
///
/// The whole string has to be the expression, apart from space around it. Durations and repeated
/// times are read too (`3 ngày` is `P3D`).
///
/// # Errors
///
/// Fails if the string is no expression of time that is known, or one that cannot be (`31/2`).
///
/// ```
/// use jiff::civil::date;
/// use vnextract::date::{self, TimexType};
///
/// let value = date::parse("thứ Ba tuần trước", Some(date(2018, 7, 26)))?;
/// assert_eq!(value.value(), "2018-07-17");
/// assert_eq!(value.timex_type(), TimexType::Date);
///
/// assert!(date::parse("31/2", None).is_err());
/// # Ok::<(), date::Error>(())
/// ```
pub fn parse(expression: &str, reference: Option<Date>) -> Result<DateValue, Error> {
    let mut tokens = Vec::new();
    tokenize(expression, &mut tokens);
    let read = find::read_alone(&tokens, expression).or_else(|| {
        // `7 - 3`, as corpora of tokens have it
        token::close_up(&mut tokens);
        find::read_alone(&tokens, expression)
    });
    match read {
        Some(read) => Ok(resolve::resolve_alone(&read, reference)),
        None => Err(Error { kind: ErrorKind::Unknown(expression.trim().to_string()) }),
    }
}

/// Finds the dates and times of a text, with the UTF-8 byte range of each, in order.
///
/// Durations, repeated times, scores, fractions and numbers of other kinds are left out.
///
/// ```
/// use jiff::civil::date;
/// use vnextract::date;
///
/// let text = "Tỷ số 3-1; từ ngày 20 đến ngày 25/7 nghỉ 2 ngày.";
/// let found = date::find_all(text, Some(date(2018, 7, 26)));
/// assert_eq!(found.len(), 1);
/// assert_eq!(&text[found[0].0.clone()], "ngày 20 đến ngày 25/7");
/// assert_eq!(found[0].1.value(), "2018-07-20/2018-07-25");
/// ```
pub fn find_all(text: &str, reference: Option<Date>) -> Vec<(Range<usize>, DateValue)> {
    find_timex(text, reference)
        .into_iter()
        .filter(|(_, value)| matches!(value.timex_type(), TimexType::Date | TimexType::Time))
        .collect()
}

/// Finds every expression of time, durations (`3 ngày`) and repeated times (`hằng năm`) included.
///
/// ```
/// use vnextract::date::{self, TimexType};
///
/// let found = date::find_timex("Họp 2 ngày mỗi tháng.", None);
/// let types: Vec<TimexType> = found.iter().map(|(_, value)| value.timex_type()).collect();
/// assert_eq!(types, [TimexType::Duration, TimexType::Set]);
/// ```
pub fn find_timex(text: &str, reference: Option<Date>) -> Vec<(Range<usize>, DateValue)> {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    let sentences = rough_sentences(&tokens);
    let mentions = find(&tokens, text, &sentences);
    let reference = reference.or_else(|| dateline(&tokens, text));
    let values = resolve(&mentions, &tokens, text, &sentences, reference);
    let span = |mention: &DateMention| {
        let first = &tokens[mention.tokens.start];
        let last = &tokens[mention.tokens.end - 1];
        first.start as usize..last.end as usize
    };
    mentions
        .iter()
        .zip(values)
        .map(|(mention, value)| (span(mention), told_apart(mention, value)))
        .collect()
}

/// What mentions come to that are durations or repeated times.
pub(crate) fn resolve_amounts(
    mentions: &[DateMention],
    tokens: &[Token],
    text: &str,
    sentences: &[Range<usize>],
    reference: Option<Date>,
) -> Vec<DateValue> {
    let values = resolve(mentions, tokens, text, sentences, reference);
    mentions.iter().zip(values).map(|(mention, value)| told_apart(mention, value)).collect()
}

/// The value with the type of a duration where the mention is no date (`5 năm qua`).
fn told_apart(mention: &DateMention, mut value: DateValue) -> DateValue {
    if !mention.is_date() && value.timex_type != TimexType::Set {
        value.timex_type = TimexType::Duration;
    }
    value
}

/// Why a string could not be read as a date, or a value not be turned into a `jiff` type.
///
/// ```
/// let error = vnextract::date::parse("31/2", None).unwrap_err();
/// assert!(error.to_string().starts_with("`31/2` is no date or time that is known"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error {
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum ErrorKind {
    #[error(
        "`{0}` is no date or time that is known: give one such as `chiều 24/7` or `quý II/2018`"
    )]
    Unknown(String),
    #[error("`{0}` is not one day")]
    ManyDays(String),
    #[error("`{0}` is not a clock time of a known day")]
    NoClock(String),
}

impl Error {
    pub(crate) fn not_a_day(value: &str) -> Error {
        Error { kind: ErrorKind::ManyDays(value.to_string()) }
    }

    pub(crate) fn not_a_minute(value: &str) -> Error {
        Error { kind: ErrorKind::NoClock(value.to_string()) }
    }
}

/// How many lines from the top are looked through for the day of publication.
const DATELINE_LINES: usize = 12;
/// A longer line is running text.
const DATELINE_TOKENS: usize = 60;
/// How many words besides its date a dateline may have.
const DATELINE_WORDS: usize = 6;

/// The day the text was published, if a line near its top says so.
///
/// That is a full date which makes up its line, apart from a place, the name of a paper, and words
/// such as `Cập nhật lúc`.
pub(crate) fn dateline(tokens: &[Token], text: &str) -> Option<Date> {
    let mut begin = 0;
    for _ in 0..DATELINE_LINES {
        if begin >= tokens.len() {
            return None;
        }
        let end = tokens[begin + 1..]
            .iter()
            .position(Token::begins_line)
            .map_or(tokens.len(), |at| begin + 1 + at);
        let line = begin..end;
        begin = end;
        if line.len() > DATELINE_TOKENS {
            continue;
        }
        let mentions = find(tokens, text, std::slice::from_ref(&line));
        if let Some(mention) = mentions.iter().find(|m| m.is_date()) {
            let values = resolve(
                std::slice::from_ref(mention),
                tokens,
                text,
                std::slice::from_ref(&line),
                None,
            );
            let date = values.first().and_then(|value| Date::try_from(value).ok());
            let rest = (line.start..mention.tokens.start).chain(mention.tokens.end..line.end);
            let words = rest.clone().filter(|&i| tokens[i].is_word()).count();
            let is_plain = rest
                .filter(|&i| tokens[i].is_word())
                .all(|i| tokens[i].is_capital() || is_dateline_word(tokens[i].text(text)));
            let is_head = mention.tokens.start == line.start || !tokens[line.start].is_word();
            let is_update = is_dateline_word(&tokens[line.start].text(text).to_lowercase())
                && mention.tokens.start - line.start <= DATELINE_WORDS;
            if date.is_some() && is_update {
                return date;
            }
            if date.is_some() && is_plain && (is_head || words <= DATELINE_WORDS) {
                return date;
            }
        }
    }
    None
}

fn is_dateline_word(word: &str) -> bool {
    matches!(
        word,
        "cập"
            | "nhật"
            | "lúc"
            | "lần"
            | "cuối"
            | "đăng"
            | "gửi"
            | "phát"
            | "hành"
            | "xuất"
            | "bản"
            | "giờ"
            | "tải"
            | "lên"
    )
}

/// Sentences as far as dates need them: lines, cut where a full stop comes before a capital.
fn rough_sentences(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut begin = 0;
    for i in 1..=tokens.len() {
        let ends = i == tokens.len()
            || tokens[i].gap >= crate::text::token::Gap::Tab
            || (tokens[i - 1].is_mark('.')
                && !tokens[i].touches()
                && (tokens[i].is_capital() || tokens[i].is_number())
                && i >= 2
                && (tokens[i - 2].len() > 2 || tokens[i - 2].is_number()));
        if ends && i > begin {
            sentences.push(begin..i);
            begin = i;
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{DateTime, date, datetime};

    #[test]
    fn a_contradiction_is_told() {
        let value = parse("thứ Hai, 24/7/2018", None).expect("a date");
        assert_eq!(value.value(), "2018-07-24");
        assert_eq!(value.note(), Some("the text says Monday, but 2018-07-24 is a Tuesday"));
        let json = serde_json::to_value(&value).expect("an object");
        assert!(json.get("note").is_some());
    }

    #[test]
    fn a_weekday_tells_the_year() {
        // 24/8 was a Thursday in 2017 and a Friday in 2018.
        let value = parse("thứ Năm 24/8", Some(date(2018, 7, 26))).expect("a date");
        assert_eq!((value.value(), value.note()), ("2017-08-24", None));
    }

    #[test]
    fn the_object_that_is_written() {
        let value = parse("chiều ngày 24/7/2018", None).expect("a date");
        let json = serde_json::to_string(&value).expect("an object");
        let expected =
            r#"{"type":"TIME","value":"2018-07-24TAF","begin":"2018-07-24","end":"2018-07-24"}"#;
        assert_eq!(json, expected);
        let open = parse("tháng 7", None).expect("a date");
        let json = serde_json::to_string(&open).expect("an object");
        assert_eq!(json, r#"{"type":"DATE","value":"XXXX-07","begin":null,"end":null}"#);
    }

    #[test]
    fn conversion_to_civil_types() {
        let clock = parse("14h30 ngày 24/7/2018", None).expect("a time");
        assert_eq!(DateTime::try_from(&clock), Ok(datetime(2018, 7, 24, 14, 30, 0, 0)));
        assert_eq!(Date::try_from(&clock), Ok(date(2018, 7, 24)));
        let month = parse("tháng 7/2018", None).expect("a date");
        assert!(Date::try_from(&month).is_err());
        assert_eq!(month.end_date(), Some(date(2018, 7, 31)));
        let midnight = parse("24h ngày 31/12/2018", None).expect("a time");
        assert_eq!(DateTime::try_from(&midnight), Ok(datetime(2019, 1, 1, 0, 0, 0, 0)));
    }

    #[test]
    fn durations_and_sets_are_read_alone() {
        for (expression, value) in [
            ("3 ngày", "P3D"),
            ("06 tháng", "P6M"),
            ("hai tuần", "P2W"),
            ("15 phút", "PT15M"),
            ("hằng năm", "P1Y"),
            ("5 năm qua", "2013-07-26/2018-07-26"),
        ] {
            let read = parse(expression, Some(date(2018, 7, 26))).expect(expression);
            assert_eq!(read.value(), value);
        }
    }

    #[test]
    fn what_is_no_date_is_an_error() {
        for expression in ["", "31/2", "13/13", "UBND tỉnh", "ngày", "24/7 và", "…"] {
            assert!(parse(expression, None).is_err(), "{expression}");
        }
    }

    fn dateline_of(text: &str) -> Option<Date> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        dateline(&tokens, text)
    }

    #[test]
    fn datelines() {
        let day = Some(date(2018, 7, 26));
        for text in [
            "26/07/18 12:45\n\nChiều ngày 24/7/2018, huyện họp.",
            "TIN VẮN\nThứ Năm, 26/07/2018 | 17:48\n\nSáng nay ...",
            "Cập nhật lúc 09:15 ngày 26/07/2018   Lượt xem: 1.234",
            "UBND HUYỆN\nXuyên Mộc, ngày 26 tháng 7 năm 2018\nLỊCH CÔNG TÁC",
        ] {
            assert_eq!(dateline_of(text), day, "{text}");
        }
        for text in [
            "512 phạm nhân được đặc xá dịp 2-9-2025\nTin của báo.",
            "Chiều 24/7, huyện họp.",
            "Theo Quyết định số 877 ngày 12/7/2018 của Thủ tướng, xã lập đề án.",
        ] {
            assert_eq!(dateline_of(text), None, "{text}");
        }
    }

    #[test]
    fn hostile_input_takes_linear_time() {
        for unit in [
            "1/",
            "1-",
            "1, ",
            "ngày ",
            "1 và ",
            "năm ",
            "những năm 90, ",
            "thứ hai đến ",
            "5h-",
            "2-3h ",
            "(1/1)",
            "1/1(",
            "mùng ",
            "mùng 1 đến ",
            "T2 ",
            "sáng và ",
            "thắng 6-",
        ] {
            let long = unit.repeat(100_000 / unit.len());
            // Quadratic work on this would take minutes.
            let _ = find_all(&long, None);
            assert!(parse(&long, None).is_err());
        }
    }

    #[test]
    fn nothing_is_read_deeper_and_deeper() {
        for (head, unit) in
            [("ngày 1/1 ", "("), ("thế kỷ ", "thứ "), ("8:30 ", "("), ("mùng 1 ", "đến mùng 2 ")]
        {
            // The stack would not hold a call for each.
            let _ = find_all(&format!("{head}{}", unit.repeat(100_000)), None);
        }
    }
}

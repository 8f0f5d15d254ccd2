//! What a date expression comes to: a TIMEX3 value with the days or minutes it covers.

use jiff::civil::{Date, DateTime};
use serde::{Serialize, Serializer};
use std::fmt;

/// The TIMEX3 type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or something longer.
    Date,
    /// A part of a day or a clock time.
    Time,
    /// An amount of time (`3 ngày`).
    Duration,
    /// Times that come again (`hằng năm`).
    Set,
}

/// How long a stretch of the calendar an expression names; of a range, its finer end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Granularity {
    /// A clock time.
    Minute,
    /// A part of a day (`sáng`, `đêm`).
    PartOfDay,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// An end of the stretch that an expression covers: a day, or a minute of one.
///
/// ```
/// use vnextract::date::{Moment, parse};
///
/// let value = parse("14h30 ngày 24/7/2018", None)?;
/// let begin = value.begin().unwrap();
/// assert!(matches!(begin, Moment::Minute(_)));
/// assert_eq!(begin.date().to_string(), "2018-07-24");
/// # Ok::<(), vnextract::date::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day.
    Day(Date),
    /// A minute.
    Minute(DateTime),
}

impl Moment {
    /// The day, or the day the minute lies in.
    pub fn date(self) -> Date {
        match self {
            Moment::Day(date) => date,
            Moment::Minute(time) => time.date(),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())?;
        match self {
            Moment::Day(_) => Ok(()),
            Moment::Minute(time) => write!(f, "T{:02}:{:02}", time.hour(), time.minute()),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Where a date expression stands on the calendar.
///
/// `Display` writes the value in the manner of TIMEX3 and ISO 8601; serde writes the object
/// `{"type", "value", "begin", "end"}`, and `"note"` where the text contradicts itself.
///
/// ```
/// use jiff::civil::date;
///
/// let value = vnextract::date::parse("chiều 24/7", Some(date(2018, 7, 26)))?;
/// assert_eq!(value.to_string(), "2018-07-24TAF");
/// assert_eq!(value.begin_date(), Some(date(2018, 7, 24)));
/// # Ok::<(), vnextract::date::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateValue {
    #[serde(rename = "type")]
    pub(crate) timex_type: TimexType,
    pub(crate) value: String,
    pub(crate) begin: Option<Moment>,
    pub(crate) end: Option<Moment>,
    #[serde(skip)]
    pub(crate) granularity: Granularity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

impl DateValue {
    /// The TIMEX3 type: a date, a time, a duration or a set.
    pub fn timex_type(&self) -> TimexType {
        self.timex_type
    }

    /// The value in the manner of TIMEX3 (`2018-07-24TAF`, `2018-07-20/2018-07-25`, `XXXX-07`).
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The first day or minute; `None` where the year is not known.
    pub fn begin(&self) -> Option<Moment> {
        self.begin
    }

    /// The last day or minute, included; `None` where the year is not known.
    pub fn end(&self) -> Option<Moment> {
        self.end
    }

    /// The first day, as `jiff` knows it.
    pub fn begin_date(&self) -> Option<Date> {
        self.begin.map(Moment::date)
    }

    /// The last day, as `jiff` knows it.
    pub fn end_date(&self) -> Option<Date> {
        self.end.map(Moment::date)
    }

    /// How long a stretch is named.
    pub fn granularity(&self) -> Granularity {
        self.granularity
    }

    /// In what the text contradicts itself, if it does (a weekday that is not that day's).
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

/// A clock time or exactly one day is what `jiff` has a type for.
impl TryFrom<&DateValue> for Date {
    type Error = super::Error;

    /// The day, if the value is one day or lies in one.
    fn try_from(value: &DateValue) -> Result<Date, super::Error> {
        match (value.begin_date(), value.end_date()) {
            (Some(begin), Some(end)) if begin == end => Ok(begin),
            _ => Err(super::Error::not_a_day(&value.value)),
        }
    }
}

impl TryFrom<&DateValue> for DateTime {
    type Error = super::Error;

    /// The minute, if the value is a clock time.
    fn try_from(value: &DateValue) -> Result<DateTime, super::Error> {
        match (value.begin, value.end) {
            (Some(Moment::Minute(begin)), Some(Moment::Minute(end))) if begin == end => Ok(begin),
            _ => Err(super::Error::not_a_minute(&value.value)),
        }
    }
}

//! Dates: expressions that put something on the calendar or the clock.

/// Where a date expression stands on the calendar.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct DateValue {
    /// `DATE` or `TIME`.
    pub r#type: &'static str,
    /// The value in the manner of TIMEX3 (`2018-07-24TAF`).
    pub value: String,
    /// First day or minute.
    pub begin: Option<String>,
    /// Last day or minute.
    pub end: Option<String>,
}

impl DateValue {
    /// The value in the manner of TIMEX3.
    pub fn value(&self) -> &str {
        &self.value
    }
}

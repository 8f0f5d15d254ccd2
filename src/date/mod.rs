//! Dates: expressions that put something on the calendar or the clock.

/// Where a date expression stands on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// The value in the manner of TIMEX3 (`2018-07-24TAF`).
    pub value: String,
}

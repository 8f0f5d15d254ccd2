//! What an expression of time says, before anything is completed.

use super::holiday;
use super::words::{Part, Role, Season};

/// A year as far as the expression itself tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Year {
    #[default]
    Missing,
    Known(i16),
    /// So many years after the reference year (`năm ngoái` is -1).
    Offset(i16),
    /// The year last spoken of (`cùng năm`).
    Same,
    /// The year just spoken of, else that of the reference (`trong năm này`).
    This,
    /// That of the last such stretch that is over (`mùa hè vừa qua`).
    Over,
    /// That of the next such stretch (`mùa đông tới`).
    Coming,
    /// A year of the sexagenary cycle: stem and branch, from 0.
    Cycle(u8, u8),
}

/// A month as far as the expression itself tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Month {
    #[default]
    Missing,
    Known(u8),
    /// So many months after the reference month.
    Offset(i16),
    /// The month last spoken of (`cùng tháng`).
    Same,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A stretch of the calendar as far as the expression itself tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Calendar {
    #[default]
    None,
    Day {
        day: u8,
        month: Month,
        year: Year,
    },
    /// A day of the lunar calendar.
    LunarDay {
        day: u8,
        month: u8,
        is_leap: bool,
        year: Year,
    },
    /// One of the first ten days of a month that is not told (`đêm mùng 9`): lunar around Tết.
    Mung(u8),
    /// A month of the lunar calendar.
    LunarMonth {
        month: u8,
        year: Year,
    },
    Month {
        month: Month,
        year: Year,
    },
    /// The first or last months of a year.
    Months {
        first: u8,
        last: u8,
        year: Year,
    },
    Quarter {
        quarter: u8,
        year: Year,
    },
    QuarterOffset(i16),
    Half {
        half: u8,
        year: Year,
    },
    Season {
        season: Season,
        year: Year,
    },
    Week {
        week: u8,
        year: Year,
    },
    WeekOffset(i16),
    /// The week that is over, or all but over (`tuần qua`).
    WeekPast,
    Year(Year),
    /// The first three digits of its years.
    Decade(i16),
    /// The first two digits of its years.
    Century(i16),
    /// So many days after the reference day.
    Today(i16),
    /// So many days after the day last spoken of.
    Anchor(i16),
    /// So many units before the reference day, or after it.
    Away {
        count: i16,
        unit: Unit,
    },
    /// So many units after what was last told of (`tuần trước đó`).
    Told {
        offset: i16,
        unit: Unit,
    },
    /// From so many units before the reference day up to it (`5 năm qua`).
    Past {
        count: i16,
        unit: Unit,
    },
    /// From the reference day on (`3 ngày tới`).
    Coming {
        count: i16,
        unit: Unit,
    },
    /// The reference day in another year.
    ThisDayIn(Year),
    Holiday {
        holiday: holiday::Id,
        year: Year,
    },
}

impl Calendar {
    /// Is there nothing of it?
    #[inline]
    pub(crate) fn is_none(&self) -> bool {
        matches!(self, Calendar::None)
    }

    /// Does it name a single day?
    pub(crate) fn is_day(&self) -> bool {
        matches!(
            self,
            Calendar::Day { .. }
                | Calendar::LunarDay { .. }
                | Calendar::Mung(_)
                | Calendar::Today(_)
                | Calendar::Anchor(_)
                | Calendar::Holiday { .. }
                | Calendar::ThisDayIn(_)
        )
    }

    /// The year, where the expression itself tells it.
    pub(crate) fn known_year(&self) -> Option<i16> {
        let mut calendar = *self;
        match calendar.year_mut() {
            Some(Year::Known(year)) => Some(*year),
            _ => None,
        }
    }

    /// The same, for a year by itself too.
    pub(crate) fn told_year(&self) -> Option<i16> {
        match self {
            Calendar::Year(Year::Known(year)) => Some(*year),
            _ => self.known_year(),
        }
    }

    pub(crate) fn year_mut(&mut self) -> Option<&mut Year> {
        match self {
            Calendar::Day { year, .. }
            | Calendar::LunarDay { year, .. }
            | Calendar::LunarMonth { year, .. }
            | Calendar::Month { year, .. }
            | Calendar::Months { year, .. }
            | Calendar::Quarter { year, .. }
            | Calendar::Half { year, .. }
            | Calendar::Season { year, .. }
            | Calendar::Week { year, .. }
            | Calendar::Holiday { year, .. } => Some(year),
            _ => None,
        }
    }
}

/// Which week a weekday lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InWeek {
    /// Nothing is said.
    Any,
    /// So many weeks after the reference week.
    Offset(i16),
    /// The next such day (`thứ Ba tới`).
    Next,
    /// The last such day (`thứ Ba vừa qua`).
    Last,
    /// In the week spoken of (`thứ Hai đầu tuần`).
    Portion,
}

/// A clock time: hours and minutes, up to 24:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) form: ClockForm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClockForm {
    /// `8h30`, `8g`.
    Letter,
    /// `8 giờ`.
    Word,
    /// `8 giờ 30 phút`.
    WordMinutes,
    /// `8:30`.
    Colon,
}

/// What one expression says of a single stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) calendar: Calendar,
    /// The first of a list that ends with `calendar` (`ngày 15, 16 và 17/6`).
    pub(crate) first: Calendar,
    /// Days from the reference day that stand beside a full date (`sáng nay 22/4`).
    pub(crate) said_offset: Option<i16>,
    /// 1 for Monday to 7 for Sunday.
    pub(crate) weekday: Option<(u8, InWeek)>,
    pub(crate) part: Option<Part>,
    pub(crate) clock: Option<Clock>,
    /// Figures only, by this mark: a date if the words around say so.
    pub(crate) bare: Option<char>,
    /// `buổi` stands before the part of day.
    pub(crate) session: bool,
    /// `đến` joins `first` to `calendar`: the part of day is that of the first only.
    pub(crate) spans: bool,
}

impl Point {
    pub(crate) fn has_day(&self) -> bool {
        self.calendar.is_day() || self.weekday.is_some()
    }

    /// Has it nothing but a place on the clock?
    pub(crate) fn is_floating(&self) -> bool {
        self.calendar.is_none() && self.weekday.is_none()
    }

    pub(crate) fn set(&mut self, calendar: Calendar) {
        if let Calendar::Today(offset) = self.calendar {
            self.said_offset = Some(offset);
        }
        self.calendar = calendar;
    }

    /// Is the day told by its distance from another, so that its date may follow?
    pub(crate) fn said(&self) -> bool {
        matches!(self.calendar, Calendar::Today(_) | Calendar::Anchor(0))
    }

    pub(crate) fn is_bare_only(&self) -> bool {
        self.clock.is_none()
            && self.part.is_none()
            && self.weekday.is_none()
            && self.said_offset.is_none()
    }

    pub(crate) fn has_known_year(&self) -> bool {
        self.calendar.known_year().is_some()
    }
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    Point(Point),
    Range(Point, Point),
    /// So many units.
    Duration(u32, Unit),
    /// Every such unit.
    Set(Unit),
}

pub(crate) fn month_of(month: u8, year: Year) -> Calendar {
    Calendar::Month { month: Month::Known(month), year }
}

pub(crate) fn months(count: u8, is_last: bool, year: Year) -> Calendar {
    match (count, is_last) {
        (6, _) => Calendar::Half { half: 1 + u8::from(is_last), year },
        (_, false) => Calendar::Months { first: 1, last: count, year },
        (_, true) => Calendar::Months { first: 13 - count, last: 12, year },
    }
}

pub(crate) fn set_year(calendar: &mut Calendar, known: Year) {
    if let Some(year) = calendar.year_mut() {
        *year = known;
    }
}

pub(crate) fn to_lunar(calendar: Calendar) -> Option<Calendar> {
    match calendar {
        Calendar::Day { day: day @ 1..=30, month: Month::Known(month), year } => {
            Some(Calendar::LunarDay { day, month, is_leap: false, year })
        }
        Calendar::LunarDay { .. } => Some(calendar),
        _ => None,
    }
}

pub(crate) fn unit(role: Role) -> Option<Unit> {
    Some(match role {
        Role::Hour => Unit::Hour,
        Role::Minute => Unit::Minute,
        Role::Second => Unit::Second,
        Role::Day | Role::Hom | Role::Part(_) => Unit::Day,
        Role::Week => Unit::Week,
        Role::Month => Unit::Month,
        Role::Quarter => Unit::Quarter,
        Role::Year => Unit::Year,
        Role::Decade => Unit::Decade,
        Role::Century => Unit::Century,
        _ => return None,
    })
}

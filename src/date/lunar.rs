//! The Vietnamese lunar calendar, 1900 to 2100.
//!
//! A lunar month begins on the day of the new moon, a year has the winter solstice in its
//! eleventh month, and in a year of thirteen months the first month without a major solar term is
//! the leap month. Days are those of UTC+7, which is why Tết falls on another day than in China
//! now and then (1968, 1985, 2007, 2030). New moons and the sun's longitude are reckoned after
//! J. Meeus, *Astronomical Algorithms*, in the arrangement that Hồ Ngọc Đức published. Before 1968
//! almanacs of the North followed UTC+8; here UTC+7 holds for all years.

use jiff::civil::Date;
use std::f64::consts::PI;

/// A day of the lunar calendar.
///
/// ```
/// use vnextract::date::lunar::LunarDate;
///
/// let tet = LunarDate { year: 2018, month: 1, day: 1, is_leap: false };
/// assert_eq!(tet.to_solar().unwrap().to_string(), "2018-02-16");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunarDate {
    /// The year in which its first month began, in common count (2018 for Mậu Tuất).
    pub year: i16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
    /// Is it a leap month, the second of its number?
    pub is_leap: bool,
}

impl LunarDate {
    /// The lunar date of a day; `None` outside 1900 to 2100.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use vnextract::date::lunar::LunarDate;
    ///
    /// let tet = LunarDate::from_solar(date(2018, 2, 16)).unwrap();
    /// assert_eq!((tet.day, tet.month, tet.year), (1, 1, 2018));
    /// ```
    pub fn from_solar(date: Date) -> Option<LunarDate> {
        if !(1900..=2100).contains(&date.year()) {
            return None;
        }
        let day = julian_day(date);
        let lunation = ((day as f64 - NEW_MOON_1900) / SYNODIC_MONTH).floor() as i64;
        // The true new moon may be most of a day off the mean one.
        let month_start =
            (lunation - 1..=lunation + 1).rev().map(new_moon_day).find(|start| *start <= day)?;
        let mut start = month_eleven(date.year());
        let mut next_start = start;
        let mut year = date.year();
        if start >= month_start {
            start = month_eleven(date.year() - 1);
        } else {
            year += 1;
            next_start = month_eleven(date.year() + 1);
        }
        let months_on = (month_start - start) / 29;
        let mut month = months_on + 11;
        let mut is_leap = false;
        if next_start - start > 365 {
            let leap = leap_month_offset(start);
            if months_on >= leap {
                month = months_on + 10;
                is_leap = months_on == leap;
            }
        }
        if month > 12 {
            month -= 12;
        }
        if month >= 11 && months_on < 4 {
            year -= 1;
        }
        Some(LunarDate { year, month: month as u8, day: (day - month_start + 1) as u8, is_leap })
    }

    /// The day of the solar calendar; `None` outside 1900 to 2100, and where there is no such
    /// lunar day.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use vnextract::date::lunar::LunarDate;
    ///
    /// let tet = LunarDate { year: 2026, month: 1, day: 1, is_leap: false };
    /// assert_eq!(tet.to_solar(), Some(date(2026, 2, 17)));
    /// ```
    pub fn to_solar(self) -> Option<Date> {
        (1899..=2100).contains(&self.year).then(|| self.reckoned()).flatten()
    }

    /// The day in a year of long ago as well, by the rules of today, with the date that history
    /// books write: of the Julian calendar before the reform of 1582.
    pub(crate) fn in_history(self) -> Option<Date> {
        let day = self.reckoned()?;
        if day >= GREGORIAN_REFORM {
            return Some(day);
        }
        let centuries = i64::from(day.year()) / 100;
        from_julian_day(julian_day(day) - (centuries - centuries / 4 - 2))
    }

    fn reckoned(self) -> Option<Date> {
        if !(1000..=2100).contains(&self.year)
            || !(1..=12).contains(&self.month)
            || !(1..=30).contains(&self.day)
        {
            return None;
        }
        let (start, next_start) = if self.month < 11 {
            (month_eleven(self.year - 1), month_eleven(self.year))
        } else {
            (month_eleven(self.year), month_eleven(self.year + 1))
        };
        let lunation = (0.5 + (start as f64 - NEW_MOON_1900) / SYNODIC_MONTH).floor() as i64;
        let mut offset = i64::from(self.month) - 11;
        if offset < 0 {
            offset += 12;
        }
        if next_start - start > 365 {
            let leap = leap_month_offset(start);
            if self.is_leap && offset + 1 != leap {
                return None;
            }
            if self.is_leap || offset >= leap {
                offset += 1;
            }
        } else if self.is_leap {
            return None;
        }
        let month_start = new_moon_day(lunation + offset);
        if month_start + i64::from(self.day) > new_moon_day(lunation + offset + 1) {
            return None;
        }
        from_julian_day(month_start + i64::from(self.day) - 1)
    }
}

const GREGORIAN_REFORM: Date = jiff::civil::date(1582, 10, 15);

/// The first day of the lunar year that begins in this solar year.
///
/// ```
/// use jiff::civil::date;
/// assert_eq!(vnextract::date::lunar::new_year(1985), Some(date(1985, 1, 21)));
/// ```
pub fn new_year(year: i16) -> Option<Date> {
    LunarDate { year, month: 1, day: 1, is_leap: false }.to_solar()
}

/// The last day before the lunar year that begins in this solar year (29 or 30 Chạp).
pub(crate) fn new_year_eve(year: i16) -> Option<Date> {
    new_year(year)?.yesterday().ok()
}

/// The last year that has this stem and branch (from 0), up to the year after the one given;
/// `None` where no year has both.
pub(crate) fn sexagenary_year(stem: u8, branch: u8, reference: i16) -> Option<i16> {
    // 1984 was Giáp Tý, the first year of a cycle.
    (reference - 58..=reference + 1).find(|year| {
        let place = (year - 1984).rem_euclid(60);
        place % 10 == i16::from(stem) && place % 12 == i16::from(branch)
    })
}

/// The year with this stem and branch (from 0) that is nearest to one; `None` where no year has
/// both.
pub(crate) fn nearest_sexagenary_year(stem: u8, branch: u8, year: i16) -> Option<i16> {
    sexagenary_year(stem, branch, year + 29)
}

const SYNODIC_MONTH: f64 = 29.530588853;
/// Julian day of the first new moon of 1900.
const NEW_MOON_1900: f64 = 2415021.076998695;
/// Days that local time is ahead of UTC.
const TIME_ZONE: f64 = 7.0 / 24.0;

/// The Julian day number at noon of a day.
fn julian_day(date: Date) -> i64 {
    let since = date.since(EPOCH).map_or(0, |span| span.get_days());
    i64::from(since) + EPOCH_JULIAN_DAY
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);
const EPOCH_JULIAN_DAY: i64 = 2_440_588;

fn from_julian_day(day: i64) -> Option<Date> {
    let days = day.checked_sub(EPOCH_JULIAN_DAY)?;
    EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The local day on which lunation number `k` since 1900 begins.
fn new_moon_day(k: i64) -> i64 {
    let k = k as f64;
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let degree = PI / 180.0;
    let mut day = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3;
    day += 0.00033 * ((166.56 + 132.87 * t - 0.009173 * t2) * degree).sin();
    let sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * degree;
    let moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * degree;
    let latitude = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * degree;
    let correction = (0.1734 - 0.000393 * t) * sun.sin() + 0.0021 * (2.0 * sun).sin()
        - 0.4068 * moon.sin()
        + 0.0161 * (2.0 * moon).sin()
        - 0.0004 * (3.0 * moon).sin()
        + 0.0104 * (2.0 * latitude).sin()
        - 0.0051 * (sun + moon).sin()
        - 0.0074 * (sun - moon).sin()
        + 0.0004 * (2.0 * latitude + sun).sin()
        - 0.0004 * (2.0 * latitude - sun).sin()
        - 0.0006 * (2.0 * latitude + moon).sin()
        + 0.0010 * (2.0 * latitude - moon).sin()
        + 0.0005 * (2.0 * moon + sun).sin();
    let delta = if t < -11.0 {
        0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
    } else {
        -0.000278 + 0.000265 * t + 0.000262 * t2
    };
    (day + correction - delta + 0.5 + TIME_ZONE).floor() as i64
}

/// The day of a solar year on which the sun reaches a longitude (315 is Lập xuân, 15 Thanh minh).
pub(crate) fn solar_term(year: i16, degrees: f64) -> Option<Date> {
    let first = julian_day(Date::new(year, 1, 1).ok()?);
    let past = |day: i64| (sun_longitude(day + 1) - degrees).rem_euclid(360.0) < 2.0;
    let day = (first..first + 366).find(|&day| past(day))?;
    from_julian_day(day)
}

/// In which twelfth of its way, from the spring equinox, the sun stands at a day's beginning.
fn sun_twelfth(day: i64) -> i64 {
    (sun_longitude(day) / 30.0) as i64
}

/// The sun's apparent longitude in degrees at a day's beginning.
fn sun_longitude(day: i64) -> f64 {
    let t = (day as f64 - 0.5 - TIME_ZONE - 2451545.0) / 36525.0;
    let t2 = t * t;
    let degree = PI / 180.0;
    let mean = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
    let mut longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t2) * (degree * mean).sin();
    longitude += (0.019993 - 0.000101 * t) * (2.0 * degree * mean).sin();
    longitude += 0.000290 * (3.0 * degree * mean).sin();
    longitude.rem_euclid(360.0)
}

/// The first day of the month that holds the winter solstice of a solar year.
fn month_eleven(year: i16) -> i64 {
    let last_day = julian_day(jiff::civil::date(year, 12, 31));
    let k = ((last_day - 2_415_021) as f64 / SYNODIC_MONTH).floor() as i64;
    let start = new_moon_day(k);
    if sun_twelfth(start) >= 9 { new_moon_day(k - 1) } else { start }
}

/// How many months after the eleventh, which begins on `start`, the leap month comes.
fn leap_month_offset(start: i64) -> i64 {
    let k = ((start as f64 - NEW_MOON_1900) / SYNODIC_MONTH + 0.5).floor() as i64;
    let mut i = 1;
    let mut twelfth = sun_twelfth(new_moon_day(k + i));
    loop {
        let last = twelfth;
        i += 1;
        twelfth = sun_twelfth(new_moon_day(k + i));
        if twelfth == last || i >= 14 {
            return i - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn new_years_where_other_time_zones_go_wrong() {
        for tet in [
            date(1968, 1, 29),
            date(1985, 1, 21),
            date(2007, 2, 17),
            date(2030, 2, 2),
            date(2018, 2, 16),
            date(2019, 2, 5),
            date(2026, 2, 17),
        ] {
            assert_eq!(new_year(tet.year()), Some(tet));
        }
    }

    #[test]
    fn every_day_comes_back() {
        let mut day = date(1900, 2, 1);
        while day < date(2100, 12, 31) {
            let lunar = LunarDate::from_solar(day).expect("in range");
            assert_eq!(lunar.to_solar(), Some(day), "{lunar:?}");
            day = day.tomorrow().expect("in range");
        }
    }

    #[test]
    fn leap_months() {
        let leap = LunarDate { year: 2020, month: 4, day: 1, is_leap: true };
        assert_eq!(leap.to_solar(), Some(date(2020, 5, 23)));
        let none = LunarDate { year: 2021, ..leap };
        assert_eq!(none.to_solar(), None);
    }

    #[test]
    fn a_day_that_the_month_has_not() {
        let months = (1..=12).filter(|&month| {
            let thirtieth = LunarDate { year: 2022, month, day: 30, is_leap: false };
            thirtieth.to_solar().is_some()
        });
        // A common lunar year of 355 days has seven long months.
        assert_eq!(months.count(), 7);
    }

    #[test]
    fn solar_terms() {
        assert_eq!(solar_term(2019, 15.0), Some(date(2019, 4, 5)));
        assert_eq!(solar_term(2018, 270.0), Some(date(2018, 12, 22)));
        assert_eq!(solar_term(2024, 315.0), Some(date(2024, 2, 4)));
    }

    #[test]
    fn years_of_the_cycle() {
        assert_eq!(sexagenary_year(4, 10, 2018), Some(2018));
        assert_eq!(sexagenary_year(3, 11, 2006), Some(2007));
        assert_eq!(sexagenary_year(0, 1, 2000), None);
    }
}

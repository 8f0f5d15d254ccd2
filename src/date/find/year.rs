//! Years, decades, centuries and seasons.

use super::super::reign;
use super::{BARE_YEARS, Grammar, MOST_LISTED, YEARS};
use crate::date::expression::{Calendar, Point, Year};
use crate::date::words::{Role, Season, cue};

impl Grammar<'_> {
    pub(super) fn year(&self, i: usize, point: &mut Point) -> Option<usize> {
        if i > self.begin && self.tokens[i - 1].is_mark('/') {
            return None;
        }
        let next = i + 1;
        let is_plural = self.before(i).is(cue::VAGUE);
        if self.number(next).is_some() {
            return self.year_figures(next, is_plural, point);
        }
        if is_plural || self.is_alone {
            let decade = self.short_years(next, point);
            if is_plural || decade.is_some() {
                return decade;
            }
        }
        if let Some(end) = self.told(i, point) {
            return Some(end);
        }
        let (year, end) = self.year_phrase(i)?;
        if matches!(year, Year::Offset(_) | Year::Over) && self.before(i).role == Role::Half {
            return None;
        }
        // `năm ấy` alone is too vague; `cuối năm ấy` is not.
        let has_portion =
            matches!(self.before(i).role, Role::Begin | Role::Middle | Role::End | Role::Half);
        if year == Year::Same && self.role(i) == Role::Year && !has_portion {
            return None;
        }
        point.set(Calendar::Year(year));
        Some(end)
    }

    /// `những năm 1960`, `những năm 90`: with its word where it is a decade.
    pub(super) fn years_of_decade(&self, i: usize, point: &mut Point) -> Option<usize> {
        if !matches!(self.token(i)?.text(self.text), "những" | "Những" | "NHỮNG") {
            return None;
        }
        let mut decade = *point;
        let end = self.year_figures(i + 2, true, &mut decade)?;
        matches!(decade.calendar, Calendar::Decade(_)).then(|| *point = decade)?;
        Some(end)
    }

    /// The figures after `năm`: `2018`, `2015 - 2020`, `2016, 2017 và 2018`, `90`.
    pub(super) fn year_figures(
        &self,
        i: usize,
        is_plural: bool,
        point: &mut Point,
    ) -> Option<usize> {
        if let Some(end) = self.years(i, point) {
            point.bare = None;
            if let (true, Calendar::Year(Year::Known(year)), Calendar::None) =
                (is_plural, point.calendar, point.first)
                && year % 10 == 0
            {
                point.calendar = Calendar::Decade(year / 10);
            }
            return Some(end);
        }
        if (is_plural || self.is_alone)
            && let Some(end) = self.short_years(i, point)
        {
            return Some(end);
        }
        let (year, length) = self.number(i)?;
        let end = i + 1;
        if self.is_glued_year(end) || self.cluster(i)?.count > 1 {
            return None;
        }
        match length {
            3 if year >= 100 && !self.is_counted(end) => {
                point.set(Calendar::Year(Year::Known(year as i16)));
                Some(end)
            }
            4 if YEARS.contains(&u32::from(year)) => {
                point.set(Calendar::Year(Year::Known(year as i16)));
                Some(end)
            }
            _ => None,
        }
    }

    /// `những năm 90`, `những năm 70 - 80 của thế kỷ trước`, `những năm chín mươi`: decades; and
    /// `những năm 93, 94`: years.
    pub(super) fn short_years(&self, i: usize, point: &mut Point) -> Option<usize> {
        let (first, mut end) = self.short_year(i)?;
        let mut last = first;
        for _ in 0..MOST_LISTED {
            let Some((joined, _)) = self.list_joiner(end) else {
                break;
            };
            match self.short_year(joined) {
                Some((year, after))
                    if year > last
                        && (first % 10 == 0) == (year % 10 == 0)
                        && !self.is_counted(after)
                        && !self.is_glued_year(after) =>
                {
                    last = year;
                    end = after;
                }
                _ => break,
            }
        }
        // `những năm hai mươi tuổi`.
        let is_age = self.number(i).is_none() && self.is_counted(end);
        if self.is_glued_year(end) || is_age {
            return None;
        }
        let (century, end) = self.of_century(end).unwrap_or((19, end));
        let calendar = |year: u16| match year % 10 {
            0 if first % 10 == 0 => Calendar::Decade(century * 10 + (year / 10) as i16),
            _ => Calendar::Year(Year::Known(century * 100 + year as i16)),
        };
        if last > first {
            point.first = calendar(first);
        } else if first % 10 != 0 {
            return None;
        }
        point.set(calendar(last));
        Some(end)
    }

    /// Two figures of a year, or the name of a decade.
    fn short_year(&self, i: usize) -> Option<(u16, usize)> {
        match self.number(i) {
            Some((year @ 10..=99, 2)) => Some((year, i + 1)),
            Some(_) => None,
            None => match self.numeral(i)? {
                (decade @ 20..=90, end) if decade % 10 == 0 => Some((u16::from(decade), end)),
                _ => None,
            },
        }
    }

    /// Years in figures: one, a range or a list.
    pub(super) fn years(&self, i: usize, point: &mut Point) -> Option<usize> {
        let cluster = self.cluster(i)?;
        let first = cluster.numbers[0];
        // `Nguyễn Du (1765 - 1820)`.
        let is_life = self.is_alone || i > self.begin && self.tokens[i - 1].is_mark('(');
        let goes_on = self.goes_on_with_years(i);
        let years =
            if is_life || goes_on { YEARS.start as u16..BARE_YEARS.end } else { BARE_YEARS };
        if cluster.lengths[0] != 4 || !years.contains(&first) || self.is_glued_cluster(&cluster) {
            return None;
        }
        let known = |year: u16| Calendar::Year(Year::Known(year as i16));
        let mut last = first;
        let mut end = cluster.end;
        // `hai năm 2020, 2021 tổ chức`
        let counted_before = || self.before(i).role == Role::Year && self.is_number_before(i - 1);
        match cluster.count {
            1 if goes_on => {}
            1 => {
                for _ in 0..MOST_LISTED {
                    let Some((next, is_span)) = self.list_joiner(end) else {
                        break;
                    };
                    let Some((year, 4)) = self.number(next) else {
                        break;
                    };
                    if year <= last
                        || !years.contains(&year)
                        || self.cluster(next)?.count > 1
                        || self.is_glued(next + 1)
                        || (self.is_counted(next + 1) && !is_span && !counted_before())
                    {
                        break;
                    }
                    last = year;
                    end = next + 1;
                }
            }
            2 if matches!(cluster.marks[0], '-' | '/') => {
                last = match (cluster.numbers[1], cluster.lengths[1]) {
                    (year, 4) if year > first && years.contains(&year) => year,
                    (year, 2) if year == (first + 1) % 100 => first + 1,
                    _ => return None,
                };
            }
            _ => return None,
        }
        if last != first {
            point.first = known(first);
        } else if !BARE_YEARS.contains(&first) && !goes_on && !self.is_named_before(i) {
            return None;
        }
        point.set(known(last));
        point.bare = Some('#');
        Some(end)
    }

    /// Does a number stand before token `i`, in figures or as a word: `hai | năm`, `3 | năm`?
    fn is_number_before(&self, i: usize) -> bool {
        i > self.begin && (self.number(i - 1).is_some() || self.numeral(i - 1).is_some())
    }

    /// Does the name of the year stand before the brackets around it: `năm Quý Sửu (1793)`?
    fn is_named_before(&self, i: usize) -> bool {
        let bracketed =
            i >= self.begin + 3 && self.mark(i - 1) == Some('(') && self.mark(i + 1) == Some(')');
        // `năm Cảnh Hưng thứ 38 (1777)`
        let of_reign = || self.last_end == i - 1 && self.role(i - 3) == Role::Thu;
        let of_cycle = || self.meaning(i - 3).stem > 0 && self.meaning(i - 2).branch > 0;
        bracketed && (of_cycle() || of_reign())
    }

    /// Is it one more of the years of long ago that `năm` began (`các năm 1258, 1285`)?
    pub(super) fn goes_on_with_years(&self, i: usize) -> bool {
        i > self.begin + 1
            && self.last_end == i - 1
            && (self.tokens[i - 1].is_mark(',') || self.before(i).role == Role::And)
            && matches!(self.number(i - 2), Some((year, 4))
                if YEARS.contains(&u32::from(year)) && year < BARE_YEARS.start)
    }

    /// `năm 2018`, `năm nay`, `năm Mậu Tuất`: a year with its word.
    pub(super) fn year_phrase(&self, i: usize) -> Option<(Year, usize)> {
        if self.role(i) == Role::Same && self.role(i + 1) == Role::Year {
            return Some((Year::Same, i + 2));
        }
        if self.role(i) != Role::Year {
            return None;
        }
        let next = i + 1;
        if let Some((year, 3..=4)) = self.number(next) {
            let fits = YEARS.contains(&u32::from(year))
                && self.cluster(next)?.count == 1
                && !self.is_glued_year(next + 1);
            return fits.then_some((Year::Known(year as i16), next + 1));
        }
        if let Some(found) = self.cycle_year(next).or_else(|| self.reign_year(next)) {
            return Some(found);
        }
        if self.role(next) == Role::That {
            return Some((Year::Same, next + 1));
        }
        // Never from a date that was told, as `năm trước` may be.
        if self.role(next) == Role::Last {
            return Some((Year::Over, next + 1));
        }
        if self.role(next) == Role::Beyond {
            return Some((Year::Offset(-2), next + 1));
        }
        let (offset, end) = self.offset_word(next)?;
        if self.role(next) == Role::This {
            return Some((Year::This, end));
        }
        // `năm sau đó`, `năm trước khi`: no certain year.
        if self.role(end) == Role::That {
            return None;
        }
        Some((Year::Offset(offset), end))
    }

    /// `Minh Mạng thứ 13`, `Gia Long thứ nhất`: a year of a reign.
    fn reign_year(&self, i: usize) -> Option<(Year, usize)> {
        /// No reign was longer.
        const LONGEST: u16 = 48;
        if self.role(i + 2) != Role::Thu {
            return None;
        }
        let first = reign::first_year(self.token(i)?, self.token(i + 1)?)?;
        let number = i + 3;
        let (nth, end) = match self.token(number)?.text(self.text) {
            "nhất" => (1, number + 1),
            _ => self.count(number)?,
        };
        let fits = (1..=LONGEST).contains(&nth) && !self.is_glued(end);
        fits.then_some((Year::Known(first + nth as i16 - 1), end))
    }

    /// A year of four figures, or of the sexagenary cycle, without the word.
    pub(super) fn plain_year(&self, i: usize) -> Option<(Year, usize)> {
        if let Some((year, 4)) = self.number(i) {
            let fits = BARE_YEARS.contains(&year)
                && self.cluster(i)?.count == 1
                && !self.is_glued(i + 1)
                && !self.is_counted(i + 1);
            return fits.then_some((Year::Known(year as i16), i + 1));
        }
        self.cycle_year(i)
    }

    /// A year of four figures that a name of the sexagenary cycle makes certain.
    pub(super) fn whole_year(&self, i: usize) -> Option<(Year, usize)> {
        let (year, 4) = self.number(i)? else {
            return None;
        };
        let fits = YEARS.contains(&u32::from(year)) && self.cluster(i)?.count == 1;
        (fits && !self.is_glued(i + 1)).then_some((Year::Known(year as i16), i + 1))
    }

    /// What tells the year after a day, month, quarter or season.
    pub(super) fn year_suffix(&self, i: usize) -> Option<(Year, usize)> {
        if let Some(mark @ ('/' | '-' | '.')) = self.mark(i) {
            let (year, 4) = self.number(i + 1)? else {
                return None;
            };
            // `tháng 7 - 2018`.
            let is_spaced = mark == '-' && BARE_YEARS.contains(&year) && self.ends_clause(i + 2);
            let fits = (self.touches(i) || mark == '/' || is_spaced)
                && YEARS.contains(&u32::from(year))
                && self.cluster(i + 1)?.count == 1
                && !self.is_glued(i + 2);
            return fits.then_some((Year::Known(year as i16), i + 2));
        }
        // `hôm 31-10, 2013.`
        if self.mark(i) == Some(',')
            && self.ends_clause(i + 2)
            && let Some(found) = self.plain_year(i + 1)
        {
            return Some(found);
        }
        let mut start = i;
        if self.role(i) == Role::Of || self.mark(i) == Some(',') {
            start += 1;
            if self.role(start) != Role::Year {
                return None;
            }
        }
        self.year_phrase(start)
    }

    /// `thế kỷ XX`, `thập niên 90`.
    pub(super) fn age(&self, i: usize, point: &mut Point) -> Option<usize> {
        if self.role(i + 1) != Role::Age {
            return None;
        }
        let next = i + 2;
        if self.role(i) == Role::Decade {
            return self.decades(next, point);
        }
        let (century, mut end) = self.century_number(next)?;
        point.set(Calendar::Century(century));
        if let Some((joined, _)) = self.list_joiner(end)
            && let Some((last, after)) = self.century_number(joined)
            && last > century
            && self.role(joined) != Role::This
        {
            point.first = Calendar::Century(century);
            point.set(Calendar::Century(last));
            end = after;
        }
        Some(end)
    }

    /// The decades after `thập niên`: `90`, `1990`, `1960-1970`, `tám mươi của thế kỷ trước`.
    fn decades(&self, i: usize, point: &mut Point) -> Option<usize> {
        let mut short = *point;
        if let Some(end) = self.short_years(i, &mut short) {
            matches!(short.calendar, Calendar::Decade(_)).then(|| *point = short)?;
            return Some(end);
        }
        let cluster = self.cluster(i)?;
        let is_decade = |at: usize| cluster.lengths[at] == 4 && cluster.numbers[at] % 10 == 0;
        if self.is_glued(cluster.end) || cluster.count > 2 || !(0..cluster.count).all(is_decade) {
            return None;
        }
        let decade = |at: usize| Calendar::Decade((cluster.numbers[at] / 10) as i16);
        if cluster.count == 2 {
            point.first = decade(0);
        }
        point.set(decade(cluster.count - 1));
        Some(cluster.end)
    }

    /// The century's first two digits: `XX` gives 19.
    fn century_number(&self, i: usize) -> Option<(i16, usize)> {
        match self.role(i) {
            Role::This => return Some((20, i + 1)),
            Role::Before => return Some((19, i + 1)),
            _ => {}
        }
        // `thế kỷ thứ X`.
        let i = i + usize::from(self.role(i) == Role::Thu);
        match self.number(i) {
            Some((n @ 1..=21, 1..=2)) if !self.is_glued(i + 1) => Some((n as i16 - 1, i + 1)),
            Some(_) => None,
            None => match self.roman(i)? {
                n @ 1..=21 => Some((n - 1, i + 1)),
                _ => None,
            },
        }
    }

    /// `[của] thế kỷ XX` after a decade.
    fn of_century(&self, i: usize) -> Option<(i16, usize)> {
        let start = i + usize::from(self.role(i) == Role::Of);
        if self.role(start) == Role::Century && self.role(start + 1) == Role::Age {
            return self.century_number(start + 2);
        }
        None
    }

    /// `mùa hè năm 2017`, `xuân 2016`, `mùa thu này`.
    pub(super) fn season(&self, i: usize, point: &mut Point) -> Option<usize> {
        // `hạ tuần tháng 9` is the last third of a month.
        if self.role(i) == Role::Season(Season::Summer) && self.role(i + 1) == Role::Week {
            return self.month_after_portion(i + 2, point);
        }
        let has_head = self.role(i) == Role::SeasonHead;
        let start = i + usize::from(has_head);
        let Role::Season(season) = self.role(start) else {
            return None;
        };
        // `vụ hè thu 2019`, `đông xuân`: a crop.
        let is_crop = matches!(self.role(start + 1), Role::Season(_))
            || (i > self.begin && matches!(self.before(i).role, Role::Season(_)));
        // `Olympic mùa đông 2014`, `Thế vận hội mùa hè`: the event's name.
        let is_games = i > self.begin
            && match has_head {
                true => match self.tokens[i - 1].text(self.text) {
                    "Olympic" => true,
                    "hội" => i > self.begin + 1 && self.tokens[i - 2].text(self.text) == "vận",
                    _ => false,
                },
                false => self.role(i - 1) == Role::SeasonHead,
            };
        let end = start + 1;
        if is_crop || is_games {
            return None;
        }
        let (year, end) = match self.year_phrase(end).or_else(|| self.plain_year(end)) {
            Some(found) => found,
            None if has_head => {
                let (offset, end) = self.offset_word(end)?;
                let year = match self.role(end - 1) {
                    Role::After => Year::Offset(1),
                    _ if offset < 0 => Year::Over,
                    _ if offset > 0 => Year::Coming,
                    _ => Year::Offset(0),
                };
                (year, end)
            }
            None => return None,
        };
        // `cuối thu 1954`
        let is_portion = matches!(self.before(i).role, Role::Begin | Role::Middle | Role::End);
        let may_be_bare = is_portion || matches!(season, Season::Spring | Season::Summer);
        if !has_head && !may_be_bare && !self.is_title_case(start) {
            return None;
        }
        point.set(Calendar::Season { season, year });
        Some(end)
    }
}

//! Proper names that go on a body's name, and the names of persons behind it that do not.

use super::Growth;
use crate::lexicon::Hit;
use crate::lexicon::class::{Class, ClassSet};
use crate::lexicon::lists;
use crate::recognize::organization::{FIELDS, HEADS, TITLES, WORDS};
use crate::recognize::person;
use crate::text::token::{Gap, Shape, Word};
use crate::text::{word, words};

impl Growth<'_> {
    /// A capitalised word that is part of the name.
    pub(super) fn capital(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        if view.is_shouted(i) {
            return self.shouted_name();
        }
        if !view.is_capital(i) || self.opens_other(i) || person::opens_credit(view, i) {
            return false;
        }
        // `... Hà Huy Tập | Hơn nữa, học phí`, but `Cấm Sử dụng Vũ khí Hóa học`
        let goes_on = (i + 1..i + 3).any(|k| view.is_capital(k) && view.follows(k));
        if i > self.head_end && person::opens_clause(view, i) && !goes_on {
            return false;
        }
        if matches!(self.head.class, Class::OrgAlone | Class::OrgName | Class::OrgSite) {
            return false;
        }
        if let Some(holder) = self.holder_behind(i) {
            self.named = true;
            self.proper = true;
            self.core = true;
            return self.take(holder);
        }
        let at_head = i == self.head_end;
        // `Câu lạc bộ Xe bán tải | Hoa Phượng Đỏ`
        let group = !at_head
            && view.token(i - 1).shape == Shape::Lower
            && self.gathers()
            && !(self.level || self.follows_post() || self.is_headed());
        let named_after = match self.type_name() {
            _ if group => !self.named && !self.place,
            // `Hiệu trưởng Trường THPT Nguyễn Du | Lê Thị Nguyệt`
            "school" if self.parent && self.is_headed() => false,
            "school" | "hospital" | "arts" | "religion" => !self.named && !self.place,
            // `..., Giám đốc Công ty CP Đường | Quảng Trà`
            // `Công ty TNHH Nội thất | Lâm Việt Phát`
            "company" if self.needs_a_name() => {
                !view.is_any(i + 1, &words!["văn", "thị", "đình", "hữu", "đức"])
            }
            "company" | "bank" if self.bears_a_name() => {
                (!self.named || self.is_apposed()) && !self.place && !self.parent
            }
            // `Quỹ học bổng Vừ A Dính`
            _ if self.is_fund() => at_head && (!self.is_headed() || i >= self.start + 3),
            _ => {
                let office = view.is_any(self.start, &words!["văn", "công", "vp", "vpcc"]);
                at_head && self.is_free()
                    || office && view.is_any(i - 1, &words!["chứng", "luật", "sư"])
            }
        };
        // `Đồn Biên phòng Thông Bình`: a unit's name, though it could be a person's.
        let name = person::kinh_name(view, i);
        let known = view.longest(i, ClassSet::of(&[Class::Commune, Class::District]));
        let unit = known.filter(|k| k.end as usize >= i + 2 && !self.place);
        // `Phó Trưởng phòng Kinh tế | Trần Đăng Ninh`, though a commune is called so
        let holder = self.follows_post()
            && !matches!(self.type_name(), "army" | "police")
            && name.is_some_and(|n| n.confidence >= 6);
        let unit = unit.map(|k| k.end as usize);
        let unit = unit.filter(|&k| !holder && name.is_none_or(|n| n.end <= k));
        // `Trạm Kiểm soát biên phòng Lý Hải`: two syllables name a post.
        let post = view.is_any(self.start, &words!["đồn", "trạm", "hải", "chốt"])
            && !self.place
            && self.head_end >= self.start + 2;
        let short = name.is_some_and(|n| n.end == i + 2 && !view.is_capital(n.end));
        if let Some(end) = unit.or((post && short).then_some(i + 2)) {
            self.place = true;
            self.proper = true;
            self.core = true;
            return self.take(end);
        }
        // `Chủ tịch Tập đoàn Dệt Tây Hồ | Thẩm Lập Quần`
        let after_name =
            (self.place || self.named || self.parent) && (self.is_headed() || self.follows_post());
        // `Quản đốc Phân xưởng Vận hành | Y Blăm Niê`
        let workshop = self.fielded && view.is(self.start, word!("phân")) && self.is_headed();
        let named_freely = self.type_name() == "company" && !after_name && !workshop;
        let sure = if named_freely { 6 } else { 3 };
        if let Some(name) = name.filter(|n| n.confidence >= sure) {
            let of_people =
                matches!(self.type_name(), "school" | "hospital" | "arts" | "religion" | "court")
                    || self.bears_a_name()
                    || self.is_fund()
                    || !at_head;
            if !named_after || !of_people && name.end - i >= 3 && name.confidence >= 6 {
                return false;
            }
            self.core = true;
            self.proper = true;
            self.named = true;
            return self.take(name.end);
        }
        if (self.place || self.level || self.parent) && !self.is_free() {
            return false;
        }
        // `Ban soạn thảo Đề án`
        let words = WORDS.with(Class::DocType).with(Class::DocBare);
        if let Some(word) = view.longest(i, words).filter(|w| w.end as usize > i + 1) {
            self.core = true;
            self.proper = true;
            return self.take(word.end as usize);
        }
        // `Cao ủy Thương mại EU | Piers Lanningham`
        if self.parent && self.type_name() == "international" && view.is_foreign(i) {
            return false;
        }
        // `Thượng viện | Say Chhum`
        // `Cục Dự trữ Liên bang Mỹ | Ben Bernanke`
        // `Tạp chí Nhật Bản Mac | Fan`
        let titled = || self.type_name() == "media" && view.is_foreign(i - 1) && view.follows(i);
        if !at_head && (self.named || self.place) && view.has(i, Class::ForeignGiven) && !titled() {
            return false;
        }
        if self.precedes_foreign_chief(i) {
            return false;
        }
        // `Cục trưởng Cục Quản lý Dược Mỹ | Margaret Hamburg`
        if view.has(i, Class::CountryWeak) && self.fielded && self.is_foreign_chief(i + 1) {
            self.place = true;
            return self.take(i + 1);
        }
        let transcribed = view.is_mark(i + 1, '-')
            && view.token(i + 1).touches()
            && view.get(i + 2).is_some_and(|t| t.touches() && t.shape == Shape::Lower);
        if transcribed && self.place {
            return false;
        }
        let foreign = |k: usize| view.is_foreign(k);
        // `Ủy ban Bầu cử | Ram Bahadur Lohani`
        let whole_head = self.head_end >= self.start + 3;
        let name = (i > self.head_end || whole_head)
            && view.follows(i + 1)
            && foreign(i + 1)
            && (self.is_headed() && !self.named
                || (i..person::run_end(view, i)).any(|k| view.classes(k).any(person::FOREIGN)));
        // `Chủ tịch Ủy ban châu Âu | Ursula von der Leyen`
        let holder = foreign(i)
            && (self.place || self.fielded || whole_head)
            && person::run_end(view, i) >= i + 2
            && self.type_name() == "international"
            && self.is_headed();
        if holder {
            return false;
        }
        let party = at_head && view.is_any(self.start, &words!["đảng", "quỹ"]);
        if (foreign(i) || name) && !self.is_free() && !party {
            return false;
        }
        if self.place && self.is_free() && person::looks_like_name(view, i, i + 2) {
            return false;
        }
        // `Chủ tịch Tập đoàn Dệt Tây Hồ | Thẩm Lập Quần`
        let ended = self.place || self.parent;
        if ended && after_name && matches!(person::run_end(view, i) - i, 3..=4) {
            return false;
        }
        self.core = true;
        self.proper = true;
        self.named = true;
        let office = self.is_office();
        // `Kiểm toán An Việt | soát xét`: the second capital ends the word.
        let whole = i > self.head_end
            && view.is_capital(i - 1)
            && view.token(i).gap == Gap::Space
            && !person::opens_word(view, i);
        let free = self.is_free() && !office || whole && self.last == i - 1;
        let end = if free { i + 1 } else { self.second_syllable(i + 1) };
        self.take(end)
    }

    /// Does the foreign name of its head follow a word that ends the names of bodies of states and of
    /// the world: `Chủ tịch Cục Dự trữ liên bang | Ben Bernanke`?
    fn precedes_foreign_chief(&self, i: usize) -> bool {
        let ended =
            self.place || self.parent || self.view.is_any(i - 1, &lists::ENDS_OF_BODIES_ABROAD);
        ended && self.is_foreign_chief(i)
    }

    /// Is it a foreign name of two to four words, behind a body with a post before it that bears no
    /// free name?
    fn is_foreign_chief(&self, i: usize) -> bool {
        const FREE: [&str; 7] =
            ["company", "bank", "school", "media", "hospital", "arts", "religion"];
        let view = self.view;
        let run = || person::run_end(view, i);
        i < self.limit
            && view.is_foreign(i)
            && (view.is(self.start, word!("quỹ")) || !FREE.contains(&self.type_name()))
            && (i + 2..=i + 4).contains(&run())
            && (i..run()).all(|k| !view.token(k).is_capital() || !view.is_vietnamese(k))
            && (i..run()).any(|k| view.classes(k).any(person::FOREIGN))
            && self.is_headed()
    }

    /// Is it a company with no post before it, so that a name behind its head or field is its own and
    /// no person's: `Công ty CP Thương mại Hoàng Gia Lộc`?
    fn bears_a_name(&self) -> bool {
        let (view, start) = (self.view, self.start);
        let length = self.head_end - start;
        let full = view.is(start, word!("công")) && view.is(start + 1, word!("ty")) && length >= 3;
        let short = view.is(start, word!("cty")) && length >= 2;
        (full || short) && (!self.is_headed() || self.is_apposed())
    }

    /// Does its post stand behind a name, so that no holder follows: `Bùi Thế Lân, Tổng giám đốc | Công
    /// ty`?
    fn is_apposed(&self) -> bool {
        /// The post and the name before it, in tokens.
        const FARTHEST: usize = 10;
        let view = self.view;
        let from = self.start.saturating_sub(FARTHEST).max(view.sentence_start(self.start));
        let word = |k: &usize| view.token(*k).is_word();
        let Some(mark) = (from..self.start).rev().find(|k| !word(k)) else { return false };
        let joint = view.is_mark(mark, ',') || view.is_mark(mark, '-') || view.is_mark(mark, '(');
        let named = |k: usize| {
            person::kinh_name(view, k).is_some_and(|n| n.end == mark && n.confidence >= 4)
        };
        joint && (from..mark).any(named)
    }

    /// Is it a private company by the form of its law, told only by its trade so far: `Công ty TNHH Nội
    /// thất`?
    fn needs_a_name(&self) -> bool {
        const FORMS: [Word; 5] = words!["tnhh", "cp", "phần", "mtv", "viên"];
        self.end > self.head_end
            && !(self.named || self.place || self.parent || self.level)
            && (self.start..self.head_end).any(|k| self.view.is_any(k, &FORMS))
    }

    /// Where the full name of its head begins behind a school's own name of two words or more: `Hiệu
    /// trưởng Trường Mầm non Ánh Dương | Lê Thị Nguyệt`.
    fn holder_behind(&self, i: usize) -> Option<usize> {
        let view = self.view;
        if self.type_name() != "school" || self.named || self.place {
            return None;
        }
        let run = person::run_end(view, i).min(self.limit);
        let holder = |k: usize| {
            person::has_common_surname(view, k)
                && person::kinh_name(view, k).is_some_and(|n| n.end == run && n.confidence >= 6)
        };
        let holder = (i + 2..run.saturating_sub(2)).find(|&k| holder(k))?;
        self.is_headed().then_some(holder)
    }

    /// Is it a fund, called after a person or what it is for?
    fn is_fund(&self) -> bool {
        self.view.is(self.start, word!("quỹ"))
    }

    /// Is it an office, in whose name words have one capital though it may bear a free name?
    pub(super) fn is_office(&self) -> bool {
        self.view.is_any(self.start, &words!["khoa", "phòng", "viện", "trung", "bộ", "ban"])
    }

    /// Does the last word of a post stand before it?
    pub(super) fn follows_post(&self) -> bool {
        let (view, start) = (self.view, self.start);
        view.is_behind(start, &words!["trưởng", "phó", "đốc", "nhiệm"])
    }

    /// Does a post stand before it?
    pub(super) fn is_headed(&self) -> bool {
        const POSTS: ClassSet = TITLES.with(Class::PostWeak).with(Class::PostBare);
        let view = self.view;
        let sentence = view.sentence_start(self.start);
        let ending = |from: usize, end: usize, of: ClassSet| {
            let ends = |h: Hit| of.has(h.class) && h.end as usize == end;
            (from..end).find(|&k| view.begins(k, of) && view.sheet.matches.at(k).any(ends))
        };
        // `Chủ tịch Tập đoàn | Dệt`: before the head that its own follows, too.
        let head = ending(self.start.saturating_sub(4).max(sentence), self.start, HEADS);
        let start = head.unwrap_or(self.start);
        let post = |end: usize| ending(end.saturating_sub(4).max(sentence), end, POSTS).is_some();
        post(self.start) || post(start)
    }

    /// Among capitals only a school's or hospital's name of two or three name syllables is told.
    fn shouted_name(&mut self) -> bool {
        const STOPS: ClassSet = ClassSet::of(&[Class::OrgStop]);
        // `BỆNH VIỆN | MỞ THÊM GIƯỜNG`
        let verb = self.view.longest(self.end, STOPS).is_some_and(|s| self.view.value(s) != "soft");
        if verb && !person::has_common_surname(self.view, self.end) {
            return false;
        }
        if !matches!(self.type_name(), "school" | "hospital") || self.named || self.place {
            return false;
        }
        self.named = true;
        // `BẢN TIN TRƯỜNG THPT LÊ THÁNH TÔN`: a surname and all up to the end of the line.
        let all = (self.end..self.limit).all(|k| self.view.token(k).is_word());
        let last = all && (2..=4).contains(&(self.limit - self.end));
        if last && person::has_common_surname(self.view, self.end) {
            return self.take(self.limit);
        }
        let end = person::shouted_run(self.view, self.end, self.end).min(self.end + 3);
        end >= self.end + 2 && self.take(end)
    }

    /// A word of a body's name has a capital in its first syllable only: `Chuyên trách`,
    /// `Tuần duyên`. The end of the word whose second syllable may stand at `i`.
    pub(super) fn second_syllable(&self, i: usize) -> usize {
        const NOT: ClassSet = ClassSet::of(&[
            Class::OrgStop,
            Class::OrgLink,
            Class::OrgLevel,
            Class::OrgLevelHead,
            Class::Post,
            Class::TitlePre,
            Class::Honorific,
        ]);
        let view = self.view;
        let t = view.get(i).filter(|_| i < self.limit);
        let small = t.is_some_and(|t| t.is_word() && t.shape == Shape::Lower && t.gap <= Gap::Line);
        let titled = view.token(i - 1).shape == Shape::Title;
        // `Cơ học Đá | ứng dụng`: another word begins.
        let word = || {
            let word = view.longest(i, ClassSet(WORDS.0 | FIELDS.0));
            word.is_some_and(|w| w.end as usize > i + 1)
        };
        // Words that begin sentences begin predicates, but `Rạn đá,`, `Vật liệu nổ (`.
        let closed =
            i + 1 >= self.limit || !view.token(i + 1).is_word() || view.is(i + 1, word!("và"));
        let begins = !closed && view.has(i, Class::SentenceStarter);
        let ends = small && (begins || view.longest(i, NOT).is_some() || word() || self.plays(i));
        if small && titled && !ends { i + 1 } else { i }
    }

    /// Is it a club, and the word what it does in a match: `CLB Sao Biển | thắng Hà Nội`?
    pub(super) fn plays(&self, i: usize) -> bool {
        self.view.is_any(self.start, &words!["clb", "câu", "đội"])
            && self.view.longest(i, ClassSet::of(&[Class::SportVerb])).is_some()
    }

    /// Does a title or a person open at a capitalised word after the name?
    pub(super) fn opens_other(&self, i: usize) -> bool {
        let title = self.view.longest(i, TITLES);
        let field = self.view.longest(i, FIELDS).map_or(0, |h| h.end);
        title.is_some_and(|h| h.end > field && (h.end as usize > i + 1 || h.class == Class::Rank))
    }

    /// A name in quotes after the head of a company or club.
    pub(super) fn quoted(&mut self) -> bool {
        let (view, i) = (self.view, self.end);
        // `Tờ | “Granma”`: the noun is no part of it.
        if view.is(self.start, word!("tờ")) {
            return false;
        }
        let close = (i + 2..(i + 8).min(self.limit)).find(|&k| view.is_mark(k, '"'));
        match close {
            Some(close) if view.is_capital(i + 1) => {
                self.core = true;
                self.proper = true;
                self.take(close + 1)
            }
            _ => false,
        }
    }
}

//! Bodies by codes of letters and figures, and codes that are of shares.

use super::{HEADS, TITLES, push};
use crate::document::Kind;
use crate::lexicon::class::{Class, ClassSet};
use crate::recognize::rules::Rule;
use crate::recognize::{Candidate, Detail, Phrase, Phrases, rules, title};
use crate::sheet::View;
use crate::text::token::{Shape, Word};
use crate::text::{word, words};

/// A unit's code name behind its name: `Cục CSGT (C08)`, `Đội 3, PC01`.
pub(super) fn code_after(view: View, joint: usize) -> Option<usize> {
    let joined = view.is_mark(joint, '(') || view.is_mark(joint, ',');
    let letters = view.get(joint + 1)?;
    let digits = view.get(joint + 2)?;
    let code = letters.is_word()
        && letters.shape == Shape::Upper
        && letters.len() <= 2
        && digits.is_number()
        && digits.touches()
        && digits.len() == 2
        && view.get(joint + 3).is_none_or(|t| !t.touches() || !t.is_number());
    (joined && code && view.sentence(joint) == view.sentence(joint + 2)).then_some(joint + 3)
}

/// Code names of police rooms that stand alone, in texts that speak of the police: `PC04 cùng Công
/// an phường`, `A05 (Bộ Công an)`.
pub(super) fn police_rooms(view: View, phrases: &Phrases, out: &mut Vec<Candidate>) {
    const CODES: ClassSet = ClassSet::of(&[Class::OrgCode]);
    let code = |&i: &usize| {
        let (letters, digits) = (view.token(i), view.get(i + 1)?);
        let hit = view.longest(i, CODES).filter(|h| h.end as usize == i + 2)?;
        let whole = view.get(i + 2).is_none_or(|t| !t.touches() || !(t.is_word() || t.is_number()));
        let alone = !letters.touches() || i == 0 || view.is_mark(i - 1, '(');
        let room = letters.shape == Shape::Upper && letters.len() <= 2 && digits.is_number();
        (room && digits.touches() && whole && alone).then_some((i, hit.end as usize))
    };
    let mut codes = view.capitals().filter_map(|i| code(&i)).peekable();
    let police = |i: usize| phrases.organization(i).is_some_and(|p| p.type_name == "police");
    if codes.peek().is_none() || !view.capitals().any(police) {
        return;
    }
    for (start, end) in codes {
        let parent =
            phrases.organization(end).filter(|p| p.type_name == "police" && view.follows(end));
        push(start, parent.map_or(end, |p| p.end), rules::ORG_UNIT_CODE, "police", out);
    }
}

/// The end of a code of capitals right behind a title: `Giám đốc | SOHR`, `phó giám đốc (RFS)`.
pub(super) fn coded_after_title(view: View, phrases: &Phrases, i: usize) -> Option<usize> {
    /// A title's length in tokens, at most.
    const LONGEST: usize = 6;
    if !view.is_code(i) || view.is_shouted(i) || view.token(i).len() < 3 {
        return None;
    }
    let open = i > 0 && view.is_mark(i - 1, '(');
    if open && !view.is_mark(i + 1, ')') || !open && !view.follows(i) {
        return None;
    }
    let after = if open { i - 1 } else { i };
    let from = after.saturating_sub(LONGEST).max(view.sentence_start(i));
    let titled = (from..after).any(|k| title::ends_at(phrases, k, after));
    let other = phrases.place(i).is_some() || view.begins(i, ClassSet(TITLES.0 | HEADS.0));
    (titled && !other).then_some(i + 1)
}

/// Could the short name in brackets up to `close` be the code of a company's shares: `(SRC)`, `(HT1)`?
pub(super) fn is_stock_code(view: View, body: &Phrase, close: usize) -> bool {
    let code = body.end + 1;
    let known = view.longest(code, ClassSet::of(&[Class::OrgName, Class::OrgAlone])).is_some();
    let letters = close == code + 1 && view.token(code).len() == 3
        || close == code + 2 && view.token(code).len() == 2 && view.token(code + 1).len() == 1;
    let capitals = view.token(code).shape == Shape::Upper;
    matches!(body.type_name, "company" | "bank") && letters && capitals && !known
}

/// The codes of shares behind `mã`, and those listed behind them, which are no bodies: `các mã ACB, SHB và
/// VND`, `(mã HCM)`, `HOSE: HCM`. Later they fall and rise: `ACB giảm`.
pub(super) fn listed_shares(view: View, out: &mut Vec<Candidate>) {
    const MOVES: [Word; 12] = words![
        "tăng", "giảm", "đứng", "mất", "lên", "xuống", "cộng", "dư", "khớp", "kịch", "tím", "lao",
    ];
    let code = |k: usize| {
        view.get(k).is_some_and(|t| t.len() == 3 && t.shape == Shape::Upper && t.is_word())
    };
    let boards = words!["hose", "hnx", "upcom", "hsx"];
    let opens = |&i: &usize| {
        i > view.sentence_start(i)
            && code(i)
            && (view.is(i - 1, word!("mã")) && !view.is_shouted(i)
                || view.is_mark(i - 1, ':') && i >= 2 && view.is_any(i - 2, &boards))
    };
    let mut found: Vec<u32> = Vec::new();
    for i in view.capitals().filter(opens) {
        let mut k = i;
        while code(k) {
            push_code(k, out);
            found.push(view.token(k).hash);
            let joint = view.is_mark(k + 1, ',')
                || view.is_any(k + 1, &words!["và", "hay", "hoặc"])
                || view.is_mark(k + 1, '/');
            if !joint || k + 2 >= view.sentence_end(i) {
                break;
            }
            k += 2;
        }
    }
    if found.is_empty() {
        return;
    }
    for i in view.capitals().filter(|&i| code(i) && found.contains(&view.token(i).hash)) {
        let moves = view.follows(i + 1) && view.is_any(i + 1, &MOVES);
        if moves || view.is_behind(i, &words!["phiếu", "là"]) {
            push_code(i, out);
        }
    }
}

/// Proposes that the code is nothing, which it is by what stands beside it.
fn push_code(i: usize, out: &mut Vec<Candidate>) {
    let rule = rules::NOTHING_NAMED;
    let rule = Rule { weight: rule.weight + rules::NOTHING.weight, ..rule };
    out.push(Candidate::new(None::<Kind>, i..i + 1, rule, Detail::None));
}

/// Does the text speak of shares, so that companies have codes?
pub(super) fn tells_of_shares(view: View) -> bool {
    (0..view.len()).any(|k| {
        view.is(k, word!("cổ")) && view.is_any(k + 1, &words!["phiếu", "tức", "đông"])
            || view.is(k, word!("niêm")) && view.is(k + 1, word!("yết"))
            || view.is_any(k, &words!["hose", "hnx", "upcom", "hsx"])
    })
}

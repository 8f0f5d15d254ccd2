//! What holds of every extraction, whatever the text.

#[path = "fuzz/sound.rs"]
mod sound;

use cpu_time::ThreadTime;
use proptest::prelude::*;
use sound::check;
use std::path::Path;
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;
use vnextract::gold::Bulletin;
use vnextract::{Document, Extractor, Kind, Options, Worker};

/// Pieces that bulletins and broken pages are made of.
const PIECES: [&str; 40] = [
    "Chiều ngày 24/7/2018, ",
    "tại Trại giam Xuyên Mộc, ",
    "đồng chí Nguyễn Văn Hiến – Chánh án Tòa án nhân dân tỉnh",
    "Thượng tá, PGS.TS. Trần Thị Hoà",
    "UBND tỉnh Bà Rịa - Vũng Tàu",
    "ông H’Yim Kđoh (Y Thanh)",
    "bà Mai",
    "các đồng chí: ",
    "Quyết định số 877/QĐ-TTg",
    "Luật Đất đai năm 2013",
    "TP. Hồ Chí Minh",
    "quý II/2018",
    "từ 8h30 đến 17h ngày 31/2",
    "29/02/1900",
    "Tết Nguyên đán 2019",
    "Tổng thống Mỹ Donald Trump",
    "Công ty TNHH MTV Thuỷ sản",
    "phường 7",
    "N.V.A.",
    "HỘI NGHỊ SƠ KẾT",
    "Trưởng Ban Tổ chức Tỉnh ủy",
    "“Tôi là nông dân!”, ",
    "(TTXVN) - ",
    "\n",
    "\r\n\r\n",
    "\t",
    ". ",
    ", ",
    " và ",
    "; ",
    ": ",
    "- ",
    "…",
    "\u{a0}",
    "\u{200b}",
    "\u{301}",
    "e\u{302}\u{323}",
    "Ð",
    "😀",
    "1.500.000",
];

fn bulletin_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[0-9/.:hg -]{1,8}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn gold_bulletins() -> Vec<Bulletin> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: &_| Bulletin::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    files.iter().map(read).collect()
}

fn extract(text: &str) -> Document {
    Extractor::new().extract(text)
}

/// Kinds and texts of the entities, composed.
fn named(document: &Document) -> Vec<(Kind, String)> {
    let text = document.text();
    document.entities().iter().map(|e| (e.kind, text[e.range()].nfc().collect())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_every_span_slices_it(text in any::<String>()) {
        let document = extract(&text);
        prop_assert_eq!(document.text(), &text);
        for sentence in document.sentences() {
            prop_assert!(text.get(sentence.range()).is_some_and(|surface| !surface.is_empty()));
        }
        for entity in document.entities() {
            prop_assert!(text.get(entity.range()).is_some_and(|surface| !surface.is_empty()));
            prop_assert!(entity.sentence < document.sentences().len());
        }
    }

    #[test]
    fn bulletins_give_a_sound_document(text in bulletin_like()) {
        let document = extract(&text);
        check(&document);
        prop_assert_eq!(document.text(), text);
    }

    #[test]
    fn the_same_text_gives_the_same_document(text in bulletin_like()) {
        prop_assert_eq!(extract(&text), extract(&text));
    }

    #[test]
    fn decomposed_text_names_the_same(text in bulletin_like()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(named(&extract(&composed)), named(&extract(&decomposed)));
    }
}

/// The text as corpora of tokens have it, with spaces on both sides of marks.
fn apart(text: &str) -> String {
    let mut out = String::new();
    let letters: Vec<char> = text.chars().collect();
    for (i, &c) in letters.iter().enumerate() {
        let ends = letters.get(i + 1).is_none_or(|next| !next.is_alphanumeric());
        let inside = i > 0 && letters[i - 1].is_alphanumeric() && !ends;
        match c {
            ',' | '.' | ';' | ':' | '!' | '?' if !inside => out.extend([' ', c, ' ']),
            '(' | ')' | '"' | '“' | '”' => out.extend([' ', c, ' ']),
            _ => out.push(c),
        }
    }
    out
}

#[test]
fn gold_bulletins_name_the_same_with_marks_standing_apart() {
    let without_spaces = |document: Document| {
        let named = named(&document).into_iter();
        named.map(|(kind, text)| (kind, text.replace([' ', '\n'], ""))).collect::<Vec<_>>()
    };
    let (mut all, mut same) = (0, 0);
    for bulletin in gold_bulletins() {
        let options = Options { reference_date: bulletin.reference_date };
        let extract = |text: &str| Extractor::new().extract_with(text, &options);
        let found = without_spaces(extract(&apart(&bulletin.text)));
        let wanted = without_spaces(extract(&bulletin.text));
        all += wanted.len();
        same += wanted.iter().filter(|entity| found.contains(entity)).count();
    }
    assert!(same * 1000 >= all * 995, "{same} of {all}");
}

#[test]
fn gold_bulletins_name_the_same_in_every_writing() {
    for bulletin in gold_bulletins() {
        let options = Options { reference_date: bulletin.reference_date };
        let extract = |text: &str| Extractor::new().extract_with(text, &options);
        let document = extract(&bulletin.text);
        check(&document);
        let decomposed = extract(&bulletin.text.nfd().collect::<String>());
        check(&decomposed);
        assert_eq!(named(&document), named(&decomposed));
        assert_eq!(document.officials().len(), decomposed.officials().len());

        let windows = extract(&bulletin.text.replace('\n', "\r\n"));
        check(&windows);
        let plain = |document: &Document| {
            let named = named(document).into_iter();
            named.map(|(kind, text)| (kind, text.replace("\r\n", "\n"))).collect::<Vec<_>>()
        };
        assert_eq!(plain(&document), plain(&windows));
        assert_eq!(document.sentences().len(), windows.sentences().len());

        let marked = extract(&format!("\u{feff}{}", bulletin.text));
        assert_eq!(named(&document), named(&marked));
    }
}

#[test]
fn threads_and_reused_buffers_change_nothing() {
    let bulletins = gold_bulletins();
    let extractor = Extractor::new();
    let alone: Vec<Document> = bulletins.iter().map(|b| extractor.extract(&b.text)).collect();
    std::thread::scope(|scope| {
        for first in 0..4 {
            let (extractor, bulletins, alone) = (&extractor, &bulletins, &alone);
            scope.spawn(move || {
                let mut worker = Worker::default();
                let mut document = Document::default();
                for (bulletin, expected) in bulletins.iter().zip(alone).skip(first).step_by(2) {
                    let options = Options::default();
                    worker.extract_into(extractor, &bulletin.text, &options, &mut document);
                    assert_eq!(&document, expected);
                }
            });
        }
    });
}

/// What one document said must not be asked about the next, whose tokens have the same numbers.
#[test]
fn a_worker_forgets_the_document_before() {
    let (mut worker, mut document) = (Worker::default(), Document::default());
    let extractor = Extractor::new();
    let second = "hãng Mercer Donald Trump";
    for first in ["a b Giám đốc", "Ở Cầu Giấy, ông An", "12 Sở Y tế", "Ngày 3/5 tại Vinh"]
    {
        for text in [first, second] {
            worker.extract_into(&extractor, text, &Options::default(), &mut document);
        }
        assert_eq!(document, extract(second), "after {first}");
    }
}

#[test]
fn entries_of_the_caller_are_found() {
    let text = "Sáng nay, Zyxpro ra mắt trước Qorvex, do ông Wexford Zim chủ trì.";
    let found = |extractor: Extractor, kind, surface: &str| {
        let document = extractor.extract(text);
        document.entities().iter().any(|e| e.kind == kind && &text[e.range()] == surface)
    };
    let lexicon = "form\tclass\tvalue\nZyxpro\torg_name\tcompany\nQorvex\tplace_name\tbuilding\n";
    let own = || Extractor::builder().lexicon_tsv(lexicon).unwrap().build();
    for (kind, surface) in [(Kind::Organization, "Zyxpro"), (Kind::Place, "Qorvex")] {
        assert!(!found(Extractor::new(), kind, surface), "{surface} is known without the entry");
        assert!(found(own(), kind, surface), "{surface} is not found");
    }
}

#[test]
fn a_short_entry_of_the_caller_leaves_the_longer_name_whole() {
    let own = Extractor::builder().lexicon_tsv("form\tclass\tvalue\nHàn\tcountry\tKR\n");
    let text = "Ông đến Hàn Quốc hôm qua.";
    let document = own.unwrap().build().extract(text);
    let place = document.entities().iter().find(|e| e.kind == Kind::Place).unwrap();
    assert_eq!(&text[place.range()], "Hàn Quốc");
}

#[test]
fn a_faulty_entry_of_the_caller_is_refused_with_its_line() {
    let error = Extractor::builder()
        .lexicon_tsv("form\tclass\tvalue\n# ok\nZyxpro\tcompany\n")
        .unwrap_err();
    assert_eq!(error.line, 3);
    assert!(error.to_string().contains("company"), "{error}");
}

#[test]
fn the_chosen_kinds_come_and_no_other() {
    for bulletin in gold_bulletins() {
        let all = extract(&bulletin.text);
        let some = Extractor::builder().kinds(&[Kind::Date, Kind::Place]).build();
        let some = some.extract(&bulletin.text);
        let wanted: Vec<_> = named(&all)
            .into_iter()
            .filter(|(kind, _)| matches!(kind, Kind::Date | Kind::Place))
            .collect();
        assert_eq!(named(&some), wanted);
    }
}

#[test]
fn nothing_comes_of_nothing() {
    for text in ["", " ", "\n\n\r\n\t", "\u{feff}", "\u{200b}\u{ad}"] {
        let document = extract(text);
        assert_eq!(document.text(), text);
        assert!(document.entities().is_empty(), "{text:?}");
        assert!(document.officials().is_empty(), "{text:?}");
        check(&document);
    }
    assert!(extract("").sentences().is_empty());
}

/// Texts that tempt a reader to look back, look ahead, or nest without end.
const HOSTILE: [&str; 27] = [
    "Nguyễn ",
    "Nguyễn Văn Hiến ",
    "A.",
    "Trưởng Ban ",
    "Luật ",
    "(",
    "()",
    "“",
    "1/1/1/1/",
    "1.",
    "20-",
    "ngày ",
    "từ ngày 1 đến ",
    "\u{301}",
    "e\u{302}\u{323}\u{301}",
    "\n",
    "\r\n\t",
    "a",
    "A",
    "TÒA ÁN ",
    "Phó ",
    "Sở ",
    "của Ủy ban ",
    "Công ty Cổ phần Đầu tư ",
    "xã A, ",
    "các đồng chí: ",
    "Bác Hồ, Chủ tịch nước; ",
];

/// Fails if sixteen times as much of a text takes more than 48 times as long. Quadratic time would be 256
/// times, and a text that no longer fits the caches costs up to two or three times as much a byte, which
/// depends on the machine and on what else it does. It counts the time that this thread computes, and
/// reads into buffers that were used before: what memory the system gives first is not what is measured.
fn takes_time_in_proportion(piece: &str, large: usize) {
    let text = |bytes: usize| piece.repeat(bytes / piece.len());
    let (small, large) = (text(large / 16), text(large));
    let extractor = Extractor::new();
    let (mut worker, mut document) = (Worker::default(), Document::default());
    let mut time = |text: &str| {
        let started = ThreadTime::now();
        worker.extract_into(&extractor, text, &Options::default(), &mut document);
        std::hint::black_box(&document);
        started.elapsed()
    };
    time(&large);
    let shortest = (0..3).map(|_| time(&small)).min().unwrap_or_default();
    let bound = shortest.max(Duration::from_micros(50)) * 48;
    // The processor is not all ours; so there are more chances.
    let is_in_proportion = (0..5).any(|_| time(&large) < bound);
    assert!(is_in_proportion, "{piece:?}: {} bytes take over {bound:?}", large.len());
}

#[test]
fn hostile_text_takes_time_in_proportion() {
    for piece in HOSTILE {
        check(&extract(&piece.repeat((24 << 10) / piece.len())));
        takes_time_in_proportion(piece, 48 << 10);
    }
}

/// Whatever nests, repeats or goes on takes no more stack than a line does.
#[test]
fn much_hostile_text_takes_little_stack() {
    let read = || {
        for piece in HOSTILE {
            let text = piece.repeat((1 << 15) / piece.len());
            assert_eq!(extract(&text).text().len(), text.len());
        }
    };
    let thread = std::thread::Builder::new().stack_size(128 << 10).spawn(read);
    thread.unwrap().join().unwrap();
}

/// Up to four megabytes.
#[test]
#[cfg_attr(debug_assertions, ignore = "takes minutes; with --release, seconds")]
fn much_hostile_text_takes_time_in_proportion() {
    let pieces = [
        "a",
        "ngày ",
        "([{",
        "“",
        "Nguyễn ",
        "1/1/1/1/",
        "\u{301}",
        "\n",
        "A",
        "Sở ",
        "1.",
        "Bác Hồ, ",
    ];
    for piece in pieces {
        takes_time_in_proportion(piece, 4 << 20);
    }
}

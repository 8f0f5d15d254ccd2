//! Records, as the program reads them.

use crate::cli::input::{Records, Work};
use crate::cli::record::{Id, Keep, read};
use serde::de::IgnoredAny;
use serde_json::Value;

/// Larger than the records of most seeds.
const MAX_BYTES: u64 = 1 << 10;

pub fn run(bytes: &[u8]) {
    let mut records =
        Records::new("-".into(), Box::new(std::io::Cursor::new(bytes.to_vec())), MAX_BYTES);
    let (mut found, mut last) = (0, 0);
    while let Some(work) = records.next() {
        let number = match work {
            Work::Record { line, bytes, .. } => {
                assert!(bytes.len() as u64 <= MAX_BYTES);
                check(&bytes);
                line
            }
            Work::Failed(failure) => failure.line.expect("a record stands on a line"),
            work => panic!("{work:?} is no record"),
        };
        assert!(number > last, "line {number} after line {last}");
        (found, last) = (found + 1, number);
    }
    let is_blank = |line: &&[u8]| matches!(line.trim_ascii(), b"" | b"\xEF\xBB\xBF");
    let blank = bytes.split(|&byte| byte == b'\n').filter(is_blank).count();
    assert_eq!(bytes.split(|&byte| byte == b'\n').count(), found + blank, "a line is lost");
}

/// What is read is what there is for readers that hold every value.
fn check(line: &[u8]) {
    let record = match read(line, &Keep::All) {
        Ok(record) => record,
        Err(message) => return assert!(!message.is_empty()),
    };
    let kept = serde_json::to_string(&record.kept).unwrap();
    serde_json::from_str::<IgnoredAny>(&kept).expect("fields are copied as JSON");
    let line = std::str::from_utf8(line).expect("a record is UTF-8");
    // Fields that are only copied may be too deep, too large a number or half a character.
    let Ok(value) = serde_json::from_str::<Value>(line.trim_start_matches('\u{FEFF}')) else {
        return;
    };
    assert_eq!(value["text"], *record.text);
    match &record.id {
        None => assert!(value["id"].is_null()),
        Some(Id::Text(id)) => assert_eq!(value["id"], **id),
        Some(Id::Number(id)) => assert_eq!(value["id"], Value::Number(id.clone())),
    }
    let kept: Value = serde_json::from_str(&kept).unwrap();
    for (key, kept) in kept.as_object().expect("fields with names") {
        assert_eq!(kept, &value[key]);
    }
}

//! Reading the data files: three columns, `form`, `class`, `value`.

use super::class::Class;
use super::table::Entry;

/// What is wrong with a line of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// The entries of a data file, or what is wrong with a line of it.
///
/// Lines that are empty or begin with `#` are passed over, and so is the header.
pub fn entries(tsv: &str) -> impl Iterator<Item = Result<Entry<'_>, LineError>> {
    tsv.lines().enumerate().flat_map(|(i, line)| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let skip = line.trim().is_empty() || line.starts_with('#') || line.starts_with("form\t");
        let parsed = if skip { None } else { Some(columns(line, i + 1)) };
        let (row, error) = match parsed {
            None => (None, None),
            Some(Ok(row)) => (Some(row), None),
            Some(Err(e)) => (None, Some(Err(e))),
        };
        let spellings = row.into_iter().flat_map(|(forms, class, value)| {
            forms.split('|').map(move |form| Ok(Entry { form: form.trim(), class, value }))
        });
        error.into_iter().chain(spellings)
    })
}

fn columns(line: &str, number: usize) -> Result<(&str, Class, &str), LineError> {
    let mut columns = line.split('\t');
    let form = columns.next().unwrap_or("").trim();
    let class = columns.next().unwrap_or("").trim();
    let value = columns.next().unwrap_or("").trim();
    let error = |message: String| LineError { line: number, message };
    if form.is_empty() {
        return Err(error("the form is empty".to_owned()));
    }
    match Class::from_name(class) {
        Some(class) => Ok((form, class, value)),
        None => Err(error(format!("there is no class {class:?}"))),
    }
}

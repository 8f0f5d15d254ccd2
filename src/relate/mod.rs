//! What belongs to what: names to titles and bodies, short mentions to full names.

use crate::document::Document;
use crate::recognize::Candidate;
use crate::sheet::View;

/// Fills the document's rows of officials.
pub(crate) fn officials(
    _view: View,
    _chosen: impl Iterator<Item = Candidate>,
    _document: &mut Document,
) {
}

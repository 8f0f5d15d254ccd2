//! What belongs to what: names to titles and bodies, short mentions to full names.

mod officials;
mod people;
mod places;
mod posts;

pub(crate) use officials::officials;
pub(crate) use places::places;

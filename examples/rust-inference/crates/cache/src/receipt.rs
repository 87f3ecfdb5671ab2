use serde::Serialize;

/// The record of a block that had to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Whose block it was.
    pub session_id: String,
    /// The position of its first character in the session's text.
    pub block_offset: usize,
    /// How many bytes became free.
    pub block_size_bytes: usize,
    /// The bytes in use before.
    pub before: usize,
    /// The bytes in use after.
    pub after: usize,
}

//! The safetensors format: eight bytes with the length of a JSON header, the header, and the
//! numbers of all tensors without gaps.

mod header;
mod read;
mod write;

pub use read::{SafeTensors, read};
pub use write::write;

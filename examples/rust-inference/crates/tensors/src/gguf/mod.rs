//! GGUF, version 3: metadata, the names and shapes of all tensors, and their numbers, aligned.
//!
//! GGUF lists the dimensions of a tensor from the fastest to the slowest; here they are the other
//! way round, as in safetensors. The numbers themselves lie the same in both.

mod kind;
mod read;
mod value;
mod write;

pub use kind::Kind;
pub use read::{Gguf, read};
pub use value::Value;
pub use write::{WriteError, write};

/// What every file starts with.
const MAGIC: &[u8; 4] = b"GGUF";
/// The only version that is known.
const VERSION: u32 = 3;
/// A multiple of it is where numbers start, unless the metadata says otherwise.
const ALIGNMENT: u32 = 32;
/// The metadata that says otherwise.
const ALIGNMENT_KEY: &str = "general.alignment";
/// Readers have a place for names of this many bytes.
const NAME_LIMIT: usize = 63;
/// Readers have a place for this many dimensions.
const DIMENSIONS: usize = 4;

//! Reads [safetensors], and writes and reads [GGUF](gguf).
//!
//! Files come from anywhere: whatever is in them, the readers give an [`Error`] or a checked
//! result. They allocate only in proportion to the bytes that are really there.

mod cursor;
mod dtype;
mod error;
pub mod gguf;
pub mod safetensors;
mod tensor;

pub use dtype::DType;
pub use error::Error;
pub use tensor::Tensor;

//! Reads [`safetensors`], and writes and reads [`gguf`].
//!
//! Files come from anywhere: whatever is in them, the readers give an [`Error`] or a checked result.

mod dtype;
mod error;
pub mod gguf;
pub mod safetensors;

pub use dtype::DType;
pub use error::Error;

/// A tensor whose numbers lie in a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tensor<'data> {
    /// Its name, unique in the file.
    pub name: String,
    /// How its numbers are stored.
    pub dtype: DType,
    /// Its dimensions, the slowest first, as in safetensors and NumPy.
    pub shape: Vec<usize>,
    /// Its numbers, in the order of the shape.
    pub data: &'data [u8],
}

impl Tensor<'_> {
    /// The numbers.
    pub fn to_f32(&self) -> Vec<f32> {
        self.dtype.decode(self.data)
    }
}

/// The bytes that a tensor takes; `None` when that is more than a computer can count.
fn byte_length(dtype: DType, shape: &[usize]) -> Option<usize> {
    shape
        .iter()
        .try_fold(dtype.size(), |bytes, &length| bytes.checked_mul(length))
}

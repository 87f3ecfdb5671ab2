use thiserror::Error;

/// Why a file cannot be read or written. Each is one sentence for whoever has the file.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Error {
    /// Fewer bytes than the file itself says.
    #[error("the file ends too early: {0} would go on")]
    Truncated(&'static str),
    /// Not the format that was expected.
    #[error("it is no {0} file")]
    WrongFormat(&'static str),
    /// A version that is not known.
    #[error("it is GGUF version {0}, and only version 3 is known")]
    WrongVersion(u32),
    /// The JSON of a safetensors header is not what the format wants.
    #[error("its header is broken: {0}")]
    Header(String),
    /// Bytes after the last tensor of a safetensors file.
    #[error("there is more in the file than its tensors")]
    TooLong,
    /// Text that is not UTF-8.
    #[error("{0} is not UTF-8")]
    Text(&'static str),
    /// Numbers of a type that is not known.
    #[error("the tensor {tensor:?} has the type {dtype}, which is not known")]
    DType {
        /// The tensor's name.
        tensor: String,
        /// The type as the file has it.
        dtype: String,
    },
    /// Offsets and shape of a tensor contradict each other, or the file.
    #[error("the tensor {0:?} does not fit its place in the file")]
    Place(String),
    /// A name that is there twice.
    #[error("{0:?} is there twice")]
    Twice(String),
    /// A name of a tensor that is longer than GGUF allows.
    #[error("the name {0:?} is longer than the 63 bytes that GGUF allows")]
    LongName(String),
    /// More dimensions than GGUF has.
    #[error("the tensor {0:?} has more than the four dimensions that GGUF has")]
    Dimensions(String),
    /// A tensor without numbers, on which readers of GGUF divide by zero.
    #[error("the tensor {0:?} is empty, and GGUF has no such tensors")]
    Empty(String),
    /// Metadata of a type that is not known, or with a value that its type does not have.
    #[error("the metadata {0:?} has a type or value that GGUF does not have")]
    Metadata(String),
    /// An alignment that is not a power of two.
    #[error("the alignment {0} is not a power of two")]
    Alignment(u32),
}

use thiserror::Error;

/// Why a file cannot be read or written. Each is one sentence for whoever has the file.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Error {
    /// Fewer bytes than the file itself says.
    #[error("the file ends too early: {0}")]
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
    /// Numbers of a type that is not known.
    #[error("the tensor {tensor} has the type {dtype}, which is not known")]
    DType {
        /// The tensor's name.
        tensor: String,
        /// The type as the file has it.
        dtype: String,
    },
    /// Offsets and shape of a tensor contradict each other, or the file.
    #[error("the tensor {0} does not fit its place in the file")]
    Place(String),
    /// A name that is there twice, or longer than the format allows.
    #[error("the name {0:?} is there twice, or too long")]
    Name(String),
    /// More dimensions than GGUF has.
    #[error("the tensor {0} has more than four dimensions")]
    Dimensions(String),
    /// Metadata of a type that is not known.
    #[error("the metadata {0:?} has a type that is not known")]
    Metadata(String),
}

use thiserror::Error;

/// Why a model cannot be read or run.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Error {
    /// The file is broken.
    #[error(transparent)]
    File(#[from] tensors::Error),
    /// A tensor or value is missing, or does not fit the others.
    #[error("the model has no fitting {0}")]
    Shape(&'static str),
    /// A character that the model was not made for.
    #[error("the model does not know the character {0:?}")]
    Character(char),
    /// The program was built without the feature `cpu`.
    #[error("this program was built without a compute path")]
    NoComputePath,
}

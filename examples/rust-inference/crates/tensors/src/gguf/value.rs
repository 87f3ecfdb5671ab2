/// A value of the metadata: the types that the programs of this workspace use.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number without sign, 32 bits.
    U32(u32),
    /// A number with a fraction.
    F32(f32),
    /// Yes or no.
    Bool(bool),
    /// Text.
    Text(String),
    /// A number without sign, 64 bits.
    U64(u64),
}

impl Value {
    /// The number that the format has for the type.
    pub(super) fn type_id(&self) -> u32 {
        match self {
            Self::U32(_) => 4,
            Self::F32(_) => 6,
            Self::Bool(_) => 7,
            Self::Text(_) => 8,
            Self::U64(_) => 10,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

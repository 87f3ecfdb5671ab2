/// The types that values of metadata have in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// An unsigned number of 8 bits.
    U8 = 0,
    /// A number of 8 bits.
    I8 = 1,
    /// An unsigned number of 16 bits.
    U16 = 2,
    /// A number of 16 bits.
    I16 = 3,
    /// An unsigned number of 32 bits.
    U32 = 4,
    /// A number of 32 bits.
    I32 = 5,
    /// A floating-point number of 32 bits.
    F32 = 6,
    /// Yes or no.
    Bool = 7,
    /// Text.
    Text = 8,
    /// Several values of one type.
    Array = 9,
    /// An unsigned number of 64 bits.
    U64 = 10,
    /// A number of 64 bits.
    I64 = 11,
    /// A floating-point number of 64 bits.
    F64 = 12,
}

impl Kind {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 13] = [
        Self::U8,
        Self::I8,
        Self::U16,
        Self::I16,
        Self::U32,
        Self::I32,
        Self::F32,
        Self::Bool,
        Self::Text,
        Self::Array,
        Self::U64,
        Self::I64,
        Self::F64,
    ];

    /// The type with this number in the file.
    pub fn from_id(id: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Its number in the file.
    pub fn id(self) -> u32 {
        self as u32
    }

    /// The bytes of one value; `None` when that depends on the value.
    pub fn size(self) -> Option<u64> {
        match self {
            Self::U8 | Self::I8 | Self::Bool => Some(1),
            Self::U16 | Self::I16 => Some(2),
            Self::U32 | Self::I32 | Self::F32 => Some(4),
            Self::U64 | Self::I64 | Self::F64 => Some(8),
            Self::Text | Self::Array => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_numbers_of_the_format() {
        for (id, kind) in (0..).zip(Kind::ALL) {
            assert_eq!(kind.id(), id);
            assert_eq!(Kind::from_id(id), Some(kind));
        }
        assert_eq!(Kind::from_id(13), None);
    }
}

use std::borrow::Cow;

use super::Kind;
use crate::Error;
use crate::cursor::Cursor;

const WHAT: &str = "the metadata";

/// A value of the metadata.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'data> {
    /// An unsigned number of 32 bits.
    U32(u32),
    /// Yes or no.
    Bool(bool),
    /// Text.
    Text(Cow<'data, str>),
    /// Several texts.
    Texts(Vec<Cow<'data, str>>),
    /// A number of another type, in little-endian bytes.
    Number(Kind, Cow<'data, [u8]>),
    /// Several numbers of one type, in little-endian bytes; or several yes and no.
    Numbers(Kind, Cow<'data, [u8]>),
}

impl<'data> Value<'data> {
    /// The value that comes next in a file, below this key.
    pub(super) fn read(cursor: &mut Cursor<'data>, key: &str) -> Result<Self, Error> {
        let wrong = || Error::Metadata(key.to_owned());
        match Kind::from_id(cursor.u32(WHAT)?).ok_or_else(wrong)? {
            Kind::U32 => Ok(Self::U32(cursor.u32(WHAT)?)),
            Kind::Bool => match cursor.array(WHAT)? {
                [0] => Ok(Self::Bool(false)),
                [1] => Ok(Self::Bool(true)),
                _ => Err(wrong()),
            },
            Kind::Text => Ok(Self::Text(cursor.text(WHAT)?.into())),
            Kind::Array => Self::read_array(cursor, key),
            kind => {
                let size = kind.size().ok_or_else(wrong)?;
                Ok(Self::Number(kind, cursor.take(size, WHAT)?.into()))
            }
        }
    }

    fn read_array(cursor: &mut Cursor<'data>, key: &str) -> Result<Self, Error> {
        let wrong = || Error::Metadata(key.to_owned());
        let kind = Kind::from_id(cursor.u32(WHAT)?).ok_or_else(wrong)?;
        let length = cursor.u64(WHAT)?;
        if kind == Kind::Text {
            // Collecting into a result reserves nothing: the length may be a lie.
            let texts = (0..length).map(|_| cursor.text(WHAT).map(Cow::from));
            return Ok(Self::Texts(texts.collect::<Result<_, _>>()?));
        }
        // Without a size it is an array of arrays, which no reader of models takes.
        let size = kind.size().ok_or_else(wrong)?;
        let bytes = length.checked_mul(size).ok_or(Error::Truncated(WHAT))?;
        Ok(Self::Numbers(kind, cursor.take(bytes, WHAT)?.into()))
    }

    /// Appends the type and the value, as they stand in a file.
    pub(super) fn write(&self, key: &str, file: &mut Vec<u8>) -> Result<(), Error> {
        let wrong = || Error::Metadata(key.to_owned());
        file.extend(self.kind().id().to_le_bytes());
        match self {
            Self::U32(number) => file.extend(number.to_le_bytes()),
            Self::Bool(yes) => file.push(u8::from(*yes)),
            Self::Text(text) => write_text(text, file),
            Self::Texts(texts) => {
                file.extend(Kind::Text.id().to_le_bytes());
                file.extend((texts.len() as u64).to_le_bytes());
                texts.iter().for_each(|text| write_text(text, file));
            }
            Self::Number(kind, bytes) if kind.size() == Some(bytes.len() as u64) => {
                file.extend(&**bytes);
            }
            Self::Number(..) => return Err(wrong()),
            Self::Numbers(kind, bytes) => {
                let length = bytes.len() as u64;
                let size = kind.size().filter(|size| length % size == 0).ok_or_else(wrong)?;
                file.extend(kind.id().to_le_bytes());
                file.extend((length / size).to_le_bytes());
                file.extend(&**bytes);
            }
        }
        Ok(())
    }

    fn kind(&self) -> Kind {
        match self {
            Self::U32(_) => Kind::U32,
            Self::Bool(_) => Kind::Bool,
            Self::Text(_) => Kind::Text,
            Self::Number(kind, _) => *kind,
            Self::Texts(_) | Self::Numbers(..) => Kind::Array,
        }
    }
}

/// Appends text with its length before it.
pub(super) fn write_text(text: &str, file: &mut Vec<u8>) {
    file.extend((text.len() as u64).to_le_bytes());
    file.extend(text.as_bytes());
}

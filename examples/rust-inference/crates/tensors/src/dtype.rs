use half::{bf16, f16};

/// How numbers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DType {
    /// IEEE 754, 32 bits.
    F32,
    /// IEEE 754, 16 bits.
    F16,
    /// The upper half of an `F32`.
    Bf16,
}

impl DType {
    /// Bytes of one number.
    pub fn size(self) -> usize {
        match self {
            Self::F32 => 4,
            Self::F16 | Self::Bf16 => 2,
        }
    }

    /// The type that safetensors calls by this name.
    pub fn from_safetensors(name: &str) -> Option<Self> {
        match name {
            "F32" => Some(Self::F32),
            "F16" => Some(Self::F16),
            "BF16" => Some(Self::Bf16),
            _ => None,
        }
    }

    /// The number that GGUF has for this type.
    pub fn gguf_id(self) -> u32 {
        match self {
            Self::F32 => 0,
            Self::F16 => 1,
            Self::Bf16 => 30,
        }
    }

    /// The type of that number in GGUF.
    pub fn from_gguf(id: u32) -> Option<Self> {
        [Self::F32, Self::F16, Self::Bf16]
            .into_iter()
            .find(|dtype| dtype.gguf_id() == id)
    }

    /// The numbers in little-endian bytes; what is left over at the end is not looked at.
    pub fn decode(self, bytes: &[u8]) -> Vec<f32> {
        match self {
            Self::F32 => numbers(bytes, f32::from_le_bytes),
            Self::F16 => numbers(bytes, |pair| f16::from_le_bytes(pair).to_f32()),
            Self::Bf16 => numbers(bytes, |pair| bf16::from_le_bytes(pair).to_f32()),
        }
    }
}

fn numbers<const SIZE: usize>(bytes: &[u8], read: impl Fn([u8; SIZE]) -> f32) -> Vec<f32> {
    bytes
        .chunks_exact(SIZE)
        .filter_map(|chunk| chunk.try_into().ok())
        .map(read)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_each_type() {
        assert_eq!(DType::F32.decode(&1.5_f32.to_le_bytes()), [1.5]);
        assert_eq!(DType::F16.decode(&f16::from_f32(1.5).to_le_bytes()), [1.5]);
        assert_eq!(
            DType::Bf16.decode(&bf16::from_f32(1.5).to_le_bytes()),
            [1.5]
        );
    }

    #[test]
    fn knows_its_own_numbers() {
        for dtype in [DType::F32, DType::F16, DType::Bf16] {
            assert_eq!(DType::from_gguf(dtype.gguf_id()), Some(dtype));
        }
        assert_eq!(DType::from_gguf(2), None);
    }
}

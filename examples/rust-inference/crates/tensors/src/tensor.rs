use crate::DType;

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
pub(crate) fn byte_length(dtype: DType, shape: &[usize]) -> Option<usize> {
    shape
        .iter()
        .try_fold(dtype.size(), |bytes, &length| bytes.checked_mul(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_bytes_as_far_as_they_can_be_counted() {
        assert_eq!(byte_length(DType::F16, &[3, 4]), Some(24));
        assert_eq!(byte_length(DType::F32, &[]), Some(4));
        assert_eq!(byte_length(DType::F32, &[usize::MAX / 2, 3]), None);
    }
}

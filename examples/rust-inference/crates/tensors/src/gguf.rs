//! GGUF, version 3: <https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>.

mod read;
mod value;
mod write;

pub use read::{Gguf, read};
pub use value::Value;
pub use write::write;

const MAGIC: &[u8; 4] = b"GGUF";
const VERSION: u32 = 3;

/// Where the numbers of each tensor begin is a multiple of this, unless the file says otherwise.
const ALIGNMENT: usize = 32;
const ALIGNMENT_KEY: &str = "general.alignment";

/// Longer names and more dimensions are refused by programs that read GGUF.
const NAME_LIMIT: usize = 64;
const DIMENSION_LIMIT: usize = 4;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{DType, Error, Tensor};
    use proptest::prelude::*;

    fn tensor<'a>(name: &str, shape: &[usize], data: &'a [u8]) -> Tensor<'a> {
        Tensor {
            name: name.to_owned(),
            dtype: DType::F16,
            shape: shape.to_vec(),
            data,
        }
    }

    fn metadata() -> BTreeMap<String, Value> {
        BTreeMap::from([
            (
                "general.architecture".to_owned(),
                Value::Text("test".to_owned()),
            ),
            ("a".to_owned(), Value::U32(7)),
            ("b".to_owned(), Value::F32(0.5)),
            ("c".to_owned(), Value::Bool(true)),
            ("d".to_owned(), Value::U64(u64::MAX)),
        ])
    }

    #[test]
    fn reads_what_it_writes() {
        let tensors = [tensor("x", &[3, 2], &[1; 12]), tensor("y", &[1], &[2; 2])];
        let file = write(&metadata(), &tensors).expect("it can be written");
        let read = read(&file).expect("it can be read");
        assert_eq!(read.metadata, metadata());
        assert_eq!(read.tensors, tensors);
    }

    #[test]
    fn is_laid_out_as_the_format_says() {
        let file = write(&BTreeMap::new(), &[tensor("x", &[3, 2], &[9; 12])]).expect("it is small");
        let mut expected = b"GGUF\x03\0\0\0".to_vec();
        expected.extend(1_u64.to_le_bytes());
        expected.extend(0_u64.to_le_bytes());
        expected.extend(1_u64.to_le_bytes());
        expected.extend(b"x");
        expected.extend(2_u32.to_le_bytes());
        // The fastest dimension comes first.
        expected.extend(2_u64.to_le_bytes());
        expected.extend(3_u64.to_le_bytes());
        expected.extend(1_u32.to_le_bytes());
        expected.extend(0_u64.to_le_bytes());
        expected.resize(expected.len().next_multiple_of(32), 0);
        expected.extend([9; 12]);
        expected.resize(expected.len().next_multiple_of(32), 0);
        assert_eq!(file, expected);
    }

    #[test]
    fn refuses_what_it_cannot_write() {
        let long = "x".repeat(65);
        for (tensors, error) in [
            (
                vec![tensor(&long, &[1], &[0; 2])],
                Error::Name(long.clone()),
            ),
            (
                vec![tensor("x", &[1; 5], &[0; 2])],
                Error::Dimensions("x".to_owned()),
            ),
            (
                vec![tensor("x", &[2], &[0; 2])],
                Error::Place("x".to_owned()),
            ),
            (
                vec![tensor("x", &[1], &[0; 2]); 2],
                Error::Name("x".to_owned()),
            ),
        ] {
            assert_eq!(write(&BTreeMap::new(), &tensors), Err(error));
        }
    }

    #[test]
    fn refuses_every_file_that_is_cut_off() {
        let file = write(&metadata(), &[tensor("x", &[16], &[1; 32])]).expect("it is small");
        for length in 0..file.len() {
            assert!(
                read(&file[..length]).is_err(),
                "{length} of {} bytes",
                file.len()
            );
        }
    }

    #[test]
    fn refuses_other_formats_and_versions() {
        assert_eq!(read(b"GGML\x03\0\0\0"), Err(Error::WrongFormat("GGUF")));
        assert_eq!(read(b"GGUF\x02\0\0\0"), Err(Error::WrongVersion(2)));
    }

    #[test]
    fn reserves_no_memory_for_what_a_file_claims() {
        let mut file = b"GGUF\x03\0\0\0".to_vec();
        file.extend(u64::MAX.to_le_bytes());
        file.extend(u64::MAX.to_le_bytes());
        assert_eq!(read(&file), Err(Error::Truncated("the metadata")));
    }

    proptest! {
        #[test]
        fn never_panics(position in 0_usize..300, byte: u8) {
            let mut file = write(&metadata(), &[tensor("x", &[4, 2], &[1; 16])]).expect("it is small");
            let index = position % file.len();
            file[index] = byte;
            let _ = read(&file);
        }
    }
}

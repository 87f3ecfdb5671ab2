//! Files that are right, and files that somebody made to break the reader.

use proptest::prelude::*;
use tensors::safetensors::{read, write};
use tensors::{DType, Error, Tensor};

fn file(header: &str, data: &[u8]) -> Vec<u8> {
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.as_bytes());
    file.extend(data);
    file
}

fn error(header: &str, data: &[u8]) -> Error {
    read(&file(header, data)).expect_err("it is wrong")
}

fn entry(dtype: &str, shape: &str, offsets: &str) -> String {
    format!(r#"{{"dtype":"{dtype}","shape":[{shape}],"data_offsets":[{offsets}]}}"#)
}

#[test]
fn reads_what_it_writes() {
    let one = Tensor { name: "b".into(), dtype: DType::F16, shape: vec![2, 1], data: &[1, 2, 3, 4] };
    let two = Tensor { name: "a".into(), dtype: DType::Bf16, shape: vec![], data: &[5, 6] };
    let tensors = [one, two];
    let file = write(&[("format", "pt")], &tensors);
    let read = read(&file).unwrap();
    assert_eq!(read.tensors, tensors);
    assert_eq!(read.metadata["format"], "pt");
}

#[test]
fn reads_tensors_without_numbers() {
    let file = file(&format!(r#"{{"x":{}}}"#, entry("F32", "0, 3", "0,0")), &[]);
    assert_eq!(read(&file).unwrap().tensors[0].data, []);
}

#[test]
fn refuses_what_is_cut_off() {
    assert_eq!(read(b"1234").unwrap_err(), Error::WrongFormat("safetensors"));
    assert_eq!(read(&9_u64.to_le_bytes()).unwrap_err(), Error::Truncated("the header"));
    let whole = file(&format!(r#"{{"x":{}}}"#, entry("F32", "1", "0,4")), &[0; 4]);
    for length in 0..whole.len() {
        assert!(read(&whole[..length]).is_err(), "the first {length} bytes");
    }
    assert!(read(&whole).is_ok());
}

#[test]
fn refuses_lengths_of_headers_that_overflow() {
    for length in [100_000_001, u64::from(u32::MAX), u64::MAX / 2, u64::MAX - 7, u64::MAX] {
        let file = [&length.to_le_bytes()[..], b"{}"].concat();
        assert_eq!(read(&file).unwrap_err(), Error::WrongFormat("safetensors"), "{length}");
    }
}

#[test]
fn refuses_places_that_do_not_fit() {
    for (shape, offsets) in [
        ("2", "0,4"),
        ("1", "4,8"),
        ("1", "4,0"),
        ("4611686018427387904", "0,0"),
        ("18446744073709551615,2", "0,4"),
        ("1", "18446744073709551612,0"),
    ] {
        let header = format!(r#"{{"x":{}}}"#, entry("F32", shape, offsets));
        assert_eq!(error(&header, &[0; 8]), Error::Place("x".into()), "{shape} at {offsets}");
    }
}

#[test]
fn refuses_tensors_that_overlap_or_leave_a_gap() {
    for second in ["2,6", "0,4", "5,9"] {
        let second = entry("F32", "1", second);
        let header = format!(r#"{{"a":{},"b":{second}}}"#, entry("F32", "1", "0,4"));
        assert_eq!(error(&header, &[0; 9]), Error::Place("b".into()), "{second}");
    }
}

#[test]
fn names_what_it_does_not_know() {
    let header = format!(r#"{{"x":{}}}"#, entry("I8", "1", "0,1"));
    let message = error(&header, &[0]).to_string();
    assert_eq!(message, r#"the tensor "x" has the type I8, which is not known"#);
    assert!(matches!(error("{", &[]), Error::Header(_)));
    assert!(matches!(error("[]", &[]), Error::Header(_)));
    assert!(matches!(error(r#"{"__metadata__":{"a":1}}"#, &[]), Error::Header(_)));
    assert_eq!(error("{}", &[1]), Error::TooLong);
}

proptest! {
    #[test]
    fn any_bytes_give_a_result(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_header_gives_a_result(
        dtype in "F32|BF16|I8",
        shape in prop::collection::vec(prop_oneof![0..5_u64, any::<u64>()], 0..4),
        offsets in prop::array::uniform2(prop_oneof![0..20_u64, any::<u64>()]),
        length in 0..20_usize,
    ) {
        let shape: Vec<_> = shape.iter().map(u64::to_string).collect();
        let offsets = format!("{},{}", offsets[0], offsets[1]);
        let entry = entry(&dtype, &shape.join(","), &offsets);
        let file = file(&format!(r#"{{"x":{entry}}}"#), &vec![0; length]);
        if let Ok(read) = read(&file) {
            prop_assert_eq!(read.tensors[0].data.len(), length);
        }
    }

    #[test]
    fn a_changed_byte_gives_a_result(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let tensor = Tensor { name: "x".into(), dtype: DType::F32, shape: vec![2], data: &[0; 8] };
        let mut file = write(&[("a", "b")], &[tensor]);
        let at = at.index(file.len());
        file[at] = byte;
        let _ = read(&file);
    }
}

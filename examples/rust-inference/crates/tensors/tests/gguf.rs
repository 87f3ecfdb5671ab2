//! What is written is read again, whatever it is.

use std::borrow::Cow;

use proptest::prelude::*;
use tensors::gguf::{Kind, Value, WriteError, read, write};
use tensors::{DType, Error, Tensor};

fn tensor<'data>(name: &str, shape: &[usize], data: &'data [u8]) -> Tensor<'data> {
    Tensor { name: name.into(), dtype: DType::F32, shape: shape.to_vec(), data }
}

fn refused(metadata: &[(&str, Value<'_>)], tensors: &[Tensor<'_>]) -> Error {
    let mut out = Vec::new();
    match write(&mut out, metadata, tensors).expect_err("it is wrong") {
        WriteError::Content(error) => {
            assert_eq!(out, [], "something was written");
            error
        }
        WriteError::Io(error) => panic!("{error}"),
    }
}

#[test]
fn writes_the_bytes_of_the_format() {
    let mut file = Vec::new();
    write(&mut file, &[("a", Value::Text("b".into()))], &[tensor("x", &[3, 1], &[7; 12])]).unwrap();
    let mut expected = b"GGUF\x03\0\0\0\x01\0\0\0\0\0\0\0\x02\0\0\0\0\0\0\0".to_vec();
    expected.extend(b"\x11\0\0\0\0\0\0\0general.alignment\x04\0\0\0\x20\0\0\0");
    expected.extend(b"\x01\0\0\0\0\0\0\0a\x08\0\0\0\x01\0\0\0\0\0\0\0b");
    expected.extend(b"\x01\0\0\0\0\0\0\0x\x02\0\0\0");
    // The fastest dimension first; then the type and the offset.
    expected.extend(b"\x01\0\0\0\0\0\0\0\x03\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    expected.resize(expected.len().next_multiple_of(32), 0);
    expected.extend([7; 12]);
    expected.resize(expected.len().next_multiple_of(32), 0);
    assert_eq!(file, expected);
}

#[test]
fn gives_tensors_without_dimensions_one() {
    let mut file = Vec::new();
    write(&mut file, &[], &[tensor("x", &[], &[0; 4])]).unwrap();
    assert_eq!(read(&file).unwrap().tensors[0].shape, [1]);
}

#[test]
fn refuses_what_the_format_cannot_hold() {
    let long = "x".repeat(64);
    let four = &[0; 4];
    for (tensor, error) in [
        (tensor(&long, &[1], four), Error::LongName(long.clone())),
        (tensor("x", &[1, 1, 1, 1, 1], four), Error::Dimensions("x".into())),
        (tensor("x", &[0], &[]), Error::Empty("x".into())),
        (tensor("x", &[2], four), Error::Place("x".into())),
        (tensor("x", &[usize::MAX, 2], four), Error::Place("x".into())),
    ] {
        assert_eq!(refused(&[], &[tensor]), error);
    }
    let twice = [tensor("x", &[1], four), tensor("x", &[1], four)];
    assert_eq!(refused(&[], &twice), Error::Twice("x".into()));
    let twice = [("general.alignment", Value::U32(8))];
    assert_eq!(refused(&twice, &[]), Error::Twice("general.alignment".into()));
}

#[test]
fn refuses_numbers_of_another_length_than_their_type() {
    let bytes = || Cow::from(&[0; 3][..]);
    for value in [
        Value::Number(Kind::F32, bytes()),
        Value::Number(Kind::Text, bytes()),
        Value::Numbers(Kind::U16, bytes()),
        Value::Numbers(Kind::Array, bytes()),
    ] {
        assert_eq!(refused(&[("a", value)], &[]), Error::Metadata("a".into()));
    }
}

#[test]
fn says_when_writing_goes_wrong() {
    let mut small = &mut [0_u8; 10][..];
    assert!(matches!(write(&mut small, &[], &[]), Err(WriteError::Io(_))));
}

/// Types whose values are kept as bytes.
fn number() -> impl Strategy<Value = (Kind, usize)> {
    let numbers = Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::U32 | Kind::Bool));
    let sized = numbers.filter_map(|kind| Some((kind, kind.size()? as usize)));
    prop::sample::select(sized.collect::<Vec<_>>())
}

fn value() -> impl Strategy<Value = Value<'static>> {
    let bytes = |length: usize| prop::collection::vec(any::<u8>(), length);
    prop_oneof![
        any::<u32>().prop_map(Value::U32),
        any::<bool>().prop_map(Value::Bool),
        any::<String>().prop_map(|text| Value::Text(text.into())),
        prop::collection::vec(any::<String>().prop_map(Cow::from), 0..4).prop_map(Value::Texts),
        number().prop_flat_map(move |(kind, size)| {
            bytes(size).prop_map(move |bytes| Value::Number(kind, bytes.into()))
        }),
        (number(), 0..4_usize).prop_flat_map(move |((kind, size), length)| {
            bytes(size * length).prop_map(move |bytes| Value::Numbers(kind, bytes.into()))
        }),
    ]
}

proptest! {
    #[test]
    fn reads_what_it_writes(
        metadata in prop::collection::btree_map("[a-z.]{1,9}", value(), 0..5),
        shapes in prop::collection::btree_map(
            ".{0,9}",
            (prop::sample::select(DType::ALL.to_vec()), prop::collection::vec(1..5_usize, 1..5)),
            0..5,
        ),
    ) {
        let metadata: Vec<_> =
            metadata.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
        let data: Vec<u8> = (0..2500).map(|number: usize| number as u8).collect();
        let tensors: Vec<_> = shapes
            .into_iter()
            .map(|(name, (dtype, shape))| {
                let length = shape.iter().product::<usize>() * dtype.size();
                Tensor { name, dtype, shape, data: &data[..length] }
            })
            .collect();
        let mut file = Vec::new();
        write(&mut file, &metadata, &tensors).unwrap();
        let read = read(&file).unwrap();
        prop_assert_eq!(&read.metadata[1..], metadata);
        prop_assert_eq!(read.tensors, tensors);
        prop_assert_eq!(file.len() % 32, if shapes_are_empty(&file) { file.len() % 32 } else { 0 });
    }
}

fn shapes_are_empty(file: &[u8]) -> bool {
    file[8..16] == [0; 8]
}

//! Files that somebody made to break the reader.

use proptest::prelude::*;
use tensors::gguf::{Value, read, write};
use tensors::{DType, Error, Tensor};

fn u32(number: u32) -> Vec<u8> {
    number.to_le_bytes().to_vec()
}

fn u64(number: u64) -> Vec<u8> {
    number.to_le_bytes().to_vec()
}

fn text(text: &str) -> Vec<u8> {
    [u64(text.len() as u64), text.into()].concat()
}

/// A file up to its counts.
fn start(tensors: u64, metadata: u64) -> Vec<u8> {
    [b"GGUF".to_vec(), u32(3), u64(tensors), u64(metadata)].concat()
}

fn place(name: &str, shape: &[u64], dtype: u32, offset: u64) -> Vec<u8> {
    let shape: Vec<_> =
        [u32(shape.len() as u32)].into_iter().chain(shape.iter().map(|&it| u64(it))).collect();
    [text(name), shape.concat(), u32(dtype), u64(offset)].concat()
}

fn error(parts: &[Vec<u8>]) -> Error {
    read(&parts.concat()).expect_err("it is wrong")
}

/// The error of a file with these tensors and enough numbers.
fn place_error(places: &[Vec<u8>]) -> Error {
    let mut file = start(places.len() as u64, 0);
    file.extend(places.concat());
    file.resize(file.len().next_multiple_of(32) + 256, 0);
    read(&file).expect_err("it is wrong")
}

fn whole() -> Vec<u8> {
    let data = &[0; 24];
    let tensor = |name: &str| Tensor { name: name.into(), dtype: DType::F32, shape: vec![2, 3], data };
    let metadata = [("a", Value::Text("b".into())), ("c", Value::Texts(vec!["d".into(), "".into()]))];
    let mut file = Vec::new();
    write(&mut file, &metadata, &[tensor("x"), tensor("y")]).unwrap();
    file
}

#[test]
fn refuses_what_is_cut_off() {
    let whole = whole();
    let padding = 8;
    for length in 0..whole.len() - padding {
        assert!(read(&whole[..length]).is_err(), "the first {length} bytes");
    }
    assert!(read(&whole).is_ok());
}

#[test]
fn refuses_other_formats_and_versions() {
    assert_eq!(error(&[b"GGML".to_vec(), u32(3)]), Error::WrongFormat("GGUF"));
    assert_eq!(error(&[b"GGUF".to_vec(), u32(2)]), Error::WrongVersion(2));
    let big_endian = 3_u32.swap_bytes();
    assert_eq!(error(&[b"GGUF".to_vec(), u32(big_endian)]), Error::WrongVersion(big_endian));
}

#[test]
fn does_not_believe_counts_and_lengths() {
    for huge in [1 << 32, u64::MAX / 8, u64::MAX] {
        let truncated = |parts: &[Vec<u8>]| {
            let error = error(parts);
            assert!(matches!(error, Error::Truncated(_)), "{huge}: {error}");
        };
        truncated(&[start(huge, 0)]);
        truncated(&[start(0, huge)]);
        truncated(&[start(0, 1), u64(huge)]);
        truncated(&[start(0, 1), text("a"), u32(8), u64(huge)]);
        for kind in [0, 2, 6, 7, 8, 12] {
            truncated(&[start(0, 1), text("a"), u32(9), u32(kind), u64(huge)]);
        }
    }
}

#[test]
fn refuses_metadata_that_the_format_does_not_have() {
    let wrong = Error::Metadata("a".into());
    assert_eq!(error(&[start(0, 1), text("a"), u32(13)]), wrong);
    assert_eq!(error(&[start(0, 1), text("a"), u32(7), vec![2]]), wrong);
    assert_eq!(error(&[start(0, 1), text("a"), u32(9), u32(13), u64(0)]), wrong);
    let nested = [start(0, 1), text("a"), u32(9), u32(9), u64(1)];
    assert_eq!(error(&nested), wrong);
    let one = [text("a"), u32(4), u32(0)].concat();
    assert_eq!(error(&[start(0, 2), one.clone(), one]), Error::Twice("a".into()));
    let no_text = [start(0, 1), text("a"), u32(8), u64(1), vec![0xff]];
    assert_eq!(error(&no_text), Error::Text("the metadata"));
}

#[test]
fn refuses_alignments_that_are_none() {
    for alignment in [0, 3, 48] {
        let file = [start(0, 1), text("general.alignment"), u32(4), u32(alignment)];
        assert_eq!(error(&file), Error::Alignment(alignment));
    }
    let file = [start(0, 1), text("general.alignment"), u32(8), text("32")];
    assert_eq!(error(&file), Error::Metadata("general.alignment".into()));
    let file = [start(1, 1), text("general.alignment"), u32(4), u32(1 << 31), place("x", &[1], 0, 0)];
    assert_eq!(error(&file), Error::Truncated("the first tensor"));
}

#[test]
fn refuses_tensors_that_the_format_does_not_have() {
    let long = "x".repeat(64);
    assert_eq!(place_error(&[place(&long, &[1], 0, 0)]), Error::LongName(long));
    assert_eq!(place_error(&[place("x", &[1; 5], 0, 0)]), Error::Dimensions("x".into()));
    assert_eq!(place_error(&[place("x", &[1, 0], 0, 0)]), Error::Empty("x".into()));
    let quantized = Error::DType { tensor: "x".into(), dtype: "2".into() };
    assert_eq!(place_error(&[place("x", &[32], 2, 0)]), quantized);
    let twice = [place("x", &[1], 0, 0), place("x", &[1], 0, 32)];
    assert_eq!(place_error(&twice), Error::Twice("x".into()));
}

#[test]
fn refuses_places_that_do_not_fit() {
    let wrong = Error::Place("y".into());
    let x = place("x", &[9], 0, 0);
    // Over each other, not aligned, with a gap, and before the file.
    for offset in [0, 32, 36, 96, u64::MAX - 31] {
        assert_eq!(place_error(&[x.clone(), place("y", &[1], 0, offset)]), wrong, "{offset}");
    }
    for shape in [&[u64::MAX][..], &[u64::MAX, 2], &[1 << 32, 1 << 32]] {
        assert_eq!(place_error(&[x.clone(), place("y", shape, 0, 64)]), wrong, "{shape:?}");
    }
    let truncated = Error::Truncated("the numbers of a tensor");
    assert_eq!(place_error(&[place("x", &[1 << 40], 0, 0)]), truncated);
}

proptest! {
    #[test]
    fn any_bytes_give_a_result(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
        let _ = read(&[b"GGUF\x03\0\0\0".to_vec(), bytes].concat());
    }

    #[test]
    fn a_changed_byte_gives_a_result(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = whole();
        let at = at.index(file.len());
        file[at] = byte;
        let _ = read(&file);
    }
}

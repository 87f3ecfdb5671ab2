//! Runs the program on files.

use std::error::Error;
use std::fs;
use std::process::{Command, Output};

use model::{CHARACTERS_KEY, Model, demo};
use tempfile::TempDir;

type Outcome = Result<(), Box<dyn Error>>;

fn convert(folder: &TempDir, input: &[u8], more: &[&str]) -> Result<Output, Box<dyn Error>> {
    fs::write(folder.path().join("in.safetensors"), input)?;
    let output = Command::new(env!("CARGO_BIN_EXE_safetensors-to-gguf"))
        .args(["in.safetensors", "out.gguf"])
        .args(more)
        .current_dir(folder.path())
        .output()?;
    Ok(output)
}

#[test]
fn a_converted_model_can_be_loaded() -> Outcome {
    let folder = TempDir::new()?;
    let characters = format!("{CHARACTERS_KEY}={}", demo::CHARACTERS);
    let output = convert(&folder, &demo::safetensors(), &["--metadata", &characters])?;
    assert_eq!(String::from_utf8(output.stdout)?, "5 tensors\n");
    let model = Model::from_gguf(&fs::read(folder.path().join("out.gguf"))?)?;
    assert_eq!(model.weights().characters.len(), demo::CHARACTERS.len());
    assert_eq!(model.start().len(), 26);
    Ok(())
}

#[test]
fn the_numbers_are_the_same() -> Outcome {
    let folder = TempDir::new()?;
    let input = demo::safetensors();
    assert!(convert(&folder, &input, &[])?.status.success());
    let output = fs::read(folder.path().join("out.gguf"))?;
    let before = tensors::safetensors::read(&input)?;
    let after = tensors::gguf::read(&output)?;
    assert_eq!(after.tensors, before.tensors);
    Ok(())
}

#[test]
fn a_broken_file_is_named_and_nothing_is_written() -> Outcome {
    let folder = TempDir::new()?;
    let output = convert(&folder, b"no tensors at all", &[])?;
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr)?;
    assert!(
        message.starts_with("error: in.safetensors: it is no safetensors file"),
        "{message}"
    );
    assert!(!folder.path().join("out.gguf").exists());
    Ok(())
}

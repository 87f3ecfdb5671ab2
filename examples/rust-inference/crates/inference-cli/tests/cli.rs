//! Runs the program.

use std::error::Error;
use std::fs;
use std::process::{Command, Output};

use model::demo;
use tempfile::TempDir;

type Outcome = Result<(), Box<dyn Error>>;

/// Runs the program in a folder with the model of `demo`.
fn run(arguments: &[&str]) -> Result<Output, Box<dyn Error>> {
    let folder = TempDir::new()?;
    fs::write(folder.path().join("model.gguf"), demo::gguf()?)?;
    let output = Command::new(env!("CARGO_BIN_EXE_inference-cli"))
        .args(arguments)
        .current_dir(folder.path())
        .output()?;
    Ok(output)
}

#[test]
fn lists_tensors() -> Outcome {
    let output = String::from_utf8(run(&["inspect", "model.gguf"])?.stdout)?;
    assert_eq!(output.lines().next(), Some("embedding F32 [26, 26]"));
    assert_eq!(output.lines().count(), 5);
    Ok(())
}

#[cfg(feature = "cpu")]
#[test]
fn goes_on_with_the_alphabet() -> Outcome {
    let output = run(&["generate", "--model", "model.gguf", "--length", "4", "xy"])?;
    assert_eq!(String::from_utf8(output.stdout)?, "xyzabc\n");
    Ok(())
}

#[cfg(not(feature = "cpu"))]
#[test]
fn says_that_it_cannot_compute() -> Outcome {
    let output = run(&["generate", "--model", "model.gguf", "xy"])?;
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr)?.contains("without a compute path"));
    Ok(())
}

#[test]
fn names_a_file_that_is_not_there() -> Outcome {
    let output = run(&["inspect", "none.gguf"])?;
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr)?.starts_with("error: none.gguf: "));
    Ok(())
}

#[test]
fn writes_a_model_only_when_it_is_the_full_program() -> Outcome {
    let output = run(&["demo", "demo.safetensors"])?;
    assert_eq!(output.status.success(), cfg!(feature = "full-cli"));
    Ok(())
}

//! Converts a safetensors file to GGUF, version 3, number for number.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use memmap2::Mmap;
use tensors::gguf::{self, Value};
use tensors::safetensors;

/// Converts a safetensors file to GGUF, version 3.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The safetensors file.
    input: PathBuf,
    /// The GGUF file to write.
    output: PathBuf,
    /// What `general.architecture` says.
    #[arg(long, default_value = "elman")]
    architecture: String,
    /// More metadata, as text; may be given several times.
    #[arg(long = "metadata", value_name = "KEY=TEXT", value_parser = key_and_text)]
    metadata: Vec<(String, String)>,
}

fn main() -> ExitCode {
    match convert(&Arguments::parse()) {
        Ok(count) => {
            println!("{count} tensors");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns how many tensors there were.
fn convert(arguments: &Arguments) -> Result<usize, Box<dyn Error>> {
    let in_file = |error: &dyn Error| format!("{}: {error}", arguments.input.display());
    let file = File::open(&arguments.input).map_err(|error| in_file(&error))?;
    // SAFETY: the file is only read; whoever changes it meanwhile gets a wrong copy, as with cp.
    let bytes = unsafe { Mmap::map(&file) }.map_err(|error| in_file(&error))?;
    let read = safetensors::read(&bytes).map_err(|error| in_file(&error))?;
    let converted = gguf::write(&metadata(arguments), &read.tensors)?;
    fs::write(&arguments.output, converted)
        .map_err(|error| format!("{}: {error}", arguments.output.display()))?;
    Ok(read.tensors.len())
}

fn metadata(arguments: &Arguments) -> BTreeMap<String, Value> {
    let architecture = ("general.architecture", &arguments.architecture);
    let given = arguments.metadata.iter().map(|(key, text)| (&**key, text));
    std::iter::once(architecture)
        .chain(given)
        .map(|(key, text)| (key.to_owned(), Value::Text(text.clone())))
        .collect()
}

fn key_and_text(argument: &str) -> Result<(String, String), String> {
    argument
        .split_once('=')
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .ok_or_else(|| "write KEY=TEXT".to_owned())
}

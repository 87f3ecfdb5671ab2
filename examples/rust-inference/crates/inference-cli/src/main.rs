//! Looks at model files, and runs them.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use model::Model;

/// Looks at model files, and runs them.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Lists the tensors of a GGUF file.
    Inspect {
        /// The GGUF file.
        file: PathBuf,
    },
    /// Goes on with a text.
    Generate {
        /// The GGUF file of the model.
        #[arg(long)]
        model: PathBuf,
        /// How many characters to add.
        #[arg(long, default_value_t = 8)]
        length: usize,
        /// The text to go on with.
        prompt: String,
    },
    /// Writes a small model, which goes on with the alphabet, as a safetensors file.
    #[cfg(feature = "full-cli")]
    Demo {
        /// The file to write.
        file: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<String, Box<dyn Error>> {
    match command {
        Command::Inspect { file } => inspect(&read(&file)?),
        Command::Generate {
            model,
            length,
            prompt,
        } => generate(&Model::from_gguf(&read(&model)?)?, &prompt, length),
        #[cfg(feature = "full-cli")]
        Command::Demo { file } => {
            fs::write(&file, model::demo::safetensors())?;
            Ok(format!("Wrote {}", file.display()))
        }
    }
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn inspect(file: &[u8]) -> Result<String, Box<dyn Error>> {
    let file = tensors::gguf::read(file)?;
    let lines: Vec<String> = file
        .tensors
        .iter()
        .map(|tensor| format!("{} {:?} {:?}", tensor.name, tensor.dtype, tensor.shape))
        .collect();
    Ok(lines.join("\n"))
}

fn generate(model: &Model, prompt: &str, length: usize) -> Result<String, Box<dyn Error>> {
    let mut state = model.start();
    for character in prompt.chars() {
        state = model.advance(&state, character)?;
    }
    let mut text = prompt.to_owned();
    for _ in 0..length {
        let character = model.predict(&state)?;
        state = model.advance(&state, character)?;
        text.push(character);
    }
    Ok(text)
}

//! Answers prompts over HTTP.

use std::error::Error;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use model::Model;
use tokio::net::TcpListener;

/// Answers prompts over HTTP: POST /generate with {"session", "prompt", "length"}.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The GGUF file of the model.
    #[arg(long)]
    model: PathBuf,
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    address: SocketAddr,
    /// How many bytes of computed states to keep.
    #[arg(long, default_value_t = 1 << 20)]
    cache_bytes: usize,
}

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let file = fs::read(&arguments.model)
        .map_err(|error| format!("{}: {error}", arguments.model.display()))?;
    let model = Model::from_gguf(&file)?;
    let listener = TcpListener::bind(arguments.address).await?;
    println!("Listening on http://{}", listener.local_addr()?);
    axum::serve(
        listener,
        inference_server::router(model, arguments.cache_bytes),
    )
    .await?;
    Ok(())
}

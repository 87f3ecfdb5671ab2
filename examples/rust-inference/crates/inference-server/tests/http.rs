//! Talks to the server over a socket.

#![cfg(feature = "cpu")]

use std::error::Error;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use model::{Model, demo};
use serde_json::{Value, json};
use tokio::net::TcpListener;

type Outcome = Result<(), Box<dyn Error>>;

/// Bytes of one block: four states of 26 numbers, and four characters.
const BLOCK_BYTES: usize = 4 * (26 * 4 + 4);

async fn start(cache_bytes: usize) -> Result<SocketAddr, Box<dyn Error>> {
    let model = Model::from_gguf(&demo::gguf()?)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = inference_server::router(model, cache_bytes);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// Sends a request, and gives the status and the body of the response.
fn send(address: SocketAddr, line: &str, body: &str) -> Result<(u16, String), std::io::Error> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "{line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    let status = response
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok());
    let body = response
        .split_once("\r\n\r\n")
        .map(|(_, body)| body.to_owned());
    Ok((status.unwrap_or(0), body.unwrap_or_default()))
}

async fn generate(
    address: SocketAddr,
    session: &str,
    prompt: &str,
) -> Result<Value, Box<dyn Error>> {
    let body = json!({ "session": session, "prompt": prompt, "length": 2 }).to_string();
    let response = tokio::task::spawn_blocking(move || send(address, "POST /generate", &body));
    Ok(serde_json::from_str(&response.await??.1)?)
}

async fn get(address: SocketAddr, path: &str) -> Result<(u16, String), Box<dyn Error>> {
    let line = format!("GET {path}");
    Ok(tokio::task::spawn_blocking(move || send(address, &line, "")).await??)
}

#[tokio::test]
async fn answers_and_remembers() -> Outcome {
    let address = start(10 * BLOCK_BYTES).await?;
    assert_eq!(get(address, "/health").await?, (200, "ok".to_owned()));
    let first = generate(address, "s", "abcd").await?;
    assert_eq!(first, json!({ "text": "abcdef", "cached": 0 }));
    let second = generate(address, "s", "abcdef").await?;
    assert_eq!(second, json!({ "text": "abcdefgh", "cached": 4 }));
    Ok(())
}

#[tokio::test]
async fn names_what_it_does_not_know() -> Outcome {
    let address = start(0).await?;
    let answer = generate(address, "s", "7").await?;
    assert_eq!(
        answer,
        json!({ "error": "the model does not know the character '7'" })
    );
    Ok(())
}

/// Two sessions of one block each, in a cache of one block.
async fn evict_once() -> Result<SocketAddr, Box<dyn Error>> {
    let address = start(BLOCK_BYTES).await?;
    generate(address, "one", "abcd").await?;
    generate(address, "two", "abcd").await?;
    Ok(address)
}

#[cfg(feature = "receipts")]
#[tokio::test]
async fn one_eviction_leaves_exactly_one_receipt() -> Outcome {
    let (status, body) = get(evict_once().await?, "/receipts").await?;
    let receipts: Vec<Value> = serde_json::from_str(&body)?;
    assert_eq!((status, receipts.len()), (200, 1));
    let mut receipt = receipts[0].clone();
    let performance = receipt
        .as_object_mut()
        .and_then(|it| it.remove("performance"));
    assert_eq!(performance.is_some(), cfg!(feature = "tuning"));
    let expected = json!({
        "session_id": "one",
        "block_offset": 0,
        "block_size_bytes": BLOCK_BYTES,
        "before": BLOCK_BYTES,
        "after": 0,
    });
    assert_eq!(receipt, expected);
    Ok(())
}

#[cfg(not(feature = "receipts"))]
#[tokio::test]
async fn without_the_feature_there_are_no_receipts() -> Outcome {
    let (status, body) = get(evict_once().await?, "/receipts").await?;
    assert_eq!((status, body.as_str()), (404, ""));
    Ok(())
}

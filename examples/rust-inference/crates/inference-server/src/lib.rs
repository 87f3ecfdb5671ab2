//! The server's answers, apart from the program that listens.

mod engine;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use model::Model;
use serde::{Deserialize, Serialize};

pub use engine::{Answer, Engine};

/// What POST /generate takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Whose text it is; what was computed for one session is kept for that session.
    pub session: String,
    /// The text to go on with.
    pub prompt: String,
    /// How many characters to add.
    pub length: usize,
}

/// What it answers when it cannot.
#[derive(Serialize)]
struct Refusal {
    error: String,
}

/// More characters are not made at once.
const LENGTH_LIMIT: usize = 10_000;

type Shared = Arc<Mutex<Engine>>;

/// The server for a model, with a cache of so many bytes.
pub fn router(model: Model, cache_bytes: usize) -> Router {
    let router = Router::new()
        .route("/health", get(async || "ok"))
        .route("/generate", post(generate));
    #[cfg(feature = "receipts")]
    let router = router.route("/receipts", get(receipts));
    router.with_state(Arc::new(Mutex::new(Engine::new(model, cache_bytes))))
}

async fn generate(
    State(engine): State<Shared>,
    Json(prompt): Json<Prompt>,
) -> Result<Json<Answer>, (StatusCode, Json<Refusal>)> {
    let refuse = |error: String| (StatusCode::UNPROCESSABLE_ENTITY, Json(Refusal { error }));
    if prompt.length > LENGTH_LIMIT {
        return Err(refuse(format!("length is at most {LENGTH_LIMIT}")));
    }
    let answer = lock(&engine).generate(&prompt.session, &prompt.prompt, prompt.length);
    answer.map(Json).map_err(|error| refuse(error.to_string()))
}

#[cfg(feature = "receipts")]
async fn receipts(State(engine): State<Shared>) -> Json<Vec<engine::Eviction>> {
    Json(lock(&engine).receipts().to_vec())
}

/// A request that failed half-way leaves the engine as good as before.
fn lock(engine: &Shared) -> MutexGuard<'_, Engine> {
    engine.lock().unwrap_or_else(PoisonError::into_inner)
}

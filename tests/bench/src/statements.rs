//! How many questions the program puts to the database for one answer, counted
//! below everything that could hide one.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use api::serve::router;
use tokio::net::TcpListener;

use crate::client::{Ask, Client};
use crate::database::Place;
use crate::program;

/// Statements for each of `asks`, each asked twice so that nothing is counted
/// that happens only once.
///
/// # Errors
/// If the program refuses one.
pub async fn count(place: &Place, asks: &[Ask]) -> anyhow::Result<Vec<usize>> {
    let heard = Arc::new(AtomicUsize::new(0));
    let counter = heard.clone();
    let store = place.store().await?.heard_by(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let app = program::app(store.clone(), program::config(&place.url, &place.folder)?)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let at = listener.local_addr()?;
    let server = tokio::spawn(async move { axum::serve(listener, router(app)).await });
    let mut client = Client::connect(at).await?;
    let mut counts = Vec::new();
    for ask in asks {
        client.json(ask).await?;
        let before = heard.load(Ordering::SeqCst);
        client.json(ask).await?;
        counts.push(heard.load(Ordering::SeqCst) - before);
    }
    server.abort();
    store.close().await?;
    Ok(counts)
}

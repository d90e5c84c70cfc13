//! Bytes under their own SHA-256: the copies of letters that left.

use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use sha2::{Digest, Sha256};

use crate::audit::hex;
use crate::error::StoreError;
use crate::open::Store;
use crate::rows::files;
use crate::time::to_row;

/// Bytes that were kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// What they are, for example `message/rfc822`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Store {
    /// The bytes with this digest, checked against it. Whoever calls has
    /// asked the permission table about what refers to them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Unreadable`] if they changed.
    pub async fn kept_file(&self, sha256: &str) -> Result<KeptFile, StoreError> {
        let row = files::Entity::find_by_id(sha256.to_owned())
            .one(self.reader())
            .await?
            .ok_or(StoreError::NotFound)?;
        if hex(&Sha256::digest(&row.bytes)) != row.sha256 {
            return Err(StoreError::unreadable(
                "files",
                row.sha256,
                "other bytes than were kept",
            ));
        }
        Ok(KeptFile {
            media_type: row.media_type,
            bytes: row.bytes,
        })
    }
}

/// Keeps bytes, once, and answers their digest.
pub(crate) async fn keep(
    db: &impl ConnectionTrait,
    media_type: &str,
    bytes: Vec<u8>,
    now: Timestamp,
) -> Result<String, StoreError> {
    let sha256 = hex(&Sha256::digest(&bytes));
    let row = files::ActiveModel {
        sha256: Set(sha256.clone()),
        media_type: Set(media_type.to_owned()),
        size: Set(i64::try_from(bytes.len()).unwrap_or(i64::MAX)),
        created_at: Set(to_row(now)),
        bytes: Set(bytes),
    };
    files::Entity::insert(row)
        .on_conflict(
            OnConflict::column(files::Column::Sha256)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(db)
        .await?;
    Ok(sha256)
}

//! Who did or read what. Rows are added and sealed, never changed or removed:
//! the database itself refuses.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::table::{in_one_transaction, index, moment, postgres, run, table, unique};

in_one_transaction!("m09_audit", up);

async fn up(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    table(
        m,
        "audit_events",
        &[],
        vec![
            pk_uuid("id"),
            // Place in the chain; none until sealed.
            big_integer_null("seq"),
            moment("at"),
            uuid_null("person_id"),
            text("role"),
            text_null("ip"),
            text("action"),
            text("object_kind"),
            text_null("object_id"),
            // The whole event as canonical JSON, and its SHA-256.
            text("canonical"),
            text("digest"),
            text_null("chain"),
        ],
    )
    .await?;
    unique(m, "audit_events", &["seq"]).await?;
    index(m, "audit_events", &["object_kind", "object_id"]).await?;
    index(m, "audit_events", &["at"]).await?;
    index(m, "audit_events", &["person_id"]).await?;
    if postgres(m) {
        for sql in [
            "CREATE FUNCTION audit_events_stay() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN
               IF TG_OP = 'UPDATE' AND OLD.chain IS NULL
                  AND (NEW.id, NEW.at, NEW.person_id, NEW.role, NEW.ip, NEW.action,
                       NEW.object_kind, NEW.object_id, NEW.canonical, NEW.digest)
                      IS NOT DISTINCT FROM
                      (OLD.id, OLD.at, OLD.person_id, OLD.role, OLD.ip, OLD.action,
                       OLD.object_kind, OLD.object_id, OLD.canonical, OLD.digest) THEN
                 RETURN NEW;
               END IF;
               RAISE EXCEPTION 'audit events stay as they are';
             END $$",
            "CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE ON audit_events
             FOR EACH ROW EXECUTE FUNCTION audit_events_stay()",
        ] {
            run(m, sql).await?;
        }
    } else {
        for sql in [
            "CREATE TRIGGER audit_events_stay_update BEFORE UPDATE ON audit_events
             WHEN OLD.chain IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
               OR NEW.person_id IS NOT OLD.person_id OR NEW.role IS NOT OLD.role
               OR NEW.ip IS NOT OLD.ip OR NEW.action IS NOT OLD.action
               OR NEW.object_kind IS NOT OLD.object_kind OR NEW.object_id IS NOT OLD.object_id
               OR NEW.canonical IS NOT OLD.canonical OR NEW.digest IS NOT OLD.digest
             BEGIN SELECT RAISE(ABORT, 'audit events stay as they are'); END",
            "CREATE TRIGGER audit_events_stay_delete BEFORE DELETE ON audit_events
             BEGIN SELECT RAISE(ABORT, 'audit events stay as they are'); END",
        ] {
            run(m, sql).await?;
        }
    }
    Ok(())
}

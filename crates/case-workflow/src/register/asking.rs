//! Whom the desk may ask to confirm its register entry, beside the calls that go
//! out by themselves.

use jiff::{SignedDuration, Timestamp};

use super::Hospital;
use crate::calendar::jst_date;
use crate::code_lists::code_list;

/// Days between two letters that ask the same office.
pub const ASK_AGAIN_DAYS: i64 = 7;

code_list! {
    /// Why a hospital is not asked now.
    pub enum NotAsked ("not_asked") {
        NotActive = "not_active", "Not matched at present", "照会の対象外";
        NobodyThere = "nobody_there", "No member to write to", "登録された担当者なし";
        NothingDue = "nothing_due", "Nothing ends within 30 days", "30日以内に期限が来る区分なし";
        AskedLately = "asked_lately", "Asked within the last 7 days", "7日以内にお知らせ済み";
    }
}

impl Hospital {
    /// Whether its office may be asked at `now`: it has `members`, was last asked
    /// at `asked_at`, and something is to be confirmed.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn may_be_asked(
        &self,
        active: bool,
        members: u32,
        asked_at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), NotAsked> {
        let wait = SignedDuration::from_hours(24 * ASK_AGAIN_DAYS);
        if !active {
            Err(NotAsked::NotActive)
        } else if members == 0 {
            Err(NotAsked::NobodyThere)
        } else if self.to_confirm(jst_date(now)).is_empty() {
            Err(NotAsked::NothingDue)
        } else if asked_at.is_some_and(|at| now.duration_since(at) < wait) {
            Err(NotAsked::AskedLately)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::demonstration;

    #[test]
    fn an_office_is_asked_once_in_seven_days_and_only_for_something() {
        let made: Timestamp = "2025-01-10T01:00:00Z".parse().unwrap();
        let hospital = demonstration(0, made).unwrap();
        let late: Timestamp = "2026-11-24T01:12:00Z".parse().unwrap();
        let before = |hours| Some(late - SignedDuration::from_hours(hours));
        let cases = [
            (true, 1, None, late, Ok(())),
            (true, 1, before(24 * 7), late, Ok(())),
            (
                true,
                1,
                before(24 * 7 - 1),
                late,
                Err(NotAsked::AskedLately),
            ),
            (true, 0, None, late, Err(NotAsked::NobodyThere)),
            (false, 1, None, late, Err(NotAsked::NotActive)),
        ];
        for (active, members, asked, now, expected) in cases {
            assert_eq!(hospital.may_be_asked(active, members, asked, now), expected);
        }
        let empty = Hospital::default();
        let nothing = empty.may_be_asked(true, 1, None, late);
        assert_eq!(nothing, Err(NotAsked::NothingDue));
    }
}

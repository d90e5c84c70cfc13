//! The yearly confirmation of a whole register entry (domain 3.I): its approver
//! says that it is right, or its manager where the hospital has no approver.

use jiff::Span;
use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::code_lists::code_list;
use crate::people::MemberKind;

/// Months for which an attestation holds.
pub const ATTEST_MONTHS: i32 = 12;
/// Days before its date on which an attestation is first asked for.
pub const ATTEST_DAYS: i32 = 30;

code_list! {
    /// How a hospital stands with the yearly confirmation of its entry.
    pub enum AttestState ("attest_state") {
        Holds = "holds", "Confirmed, or not due yet", "確認済み、または時期前";
        Due = "due", "Due within 30 days", "30日以内に期限";
        Past = "past", "Past its date", "期限超過";
    }
}

/// The last day on which the entry is to be confirmed: a year after it was last,
/// or after the hospital was entered.
#[must_use]
pub fn attest_by(last: Option<Date>, entered: Date) -> Date {
    let from = last.unwrap_or(entered);
    from.saturating_add(Span::new().months(ATTEST_MONTHS))
}

/// How it stands on a day.
#[must_use]
pub fn attest_state(due: Date, today: Date) -> AttestState {
    let soon = due.saturating_sub(Span::new().days(ATTEST_DAYS));
    if today > due {
        AttestState::Past
    } else if today >= soon {
        AttestState::Due
    } else {
        AttestState::Holds
    }
}

/// Who confirms at a hospital with these members.
#[must_use]
pub fn attester(kinds: impl IntoIterator<Item = MemberKind>) -> MemberKind {
    let approves = |kind| kind == MemberKind::Approver;
    if kinds.into_iter().any(approves) {
        MemberKind::Approver
    } else {
        MemberKind::Manager
    }
}

/// The last day up to `today` on which it is asked for by mail: 30 days before
/// its date and on the date. The first moves to the next business day, the
/// second to the one before.
#[must_use]
pub fn attest_call(due: Date, today: Date, calendar: &Calendar) -> Option<Date> {
    let soon = due.saturating_sub(Span::new().days(ATTEST_DAYS));
    let calls = [
        calendar.add_business_days(soon, 0),
        calendar.business_day_up_to(due),
    ];
    calls.into_iter().filter(|day| *day <= today).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_entry_is_confirmed_a_year_after_the_last_time_or_after_it_was_made() {
        let entered = date(2026, 2, 28);
        assert_eq!(attest_by(None, entered), date(2027, 2, 28));
        let last = Some(date(2028, 2, 29));
        assert_eq!(attest_by(last, entered), date(2029, 2, 28));
    }

    #[test]
    fn it_is_asked_for_thirty_days_before_and_on_the_day() {
        let calendar = Calendar::japan();
        // A Wednesday; 30 days before it is a Monday.
        let due = date(2027, 11, 24);
        let (soon, eve) = (date(2027, 10, 25), date(2027, 10, 24));
        let table = [
            (eve, AttestState::Holds, None),
            (soon, AttestState::Due, Some(soon)),
            (date(2027, 11, 23), AttestState::Due, Some(soon)),
            (due, AttestState::Due, Some(due)),
            (date(2028, 3, 1), AttestState::Past, Some(due)),
        ];
        for (today, state, call) in table {
            assert_eq!(attest_state(due, today), state, "{today}");
            assert_eq!(attest_call(due, today, &calendar), call, "{today}");
        }
        // On a Sunday nobody is asked: the Friday before it is.
        let due = date(2027, 11, 28);
        let friday = date(2027, 11, 26);
        assert_eq!(attest_call(due, friday, &calendar), Some(friday));
    }

    #[test]
    fn the_manager_confirms_only_where_there_is_no_approver() {
        use MemberKind::{Approver, Crc, Manager};
        assert_eq!(attester([Manager, Crc]), Manager);
        assert_eq!(attester([Manager, Approver]), Approver);
        assert_eq!(attester([]), Manager);
    }
}

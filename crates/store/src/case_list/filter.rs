//! What a list may contain and what was asked for, as one condition.

use case_workflow::case::codes::Stage;
use case_workflow::ids::PersonId;
use case_workflow::people::Actor;
use case_workflow::policy::Action;
use case_workflow::visibility::{Visible, visible};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    QueryTrait,
};

use super::CaseFilter;
use crate::dialect::texts::{Scopes, found_in};
use crate::rows::cases::Column;
use crate::search;
use crate::time::to_row;

/// The kinds of text that are what is asked and written (相談内容).
const CONTENT: [&str; 5] = [
    "request",
    "message",
    "message_translation",
    "contact",
    "contact_translation",
];

/// What may be listed and fits; none where that is nothing at all.
pub(super) fn condition(
    db: &impl ConnectionTrait,
    actor: &Actor,
    filter: &CaseFilter,
) -> Option<Condition> {
    let mut all = Condition::all();
    match visible(actor, Action::ListCases) {
        Visible::All => {}
        Visible::Nothing => return None,
        Visible::Some { firms, team_of } => {
            let mut any =
                Condition::any().add(Column::FirmId.is_in(firms.into_iter().map(|firm| firm.0)));
            if let Some(person) = team_of {
                any = any.add(on_team(person));
            }
            all = all.add(any);
        }
    }
    let scopes = scopes(actor);
    for (words, parts) in [
        (&filter.firm_text, &["firm"][..]),
        (&filter.content, &CONTENT[..]),
        (&filter.text, &[][..]),
    ] {
        // Each word may stand in another text of the case.
        for terms in words.as_deref().map(search::query).unwrap_or_default() {
            all = all.add(found_in(db.get_database_backend(), &terms, parts, &scopes));
        }
    }
    let words = |codes: &[Stage]| -> Vec<String> {
        codes
            .iter()
            .map(|stage| stage.as_str().to_owned())
            .collect()
    };
    if !filter.needs.is_empty() {
        let mut any = Condition::any();
        for need in &filter.needs {
            any = any.add(Column::Needs.contains(format!("|{}|", need.as_str())));
        }
        all = all.add(any);
    }
    if !filter.stages.is_empty() {
        all = all.add(Column::Stage.is_in(words(&filter.stages)));
    }
    all = all
        .add_option(filter.from.map(|at| Column::ReceivedAt.gte(to_row(at))))
        .add_option(filter.until.map(|at| Column::ReceivedAt.lt(to_row(at))))
        .add_option(filter.firm.map(|firm| Column::FirmId.eq(firm.0)))
        .add_option(filter.area.map(|area| Column::Area.eq(area.as_str())))
        .add_option(filter.phase.map(|phase| Column::Phase.eq(phase.as_str())))
        .add_option(
            filter
                .country
                .map(|country| Column::Country.eq(country.to_string())),
        )
        .add_option(filter.side.map(|side| Column::TurnSide.eq(side.as_str())))
        .add_option(filter.next.map(|next| Column::TurnAction.eq(next.as_str())))
        .add_option(filter.due_before.map(|at| Column::DueAt.lt(to_row(at))))
        .add_option(filter.hold.map(|hold| Column::Hold.eq(hold)))
        .add_option(filter.open_only.then(|| Column::Open.eq(true)))
        .add_option(filter.owned.map(|owned| match owned {
            true => Column::OwnerId.is_not_null(),
            false => Column::OwnerId.is_null(),
        }))
        .add_option(filter.of_person.map(|person| {
            Column::OwnerId
                .eq(person.0)
                .or(Column::DeputyId.eq(person.0))
        }));
    Some(all)
}

fn on_team(person: PersonId) -> Expr {
    use crate::rows::case_people::{Column as Named, Entity as People};
    Column::Id.in_subquery(
        People::find()
            .select_only()
            .column(Named::CaseId)
            .filter(Named::PersonId.eq(person.0))
            .into_query(),
    )
}

/// Which texts a search of this actor looks at. A case that is found tells
/// that the words stand in it, so the confidential texts of a case that the
/// actor may not read are left out.
fn scopes(actor: &Actor) -> Scopes {
    let desk = actor.hats().iter().any(|hat| hat.role.is_desk());
    match (visible(actor, Action::ReadConfidential), desk) {
        (Visible::All, _) => Scopes::Everything,
        (_, true) => actor
            .person()
            .map_or(Scopes::Open, |person| Scopes::Desk { team_of: person.0 }),
        (Visible::Some { .. }, false) => Scopes::OpenAndTeam,
        (Visible::Nothing, false) => Scopes::Open,
    }
}

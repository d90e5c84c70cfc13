//! What is typed into a search of shared answers.

use case_workflow::fault::{Fault, FaultCode};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::problem::Problem;

/// Most characters that are searched for.
const TYPED_MAX: usize = 500;

/// What was typed so far: a few words, or the beginning of a question.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Typed {
    /// In either language; nothing typed finds everything.
    #[serde(default)]
    pub q: String,
}

impl Typed {
    /// What was typed, where it is not too long.
    ///
    /// # Errors
    /// 422 with the fault at `/q`.
    pub fn checked(self) -> Result<String, Problem> {
        let length = self.q.chars().count();
        if length > TYPED_MAX {
            let fault = Fault::new("/q", FaultCode::TooLong)
                .with("n", TYPED_MAX)
                .with("m", length - TYPED_MAX);
            return Err(Problem::fields(vec![fault]));
        }
        Ok(self.q)
    }
}

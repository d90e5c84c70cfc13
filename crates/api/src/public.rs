//! What needs no account: the form, sign-in, links, and what the pages ask of
//! the server about itself.

pub mod codes;
pub mod directory;
pub mod drafts;
pub mod expert_reply;
pub mod join;
pub mod links;
pub mod me;
pub mod register_check;
pub mod registry;
pub mod send;
pub mod short;
pub mod sign_in;
pub mod site;

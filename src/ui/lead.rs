//! lead
use leptos::prelude::*;
use crate::domain::ids::LeadId;
#[component]
pub fn LeadSheet(lead: LeadId) -> impl IntoView { view! { <p>{lead.to_string()}</p> } }

//! Audit: who did what, as whom, for the vendor's admins (spec D45).

pub mod api;
mod page;
mod say;

pub use page::AuditTrail;

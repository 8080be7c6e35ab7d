//! The campaigns room: the Marketing page with its three tabs, the Asset Library, a campaign's own page, and approval
//! (spec S1, S7-S13, S25-S29, S63, S68, D2, D4). The question flow and the drafts come with their own steps.

mod acts;
pub mod api;
mod assets;
mod branches;
mod brief;
mod browse;
pub mod chat;
pub mod drafts;
mod here;
mod library;
mod look;
mod marketing;
mod new;
mod overview;
mod page;
pub mod say;
mod shared;
mod standing;
mod table;

pub use chat::{AiMarketing, Requests};
pub use drafts::{DraftingPage, Setting};
pub use library::AssetLibrary;
pub use marketing::Dashboard;
pub use page::Campaign;
pub use standing::{Approval, Standing};
pub use table::CampaignTable;

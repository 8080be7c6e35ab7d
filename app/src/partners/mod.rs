//! The partners room: partner companies, their people, and the groups that resources are shared with (spec S165-S167,
//! S181, D18, D30, D55). Packages, invoices, channels and requests come with their own steps.

pub mod api;
mod campaigns;
mod contacts;
mod edit;
mod filter;
mod group_form;
mod group_removal;
mod group_table;
mod groups;
mod invite;
mod list;
mod look;
mod new;
mod opened;
mod partner;
mod reach;
pub mod say;
mod sending;
mod settling;
mod side;
mod standing;
mod table;
mod typed;

pub use groups::Groups;
pub use list::Partners;
pub use look::ViewAs;
pub use partner::Partner;

use campaigns::Campaigns;
use contacts::{Contacts, Invitations};
use edit::{EditPartner, Editing};
use filter::StatusFilter;
use group_form::{GroupForm, Grouping};
use group_removal::{GroupRemoval, Removing};
use group_table::GroupTable;
use groups::GroupDeeds;
use invite::{InviteContact, Inviting};
use new::NewPartner;
use opened::Opened;
use reach::{Phone, Reach, Website};
use sending::{Refused, Sending};
use settling::Settling;
use side::Side;
use standing::{Standing, TurnPartner, Turning, Ways};
use table::{PartnerTable, Twist};
use typed::{FactsFields, Typed};

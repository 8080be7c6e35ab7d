//! Who may pass a door, in a line: the table of spec D44, with what preview and other tenants get.

use crate::support::Persona;

/// How a door answers somebody who is not signed in.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A server function, a file or an upload: 401.
    Program,
    /// A page or a plain form: on to sign in.
    Page,
}

/// Who may pass, as far as the role decides.
#[derive(Clone, Copy)]
pub enum Who {
    /// Everybody who is signed in.
    Everybody,
    /// A partner's people, and who looks through their eyes.
    Partner,
    /// A vendor's people.
    Vendor,
    /// A vendor's admins.
    Admin,
}

/// What the call is about.
#[derive(Clone, Copy)]
pub enum About {
    /// Nothing in particular: everybody gets their own.
    Own,
    /// Something of Acme that its partners do not see.
    Acme,
    /// Something of Acme that Northwind sees, and nobody else's partners.
    Northwind,
}

/// Who may pass.
#[derive(Clone, Copy)]
pub enum Rule {
    /// By role and by what the call is about; `ok` is the status of those who may.
    Table { kind: Kind, who: Who, about: About, write: bool, ok: u16 },
    /// A door that opens by other rules: every cell is told, in the order of the personas.
    Told([&'static str; 10]),
    /// The same for everybody, because it says nothing about anybody.
    Open(&'static str),
}

/// Everybody has their own.
pub fn reads(who: Who, about: About) -> Rule {
    Rule::Table { kind: Kind::Program, who, about, write: false, ok: 200 }
}

/// A change.
pub fn writes(who: Who, about: About) -> Rule {
    Rule::Table { kind: Kind::Program, who, about, write: true, ok: 200 }
}

/// A page.
pub fn page(who: Who, about: About) -> Rule {
    Rule::Table { kind: Kind::Page, who, about, write: false, ok: 200 }
}

impl Rule {
    /// Nothing changes, so that everybody can ask for the same object.
    pub fn is_read(self) -> bool {
        match self {
            Self::Table { write, .. } => !write,
            Self::Open(_) => true,
            Self::Told(_) => false,
        }
    }

    /// What somebody should get.
    pub fn expected(self, persona: Persona) -> String {
        let (kind, who, about, write, ok) = match self {
            Self::Table { kind, who, about, write, ok } => (kind, who, about, write, ok),
            Self::Open(cell) => return cell.to_owned(),
            Self::Told(cells) => {
                let place = Persona::ALL.iter().position(|known| *known == persona).expect("one of all");
                return cells[place].to_owned();
            }
        };
        let vendor = matches!(persona, Persona::AcmeAdmin | Persona::AcmeMember | Persona::GlobexAdmin);
        let admin = matches!(persona, Persona::AcmeAdmin | Persona::GlobexAdmin);
        let role = match who {
            Who::Everybody => true,
            Who::Partner => !vendor,
            Who::Vendor => vendor,
            Who::Admin => admin,
        };
        let of_acme = matches!(persona, Persona::AcmeAdmin | Persona::AcmeMember);
        let of_northwind = matches!(persona, Persona::NorthwindOwner | Persona::NorthwindMember | Persona::Preview);
        let own = match about {
            About::Own => true,
            About::Acme => of_acme,
            About::Northwind => of_acme || of_northwind,
        };
        match persona {
            Persona::Nobody | Persona::Suspended => match kind {
                Kind::Program => "401".to_owned(),
                Kind::Page => "sign-in".to_owned(),
            },
            Persona::Preview if write => "403".to_owned(),
            _ if role && own => ok.to_string(),
            _ => "404".to_owned(),
        }
    }
}

//! The facts of one request: what a draft may be made of, and all that a model is told (spec D9, "only the facts of this request").

use super::super::{Campaigns, chats};
use crate::{Base, fault};
use domain::{
    Refusal,
    campaigns::{Brand, Error, Use, answered, guidelines},
    id::{CampaignId, OrganisationId},
};
use store::campaigns::Campaign;

/// A company, as far as it is known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Company {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub city: String,
    /// Its address in the web.
    pub website: String,
    /// Its phone.
    pub phone: String,
    /// What it does, as the end of a sentence that begins with its name.
    pub does: String,
    /// What it offers, as the end of "You can …".
    pub offer: String,
}

/// The facts of one request. What is empty is not known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Facts {
    pub vendor: Company,
    pub partner: Company,
    pub name: String,
    pub intent: String,
    pub audience: String,
    pub product: String,
    pub problem: String,
    pub proof: String,
    pub action: String,
    pub link: String,
    pub date: String,
    pub says: Vec<String>,
    pub mentions: Vec<String>,
    pub avoid: Vec<String>,
    pub style: Vec<String>,
}

impl Facts {
    /// What the reader should do: as answered, or what one of the two offers, or the one thing that is always possible.
    pub fn action(&self) -> String {
        let known = [&self.action, &self.vendor.offer, &self.partner.offer].into_iter().find(|action| !action.is_empty());
        known.cloned().unwrap_or_else(|| format!("Talk to {}", self.partner.name))
    }

    /// Where the reader does it.
    pub fn place(&self) -> String {
        let known = [&self.link, &self.partner.website, &self.partner.phone].into_iter().find(|place| !place.is_empty());
        known.cloned().unwrap_or_default()
    }

    /// Facts to try a template with: every one is there.
    pub fn sample() -> Self {
        let company = |name: &str| Company {
            name: name.to_owned(),
            city: "Utrecht".to_owned(),
            website: "https://partner.example".to_owned(),
            phone: "+31 30 123 4567".to_owned(),
            does: "keeps one stock count for every shop".to_owned(),
            offer: "book a stock audit".to_owned(),
        };
        let text = |text: &str| text.to_owned();
        Self {
            vendor: company("Vendor"),
            partner: company("Partner"),
            name: text("Spring shelves"),
            intent: text("Generate leads"),
            audience: text("Buyers at garden centres"),
            product: text("Live stock"),
            problem: text("A wrong count costs the season."),
            proof: text("Nine shops opened in one season."),
            action: text("Book a stock audit"),
            link: text("https://partner.example/audit"),
            date: text("1 March 2027"),
            says: vec![text("Seasonal goods sell in nine weeks.")],
            mentions: vec![text("the 14-day trial")],
            avoid: vec![text("cheap")],
            style: vec![text("Calm and factual.")],
        }
    }

    /// Everything that is known, line by line: this and nothing else is what a model is told.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let company = |company: &Company| {
            let parts = [&company.name, &company.does, &company.city, &company.website, &company.phone];
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("; ")
        };
        let told = [
            ("Vendor", company(&self.vendor)),
            ("Partner", company(&self.partner)),
            ("Campaign", self.name.clone()),
            ("Intent", self.intent.clone()),
            ("Audience", self.audience.clone()),
            ("Product", self.product.clone()),
            ("Problem", self.problem.clone()),
            ("Proof", self.proof.clone()),
            ("Call to action", self.action()),
            ("Where", self.place()),
            ("Date", self.date.clone()),
            ("Say", self.says.join(" ")),
            ("Mention", self.mentions.join("; ")),
            ("Never say", self.avoid.join("; ")),
            ("Style", self.style.join(" ")),
        ];
        told.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// The facts of a campaign, with the words of the two companies.
pub(in crate::campaigns) struct Gathered {
    /// The facts.
    pub facts: Facts,
    /// The vendor's words.
    pub vendor: Brand,
    /// The partner's words.
    pub partner: Brand,
}

/// Gathers the facts of a campaign: of it, its partner, its vendor, and nobody else.
pub(in crate::campaigns) async fn gather(
    base: &Base,
    organisation: OrganisationId,
    campaign: &Campaign,
) -> Result<Gathered, Refusal<Error>> {
    let db = &base.db;
    let vendor_name = store::organisations::name(db, organisation).await.map_err(fault)?.unwrap_or_default();
    let partner = store::partners::find(db, campaign.partner.id, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
    let (vendor_brand, _) = store::campaigns::brands::find(db, organisation.0, organisation).await.map_err(fault)?;
    let (partner_brand, _) = store::campaigns::brands::find(db, campaign.partner.id.0, organisation).await.map_err(fault)?;
    let (vendor_brand, partner_brand) = (vendor_brand.brand, partner_brand.brand);
    let company =
        |name: String, brand: &Brand| Company { name, does: brand.does.clone(), offer: brand.offer.clone(), ..Company::default() };
    let mut facts = Facts {
        vendor: company(vendor_name, &vendor_brand),
        partner: Company { city: partner.city, website: partner.website, phone: partner.phone, ..company(partner.name, &partner_brand) },
        name: campaign.name.clone(),
        intent: campaign.intent.clone(),
        ..Facts::default()
    };
    if let Some(chat) = store::campaigns::chats::find_of(db, campaign.id, organisation).await.map_err(fault)? {
        let asked = chats::asked(base, organisation, &chat).await?;
        let of = |uses| answered(&asked, &chat.answers, uses).join(", ");
        let wishes = guidelines(&of(Use::Messaging));
        facts = Facts {
            audience: of(Use::Audience),
            product: of(Use::Product),
            problem: of(Use::Problem),
            proof: of(Use::Proof),
            action: of(Use::Action),
            link: of(Use::Link),
            date: day(&of(Use::Date)),
            says: wishes.say,
            mentions: wishes.mention,
            avoid: wishes.avoid,
            style: wishes.style,
            ..facts
        };
    }
    if facts.proof.is_empty() {
        facts.proof = [&vendor_brand.proof, &partner_brand.proof].into_iter().find(|proof| !proof.is_empty()).cloned().unwrap_or_default();
    }
    Ok(Gathered { facts, vendor: vendor_brand, partner: partner_brand })
}

/// "2027-03-01" as people read it.
pub(in crate::campaigns) fn day(text: &str) -> String {
    text.parse::<jiff::civil::Date>().map_or_else(|_| text.to_owned(), |day| day.strftime("%-d %B %Y").to_string())
}

impl Campaigns {
    /// A campaign of the actor's vendor with its facts.
    pub(in crate::campaigns) async fn gathered(
        &self,
        actor: &domain::Actor,
        campaign: CampaignId,
    ) -> Result<(Campaign, Gathered), Refusal<Error>> {
        let found = store::campaigns::find(&self.0.db, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let gathered = gather(&self.0, actor.organisation, &found).await?;
        Ok((found, gathered))
    }
}

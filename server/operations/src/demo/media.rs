//! The media files of the demo world, as part of the program. They are made by `scripts/demo-media/make.py`.

/// A media file: the name it is uploaded with, and its bytes.
#[derive(Debug)]
pub struct Media {
    /// The name, with its extension.
    pub name: &'static str,
    /// All of it.
    pub bytes: &'static [u8],
}

macro_rules! media {
    ($($(#[$doc:meta])* $constant:ident = $name:literal;)*) => {$(
        $(#[$doc])*
        pub static $constant: Media = Media { name: $name, bytes: include_bytes!(concat!("../../demo/", $name)) };
    )*};
}

media! {
    /// One-pager "From shelf to screen".
    ONE_PAGER = "acme-one-pager-from-shelf-to-screen.pdf";
    /// One-pager "Northwind and Acme, one count for every shop".
    ONE_COUNT = "acme-northwind-one-count-one-pager.pdf";
    /// Price list 2027.
    PRICE_LIST = "acme-price-list-2027.pdf";
    /// Brand guideline.
    GUIDELINE = "acme-brand-guideline.pdf";
    /// Customer story of Halden Outdoor, to read.
    CASE_STUDY = "acme-case-study-halden-outdoor.pdf";
    /// Launch deck.
    LAUNCH_DECK = "acme-launch-deck-real-time-stock.pptx";
    /// Sales training.
    START_HERE = "acme-start-here-selling-acme.pptx";
    /// Bluefin's deck.
    COLD_CHAIN = "acme-bluefin-cold-chain-deck.pptx";
    /// Announcement e-mail.
    ANNOUNCEMENT = "acme-northwind-announcement-e-mail.docx";
    /// Talking points.
    TALKING_POINTS = "acme-talking-points-partner-sales.docx";
    /// Questions and answers.
    FAQ = "acme-faq-stock-counts.docx";
    /// Larkspur's magazine article.
    TULIPS = "acme-larkspur-garden-centre-article.docx";
    /// Social square.
    SOCIAL_SQUARE = "acme-social-square-stock-you-can-trust.png";
    /// Webinar banner.
    WEBINAR_BANNER = "acme-northwind-webinar-banner.png";
    /// Logo on white.
    LOGO_ON_WHITE = "acme-logo-on-white.png";
    /// Product picture.
    COUNTER = "acme-photo-counter-scanner.jpg";
    /// Logo as vectors.
    LOGO = "acme-logo.svg";
    /// Customer story of Halden Outdoor, to watch.
    STORY = "acme-customer-story-halden-outdoor.mp4";
    /// Recording of a webinar.
    WEBINAR = "acme-webinar-2-stock-counts.mp4";
    /// Radio spot.
    RADIO_SPOT = "acme-radio-spot-forty-shops.mp3";
    /// Jingle.
    JINGLE = "acme-jingle-stock-you-can-trust.mp3";
    /// Logo pack.
    LOGO_PACK = "acme-logo-pack.zip";
    /// Press kit.
    PRESS_KIT = "acme-press-kit.zip";
    /// E-mail template.
    E_MAIL = "acme-e-mail-template-peak-season.html";
    /// Posts to copy.
    POSTS = "acme-social-posts-peak-season.txt";
    /// Brief of Globex and Initech.
    BUILDING_BRIEF = "globex-initech-building-brief.pdf";
    /// Kick-off of Globex and Initech.
    KICKOFF = "globex-initech-kickoff-2027.pptx";
    /// Banner of Globex and Initech.
    OPEN_HOUSE = "globex-initech-open-house-banner.png";
}

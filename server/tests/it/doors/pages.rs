//! The pages, by the addresses of the app's routes. A page the app does not have yet has its row here already.

use super::{
    Door,
    call::{Call, World},
    rules::{About, Rule, Who, page},
};
use crate::support::fresh;
use futures::future::BoxFuture;

fn door(name: &'static str, rule: Rule, prepare: for<'a> fn(&'a World) -> BoxFuture<'a, Call>) -> Door {
    Door { name, rule, prepare }
}

pub fn doors() -> Vec<Door> {
    vec![
        door("GET /home", page(Who::Partner, About::Own), |_| Box::pin(async { Call::get("/home") })),
        // a partner finds its Asset Library there (spec S8)
        door("GET /marketing", page(Who::Everybody, About::Own), |_| Box::pin(async { Call::get("/marketing") })),
        door("GET /marketing/dashboard", page(Who::Vendor, About::Own), |_| Box::pin(async { Call::get("/marketing/dashboard") })),
        door("GET /marketing/library", page(Who::Everybody, About::Own), |_| Box::pin(async { Call::get("/marketing/library") })),
        door("GET /campaigns/:id", page(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::get(format!("/campaigns/{}", made.id)).about(&made.id)
            })
        }),
        door("GET /resources", page(Who::Everybody, About::Own), |_| Box::pin(async { Call::get("/resources") })),
        door("GET /resources/add", page(Who::Vendor, About::Own), |_| Box::pin(async { Call::get("/resources/add") })),
        door("GET /resources/folders/:id", page(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let folder = world.admin.folder(None, &fresh("Folder")).await;
                world.link(Some(&folder)).await;
                Call::get(format!("/resources/folders/{folder}")).about(&folder)
            })
        }),
        door("GET /resources/:id", page(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let item = world.link(None).await;
                Call::get(format!("/resources/{item}")).about(&item)
            })
        }),
        door("GET /assets/:id", page(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::get(format!("/assets/{}", made.item)).about(&made.item)
            })
        }),
        door("GET /partners", page(Who::Vendor, About::Own), |_| Box::pin(async { Call::get("/partners") })),
        // members choose from them, admins change them
        door("GET /partners/groups", page(Who::Vendor, About::Own), |_| Box::pin(async { Call::get("/partners/groups") })),
        door("GET /partners/:id", page(Who::Vendor, About::Acme), |world| {
            Box::pin(async { Call::get(format!("/partners/{}", world.northwind)).about(&world.northwind) })
        }),
        door("GET /audit", page(Who::Admin, About::Own), |_| Box::pin(async { Call::get("/audit") })),
    ]
}

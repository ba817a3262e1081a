//! The demo's internet.

use std::sync::Arc;

use mailseal::{
    check::published::{self, View},
    dns::{
        demo::{self, World},
        walk,
    },
    plan::publish::{Data, Publication, Purpose},
    survey::{Answer, Kind, Question, Role, Survey},
};
use tokio::sync::mpsc::unbounded_channel;

async fn roles_that_know(world: &World, publication: &Publication) -> Vec<Role> {
    let (send, _news) = unbounded_channel();
    let wants = |survey: &Survey| {
        let now = jiff::Timestamp::UNIX_EPOCH;
        published::wants(&View { survey, plan: None, given: &[], disk: &[], now })
    };
    let domain = demo::DOMAIN.parse().unwrap();
    let survey = walk::pursue(Arc::new(world.clone()), domain, wants, walk::PURSUIT, send).await;
    let is_known =
        |answer: &&Answer| answer.texts().iter().any(|text| Data::Txt(text.clone()) == publication.data);
    let answers = survey.heard.about(&publication.owner, Kind::Txt).filter(is_known);
    let mut roles: Vec<Role> = answers.map(|answer| answer.server.role).collect();
    roles.sort();
    roles
}

#[tokio::test(start_paused = true)]
async fn what_is_published_appears_server_by_server_and_in_caches_last() {
    let world = World::new();
    let publication = Publication {
        owner: format!("_dmarc.{}", demo::DOMAIN).parse().unwrap(),
        data: Data::Txt("v=DMARC1; p=quarantine".to_owned()),
        ttl: 3600,
        purpose: Purpose::Dmarc,
    };
    let publications = std::slice::from_ref(&publication);
    let (own, resolver, public) = (Role::Authoritative, Role::System, Role::Public);
    assert_eq!(roles_that_know(&world, &publication).await, []);
    world.play_the_admin(publications);
    assert_eq!(roles_that_know(&world, &publication).await, [own]);
    world.play_the_admin(publications);
    assert_eq!(roles_that_know(&world, &publication).await, [own, own]);
    world.play_the_admin(publications);
    assert_eq!(roles_that_know(&world, &publication).await, [own, own, resolver, public, public, public]);
}

#[tokio::test(start_paused = true)]
async fn the_spf_record_is_replaced_and_other_texts_at_the_name_stay() {
    let world = World::new();
    let publication = Publication {
        owner: demo::DOMAIN.parse().unwrap(),
        data: Data::Txt("v=spf1 -all".to_owned()),
        ttl: 3600,
        purpose: Purpose::Spf,
    };
    world.play_the_admin(std::slice::from_ref(&publication));
    world.play_the_admin(std::slice::from_ref(&publication));
    let zone = walk::zone_of(&world, &publication.owner).await.unwrap();
    let answer = walk::ask_zone(&world, &zone, Question::new(publication.owner, Kind::Txt)).await;
    let texts = answer.texts();
    assert_eq!(texts.iter().filter(|text| text.starts_with("v=spf1")).count(), 1, "{texts:?}");
    assert_eq!(texts.len(), 2, "{texts:?}");
}

#[tokio::test(start_paused = true)]
async fn the_domain_offered_first_is_half_set_up() {
    let world = World::new();
    let (send, mut news) = unbounded_channel();
    let domain = demo::DOMAIN.parse().unwrap();
    walk::look_around(Arc::new(world), domain, |_| vec!["google".parse().unwrap()], send).await;
    let (mut spf, mut dmarc, mut exchanges, mut servers) = (0, Vec::new(), Vec::new(), Vec::new());
    while let Ok(item) = news.try_recv() {
        match item {
            walk::News::ZoneFound(zone) => servers = zone.servers,
            walk::News::Answered(answer) if answer.question.kind == Kind::Mx => {
                exchanges = answer.data().to_vec();
            }
            walk::News::Answered(answer) if answer.question.name.as_str().starts_with("_dmarc") => {
                dmarc = answer.texts();
            }
            walk::News::Answered(answer) => {
                spf += answer.texts().iter().filter(|text| text.starts_with("v=spf1")).count();
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(spf, 2);
    assert!(dmarc.concat().contains("pct="), "{dmarc:?}");
    assert_eq!(exchanges.len(), 1);
    assert!(servers.iter().all(|server| server.name.as_str().ends_with(".ns.cloudflare.com")), "{servers:?}");
    assert!(servers.iter().all(|server| server.addresses.len() == 1), "{servers:?}");
}

#[tokio::test(start_paused = true)]
async fn a_name_that_nobody_has_in_the_demo_does_not_exist() {
    let world = World::new();
    assert!(walk::zone_of(&world, &"nobody.example".parse().unwrap()).await.is_err());
}

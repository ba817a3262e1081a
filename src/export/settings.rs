//! The sheet for users: what to type into a mail program.

use crate::{
    check::access::settings::{LogIn, Setting, Sheet},
    plan::clients::How,
    record::name::DomainName,
    survey::access::{Protocol, Service, Start},
    words::access_sheet as say,
};

/// The sheet as lines of Markdown.
#[must_use]
pub fn lines(domain: &DomainName, sheet: &Sheet) -> Vec<String> {
    let mut lines = vec![say::title(domain.to_unicode()), String::new(), say::about(), String::new()];
    lines.extend([say::head(), "|---|---|---|---|".to_owned()]);
    let has_tls = sheet.settings.iter().any(|setting| setting.service == Service::Submissions);
    for setting in &sheet.settings {
        lines.push(row(setting, has_tls));
    }
    lines.push(String::new());
    match sheet.log_in {
        LogIn::Service(How::Google) => lines.push(say::google()),
        LogIn::Service(How::Microsoft) => lines.push(say::microsoft()),
        LogIn::Service(How::AppPassword) => lines.push(say::app_password()),
        own => {
            let user = match own {
                LogIn::Address => say::user_address(),
                LogIn::LocalPart => say::user_local_part(),
                LogIn::Exchange => say::user_exchange(),
                LogIn::NotKnown | LogIn::Service(_) => say::user_not_known(),
            };
            lines.extend([format!("{} {user}", say::user()), String::new(), say::password()]);
        }
    }
    if sheet.settings.iter().any(|setting| setting.service.protocol() == Protocol::Pop3) {
        lines.extend([String::new(), say::pop_note()]);
    }
    for (title, steps) in [
        (say::outlook(), say::outlook_steps()),
        (say::thunderbird(), say::thunderbird_steps()),
        (say::iphone(), say::iphone_steps()),
        (say::android(), say::android_steps()),
    ] {
        lines.extend([String::new(), title, String::new(), steps]);
    }
    lines
}

fn row(setting: &Setting, has_tls: bool) -> String {
    let what = match setting.service {
        Service::Imaps | Service::Imap => say::incoming_imap(),
        Service::Pop3s | Service::Pop3 => say::incoming_pop3(),
        Service::Submission if has_tls => say::outgoing_other(),
        Service::Submissions | Service::Submission | Service::Smtp => say::outgoing(),
    };
    let security = match setting.service.start() {
        Start::AtOnce => say::ssl(),
        Start::OnRequest => say::starttls(),
    };
    format!("| {what} | {} | {} | {security} |", setting.host, setting.port)
}

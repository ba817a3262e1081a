//! What is worth knowing about a mail service.

use super::senders as say;
use crate::plan::senders::Sender;

/// The sentence about a service, if there is one.
#[must_use]
pub fn note(sender: &Sender) -> Option<String> {
    Some(match sender.note.as_deref()? {
        "own-return-path" => say::own_return_path(),
        "panel-shows-dkim" => say::panel_shows_dkim(),
        "gateway" => say::gateway(),
        "google-workspace" => say::google_workspace(),
        "microsoft-365" => say::microsoft_365(),
        "amazon-ses" => say::amazon_ses(),
        "sendgrid" => say::sendgrid(),
        "mailgun" => say::mailgun(),
        "postmark" => say::postmark(),
        "zoho-mail" => say::zoho_mail(),
        "brevo" => say::brevo(),
        "hubspot" => say::hubspot(),
        "salesforce" => say::salesforce(),
        "freshdesk" => say::freshdesk(),
        "klaviyo" => say::klaviyo(),
        "intercom" => say::intercom(),
        "shopify" => say::shopify(),
        "squarespace" => say::squarespace(),
        "resend" => say::resend(),
        "ionos-mail" => say::ionos_mail(),
        "infomaniak-mail" => say::infomaniak_mail(),
        "titan" => say::titan(),
        "namecheap-private-email" => say::namecheap_private_email(),
        "stripe" => say::stripe(),
        "cloudflare-email-routing" => say::cloudflare_email_routing(),
        "proofpoint" => say::proofpoint(),
        _ => return None,
    })
}

own-return-path = This service uses its own bounce address. You need only its DKIM records.
panel-shows-dkim = It makes DKIM records for your domain. Its settings show them.
gateway = Each customer has its own keys. Its console shows the DKIM record, and sometimes an include for your region.
google-workspace = The selector is “google”, unless it was changed. Signing starts only after you press “Start authentication” in the Admin console.
microsoft-365 = It needs CNAME records, never TXT. The second target may not exist before the first change of keys. This is normal.
amazon-ses = If you use a MAIL FROM subdomain (recommended), put the include there, not here. Otherwise you need no include.
sendgrid = Bounces use a CNAME such as em1234 from its settings, and SPF is checked there. The old include only needs lookups.
mailgun = Put the include at the domain or subdomain that Mailgun sends for. For DKIM it gives the CNAMEs pdk1 and pdk2 (automatic mode), or one TXT record.
postmark = If you publish its CNAME (pm-bounces to pm.mtasv.net), SPF is checked there. Its DKIM record has no “v=” at the start, which is fine.
zoho-mail = Choose the include for your region. If several Zoho services send for you, use one.zoho.com.
brevo = You need the include only for a dedicated address.
hubspot = Only some subscriptions need an include, with your account number in it. If HubSpot does not ask, add nothing.
salesforce = You choose the selectors when you make the key. Then it shows two CNAME records.
freshdesk = This include is expensive: it needs about 7 of the 10 lookups.
klaviyo = You delegate a subdomain to Klaviyo, and SPF is checked there. The old include only needs lookups.
intercom = Bounces use a CNAME (outbound.intercom), and SPF is checked there.
shopify = Its settings show two to four CNAME records, and sometimes one for _dmarc. Do not replace your own DMARC record with it.
squarespace = These records are for Email Campaigns. Mailboxes from Squarespace are Google Workspace.
resend = Put the include and the MX at the subdomain “send”. Its DKIM record has no “v=” at the start, which is fine.
ionos-mail = Choose the include for your region: eu or us. Before you add a DMARC record, delete the preset CNAME at _dmarc.
infomaniak-mail = The selector is the date when the key was made, as YYYYMMDD. Its panel shows it.
titan = GoDaddy and Hostinger sell it under their names too. Its settings show the DKIM record.
namecheap-private-email = You see the DKIM record only after you make the first mailbox.
stripe = Bounces use the CNAME “bounce”, and SPF is checked there. Its dashboard shows six CNAME records for DKIM.
cloudflare-email-routing = It only forwards mail to you. If you do not send through it, you can leave it out.
proofpoint = The include is made for your organization. Its console shows it, and the DKIM record.

own-return-path = Bounces go to an address of the service itself, so SPF is checked there. Your domain needs only the DKIM records that its settings show.
panel-shows-dkim = Its DKIM records are made for your domain. Its settings show them.
gateway = Each customer has keys of their own. Its console shows the DKIM record, and sometimes a narrower include for your region.
google-workspace = The selector is “google” unless it was changed when the key was made. Signing begins only after “Start authentication” is pressed in the Admin console.
microsoft-365 = It wants CNAME records, never TXT. The target of the second one may not exist until the key is changed for the first time; that is no fault.
amazon-ses = With a MAIL FROM domain of your own, which is the better way, the include belongs on that sub-domain and not here. Without one, nothing is needed at all.
sendgrid = Bounces go through a CNAME such as em1234 that its settings show, and SPF is checked there. The old include only wastes look-ups.
mailgun = The include belongs on the domain or sub-domain that Mailgun sends for. In automatic mode it gives CNAMEs pdk1 and pdk2 for DKIM, else one TXT record.
postmark = Set a return path (the CNAME pm-bounces to pm.mtasv.net) and SPF is checked there. Its DKIM record has no “v=” in front, which is fine.
zoho-mail = Choose the include of your region. If several Zoho services send for you, one.zoho.com covers them all.
brevo = Nothing is needed for shared addresses. The include is only for a dedicated one.
hubspot = It asks for an include only on some plans, and that one holds your account number. Without being asked, add nothing.
salesforce = You choose the selector names yourself when the key is made. It then shows two CNAME records.
freshdesk = This include is expensive: it needs about seven of the ten look-ups by itself.
klaviyo = A sending sub-domain of your own is handed to Klaviyo, and SPF is checked there. The old include only wastes look-ups.
intercom = Bounces go through a CNAME (outbound.intercom), and SPF is checked there.
shopify = Its settings show two to four CNAME records, and sometimes one for _dmarc. Do not let that one replace a DMARC record of your own.
squarespace = These are the records for Email Campaigns. Mailboxes bought there are Google Workspace, and need what Google needs.
resend = The include and the MX belong on the sub-domain “send”. Its DKIM record has no “v=” in front, which is fine.
ionos-mail = Choose the include of your region: eu or us. A preset CNAME at _dmarc has to be removed before a DMARC record of your own can be added.
infomaniak-mail = The selector is the date on which the key was made, as YYYYMMDD. Its panel shows it.
titan = GoDaddy and Hostinger sell it under their own names too. Its settings show the DKIM record.
namecheap-private-email = The DKIM record can be seen only after the first mailbox has been made.
stripe = Bounces go through the CNAME “bounce”, and SPF is checked there. Its dashboard shows six CNAME records for DKIM.
cloudflare-email-routing = It only forwards mail that comes in. If you do not send through it, you may leave it out.
proofpoint = The include is made for your organisation. Its console shows it, and the DKIM record.

domain = Domain
spf = SPF
dkim = DKIM
dmarc = DMARC
publish = Publish
check = Check
mailboxes = Mailboxes
mail = Mail

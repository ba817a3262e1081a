# The steps that make a server offer mailboxes with the right certificate, by the names they have in assets/mailboxes.

# -- Exchange 2016, 2019 and Subscription Edition
exchange-certificate = In the Exchange Management Shell, find the certificate for { $host }. It must not be self-signed or expired. If nothing is shown, get a certificate for { $host } first: mail programs accept no other name.
exchange-bind = Use it for the mail services. If Exchange asks whether to replace the default SMTP certificate, answer No. A wildcard certificate cannot be bound to IMAP and POP; the next steps name the host instead.
exchange-imap = Tell IMAP its name for the outside. X509CertificateName is the host name that people type, not the name of the certificate. SSL means TLS from the start.
exchange-pop = Tell POP its name for the outside, in the same way.
exchange-services = Start the services, the back end first, and let them start with the server. Exchange installs them switched off.
exchange-submission = Give port 587 the same name and certificate. Change only the connector “Client Frontend”: another FQDN at “Default” breaks the mail flow inside.
exchange-firewall = Open the ports, here and in the firewall in front. Ports 110 and 143 can stay closed: programs of today use TLS from the start.
exchange-users = See which mailboxes may not use this. For one of them: Set-CASMailbox NAME -ImapEnabled $true. Leave it off for administrators.
exchange-test = Test with a mailbox. The ports are named, because these commands otherwise test 143 and 110.
exchange-renewal = After each renewal of the certificate, repeat these steps. Port 587 refers to issuer and subject, and a new issuer leaves it without a certificate.

# -- Dovecot and Postfix
certificate = Name the certificate and its key. If yours is not from Let’s Encrypt, change these two lines. It must be the full chain: phones do not fetch a missing intermediate certificate. The last command must say “OK”.
dovecot-package = Install what is missing.
dovecot-conf = Enter the certificate, and refuse passwords before TLS. This goes into a file of its own, which Dovecot reads last. Version 2.4 has other words for the same settings.
dovecot-restart = Restart Dovecot. It must listen at these ports.
postfix-tls = Enter the certificate, with the key first: in another order, Postfix offers TLS and then fails. Port 25 offers TLS, and passwords are refused before TLS.
postfix-login = See who checks passwords. With Dovecot, its socket must be there. If it is missing, add a unix_listener /var/spool/postfix/private/auth to “service auth” in Dovecot.
postfix-submission = Open 587 and 465 for people with a login. Both need TLS. Nobody can send through them without a login.
postfix-restart = Test the settings and restart Postfix. It must listen at both ports.
renewal = Make the server read the certificate after each renewal. Otherwise it goes on with the old one until it expires.
handshake = See that the certificate is right. Each command must say “Verify return code: 0 (ok)”.

look = Then look at it from outside, on another machine:

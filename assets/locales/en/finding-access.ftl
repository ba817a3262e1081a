# Reaching the mail hosts. { $services } is a list such as "IMAPS (993), POP3S (995)"; it is "none" where a finding is about a host.

refused = Nobody listens where clients are sent: { $services }
    .why = { $who } names { $host } for it, but the connection is refused. Mail programs that follow it fail.
    .fix = Start the service on { $host }, or open the port in the firewall. If you do not offer it, change the { $record }.
    .brief = refused; nobody listens

silent = The server takes the connection and says nothing: { $services }
    .why = { $host } did not answer within { $seconds } s. Mail programs wait and then give up.
    .fix = Restart the service on { $host }. If it runs, look at what is between: a proxy or load balancer without a working server behind it.
    .brief = open, but says nothing

no-answer = No answer where clients are sent: { $services }
    .why = { $who } names { $host } for it, but nothing comes back from here. A firewall on either side may drop the packets.
    .fix = Open the port in the firewall of { $host }. First try from another network, for example with mobile data.
    .brief = no answer

smtp-not-known = Port 25 of { $host } cannot be reached from here
    .why = No answer came. Many networks block outgoing connections to port 25, so this says nothing about the server.
    .brief = not known; this network may block port 25

host-not-known = No port of { $host } answers from here
    .why = A firewall may drop what comes from this network, or the host is off. From here the two look the same.
    .fix = Try again from another network. If it is the same there, start the host or open its firewall.

slow = Slow: { $services } said nothing in { $seconds } s
    .why = The connection is open and the answer may still come. Some servers let strangers wait on purpose.
    .fix = Look again. If it stays so, check DNS lookups and block lists that { $host } asks before it greets.
    .brief = slow; no answer yet

not-mail = Something else than a mail server answers: { $services }
    .why = { $host } answers there like { $looks }. Mail programs cannot use it.
    .fix = Stop what listens on the port, or move it, and let the mail service use the port.
    .brief = looks like { $looks }

busy = The server turns clients away: { $services }
    .why = { $host } said: { $text }
    .fix = Look in the mail log of { $host } for this machine’s address. It may be on a block list or over a limit.
    .brief = turns this machine away

closes = The server ends the connection at once: { $services }
    .why = { $host } closed the connection before it had answered. A full queue, a block list or a crash does this.
    .fix = Look in the log of the service on { $host }.
    .brief = ends the connection

too-much = The answer is too long to read: { $services }
    .why = { $host } sent more than any mail server does, so reading was stopped.
    .fix = Check which program listens on the port.
    .brief = answers without end

not-encrypted = A port for TLS answers without it: { $services }
    .why = Mail programs begin with TLS there, and { $host } answers like { $looks }. So no program connects.
    .fix = Switch TLS on for this port: Postfix smtpd_tls_wrappermode=yes, Dovecot inet_listener with ssl = yes.
    .brief = answers without TLS

no-starttls = STARTTLS is not offered: { $services }
    .why = Without it passwords and mail cross the network readable, and most programs refuse to go on.
    .fix = Switch TLS on for the service. If it is on, a firewall that inspects mail may remove the offer.
    .brief = no STARTTLS

starttls-refused = STARTTLS is offered and then refused: { $services }
    .why = { $host } said: { $text }. Usually the server cannot read its certificate or key.
    .fix = Check the paths and rights of key and certificate. Postfix wants the key first in smtpd_tls_chain_files.
    .brief = refuses STARTTLS

starttls-injected = Extra data came before TLS began: { $services }
    .why = Nothing may come between the answer to STARTTLS and TLS. Somebody on the way could add commands like this.
    .fix = Update the mail server. If it is up to date, look for a device that changes the connection.
    .brief = data before TLS

preauth = The IMAP server says that someone is already logged in: { $services }
    .why = STARTTLS is no longer possible then, so programs would send everything readable.
    .fix = Switch PREAUTH off for connections from the network.
    .brief = logged in before TLS

old-tls = Only outdated TLS: { $services }
    .why = { $host } speaks nothing newer than TLS { $version }. Current programs refuse versions older than TLS 1.2.
    .fix = Allow TLS 1.2 and 1.3 on { $host }. On Windows, update Exchange and Windows first.
    .brief = TLS { $version }, outdated

old-suites = Only outdated ciphers: { $services }
    .why = { $host } speaks TLS 1.2, but only with cipher suites that current programs no longer use ({ $suite }).
    .fix = Allow the ECDHE suites with AES-GCM on { $host }.
    .brief = TLS 1.2 with outdated ciphers

tls-fails = TLS does not come about: { $services }
    .why = { $host } ended the handshake ({ $reason }). Mail programs cannot connect.
    .fix = Look in the log of the service. Key and certificate must fit together, and the key needs 2048 bits.
    .brief = TLS fails

passwords-in-clear = Passwords are accepted before TLS: { $services }
    .why = A program set to “no encryption” would send the password readable, and nobody would notice.
    .fix = Forbid it: Dovecot auth_allow_cleartext=no (2.3: disable_plaintext_auth=yes), Postfix smtpd_tls_auth_only=yes, Exchange LoginType SecureLogin.
    .brief = log-in offered before TLS

no-log-in = Nobody can log in to send mail: { $services }
    .why = After TLS { $host } offers no log-in, so users cannot send.
    .fix = Switch authentication on for the service: Postfix smtpd_sasl_auth_enable=yes, and a working smtpd_sasl_path.
    .brief = no log-in offered

smtp-rewritten = A firewall changes what the mail server says: { $services }
    .why = Parts of the answers are replaced, so that STARTTLS is lost and mail goes without encryption.
    .fix = Switch SMTP inspection off in the firewall in front of { $host } (Cisco: no inspect esmtp).
    .brief = a firewall changes the answers

private-address = { $host } has an address others cannot reach
    .why = DNS gives { $address }, which is private or reserved. It was not connected to.
    .fix = Put the public address into the A or AAAA record of { $host }.

certificate-expired = The certificate has expired: { $services }
    .why = It ended on { $date }. Mail programs warn or refuse to connect.
    .fix = Renew the certificate and reload the service. If it is renewed, the service still uses the old file.
    .brief = certificate expired

certificate-not-yet = The certificate is not valid yet: { $services }
    .why = It begins on { $date }. Mail programs refuse it until then.
    .fix = Check the clocks of { $host } and of this machine.
    .brief = certificate not valid yet

certificate-ends = The certificate ends in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }: { $services }
    .why = It ends on { $date }. Automatic renewal usually replaces it long before that.
    .fix = Renew it now, and check why it was not renewed automatically. Reload the services afterwards.
    .brief = certificate ends in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }

certificate-name = The certificate is for another name: { $services }
    .why = Clients ask for { $wanted }, and the certificate is for { $names }.
    .fix = Get a certificate that is valid for { $wanted }, or send clients to a name it has.
    .brief = certificate for another name

certificate-incomplete = The intermediate certificate is missing: { $services }
    .why = { $host } does not send the certificate of { $issuer }. { $sure ->
        [likely] Programs that do not fetch it by themselves refuse to connect.
       *[open] Either it was left out, or { $issuer } is unknown to mail programs.
    }
    .fix = Use the file with the whole chain (fullchain.pem, not cert.pem) and reload the service.
    .brief = intermediate certificate missing

certificate-self-signed = A self-signed certificate: { $services }
    .why = { $subject } vouches for itself, so mail programs warn or refuse. { $beside ->
        [none] Exchange and many servers make such a certificate when they are installed.
       *[other] Port { $beside } already has one that programs trust.
    }
    .fix = Use a certificate from a public authority. Exchange: Enable-ExchangeCertificate -Thumbprint … -Services IMAP,POP,SMTP
    .brief = self-signed certificate

certificate-private = The certificate comes from a company’s own root: { $services }
    .why = Only devices that know { $root } trust it. Phones and other people’s computers do not.
    .fix = Use a certificate from a public authority, or install the root on every device. Check again with --trust and its file.
    .brief = root unknown to others

certificate-untrusted = Programs do not trust the certificate: { $services }
    .why = The check failed with: { $reason }
    .fix = Use a new certificate from a public authority.
    .brief = certificate not trusted

not-published = No records tell mail programs where to connect
    .why = There is no SRV record, autoconfig or autodiscover. Users must type host and port by hand, which works too.
    .fix = If you want programs to find them, add the SRV records from the Mailboxes step.

srv-port = The SRV record names the wrong port: _{ $service }._tcp
    .why = It names port { $port }, which is for { $of }. Programs that follow it talk to the wrong service.
    .fix = Change the port in the record to { $right }.

srv-alias = The SRV record names a CNAME: _{ $service }._tcp
    .why = { $target } is a CNAME for { $leads }. An SRV record must name the host itself; some programs fail.
    .fix = Replace { $target } in the record with { $leads }. Check that the certificate has that name.

srv-nowhere = The SRV record names a host that does not exist: _{ $service }._tcp
    .why = { $target } has no address, so programs that follow the record fail.
    .fix = Add an A record for { $target }, or name another host in the SRV record.

autoconfig = The autoconfig file cannot be used
    .why = { $why }
    .fix = Serve config-v1.1.xml at https://{ $at }/mail/config-v1.1.xml, or delete the name { $at }.

autodiscover = Autodiscover does not work at { $at }
    .why = { $why }
    .fix = Point { $at } to the server that answers autodiscover and has a certificate for it, or delete the name.

autoconfig-nowhere = The { $document } file names a host that does not exist
    .why = { $target } has no address, so programs that follow the file fail.
    .fix = Correct the host in the file.

wildcard = A wildcard record leads mail programs to another server
    .why = { $at } answers for { $names }, and the server there is not one for mail settings. { $shows ->
        [none] Mail programs may show errors.
       *[other] Its certificate is for { $shows }, so Outlook and others warn.
    }
    .fix = Add records for these names, or delete the wildcard record.

mta-sts-twice = { $count } MTA-STS records where one must be
    .why = With more than one record senders act as if there were none.
    .fix = Delete all but the current one.

mta-sts-record = The MTA-STS record is not valid
    .why = { $why } Senders ignore the record.
    .fix = Publish v=STSv1; id=… with an id of 1 to 32 letters and digits.

mta-sts-fetch = The MTA-STS policy cannot be fetched
    .why = { $why } Senders ignore the policy, or keep an old one until it ends.
    .fix = Serve the file at https://{ $at }/.well-known/mta-sts.txt with a certificate for { $at }, without redirect.

mta-sts-policy = The MTA-STS policy is not valid
    .why = { $why } Senders ignore the policy.
    .fix = Correct the file and change the id in the record at _mta-sts.

mta-sts-mx = The MTA-STS policy does not list the mail server { $host }
    .why = { $mode ->
        [enforce] Senders that follow the policy refuse to deliver to it.
       *[other] Under enforce senders would refuse to deliver to it.
    }
    .fix = Add the line “mx: { $host }” to the policy and change the id in the record at _mta-sts.

mta-sts-age = The MTA-STS policy is kept for a short time only
    .why = max_age is { $seconds } s. Weeks protect better, because an attacker must hinder every fetch for as long.
    .fix = Set max_age to 604800 (a week) or more.

tls-rpt-twice = { $count } TLS-RPT records where one must be
    .why = With more than one record senders send no reports.
    .fix = Delete all but one.

tls-rpt = The TLS-RPT record is not valid
    .why = { $why } So no reports come.
    .fix = Publish v=TLSRPTv1; rua=mailto:… with mailto: or https: before the address.

tlsa-differs = The TLSA record does not match the certificate of { $host }
    .why = Senders that check DANE refuse to deliver. Usually the key changed when the certificate was renewed.
    .fix = Publish this at { $at }, beside the old record until the change is everywhere: { $right }

tlsa-unsigned = The TLSA record has no effect, because the zone is not signed
    .why = Without DNSSEC senders ignore the record at { $at }.
    .fix = Switch DNSSEC on at your DNS host and registrar, or delete the record.

tlsa-usage = Mail servers ignore this TLSA record
    .why = The record at { $at } has usage { $usage }. For mail only 2 and 3 count.
    .fix = Publish a record that begins with 3 1 1.

no-ptr = { $address } has no reverse DNS
    .why = No PTR record gives { $host } a name. { $sends ->
        [yes] Gmail and others refuse mail from such an address.
       *[no] If it sends mail, Gmail and others refuse it.
    }
    .fix = Ask whoever gave you the address to set its PTR record to { $host }.

ptr-elsewhere = The reverse DNS of { $address } does not lead back
    .why = Its PTR record says { $name }, and that name does not have this address. { $sends ->
        [yes] Gmail and others refuse mail from it.
       *[no] If it sends mail, Gmail and others may refuse it.
    }
    .fix = Ask whoever gave you the address to set its PTR record to { $host }.

greeting-name = The mail server calls itself { $name }
    .why = Other servers expect a full name that has an address in DNS, and may count this against your mail.
    .fix = Set the host name in the mail server: Postfix myhostname, Exchange Fqdn of the send connector.

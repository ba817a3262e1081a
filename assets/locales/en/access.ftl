# Words both faces use for mail hosts: services, what stands beside them, what ports look like.

service-imaps = IMAP with TLS
service-imap = IMAP
service-pop3s = POP3 with TLS
service-pop3 = POP3
service-submissions = sending with TLS
service-submission = sending
service-smtp = mail from others
service-short = { $name } ({ $port })
certificate = certificate

status-ok = ok
status-waiting = waiting
status-not-offered = not offered
status-not-known = unknown
status-warning = warning
status-error = error

encrypted = TLS { $version }
on-request = STARTTLS, TLS { $version }
on-request-after = STARTTLS, TLS { $version }; log-in only after it
no-ipv6 = this machine has no IPv6
barred = private or reserved address; not connected
no-route = no way there from this machine
no-address = no address in DNS
days-left = { $called }, from { $issuer }, { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
days-over = { $called }, from { $issuer }, ended { $days ->
        [one] { $days } day ago
       *[other] { $days } days ago
    }
given-root = ; root given

looks-http = a web server
looks-ssh = an SSH server
looks-tls = TLS
looks-ftp = an FTP server
looks-masked = a firewall
looks-imap = an IMAP server
looks-pop3 = a POP3 server
looks-smtp = an SMTP server
looks-unknown = nothing known
looks-text = this: { $text }

who-srv = The SRV record
who-autoconfig = The autoconfig file
who-autodiscover = The autodiscover file
who-setup = Your setup
who-mx = The MX record
what-srv = SRV record
what-autoconfig = autoconfig file
what-autodiscover = autodiscover file
what-setup = setup
what-mx = MX record

unusable-web-page = { $at } answers with a web page.
unusable-not-this = { $at } answers with something that is not this file.
unusable-doc-type = The file declares a document type, which mail programs refuse.
unusable-no-server = The file names no server.
unusable-too-long = The file is too long.
unusable-status = { $at } answers with status { $code }.
unusable-redirect = { $at } redirects to { $to }.
unusable-certificate = The certificate of { $at } is not right for that name ({ $shows }).
unusable-unreachable = { $at } cannot be reached.

sts-record-version = It does not begin with v=STSv1.
sts-record-no-id = It has no id.
sts-record-id = Its id is not 1 to 32 letters and digits.
sts-record-tags = It is not a list of tags.
sts-no-host = The name { $at } has no address.
sts-policy-markup = A web page came instead of the policy.
sts-policy-too-long = The file is longer than 64 kilobytes.
sts-policy-line = This line has no colon: { $line }
sts-policy-version = It does not begin with version: STSv1.
sts-policy-mode = The mode must be enforce, testing or none.
sts-policy-max-age = max_age must be a number up to 31557600.
sts-policy-mx = This line does not name a mail server: { $line }
sts-policy-no-mx = It names no mail server.
rpt-tags = It is not a list of tags.
rpt-version = It does not begin with v=TLSRPTv1.
rpt-no-address = It has no rua address.
rpt-no-scheme = { $part } lacks mailto: or https: before it.
rpt-address = { $part } is not an address.

since-silent = Since last time: { $services } at { $host } does not answer as it should any more
since-answers = Since last time: { $services } at { $host } answers again
since-nears = The certificate of { $host } ends in { $days ->
        [one] { $days } day
       *[other] { $days } days
    } ({ $services })
since-renewed = Since last time: { $services } at { $host } has a new certificate, valid until { $until }

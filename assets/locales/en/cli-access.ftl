# mailseal access
about = Look at the mail hosts of a domain as a mail program does: ports, TLS, certificates, log-ins, and the records that lead there
after = It never logs in and sends no mail.

    Exit codes: 0 nothing to fix, 1 something to fix, 2 wrong command line, 3 too little is known.

    Examples:
      mailseal access example.com
      mailseal access example.com --host mail.example.com --ports imaps,submissions
      mailseal access example.com --format sheet
      mailseal access example.com --steps dovecot
domain = The domain
host = Look at this host too, instead of finding hosts by name only. HOST, an IP address, or HOST=ADDRESS
ports = Only these ports or services, separated by commas, for example 993,465 or imaps,submissions
trust = Also trust the root certificates in this PEM file (SSL_CERT_FILE does the same)
format = text, json, or sheet: what users type into their mail program
steps = Print the steps that make a server offer mailboxes at the host (mail.DOMAIN without --host): exchange, dovecot or postfix
wait = Seconds to wait for slow ports in JSON, 10 to 25

headline = { $domain }: { $verdict ->
    [pass] nothing to fix
    [unknown] too little is known to say
   *[other] { $errors ->
        [0] { $warnings ->
            [one] 1 warning
           *[other] { $warnings } warnings
        }
        [one] 1 error{ $warnings ->
            [0] {""}
            [one] , 1 warning
           *[other] , { $warnings } warnings
        }
       *[other] { $errors } errors{ $warnings ->
            [0] {""}
            [one] , 1 warning
           *[other] , { $warnings } warnings
        }
    }
}
host-title = { $host }, { $address }
trusts = Also trusted: { $files }
looking = { $domain }: { $done } of { $all } ports
still = Still waiting for { $services }, up to { $seconds } s more
later = After { $seconds } s:
bad-host = not a host; example: mail.example.com, 192.0.2.25 or mail.example.com=192.0.2.25
bad-server = Unknown server. Use one of: { $servers }
bad-port = not a mail port; choose from 25, 110, 143, 465, 587, 993, 995
no-host = No mail host of { $domain } was found: no MX record, no SRV record, no usual name. Name one with --host.
trust-unread = The file { $file } cannot be read: { $reason }
trust-too-long = The file { $file } is too long for a list of certificates.
trust-none = The file { $file } has no certificate that can be a root.

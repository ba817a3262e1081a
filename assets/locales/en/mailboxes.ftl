# The Mailboxes step.
looking = Looking at the mail hosts of { $domain }: { $done } of { $all } ports
nothing = No mail host was found: no MX record, no SRV record, no usual name
healthy = Clients reach every service that { $domain } offers
troubled = { $errors ->
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
not-known = Too little is known: no mail host answers from here
again = Look again
explain-again = Ask DNS and every port again. Nobody logs in and no mail is sent.
said = { $host } said: { $text }.
tls = TLS { $version }, { $suite }.
log-ins-before = Log-ins before TLS: { $log_ins }.
log-ins-after = Log-ins after TLS: { $log_ins }.
none = none
certificate-for = Certificate for { $names }.
certificate-chain = Sent: { $chain }.
certificate-dates = Valid from { $from } to { $to }.
took = Answered in { $millis } ms.
not-offered = Nobody listens on this port, and no record or document sends clients there. That is fine.
waiting = The port has not answered yet.
not-known-port = This cannot be told from here.
copied = Copied.

records = Records for mail programs and other mail servers
srv = SRV: where the services are
reports = TLS-RPT: reports of failed encryption
sts = MTA-STS: mail only encrypted
mode-testing = testing
mode-enforce = enforce
save-policy = Save the policy file mta-sts.txt
enforce = Enforce it
enforced = Enforce is set. Save the policy file again and put it on the web server. Then publish the new record.
enforce-title = Enforce encryption?
enforce-no = Keep testing
policy-saved = Saved to { $path }. Put it on your web server: press i for the address.
policy-saved-beside = Saved to { $path }, because mta-sts.txt exists and was not changed. Name it mta-sts.txt on your web server.
reports-first = Switch on TLS-RPT first, so that you learn of failures
explain-srv = Adds a record for each service that was seen to work, and one that says what is not offered. They appear on Publish. Few programs read them. Delete one if its service moves.
explain-reports = Adds a record that asks other mail servers to tell you when encryption fails. Read the reports before you enforce MTA-STS.
explain-sts = Adds a record that announces a policy for mail to { $domain }. It begins with testing: failures are reported and mail still arrives. It needs the policy file on a web server.
explain-save = Put this file at https://mta-sts.{ $domain }/.well-known/mta-sts.txt. The web server needs a certificate for mta-sts.{ $domain }, and a record for that name. Press F3 to see the file.
explain-enforce = Senders that follow the policy then refuse to deliver without right encryption. Enforce only when every mail server has a right certificate and the reports show no failures.
steps-copied = Commands for { $server } are copied. Read them, then run them on the server.

host = Another mail host
host-placeholder = mail.example.com or 192.0.2.25
explain-host = If no record leads to a host, type its name or address here. mailseal looks at it too. The name is saved in your setup. An address is for now only.
explain-named = You named this host. Switch it off to look at it no more.
bad-host = This is not a host. Example: mail.example.com or 192.0.2.25
autoconfig = autoconfig: settings for Thunderbird and others
autodiscover = autodiscover: settings for Outlook
explain-autoconfig = Adds a CNAME record from autoconfig.{ $domain } to your mail host. The host must serve config-v1.1.xml, and its certificate must name autoconfig.{ $domain }.
explain-autodiscover = Adds a CNAME record from autodiscover.{ $domain } to your mail host. Exchange and some mail servers answer there. The certificate must name autodiscover.{ $domain }.
no-host = No mail host is known yet. Look again, or name one below.

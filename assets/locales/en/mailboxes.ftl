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
said = { $host } said: { $text }
tls = TLS { $version }, { $suite }
log-ins-before = Log-ins before TLS: { $log_ins }
log-ins-after = Log-ins after TLS: { $log_ins }
none = none
certificate-for = Certificate for { $names }
certificate-chain = Sent: { $chain }
certificate-dates = Valid from { $from } to { $to }
took = Answered in { $millis } ms
not-offered = Nobody listens on this port, and no record or document sends clients there. That is fine.
waiting = The port has not answered yet.
not-known-port = This cannot be told from here.
copied = Copied.

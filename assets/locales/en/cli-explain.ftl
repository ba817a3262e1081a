about = Say why a mail came back: read a bounce, a reply, a mail log or a message
after = Reads files or standard input and finds out what they are. Logs may be compressed (.gz). What is read stays on this machine. Only DNS is asked, for names in it, and not with --offline.

    Without --domain, the domains of your saved setups count as yours.

    Exit codes: 0 nothing for you to fix, 1 something to fix, 2 wrong command line, 3 nothing read or too little known.

    Examples:
      mailseal explain bounce.eml
      mailseal explain --domain example.com --address 192.0.2.25 < reply.txt
      mailseal explain /var/log/mail.log.1.gz --show 1
file = A file to read; without one, standard input
domain = A domain of yours; can be given several times
address = An IP address that your mail is sent from; can be given several times
selector = A DKIM selector of yours; can be given several times
offline = Do not ask DNS
show = Show one group of a log in full, by its number
format = “text” for people, which is the default, or “json” for programs
waiting = Paste the text, then press Ctrl+D on a line of its own.
unread = { $file } could not be read: { $why }
bad-ip = not an IP address; example: 192.0.2.25 or 2001:db8::25
bad-group = not a number of a group; example: --show 1
reading = { $file }: { $megabytes } MB read
no-group = There is no group { $number }. The log has { $count ->
    [1] 1 group
   *[other] { $count } groups
}.
no-groups = Only a log has groups, and nothing was refused or deferred here. Leave out --show.

by = said by
by-code = { $by }, { $code }
domain-label = domain
address-label = address
selector-label = selector
recipient-label = recipient
text-label = text
writer-label = written by
yours = { $what }, yours
not-yours = { $what }, not yours
quoted-by = “{ $text }” was written by the sender’s domain, not by the receiver. Do not follow it.
fix = Fix: { $fix }
step = In the wizard: step { $step }
not-authentication = This is not SPF, DKIM or DMARC.
temporary = It is temporary: the mail is tried again.
unsigned = The mail that came back has no DKIM signature.
signed = The mail that came back has a DKIM signature. It did not count: compare the published key with the key of your server.
came-from = It came from { $ip }.
unnamed = The text names neither the domain nor the address.
whole = Paste the whole bounce to learn more: this text does not say who refused.
system-mail = { $domain } is the name of a server. Mail of the system itself is sent from it and needs its own SPF record.
too-deep = There are too many mails inside each other. Paste the part with the number.
too-long = The text is too long and was not read to its end.
escapes = The text held control characters. They were left out.
headers = This is the header of a message, not a bounce.
message = This is a message, not a bounce.
record = This is a record for DNS, not a mail. To read it: mailseal { $verb } parse
guessed = No domain is given. This mail seems to be from { $domain }. If it is yours, add --domain { $domain }
rate-and-dkim = DKIM is named because it passed. There is nothing to fix in it.

log-head = { $delivered ->
    [one] 1 delivery
   *[other] { $delivered } deliveries
    }, { $refused } refused or deferred, { $first } – { $last }
log-count = count
log-by = said by
log-cause = cause
log-last = last
log-more = Details: mailseal explain { $file } --show 1
log-none = Nothing was refused or deferred.

# What is published now.
asking = Asking DNS …
now-passes = { $ip } passes now: { $record }
now-not = { $ip } does not pass ({ $result }): { $record }
now-no-spf = { $domain } has no SPF record
now-unanswered = DNS gave no answer about { $domain }
now-key = { $selector }: a key is published
now-revoked = { $selector }: the key is revoked
now-broken = { $selector }: the record is not a key
now-no-key = { $selector }: no key is published
now-key-unanswered = { $selector }: DNS gave no answer
now-no-dmarc = no DMARC record
now-fixed = With the record of today, SPF passes. It was fixed after this refusal, or the receiver had an older answer. Send again.
fix-publish = Fix: publish the SPF record of your setup. It has { $term } already.
fix-add = Fix: if this is your server, add { $term } to the SPF record of { $domain }:

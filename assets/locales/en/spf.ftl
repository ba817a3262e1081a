heading = Who may send mail as {$domain}?
merged = Merged {$records} published records into one. Publish it and delete the others.

# What a term is, in the list
what-mx = your mail servers (MX)
what-mx-other = its mail servers (MX)
what-a = this domain’s own address
what-a-other = one server
what-widened = {$what} and around
what-address = one address
what-addresses = {$count} addresses
what-network = a network
what-include = the list of another domain
what-not-needed = {$service}, not needed
what-exists = depends on the message
what-exists-always = every server, or none
what-ptr = by reverse name
what-all = all other servers
what-redirect = its record, for all other servers
what-explanation = explains refusals
what-unknown = not an SPF setting
what-reports-to = reports about failed SPF go to { $mailbox }@ this domain (RFC 6652)
what-reports-share = share of failures to report: { $percent } % (RFC 6652)
what-reports-which = which failures to report (RFC 6652)

# What a term costs
no-cost = no lookup
never-reached = never used
lookups = {$count ->
    [one] 1 lookup
   *[other] {$count} lookups
}
at-least = at least {$count}
asking = asking…
not-known = unknown
no-record = no record
nothing-there = does not exist
broken = broken record
too-many = too many servers
no-answer = no answer
loops = loop
left-out = left out

# The measures
meter-lookups = lookups
meter-void = empty
fine-so-far = fine so far
of-limit = {$count} of {$limit}
size = {$octets} bytes, {$strings ->
    [one] 1 string
   *[other] {$strings} strings
}

# Everyone else
everyone = All other servers
option-fail = -all refuse
option-softfail = ~all mark
option-neutral = ?all neutral
as-redirect = as the record of {$name} says (redirect)
choose-everyone = Choose with left and right. ~all is the usual start.
redirect-first = The redirect decides about all other servers. To choose here, delete its row.
explain-everyone = This tells receivers what to do with mail from servers that are not in your list. Choose with left and right.
explain-fail = -all: receivers refuse mail from other servers. This can also stop your own mail from a forgotten server, or forwarded mail. Use it when you are sure that every server is listed.
explain-softfail = ~all: mail from other servers is suspicious. DMARC decides with DKIM. Best while you set up.
explain-neutral = ?all: receivers treat forged mail as if you had no SPF record. Use it only for a short test. ~all is as safe for your own mail.
explain-pass = +all lets every server in the world send as your domain. Choose ~all.
explain-unchosen = Nothing is chosen, so receivers treat other servers as neutral. ~all is the usual start.
explain-everyone-redirect = The record of {$name} decides about servers that are not in your list. A choice here would switch the redirect off.

    To choose here, delete the redirect first.

# Buttons and news
add-button = Add another sender
added = {$count ->
    [one] Added {$terms}.
   *[other] Added {$count} terms: {$terms}
}
already = {$term} is already in the record.
only-once = {$name}= can occur only once. Edit the existing one.
deleted = Deleted {$term}. Press u to undo.
undone = Undid the last change.
nothing-to-undo = There is no change to undo.
nothing-below = This row has no more rows. Only includes and redirects have them.
not-yours = This row is in another domain’s record. You cannot edit it.
no-row = Choose a row of the list first.
taken = {$count ->
    [one] Replaced the list: 1 term. Press u to undo.
   *[other] Replaced the list: {$count} terms. Press u to undo.
}
taken-merged = Merged {$records} records into one list. Press u to undo.
add = Add
change = Change

# Adding
add-title = Who else may send?
intent-mx = Your mail servers (MX)
intent-service = A mail service
intent-address = A server, by address
intent-host = A server, by name
intent-own = This domain’s own address
intent-domain = The list of another domain
intent-explanation = A text for refused senders
intent-raw = Any SPF term
written-any = any
in-record = in the record
ask-address = Address or network (several with spaces, a range with a hyphen)
ask-host = Name of the server
ask-domain = Domain whose record lists them
ask-explanation = Name of the TXT record with the text
ask-raw = One or more terms, with spaces between
ask-edit = Term
ask-customer = The name that the service shows you
edit-title = Edit a term
by-include = include its servers
by-redirect = redirect all to it
qualifier-pass = + may
qualifier-neutral = ? neutral
qualifier-softfail = ~ mark
qualifier-fail = - refuse
reading = {$term} · {$what}
reading-range = {$term} · {$count} addresses, {$first} to {$last}
and-more = and {$count} more
empty-address = Enter an address, such as 192.0.2.1 or 2001:db8::1.
empty-name = Enter a name, such as mail.example.com.
empty-term = Enter a term, such as mx or ip4:192.0.2.1.
name-as-address = This looks like a name. Enter an address, or press Esc and choose “A server, by name”.
address-as-name = This is an address, not a name. Press Esc and choose “A server, by address”.
star-in-name = Replace the * with your own part. The service’s settings show the full name.
range-backwards = The range ends before it starts. Enter the lower address first.
range-ragged = SPF has networks, not ranges, and this range needs more than 8. Enter a network, such as 192.0.2.0/24.

# Services
services-title = A mail service
search = Search
search-placeholder = name, or the include from its instructions
search-nothing = Unknown service. Find the include in its instructions, press Esc, and choose “The list of another domain”.
receives-your-mail = receives your mail
need-nothing = nothing needed
need-own-name = your own name
nothing-needed = {$service} needs nothing in your SPF record.
own-return-address = Its mail has its own bounce address, and SPF is checked there.
legacy = Old guides still ask for include:{$name}. You do not need it.
add-typed = Type it, or choose below
add-typed-placeholder = 192.0.2.80, mail.example.com, SendGrid
nothing-added = { $service }: nothing needed in SPF. Its DKIM records come in the DKIM step.
add-nothing = Add nothing
add-legacy = Add include:{$name} anyway
several-includes = {$service} has several includes. Choose the one for your region or from its settings. The first is the usual one.
own-name = {$service} makes a name for every customer, such as {$pattern}. Its settings show yours.
explain-need-include = {$service} needs include:{$include}. mailseal adds it to your record and asks DNS for its lookups.

# The whole record
whole-title = The full record
ask-record = Type or paste a record
begin-from-now = Start with the present record
reads-as = {$count ->
    [one] Read as 1 term.
   *[other] Read as {$count} terms.
}
broken-terms = {$count ->
    [one] 1 part is not a term. It is left out until it is corrected.
   *[other] {$count} parts are not terms. They are left out until they are corrected.
}
merges = It has {$records} records. A domain can have only one, so they are merged.
replaces = Replaces: {$record}
take-whole = Replace the list
take-without = {$count ->
    [one] Replace the list, without the broken part
   *[other] Replace the list, without the {$count} broken parts
}
nothing-left = Without it no term is left. Correct the record, or press Esc to keep your list.
empty-record = This has no term. A record looks like v=spf1 mx ~all.
explain-whole = Paste the record from your DNS panel, a zone file, or a service’s instructions, with or without quotes. It replaces the full list. Press u to undo. Nothing is published.

    If a part is not SPF, mailseal shows which and why.

# Explanations
wrong = {$what}. {$why} {$fix}
explain-mx = Lets the servers in your MX records send mail as {$domain}. This is right if your mail server does both. If a service receives your mail, use its include instead.
explain-mx-other = Lets the servers in the MX records of {$name} send mail as {$domain}. Keep it only if you trust their owner.
explain-own = Lets the address of {$domain} send, which is usually its website. This is right if that machine sends mail, such as orders from a shop. On a shared host, others could send as you.
explain-host = Lets one server send, with any address of its name. If the server moves, you do not change this record. With ip4 or ip6 it needs no lookup.
explain-address = Enter an IPv4 or IPv6 address of a server. It needs no lookup and cannot break. If the server moves, change it.

    A network such as 192.0.2.0/24 lets all its addresses send. List only your own.
explain-ip = Lets the server at this address send. It needs no lookup and cannot break. If the server moves, change it.
explain-network = Lets every server from {$first} to {$last} send. It needs no lookup. List it only if all its addresses are yours.
explain-network6 = Lets every server in this network send. It needs no lookup. List it only if all its addresses are yours.
explain-services = A service that sends for you keeps a list of its servers in DNS, and you include it by name. Many services need nothing in your record. The list here shows which.
explain-include = Lets the servers of {$service} send mail as {$domain}. {$service} keeps the list. It needs some of your lookups.

    If you stop using the service, delete it. An old include still lets its servers send as you.
explain-include-needless = {$service} uses its own bounce address, so this include has no effect and only needs lookups. Delete it, unless its settings ask for it.
explain-domain = Lets the servers in another domain’s SPF record send as yours. Copy the exact name from the service’s instructions.

    A redirect gives the full decision to that record, for domains that share one record.
explain-redirect = If no row matches, the record of the other domain decides for {$domain}. Use it if several domains share one record. Together with a choice for all other servers, it has no effect.
explain-explanation = The name of a TXT record with a text for refused senders. Few receivers show it. It needs no lookup and does not change who may send.
explain-raw = For experts: any SPF term, with macros, lengths, and signs, such as exists:%{"{"}i{"}"}._spf.example.com or ~a:mail.example.com/28//64. You can enter several, or a full record.
explain-edit = The term in SPF form. A sign before it sets the result: + may send (the default), - may not, ~ suspicious, ? neutral.
explain-exists = Lets a server send if a name made from the message exists in DNS. Some services use it for long lists. Keep it if a service needs it.
explain-ptr = Lets servers with a reverse name in this domain send. The standard says not to use it: it is slow, often fails, and some receivers ignore it. List the servers by address.
explain-unknown = SPF does not know this setting, and receivers ignore it. mailseal keeps it. If no program of yours reads it, delete it.
explain-all = all matches every server, so receivers stop here and never use the next rows. Choose again for all other servers, and it moves to the end.
explain-below = This is in the record of {$owner}, which yours uses. Its lookups count as yours. Only {$owner} can change it. You can delete the row that uses it.
explain-add = Add everything else that sends mail as your domain: your servers, your mailbox service, a newsletter service, a web shop, a printer.
explain-go-on = Continue to DKIM. Nothing is published.

    Receivers allow at most 10 lookups. At most 2 of these may find nothing.
effect-fail = The sign - means that these servers may not send.
effect-softfail = The sign ~ means that mail from these servers is suspicious, as with ~all.
effect-neutral = The sign ? means neutral: as if these servers were not listed.
state-asking = Asking DNS for the lookups.
state-unknown = DNS was not asked or did not answer, so its lookups are not counted.
state-failed = DNS did not answer, so its lookups are not counted.
state-dynamic = Its name depends on the message, so only its own lookup is counted.
unfold-hint = Press f to show or hide its rows.
now = Now: {$list}.
now-and-more = Now: {$list} and {$count} more.

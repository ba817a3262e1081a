heading = Who may send mail as {$domain}?
merged = One record made of the {$records} published ones. Publish it in place of all of them.

# What a term is, in the list
what-mx = your mail servers (MX)
what-mx-other = its mail servers (MX)
what-a = this domain's own address
what-a-other = one server
what-widened = {$what} and around
what-address = one address
what-addresses = {$count} addresses
what-network = a network
what-include = another's list
what-not-needed = {$service}, not needed
what-exists = depends on the message
what-ptr = by reverse name
what-all = everyone else
what-redirect = its record, for everyone else
what-explanation = explains refusals
what-unknown = a setting SPF does not know
what-reports-to = reports about failed SPF go to { $mailbox }@ this domain (RFC 6652)
what-reports-share = share of failures to report: { $percent } % (RFC 6652)
what-reports-which = which failures to report (RFC 6652)

# What a term costs
no-cost = no cost
never-reached = never reached
lookups = {$count ->
    [one] 1 look-up
   *[other] {$count} look-ups
}
at-least = at least {$count}
asking = asking…
not-known = not known
no-record = no record
nothing-there = nothing there
broken = broken record
too-many = too many servers
no-answer = no answer
loops = loop
left-out = left out

# The measures
meter-lookups = look-ups
meter-void = void
fine-so-far = fine so far
of-limit = {$count} of {$limit}
size = {$octets} octets, {$strings ->
    [one] one string
   *[other] {$strings} strings
}

# Everyone else
everyone = Everyone else
option-fail = -all refuse
option-softfail = ~all mark
option-neutral = ?all
as-redirect = as the record of {$name} says (redirect)
choose-everyone = Left and right choose; ~all is the usual one to begin with.
redirect-first = The redirect decides about everyone else. Delete its row, then choose here.
explain-everyone = What receivers are to do with mail from a server that is in none of the rows above. Left and right choose.
explain-fail = -all asks them to refuse it. Forged mail is stopped early, and so is your own from a server you forgot or through somebody who forwards it, before the DKIM signature is looked at. Choose it when you are sure that every server is listed.
explain-softfail = ~all asks them to be suspicious: such mail usually still arrives, and DMARC decides about it together with DKIM. It is the right choice while you set up, and with DMARC it protects as well as -all does.
explain-neutral = ?all says nothing. Forged mail is treated as if there were no record, so use it for a short test at most. ~all is as careful with your own mail, and says more.
explain-pass = +all lets every server in the world send as your domain. It is the one choice that is worse than no record: turn to ~all.
explain-unchosen = Nothing is chosen, so receivers treat these servers as if you had no opinion. ~all is the usual choice while you set up.
explain-everyone-redirect = Servers that are in none of the rows above are judged by the record of {$name}, its end included. That is what redirect= is for, and a choice of your own here would switch it off.

    To choose here, delete the redirect first.

# Buttons and news
add-button = Add who else may send
added = {$count ->
    [one] Added {$terms}.
   *[other] Added {$count} terms: {$terms}
}
already = {$term} stands in the record already. A second one would change nothing.
only-once = {$name}= may stand in a record only once. Edit the one that is there.
deleted = Deleted {$term}. Press u to bring it back.
undone = The last change is taken back.
nothing-to-undo = There is nothing to take back.
nothing-below = Nothing lies below this row. Includes and redirects can be unfolded.
not-yours = This line stands in somebody else's record. Yours only leads to it.
no-row = Choose a row of the list first.
taken = {$count ->
    [one] Taken over, one term. Press u to bring the old list back.
   *[other] Taken over, {$count} terms. Press u to bring the old list back.
}
taken-merged = One list made of {$records} records. Press u to bring the old one back.
add = Add
change = Change

# Adding
add-title = Who else may send?
intent-mx = Your mail servers (MX)
intent-service = A mail service
intent-address = A server, by address
intent-host = A server, by name
intent-own = This domain's own address
intent-domain = What another domain lists
intent-explanation = A sentence for those refused
intent-raw = A term, as SPF writes it
written-any = any
in-record = in the record
ask-address = Address or network (several with spaces, a range with a hyphen)
ask-host = Name of the server
ask-domain = Domain whose record lists them
ask-explanation = Name at which the sentence stands, as a TXT record
ask-raw = Term, or several with spaces
ask-edit = Term
ask-customer = The name that the service shows you
edit-title = Edit a term
by-include = include its servers
by-redirect = redirect all to it
qualifier-pass = + may
qualifier-neutral = ? silent
qualifier-softfail = ~ mark
qualifier-fail = - refuse
reading = {$term} · {$what}
reading-range = {$term} · {$count} addresses, {$first} to {$last}
and-more = and {$count} more
empty-address = Type an address, such as 192.0.2.1 or 2001:db8::1.
empty-name = Type a name, such as mail.example.com.
empty-term = Type a term, such as mx or ip4:192.0.2.1.
name-as-address = This looks like a name. Press Esc and choose “A server, by name”, or type its address.
address-as-name = This is an address, not a name. Press Esc and choose “A server, by address”.
star-in-name = The * stands for what is your own. The service's settings show the whole name.
range-backwards = The range ends before it begins. Write the lower address first.
range-ragged = SPF knows networks, not ranges, and this range would take more than eight of them. Widen or narrow it to a network such as 192.0.2.0/24.

# Services
services-title = A mail service
search = Search
search-placeholder = name, or the include from its instructions
search-nothing = No service of that name is known here. Its instructions name what to include: press Esc and choose “What another domain lists”.
receives-your-mail = receives your mail
need-nothing = nothing needed
need-own-name = a name of your own
nothing-needed = {$service} needs nothing in your SPF record.
own-return-address = Its mail carries a return address of its own, and SPF is checked there.
legacy = Old guides still ask for include:{$name}, without need.
add-typed = Type it, or choose below
add-typed-placeholder = 192.0.2.80, mail.example.com, SendGrid
nothing-added = { $service }: nothing needed in SPF. Its DKIM records come in the DKIM step.
add-nothing = Add nothing
add-legacy = Add include:{$name} all the same
several-includes = {$service} has several includes. Take the one that its settings or your region ask for; the first is the usual one.
own-name = {$service} makes a name of its own for every customer, such as {$pattern}. Its settings show yours.
explain-need-include = {$service} needs include:{$include}. It then goes into your record, and DNS is asked at once what it costs.

# The whole record
whole-title = The whole record
ask-record = Paste or type a record
begin-from-now = Begin with the record as it is
reads-as = {$count ->
    [one] Read as one term.
   *[other] Read as {$count} terms.
}
broken-terms = {$count ->
    [one] One part is no term; it would be left out until it is repaired.
   *[other] {$count} parts are no terms; they would be left out until they are repaired.
}
merges = There are {$records} records in it. A domain may have only one, so they are merged.
replaces = Takes the place of: {$record}
take-whole = Put it in place
take-without = {$count ->
    [one] Put it in place without the broken part
   *[other] Put it in place without the {$count} broken parts
}
nothing-left = Without it no term would be left. Put it right above, or press Esc to keep your list.
empty-record = There is no term in this. A record looks like v=spf1 mx ~all.
explain-whole = Paste the record from your DNS panel, a zone file or a service's instructions, with or without quotes. It is taken apart into terms and takes the place of the whole list; nothing is published by that, and u brings the old list back.

    Where a part is no SPF, you see which and why.

# Explanations
wrong = {$what}. {$why} {$fix}
explain-mx = Lets the servers that receive mail for {$domain} send as it too: those its MX records name. It is right when one server of yours does both. Where a service receives your mail, that service's include is what counts, and mx can usually go.
explain-mx-other = Lets the servers that receive mail for {$name} send as {$domain}: those its MX records name. Keep it only as long as you trust whoever runs them.
explain-own = Lets the address of {$domain} itself send, the one its website usually has. It is right when that machine sends mail too, such as orders from a shop; otherwise anybody on the same shared host could send as you.
explain-host = Lets one server send, at whatever address its name has. When the server moves you change its address in one place. The same server as ip4 or ip6 would cost no look-up.
explain-address = Lets a server send by its address, IPv4 or IPv6. It costs receivers no look-up and cannot break, but you have to change it when the server moves.

    A network such as 192.0.2.0/24 lets all of its addresses send. List only what is yours.
explain-ip = Lets the server at this address send. It costs receivers no look-up and cannot break, but you have to change it when the server moves.
explain-network = Lets every server from {$first} to {$last} send. It costs no look-up. List only networks of which every address is yours: each of the others may send as you.
explain-network6 = Lets every server in this network send. It costs no look-up. List only networks of which every address is yours: each of the others may send as you.
explain-services = Services that send for you keep a list of their servers in DNS, and you include that list by its name. Many need nothing in your record at all, because SPF is checked at an address of their own; the catalogue says which.
explain-include = Lets the servers that {$service} lists in its own record send as {$domain}. {$service} keeps the list; you pay look-ups for it each time mail is received.

    Take it out when you stop using it: an old include keeps somebody else's servers trusted.
explain-include-needless = {$service} checks SPF at an address of its own, so this include does nothing for its mail and only uses up look-ups. You can take it out, unless its settings ask you for it.
explain-domain = Lets the servers that another domain lists in its SPF record send as yours. Take the exact name from that service's instructions.

    A redirect instead hands the whole decision to that record, everyone else included: for several domains that share one record.
explain-redirect = Where no row matches, the record of the other domain decides in place of {$domain}'s own, everyone else included. It is right when several domains share one record, and has no effect beside a choice for everyone else.
explain-explanation = Names a TXT record with a sentence for people whose mail is refused because of this record. Few receivers show it. It costs nothing and changes nothing about who may send.
explain-raw = For who knows SPF: any term in its own form, with macros, lengths and signs, such as exists:%{"{"}i{"}"}._spf.example.com or ~a:mail.example.com/28//64. Several at once are taken too, and so is a whole record.
explain-edit = The term as it stands in the record. The sign in front says what happens to servers it matches: + may send, which is meant where there is none, - may not, ~ is marked as suspicious, ? says nothing.
explain-exists = Lets a server send if a name made from the message exists in DNS. Some services use it in place of a long list. Keep it if one of yours asks for it.
explain-ptr = Lets servers send whose reverse name ends in this domain. The standard says not to use it: it is slow, it often fails, and some receivers pass over it. Name the servers by address instead.
explain-unknown = SPF does not define this setting, so receivers pass over it. It was there and is kept as it is; delete it if nobody knows what reads it.
explain-all = all matches every server, so that receivers stop here and never reach the rows below. Turn the choice for everyone else, and it moves to the end.
explain-below = This stands in the record of {$owner}, which yours leads to. Its look-ups count as yours. Only {$owner} can change it; you can take out the row that leads there.
explain-add = Add whatever else sends with your domain after the @: servers of yours, the service that holds your mailboxes, a newsletter service, a web shop, a printer. What is not listed is treated as everyone else.
explain-go-on = Goes on to the keys that sign your mail. You can come back to this list at any time, and nothing is published by going on.

    The measures below are what receivers put up with: ten terms that make them ask DNS, of which two may find nothing there (void).
effect-fail = The sign - turns it round: these servers may not send, whatever comes after.
effect-softfail = The sign ~ means that mail from these servers is suspicious, as with ~all.
effect-neutral = The sign ? means that nothing is said about these servers, as if they were not listed.
state-asking = DNS is being asked what this costs.
state-unknown = DNS has not been asked, or has not answered, so what lies below is not counted.
state-failed = DNS gave no answer, so what lies below is not counted.
state-dynamic = Its name is made from the message, so only its own look-up can be counted.
unfold-hint = Press f to show or hide what lies below it.
now = At the moment: {$list}.
now-and-more = At the moment: {$list} and {$count} more.

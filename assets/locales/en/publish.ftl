spf = SPF
dkim = DKIM key
dmarc = DMARC
report = permission
no-dkim = DKIM
null-mx = MX
title = { $record } at { $owner }
named-dkim = DKIM key { $selector }
named-report = permission for reports to { $their }

todo-create = create
todo-replace = replace
todo-there = is there
todo-in-the-way = blocked
todo-unknown = add

name = name
value = value
nothing-to-do = nothing to do

not-ready = Not ready yet: { $parts }.
warned = With warnings: { $steps }.
warned-step = { $label } ({ $step })
to-step = A number key goes to that step.
no-spf = no SPF record ({ $step })
bad-spf = a problem in SPF ({ $step })
no-key = no DKIM key ({ $step })
bad-dkim = a problem with the DKIM key ({ $step })
no-dmarc = no DMARC record ({ $step })
bad-dmarc = a problem in DMARC ({ $step })
nothing = There is nothing to publish yet. Steps 2 to 4 make the records.
intro = Enter copies the name, then the value.
all-there = Everything is there already. Go on to see it on every server.
demo = Demo: you need not publish anything. At each check mailseal plays the person at the panel, in memory only.

form-host = Written as { $host } wants it.
form-hosts = Written as { $host } wants it. Not your panel? f shows it for another.
form-relative = Names without { $zone }, values plain.
form-full = Whole names, values plain.
form-quoted = Names without { $zone }, values in quotes.
form-bind = Whole names with a final dot, values in quotes: zone files (BIND).
form-unknown = Your panel is not known: if its name field shows .{ $zone } behind the box, this form is right.

name-relative = Name: { $name }. The panel adds .{ $zone } by itself.
name-apex = Name: @, which stands for { $zone } itself.
name-empty = Leave the name field empty: that stands for { $zone } itself.
name-full = Name: { $name }, in full.
name-dot = Name: { $name }, with the dot at its end.

create = Create a new { $kind } record.
replace = Change the { $kind } record that is there: its name stays, its value becomes the one below.
replace-several = { $count } { $record } records are there, and receivers accept only one. Change one of them to the value below and delete the others.
replace-alias = What is there must go: change it to a CNAME with the target below, or delete it and create this one.
replace-mx = Delete the MX records that are there, and create this one.
there = It is there already, and right.
there-withdrawn = The key is gone already: nothing is left to do.
in-the-way = A CNAME to { $target } stands at this name, and nothing can stand beside a CNAME. Delete it first, then create this { $kind } record.
unknown = DNS has not said what is there now. Look into the panel: if there is such a record at this name, change it; if not, create one.
elsewhere = Not in your zone: the owner of { $their } must create it. Send them this name and value; until it is there, no reports go to them.
now = now
more-old = and { $count } more

explain-spf = The list of servers that may send mail as { $domain }. Receivers look at it for every message that claims to come from you. There must be exactly one such record; others at the same name that do not begin with v=spf1 stay as they are.
explain-dkim = The public half of the key your mail is signed with. Receivers take it from here to see that a message is yours and was not changed. Publish it before signing begins, or every signature fails.
explain-alias = This points to a key that your mail service keeps and changes by itself. Delete nothing there later, as long as the service sends for you.
explain-dmarc = Tells receivers what to do with mail that names { $domain } as its sender but proves nothing by SPF or DKIM, and where to report what they have seen.
explain-report = Your DMARC record sends reports to { $their }. So that nobody can be flooded with reports they never asked for, that domain must say it wants them. Nothing else waits for this record.
explain-withdrawn = A record without a key, for a selector you sign with no more. Receivers see from it that the key is withdrawn, so that nobody who has the old private half can sign as you. It takes the place of the key; deleting the record means the same.
explain-no-dkim = An empty key for every possible name: no signature that claims to be from { $domain } can be valid.
explain-null-mx = Says that { $domain } accepts no mail at all, so that mail to it is refused at once. Many panels have a field of their own for the priority: put the 0 there, and only the dot into the target.
explain-old = There now: { $old }
explain-ttl = Time to live (TTL): { $ttl } seconds, or what the panel proposes.
explain-go-on = Asks your own name servers and then the well-known resolvers whether the records are there. You can go before you have published: nothing is changed by looking, and nothing is lost.

copied-name = Name copied to the clipboard. Enter copies the value.
copied-value = Value copied to the clipboard. Enter goes on.
sent-name = Name sent to your terminal. Nothing to paste? Press w.
sent-value = Value sent to your terminal. Nothing to paste? Press w.
too-long = Too long for a clipboard: w shows it, s saves it.
empty-name = The name field stays empty in this form; there is nothing to copy. Enter copies the value.

octets = { $octets ->
    [one] 1 octet
   *[other] { $octets } octets
}
strings = { $strings ->
    [one] one string
   *[other] { $strings } strings of up to 255
}
is-create = new
is-replace = replaces what is there
is-there = there already
is-in-the-way = a CNAME is in the way
is-unknown = not known what is there
is-theirs = in another domain

plain-title = Records for { $domain }
plain-about = Type, name and value are on lines of their own. Select with the mouse.
plain-type = Type
plain-name = Name
plain-empty-name = (leave it empty)
plain-value = Value

save-title = Save the records as a file
save-path = Where to?
save-form = Form: { $form }
save = Save
save-about = All the records in this form; Enter on it shows the next. An existing file is never written over.
saved = Saved to { $path }.
no-path = Type the name of a file.
save-explain = For those who do not paste: “bind” is a piece of a zone file, “nsupdate” a script for a server that takes updates, “cloudflare” a file to import there; dnscontrol, octodns and the two of terraform are for those tools, json and csv for other programs, and “markdown” is a sheet to send to whoever runs your DNS.

spf = SPF
dkim = DKIM key
dmarc = DMARC
report = permission
no-dkim = DKIM
null-mx = MX
return-path = Bounce address
verification = Verification
tracking = Links
title = { $record } at { $owner }
named-dkim = DKIM key { $selector }
named-report = permission for reports to { $their }

todo-create = create
todo-replace = replace
todo-there = is there
todo-partly = on some
todo-in-the-way = blocked
todo-unknown = add

name = name
value = value
nothing-to-do = nothing to do

not-ready = Not ready yet: { $parts }.
warned = With warnings: { $steps }.
warned-step = { $label } (step { $step })
to-step = A number key goes to that step.
no-spf = no SPF record (step { $step })
bad-spf = a problem in SPF (step { $step })
no-key = no DKIM key (step { $step })
bad-dkim = a problem with the DKIM key (step { $step })
no-dmarc = no DMARC record (step { $step })
bad-dmarc = a problem in DMARC (step { $step })
nothing = There is nothing to publish yet. Steps 2 to 4 make the records.
intro = Enter copies the name, then the value.
so-far-there = What you have answered so far is there already.
all-there = Everything is there already. Go on to see it on every server.
demo = Demo: you need not publish anything. At each check mailseal plays the person at the panel, in memory only.

panel = Panel
panel-yours = Your DNS panel
panel-unknown = not known
panel-choose = f choose
panel-change = f change
panel-title = Which panel do you type the records into?
panel-search = Search
panel-placeholder = name of your DNS host, such as Cloudflare
panel-none = No host of that name is known here. Its form may still be one of these:
panel-now = chosen
panel-servers = your name servers
panel-own = Not listed: { $form }
panel-elsewhere = You have chosen { $host }, but the name servers are those of { $other }. What is typed anywhere else has no effect.
which-panel = These share their name servers. Which one do you log in to?
which-names = Does the name field show .{ $zone } behind the box?
names-yes = yes, type
names-no = no, type
does-not-fit = does not fit
names-short = short names
names-whole = whole names
names-dot = whole names with a dot
names-open = names not known
values-plain = plain values
values-quoted = quoted values
values-lines = values in lines
values-open = values not known
form-open = form not known

form-now = Panel: { $form }.
form-host = Your name servers are those of { $host }, and this is written as it wants it.
form-chosen = Written as { $host } wants it.
form-host-open = This is to be typed into the panel of { $host }. What its name field takes is not known.
form-either = { $hosts } use the same name servers, and want different forms.
form-own = Written for a panel of the form you have chosen.
form-unknown = Whose panel it is does not follow from the name servers.
form-names-short = Names stand without .{ $zone }, which the panel adds.
form-names-whole = Names are whole.
form-names-dot = Names are whole, with a final dot.
form-names-open = Most panels add .{ $zone } to the name by themselves and show it behind the box; some want the whole name. In the wrong form a record ends up where nobody looks.
form-values-plain = Values are plain: no quotes, in one piece.
form-values-quoted = Values are in quotes, in pieces of at most 255 characters.
form-values-lines = Values have no quotes; each line is one piece.
form-values-open = How it wants values is not known: they are plain here, as most take them. Should it refuse one, or show a long one cut, f has the form in quotes.
explain-panel = f lists other panels and forms. What you choose is kept.
explain-chooser = Type a part of the name of the company whose page you are on. If it is not listed, look at the records that are there already: do their names end in your domain, and are their texts in quotes? Then choose that form.

name-relative = Name: { $name }. The panel adds .{ $zone } by itself.
name-apex = Name: @, which stands for { $zone } itself.
name-apex-guess = Name: @, which stands for { $zone } itself. If the panel does not take it, leave the field empty.
name-empty = Leave the name field empty: that stands for { $zone } itself.
name-full = Name: { $name }, in full.
name-dot = Name: { $name }, with the dot at its end.
value-guess = Should it refuse the value or show it cut, f has other forms.
value-lines = The value has several lines if it is long: paste them all.
value-mx = If there is a field of its own for the priority, put the 0 there, and only the dot into the target.
target-guess = If the target then shows .{ $zone } at its end, change it to end in a dot.
target-dot = The dot at the end of the target belongs to it.

create = Create a new { $kind } record.
replace = Change the { $kind } record that is there: its name stays, its value becomes the one below.
replace-several = { $count } { $record } records are there, and receivers accept only one. Change one of them to the value below and delete the others.
replace-alias = What is there must go: change it to a CNAME with the target below, or delete it and create this one.
replace-mx = Delete the MX records that are there, and create this one.
there = It is there already, and right.
partly = Some of your name servers have it, the others not yet: they fetch it from the first, as a rule within minutes. Do not create it a second time; Check says when all of them have it.
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
explain-return-path = Bounces of this service come back to this name, and SPF is checked there. Without it SPF does not align for DMARC.
explain-verification = Proves to the service that the domain is yours. Leave it there: some services look for it again.
explain-tracking = Links and pictures in mail lead to this name. Mail works without it.
explain-null-mx = Says that { $domain } accepts no mail at all, so that mail to it is refused at once.
explain-old = There now: { $old }
explain-ttl = Time to live (TTL): { $ttl } seconds, or what the panel proposes.
explain-ttl-nearest = Time to live (TTL): only certain times can be chosen here. Take the one nearest to { $ttl } seconds.
explain-ttl-nothing = The time to live is set for the whole zone here, not for each record.
explain-go-on = Asks your own name servers and then the well-known resolvers whether the records are there. You can go before you have published: nothing is changed by looking, and nothing is lost.

copied-short = Short name copied. If your panel does not add the domain, answer the question above the list first. Enter copies the value.
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
is-partly = on some of your servers
is-in-the-way = a CNAME is in the way
is-unknown = not known what is there
is-theirs = in another domain

plain-title = Records for { $domain }
plain-about = Type, name and value are on lines of their own. Select with the mouse.
plain-type = Type
plain-name = Name
plain-empty-name = (leave it empty)
plain-apex-guess = (if the panel does not take @, leave the field empty)
plain-target-guess = (if the panel then shows .{ $zone } behind it, put a dot at its end)
plain-short = Name, if the panel shows .{ $zone } behind the box:
plain-whole = Name, if it does not:
plain-value = Value
plain-value-plain = Value, as most panels take it:
plain-value-quoted = Value, if the panel wants quotes, or refuses the other:

save-title = Save the records as a file
save-path = Where to?
save-form = Form: { $form }
save = Save
save-about = All the records in this form; Enter on it shows the next. An existing file is never written over.
saved = Saved to { $path }.
no-path = Type the name of a file.
save-explain = For those who do not paste: “bind” is a piece of a zone file, “nsupdate” a script for a server that takes updates, “cloudflare” a file to import there; dnscontrol, octodns and the two of terraform are for those tools, json and csv for other programs, and “markdown” is a sheet to send to whoever runs your DNS.
copied-all = Copied. Paste it into a mail or a ticket.

# Records for mail programs and other mail servers.
autoconfig = autoconfig
autodiscover = autodiscover
mta-sts = MTA-STS
tls-reports = TLS reports
value-srv = If the form has separate fields, enter service, protocol, priority, weight, port and target each in its own field.
explain-service = Tells mail programs where to find this service: { $service }. Few programs read it today, and it never does harm.
explain-autoconfig = Thunderbird and other programs look here for their settings. The web server at this name must have a certificate for it.
explain-autodiscover = Outlook looks here for its settings. The web server at this name must have a certificate for it.
explain-mta-sts = Announces that mail to { $domain } must come encrypted. It works only with the policy file. Change the id with every change of the file.
explain-tls-reports = Asks other mail servers to report when encryption to { $domain } fails.

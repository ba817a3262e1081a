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
todo-there = published
todo-partly = partly
todo-in-the-way = blocked
todo-unknown = add

name = name
value = value
nothing-to-do = done

not-ready = Not ready yet: { $parts }.
warned = With warnings: { $steps }.
warned-step = { $label } (press { $step })
no-spf = no SPF record (press { $step })
bad-spf = an error in SPF (press { $step })
no-key = no DKIM key (press { $step })
bad-dkim = an error in the DKIM key (press { $step })
no-dmarc = no DMARC record (press { $step })
bad-dmarc = an error in DMARC (press { $step })
nothing = There are no records to publish yet. Make them in the SPF, DKIM, and DMARC steps.
intro = Press Enter to copy the name, again to copy the value.
so-far-there = All records so far are published.
all-there = All records are published. Continue to check them on every server.
demo = Demo: you do not need to publish. With each check, mailseal publishes for you, in memory only.

panel = Panel
panel-yours = Your DNS panel
panel-unknown = unknown
panel-choose = f choose
panel-change = f change
panel-title = Which DNS panel do you use?
panel-search = Search
panel-placeholder = name of your DNS host, such as Cloudflare
panel-none = Unknown DNS host. Its panel may still have one of these formats:
panel-now = chosen
panel-servers = your name servers
panel-own = Not listed: { $form }
panel-elsewhere = You chose { $host }, but your name servers belong to { $other }. Records at { $host } have no effect.
which-panel = These use the same name servers. Where do you log in?
which-names = Does the panel show .{ $zone } after the name field?
names-yes = yes, type
names-no = no, type
does-not-fit = does not fit
names-short = short names
names-whole = full names
names-dot = full names with a dot
names-open = names unknown
values-plain = plain values
values-quoted = quoted values
values-lines = values in lines
values-open = values unknown
form-open = format unknown

form-now = Panel: { $form }.
form-host = Your name servers belong to { $host }. This is the format of its panel.
form-chosen = This is the format of { $host }.
form-host-open = This is for the panel of { $host }. The format of its name field is unknown.
form-either = { $hosts } use the same name servers, but different formats.
form-own = This is the format you chose.
form-unknown = Your name servers do not show which panel you use.
form-names-short = Names come without .{ $zone }, because the panel adds it.
form-names-whole = Names are full names.
form-names-dot = Names are full names with a dot at the end.
form-names-open = Most panels add .{ $zone } to the name and show it after the field. Some want the full name. With the wrong format, the record is at a wrong name.
form-values-plain = Values are plain: no quotes, in one piece.
form-values-quoted = Values are in quotes, in pieces of at most 255 characters.
form-values-lines = Values have no quotes. Each line is one piece.
form-values-open = Values are plain here, as most panels want them. If yours refuses or cuts one, press f for the quoted format.
explain-panel = Press f for other panels and formats. Your choice is saved.
explain-chooser = Type part of the name of your DNS host. If it is not listed, look at the existing records in your panel. Do their names end in your domain? Are their values in quotes? Choose that format.

name-relative = Name: { $name }. The panel adds .{ $zone } automatically.
name-apex = Name: @, which means { $zone } itself.
name-apex-guess = Name: @, which means { $zone } itself. If the panel refuses it, leave the field empty.
name-empty = Leave the name field empty. This means { $zone } itself.
name-full = Name: { $name }, the full name.
name-dot = Name: { $name }, with the dot at the end.
value-guess = If the panel refuses or cuts the value, press f for other formats.
value-lines = A long value has several lines. Paste all of them.
value-mx = If there is a field for the priority, put the 0 there and only the dot into the target.
target-guess = If the target then ends with .{ $zone }, add a dot at the end.
target-dot = The dot at the end belongs to the target.

create = Create a new { $kind } record.
replace = Change the existing { $kind } record: keep its name, replace its value.
replace-several = There are { $count } { $record } records, limit 1. Change one of them to this value and delete the others.
replace-alias = Change the existing record to a CNAME with this target, or delete it and create this one.
replace-mx = This domain has a mail server now. If people get mail here, do not create this record. If no one does, delete the MX records and create this one.
there = It is published and correct.
partly = Some of your name servers have it. The others copy it from the first, usually within minutes. Do not create it again.
there-withdrawn = The key is already deleted.
in-the-way = A CNAME to { $target } blocks this name. Delete it, then create this { $kind } record.
unknown = DNS did not answer for this name. Look in your panel: if there is a record, change it. Otherwise create one.
unknown-spf = DNS did not answer for this name. Look in your panel: if there is an SPF record, first add its senders here. Replacing it unread blocks their mail.
delegated = This name is in a zone of its own, { $zone }, on { $servers }. Change the record there. In your own zone nobody sees it.
elsewhere = The owner of { $their } must create this record. Send them the name and value. Until then, they get no reports.
now = now
more-old = and { $count } more

explain-spf = The servers that may send mail as { $domain }. Receivers check it for every message from you. There must be exactly one SPF record. Other TXT records at this name stay.
explain-dkim = The public key for your mail. Receivers verify signatures with it. Publish it before you sign, or every signature fails.
explain-alias = This points to a key that your mail service keeps and changes. Keep it as long as the service sends for you.
explain-dmarc = Tells receivers what to do with mail from { $domain } that fails SPF and DKIM, and where to send reports.
explain-report = Your DMARC record sends reports to { $their }. To prevent abuse, that domain must allow it. All other records work without this one.
explain-withdrawn = An empty record says that the key at this selector is revoked. Then no one can sign as you with the old private key. Replace the key with it, or delete the record.
explain-no-dkim = An empty key for every selector: no signature from { $domain } is valid.
explain-return-path = Bounces of this service come back to this name, and SPF is checked there. Without it SPF does not align for DMARC.
explain-verification = Proves to the service that the domain is yours. Leave it there: some services look for it again.
explain-tracking = Links and pictures in mail lead to this name. Mail works without it.
explain-null-mx = Says that { $domain } receives no mail, so mail to it is refused at once.
explain-old = Published now: { $old }
explain-ttl = TTL: { $ttl } s, or the default of your panel.
explain-ttl-nearest = TTL: choose the one nearest to { $ttl } s.
explain-ttl-nothing = This panel sets the TTL for the whole zone, not for each record.
explain-go-on = Asks your name servers, then public resolvers, for the records.

copied-short = Copied the short name. If your panel does not add the domain, first answer the question. Press Enter to copy the value.
copied-name = Copied the name. Press Enter to copy the value.
copied-value = Copied the value. Press Enter to continue.
sent-name = Sent the name to your terminal. If paste fails, press w.
sent-value = Sent the value to your terminal. If paste fails, press w.
too-long = Too long for the clipboard. Press w to show it, s to save it.
empty-name = The name field stays empty in this format. Press Enter to copy the value.

octets = { $octets ->
    [one] 1 byte
   *[other] { $octets } bytes
}
strings = { $strings ->
    [one] 1 string
   *[other] { $strings } strings of up to 255
}
is-create = new
is-replace = replaces a record
is-there = published
is-partly = on some of your name servers
is-in-the-way = blocked by a CNAME
is-unknown = DNS did not answer
is-theirs = in another domain

plain-title = Records for { $domain }
plain-about = Type, name, and value each have their own lines. Select them with the mouse.
plain-type = Type
plain-name = Name
plain-empty-name = (leave it empty)
plain-apex-guess = (if the panel refuses @, leave the field empty)
plain-target-guess = (if the panel then shows .{ $zone } after it, add a dot at the end)
plain-short = Name, if the panel shows .{ $zone } after the field:
plain-whole = Name, if it does not:
plain-value = Value
plain-value-plain = Value, as most panels want it:
plain-value-quoted = Value, if the panel wants quotes or refuses the other:

save-title = Save the records as a file
save-path = File
save-form = Format: { $form }
save = Save
save-about = All records in this format. Press Enter for the next format. Existing files are never overwritten.
saved = Saved to { $path }.
saved-in-demo = Saved to { $path }. The demo deletes it when you quit.
no-path = Enter the name of a file.
save-explain = File formats: bind (zone file), nsupdate, cloudflare, dnscontrol, octodns, terraform, json, csv, markdown (to send to someone).
copied-records = Copied all records.
copied-sheet = Copied the sheet. Paste it into a mail or a ticket.

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

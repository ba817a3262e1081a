# The ways in
make-here = Make a key here
make-here-tail = you run the mail server yourself
service-gives = My mail service gives records
service-gives-tail = you paste them
service-recognised = MX: { $service }
have-key = I have a private key
have-key-tail = in a PEM file
explain-make-here = A DKIM key has two halves. The private half stays on your mail server and signs every message. The public half goes into DNS, where receivers fetch it and see that the mail is yours and that nobody has changed it on the way.

    mailseal makes both, writes the private half into a file that only you can read, and never sends it anywhere.
explain-service-gives = A service that sends for you keeps the private half itself and shows you what to publish: one TXT record, or two or three CNAME records. Paste them here, and mailseal checks them before they go into DNS.

    Each service has selectors of its own, so several services live side by side without knowing of each other.
explain-have-key = Choose this if your mail server signs already, or if you brought a key along from another one. mailseal reads the file to work out the public half. The file stays where it is; nothing is copied.

# Kinds of key
kind = Kind
kind-title = Which kind of key?
rsa = RSA { $bits }
ed25519 = Ed25519
both = RSA 2048 and Ed25519
rsa-2048-tail = the usual: every receiver reads it
rsa-3072-tail = longer record, slower to sign
rsa-4096-tail = the longest receivers must read
ed25519-tail = short and strong, but many ignore it
both-tail = two keys, two signatures
rsa-1024-tail = weak; only if your panel takes no more
explain-kind = Enter shows the kinds. RSA 2048 is right unless you know a reason for another.
explain-rsa-2048 = Every receiver can check RSA, and 2048 bits are strong enough for years. The record is about 400 characters, which DNS holds as two strings; mailseal shows your panel’s form of it later.
explain-rsa-3072 = Stronger than anybody demands today. The record is half as long again as with 2048 bits, and some panels cut it off.
explain-rsa-4096 = Receivers must be able to check keys of up to 4096 bits and need not go further. The record takes three or four strings, does not fit into one UDP answer everywhere, and many panels cut it off. 2048 is the better choice for almost everybody.
explain-rsa-1024 = Gmail and Yahoo still accept 1024 bits, but a key of this length is within reach of somebody with money. Choose it only if your DNS panel cannot hold a longer record, and change it as soon as it can.
explain-ed25519 = A modern kind: the whole record has about 80 characters. But many receivers, Gmail among them, do not check it: to them your mail is not signed. Alone it is only for a trial; choose both together for real mail.
explain-both = Your server signs each message twice. Receivers that know Ed25519 check both signatures; the others go by RSA, and that one is enough for DMARC.

    Be prepared for reports in which the Ed25519 signature “fails” although the mail passes: that receiver does not know it. Some services refuse mail with two signatures, and OpenDKIM cannot make the second.
ed25519-alone = Many receivers ignore Ed25519, so alone it protects little. RSA and Ed25519 together is the safe choice.
both-honest = Receivers that do not know Ed25519 ignore it, and some report it as failed. The RSA signature counts there.
weak-title = A key of 1024 bits?
weak-warning = RFC 8301 asks for 2048 bits, and 1024 is the least that receivers accept at all. Somebody who breaks the key can sign mail as you. It is only worth it if your DNS panel cannot hold a longer record, and most panels can: Publish shows how.
weak-no = Keep { $kind }
weak-yes = Use 1024 bits all the same
explain-weak-yes = Do this only if you have tried a 2048-bit record in your panel and it was refused or cut off. The next steps keep telling you that the key is weak.

# The selector
selector = Selector
selector-of = Selector for { $kind }
selector-placeholder = s202611
free = free in DNS
same-key = this key is there already
taken = another key is there
withdrawn = a withdrawn key is there
in-list = in your list already
not-known = not known whether it is free
asking-selector = asking DNS…
explain-selector = A domain can have many keys at once, and the selector is the name of one of them: the key is published at <selector>._domainkey.<domain>, and every signature names its selector. Any name will do, and it need not mean anything.

    mailseal proposes one with the month in it, so that you know later how old the key is, and asks your name servers whether it is free. Letters, digits, hyphens and dots are allowed.
keys-stand = DNS has keys of this domain already, at { $selectors }. You need a new one only if a service has their private halves, or they are lost. If you have the file of one, choose “{ $have-key }” above.
same-selector = Both keys have this selector, and one selector holds one key. Give the second another.
selector-in-list = A key in your list has this selector. Give the new one another, so that both are valid until you remove the old one.

# The file
path = Private key file
path-of = Private key file, { $kind }
path-empty = Type where the private key is to be written.
path-same = Both keys would go to this file. Give the second another name.
path-home = Write the path in full: what “~” stands for is not known here.
explain-path = Here the private half is written: a file that only you can read, in a folder only you can enter. mailseal makes the folder if it is missing, and never writes over a file that is there.

    A path that does not begin with / is below { $folder }. If your mail server is another machine, save the key here and copy it over afterwards.
proposed-path = Another name is put in already: press Enter to save there.

# Making and saving
stopped = The making of the key was stopped.
make-now = Make the key
save = Save the key
save-both = Save both keys
another = Make another
saving-later = The key is still being made; it is saved as soon as it is there.
saving = Saving the key
saved = The private key is in { $path }
saved-both = Both private keys are in { $folder }
key-lost = The key is in { $path }, but in no answers: you have left its domain.
explain-make-now = Begins again. A long RSA key takes a few seconds.
explain-save = Writes the private half to the file above. Only then does the record go to Publish: a public key whose private half is lost would make every check fail.
explain-another = Throws this key away and makes a new one. Nothing has been published yet, so nothing is lost.
not-made-yet = no key yet
not-saved-yet = not saved yet
not-added-yet = not in your list yet
one-of = { $number } of { $count }
octets = { $count ->
    [one] 1 octet
   *[other] { $count } octets
}
strings = { $count ->
    [one] 1 string
   *[other] { $count } strings
}
bits = { $count } bits

# Options
options = Options
no-options = none, which is right for most
strict = t=s
strict-tail = sub-domains may not sign with it
testing = t=y
testing-tail = say that DKIM is being tested
sha256 = h=sha256
sha256-tail = only with SHA-256
note = n=, a note for people
note-placeholder = nothing, or a few words
encoding = File as
pkcs8 = PKCS#8
pkcs1 = PKCS#1
explain-options = Four more things a key record can say, and the form of the file. None is needed; Enter shows them.
explain-strict = With t=s the signature must be made for exactly your domain. Without it, a signature for { $domain } may also name an address at a sub-domain as the signer. Most senders never use that, and for them t=s changes nothing; leave it off if people write as name@sub.{ $domain }.
explain-testing = t=y tells receivers that you are trying DKIM out. Some then treat a failing signature as if there were none; most take no notice. It is easily forgotten in the record, so take it out once your mail passes.
explain-sha256 = Signatures may no longer be made with SHA-1, and every signer uses SHA-256 today. Saying so in the record protects against nothing that receivers do not refuse anyway; it does no harm.
explain-note = A few words for whoever finds this record later, such as who made the key. Receivers do not read it. Everybody in the world can, and it makes the record longer.
explain-encoding = PKCS#8 (“BEGIN PRIVATE KEY”) is what today’s programs read. Choose PKCS#1 (“BEGIN RSA PRIVATE KEY”) only if your mail server asks for it. It is the same key in another wrapping, and an Ed25519 key has only the first.

# Keys there are
in-dns = in DNS
to-publish = to publish
replaces = replaces what is there
not-everywhere = not everywhere yet
no-key-left = no key left in DNS
still-in-dns = still in DNS
blocked-by-alias = a CNAME is in the way
unread-key = a key that cannot be read
no-key-in-it = withdrawn
explain-key = This record is in your list, and Publish shows it. d takes it out of the list and u brings it back; DNS and files stay as they are.
explain-key-held = The private half is in the file below; this record is its public half. d takes the record out of the list and u brings it back; the file stays where it is.
explain-key-alias = A CNAME sends receivers on to your mail service’s own record, so that the service can change its keys without asking you. d takes it out of the list and u brings it back.
removed = { $selector } is out of the list; u brings it back.
nothing-to-undo = Nothing has been taken out.
install = How to install it
new-key = Make a new key
explain-install = The key does nothing until your mail server signs with it. This shows the steps for your mail server or control panel, complete with your domain, selector and file. c copies all of it.
explain-new-key = Another key under another selector, for a second mail server or a second kind of key. To change a key for a new one without losing mail, press Enter on its row and make its successor: the steps then come one after the other.
next-install = Publish the record first, then let your mail server sign with the key.

# A key that is there
have-path = Where is the key file?
have-path-placeholder = /etc/opendkim/keys/mail.private
have-path-empty = Type the path of the key file.
reading = Reading { $path }
have-read = { $kind } key
use-key = Use this key
explain-have-path = The path of the private key on this machine, in PEM form: RSA or Ed25519, PKCS#8 or PKCS#1. Your mail server’s configuration names it (KeyFile or KeyTable in OpenDKIM, path in Rspamd, dkim_private_key in Exim).

    Only a path, never the key itself: what is pasted into a terminal can stay in its scroll-back, in a clipboard history or in a log, and whoever has the key can write mail as you.
explain-have-selector = The selector your mail server signs with. It stands beside the key in the server’s configuration, and as s= in the DKIM-Signature header of a message you have sent. If nothing signs with the key yet, any free name will do.
explain-use-key = Puts the record of this key into your list. Its file stays where it is, and is not changed.
private-key-pasted = This is a private key. Never publish it. To use it, enter the path of its file in step 3.

# What a service gives
service = Service
other-service = another service
service-title = Which service?
service-search = Search
service-search-placeholder = type part of its name
recognised = recognised by your MX
no-service-found = No service of that name is known here. Choose “another service” and paste what it shows.
gives-txt = gives a TXT record
gives-cname = gives CNAME records
gives-any = paste what it shows
given-selector = Selector
given-selector-placeholder = such as s1
given-value = Value
given-value-placeholder = v=DKIM1; … or the target of a CNAME
add = Add the record
all-there = All records of { $service } are in the list.
explain-service = Enter shows the services mailseal knows, those that your MX records point to first. It then knows the selectors and what the records look like. For any other service choose “another service” and paste what it shows.
explain-given-selector = The part of the record’s name before ._domainkey. Or paste a whole line, or all lines at once, as the service shows them: name, type and value are told apart by themselves.
explain-given-value = What the service shows as the value: the text of the TXT record, or the name that the CNAME points to. Quotes and line breaks do no harm. Enter adds the record to your list.
explain-target = For { $service } it has the form { $target }
explain-add = Puts the record into your list. It goes to Publish from there.
taken-over = { $count ->
    [one] 1 record taken.
   *[other] { $count } records taken.
}
left-out = { $count ->
    [one] 1 line is no DKIM record and was left out.
   *[other] { $count } lines are no DKIM records and were left out.
}
fault-empty = Paste the value that the service shows: the text of a TXT record, or the target of a CNAME.
fault-too-long = This is far too long for DKIM records. Paste only the lines that the service shows for DKIM.
fault-not-dkim = This is a record for something else: the name of a DKIM record has ._domainkey in it.
fault-other-domain = This name belongs to another domain than { $domain }.
console = Its records are at: { $path }
console-unsure = Its records are probably at: { $path }
console-then = After publishing, press there: { $button }
still-missing = Still missing for { $service }: { $records }. Paste the whole block from its page.
fault-damaged = The record is damaged or cut off. Copy it again, or use the other view of the panel.
fault-dkim-is-off = The panel says that DKIM is off for this domain. Switch it on there first.
fault-in-fields = The values are in input fields, and a copied page does not have them. Use the copy button of each field.
fault-neither = This is neither a key record, which has p= in it, nor the name that a CNAME points to.
fault-placeholder = This part differs for every customer. Put in what the service shows you.
explain-go-on = Goes on to DMARC. You can come back; no answer is lost.
explain-go-on-unsaved = Saves the key, then goes on to DMARC. If it cannot be saved, you stay here and nothing is lost.

# Installing
install-title = Install the key: which program signs your mail?
install-steps-title = Install the key in { $signer }
copy-all = Copy everything
copied = The instructions are on the clipboard.
copied-by-terminal = Sent to your terminal’s clipboard. If it is not there, use the plain view.
copied-too-long = Too long for the clipboard. The plain view shows all of it.
plain = Plain view
another-signer = Another program
explain-signer = The program that signs is often not the mail server itself: beside Postfix it is OpenDKIM or Rspamd. If you do not know, look at what runs: systemctl list-units
explain-signer-ed25519 = It can sign with Ed25519 as well.
explain-signer-rsa = It signs with RSA only.
explain-signer-own = It makes its keys itself. You publish its record, and no key of mailseal is brought in.
explain-step = Enter copies this block alone. c copies everything.
explain-copy-all = Copies every step with its commands, the domain, the selector and the path filled in. The private key itself is not among them.
explain-plain = Leaves the wizard for a moment and prints the steps without borders, so that a mouse can select them.
explain-another-signer = Back to the list of programs.
nothing-to-install = There is no key here to install: save one first.
both-kinds = RSA and Ed25519
rsa-only = RSA only
own-keys = makes its own keys
on-your-server = fits your mail server

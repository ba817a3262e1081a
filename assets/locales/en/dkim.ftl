# The ways in
make-here = Make a key here
make-here-tail = you run the mail server
service-gives = My mail service gives records
service-gives-tail = you paste them
service-recognised = MX: { $service }
have-key = I have a private key
have-key-tail = in a PEM file
explain-make-here = A DKIM key has two parts. Your mail server signs with the private key. Receivers verify with the public key, which is in DNS.

    mailseal makes both. It writes the private key to a file that only you can read, and never sends it anywhere.
explain-service-gives = A service that sends for you has its own private key. It shows you the records to publish: one TXT record, or two or three CNAME records. Paste them here, and mailseal checks them first.

    Each service has its own selectors, so you can use several services.
explain-have-key = Choose this if your mail server already signs, or if you have a key from another server. mailseal reads the file to get the public key. The file is not copied or changed.

# Kinds of key
kind = Type
kind-title = Which type of key?
rsa = RSA { $bits }
ed25519 = Ed25519
both = RSA 2048 and Ed25519
rsa-2048-tail = usual: every receiver reads it
rsa-3072-tail = longer record, slower to sign
rsa-4096-tail = the longest that receivers must read
ed25519-tail = short and strong, but many ignore it
both-tail = two keys, two signatures
rsa-1024-tail = weak; only if your panel refuses more
explain-kind = Press Enter to see the types. RSA 2048 is right, unless you know a reason for another.
explain-rsa-2048 = Every receiver can check RSA, and 2048 bits are strong enough for years. The record has about 400 characters, in two DNS strings. The Publish step shows it in the format of your panel.
explain-rsa-3072 = Stronger than anyone asks for today. The record is half as long again as with 2048 bits, and some panels cut it.
explain-rsa-4096 = The limit of what receivers must check. The record needs three or four strings and often TCP, and many panels cut it. 2048 is usually better.
explain-rsa-1024 = Gmail and Yahoo still accept 1024 bits, but someone with money can break such a key. Choose it only if your DNS panel cannot hold a longer record. Change it as soon as possible.
explain-ed25519 = A modern type: the record has only about 80 characters. But many receivers, such as Gmail, do not check it. For them your mail is not signed. For real mail, choose both.
explain-both = Your server signs each message twice. Receivers that know Ed25519 check both. The others use RSA, which is enough for DMARC.

    Some reports may say that the Ed25519 signature failed, although the mail passes. Some services refuse mail with two signatures, and OpenDKIM cannot make the second.
ed25519-alone = Many receivers ignore Ed25519, so alone it protects little. RSA and Ed25519 together is safe.
both-honest = Receivers that do not know Ed25519 ignore it, or report it as failed. They use the RSA signature.
weak-title = Use a key of 1024 bits?
weak-warning = RFC 8301 asks for 2048 bits, and 1024 is the least that receivers accept. Anyone who breaks the key can sign mail as you. Most panels can hold longer records: the Publish step shows how.
weak-no = Keep { $kind }
weak-yes = Use 1024 bits anyway
explain-weak-yes = Choose this only if your panel refused or cut a record with 2048 bits. The next steps still warn that the key is weak.

# The selector
selector = Selector
selector-of = Selector for { $kind }
selector-placeholder = s202611
free = free in DNS
same-key = already has this key
taken = already has another key
withdrawn = has a revoked key
in-list = already in your list
not-known = DNS did not answer
no-domain = the domain does not exist in DNS
asking-selector = asking DNS…
explain-selector = Enter a short name for the key, such as s202611. Letters, digits, hyphens, and dots are allowed.

    A domain can have many keys, and each selector names one of them. The key is published at <selector>._domainkey.<domain>, and every signature names its selector. mailseal proposes one with the month in it and asks your name servers if it is free.
keys-stand = DNS already has DKIM keys for this domain: { $selectors }. If you have the private key of one, choose “{ $have-key }”. Otherwise make a new key.
same-selector = Both keys have this selector, and a selector can have only one key. Give the second another.
selector-in-list = A key in your list has this selector. Give the new key another. Then both are valid for some time.

# The file
path = Private key file
path-of = Private key file, { $kind }
path-empty = Enter the path for the private key.
path-same = Both keys would use this file. Give the second another name.
path-home = Enter the full path. The home folder for “~” is unknown here.
explain-path = mailseal writes the private key to this file. Only you can read it. Existing files are never overwritten.

    A path without / at the start is in { $folder }. Missing folders are created. If your mail server is another machine, save the key here and copy it later.
proposed-path = mailseal chose another name. Press Enter to save there.

# Making and saving
stopped = Stopped making the key.
make-now = Make the key
save = Save the key
save-both = Save both keys
another = Throw this key away, make a new one
saving-later = Still making the key. It is saved when it is ready.
saving = Saving the key
saved = The private key is in { $path }
saved-both = Both private keys are in { $folder }
key-lost = The key is in { $path }, but in no setup, because you left its domain.
explain-make-now = Starts again. A long RSA key takes a few seconds.
explain-save = Saves the private key to this file. Then the Publish step shows its record. Without a saved private key, no server can sign.
explain-another = Deletes this unsaved key and makes a new one. If you already published its record, publish the new one instead.
not-made-yet = no key yet
not-saved-yet = not saved yet
left-unsaved = The new DKIM key is not saved yet. To save it, press 3, then choose “Save the key”.
not-added-yet = not in your list yet
one-of = { $number } of { $count }
octets = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
strings = { $count ->
    [one] 1 string
   *[other] { $count } strings
}
bits = { $count } bits

# Options
options = Options
no-options = none (usual)
strict = t=s
strict-tail = not for subdomains
testing = t=y
testing-tail = say that DKIM is a test
sha256 = h=sha256
sha256-tail = only with SHA-256
note = n=, a note for people
note-placeholder = empty, or a few words
encoding = File format
pkcs8 = PKCS#8
pkcs1 = PKCS#1
explain-options = Four more tags for the record, and the file format. You need none of them. Press Enter to see them.
explain-strict = With t=s, a signature must name exactly { $domain } as the signer. Without it, the signer can be at a subdomain too, such as name@sub.{ $domain }. Most mail servers never do this.
explain-testing = t=y tells receivers that DKIM is a test. Some then treat a failed signature like no signature. Most ignore it. Delete it when your mail passes.
explain-sha256 = All mail servers use SHA-256 today, and receivers refuse SHA-1 anyway. This tag does no harm and helps little.
explain-note = Enter a few words for people who read this record, such as who made the key. Receivers ignore them. Everyone can read them, and the record becomes longer.
explain-encoding = Today’s programs read PKCS#8 (“BEGIN PRIVATE KEY”). Choose PKCS#1 (“BEGIN RSA PRIVATE KEY”) only if your mail server needs it. Ed25519 keys have only the first.

# Keys there are
in-dns = in DNS
to-publish = to publish
replaces = replaces a record
not-everywhere = not on all servers yet
no-key-left = no key left in DNS
still-in-dns = still in DNS
blocked-by-alias = blocked by a CNAME
unread-key = unreadable key
no-key-in-it = revoked
explain-key = This record is in your list and in the Publish step. Press d to delete it from the list, u to undo. DNS and files stay unchanged.
explain-key-held = This record has the public key. The private key is in this file. Press d to delete the record from the list, u to undo. The file stays.
explain-key-alias = This CNAME points to a record of your mail service. So the service can change its keys without you. Press d to delete it from the list, u to undo.
removed = Deleted { $selector }. Press u to undo.
nothing-to-undo = There is no change to undo.
install = How to install it
new-key = Make a new key
explain-install = Your mail server must sign with the key. Press Enter for the steps for your program, such as OpenDKIM, Rspamd, or Exim. c copies all of them.
explain-new-key = Makes another key at another selector, for a second mail server or another type. To replace a key without losing mail, press Enter on its row and make its replacement key.
next-install = Publish the record first. Then sign with the key on your mail server.

# A key that is there
have-path = Path of the key file
have-path-placeholder = /etc/opendkim/keys/mail.private
have-path-empty = Enter the path of the key file.
reading = Reading { $path }
have-read = { $kind } key
use-key = Use this key
explain-have-path = Enter the path of the private key on this machine: a PEM file with an RSA or Ed25519 key. Your mail server’s configuration has it: KeyFile or KeyTable in OpenDKIM, path in Rspamd, dkim_private_key in Exim.

    Never paste the key itself. Terminals, clipboards, and logs can keep it, and anyone with the key can sign mail as you.
explain-have-selector = Enter the selector that your mail server signs with. It is in the server’s configuration, and after s= in the DKIM-Signature header of your mail. For a new key, use any free name.
explain-use-key = Adds the record of this key to your list. Its file stays unchanged.
private-key-pasted = This is a private key. It was ignored, and must never be published. To use it, enter the path of its file in the DKIM step.

# What a service gives
service = Service
other-service = another service
service-title = Which service?
service-search = Search
service-search-placeholder = part of its name
recognised = found in your MX
named-at-spf = named in the SPF step
no-service-found = Unknown service. Choose “another service” and paste its records.
gives-txt = gives a TXT record
gives-cname = gives CNAME records
gives-any = paste its records
given-selector = Selector
given-selector-placeholder = such as s1
given-value = Value
given-value-placeholder = v=DKIM1; … or the target of a CNAME
add = Add the record
all-there = All records of { $service } are in the list.
explain-service = Press Enter to see the services that mailseal knows. It knows their selectors and the form of their records. For others, choose “another service” and paste the records.
explain-given-selector = Enter the part of the name before ._domainkey. You can also paste whole lines with name, type, and value, as the service shows them.
explain-given-value = Enter the value that the service shows: the text of the TXT record, or the target of the CNAME. Quotes and line breaks are fine. Press Enter to add the record.
explain-target = For { $service } it looks like { $target }
explain-add = Adds the record to your list and to the Publish step.
taken-over = { $count ->
    [one] Added 1 record.
   *[other] Added { $count } records.
}
left-out = { $count ->
    [one] Skipped 1 line that is not a DKIM record.
   *[other] Skipped { $count } lines that are not DKIM records.
}
fault-empty = Enter the value that the service shows: the text of a TXT record, or the target of a CNAME.
fault-too-long = This is too long for DKIM records. Paste only the DKIM lines of the service.
fault-not-dkim = This is not a DKIM record: its name has no ._domainkey in it.
fault-other-domain = This name is not in { $domain }.
console = Its records are at: { $path }
console-unsure = Its records are probably at: { $path }
console-then = After publishing, press there: { $button }
still-missing = Still missing for { $service }: { $records }. Paste the whole block from its page.
fault-damaged = The record is damaged or cut off. Copy it again, or use the other view of the panel.
fault-dkim-is-off = The panel says that DKIM is off for this domain. Switch it on there first.
fault-in-fields = The values are in input fields, and a copied page does not have them. Use the copy button of each field.
fault-neither = This is not a key record (with p=) and not the target of a CNAME.
fault-placeholder = This part is different for every customer. Enter what the service shows you.
explain-go-on = Continue to DMARC. Nothing is published.
explain-go-on-unsaved = Saves the key and continues to DMARC.

# Installing
install-title = Which program signs your mail?
install-steps-title = Install the key in { $signer }
copy-all = Copy all steps
copied = Copied the steps.
copied-by-terminal = Sent to the clipboard of your terminal. If paste fails, use the plain view.
copied-too-long = Too long for the clipboard. Use the plain view.
plain = Plain view
another-signer = Another program
explain-signer = Often another program signs, not the mail server: with Postfix it is OpenDKIM or Rspamd. If you do not know, run: systemctl list-units
explain-signer-ed25519 = It can also sign with Ed25519.
explain-signer-rsa = It signs only with RSA.
explain-signer-own = It makes its keys itself. You publish its record, and no key of mailseal is brought in.
explain-step = Press Enter to copy this block. c copies all steps.
explain-copy-all = Copies every step with your domain, selector, and path. The private key is not in it.
explain-plain = Prints the steps without borders. You can select them with the mouse.
explain-another-signer = Back to the list of programs.
nothing-to-install = There is no key to install. Save one first.
both-kinds = RSA and Ed25519
rsa-only = RSA only
own-keys = makes its own keys
on-your-server = fits your mail server

about = Make a DKIM key, show its record, install it in a mail server, or read a record
after =
    Examples:
      mailseal dkim new example.com
      mailseal dkim show s1.pem --selector s1 --domain example.com
new = Make a key, write the private half to a file, and print the record to publish
new-after =
    The private half goes into a file that only you can read and is never printed; a file that is there is never written over. The record is printed whole, on one line. DNS is not asked, and a saved set-up is not changed: the wizard takes the key in by “I have a private key”.

    Ends with 0 if the key is there, 1 if it could not be made or written or a file is there already, 2 if the command line is wrong.

    Examples:
      mailseal dkim new example.com
      mailseal dkim new example.com --selector s1 --type ed25519 --out /etc/dkim --format json
domain = The domain that signs
selector = Publish the key at this selector. Without it: the month, such as s202611, or e202611 for Ed25519
key-type = “rsa-2048”, which is the default and right for most, “rsa-3072”, “rsa-4096” or “ed25519”
out = Write the key to SELECTOR.pem in this folder. Without it, to the folder where the wizard keeps keys
encoding = “pkcs8”, which is the default, or “pkcs1” (BEGIN RSA PRIVATE KEY) for signers that read nothing else
show = Print the record that belongs to a key file, private or public
show-after =
    Reads PEM files of RSA and Ed25519 keys. The private half is never printed.

    Ends with 0, or with 2 if the file holds no key that DKIM can use or the command line is wrong.

    Examples:
      mailseal dkim show /etc/opendkim/keys/mail.private
      mailseal dkim show s1.pem --selector s1 --domain example.com --format json
file = The key file
show-selector = The selector the key is published at
show-domain = The domain that signs; needs --selector

making = Making the key
publish = Publish this record:
name = {"  "}name   { $name }
name-open = {"  "}name   the selector your mail server signs with, then ._domainkey and your domain
kind = {"  "}type   TXT
value = {"  "}value  { $value }
about-key = { $kind }, fingerprint { $fingerprint }
saved = The private key is in { $path }
then = When the record is there, which “mailseal check { $domain } --selector { $selector }” tells, let your mail server sign with the key.
taken = There is a file at { $path } already. It has not been touched, because it may be a key in use. For a second key choose another selector, for example with --selector { $selector }. For the record of the one that is there: mailseal dkim show { $path }
no-selector = Every selector of this month is in use. Name one with --selector.
name-too-long = The selector { $selector } and the domain { $domain } are longer together than a name in DNS may be. Choose a shorter selector.
no-home = It is not known where your files are kept, because there is no home directory. Name a folder with --out.

install = Print the steps that make a mail server sign with a key
install-after =
    Prints the steps in full, from the package to a signed test mail, with the way back for each. With --format sh, prints a script. Read it, then run it on the mail server as root.
    A key that the saved setup replaces is replaced there too. For others, use --replaces.

    Signers: { $signers }

    Ends with 0, or with 2 if the command line is wrong or a file holds no key that DKIM can use.

    Examples:
      mailseal dkim install --signer opendkim --domain example.com --selector s1 --key s1.pem
      mailseal dkim install --signer exim --domain example.com --selector s1 --key s1.pem --selector e1 --key e1.pem --format sh
      mailseal dkim install --signer rspamd --domain example.com --selector s2 --key s2.pem --replaces s1
install-signer = The program or control panel that signs; the list is below
install-selector = The selector of the key. Repeat --selector and --key for a second key
install-key = The private key file
install-replaces = A selector that signs so far and should stop. Repeat for several
install-format = “text”, which is the default, or “sh”, a script for the mail server
unknown-signer = Unknown signer. Use one of: { $signers }
selector-for-each = Name a selector and a key file for each key: --selector s1 --key s1.pem

about = Make a DKIM key, or show and read key records
after =
    Examples:
      mailseal dkim new example.com
      mailseal dkim show s1.pem --selector s1 --domain example.com
new = Make a DKIM key, save the private key to a file, and print the record
new-after =
    The private key goes to a file that only you can read. It is never printed, and existing files are never overwritten. The record is printed on one line. Your setup does not change. To use the key in the wizard, choose “I have a private key”.

    Exit codes: 0 key saved, 1 no key or the file exists, 2 wrong command line.

    Examples:
      mailseal dkim new example.com
      mailseal dkim new example.com --selector s1 --type ed25519 --out /etc/dkim --format json
domain = The domain that signs
selector = Selector of the key. Default: the month, such as s202611 (Ed25519: e202611)
key-type = “rsa-2048” (default), “rsa-3072”, “rsa-4096”, or “ed25519”
out = Folder for the file SELECTOR.pem. Default: the folder where the wizard keeps keys
encoding = “pkcs8” (default), or “pkcs1” (BEGIN RSA PRIVATE KEY) for mail servers that need it
show = Print the DKIM record of a key file, private or public
show-after =
    Reads PEM files with RSA or Ed25519 keys. The private key is never printed.

    Exit codes: 0 record printed, 2 wrong command line or not a DKIM key.

    Examples:
      mailseal dkim show /etc/opendkim/keys/mail.private
      mailseal dkim show s1.pem --selector s1 --domain example.com --format json
file = The key file
show-selector = The selector of the key
show-domain = The domain that signs; needs --selector

making = Making the key
publish = Publish this record:
name = {"  "}name   { $name }
name-open = {"  "}name   the selector of your mail server, then ._domainkey and your domain
kind = {"  "}type   TXT
value = {"  "}value  { $value }
about-key = { $kind }, fingerprint { $fingerprint }
saved = The private key is in { $path }
then = After you publish it, run “mailseal check { $domain } --selector { $selector }”. When it finds the key, sign with it on your mail server.
taken = { $path } already exists and was not changed. For a new key, add --selector { $selector }. To see the record of the existing key, run: mailseal dkim show { $path }
no-selector = All selectors for this month are in use. Choose one with --selector.
name-too-long = The selector { $selector } is too long for { $domain }. Choose a shorter one.
no-home = There is no home directory for your keys. Choose a folder with --out.

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
unknown-signer = Unknown signer. { $nearest ->
    [none] {""}
   *[other] Did you mean “{ $nearest }”?{" "}
}Use one of: { $signers }
selector-for-each = Name a selector and a key file for each key: --selector s1 --key s1.pem

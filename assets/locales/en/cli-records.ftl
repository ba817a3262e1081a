about = Print the records of a saved set-up, or those published now, for people and tools
after = Without --as: a line per record, with name, type and value. With it, or with --host, DNS is asked where the zone begins and what the records replace. Standard output holds nothing but records; what there is to know about them is on standard error.

    DNS gives no list of names. --from-dns finds the SPF record, MX, DMARC, keys at the selectors named and the usual ones, and wildcards of these; everything else in the zone is for your DNS host to export.

    Ends with 0; with 1 if nothing is published, or no key at a selector that was named; with 2 if the command line is wrong or nothing is saved for the domain; with 3 if DNS could not be asked for everything.

    Examples:
      mailseal records example.com
      mailseal records example.com --as markdown > for-the-dns-people.md
      mailseal records example.com --host route53
      mailseal records example.com --from-dns --selector s1 --as cloudflare > records.txt
      mailseal records example.com --from-text page.txt
domain = The domain
format = How to write them: { $known }
host = Write each name and value as the panel of this DNS host takes it, such as cloudflare or route53; any other word lists them
from-dns = Take what is published now, as it is, instead of a saved set-up
selector = With --from-dns, look for a DKIM key at this selector too; may be given several times
bad-format = the forms are { $known }
bad-host = the hosts are { $known }

no-records = The saved set-up of { $domain } has no records yet. Go on with it in “mailseal { $domain }”.
theirs = { $owner } is for the owner of { $their } to publish, not for you.

unregistered = { $domain } does not exist in DNS: it is not registered, or not delegated yet. There is nothing to take over.
nothing = Nothing for mail is published at { $domain }. If its keys stand at selectors of your own, name them with --selector.
not-listed = { $found ->
    [one] 1 record was found.
   *[other] { $found } records were found.
} Only mail’s records are taken, and DNS lists neither selectors nor names: keys at other selectors (name them with --selector), permissions for single domains below _report._dmarc.{ $domain }, and every other name and record of the zone are not among them.
no-key = No key stands at selector { $selector } of { $domain }. If mail is signed with it, look for the name in the signature: s= is the selector, d= the domain.
unanswered = Not known: what stands at { $name } ({ $kind }). Nobody answered; try again, or look it up at the DNS host.
not-text = Left out: a record at { $owner } with octets that are no text, which no receiver accepts.
private-key = Left out: a record at { $owner } with a private key in it. Whoever has read it can sign as you: take it out and make a new key.
others = { $count ->
    [one] Left out: 1 text at { $owner } that is not for mail. It is to be moved too.
   *[other] Left out: { $count } texts at { $owner } that are not for mail. They are to be moved too.
}
silent = None of the name servers of { $domain } says what it has. They are silent or broken; “mailseal check { $domain }” says which. Ask your DNS host for the records, or try again later.
out-of-time = Not every server had answered after { $seconds } seconds, and no record was found until then. Try again in a moment.
no-zone = Where the zone of { $domain } begins is not known: { $why } Names are counted from { $domain }, and what stands there now is not marked to be replaced. Look at both before you use the file.
broken = { $errors ->
    [one] The published records have 1 error, and this copy keeps it. See it with its fix: mailseal check { $domain } --format markdown
   *[other] The published records have { $errors } errors, and this copy keeps them. See them with their fixes: mailseal check { $domain } --format markdown
}

from-text = Read the records in a copied page of a mail service or panel (- is standard input), and say what to do with each
from-text-format = With --from-text the only form is json.
from-text-unread = { $path } could not be read: { $why }.
from-text-left = { $line }: { $why }
nothing-in-text = There is no record in this text.

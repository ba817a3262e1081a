about = Print the records of your setup, or the published ones
after = Without --as: one line for each record, with name, type, and value. With --as or --host, DNS is asked for the zone and for the records to replace. Standard output has only records. Notes go to standard error.

    DNS cannot list names. --from-dns finds the SPF record, MX, DMARC, keys at the usual selectors and at yours, and their wildcards. For other records of the zone, ask your DNS host for an export.

    Exit codes: 0 records printed, 1 no record or no such key, 2 wrong command line or no setup, 3 too few answers.

    Examples:
      mailseal records example.com
      mailseal records example.com --as markdown > for-the-dns-people.md
      mailseal records example.com --host route53
      mailseal records example.com --from-dns --selector s1 --as cloudflare > records.txt
domain = The domain
format = File format: { $known }
host = Write names and values as this DNS host wants them, such as cloudflare or route53. A wrong name shows the list
from-dns = Print the published records, not your setup
selector = With --from-dns, also look for a DKIM key at this selector. Repeat it for more
bad-format = { $nearest ->
    [none] the formats are { $known }
   *[other] did you mean “{ $nearest }”? The formats are { $known }
}
bad-host = { $nearest ->
    [none] the hosts are { $known }
   *[other] did you mean “{ $nearest }”? The hosts are { $known }
}

no-records = Your setup for { $domain } has no records yet. Continue it with: mailseal { $domain }
theirs = The owner of { $their } must publish { $owner }, not you.

unregistered = { $domain } does not exist in DNS, so there are no records to print. It is not registered, or not delegated yet.
nothing = No mail records are published at { $domain }. If you use your own selectors, add them with --selector.
not-listed = { $found ->
    [one] 1 record was found.
   *[other] { $found } records were found.
} DNS cannot list names, so keys at other selectors may be missing. Add them with --selector. Not included: report permissions below _report._dmarc.{ $domain }, and all records that are not for mail.
no-key = { $domain } has no key at selector { $selector }. To find the right one, look in a mail header: s= is the selector, d= is the domain.
disagreement = The name servers do not agree about { $name } ({ $kind }). Only one version is written. Run “mailseal check” before you use it.
unanswered = No server answered for { $name } ({ $kind }). Try again, or look at your DNS host.
not-text = Skipped 1 record at { $owner }: it has bytes that are not text, and no receiver accepts it.
private-key = Skipped 1 record at { $owner }: it contains a private key. Delete it and make a new key, because others may have read it.
others = { $count ->
    [one] Skipped 1 TXT record at { $owner } that is not for mail. Move it separately.
   *[other] Skipped { $count } TXT records at { $owner } that are not for mail. Move them separately.
}
silent = No name server of { $domain } gives its records. To see why, run “mailseal check { $domain }”. Or ask your DNS host for the records.
out-of-time = Some servers did not answer in { $seconds } s, and no record was found until then. Try again in a moment.
no-zone = The zone of { $domain } was not found. { $why } Names here end at { $domain }, and records to replace are not marked. Check both before you use the file.
broken = { $errors ->
    [one] The published records have 1 error, and this copy keeps it. See it with its fix: mailseal check { $domain } --format markdown
   *[other] The published records have { $errors } errors, and this copy keeps them. See them with their fixes: mailseal check { $domain } --format markdown
}

from-text = Read the records in a copied page of a mail service or panel (- is standard input), and say what to do with each
from-text-format = With --from-text the only form is json.
from-text-unread = { $path } could not be read: { $why }.
from-text-left = { $line }: { $why }
nothing-in-text = There is no record in this text.

spf = Read an SPF record from standard input: explain each term and show errors
dkim = Read a DKIM key record from standard input: explain each tag and show errors
dmarc = Read a DMARC record from standard input: explain each tag and show errors
dmarc-about = Explain a DMARC record and show its errors
dmarc-after = Example: dig +short TXT _dmarc.example.com | mailseal dmarc parse
spf-parse-after =
    The input can be the record itself, quoted output of dig, or a line of a zone file. From several TXT records, mailseal reads the SPF record. DNS is not asked. To follow includes, run: mailseal spf tree DOMAIN

    Exit codes: 0 no errors, 1 errors, 2 no record to read.

    Examples:
      echo "v=spf1 mx -all" | mailseal spf parse
      dig +short TXT example.com | mailseal spf parse --format json
dkim-parse-after =
    The input can be the record itself, quoted output of dig, or lines of a zone file, such as the file from opendkim-genkey. A private key is recognized and never printed. DNS is not asked.

    Exit codes: 0 no errors, 1 errors, 2 no record to read.

    Examples:
      mailseal dkim parse < key.txt
      dig +short TXT s1._domainkey.example.com | mailseal dkim parse --format json
dmarc-parse-after =
    The input can be the record itself, quoted output of dig, or a line of a zone file. DNS is not asked. To check that report domains agree, run: mailseal check DOMAIN

    Exit codes: 0 no errors, 1 errors, 2 no record to read.

    Examples:
      echo "v=DMARC1; p=none" | mailseal dmarc parse
      dig +short TXT _dmarc.example.com | mailseal dmarc parse --format json

waiting = Paste the record, press Enter, then Ctrl-D.
not-asked = DNS was not asked. To follow includes, run: mailseal spf tree DOMAIN
empty = Standard input is empty. Example: mailseal { $verb } parse < record.txt
unread = Cannot read standard input: { $why }.
too-long = Standard input is larger than { $kib } KiB. Give only the record.
record-too-long = This record is longer than { $kib } KiB, and no receiver reads it. Give only the record.
not-text = Standard input is not text. Give only the record.
none-of = { $count } TXT records were read, and none is { $kind ->
    [dmarc] a DMARC
   *[spf] an SPF
} record. Give only the record.
several = Standard input has { $count } { $kind ->
    [spf] SPF records. A domain can have only one.
    [dkim] DKIM keys. A selector can have only one.
   *[dmarc] DMARC records. A domain can have only one.
} Give one at a time.
several-names = Standard input has { $count } { $kind ->
    [spf] SPF records
    [dkim] DKIM keys
   *[dmarc] DMARC records
} of different names ({ $names }). Give one at a time.
is-alias = This is a CNAME record: { $name } has its { $kind ->
    [spf] SPF record
    [dkim] DKIM key
   *[dmarc] DMARC record
} at { $target }. Give the TXT record of that name.
is-signature = This is the signature header of a message, not a key record. Its tags s= and d= name the key: dig +short TXT SELECTOR._domainkey.DOMAIN
other-kind = This is { $kind ->
    [spf] an SPF record
    [dkim] a DKIM key
   *[dmarc] a DMARC record
}. Run: mailseal { $kind } parse
private = This is a private key, not a record. It is not printed here. To see its record, run: mailseal dkim show FILE
shortened = The tool that printed this record left out the end (“...”). In PowerShell, add: | Select-Object -ExpandProperty Strings
not-read = Not read: { $line }

spf = Read an SPF record from standard input: what each term means, and what is wrong
dkim = Read a DKIM key record from standard input: what each tag means, and what is wrong
dmarc = Read a DMARC record from standard input: what each tag means, and what is wrong
dmarc-about = Find out what a DMARC record says, and whether it is right
dmarc-after = For example: dig +short TXT _dmarc.example.com | mailseal dmarc parse
spf-parse-after =
    The record may stand there as it is, in quotes as dig prints it, or as a line of a zone file; of several texts the SPF record is taken. DNS is not asked, so that what includes lead to is not known: “mailseal spf tree” shows it.

    Ends with 0 if nothing is wrong, 1 if errors were found, 2 if there is no record to read.

    Examples:
      echo "v=spf1 mx -all" | mailseal spf parse
      dig +short TXT example.com | mailseal spf parse --format json
dkim-parse-after =
    The record may stand there as it is, in quotes as dig prints it, or as lines of a zone file, such as the file opendkim-genkey writes. A private key is recognised and not repeated. DNS is not asked.

    Ends with 0 if nothing is wrong, 1 if errors were found, 2 if there is no record to read.

    Examples:
      mailseal dkim parse < key.txt
      dig +short TXT s1._domainkey.example.com | mailseal dkim parse --format json
dmarc-parse-after =
    The record may stand there as it is, in quotes as dig prints it, or as a line of a zone file. DNS is not asked, so that it is not known whether others agree to get the reports: “mailseal check” asks.

    Ends with 0 if nothing is wrong, 1 if errors were found, 2 if there is no record to read.

    Examples:
      echo "v=DMARC1; p=none" | mailseal dmarc parse
      dig +short TXT _dmarc.example.com | mailseal dmarc parse --format json

waiting = Paste the record and press Enter, then Ctrl-D.
not-asked = DNS was not asked, so what the record leads to is not known; “mailseal spf tree” shows it.
empty = There is nothing on standard input to read. Give it the record, for example: mailseal { $verb } parse < record.txt
unread = Standard input could not be read: { $why }.
too-long = There are more than { $kib } KiB on standard input, and no record is that long. Give it the record alone.
record-too-long = This is longer than { $kib } KiB, and no receiver reads a record of that length. Give it the record alone.
not-text = What is on standard input is not text. Give it the record alone.
none-of = None of the { $count } texts on standard input is meant as { $kind ->
    [dmarc] a DMARC record
    [dkim] a DKIM key
   *[spf] an SPF record
}. Give it the record alone.
several = There are { $count } { $kind ->
    [spf] SPF records
    [dkim] DKIM keys
   *[dmarc] DMARC records
} on standard input, and one is read at a time. { $kind ->
    [dkim] Each selector may have only one.
   *[other] A domain may have only one.
}
other-kind = This is { $kind ->
    [spf] an SPF record
    [dkim] a DKIM key
   *[dmarc] a DMARC record
}, which another command reads: mailseal { $kind } parse
private = This is a private key and no record, and nothing of it is repeated here. The record that belongs to it is printed by: mailseal dkim show FILE
shortened = The tool that printed this record left out the end (“...”). In PowerShell, add: | Select-Object -ExpandProperty Strings
not-read = Not read: { $line }

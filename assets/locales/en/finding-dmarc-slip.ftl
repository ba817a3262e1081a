leading = Something stands in front of “v=DMARC1”
    .why = The record must begin with exactly “v=DMARC1”. A blank or an invisible character in front makes receivers ignore it.
    .fix = Delete it, or paste the record shown here.

quotes = Quotes are part of the published text
    .why = Quotes belong to zone files. Published as part of the text they stand where receivers expect a tag, and what follows is not understood.
    .fix = Enter the record without quotes.

backslash = A backslash is part of the published text
    .why = Some zone files need “\\;” for “;”. In a panel the backslash becomes part of the value, which receivers then cannot read.
    .fix = Enter the record without backslashes.

separator = The tags are separated by { $separator }, not by a semicolon
    .why = Receivers read on to the next semicolon, so the tag that follows becomes part of this one’s value. Only “;” separates tags.
    .fix = Put a semicolon between the tags.

colon = A colon stands where “=” belongs
    .why = A tag is a name, “=” and a value. Receivers do not understand this one.
    .fix = Write “=” in place of the colon.

no-equals = “{ $text }” is no tag
    .why = A tag is a name, “=” and a value. Receivers pass over this part, and strict ones over the whole record.
    .fix = Take it out, or write it as a tag.

version-late = “v=DMARC1” is not at the beginning
    .why = Receivers ignore a record that does not begin with it, so the domain has no policy.
    .fix = Put “v=DMARC1” first.

version-case = The version is written otherwise than “v=DMARC1”
    .why = Here capitals count. Receivers ignore a record that does not begin with “v=DMARC1”.
    .fix = Write “v=DMARC1”: a small v, then DMARC in capitals.

version-missing = “v=DMARC1” is missing at the beginning
    .why = Without it receivers do not know that this is a DMARC record, and ignore it.
    .fix = Put “v=DMARC1;” in front.

version = The record does not begin with “v=DMARC1”
    .why = There is no other version. Receivers ignore a record that begins otherwise.
    .fix = Write “v=DMARC1”.

policy = “{ $written }” is no policy
    .why = { $tag ->
        [p] Only none, quarantine and reject are.
       *[other] Only none, quarantine and reject are, and one wrong “{ $tag }” voids the other policies too.
    } { $left ->
        [reports] Receivers treat the record as “p=none”: they send reports and stop nothing.
        [nothing] Receivers treat the record as “p=none”: they stop nothing, and no report is sent.
       *[no-record] Without an address for reports, receivers ignore the whole record. No policy acts.
    }
    .fix = { $meant ->
        [unknown] { $tag ->
            [p] Choose one of the three. The record shown here says none, which stops no more than now.
           *[other] Choose one of the three, or take the tag out: then “p” holds.
        }
       *[other] Write “{ $meant }”. Once that is published it takes effect: be sure that your own mail passes.
    }

value = “{ $written }” is no value for “{ $tag }”
    .why = { $tag ->
        [adkim] It is r (relaxed) or s (strict). Receivers ignore anything else and take r.
        [aspf] It is r (relaxed) or s (strict). Receivers ignore anything else and take r.
        [t] It is y (a test) or n. Receivers ignore anything else and take n.
        [psd] It is y, n or u. Receivers ignore anything else and take u.
       *[fo] It is 0, 1, d or s, or several of them with colons between. Receivers ignore anything else.
    }
    .fix = { $meant ->
        [unknown] Take it out, or write one of these.
       *[other] Write “{ $meant }”.
    }

duplicate = The tag “{ $tag }” stands there twice
    .why = A tag may stand only once. Receivers may discard the whole record, and do not agree on which of the two would count.
    .fix = Keep one.

misspelt-tag = “{ $written }” is no tag; “{ $meant }” was probably meant
    .why = Receivers ignore tags they do not know, so what it says has no effect.
    .fix = Write “{ $meant }”.

unknown-tag = “{ $written }” is no tag of DMARC
    .why = Receivers ignore tags they do not know, so it does neither good nor harm.
    .fix = Take it out, unless something of yours reads it.

bad-name = “{ $written }” cannot be the name of a tag
    .why = A name is letters, digits and “_”. Receivers pass over this part.
    .fix = Take it out, or write the tag that was meant.

character = The character “{ $character }” cannot stand in a record
    .why = Receivers cannot read the tag it stands in. It often comes from copying out of a formatted page.
    .fix = Take it out, or paste the record shown here.

address-separator = The addresses are separated by { $separator }, not by a comma
    .why = { $kind ->
        [semicolon] A semicolon ends the tag: the address behind it looks like a tag without “=”, and gets no reports.
       *[other] Receivers read both as one address that does not exist, and send no reports.
    }
    .fix = Put a comma between them. Each address begins with its own “mailto:”.

no-mailto = The report address has no “mailto:”
    .why = Receivers send reports only to addresses written “mailto:name@domain”. To this one they send nothing.
    .fix = Put “mailto:” in front of the address.

mailto-slashes = “mailto://” is wrong
    .why = “mailto:” has no slashes. Receivers take them as part of the name before “@”, where nobody gets mail.
    .fix = Take the slashes out.

address = “{ $text }” is no address for reports
    .why = { $reason } Receivers send nothing there.
    .fix = Correct the address, or take it out.

named-comma = a comma
named-semicolon = a semicolon
named-colon = a colon
named-blank = a blank

mailto = “{ $written }” is not an address with “mailto:” in front
    .why = No receiver can send a report to it.
    .fix = Write “mailto:” once, then the address. Example: mailto:dmarc@example.com

international = “{ $written }” is not in the letters of DNS
    .why = Receivers read only plain letters here, and ignore an address with others.
    .fix = Write the domain in its xn-- form.

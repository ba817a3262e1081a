leading = The record does not start with “v=DMARC1”
    .why = A space or an invisible character comes first, so receivers ignore the record.
    .fix = Delete that character, or paste the record shown here.

quotes = Quotes are part of the published record
    .why = Quotes belong only in zone files. Receivers cannot read the tags around them.
    .fix = Enter the record without quotes.

backslash = A backslash is part of the published record
    .why = Some zone files need “\;” for “;”. In a DNS panel the backslash becomes part of the value, and receivers cannot read it.
    .fix = Enter the record without backslashes.

separator = The tags are separated by { $separator }, not by a semicolon
    .why = Only “;” separates tags. The next tag becomes part of this value.
    .fix = Put a semicolon between the tags.

colon = A colon is used instead of “=”
    .why = A tag is a name, “=”, and a value. Receivers cannot read this one.
    .fix = Replace the colon with “=”.

no-equals = “{ $text }” is not a tag
    .why = A tag is a name, “=”, and a value. Receivers ignore this part. Strict ones ignore the whole record.
    .fix = Delete it, or write it as a tag.

version-late = “v=DMARC1” is not at the start
    .why = Receivers ignore a record that does not start with it, so the domain has no policy.
    .fix = Move “v=DMARC1” to the start.

version-case = The version is not written “v=DMARC1”
    .why = Capitals count. Receivers ignore a record that does not start with “v=DMARC1”.
    .fix = Write “v=DMARC1”: v small, DMARC in capitals.

version-missing = “v=DMARC1” is missing at the start
    .why = Without it receivers do not see a DMARC record, and ignore it.
    .fix = Add “v=DMARC1;” at the start.

version = The record does not start with “v=DMARC1”
    .why = There is no other version, so receivers ignore the record.
    .fix = Write “v=DMARC1”.

policy = “{ $written }” is not a DMARC policy
    .why = { $tag ->
        [p] A policy is none, quarantine, or reject.
       *[other] A policy is none, quarantine, or reject. A wrong “{ $tag }” makes the other policies invalid too.
    } { $left ->
        [reports] Receivers read the record as “p=none”: they send reports and stop no mail.
        [nothing] Receivers read the record as “p=none”: they stop no mail and send no reports.
       *[no-record] Without a report address, receivers ignore the whole record.
    }
    .fix = { $meant ->
        [unknown] { $tag ->
            [p] Choose one of the three. The record shown here has none, which stops no more mail than now.
           *[other] Choose one of the three, or delete the tag. Then “p” applies.
        }
       *[other] Write “{ $meant }”. It takes effect at once, so be sure that your own mail passes.
    }

value = “{ $written }” is not a value for “{ $tag }”
    .why = { $tag ->
        [adkim] The value is r (relaxed) or s (strict). Receivers ignore others and use r.
        [aspf] The value is r (relaxed) or s (strict). Receivers ignore others and use r.
        [t] The value is y (a test) or n. Receivers ignore others and use n.
        [psd] The value is y, n, or u. Receivers ignore others and use u.
       *[fo] The value is 0, 1, d, or s, or several with colons between. Receivers ignore others.
    }
    .fix = { $meant ->
        [unknown] Delete it, or use one of these values.
       *[other] Write “{ $meant }”.
    }

duplicate = The tag “{ $tag }” is used twice
    .why = A tag can occur only once. Receivers may ignore the whole record, or use either one.
    .fix = Keep the one that you mean.

misspelt-tag = Unknown tag “{ $written }”: did you mean “{ $meant }”?
    .why = Receivers ignore unknown tags, so this one has no effect.
    .fix = Write “{ $meant }”.

unknown-tag = “{ $written }” is not a DMARC tag
    .why = Receivers ignore unknown tags. It does no harm.
    .fix = If none of your programs reads it, delete it.

bad-name = “{ $written }” cannot be the name of a tag
    .why = A name has only letters, digits, and “_”. Receivers ignore this part.
    .fix = Delete it, or write the right tag.

character = The record has a wrong character: “{ $character }”
    .why = Receivers cannot read the tag with this character. It often comes from a formatted page.
    .fix = Delete it, or paste the record shown here.

address-separator = The addresses are separated by { $separator }, not by a comma
    .why = { $kind ->
        [semicolon] A semicolon ends the tag, so the next address gets no reports.
       *[other] Receivers read both as one address that does not exist, and send no reports.
    }
    .fix = Put a comma between them. Each address starts with “mailto:”.

no-mailto = The report address has no “mailto:”
    .why = Receivers send reports only to addresses written “mailto:name@domain”. This one gets no reports.
    .fix = Add “mailto:” before the address.

mailto-slashes = “mailto://” is wrong
    .why = “mailto:” has no slashes. Receivers read them as part of the name before “@”, and the reports are lost.
    .fix = Delete the slashes.

address = “{ $text }” is not an address for reports
    .why = { $reason } Receivers send no reports there.
    .fix = Correct the address, or delete it.

two-in-one = Two DMARC records are in one text
    .why = Receivers read one record with tags that occur twice. Many ignore all of it.
    .fix = Keep one record with one policy. Collect the report addresses in it, with commas between.

misspelt-option = “{ $written }” is not a list for “fo”
    .why = The options are separated by colons. Receivers ignore those behind the semicolon.
    .fix = Write “{ $meant }”.

meant-tag = “{ $written }” is not a tag
    .why = A tag is a name, “=”, and a value. Receivers ignore this part. Strict ones ignore the whole record.
    .fix = Write “{ $meant }”. It takes effect at once, so be sure that your own mail passes.

named-comma = a comma
named-semicolon = a semicolon
named-colon = a colon
named-blank = a space

mailto = “{ $written }” is not an address with “mailto:” in front
    .why = No receiver can send a report to it.
    .fix = Write “mailto:” once, then the address. Example: mailto:dmarc@example.com

international = “{ $written }” is not in the letters of DNS
    .why = Receivers read only plain letters here, and ignore an address with others.
    .fix = Write the domain in its xn-- form.

several-published = Too many DMARC records: { $records }, limit 1
    .why = Receivers ignore all of them, as if you had none.
    .fix = Keep one at _dmarc and delete the others.

published-fault = “{ $text }” is wrong in the published DMARC record
    .fix = Check that the record here says what you want, and replace the old one with it.

wrong-place = A DMARC record is at the domain itself
    .why = Receivers look only at { $owner }. The record at the domain has no effect.
    .fix = Publish the record at { $owner }. Delete the one at the domain.

no-policy = The DMARC record has no policy (“p=”)
    .why = Newer receivers read this as none. Older ones ignore the whole record.
    .fix = Choose a policy. For a first setup use none, with reports.

none-without-reports = { $below ->
        [yes] The DMARC record has no effect on the domain itself
       *[no] The DMARC record has no effect
    }
    .why = { $below ->
        [yes] The policy none stops no mail. “sp” and “np” are only about subdomains.
       *[no] The policy none stops no mail.
    } Without a report address you do not learn who sends as your domain.
    .fix = Add an address for aggregate reports (“rua”).

monitoring = The policy none only watches
    .why = Forged mail is still delivered. The reports show who sends as your domain.
    .fix = After about a month, if the reports show that your own mail passes, change to quarantine.

no-reports = No address gets DMARC reports
    .why = The policy { $policy } acts on mail that fails. Without reports you do not notice when that is your own mail.
    .fix = Add an address for aggregate reports (“rua”).

subdomains-weaker = “{ $tag }” is weaker than the policy of the domain
    .why = It says { $policy }. Without it { $than } would apply. { $policy ->
        [none] Forged mail can use a subdomain instead.
       *[other] Forged mail from subdomains goes to the spam folder. It is not refused.
    }
    .fix = Delete “{ $tag }”, unless those subdomains send mail that does not pass yet.

subdomain-policy-ignored = “{ $tag }” has no effect here
    .why = Receivers read it only at the organizational domain, and this is a subdomain of it. That is the topmost domain with a record, or with “psd=n”.
    .fix = Delete it.

failure-options-ignored = “fo” has no effect without “ruf”
    .why = It says when to send failure reports, but there is no address for them.
    .fix = Delete it, or add an address for failure reports.

failure-options-exclude = “fo” has both 0 and 1
    .why = 0 reports mail that failed all checks. 1 reports mail that failed any check. Together they count as 0, the default.
    .fix = Keep one of them.

failure-option-twice = “fo” has an option twice
    .why = Each option can occur only once. Receivers ignore the whole “fo” and use 0, the default.
    .fix = Delete the second one.

not-mailto = No receiver sends reports to { $uri }
    .why = Receivers send reports only by mail, to addresses that start with “mailto:”.
    .fix = Enter a mail address.

external-reports = { $domain } must allow your reports
    .why = Before receivers send reports to another domain, they look for a permission record at { $owner }. This prevents abuse.
    .fix = If { $domain } is yours, create that record. A report service usually has it. If no reports come, ask the service.

obsolete-kept = Obsolete tags are kept: { $tags }
    .why = RFC 9989 removed them in 2026. Newer receivers ignore them, older ones may still follow them.
    .fix = Delete them, unless you know why you need them.

obsolete-left-out = Obsolete tags were left out: { $tags }
    .why = They are in your published record. RFC 9989 removed them in 2026, and newer receivers ignore them.

testing = This is a test: { $applied } is used instead of { $policy }
    .why = “t=y” asks receivers to use a policy one level weaker. You still get reports.
    .fix = When the reports show that your mail passes, delete “t=y”.

public-suffix = “psd=y” is wrong here
    .why = It says that others register names below this domain, as below com. Receivers then judge your subdomains separately.
    .fix = Delete it.

strict-dkim = DKIM must sign with exactly the domain in From
    .why = With strict alignment, mail from a subdomain fails if the main domain signs it, and the reverse.
    .fix = Delete “adkim”, unless you need it.

strict-spf = SPF must pass for exactly the domain in From
    .why = With strict alignment, bounce addresses at a subdomain do not count. Many mail services use those.
    .fix = Delete “aspf”, unless you need it.

before-dkim = { $planned ->
        [yes] The policy is { $policy }, but your key is not in DNS yet
       *[no] The policy is { $policy }, but you have no DKIM key
    }
    .why = Until your mail is signed, forwarded mail fails DMARC, also your own.
    .fix = Start with none. Change it when the key is in DNS and the reports show that your mail passes.

weaker-than-published = This is weaker than the published policy
    .why = The published policy is { $published }. With { $planned }, forged mail that is stopped today is delivered.
    .fix = Keep { $published }, unless you lose your own mail.

alias-beside = A CNAME and a TXT record are both at { $owner }
    .why = Nothing may be beside a CNAME. Receivers get the text or what is at { $target }, by accident.
    .fix = Delete one of the two.

of-wildcard = The DMARC record comes from the wildcard { $wildcard }
    .why = Nobody has created a record at { $owner }. The wildcard gives the same text to every name that does not exist.
    .fix = Create the record at { $owner } itself. The wildcard can stay.

missing = There is no DMARC record
    .why = Receivers do not know what to do with forged mail, so they deliver most of it. Gmail and others refuse bulk mail without DMARC.
    .fix = Publish a record at { $owner }. Start with the policy none and an address for reports. It only watches.

inherited = The DMARC record of { $from } applies here
    .why = This name has no DMARC record. { $policy ->
        [missing] The record of { $from } has a fault, so receivers ignore it.
       *[other] Its “{ $tag }” asks for { $policy }.
    }
    .test = That record is a test (“t=y”): receivers use { $applied }.
    .fix = If this name needs its own policy, create a record for it.

misplaced = The DMARC record is at the wrong name: { $found }
    .why = { $place ->
        [domain] Receivers look only at { $owner } and find no record.
        [doubled] Receivers look only at { $owner } and find no record. Your DNS panel added the domain to a name that already had it.
        [no-underscore] Receivers look only at { $owner } and find no record. The underscore before “dmarc” is missing.
        [twice] Receivers look only at { $owner } and find no record. Your DNS panel added “_dmarc” to a name that already had it.
       *[keys] Receivers look only at { $owner } and find no record. Names that end with “_domainkey” are for DKIM keys.
    }
    .fix = Create the record at { $owner } and delete the one at the wrong name.{ $place ->
        [doubled] {" "}In the name field, type only the part before the domain.
       *[other] {""}
    }

beside-spf = DMARC and SPF are in one record at { $found }
    .why = Receivers look only at { $owner } and find no record.
    .fix = Create the DMARC record at { $owner }. In the other record, delete only the DMARC part and keep the SPF part.

wildcard-answers = A wildcard answers at { $owner }, not a DMARC record
    .why = There is no DMARC record. { $wildcard } answers for every name that does not exist. { $text ->
        [yes] Receivers see its text and ignore it.
       *[no] It is a CNAME that leads to no DMARC record.
    }
    .fix = Create the record at { $owner }. It overrides the wildcard there. The wildcard can stay.

unrelated-text = The record at { $owner } is not a DMARC record
    .why = Receivers ignore a record that does not start with “v=DMARC1”, so the domain has no policy.
    .fix = Publish a DMARC record at { $owner }. If no one needs the other record, delete it.

alias-without-record = { $owner } points to a name without a DMARC record
    .why = Receivers follow the CNAME to { $target }. { $exists ->
        [yes] That name has no DMARC record.
       *[no] That name does not exist.
    } The domain has no policy.
    .fix = If a service manages the record, ask it for the right target. Otherwise replace the CNAME with a TXT record.

alias-loop = The CNAME at { $owner } points back to itself
    .why = Receivers follow it in a loop and find no record, so the domain has no policy.
    .fix = Replace the CNAME with a TXT record, or point it to the name from your service.

unanswered = No server answers for { $owner }
    .why = { $is-alias ->
        [yes] It is a CNAME to { $name }, and the servers there do not answer.
       *[no] The name servers do not answer for this name. They may answer for others.
    } Until they do, receivers do not know your policy and may delay your mail.
    .fix = Check again in a few minutes. If it stays so, tell the owner of these servers.

policy-missing = The DMARC record has no policy (“p=”)
    .why = { $left ->
        [reports] Receivers read the record as “p=none”: they send reports and stop no mail.
        [nothing] Receivers read the record as “p=none”: they stop no mail and send no reports.
       *[no-record] Without a policy and a report address, receivers ignore the whole record.
    }
    .fix = Add the policy as the second tag. “p=none” keeps the present effect. quarantine or reject stop forged mail.

policy-late = The policy (“p=”) is not the second tag
    .why = Newer receivers accept this. Older ones want it right after the version and may ignore the record.
    .fix = Move it to second place. The order of the others does not matter.

obsolete = Obsolete tags: { $tags }
    .why = RFC 9989 removed them in 2026. { $percent ->
        [yes] Newer receivers ignore them, so “pct=50” now covers all mail.
       *[no] Newer receivers ignore them.
    } Older ones may still follow them.
    .fix = Delete them when you next change the record.

not-authorized = { $domain } does not allow your reports
    .why = Receivers look for a permission record at { $owner }. { $other ->
        [yes] The record there does not start with “v=DMARC1”.
       *[no] It is missing.
    } They send no reports to that domain.
    .fix = If { $domain } is yours, create the record shown here. If it is a report service, ask it to add your domain. Otherwise use another address.

reports-redirected = { $domain } sends your reports elsewhere
    .why = Its record at { $owner } has “rua” with { $to }. A permission must not name another domain, so receivers send no reports.
    .fix = Ask { $domain } to delete “rua” in that record, or to use an address at { $domain }.

permission-too-long = { $domain } cannot allow your reports
    .why = The name of the permission record at { $domain } is longer than DNS allows. Receivers send no reports there.
    .fix = Use an address at your own domain.

permission-unknown = { $domain } may not allow your reports
    .why = The name servers of { $domain } did not answer for { $owner }. Until they do, receivers may send no reports there.
    .fix = Check again in a few minutes. If it stays so, tell the owner of { $domain }.

reports-lost = Reports to { $domain } are lost
    .why = { $cause ->
        [no-domain] The domain { $domain } does not exist.
        [null-mx] { $domain } says that it receives no mail (null MX).
       *[no-server] { $domain } has no mail server (MX) and no address.
    }
    .fix = { $own ->
        [yes] Use an address in a domain that receives mail. If no one needs the reports, delete the address.
       *[no] Check the spelling, or use an address in a domain that receives mail.
    }

reports-unknown = Reports to { $domain } may not arrive
    .why = The name servers of { $domain } did not answer. Until they do, receivers cannot send reports there.
    .fix = Check again later. If it stays so, use another address.

no-usable-key = The policy is { $policy }, but no DKIM key works
    .why = Forwarded mail passes only with DKIM, so your own mail is treated as forged. Tried: { $selectors }.
    .fix = Publish the key first. Until then, use the policy none.

takes-effect = When corrected, the record asks receivers for { $policy }
    .why = Now receivers cannot read it. After the fix, your own mail is lost if it does not pass SPF or DKIM.
    .fix = If you are not sure that your mail passes, publish it with p=none first. Read the reports for some weeks.

percent = “pct={ $value }” is not a number from 0 to 100
    .why = RFC 9989 removed “pct”, but some receivers still read it. They may ignore it or the whole record.
    .fix = Delete “pct”.

text-beside = Another text is beside the DMARC record at { $owner }
    .why = Receivers ignore a text that does not begin with “v=DMARC1”. It does no harm if only one DMARC record is there.
    .fix = Delete the other text, unless something needs it.

several-published = { $records } DMARC records are published
    .why = Receivers discard all of them, as if there were none.
    .fix = Keep one at _dmarc and delete the others.

published-fault = “{ $text }” is wrong in the record now published
    .fix = See that the record here says what was meant, and publish it in place of the old one.

wrong-place = A DMARC record stands at the domain itself
    .why = Receivers look only at { $owner }, so the one at the domain does nothing.
    .fix = Publish the record made here at its own name, and delete the one at the domain.

no-policy = The record has no policy (“p=”)
    .why = Newer receivers read that as none; older ones ignore the whole record.
    .fix = Choose a policy. For a first set-up: none, with reports.

none-without-reports = The record asks for nothing
    .why = With the policy none, mail is delivered as before. Without a report address you do not even learn who sends as you.
    .fix = Add an address for aggregate reports (“rua”).

monitoring = The policy none watches and stops nothing
    .why = Forged mail is still delivered. The reports show who sends as your domain.
    .fix = Right for the first month or so. When the reports show your own mail passing, go on to quarantine.

no-reports = Nobody gets reports
    .why = The policy { $policy } acts on mail that fails. Without reports you do not see when that is your own.
    .fix = Add an address for aggregate reports (“rua”).

subdomains-weaker = “{ $tag }” is weaker than the policy around it
    .why = It says { $policy } where { $than } would hold without it. { $policy ->
        [none] Forgers can then use a sub-domain instead.
       *[other] Forged mail from sub-domains then goes to the junk folder instead of being refused.
    }
    .fix = Take “{ $tag }” out, unless those sub-domains send mail that is not ready yet.

subdomain-policy-ignored = “{ $tag }” has no effect here
    .why = Receivers read it only in the record of the organizational domain: the topmost one with a record, or one that says “psd=n”. This is a subdomain of it.
    .fix = Take it out.

failure-options-ignored = “fo” has no effect without “ruf”
    .why = It says when failure reports are sent, and there is no address for them.
    .fix = Take it out, or add an address for failure reports.

failure-options-exclude = “fo” holds both 0 and 1
    .why = 0 reports mail that failed everything, 1 mail that failed anything. Together they count as 0, the default.
    .fix = Keep one of the two.

failure-option-twice = “fo” has an option twice
    .why = Each option may be there once. Receivers discard the whole “fo” and use 0, the default.
    .fix = Delete the second one.

not-mailto = Nobody sends reports to { $uri }
    .why = Reports are sent by mail only, to addresses that begin with “mailto:”.
    .fix = Give a mail address.

external-reports = Reports go to { $domain }, which must agree
    .why = So that nobody floods others with reports, receivers first look for a record at { $owner }.
    .fix = If { $domain } is yours, create that record. A report service has usually done so; ask them if none arrive.

obsolete-kept = Tags that no longer mean anything stay in: { $tags }
    .why = RFC 9989 removed them in 2026. Newer receivers ignore them; older ones may still follow them.
    .fix = Leave them out, unless you know why you want them.

obsolete-left-out = Tags that no longer mean anything are left out: { $tags }
    .why = They stand in your published record. RFC 9989 removed them in 2026, and newer receivers ignore them.
    .fix = Nothing. You can keep them if you wish.

testing = This is a test: { $applied } is applied in place of { $policy }
    .why = “t=y” asks receivers to act one level milder. Reports are sent as usual.
    .fix = Take it out when the reports show that your mail passes.

public-suffix = “psd=y” does not belong here
    .why = It says that others register names below this domain, as below com. Receivers would then judge your sub-domains separately.
    .fix = Take it out.

strict-dkim = DKIM must sign with exactly the domain in From
    .why = With strict alignment, mail from a sub-domain signed by the main domain, or the other way round, fails.
    .fix = Take “adkim” out, unless you mean that.

strict-spf = SPF must pass for exactly the domain in From
    .why = With strict alignment, bounce addresses in a sub-domain no longer count, and many mail services use those.
    .fix = Take “aspf” out, unless you mean that.

before-dkim = { $planned ->
        [yes] The policy { $policy } comes before your key is in DNS
       *[no] The policy { $policy } comes before any DKIM key
    }
    .why = Until your mail is signed, forwarded mail and whatever SPF misses is treated as forged, your own included.
    .fix = Begin with none. Go on when the key is in DNS and the reports show your mail passing.

weaker-than-published = This weakens the policy now published
    .why = The policy { $published } is in force. With { $planned }, forged mail that is stopped today gets through.
    .fix = Keep { $published }, unless your own mail is being lost.

missing = There is no DMARC record
    .why = Nothing tells receivers what to do with mail that only pretends to be yours, so most of it is delivered. Large mailbox providers refuse bulk mail from domains without one.
    .fix = Publish a record at { $owner }. Begin with the policy none and an address for reports: it watches and stops nothing.

inherited = The DMARC record of { $from } holds here
    .why = This name has none of its own, so receivers go up to { $from }. { $policy ->
        [missing] They do nothing, because that record has a fault.
       *[other] Its “{ $tag }” counts, which asks for { $policy }.
    }
    .test = That record is a test (“t=y”): receivers apply { $applied }.
    .fix = Nothing, unless this name should have a policy of its own. Look at { $from } for what is right or wrong with the record.

misplaced = The DMARC record is at the wrong name: { $found }
    .why = { $place ->
        [domain] Receivers look only at { $owner }, and there is nothing. At the domain itself the record does nothing.
        [doubled] Receivers look only at { $owner }, and there is nothing. The panel has added the zone to a name that already ended with it.
        [no-underscore] Receivers look only at { $owner }, and there is nothing. The underscore in front of “dmarc” is missing.
        [twice] Receivers look only at { $owner }, and there is nothing. The panel has added “_dmarc” to a name that already began with it.
       *[keys] Receivers look only at { $owner }, and there is nothing. Names that end in “_domainkey” are for DKIM keys.
    }
    .fix = Create the record at { $owner } and delete the one that is at the wrong name.{ $place ->
        [doubled] {" "}In the name field of the panel type only what stands before the zone.
       *[other] {""}
    }

wildcard-answers = Only a wildcard answers at { $owner }, and that is no DMARC record
    .why = There is no DMARC record. What receivers get to see is the text at { $wildcard }, which answers for every name that does not exist, and which they discard.
    .fix = Create the record at { $owner }. It takes the wildcard’s place there; the wildcard can stay.

unrelated-text = The text at { $owner } is no DMARC record
    .why = Receivers discard a text that does not begin with “v=DMARC1”, so the domain has no policy.
    .fix = Publish a DMARC record at { $owner }, and take the other text away unless something needs it.

alias-without-record = { $owner } points to { $target }, where no DMARC record is
    .why = It is an alias (CNAME), and receivers follow it. { $exists ->
        [yes] { $target } exists, but has no DMARC record.
       *[no] { $target } does not exist.
    } So the domain has no policy.
    .fix = If a service manages the record, ask it for the right target. Otherwise delete the alias and create a TXT record in its place.

alias-loop = { $owner } is an alias that leads back to itself
    .why = Receivers follow it in a circle and find nothing, so the domain has no policy.
    .fix = Delete the alias and create a TXT record in its place, or point it to the name the service gave you.

unanswered = Nobody answers for { $owner }
    .why = { $is-alias ->
        [yes] It is an alias (CNAME) that leads to { $name }, and the servers there do not answer.
       *[no] The name servers do not answer when asked for it, though they may answer for other names.
    } While that is so, receivers do not know your policy: some deliver, some ask the sender to try again.
    .fix = Check again in a few minutes. If it stays so, ask whoever runs these servers.

policy-missing = The record has no policy (“p=”)
    .why = { $left ->
        [reports] Receivers treat the record as “p=none”: they send reports and stop nothing.
        [nothing] Receivers treat the record as “p=none”: they stop nothing, and no report is sent.
       *[no-record] Without a policy and without an address for reports, receivers ignore the whole record.
    }
    .fix = Add the policy as second tag. “p=none” says what receivers do now; quarantine or reject stop forged mail.

policy-late = The policy (“p=”) is not the second tag
    .why = Receivers that follow the new standard do not mind. Older ones expect it right after the version and may ignore the record.
    .fix = Put it second. The order of the others does not matter.

obsolete = Tags that no longer mean anything: { $tags }
    .why = RFC 9989 removed them in 2026. Newer receivers ignore them, so that “pct=50” no longer means half; older ones may still follow them.
    .fix = Take them out when you next change the record.

not-authorized = { $domain } has not agreed to receive your reports
    .why = So that nobody floods others, receivers first look for a permission at { $owner }. { $other ->
        [yes] What stands there does not begin with “v=DMARC1”, so it is none.
       *[no] There is none.
    } So they send no reports there.
    .fix = If { $domain } is yours, create the record shown here in its zone. If it is a report service, ask it to add your domain; or use an address in your own domain.

reports-redirected = { $domain } sends your reports elsewhere
    .why = Its record at { $owner } has “rua” with { $to }. A permission may not name another domain, so receivers send the reports to neither.
    .fix = Ask { $domain } to take “rua” out of that record, or to name an address at { $domain }.

permission-too-long = { $domain } cannot agree to get your reports
    .why = The name of the record by which { $domain } would agree is longer than DNS allows. Receivers send no reports there.
    .fix = Use an address at your own domain.

permission-unknown = Whether { $domain } agrees to get reports is not known
    .why = The name servers of { $domain } did not answer when asked for { $owner }. While that is so, receivers may send no reports there.
    .fix = Check again in a few minutes. If it stays so, ask whoever runs { $domain }.

reports-lost = Reports to { $domain } are lost
    .why = { $cause ->
        [no-domain] The domain { $domain } does not exist.
        [null-mx] { $domain } says that it takes no mail (null MX).
       *[no-server] { $domain } has neither mail servers (MX) nor addresses, so no mail can be delivered there.
    }
    .fix = { $own ->
        [yes] If nobody misses the reports, take the address out. Otherwise give one in a domain that takes mail.
       *[no] Check the spelling, or give an address in a domain that takes mail.
    }

reports-unknown = Whether reports to { $domain } arrive is not known
    .why = The name servers of { $domain } did not answer. While that is so, receivers cannot send reports there.
    .fix = Check again later. If it stays so, use another address.

no-usable-key = The policy is { $policy }, and no DKIM key that works was found
    .why = Looked for at: { $selectors }. Without a valid signature only SPF proves your mail, and forwarding breaks SPF: your own mail is then treated as forged.
    .fix = Publish the key first. Until it is there, the policy none is safer.

takes-effect = Put right, the record asks receivers for { $policy } from that moment on
    .why = As it stands it asks for nothing, because receivers cannot read it. If your own mail does not pass SPF or DKIM yet, it is lost then.
    .fix = If you are not sure that your own mail passes, publish it with p=none first, and read the reports for some weeks.

percent = “pct={ $value }” is not a number from 0 to 100
    .why = RFC 9989 removed “pct”, but some receivers still read it. They may ignore it or the whole record.
    .fix = Delete “pct”.

text-beside = Another text is beside the DMARC record at { $owner }
    .why = Receivers ignore a text that does not begin with “v=DMARC1”. It does no harm if only one DMARC record is there.
    .fix = Delete the other text, unless something needs it.

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
    .why = It says { $policy } where { $than } would hold without it. Forgers can then use a sub-domain instead.
    .fix = Take “{ $tag }” out, unless those sub-domains send mail that is not ready yet.

subdomain-policy-ignored = “{ $tag }” has no effect here
    .why = Receivers read it only in the record of the registered domain, and this is a sub-domain.
    .fix = Take it out.

failure-options-ignored = “fo” has no effect without “ruf”
    .why = It says when failure reports are sent, and there is no address for them.
    .fix = Take it out, or add an address for failure reports.

failure-options-exclude = “fo” holds both 0 and 1
    .why = 0 reports mail that failed everything, 1 mail that failed anything. Together they have no meaning.
    .fix = Keep one of the two.

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

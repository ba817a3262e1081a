question = What should happen to mail that fails?
none = Monitor (none)
none-does = all mail arrives
quarantine = Quarantine
quarantine-does = failing mail to spam
reject = Reject
reject-does = receivers asked to refuse it
published-now = published now
right-to-begin = good start
begin = Start with Monitor and reports. If your mail passes for a month, change to Quarantine, and maybe to Reject a month later.
too-strict = Reject is strict: if your own mail fails, it is lost. Choose it only after a month of reports in which all your mail passes.
after-none = If the reports show for a month that all your mail passes, change to Quarantine.
after-quarantine = If none of your mail went to spam for a month, you can change to Reject. You can also keep Quarantine.
after-reject = Reject is the last step. Keep it if the reports show that your own mail passes.
above-policy = Now the policy of {$parent} applies here: {$policy}. This record will override it.
above-nothing = {$parent} has no DMARC policy. This subdomain has none until you publish one.

explain-none = All mail arrives as before, forged mail too. Receivers send a daily report about who sends as {$domain}. Mail fails if it has {$domain} in From and passes neither SPF nor DKIM.

    Start here and stay at least a month. Rare senders then show up: the shop, the scanner, a newsletter. If the reports show that all your mail passes, change to Quarantine.
explain-quarantine = Mail with {$domain} in From that fails SPF and DKIM goes to the spam folder. Your own mail from a forgotten sender goes there too, and people can find it.

    Forwarded mail passes with DKIM. Mailing lists that change messages break DKIM, and that mail may go to spam. Use this after a month of Monitor.
explain-reject = Asks receivers to refuse mail with {$domain} in From that fails SPF and DKIM. Most do, some put it into spam. Your own mail from a forgotten sender is lost, and only the sender gets a bounce.

    Use this after a month of Quarantine without losses, and only if DKIM signs all your mail. If your people write to mailing lists, keep Quarantine, because that mail would be refused.

rua = Reports go to
nobody = no one
explain-rua = Enter one address, or several with commas, such as dmarc@{$domain}. Use a separate mailbox that exists, because many reports come (XML, zipped). An address in another domain works only if that domain agrees.

    Each large receiver sends one report a day: which servers sent mail as {$domain}, how much, and if it passed. Reports contain no message text. Without them you cannot see whose mail a stricter policy would stop.
must-exist = This mailbox must exist.
no-such-domain = the domain does not exist
takes-no-mail = the domain takes no mail
must-agree = {$domain} must agree
agreed = agrees
not-agreed = record missing
not-asked = not asked
no-answer = no answer
explain-must-agree = Before receivers send reports to another domain, they ask DNS if {$domain} agrees. The owner of {$domain} agrees with this record. Without it no reports come, and no one tells you.

    {$record}

    If {$domain} is yours, create it: the Publish step shows it. A report service usually has it already.
keep-old = Keep {$tags}
old-left-out = left out: receivers now ignore it
old-kept = kept: most receivers ignore it
explain-old = Your published record has this. RFC 9989 removed pct, rf, ri, and the size limit after an address (“!10m”) in 2026. Newer receivers ignore them, and mailseal leaves them out.

    With pct, a policy was only for part of the mail. Now it is for all mail. Keep these tags only if you know a receiver that needs them. “Only a test” replaces pct=0.
unknown = A tag DMARC does not know
unknown-kept = kept; receivers ignore it
explain-unknown = Receivers ignore unknown tags, so it does no harm. mailseal keeps it. To delete it, press p and edit the full record.
fault-left-out = published, but not imported
explain-fault = Your published record has this, but receivers cannot read it and ignore it. {$why}

    The record here does not have it. If you need it, choose the right value.

more = More
more-what = subdomains, alignment, failure reports, test
explain-more = Subdomains, alignment of domains, failure reports, a test, and public suffixes. The defaults are right for almost everyone and are not written into the record.

    Press Enter to open it, if someone told you to set one of them.
below-no-effect = The first two have no effect in the record of a subdomain.
same = same
word-none = none
word-quarantine = quarantine
word-reject = reject
sp = Subdomains
explain-sp = The policy (sp) for subdomains that exist, such as news.{$domain}, and have no DMARC record. Use “same”, unless a subdomain sends mail that does not pass yet.

    With a weaker policy, forged mail can use a subdomain.
np = Not in DNS
explain-np = Policy for subdomains that do not exist. “reject” is safe: your own mail never comes from them.

    The tag is np. “Same” uses the policy for subdomains. Older receivers do not know np.
relaxed = relaxed
strict = strict
adkim = DKIM match
explain-adkim = How close the domain that signs must be to the domain in From (adkim). Relaxed: all names of your organization match each other, such as {$domain} and its subdomains. Strict: only the same domain matches.

    Relaxed is right for almost everyone. Use strict if you do not trust the owners of your subdomains.
aspf = SPF match
explain-aspf = How close the bounce address must be to the domain in From (aspf). Relaxed: all names of your organization match each other, such as {$domain} and its subdomains. Strict: only the same domain matches.

    Many mail services use a bounce address at one of your subdomains. With strict, they fail SPF.
ruf = Failure reports go to
explain-ruf = Failure reports (ruf) are about single messages that failed, often with headers and addresses. For privacy, most large receivers send none.

    Leave it empty, unless you look for the cause of a failure. Treat these reports as personal data.
fo-needs-ruf = With an address you can choose when receivers send one.
fo-all = All checks failed
fo-all-tail = fo=0, the default
fo-any = Any check failed
fo-any-tail = fo=1, replaces the first
fo-dkim = A DKIM signature is broken
fo-spf = SPF fails
fo-stays = At least one stays on. The first is the default.
explain-fo-all = A report if SPF and DKIM both fail for your domain (fo=0). This default is not written into the record.
explain-fo-any = A report if SPF or DKIM fails, even if the other passes (fo=1). It finds a broken mail server early, and brings many more reports.
explain-fo-dkim = A report if a DKIM signature fails, from any domain (fo=d).
explain-fo-spf = A report if SPF fails, for any domain (fo=s). Forwarded mail causes many of these.
test = Only a test
test-of-none = no test while you monitor
test-of-quarantine = acts as Monitor
test-of-reject = acts as Quarantine
explain-test = Asks receivers (t=y) to use a policy one level weaker: Reject acts as Quarantine, Quarantine as Monitor. You still get reports.

    It shows the effect of a policy first. Receivers that do not know RFC 9989 use the full policy, so do not rely on it.
psd = Public suffix
psd-unknown = find out
psd-no = no
psd-yes = yes
explain-psd = Says if others register names below {$domain}, as below com or co.uk (psd). “Find out” is right for every normal domain.

    “No” says that {$domain} is the top of its organization. Use it if a name above it publishes DMARC for others. “Yes” is for registries.

explain-go-on = Continue to the records. The policy is {$policy}, and it takes effect only when you publish it.
confirm-title = Continue with this policy?
explain-confirm = The record is valid, but you could lose mail or protection. mailseal asks only once.
change = Change it
yes = Continue with {$policy}
whole-title = The full record
whole-label = Type or paste the record
whole-placeholder = v=DMARC1; p=none; rua=mailto:dmarc@example.com
take = Use it
taken = Replaced the record. Press u to undo.
nothing-to-undo = There is no change to undo.
explain-whole = Paste the full record: v=DMARC1 first, then tags with semicolons between. Quotes or a line of a zone file are fine.

    Press Enter to use it. It replaces all choices here, and u undoes that. Errors are shown at their place and must be corrected first.
one-string = {$octets} bytes, 1 string
several-strings = {$octets} bytes, {$strings} strings
not-in-it = an address was not imported

question = What happens to mail that fails?
none = Monitor (none)
none-does = all mail arrives
quarantine = Quarantine
quarantine-does = failing mail to junk
reject = Reject
reject-does = receivers asked to refuse it
published-now = published now
right-to-begin = right for a start
begin = Begin with Monitor and reports. After a month in which your own mail passed, go on to Quarantine; a month later, perhaps, to Reject.
after-none = When the reports show for a month that all your own mail passes, go on to Quarantine.
after-quarantine = When a month has passed and no honest mail went to junk, you can go on to Reject. Staying here is fine too.
after-reject = Reject is the last step. Stay here while the reports show that your own mail passes.
above-policy = Now the policy of {$parent} holds here: {$policy}. A record of your own takes its place.
above-nothing = {$parent} has no DMARC policy, so nothing holds for this sub-domain until you publish one.

explain-none = Mail “fails” if it has {$domain} after the @ in From and proves it neither by SPF nor by DKIM. With Monitor nothing happens to it: all mail arrives as before, forged mail too. In return, receivers report once a day who sends as {$domain}.

    Begin here and stay at least a month, so that rare senders show up too: the shop, the scanner, the yearly newsletter. Go on when the reports show all your own mail passing.
explain-quarantine = Mail that has {$domain} in From and proves it neither by SPF nor by DKIM goes to the junk folder. So does your own, if it comes from a sender you forgot; people can still find it there.

    Forwarded mail arrives if DKIM signs it. Mailing lists that change messages break the signature, and posts through them may land in junk. Come here after a month of Monitor, and stay a month at least.
explain-reject = Asks receivers to refuse mail that has {$domain} in From and passes neither SPF nor DKIM. Most do; some put it in the junk folder. Your own mail from a sender you forgot is lost too, and only the sender hears of it.

    Come here after a month of Quarantine without losses, and only if DKIM signs everything: SPF alone fails when mail is forwarded. If your people write to mailing lists, stay at Quarantine, because their posts would be refused.

rua = Reports go to
nobody = nobody
explain-rua = Once a day, each larger receiver sends one report: which servers sent mail as {$domain}, how much, and whether SPF and DKIM passed. They hold no text of any message. Without them you cannot see whom a stricter policy would hit.

    Write one address, or several with commas between. Use a mailbox of its own that exists, because there will be many reports (XML, zipped). At another domain an address works only once that domain agrees.
must-exist = This mailbox must exist.
no-such-domain = the domain does not exist
takes-no-mail = the domain takes no mail
must-agree = {$domain} must agree to get them
agreed = it agrees
not-agreed = record missing
not-asked = not asked
no-answer = no answer
explain-must-agree = So that nobody floods strangers with reports, receivers first ask DNS whether {$domain} wants them. The owner of {$domain} says yes with this record; without it, reports are not sent there, and nobody tells you.

    {$record}

    If {$domain} is yours, create it: Publish has a row for it. A report service usually has it already.
keep-old = Keep {$tags}
old-left-out = left out: RFC 9989 removed it
old-kept = RFC 9989 removed it; most receivers ignore it
explain-old = This stands in your published record. RFC 9989 removed pct, rf, ri and the size limit after an address (“!10m”) in 2026, and receivers that follow it take no notice. mailseal leaves them out.

    With pct, for example, a policy was meant for part of the mail only; now it holds for all of it. Keep them only if you know a receiver that still needs them. “Only a test” below is what replaces pct=0.
unknown = A tag DMARC does not know
unknown-kept = kept; receivers ignore it
explain-unknown = Receivers ignore tags they do not know, so it does no harm, and mailseal keeps what it does not understand. To take it out, press p and delete it from the whole record.
fault-left-out = published, and not taken over
explain-fault = This stands in your published record, but receivers cannot read it and take no notice of it. {$why}

    It is not in the record built here. If it was meant, choose what it should say in its place.

more = More
more-what = sub-domains, alignment, failure reports, test
explain-more = Sub-domains, how close domains must match, reports of single messages, a test, and public suffixes. Each has a default that is right for nearly everybody, and defaults are not written into the record.

    Open it with Enter if you were told to set one of them; otherwise leave it closed.
below-no-effect = The first two have no effect in the record of a sub-domain.
same = same
word-none = none
word-quarantine = quarantine
word-reject = reject
sp = Sub-domains
explain-sp = The policy (sp) for sub-domains that exist, such as news.{$domain}, and have no record of their own. “Same” gives them the policy chosen above, which is right unless a sub-domain sends mail that is not ready yet.

    A weaker policy here invites forgers to use a sub-domain.
np = Made-up names
explain-np = The policy (np) for sub-domains that do not exist, such as a forger’s payments.{$domain}. “Same” gives them the policy for sub-domains.

    No honest mail comes from a name that does not exist, so “reject” is safe here early, even while you monitor the rest. Older receivers do not know np.
relaxed = relaxed
strict = strict
adkim = DKIM match
explain-adkim = How close (adkim) the domain that signs must be to the one in From. Relaxed: all names of your organization stand for each other, such as {$domain} and its subdomains. Strict: only the very same name counts.

    Relaxed is right for nearly everybody. Strict is for domains whose sub-domains belong to people you do not trust.
aspf = SPF match
explain-aspf = How close (aspf) the bounce address (the domain SPF checks) must be to the one in From. Relaxed: all names of your organization stand for each other, such as {$domain} and its subdomains. Strict: only the very same name counts.

    Many mail services use a bounce address in a sub-domain of yours; with strict they no longer pass by SPF.
ruf = Failure reports go to
explain-ruf = Failure reports (ruf) tell about single messages that failed, as they happen, often with headers and addresses of people. For privacy, most large receivers send none.

    Leave it empty unless you hunt a particular problem, and treat what arrives as personal data. Addresses are written as above.
fo-needs-ruf = With an address you can choose when one is sent (fo).
fo-all = Everything failed
fo-all-tail = fo=0, the default
fo-any = Anything failed
fo-any-tail = fo=1, in place of the first
fo-dkim = A DKIM signature is broken
fo-spf = SPF fails
fo-stays = At least one stays on; the first is what holds by default.
explain-fo-all = A report when neither SPF nor DKIM passed for your domain (fo=0). This is the default, and is not written out alone.
explain-fo-any = A report when SPF or DKIM did not pass, even if the other did (fo=1). It finds a broken signer before the policy hurts, and brings many more reports.
explain-fo-dkim = A report when a DKIM signature could not be verified, whichever domain made it (fo=d).
explain-fo-spf = A report when SPF did not pass, whichever domain was checked (fo=s). Forwarded mail alone causes many of these.
test = Only a test
test-of-none = nothing to test while you monitor
test-of-quarantine = acts as Monitor
test-of-reject = acts as Quarantine
explain-test = Asks receivers (t=y) to act one step milder than the policy says: Reject acts as Quarantine, Quarantine as Monitor. Reports come as usual.

    It shows what a policy would do before it does it. Receivers that do not know RFC 9989 yet apply the policy in full, so do not rely on it.
psd = Public suffix
psd-unknown = find out
psd-no = no
psd-yes = yes
explain-psd = Whether others register names below {$domain}, as they do below com or co.uk (psd). “Find out” lets receivers look, and is right for every ordinary domain.

    “No” says that {$domain} is the top of its organization: useful when a name above it publishes DMARC for others. “Yes” is for registries.

explain-go-on = Goes on to the records to publish. The policy is {$policy} and takes effect only when you publish it; mailseal cannot publish anything.
confirm-title = Before you go on
explain-confirm = The record would be right in its letters, but could cost you mail or protection. mailseal asks this once; it does as you say.
change = Change it
yes = Yes, go on with {$policy}
whole-title = The whole record
whole-label = Type it, or paste what you were given
whole-placeholder = v=DMARC1; p=none; rua=mailto:dmarc@example.com
take = Take it over
taken = The record is taken over. u takes that back.
nothing-to-undo = There is nothing to take back.
explain-whole = The record as it stands in DNS: v=DMARC1 first, then tags with semicolons between. Quotes around it, or a line of a zone file, are understood.

    Enter takes it over, tag by tag, in place of what was chosen here; u takes that back. What is wrong is shown at its place, and nothing is taken over until it is right.
one-string = {$octets} octets, one string
several-strings = {$octets} octets, {$strings} strings
not-in-it = an address is not taken over

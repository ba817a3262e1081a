none = none
quarantine = quarantine
reject = reject
test = { $policy } as a test
path = DMARC: { $from } since { $since } → { $to } { $is_due ->
    [yes] now
   *[no] from { $date }
}{ $then ->
    [none] {""}
   *[other] {" "}→ { $then } from { $then_date }
}
never = DMARC: { $from } → { $to } now
title-due = Next DMARC policy: { $to }, now
title-later = Next DMARC policy: { $to }, from { $date }
due = The policy has been { $from } since { $since }. If the reports show that all your mail passes, change to { $to }. You can also keep { $from }.
later = One month of { $from } ends on { $date }. The month starts when mailseal first saw the policy. Reports find rare senders in that time, such as the shop, the scanner, or a newsletter. If the policy is older, you can change it now.
early = You can change it earlier. The risk: mail from a forgotten sender { $to ->
    [reject] is refused
   *[other] goes to the spam folder
}, and no report showed it to you.
to-quarantine = With quarantine, mail that fails DMARC goes to the spam folder. People can still find it there.
to-reject = With reject, mail that fails DMARC is refused. If your people write to mailing lists, keep quarantine. Lists that change messages break DKIM, and that mail would be refused.
never-why = This domain sends no mail, so you cannot lose mail. With { $to } receivers refuse forged mail.
tested = { $from } is only a test (t=y), so receivers use a weaker policy. Next, end the test.
first-no-reports = Before the next DMARC policy, ask for reports (rua).
first-no-reports-why = Without reports you cannot see whose mail a stricter policy would stop. Add an address in the DMARC step. After a month of reports, the next policy comes.
first-no-key = Before the next DMARC policy, you need a working DKIM key.
first-no-key-why = Forwarded mail fails SPF, so with reject it needs DKIM. mailseal found no working key for this domain. In the DKIM step, make a key or enter the selector of yours.
first-unknown = too few answers
first-no-record = no DMARC record is published
first-on-its-way = some servers do not have the DMARC record of your setup
first-errors = another error comes first
heading = With the next policy:
button = Change the policy
take = Press Enter to go to the { $step } step. You confirm the change there.

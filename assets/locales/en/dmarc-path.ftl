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
title-due = The next DMARC step is due: { $to }
title-later = The next DMARC step: { $to }, from { $date }
due = The policy { $from } has stood since { $since }, a month or more. If the reports show that all your own mail passes, { $to } can come next. Staying where you are is fine too.
later = A month of { $from } is over on { $date }, counted from the day on which mailseal first saw it. Until then the reports still find senders that write rarely: the shop, the scanner, the yearly newsletter. If you know that it has stood longer, you need not wait.
early = You can go earlier. The risk: mail from a sender you have not thought of { $to ->
    [reject] is refused
   *[other] lands in junk
}, and no report has shown it to you before.
to-quarantine = With quarantine, mail that proves nothing goes to the junk folder, where people can still find it.
to-reject = With reject, mail that proves nothing is refused. If your people write to mailing lists, stay at quarantine: lists that change messages break the proof, and their posts would be refused.
never-why = This domain sends no mail, so that nothing of its own can be lost. With { $to } receivers refuse what forgers send in its name.
tested = { $from } stands as a test (t=y), so that receivers act one step milder. The next step is to mean it.
first-no-reports = Next DMARC step: first ask for reports (rua).
first-no-reports-why = Without reports nobody sees whom a stricter policy would hit. Step 4 takes an address; after a month of reports the next step comes.
first-no-key = Next DMARC step: first a DKIM key that is seen to work.
first-no-key-why = Reject must not rest on SPF alone: SPF fails whenever mail is forwarded, and that mail would be refused. mailseal sees no DKIM key of this domain that works. Step 3 makes one, or takes the selector of the one you have.
first-unknown = too little is known
first-no-record = no DMARC record is published
first-on-its-way = the DMARC record is not everywhere as planned
first-errors = something else is wrong
heading = With the next step:
button = Take the step
take = Enter leads to step { $number } ({ $step }) and asks; nothing changes before you say yes.

column-own = your servers
column-own-short = servers
column-system = this machine
column-system-short = here
column-public = public

asking = Asking your name servers first. Resolvers come later, or they would cache “not found”.
stopped = Stopped before all servers answered. Press r to ask again.
done = Done. { $records ->
    [one] The record is correct
   *[other] All { $records } records are correct
} on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
done-found = No errors on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
done-warned = { $records ->
    [one] The record is published
   *[other] All { $records } records are published
} on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
done-found-warned = The published records work on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
warnings = { $count ->
    [one] 1 warning.
   *[other] { $count } warnings.
}
done-second-hand = Your name servers cannot be reached from here. This is what resolvers say, and it may be out of date.
done-so-far = All records so far are correct, but your setup is not complete: { $parts }.
sign = Sign with the key on your mail server, then confirm it in the DKIM step. { $keys ->
    [one] Key file
   *[other] Key files
}: { $files }
left = Not done yet.
left-found = Not correct yet.
left-errors = { $errors ->
    [one] 1 error.
   *[other] { $errors } errors.
}
again-at = Next check at { $time }, while this screen is open.
left-make = Make the missing records first. Then copy them in the Publish step.
left-publish = Publish what is missing or different. The Publish step has it ready to copy.
left-lost = A name server that had it no longer has it. Ask your DNS host.
left-lags = The other name servers copy it from the first, usually within minutes.
left-theirs = { $their } must publish the permission. All other records work without it.
left-missing = Also open: { $parts }.
spreading = Published. All your name servers have the records. { $time ->
    [none] Some resolvers still have the old answer, and do not say how long.
   *[other] Some resolvers keep the old answer until { $time }.
}
spreading-found = Your name servers agree. { $time ->
    [none] Some resolvers still have the old answer, and do not say how long.
   *[other] Some resolvers keep the old answer until { $time }.
}
spreading-end = Nothing is left to do in DNS.
unknown = Too few answers to decide. { $why }
unknown-why = Some servers did not answer in time. Press r to ask again.
silent = { $count ->
    [one] 1 server did not answer.
   *[other] { $count } servers did not answer.
}
part = { $what }: { $records }.

different = Different
absent = Missing
silent-word = No answer
some = On { $right } of { $all } name servers
not-asked = Not asked yet

server-right = ok
server-withdrawn = revoked
server-there = published
server-different = different
server-absent = missing
server-silent = no answer
resolvers-wait = Resolvers come after your name servers have the record. Before that, they would cache “not found”.
old-answer = old answer, it expires automatically
role-own = your server
role-own-their = their server
role-system = this machine
role-public = public
ttl = TTL { $ttl } s
until = until { $time }
took = The answer took { $millis } ms.
answer-ttl = Resolvers may keep this answer for { $ttl } s (its TTL).

planned = { $owner }  { $kind }  in your setup
published = { $owner }  { $kind }  as published
found = found
again = Check again

cell-right = ok
cell-faulty = error
cell-old = old
cell-some = { $right } of { $all }
cell-partly = partly
cell-different-short = other
cell-absent-short = none
cell-silent-short = silent
cell-not-asked = not asked

title = { $label } at { $owner }
explain-right = All servers that answered have this record, and it matches your setup. Spacing and tag order do not matter.
explain-withdrawn = You revoked this key, and receivers see that. Signatures made with it are no longer valid.
explain-absent = Your name servers do not have this record. The Publish step has it ready to copy.

    If you already created it, save or apply the change in your DNS panel and wait a few minutes. Then check the name: many panels add your domain, and a full name becomes { $doubled }.
explain-absent-theirs = { $their } has not published this permission yet. Send its owner the name and value from the Publish step. Until then, they get no reports. All other records work.
explain-lost = One of your name servers had this record and lost it. Receivers that ask this server do not find it. Ask your DNS host.
explain-some = Some of your name servers have it. The others copy it from the first, usually within minutes. If it takes more than 1 h, ask your DNS host.
explain-different = The published record differs from your setup:
explain-different-do = Change it in your DNS panel to the value below. If the published record is right, change your setup.
explain-spreading = Your name servers have it. The resolvers marked here still have the old answer. { $time ->
    [none] They ask again automatically.
   *[other] The last one asks again at { $time }.
}

    If a web checker says “not found”, it asked such a resolver too early. It finds the record later.
explain-not-asked = No server was asked for this record yet.
explain-silent = No server gave a usable answer.
explain-server-old = This is the old answer. Your name servers have the new one. The resolver asks them again automatically{ $time ->
    [none] {""}
   *[other] {" "}at { $time }
}.
explain-server-cache = A resolver keeps an answer until its TTL ends. It then asks your name servers again.
explain-again = Asks every server again, your name servers first. While this screen is open, this happens automatically until all records are correct.
explain-unfold = Press Enter to show or hide each server.
explain-unfold-arrow = Press → to show each server, ← to hide them.
sign-title = Your mail server must sign
explain-sign = DNS is ready. Receivers see no signature until your mail server signs with this key. No DNS check can see this.

    The DKIM step has the commands for your mail server. When mail is signed, confirm it there.
explain-faulty = The record is there, but it has an error: the finding below names it. Press m to fix it.
explain-right-found = All servers that answered have the same record. You have no setup to compare it with.
explain-found-here = It has the same record as your first name server.
explain-disagree = The name servers have different records, and receivers may get any of them. The findings show which servers are old.
explain-right-here = It has the record, and it matches your setup.
demo = Demo: with each check, mailseal publishes a few more of your records in its own small DNS.

notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
notes-title = Notes
explain-notes = Notes need no action. Press Enter to show or hide them.

mend-propose = Press Enter to see the fix beside your record, then decide.
mend-published = Press Enter to see the published record beside yours, then decide.
mend-copy = Press Enter to copy this record in the Publish step.
mend-step = Press Enter to go to the { $step } step.
mend-tell = mailseal only reads DNS. Press c to copy this for your DNS host.
mend-nothing = This needs no fix. Press i for an explanation.
mend-right = This record is correct. Press i for an explanation.
mend-wait = It is published. Old answers in resolvers expire automatically.
mend-ask = No answer about this record yet. Press r to ask again.

copy-head = { $domain }, found by mailseal in DNS on { $time } UTC:
copied = Copied: what is wrong, why, and the fix.
copied-sheet = Copied the sheet. Paste it into a mail or a ticket.

proposal-title = Use this fix for { $owner }?
proposal-old = In your setup now:
proposal-none = no record
proposal-new = With the fix:
proposal-published = Published now:
proposal-take-published = Use the published record
proposal-publish = Keep my record, and copy it for the panel
proposal-take = Use the fix
proposal-leave = Keep my record
proposal-taken = Fixed in your setup. Press u to undo. Copy it in the Publish step.
proposal-taken-published = Your setup now has the published record. Press u to undo.
proposal-left = Kept your record.
proposal-unread = This fix cannot be used here. Press c on the finding to copy it.
explain-go-on = Continue to Mail, which explains bounces and shows whether your mail passes.

column-own = yours
column-system = here
column-public = public

asking = Asking your own name servers first, each of them. Resolvers are asked once your servers have the records, so that none remembers that they are missing.
stopped = Stopped before every server had answered. r asks again.
done = Done. { $records ->
    [one] The record is right
   *[other] All { $records } records are right
} on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
done-found = Nothing is wrong with what is published, on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
done-warned = { $records ->
    [one] The record is there
   *[other] All { $records } records are there
}, on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
done-found-warned = What is published works, on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
warnings = { $count ->
    [one] A warning below says what could be better.
   *[other] { $count } warnings below say what could be better.
}
done-second-hand = What resolvers say is right. Your own name servers cannot be reached from here, so that it may be older than what they have now.
done-so-far = The records so far are right everywhere, but the set-up is not whole: { $parts }.
sign = Let your mail server sign, and say so in step 3, which tells how. { $keys ->
    [one] Key
   *[other] Keys
}: { $files }
left = Not done yet.
left-found = Not right yet.
left-errors = { $errors ->
    [one] 1 error, see below.
   *[other] { $errors } errors, see below.
}
again-at = Checks again at { $time } while this screen is open.
left-make = Steps 2 to 4 make what is missing, step 5 has it ready to copy.
left-publish = Publish what is missing or different in your DNS panel (step 5 has it ready to copy).
left-lags = The other name servers fetch it from the first, as a rule within minutes.
left-theirs = The permission is for { $their } to publish; everything else works without it.
left-missing = Also open: { $parts }.
spreading = Published. Your own name servers have everything; { $time ->
    [none] some resolvers still give an older answer, and do not say for how long.
   *[other] the last resolver with an older answer forgets it at { $time }.
}
spreading-found = Your own name servers agree; { $time ->
    [none] some resolvers still give an older answer, and do not say for how long.
   *[other] the last resolver with an older answer forgets it at { $time }.
}
spreading-end = Nothing is left to do in DNS.
unknown = Too little could be asked to say. { $why }
unknown-why = Not every server answered in time; r asks again.
silent = { $count ->
    [one] 1 server did not answer.
   *[other] { $count } servers did not answer.
}
part = { $what }: { $records }.

different = Different
absent = Not there
silent-word = No answer
some = On { $right } of { $all } name servers
not-asked = Not asked yet

server-right = there and right
server-withdrawn = withdrawn
server-there = there
server-different = different
server-absent = not there
server-silent = no answer
resolvers-wait = Resolvers are asked once your own servers have it, so that none remembers that it is missing.
old-answer = the old answer, which goes by itself: nothing to do
role-own = your server
role-own-their = their server
role-system = this machine
role-public = public
ttl = TTL { $ttl } s
until = until { $time }
took = The answer took { $millis } ms.
answer-ttl = Its time to live (TTL) is { $ttl } seconds: that long may resolvers keep it.

planned = { $owner }  { $kind }  as planned
published = { $owner }  { $kind }  as published
found = found
again = Check again

sign-right = right
sign-there = there
sign-faulty = faulty
sign-different = different
sign-absent = not there
sign-partly = partly
sign-silent = no answer
sign-not-asked = not asked
legend = Signs: { $signs }.

title = { $label } at { $owner }
explain-right = Every server that answered has this record, and a receiver reads in it what you planned. Spaces, the order of tags and the cut into strings may differ; they mean nothing.
explain-withdrawn = You have withdrawn this key, and that is what receivers are told: the record is there without a key in it, or there is none. Signatures made with the old key are no longer valid.
explain-absent = Your own name servers do not have this record. If you have not created it yet, step 5 has it ready to copy.

    If you have: save or apply the change in the panel, give it a few minutes, and look at the name. Many panels add your domain by themselves, so that a whole name ends up as { $doubled }.
explain-absent-theirs = { $their } has not published this permission yet. Send its owner the name and value from step 5. Until it is there, no reports go to them; everything else works.
explain-some = Some of your own name servers have it and others do not. The others fetch it from the first, as a rule within minutes. If it stays like this for more than an hour, ask your DNS host.
explain-different = A record is there, but it says something else than you planned:
explain-different-do = Change it in your panel to the value below, or go back to the step that makes it if the published one is what you want.
explain-spreading = Your own name servers have it, and that is all you can do. The resolvers marked here still remember the time before. { $time ->
    [none] They ask again by themselves.
   *[other] The last of them asks again at { $time }.
}

    A checker on the web that says “not found” now has asked such a resolver too early; it will find the record after that.
explain-not-asked = This record has not been asked for yet.
explain-silent = None of the servers gave an answer that says anything.
explain-server-old = This is the old answer. Your own name servers have the new one, and the resolver asks them again by itself{ $time ->
    [none] {""}
   *[other] {" "}at { $time }
}. There is nothing for you to do.
explain-server-cache = A resolver keeps what it has heard until its time to live is over. It cannot be told to forget; it asks your servers again by itself.
explain-again = Asks every server again, your own first. This happens by itself while the screen is open, until everything is right: when the first resolver forgets, or in pauses that grow from 15 seconds to ten minutes.
explain-unfold = Enter shows each server on its own, or takes them together again.
explain-faulty = The record is there, but it has an error: the finding below names it. Press m to fix it.
explain-right-found = Every server that answered has the same record. You have no set-up to compare it with; what is noticed about the text itself stands below.
explain-found-here = It has the same record as your first name server.
explain-disagree = The name servers do not have the same record, so that which one a receiver gets is chance. The findings below say which are behind.
explain-right-here = It has the record, and a receiver reads in it what you planned.
demo = Demo: at each check mailseal publishes the records in its own small world, a little further each time.

notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
notes-title = Notes
explain-notes = Worth knowing, but nothing that must be done. Enter shows them or folds them away.

mend-propose = Enter opens step { $number } ({ $step }) with this text beside yours, to take over or not.
mend-published = Enter opens step { $number } ({ $step }) with the published record beside yours: take it over, or keep yours and copy it.
mend-copy = Enter goes to this record in step 5 (Publish), where it is ready to copy.
mend-step = Enter goes to step { $number } ({ $step }).
mend-tell = Not to be mended here: mailseal only reads DNS. c copies what to tell whoever can.
mend-nothing = There is nothing to mend about this one. i explains it.
mend-right = Nothing is wrong with this record, so there is nothing to mend. i explains it.
mend-wait = Nothing to mend: it is published. What some resolvers still remember goes by itself.
mend-ask = Nothing is known about this record yet. r asks again.

copy-head = About { $domain }, as mailseal found it in DNS on { $time } UTC:
copied = Copied: what is wrong, why it matters, what to do.
copied-by-terminal = Sent to your terminal’s clipboard. Nothing to paste? mailseal check prints the same.
copied-too-long = Too long for the clipboard. mailseal check prints it.

proposal-title = Take this over? { $owner }
proposal-old = Your plan has now:
proposal-none = nothing
proposal-new = With the correction:
proposal-published = Published now:
proposal-take-published = Take the published record over into my plan
proposal-publish = Keep my plan, and copy it for the panel (step 5)
proposal-take = Take the correction over
proposal-leave = Leave my plan as it is
proposal-taken = Taken over; u takes it back. Step 5 has it ready to copy.
proposal-taken-published = Taken over; u takes it back. It is what is published already.
proposal-left = Your plan is as it was.
proposal-unread = That cannot be taken over here. c on the finding copies it.

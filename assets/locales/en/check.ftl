column-own = yours
column-system = here
column-public = public

nothing = There is nothing to check yet. Steps 2 to 4 make the records, step 5 publishes them.
asking = Asking your own name servers first, each of them. Resolvers are asked once your servers have the records, so that none remembers that they are missing.
stopped = Stopped before every server had answered. r asks again.
done = Done. { $records ->
    [one] The record is right
   *[other] All { $records } records are right
} on { $servers ->
    [one] the one server that answered
   *[other] all { $servers } servers that answered
}.
done-so-far = The records so far are right everywhere, but the set-up is not whole: { $parts }.
sign = Switch signing on in your mail server, if it is not on (step 3 says how). { $keys ->
    [one] Key
   *[other] Keys
}: { $files }
left = Not done yet. { $parts }
left-again = Asked again every { $seconds } seconds while this screen is open.
left-publish = Publish what is missing in your DNS panel (step 5 has it ready to copy).
left-lags = The other name servers fetch it from the first, as a rule within minutes.
left-doubled = { $count ->
    [one] { $record } stands at { $place }
   *[other] They stand at doubled names, such as { $place }
}, because your panel adds { $zone } by itself. Change the name { $count ->
    [one] field to { $names }
   *[other] fields: { $names }
}.
left-bare = { $record } stands at { $place } itself, where nobody looks for it. Change the name field to { $name }.
left-theirs = The permission is for { $their } to publish; everything else works without it.
left-missing = Also open: { $parts }.
spreading = Published. Your own name servers have everything; some resolvers still give an older answer{ $time ->
    [none] {""}
   *[other] , for { $time } at most
}.
spreading-end = Nothing is left to do in DNS.
unknown = No server could be asked. { $why }
unknown-why = r asks again.
silent = { $count ->
    [one] 1 server did not answer.
   *[other] { $count } servers did not answer.
}
part = { $what }: { $records }.

different = Different
absent = Not there
misplaced = At a wrong name
renamed = { $record } to { $name }
stands-at = it stands at { $place }
silent-word = No answer
some = On { $right } of { $all } name servers
not-asked = Not asked yet

server-right = there and right
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
remembered = up to { $time }
took = The answer took { $millis } ms.
answer-ttl = Its time to live (TTL) is { $ttl } seconds: that long may resolvers keep it.

planned = { $owner }  { $kind }  as planned
found = found
again = Check again

sign-right = right
sign-different = different
sign-absent = not there
sign-partly = partly
sign-silent = no answer
sign-not-asked = not asked
legend = Signs: { $signs }.

title = { $label } at { $owner }
explain-right = Every server that answered has this record, and a receiver reads in it what you planned. Spaces, the order of tags and the cut into strings may differ; they mean nothing.
explain-absent = Your own name servers do not have this record. If you have not created it yet, step 5 has it ready to copy.

    If you have: save or apply the change in the panel, give it a few minutes, and look at the name. Many panels add your domain by themselves, so that a whole name ends up as { $doubled }.
explain-doubled = The record is there, but at { $place }, where nobody looks for it: your panel adds { $zone } to every name by itself.

    Change its name field to { $name }. The value stays as it is.
explain-bare = The record is there, but at { $place } itself, where nobody looks for it.

    Change its name field to { $name }. Other records at { $place } stay as they are.
explain-absent-theirs = { $their } has not published this permission yet. Send its owner the name and value from step 5. Until it is there, no reports go to them; everything else works.
explain-some = Some of your own name servers have it and others do not. The others fetch it from the first, as a rule within minutes. If it stays like this for more than an hour, ask your DNS host.
explain-different = A record is there, but it says something else than you planned:
explain-different-do = Change it in your panel to the value below, or go back to the step that makes it if the published one is what you want.
explain-spreading = Your own name servers have it, and that is all you can do. The resolvers marked here still remember the time before and ask again by themselves{ $time ->
    [none] {""}
   *[other] , within { $time }
}.

    A checker on the web that says “not found” now has asked such a resolver too early; it will find the record when that time is over.
explain-not-asked = This record has not been asked for yet.
explain-silent = None of the servers gave an answer that says anything.
explain-server-old = This is the old answer. Your own name servers have the new one, and the resolver asks them again by itself{ $time ->
    [none] {""}
   *[other] , in { $time } at most
}. There is nothing for you to do.
explain-server-cache = A resolver keeps what it has heard until its time to live is over. It cannot be told to forget; it asks your servers again by itself.
explain-again = Asks every server again, your own first. This happens by itself while the screen is open, until everything is right.
explain-unfold = Enter shows each server on its own, or takes them together again.
explain-right-here = It has the record, and a receiver reads in it what you planned.
explain-remembered = That may take up to { $time }.
demo = Demo: at each check mailseal publishes the records in its own small world, a little further each time.

title = Since { $time }
nothing = Nothing has changed since { $time }.
more = { $count ->
    [one] One more change is not listed.
   *[other] { $count } more changes are not listed.
}
cached = { $count ->
    [one] { $resolvers } has
   *[other] { $resolvers } have
} the old answer until { $time }.

and-more = { $names } and { $count } more

gone = { $record } is gone: none of your name servers has it any more.
gone-why = Somebody has removed it, or the zone was moved or restored without it. Receivers go on with what they remember for a while, and then do without it.

    If nobody meant to remove it, create it again: step 5 has it ready to copy.
lost = { $record } is gone from { $servers }; still on { $still }.
lost-why = Which answer a receiver gets is chance now. Either the record was removed and the removal is on its way to the other servers, or the server was restored from an older copy.

    If nobody meant to remove it, look in your panel whether it is still there, and tell your DNS host which server lost it.
appeared = { $record } is there now, on { $servers }{ $lacking ->
    [none] {""}
   *[other] , and not yet on { $lacking }
}.
appeared-why = It was not there at the last check. Name servers get a new record from the first of them, one after the other, as a rule within minutes.
appeared-other = { $record } is there now, but not as it should be.
appeared-other-why = It was not there at the last check. What differs is told beside its row in the table above.
spread = { $count ->
    [one] { $servers } has { $record } now
   *[other] { $servers } have { $record } now
}{ $lacking ->
    [none] {""}
   *[other] , { $lacking } not yet
}.
spread-why = It was behind at the last check and has caught up. Nothing is left to do about it once every server has it.
changed = { $record } has changed: { $differences }.
changed-whole = { $record } has changed.
changed-right = Every server that answered has it as it should be now. If you did not change it, somebody else did.
changed-wrong = That is not what you planned. If you changed it in the panel on purpose, take it over: m on its row in the table above leads to its step. If not, somebody else did; step 5 has yours ready to copy.
strayed = { $count ->
    [one] { $servers } has
   *[other] { $servers } have
} another record for { $record } than the rest now.
strayed-why = Which answer a receiver gets is chance now. A change may be on its way from one server to the others; if it stays like this for more than an hour, ask your DNS host.
key-withdrawn = { $record } is withdrawn now, on { $servers }{ $lacking ->
    [none] {""}
   *[other] , and not yet on { $lacking }
}.
key-withdrawn-why = The key stood there at the last check. Signatures made with it count no more, as you planned, once every server has the change and resolvers have forgotten the old answer.
returned = A key stands where { $record } was withdrawn, on { $servers }.
returned-why = Receivers take signatures made with it for yours, so whoever has its private half can sign in your name. Remove the record at your DNS host, or put the empty one there that step 5 has ready to copy. If your mail server signs with that key again, make a new one in step 3 and let it sign with that first.
silent = { $count ->
    [one] { $servers } no longer answers.
   *[other] { $servers } no longer answer.
}
silent-all = None of your name servers answers any more.
silent-why = It answered at the last check. While another of your name servers answers, receivers find your records, only more slowly. If it stays like this, tell your DNS host; if none answers from here, first see whether this network lets DNS through.
answers = { $count ->
    [one] { $servers } answers again.
   *[other] { $servers } answer again.
}
answers-why = It gave no answer at the last check.
new = { $count ->
    [one] { $servers } is
   *[other] { $servers } are
} new among your name servers{ $lacking ->
    [none] {""}
   *[other] , and not all there is: { $lacking }
}.
new-why = A name server was added to the zone. It has to have every record the others have, because receivers ask any of them. What it lacks, it gets from the first server if it is set up to follow it; otherwise the records must be created there too.
removed = { $count ->
    [one] { $servers } is no longer one of your name servers.
   *[other] { $servers } are no longer among your name servers.
}
removed-why = A name server was taken out of the zone. If you have moved to another DNS host, every record has to stand there now: the table above says which do.
forgot = { $count ->
    [one] { $resolvers } has
   *[other] { $resolvers } have
} forgotten the old answer: { $records }.
forgot-why = These resolvers still remembered the time before your change. They have asked again by themselves and have the new records.
better-pass = Nothing is wrong any more.
better-warn = No errors are left, only warnings.
worse-warn = A warning has come up that was not there.
worse-fail = Something is wrong now that was not.
verdict-why = This is the judgement of the whole, errors and warnings together. They stand below, worst first.

part-gone = { $part } is gone
part-new = { $part } is new
not-withdrawn = a key stands where it was withdrawn
tag = { $tag } was { $before }, is { $now }
order = its terms stand in another order
other-key = it is another key
withdrawn = the key is withdrawn
cut = the key is cut off
several = there are { $count } of them now
target = it points elsewhere
quotes = quotes stand in it
unreadable = it cannot be read

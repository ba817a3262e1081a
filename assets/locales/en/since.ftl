title = Since { $time }
nothing = No changes since { $time }.
more = { $count ->
    [one] 1 more change.
   *[other] { $count } more changes.
}
cached = { $count ->
    [one] { $resolvers } has
   *[other] { $resolvers } have
} the old answer until { $time }.

and-more = { $names } and { $count } more

gone = { $record } is gone: none of your name servers has it.
gone-why = Someone deleted it, or the zone was moved or restored without it. Receivers use their cached answer for a while, then they have no record.

    If this was a mistake, create it again. The Publish step has it ready to copy.
lost = { $record } is gone from { $servers }, still on { $still }.
lost-why = Receivers may ask any of them. Someone deleted the record and the change is on its way, or a server was restored from an old copy.

    If this was a mistake, look in your DNS panel. If the record is there, tell your DNS host which server lost it.
appeared = { $record } is published now on { $servers }{ $lacking ->
    [none] {""}
   *[other] , not yet on { $lacking }
}.
appeared-why = It was missing at the last check. The other name servers copy it from the first, usually within minutes.
appeared-other = { $record } is published now, but it is not correct.
appeared-other-why = It was missing at the last check. Its row shows the difference.
spread = { $count ->
    [one] { $servers } has { $record } now
   *[other] { $servers } have { $record } now
}{ $lacking ->
    [none] {""}
   *[other] , { $lacking } not yet
}.
spread-why = It was missing there at the last check.
changed = { $record } has changed: { $differences }.
changed-whole = { $record } has changed.
changed-right = Every server that answered has the correct record. If you did not change it, someone else did.
changed-wrong = It differs from your setup. If you changed it yourself, press m on its row to import it. Otherwise someone else did. The Publish step has your record ready to copy.
strayed = { $count ->
    [one] { $servers } has
   *[other] { $servers } have
} another record for { $record } than the others now.
strayed-why = Receivers may get either. A change may be on its way. If it takes more than 1 h, ask your DNS host.
key-withdrawn = { $record } is revoked now on { $servers }{ $lacking ->
    [none] {""}
   *[other] , not yet on { $lacking }
}.
key-withdrawn-why = The key was published at the last check. When every server has the change and resolvers drop the old answer, its signatures are no longer valid. This matches your setup.
returned = Revoked { $record } is back on { $servers }.
returned-why = Anyone who has its private key can sign mail as you. Delete the record at your DNS host, or publish the empty one from the Publish step. If your mail server signs with that key, make a new key first and sign with it.
silent = { $count ->
    [one] { $servers } no longer answers.
   *[other] { $servers } no longer answer.
}
silent-all = None of your name servers answers.
silent-why = It answered at the last check. If another name server answers, receivers find your records, only slower. If it stays so, tell your DNS host. If none answers, check that your network allows DNS.
answers = { $count ->
    [one] { $servers } answers again.
   *[other] { $servers } answer again.
}
answers-why = It did not answer at the last check.
new = { $count ->
    [one] { $servers } is a new name server
   *[other] { $servers } are new name servers
}{ $lacking ->
    [none] {""}
   *[other] {" "}without all records: { $lacking }
}.
new-why = It needs every record of the others, because receivers ask any of them. If it does not copy them from the first server, create them there too.
removed = { $count ->
    [one] { $servers } is no longer one of your name servers.
   *[other] { $servers } are no longer your name servers.
}
removed-why = Someone deleted a name server from the zone. If you moved to another DNS host, every record must be there now. The table shows which records are.
forgot = { $count ->
    [one] { $resolvers } has
   *[other] { $resolvers } have
} dropped the old answer: { $records }.
forgot-why = These resolvers had the old answer. They asked again and have the new records.
better-pass = No more errors or warnings.
better-warn = No more errors, only warnings.
worse-warn = There is a new warning.
worse-fail = There is a new error.
verdict-why = This is the result of the whole check. The findings come worst first.

part-gone = { $part } is gone
part-new = { $part } is new
not-withdrawn = a revoked key is back
tag = { $tag } was { $before }, is { $now }
order = its terms have another order
other-key = it is another key
withdrawn = the key is revoked
cut = the key is cut off
several = now there are { $count } of them
target = it points to another name
quotes = it has quotes in it
unreadable = it cannot be read

# What a receiver would find: the trace, why it ended so, and what that means.
# The word of a result (pass, fail …) is RFC 7208’s own and the same in every language.
meaning-pass = Receivers accept the mail as yours.
meaning-fail = Your record tells receivers to refuse the mail.
meaning-softfail = Your record says that the mail is suspicious. Most receivers mark it or check it more.
meaning-neutral = Your record says nothing about this server, neither good nor bad.
meaning-none = Receivers have no SPF record to check. SPF has no effect.
meaning-temperror = Receivers try again later. Until then they may delay or refuse the mail.
meaning-permerror = Until the record is fixed, receivers treat SPF as broken for all mail of the domain, also yours.

matched = “{ $term }” in the record of { $domain } decides.
unmatched = No term in the record of { $domain } matches, and the record has no default (all).
no-domain = “{ $text }” is not a domain, so it has no record.
no-record = { $domain } has no SPF record.
unseen = Receivers see no SPF record in “{ $text }” at { $domain }.
unanswered = DNS did not answer about { $kind } { $name }.
several = { $domain } has { $count } SPF records, limit 1.
syntax = The record of { $domain } has an error at “{ $term }”. { $fault }
nowhere = A term uses { $name }, which has no SPF record.
nowhere-unseen = A term uses { $name }. Receivers see no SPF record in its “{ $text }”.
too-many-lookups = The record needs more than 10 DNS lookups before a term matches.
too-many-void = More than 2 terms ask for a name that does not exist.
too-many-exchangers = { $name } has { $count } mail servers, limit 10 in an mx term.

came-matched = matches: { $result }
came-unmatched = no match
came-ended = ends here
quiet = … { $count } terms without a lookup
found-nothing = does not exist
found-draft = from your setup
found-failed = no answer
found-more = { $shown } and { $more } more
cut = More terms follow. They are not shown here.
cost = Lookups: { $lookups } of 10. Empty lookups (no record found): { $void } of 2.

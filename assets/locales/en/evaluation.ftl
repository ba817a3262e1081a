# What a receiver would find: the trace, why it ended so, and what that means.
# The word of a result (pass, fail …) is RFC 7208’s own and the same in every language.
meaning-pass = Receivers take the mail for yours.
meaning-fail = Receivers are told to refuse the mail.
meaning-softfail = Receivers are told that the mail is probably not yours; most mark it or look at it twice.
meaning-neutral = Receivers learn nothing: the mail counts neither for nor against you.
meaning-none = There is nothing for receivers to check, so SPF neither helps nor harms.
meaning-temperror = Receivers try again later, and may delay or refuse the mail until they have an answer.
meaning-permerror = Receivers treat SPF as broken for every mail of the domain, your own too, until the record is repaired.

matched = “{ $term }” in the record of { $domain } decides.
unmatched = No term in the record of { $domain } matches, and it does not say what holds for everyone else.
no-domain = “{ $text }” is no domain, so there is no record to look for.
no-record = { $domain } has no SPF record.
unanswered = DNS gave no answer about { $kind } { $name }.
several = { $domain } has { $count } SPF records; only one is allowed.
syntax = The record of { $domain } has an error at “{ $term }”. { $fault }
nowhere = A term leads to { $name }, which has no SPF record.
too-many-lookups = The record asks DNS more than 10 times before anything matches.
too-many-void = More than 2 terms ask for something that is not there.
too-many-exchangers = { $name } has { $count } mail servers; an mx term may lead to 10.

came-matched = matches: { $result }
came-unmatched = no match
came-ended = ends here
quiet = … { $count } terms that ask nothing
found-nothing = nothing there
found-draft = as in the draft
found-failed = no answer
found-more = { $shown } and { $more } more
cut = There are more terms than are shown here.
cost = Look-ups: { $lookups } of 10. Void look-ups, which find nothing: { $void } of 2.

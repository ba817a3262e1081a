about = Check the SPF, DKIM, and DMARC records of a domain
after = You need no setup. If you have one, mailseal compares it with the published records.

    Exit codes: 0 no errors, 1 errors, 2 wrong command line, 3 too few answers.

    Examples:
      mailseal check example.com
      mailseal check example.com --show dkim.missing
      mailseal check example.com --selector s1 --format json
      mailseal check example.com --watch
domain = The domain; several may be given
domains = Also check the domains in this file, one a line; “-” reads standard input
selector = Also check the DKIM key at this selector. Repeat it for more. Default: selectors from your setup, from known mail services, and the usual ones
format = “text” for people (default), “json” for programs, or “markdown” to send to others
mail-is-above = { $domain } has no mail of its own. For { $parent }, run: mailseal check { $parent }
list-unread = The list { $path } cannot be read: { $why }
list-line = mailseal: line { $line }: “{ $word }” is not a domain. { $why }
list-empty = The list names no domain.
watch-one = --watch works with one domain only.
summary = { $domains } domains: { $wrong } with errors, { $warned } with warnings, { $right } right, { $unknown } not known
watch = Check again when resolvers drop old answers. Stop and ring the bell when all is correct

headline = { $domain }: { $verdict ->
    [unknown] too few answers
   *[other] { $errors ->
        [0] no errors
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warnings
        [one] 1 warning
       *[other] { $warnings } warnings
    }
}
record = { $label } at { $owner }: { $state }
state-right = on every server that answered
state-withdrawn = revoked, on every server that answered
state-some = on { $right } of { $all } name servers
state-absent = missing
state-different = differs from your setup
state-spreading = on all your name servers, not yet on every resolver
state-silent = no answer
state-not-asked = not asked
stage = in your setup: { $stage }
stage-until = in your setup: { $stage }, keep until { $date }
points-to = points to { $target }
planned = your setup: { $text }
server = { $servers }: { $verdict }
forgets = { $verdict }, kept until { $time }

error = error
warning = warning
info = note
finding = { $severity }: { $title }
place = At { $owner }:
place-alone = In the record:
todo = Fix: { $fix }
publish-alone = Replace it with:
publish = Publish at { $owner } ({ $kind }):
reference = { $id }{ $rule ->
    [none] {""}
   *[other] , { $rule }
}

asking = { $domain }: { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
} from { $servers ->
    [one] 1 server
   *[other] { $servers } servers
}
spent = The domain leads to more questions than mailseal asks, so that some things are not known. Look for records that lead to very many others.
out-of-time = Some servers did not answer in { $seconds } s, and no errors were found until then. Try again in a moment.
next = Next check at { $time }. Press Ctrl-C to stop.
setup-unread = Your setup was not used: { $why }
key-unread = The key file of selector { $selector } was not compared: { $why }
watch-done = All records are correct.
title-done = mailseal: { $domain } is correct
other-answers = Your setup changed during this check, so the result was not saved.
not-remembered = The result of this check was not saved. { $why }
choice = { $at ->
    [1] Either publish this { $kind } record at { $owner }:
   *[other] Or this { $kind } record at { $owner }:
}
choice-alone = { $at ->
    [1] Either write:
   *[other] Or:
}

verbose = Show every server, all notes, and the rules
show = Show one finding with its rule, for example spf.absent
short = { $severity }: { $title }  [{ $id }]
ok = ok
unknown = unknown
no-key-found = no key found
notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
} not shown.
details = All details: --verbose.
show-one = One: --show { $id }
nothing-shown = This check has no finding “{ $id }”. { $nearest ->
    [none] To see all, add --verbose.
   *[other] Did you mean “{ $nearest }”?
}

about = Look at what DNS has of a domain, and say what is wrong and what to do
after = No saved set-up is needed; if there is one, its records and selectors are compared with what is published.

    Ends with 0 if nothing is wrong, 1 if errors were found, 2 if the command line is wrong, 3 if too little could be asked to say.

    Examples:
      mailseal check example.com
      mailseal check example.com --selector s1 --format json
      mailseal check example.com --watch
      mailseal check example.com --format markdown
      mailseal check --domains customers.txt --format json
domain = The domain; several may be given
domains = Also check the domains in this file, one a line; “-” reads standard input
selector = Look at the DKIM key at this selector; may be given several times. Without it, those of the saved set-up, of recognised mail services and the usual ones are looked for
format = “text” for people, which is the default; “json” for programs, one line per domain where there are several; “markdown” for a sheet of what to correct
mail-is-above = { $domain } has no mail of its own. For { $parent }, run: mailseal check { $parent }
list-unread = The list { $path } cannot be read: { $why }
list-line = mailseal: line { $line }: “{ $word }” is not a domain. { $why }
list-empty = The list names no domain.
watch-one = --watch works with one domain only.
summary = { $domains } domains: { $wrong } with errors, { $warned } with warnings, { $right } right, { $unknown } not known
watch = Check again when caches have had time to forget, until nothing is wrong; then ring the bell

headline = { $domain }: { $verdict ->
    [pass] nothing is wrong
    [unknown] too little is known to say
   *[other] { $errors ->
        [0] { $warnings ->
            [one] 1 warning
           *[other] { $warnings } warnings
        }
        [one] 1 error{ $warnings ->
            [0] {""}
            [one] , 1 warning
           *[other] , { $warnings } warnings
        }
       *[other] { $errors } errors{ $warnings ->
            [0] {""}
            [one] , 1 warning
           *[other] , { $warnings } warnings
        }
    }
}
record = { $label } at { $owner }: { $state }
state-right = on every server that answered
state-withdrawn = withdrawn, on every server that answered
state-some = on { $right } of { $all } name servers
state-absent = not there
state-different = not as in your set-up
state-spreading = on all your name servers, not yet on every resolver
state-silent = no answer
state-not-asked = not asked
stage = in your set-up: { $stage }
stage-until = in your set-up: { $stage }, to stay until { $date }
points-to = points to { $target }
planned = your set-up: { $text }
server = { $servers }: { $verdict }
forgets = { $verdict }, forgets it at { $time }

error = ERROR
warning = WARNING
info = INFO
finding = { $severity }: { $title }
place = { $owner } has:
place-alone = The record has:
todo = → { $fix }
publish-alone = Write in its place:
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
out-of-time = Not every server had answered after { $seconds } seconds, and nothing wrong was seen until then. Try again in a moment.
next = Checking again at { $time }. Ctrl-C ends this.
setup-unread = The saved set-up is left aside: { $why }
key-unread = The key of selector { $selector } is not compared: { $why }
watch-done = All is right, so there is nothing more to wait for.
title-done = mailseal: { $domain } is right
other-answers = The saved answers have been changed since this check began. It compared the earlier ones, and what it found is not kept for the next check.
not-remembered = What this check found is not kept for the next one. { $why }
choice = { $at ->
    [1] Either publish this { $kind } record at { $owner }:
   *[other] Or this { $kind } record at { $owner }:
}
choice-alone = { $at ->
    [1] Either write:
   *[other] Or:
}

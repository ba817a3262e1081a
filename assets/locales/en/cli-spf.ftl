about = Show what an SPF record means, and what it costs receivers
after =
    Examples:
      mailseal spf eval --ip 203.0.113.7 --from ann@example.com
      mailseal spf tree example.com
      echo "v=spf1 mx -all" | mailseal spf parse
eval = Show the SPF result for a server and a sender
eval-after =
    Asks DNS as a receiver does. The first line is the result: pass, fail, softfail, neutral, none, temperror, or permerror. Then come the terms in the order of the receiver, and the lookups.

    Example: mailseal spf eval --ip 203.0.113.7 --from ann@example.com --record "v=spf1 mx -all"

    Exit codes: 0 any result, 2 wrong command line, 3 too few answers.
ip = The address of the sending server
from = The sender’s address, or a domain. Use '' for bounces (no sender), with --helo
helo = The HELO name of the sending server. Default: the sender’s domain
record = Use this SPF record for the domain, not the published one
tree = Show the includes of an SPF record, and the lookups of each
tree-after =
    Prints every term with its lookups and empty lookups (those that find no record), the terms inside each include, and the totals.

    Example: mailseal spf tree example.com

    Exit codes: 0 the record works, 1 no record, a broken record, or too many lookups, 2 wrong command line, 3 too few answers.
tree-domain = The domain of the SPF record

bad-ip = not an IP address; example: 203.0.113.7 or 2001:db8::7
no-helo = A bounce has no sender domain, so receivers check the HELO name. Example: --helo mail.example.com
no-spf = The value of --record is not an SPF record. { $fault }
helo-assumed = HELO name used: { $helo }. For another one, add --helo.
explanation = The domain tells a refused sender: { $text }

no-record = { $domain } has no SPF record.
unseen = Receivers see no SPF record in “{ $text }” at { $domain }. { $fault }
several = { $domain } has { $count } SPF records. Until only one is left, receivers treat SPF as broken.
lookups = lookups
void = empty
unreadable = not an SPF record: { $fault }
state-waiting = not followed further
state-dynamic = depends on the mail
state-missing = does not exist
state-broken = cannot be used
state-failed = no answer
state-loop = points back
total = { $complete ->
    [yes] Lookups: { $lookups } of 10. Empty lookups: { $void } of 2.
   *[no] Lookups: at least { $lookups } of 10. Empty lookups: at least { $void } of 2. Some answers are missing.
    }

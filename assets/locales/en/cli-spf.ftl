about = Find out what an SPF record says, what receivers make of it, and what it costs them
after =
    Examples:
      mailseal spf eval --ip 203.0.113.7 --from ann@example.com
      mailseal spf tree example.com
      echo "v=spf1 mx -all" | mailseal spf parse
eval = Say what a receiver would find for a server that sends as an address
eval-after =
    Asks DNS as a receiver does and prints the result first: pass, fail, softfail, neutral, none, temperror or permerror. Below it stand the terms in the order a receiver looks at them, and what it cost.

    For example: mailseal spf eval --ip 203.0.113.7 --from ann@example.com --record "v=spf1 mx -all"

    Ends with 0 whatever the result, 2 if the command line is wrong, 3 if DNS could not be asked.
ip = The address of the server that sends
from = The sender’s address, or a domain; '' for the null sender of bounces, which then needs --helo
helo = The name the server greets with; without it the sender’s domain is taken
record = Take this text for the SPF record of the domain, instead of what is published
tree = Show what an SPF record leads to, and what each part costs receivers
tree-after =
    Prints every term with its look-ups and its void look-ups (those that find nothing), what includes lead to below it, and the totals.

    For example: mailseal spf tree example.com

    Ends with 0 if the record can be used, 1 if there is none, it is broken or it costs more than receivers allow, 2 if the command line is wrong, 3 if DNS could not be asked.
tree-domain = The domain whose record is read

bad-ip = this is no IP address; write 203.0.113.7 or 2001:db8::7
no-helo = The null sender has no domain, so receivers check the name the server greets with. Give it with --helo, for example --helo mail.example.com.
no-spf = The text given with --record is no SPF record. { $fault }
helo-assumed = Greeting taken for { $helo }; --helo names another.
explanation = The domain tells whoever is refused: { $text }

no-record = { $domain } has no SPF record.
several = { $domain } has { $count } SPF records; receivers treat SPF as broken until only one is left.
lookups = look-ups
void = void
unreadable = no SPF: { $fault }
state-waiting = not followed further
state-dynamic = depends on the mail
state-missing = nothing there
state-broken = cannot be used
state-failed = no answer
state-loop = leads back
total = { $complete ->
    [yes] Look-ups: { $lookups } of 10. Void look-ups, which find nothing: { $void } of 2.
   *[no] Look-ups: at least { $lookups } of 10. Void look-ups, which find nothing: at least { $void } of 2. Not everything is known.
    }

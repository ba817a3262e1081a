about = Takes a mail domain to SPF, DKIM and DMARC records that are right. It reads DNS and never writes it; a private key never leaves this machine.
after = Without a domain the wizard asks for one. Answers are saved as you give them and offered again.
domain = The domain to begin with
demo = Walk the wizard in a built-in DNS world: no domain, no network, nothing kept
resolver = Ask this resolver (IP address, with or without port) instead of this machine’s own; may be given several times
public = Ask this resolver in the last step instead of the well-known public ones; may be given several times
no-public = Ask no public resolver in the last step
authority-port = Ask domains’ own servers on this port instead of 53
help = Print this help
version = Print the version
bad-address = this is no IP address; write 192.0.2.53 or 192.0.2.53:5353
no-terminal = The wizard needs a terminal to draw in, and there is none here. Over SSH, start it with “ssh -t HOST mailseal”. Without a terminal, “mailseal check DOMAIN” says whether the records of a saved set-up are there, and “mailseal records DOMAIN” prints them.
terminal-failed = The terminal cannot be used: {$why}. Try another terminal, or set TERM to what it is, for example TERM=xterm-256color.
not-written = The output could not be written: { $why }.

check = Ask DNS whether the records of a saved set-up are there
check-after = Ends with 0 if everything is in place, 1 if something is left or still spreading, 2 if nothing is saved for the domain, 3 if DNS could not be asked.
records = Print the records of a saved set-up, a line each: name, type, value
records-after = Ends with 0, or with 2 if nothing is saved for the domain.
saved-domain = The domain of the set-up
zone = Print a piece of a BIND zone file instead

no-setup = Nothing is saved for { $domain } here. Make the set-up with “mailseal { $domain }” first, as the same user.
no-records = The saved set-up of { $domain } has no records yet. Go on with it in “mailseal { $domain }”.
not-whole = The set-up is not whole: { $parts }. Go on with it in “mailseal { $domain }”.
theirs = { $owner } is for the owner of { $their } to publish, not for you.
no-spf = no SPF record
no-key = no DKIM key
no-dmarc = no DMARC record

server = { $server } ({ $role }): { $verdict }
done-so-far = The records so far are right on every server that answered, but the set-up is not whole: { $parts }.
left-publish = Put that right in your DNS panel; “mailseal records { $domain }” prints what belongs there.
out-of-time = Not every server had answered after { $seconds } seconds, so this is not the whole picture. Try again in a moment.
not-registered = { $domain } does not exist in DNS: it is not registered, or its registrar names no servers for it. Check the spelling first.
no-resolver = This machine has no resolver set up, so DNS cannot be asked. Name one with --resolver, for example --resolver 192.0.2.53.
blocked = DNS could not be asked. { $why } Another resolver can be named with --resolver.
no-network = DNS could not be asked, because the system refuses what that takes: { $why }.
no-scratch = The demo cannot make a folder of its own for its files: { $error } Set TMPDIR to a folder you can write to.

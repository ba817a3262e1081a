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
no-terminal = The wizard needs a terminal to draw in, and there is none here. Over SSH, start it with “ssh -t HOST mailseal”. Without a terminal, “mailseal check DOMAIN” says what DNS has of a domain, and “mailseal records DOMAIN” prints the records of a saved set-up.
terminal-failed = The terminal cannot be used: {$why}. Try another terminal, or set TERM to what it is, for example TERM=xterm-256color.
not-written = The output could not be written: { $why }.

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

no-resolver = This machine has no resolver set up, so DNS cannot be asked. Name one with --resolver, for example --resolver 192.0.2.53.
blocked = DNS could not be asked. { $why } Another resolver can be named with --resolver.
no-network = DNS could not be asked, because the system refuses what that takes: { $why }.
no-scratch = The demo cannot make a folder of its own for its files: { $error } Set TMPDIR to a folder you can write to.

about = Takes a mail domain to SPF, DKIM and DMARC records that are right. It reads DNS and never writes it; a private key never leaves this machine.
after = Without a domain the wizard asks for one. Answers are saved as you give them and offered again.

    The wizard ends with 0 when you leave it, 1 if it could not start, 2 if the command line is wrong. The help of each command has its own exit codes: mailseal check --help

    Examples:
      mailseal example.com
      mailseal --demo
      mailseal check example.com
      mailseal setups list
domain = The domain to begin with
demo = Walk the wizard in a built-in DNS world: no domain, no network, nothing kept
resolver = Ask this resolver instead of this machine’s own; may be given several times. An IP address, with or without port; where port 53 is blocked, tls://ADDRESS#NAME or https://ADDRESS/PATH#NAME, with the name on its certificate; or tls://quad9 and the like
public = Ask this resolver in the last step instead of the well-known public ones; may be given several times. Written in the same ways
no-public = Ask no public resolver in the last step
authority-port = Ask domains’ own servers on this port instead of 53
setups = Keep set-ups in this folder instead of the usual one; so does the variable MAILSEAL_SETUPS
help = Print this help
version = Print the version
bad-address = this is no IP address, and no resolver known here ({$known}); write 192.0.2.53, or tls://192.0.2.53#dns.example.net for one that encrypts
no-brackets = an IPv6 address stands in brackets here: [2001:db8::53], or tls://[2001:db8::53]#dns.example.net
no-port = a port is a number from 1 to 65535, for example 192.0.2.53:5353 or [2001:db8::53]:5353
bad-scheme = only tls:// and https:// can be asked, for example tls://192.0.2.53#dns.example.net; for plain DNS write the address alone
path-over-tls = DNS over TLS has no path; write tls://192.0.2.53#dns.example.net, or https:// if the resolver has DNS over HTTPS
bad-certificate-name = after # stands the name on the resolver’s certificate, for example tls://192.0.2.53#dns.example.net
certificate-name-needed = over HTTPS an IPv6 address needs the name on the certificate after it, for example https://[2001:db8::53]/dns-query#dns.example.net
not-known-to-encrypt = it is not known here how this resolver encrypts; write its address and the name on its certificate, for example tls://192.0.2.53#dns.example.net
no-terminal = The wizard needs a terminal to draw in, and there is none here. Over SSH, start it with “ssh -t HOST mailseal”. Without a terminal, “mailseal check DOMAIN” says what DNS has of a domain, “mailseal dkim new DOMAIN” makes a key, and “mailseal records DOMAIN” prints the records of a saved set-up.
terminal-failed = The terminal cannot be used: {$why}. Try another terminal, or set TERM to what it is, for example TERM=xterm-256color.
not-written = The output could not be written: { $why }.

no-setup = Nothing is saved for { $domain } here. Make the set-up with “mailseal { $domain }” first, as the same user.
not-whole = The set-up is not whole: { $parts }. Go on with it in “mailseal { $domain }”.
no-spf = no SPF record
no-key = no DKIM key
no-dmarc = no DMARC record

no-resolver = This machine has no resolver set up, so DNS cannot be asked. Name one with --resolver, for example --resolver 192.0.2.53.
blocked = DNS could not be asked. { $why } Another resolver can be named with --resolver.
no-network = DNS could not be asked, because the system refuses what that takes: { $why }.
no-scratch = The demo cannot make a folder of its own for its files: { $error } Set TMPDIR to a folder you can write to.

no-command = “{ $word }” is no command of mailseal, and a domain has a dot in it. “mailseal --help” shows the commands.
no-command-but = “{ $word }” is no command of mailseal, and a domain has a dot in it. Did you mean “mailseal { $name }”? “mailseal --help” shows all commands.

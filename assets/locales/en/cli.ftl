about = Set up SPF, DKIM, and DMARC for your domain. mailseal reads DNS and never changes it. Private keys stay on this machine.
after = Without a domain, the wizard asks for one. Your setup is saved as you go.

    Exit codes of the wizard: 0 you left it, 1 it could not start, 2 wrong command line. For the codes of a command, see its help: mailseal check --help

    Examples:
      mailseal example.com
      mailseal --demo
      mailseal check example.com
      mailseal setups list
domain = The domain to start with
demo = Try the wizard with a built-in DNS: no domain, no network, no saved files
resolver = Ask this resolver, not this machine’s own. Repeat it for more. An IP address, with or without a port. If port 53 is blocked: tls://ADDRESS#NAME or https://ADDRESS/PATH#NAME. NAME is on its certificate. Known names work too: tls://quad9
public = To check, ask this resolver instead of the public ones. Repeat it for more. Same forms as --resolver
no-public = To check, ask no public resolver
authority-port = Ask your name servers on this port, not 53
setups = Keep setups in this folder. MAILSEAL_SETUPS does the same
help = Print this help
version = Print the version
bad-address = not an IP address or a known resolver ({$known}); example: 192.0.2.53, or encrypted: tls://192.0.2.53#dns.example.net
no-brackets = an IPv6 address needs brackets here: [2001:db8::53] or tls://[2001:db8::53]#dns.example.net
no-port = a port is a number from 1 to 65535; example: 192.0.2.53:5353 or [2001:db8::53]:5353
bad-scheme = only tls:// and https:// are possible; example: tls://192.0.2.53#dns.example.net. For plain DNS, give only the address
path-over-tls = DNS over TLS has no path; use tls://192.0.2.53#dns.example.net, or https:// if the resolver has DNS over HTTPS
bad-certificate-name = after # comes the name on the resolver’s certificate; example: tls://192.0.2.53#dns.example.net
certificate-name-needed = with https:// an IPv6 address needs the name on the certificate; example: https://[2001:db8::53]/dns-query#dns.example.net
not-known-to-encrypt = mailseal does not know how this resolver encrypts; give its address and certificate name: tls://192.0.2.53#dns.example.net
no-terminal = The wizard needs a terminal. Over SSH: ssh -t HOST mailseal. In a script: mailseal check DOMAIN.
terminal-failed = The terminal cannot be used: {$why}. Try another terminal, or set TERM, for example TERM=xterm-256color.
not-written = Cannot write the output: { $why }.

no-setup = There is no setup for { $domain }. Make one as the same user: mailseal { $domain }
not-whole = Your setup is not complete: { $parts }. Continue it with: mailseal { $domain }
no-spf = no SPF record
no-key = no DKIM key
no-dmarc = no DMARC record

no-resolver = This machine has no resolver, so DNS cannot be asked. Add one: --resolver 192.0.2.53
blocked = Cannot ask DNS. { $why } To use another resolver, add --resolver.
no-network = Cannot ask DNS: the system refuses it ({ $why }).
no-scratch = The demo cannot make a folder for its files: { $error } Set TMPDIR to a folder where you can write.

no-command = Unknown command “{ $word }”. A domain needs a dot. For all commands, run: mailseal --help
no-command-but = Unknown command “{ $word }”. Did you mean “{ $name }”?
demo-alone = --demo works only with the wizard, not with “{ $verb }”. Run: mailseal --demo

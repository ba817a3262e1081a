# One sentence or three per failure: what happened, what it means, what to do.
timeout = No answer came in time. The server may be down, or something between here and there drops DNS. Try again in a moment.
unreachable = The server cannot be reached ({$reason}). This machine may be offline, or a firewall stops DNS. Check the connection, then try again.
serv-fail = The server could not find the answer (SERVFAIL). The domain’s own servers are often the reason. Try again in a few minutes; if it stays so, ask your DNS host.
bogus = The answer exists, but its DNSSEC signatures do not match, so careful receivers see nothing. Ask your DNS host to repair DNSSEC, or renew the DS record at the registrar.
refused = The server refuses to answer for this name (REFUSED). If it is one of the domain’s name servers, it does not hold the zone. Correct the list of name servers at the registrar.
code = The server answered with error {$code}, so nothing is known from it. Try again; if it stays so, ask whoever runs the server.
malformed = What came back is not a readable DNS answer ({$reason}). A router or proxy may be changing it. Try from another network.
no-server = There is no server to ask. Either the name is not registered, or its name servers have no address. Check the spelling, then the name servers at the registrar.
no-tcp = The answer is too long for a datagram, and the server takes no TCP connection. Receivers that need this answer get nothing. Open TCP port 53 on the server, or shorten the records at the name.

# “What would receivers find if …”: a dialog over the SPF screen.
title = Test an address
ask-ip = Address of the sending server, IPv4 or IPv6
example-ip = such as 203.0.113.7
bad-ip = This is not an IP address. Example: 203.0.113.7 or 2001:db8::7
ask-sender = Sender: an address or a domain
ask-helo = HELO name of the server (optional)
see = Show the result
result = { $result }: { $meaning }
draft = This tests the record on this screen, published or not.
asking = Asking DNS, as receivers do.
blocked = DNS is needed for this, but it cannot be asked. { $why }
unanswered = Some answers are missing. Press Enter on the button to ask again.
told = Refused senders are told: { $text }
explain = Test an IP address against this record. Your own servers should pass, 203.0.113.99 should not.

    mailseal checks step by step as receivers do, before you publish anything.
explain-sender = Enter the bounce address that receivers check. Many services use one in their own domain. Empty means your domain. <> means a bounce without a sender: then the HELO name is checked.
explain-helo = The name that the server gives when it connects. It is used for <>, and for records with a HELO macro.
explain-step = { $came }. Receivers read the terms from top to bottom and stop at the first match.
explain-question = The DNS question for this term: { $came }.

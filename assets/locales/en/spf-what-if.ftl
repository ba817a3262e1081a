# “What would receivers find if …”: a dialog over the SPF screen.
title = What if…
ask-ip = Which server sends? Its address, IPv4 or IPv6
example-ip = for example 203.0.113.7
bad-ip = This is no address. Write it as 203.0.113.7 or 2001:db8::7.
ask-sender = The sender, an address or a domain
ask-helo = The name the server greets with, if it matters
see = See what receivers would find
result = { $result }: { $meaning }
draft = This is for the record on this screen, published or not.
asking = Receivers would have to ask DNS for this; the answers are on their way.
blocked = DNS is needed for this, and it cannot be asked. { $why }
unanswered = Some answers are missing. Press Enter on the button below to ask for them again.
told = The refused are told: { $text }
explain = Type the address of a server, your own or a stranger’s, and see whether receivers would take its mail for yours. It is done step by step as they do it, with the record as it is on this screen, before you publish anything.

    Try your mail server and every service that sends for you: each should pass. An address that is nobody’s, such as 203.0.113.99, should not.
explain-sender = Receivers check the address that mail comes back to when it cannot be delivered, which services often set to a domain of their own. With nothing here it is your domain. <> stands for the empty sender of bounces: the name the server greets with is checked then.
explain-helo = What the server says its name is when it connects. It counts for the empty sender, and for records with a macro that asks for it.
explain-step = { $came }. Receivers look at the terms from top to bottom and stop at the first one of the record that matches.
explain-question = What DNS was asked for the term above: { $came }.

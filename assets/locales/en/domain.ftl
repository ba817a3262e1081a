question = Which domain sends the mail?
placeholder = example.com
welcome = Welcome
explain-welcome = mailseal helps you set up SPF, DKIM, and DMARC. Type or paste your domain, or an address in it, and press Enter.

    mailseal asks your name servers for the present records. It reads DNS and never changes it: you copy the records into your DNS panel. Private keys stay on this machine.
explain-domain = Enter the part after @ in your mail addresses. A subdomain such as news.example.com needs its own setup.

    Press Enter for another domain. The setup for this one is kept.
first-time = Type or paste your domain, or an address in it, and press Enter.
recent = Your setups
explain-recent = Press Enter to open this setup. mailseal asks every server again and shows what changed. For another domain, type it.
explain-recent-unread = Press Enter to start with the records in DNS. Before mailseal saves a new setup, it keeps the old file under another name. For another domain, type it.
unchecked = not checked yet
changed-since = changed since
unreadable = its file cannot be read
unread = not read
explain-unread = There are too many setups to read all of them for this list. Press Enter to read this one.
left-off = At least { $count } more setups are saved. Type the domain to open one of them.
explain-checked = Last checked { $checked }, saved { $saved }. Signs: ✓ correct, ◐ partly, ≠ different, – missing, ? no answer, · not asked.
explain-unchecked = You have a setup for this domain ({ $saved }) that was never checked in DNS. If it is complete, the check comes next. Otherwise the first step does.
explain-trouble = Opening the domain here does not change this file.
name-servers = Name servers
mail-servers = Mail servers
spf = SPF
dmarc = DMARC
dkim = DKIM
none = none yet
no-answer = no answer
no-selector = none at the usual selectors
null-mx = receives no mail (null MX)
purpose = What is it for?
sends = It sends mail
sends-tail = people or programs use it as sender
never = It never sends mail
never-tail = parked, or only a website
receives = It only receives mail
receives-tail = no one sends from it
neither = It never sends or receives mail
explain-receives = Choose this if people get mail at this domain, but no one sends from it.

    mailseal proposes three records: no server may send, no key is valid, refuse forged mail. Your MX records stay.
explain-neither = Warning: this domain has a mail server now. If people get mail here, choose “It only receives mail”.

    Otherwise mailseal proposes four records. One of them replaces your MX records: all mail to this domain is then refused.
explain-sends = Choose this if people or programs send mail from this domain: a web shop, a newsletter service, a printer.

    The next steps say who may send (SPF), sign the mail (DKIM), and tell receivers what to do with forged mail (DMARC).
explain-never = Choose this if no one sends mail from this domain. mailseal proposes four records that tell receivers to refuse it.

    They say: no server may send, no key is valid, refuse all mail, and the domain receives no mail. You skip the steps between.
resumed = Opened your setup, saved {$when}.
afresh = Start again from DNS
explain-afresh = Keeps your saved setup under another name and starts with the records in DNS. Key files stay unchanged.
explain-go-on = Continue to SPF. Nothing is published.
explain-go-on-never = Continue to the records. Nothing is published.
blocked = DNS cannot be asked from here. {$why} You can still make the key and all records, and copy them.
failing = Your name servers give no usable answer, so receivers get none either. {$why}
unregistered = {$domain} does not exist in DNS. It is not registered, or its registry does not know its name servers yet. You can prepare the records now.
adopted = Imported from DNS: {$records}
adopted-key = {$count ->
    [one] DKIM key {$selectors}
   *[other] DKIM keys {$selectors}
}
bogus = The DNSSEC signatures of this domain are wrong, so many receivers see none of its records. Ask your DNS host to fix DNSSEC, or renew the DS record at your registrar.
adopted-spf-merged = This domain has {$records} SPF records, and two or more break SPF. mailseal merged them into one. Publish that one and delete the others.
adopted-dmarc-first = This domain has {$records} DMARC records, so receivers ignore all of them. mailseal uses the first. Delete the others.
adopted-never = This domain already says that it sends no mail.
negative-ttl = Do not use other checkers before you publish. Resolvers would remember for {$time} that the record is missing.
what-dns-has = In DNS now
every-selector = every selector (*._domainkey): {$value}
paste-one = This has several lines, and was ignored. Paste one domain. A bounce belongs in the Mail step.

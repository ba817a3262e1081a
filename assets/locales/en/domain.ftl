question = Which domain sends the mail?
placeholder = example.com
welcome = Welcome
explain-welcome = mailseal takes your domain from nothing, or from something half-broken, to SPF, DKIM and DMARC records that are right. Type or paste the domain, or an address at it, and press Enter.

    mailseal then asks your domain’s own name servers what is there now. It only reads DNS and never changes it: you copy the records into your DNS panel yourself, and a private key never leaves this machine.
explain-domain = The name after the @ in your mail addresses. A sub-domain such as news.example.com has records of its own and is set up on its own.

    Press Enter to look at another domain. What you have answered for this one is kept.
first-time = Type or paste the domain, or any address at it, and press Enter.
recent = Go on where you left off
explain-recent = Enter takes up your answers and asks every server again, so that you see at once what has changed since. For another domain, just type it.
explain-recent-unread = Enter begins anew with what DNS has now. When there are new answers to save, the file is moved aside first, and you are told its name. For another domain, just type it.
unchecked = not checked yet
changed-since = changed since
unreadable = its file cannot be read
unread = not looked into
explain-unread = Too much is saved to read all of it for this list. Press Enter, and this one is read.
left-off = { $count } more at least are saved. Type the domain to go on with one of them.
explain-checked = Last checked: { $checked }. Your answers are of { $saved }. The sign in front is the judgement of the whole, as long as your answers are the older; the others say where each record stood: ✓ right, ◐ partly, ≠ different, – not there, ? no answer, · not asked.
explain-unchecked = You have saved answers for this domain ({ $saved }), and nobody has checked what DNS has of them. If they are whole, the check comes next; if not, the first step does, with what DNS has now.
explain-trouble = Nothing of it is lost or changed by looking at the domain here.
name-servers = Name servers
mail-servers = Mail servers
spf = SPF
dmarc = DMARC
dkim = DKIM
none = none yet
no-answer = no answer
no-selector = none at the usual selectors
null-mx = accepts no mail (null MX)
purpose = What is it for?
sends = It sends mail
sends-tail = people or programs write as it
never = It never sends mail
never-tail = parked, or only a website
explain-sends = Choose this if anybody or anything sends mail with this domain after the @: people, a web shop, a newsletter service, a printer.

    The next steps say who may send (SPF), sign the mail (DKIM) and tell receivers what to do with the rest (DMARC).
explain-never = Choose this if no mail ever comes from this domain. Forgers like such domains, because nobody has said that their mail is false.

    mailseal then proposes four records that say it: no server may send, no key is valid, refuse everything, and the domain accepts no mail either. The steps between are skipped.
resumed = Your answers of {$when} are taken up.
afresh = Start afresh
explain-afresh = Sets your saved answers for this domain aside and begins with what DNS has now. Key files already written stay where they are.
explain-go-on = Goes on to who may send. Nothing is published by going on; you can come back to every step, and no answer is lost.
explain-go-on-never = Goes straight to the four records to publish. Nothing is published by going on.
blocked = DNS cannot be asked from here. {$why} You can still build every record, make the key and copy them; only what needs an answer stays open.
failing = The domain’s name servers give no usable answer, so receivers get none either. {$why}
unregistered = {$domain} does not exist in DNS: it is not registered, or its registry does not know its name servers yet. You can prepare the records now; they can be seen only once the domain exists.
adopted = Taken over from DNS, to edit instead of starting anew: {$records}
adopted-key = {$count ->
    [one] DKIM key {$selectors}
   *[other] DKIM keys {$selectors}
}
bogus = The DNSSEC signatures of this domain do not match, so careful receivers see none of its records. Ask your DNS host to repair DNSSEC, or renew the DS record at the registrar.
adopted-spf-merged = {$records} SPF records stand here, and receivers take more than one as an error. One merged from them is proposed next; publish that and remove the others.
adopted-dmarc-first = There are {$records} DMARC records, and receivers ignore all of them then. The first is proposed; remove the others.
adopted-never = This domain says already that it sends no mail.
negative-ttl = Resolvers remember for {$time} that a record is missing here. mailseal asks your own name servers; leave other checkers until you have published.
what-dns-has = What DNS has now
every-selector = every selector (*._domainkey): {$value}

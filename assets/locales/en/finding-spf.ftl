broken-term = “{ $text }” is not a valid SPF term and was left out
    .why = { $fault }
    .fix = Edit the row, or delete it.

published-unseen = Receivers do not see the published SPF record
    .fix = Replace the published record with the one made here.

empty = The SPF record has no terms
    .why = It does not say who may send, so it protects no one.
    .fix = Add your mail servers. End the record with ~all or -all.

too-many-lookups = Too many DNS lookups: { $count }, limit 10
    .why = Receivers stop after 10 lookups and treat SPF as broken, also for your own mail. Lookups inside an include count too: { $spent }.
    .fix = Delete services that you no longer use. Write fixed servers as ip4 or ip6, which need no lookup.

spent = { $term } ({ $count })

too-many-void-lookups = Too many empty lookups: { $count }, limit 2
    .why = An empty lookup finds no record. After the second one, many receivers treat SPF as broken. Here: { $terms }.
    .fix = Delete the terms whose names no longer exist.

too-many-mx-hosts = { $name } has too many mail servers: { $count }, limit 10
    .why = If an mx term finds more than 10 mail servers, receivers treat the whole record as broken.
    .fix = Replace mx with ip4 and ip6 terms for the servers that send.

include-without-record = { $exists ->
        [yes] { $name } has no SPF record to include
       *[no] { $name } does not exist and cannot be included
    }
    .why = An include of a name without an SPF record breaks the whole record, also for your own servers.
    .fix = Compare the name with the instructions of your service, or delete the include.

redirect-without-record = { $exists ->
        [yes] { $name } has no SPF record to redirect to
       *[no] { $name } does not exist: the redirect fails
    }
    .why = A redirect to a name without an SPF record breaks the whole record.
    .fix = Correct the name, or replace the redirect with your servers and ~all or -all.

target-with-several-records = { $name } has { $count } SPF records, limit 1
    .why = Your record uses this one. Receivers treat SPF as broken, also for your domain.
    .fix = Tell the owner of { $name }. Until it is fixed, delete the term.

target-with-broken-record = The SPF record of { $name } has an error at “{ $term }”
    .why = Your record uses this one. Receivers treat SPF as broken, also for your domain.
    .fix = Tell the owner of { $name }. Until it is fixed, delete the term.

target-fails = The name servers of { $name } answer with an error ({ $code })
    .why = Until they work, receivers cannot check SPF for your domain either. They may delay or refuse your mail.
    .fix = Check the name. If it is right, tell its owner, or delete the term.

target-bogus = The DNSSEC signatures of { $name } are wrong
    .why = Receivers that check DNSSEC cannot use this record, so SPF fails for your domain too. They may delay or refuse your mail.
    .fix = Tell the owner of { $name }. Until it is fixed, delete the term.

target-unseen = The record at { $name } is not a valid SPF record: “{ $text }”
    .why = Receivers see no SPF record there, and this breaks yours.
    .fix = Tell the owner of { $name }. Until it is fixed, delete the term.

target-silent = No answer about { $name }
    .why = Lookups below this name cannot be counted. The cause may be your network or their name servers.
    .fix = Check your connection and ask again.

target-unsure = It is not certain whether anything is at { $name }
    .why = One server says that nothing is there. No second server could be heard.
    .fix = Check again in a moment. Change nothing before that.

target-too-long = The SPF record of { $name } is too long to follow ({ $octets } bytes)
    .why = What it leads to is not counted here. Many receivers do not read a record of this length either.
    .fix = Tell whoever publishes it, or use another include.

too-long = The SPF record is too long to be read ({ $octets } bytes)
    .why = Receivers give up on a record of this length, so it lets no server send.
    .fix = Delete what is no longer used, until the record has fewer than 450 bytes.

takes-no-mail = “mx” matches nothing: { $name } takes no mail
    .why = The name has a null MX record, so “mx” lets no server send.
    .fix = Delete the term, or name the server that sends.

means-other = “{ $term }” in the record of { $at } means { $at }, not your domain
    .why = Nothing is at { $at } itself, so the mail servers of { $domain } are refused.
    .fix = Write the domain behind the term in the record of { $at }: “mx:{ $domain }”, “a:{ $domain }”.

target-passes-all = The SPF record of { $name } lets every server send
    .why = Your record uses this one, so any server in the world may send as your domain.
    .fix = Delete the term. List the servers that you use instead.

leads-back = The SPF record includes itself at { $name }
    .why = Receivers follow the loop until they run out of lookups, then treat SPF as broken. The loop: { $way }.
    .fix = Delete the term that closes the loop.

duplicate-modifier = { $name }= is used twice
    .why = If it occurs twice, receivers treat the whole record as broken.
    .fix = Keep one of them.

plus-all = +all lets every server in the world send as your domain
    .why = The record protects no one, and some receivers trust your mail less.
    .fix = Use ~all. Change to -all when you are sure that every server is listed.

every-address = “{ $term }” covers every address
    .why = Any server in the world may send as your domain.
    .fix = Enter the addresses of your own servers.

every-address-together = The networks together cover every address
    .fix = Delete these networks. Enter the addresses of the servers that you use.

no-all = The record has no rule for all other servers
    .why = Without all at the end, receivers treat a server that is not listed as neutral.
    .fix = Add ~all at the end, or -all when you are sure that every server is listed.

neutral-all = ?all does not refuse servers that are not listed
    .why = Receivers treat forged mail as if you had no SPF record.
    .fix = Use ~all. Change to -all when you are sure that every server is listed.

after-all = “{ $term }” comes after all and is never used
    .why = Receivers read from left to right and stop at all, which matches every server.
    .fix = Move it before all, or delete it.

redirect-beside-all = The redirect has no effect together with all
    .why = Receivers use a redirect only if no term matches, but all matches every server.
    .fix = To use the redirect, delete all. Otherwise change the redirect to an include before all.

ptr = ptr is slow and unreliable: do not use it
    .why = Receivers must look up the reverse name of the sending server. Some receivers ignore ptr.
    .fix = Replace it with ip4, ip6, a, or mx terms for your servers.

p-macro = “{ $term }” uses the macro p: do not use it
    .why = Receivers must look up the reverse name of the sending server. This is slow and unreliable.
    .fix = Use another macro, or list the servers by address.

broad-network = “{ $term }” covers a very large network
    .why = Every server in that network may send as your domain.
    .fix = Enter only the addresses that you use, or a longer prefix length.

not-public = “{ $term }” is not a public address
    .why = Mail never arrives from a private or local address. Receivers see the public address of your gateway.
    .fix = Enter the public address that your mail comes from.

nothing-there = { $lacks ->
        [a] { $name } has no IPv4 address (A record)
        [mx] { $name } has no mail server (MX record)
        [mx-address] The mail servers of { $name } have no address
       *[address] { $name } has no address
    }
    .why = The term matches no server. It also uses one of the 2 empty lookups that SPF allows.
    .fix = { $lacks ->
        [mx-address] Correct the MX records, or delete the term.
       *[address] Correct the name, or delete the term.
    }

matches-always = { $passes ->
        [yes] “{ $term }” lets every server send
       *[no] “{ $term }” matches every server
    }
    .why = { $passes ->
        [yes] { $name } has an address, and this is all that exists asks. Any server in the world may send as your domain.
       *[no] { $name } has an address, and this is all that exists asks. Receivers stop here, so the terms after it are never used.
    }
    .fix = { $passes ->
        [yes] Replace the term with ip4, ip6, a, or mx terms for your servers.
       *[no] Delete the term. Then receivers use the terms after it.
    }

other-record = “{ $version }” does not belong in the SPF record
    .why = Receivers ignore it here. It is another record and needs a separate name.
    .fix = Create a TXT record at { $label } and move everything from { $version } there. Keep the SPF terms here.

target-neutral = The record of { $name } does not refuse other servers
    .why = The redirect uses its end. Receivers treat forged mail as if you had no SPF record.
    .fix = End the record of { $name } with ~all. If it is not yours, replace the redirect with its include and ~all.

macro-target-missing = { $everywhere ->
        [yes] “{ $term }” finds no record for any server
       *[no] “{ $term }” finds no record for an unknown server
    }
    .why = { $everywhere ->
        [yes] { $name } does not exist, so no record can be below it. Receivers treat SPF as broken, also for your own mail.
       *[no] Nothing is at { $name }. For such a server receivers treat SPF as broken and do not read on.
    }
    .fix = Finish the setup of your domain at the service that gave you this term. If you no longer use it, delete the term.

duplicate = “{ $term }” is listed twice
    .why = The second one has no effect. It takes space and may need lookups.
    .fix = Delete one of them.

mechanism-with-equals = { $name }= has no effect
    .why = With an equals sign it is an unknown setting, and receivers ignore it.
    .fix = Write { $name }: with a colon.
    .all = Write ~all or -all at the end, without an equals sign.

long = The SPF record is too long: { $octets } bytes, limit 450
    .why = A longer record may not fit into one DNS answer. Receivers that cannot fetch long answers see no record.
    .fix = Delete terms that you no longer use, or combine neighboring addresses into one network.

several-strings = The SPF record has { $octets } bytes, in several strings
    .why = One DNS string holds at most 255 bytes. Receivers join the strings again. Some DNS panels want them in quotes.
    .fix = If your DNS panel refuses the record, copy the quoted form from the Publish step.

covered = “{ $by }” already covers “{ $term }”
    .why = The narrower term has no effect and takes space.
    .fix = Delete the narrower one. If the wider one is too wide, delete that instead.

host-bits = “{ $term }” is one address with a network length
    .why = Receivers read it as { $network }, which may be more than you want.
    .fix = For the network, write { $network }. For one address, delete the length.

documentation-address = “{ $term }” is an example address from documents
    .why = No server on the Internet uses it, so no mail ever comes from it.
    .fix = Enter the address of your own server.

unknown-modifier = “{ $name }=” is not an SPF setting
    .why = Receivers ignore it. It does no harm.
    .fix = If you do not know a program that reads it, delete it.

uncountable = The lookups of “{ $term }” differ from mail to mail
    .why = Its name depends on the sender or the server. Only its own lookup can be counted.
    .fix = Keep some lookups free for its targets.

nobody-may-send = No server may send as this domain
    .why = This is right for a domain that never sends mail. Otherwise its mail never passes SPF.
    .fix = If the domain sends mail, add its servers without -, ~, or ? in front.

no-sender = No server may send as this domain
    .why = Receivers refuse mail from your own servers. This is right only if you send through services with their own bounce addresses.
    .fix = Add every server and service that sends your mail.

absent = No SPF record is published
    .why = Any server can send as your domain, and some receivers trust your mail less.
    .fix = Publish one TXT record at the domain. It begins with v=spf1, names your servers, and ends with ~all.

several-records = Too many SPF records: { $count }, limit 1
    .why = Receivers use none of them and treat SPF as broken, also for your own mail.
    .fix = Merge them into one record and delete the others.

unseen = Receivers do not see the SPF record
    .fix = Correct the record. Until then, receivers act as if you had none.

unseen-beside = A second SPF record is ignored
    .why = { $fault } Its servers are not allowed to send. If only the fault is corrected, you have two records, and two records break SPF.
    .fix = Add the servers that you need to the other SPF record. Then delete this one.

published-broken = “{ $text }” is not a valid SPF term
    .why = { $fault } It breaks the whole record, also for your own mail.
    .fix = { $meant ->
        [none] Correct “{ $text }”, or delete it.
       *[other] Replace “{ $text }” with “{ $meant }”.
    }
    .blank = Replace the special space with a plain space, or publish the record shown here.

run-together = “{ $text }” is two terms without a space between them
    .why = Receivers read one name, which does not exist. They treat the whole record as broken.
    .fix = Replace it with { $meant }.

joined-strings = A space is missing between “{ $left }” and “{ $right }”
    .why = DNS stores a long record in several strings, and receivers join them without a space. The two terms become one word.
    .fix = Add a space inside the quotes, at the end of the first string or the start of the second.

sender-id-only = Only Sender ID (spf2.0) is published, not SPF
    .why = Receivers no longer use Sender ID. For them your domain has no SPF record.
    .fix = Publish the same servers in a record that begins with v=spf1. Delete this one.

sender-id = An old Sender ID record (spf2.0) is still published
    .why = Receivers no longer use Sender ID. It does no harm.
    .fix = Delete it when you clean up.

misplaced = The SPF record is at the wrong name: { $at }
    .why = { $place ->
        [doubled] Your DNS panel added the domain to a name that already had it.
        [dmarc] That name is for the DMARC policy.
       *[underscore] Mail services use such names for records that others include. Yours belongs at the domain itself.
    } Receivers look at the domain and find no SPF record.
    .fix = Publish it at the domain itself and delete it at { $at }. Many DNS panels want @ or an empty name field.

type-99 = The SPF record has the type SPF (type 99), not TXT
    .why = This type ended in 2014. Receivers ask for TXT and find no record.
    .fix = Publish the same value as a TXT record.

service-missing = { $service } is missing from the SPF record
    .why = Your MX records show that { $service } handles your mail. Mail you send through it { $result ->
        [fail] fails SPF, so receivers may refuse it.
        [softfail] fails SPF (softfail), so receivers treat it as suspicious.
       *[neutral] does not pass SPF.
    }
    .fix = Add include:{ $include } in front of “all”.
    .own = Add the include that { $service } gives you, in front of “all”.

leading = Something is in front of “v=spf1”
    .why = A space or an invisible character comes first. Receivers then do not see the SPF record at all.
    .fix = Delete it, or publish the record shown here.

version-twice = “v=spf1” is in the record twice
    .why = Receivers ignore the second one, but checkers and panels can refuse the record.
    .fix = Delete the second “v=spf1”.

two-in-one = { $count } SPF records are in one text
    .why = Receivers stop at the first “all” and ignore what follows the second v=spf1. Mail from those servers fails SPF.
    .fix = Write one record: v=spf1 once, then every term, then one “all”.

never-matches = “{ $text }” can never match
    .why = { $reason } { $breaks ->
        [mapped] Receivers see only the IPv4 address of such a server, so they skip this term.
        [yes] No SPF record can be at such a name, so receivers treat the whole record as broken.
       *[no] No server has such a name, so receivers skip this term.
    }
    .fix = { $meant ->
        [none] Write a host name, such as mail.example.com, or delete the term.
       *[other] Write { $meant } instead.
    }

also-changes = This also changes { $before } to { $after }.
also-adds = This also puts { $after } at the end.

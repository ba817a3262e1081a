unregistered = { $domain } does not exist in DNS
    .why = It is not registered, or its registrar names no servers for it, so it can neither send nor receive mail.
    .fix = Check the spelling, then look at the domain at your registrar: has it expired, and are name servers set?

failing = Every name server of { $zone } answers with an error ({ $code })
    .why = Nobody can find anything of the domain, so receivers delay or refuse its mail.
    .fix = The zone is probably not loaded, or has a mistake in it. Ask your DNS host, or look at the log of the name server.

all-silent = No name server of { $zone } answers
    .why = Nobody can find anything of the domain, so receivers delay or refuse its mail.
    .fix = Check that the servers run and that port 53 is open for UDP and TCP. If the servers are another’s, check the list at your registrar.

direct-blocked = The name servers of { $zone } cannot be reached from here, though resolvers reach them
    .why = The network here probably lets DNS through to its own resolver only. What is shown is what resolvers remember, which may be old.
    .fix = Nothing at your domain. To see the servers themselves, run this from another network.

ipv6-unseen = No name server of { $zone } answers here over IPv6, though over IPv4 they answer
    .why = Most often it is the network here through which IPv6 does not get. If it is the servers, receivers that have only IPv6 find nothing of your domain.
    .fix = Run this from a network with IPv6. If nothing answers over IPv6 there either, tell whoever runs the servers.

bogus = DNSSEC is broken for { $zone }: { $why }
    .why = Resolvers that check signatures, and most large ones do, answer with an error as if the domain had failed. Its mail is delayed or refused.{ $words ->
        [none] {""}
       *[other] {" "}In the resolver’s words: “{ $words }”
    }
    .fix = Ask your DNS host to sign the zone anew, and compare the DS record at the registrar with the key of the zone. If you do not need DNSSEC, remove the DS record.
bogus-expired = its signatures ended{ $at ->
    [none] {""}
   *[other] {" "}on { $at }
}
bogus-not-yet = its signatures are not valid yet
bogus-mismatch = its keys do not match the DS record of the zone above
bogus-missing = signatures are missing
bogus-other = validation fails

signatures-end = The DNSSEC signatures of { $zone } end on { $at }
    .why = From then on resolvers that check signatures answer with an error, and mail is delayed or refused.
    .fix = The zone should sign itself anew before that. If this date does not move within a day, ask your DNS host.

servers-disagree = The name servers do not agree about { $name } ({ $kind })
    .why = { $older ->
        [none] They answer differently: { $servers }. Which of them a receiver asks is chance.
       *[other] Still old: { $older }. Already new: { $servers }. Which of them a receiver asks is chance.
    }
    .fix = Wait some minutes for the others to fetch the zone, and check again. If it stays, ask your DNS host why its servers do not follow each other.

lame = { $server } is named as a name server and does not hold the zone
    .why = Whoever asks it gets a refusal and has to ask another, which delays mail and sometimes loses it.
    .fix = Take it off the list at your registrar, or load the zone on it.

silent = The name server { $server } does not answer
    .why = Whoever asks it waits in vain and has to ask another, which delays mail and sometimes loses it.
    .fix = Check that it runs and that port 53 is open for UDP and TCP. If it is gone for good, take it off the list at your registrar.

server-fails = The name server { $server } answers with an error ({ $code }), others do not
    .why = Whoever asks it has to ask another, which delays mail and sometimes loses it.
    .fix = The zone is probably not loaded on it. Look at its log, or ask your DNS host.

no-address = The name server { $server } has no address
    .why = It cannot be asked. With each such name fewer servers stand behind your domain than the list says.
    .fix = Correct its name at your registrar and in the zone, or give it an address.

slow = The name server { $server } is slow: { $millis } ms
    .why = Receivers give up on slow answers, and then see no SPF, DKIM or DMARC.
    .fix = If it is yours, look at its load and its line. If it is your DNS host’s, ask them.

no-tcp = { $server } cannot give its answer about { $name }: too long for a datagram, and no TCP
    .why = Receivers that get this server see no record there at all.{ $certain ->
        [yes] {""}
       *[no] {" "}The network here may be what blocks TCP, because nothing else was seen to use it.
    }
    .fix = Open TCP port 53 on the server, or shorten what stands at { $name }.

delegation-differs = The zone and the one above it name different name servers
    .why = { $above ->
        [none] Only in the zone: { $here }.
       *[other] { $here ->
            [none] Only above, where your registrar puts them: { $above }.
           *[other] Only above, where your registrar puts them: { $above }. Only in the zone: { $here }.
        }
    } Servers that one list forgets are asked by some and not by others, and may be out of date unnoticed.
    .fix = Make both lists the same: at the registrar, and as NS records in the zone.

one-server = Only one name server holds the zone: { $server }
    .why = When it is down, so is your mail.
    .fix = Add a second one on another network; most DNS hosts give you two or more.

large-answer = The answer at { $name } has { $octets } octets and needs TCP
    .why = Name servers agreed in 2020 to send at most 1232 bytes in one UDP packet. Receivers ask again over TCP, which takes longer and which some networks block.
    .fix = Take out what is no longer used at that name, such as old verification texts.

long-ttl = Resolvers keep the records at { $name } for { $time }
    .why = A change there, and a repair too, is seen by everybody only after that time.
    .fix = Before you change something, set the TTL to 3600 or less and wait out the old one.

long-negative-ttl = Resolvers remember for { $time } that something is missing in { $zone }
    .why = Who asks for a record before you publish it hides it from everybody behind the same resolver for that long.
    .fix = Publish first, look later; mailseal asks in that order. A smaller last number in the SOA record shortens it.

wildcard = Every name below answers: { $name } ({ $kind })
    .why = What looks like a record at a name may be this one, which answers for all names that do not exist.
    .fix = Nothing, if you mean it. Records for mail need names of their own beside it.

unfinished = Not everything had been answered after { $seconds } seconds
    .why = What is said here may be incomplete: a server may be slow or unreachable.
    .fix = Check again in a moment.

long-string = A quoted string has { $octets } bytes, limit 255
    .why = BIND and other name servers refuse the whole zone with such a line.
    .fix = Cut it into several strings of at most 255 bytes, each in quotes, one after the other.
    
unregistered = { $domain } does not exist in DNS
    .why = It cannot send or receive mail. It is not registered, or its registrar has no name servers for it.
    .fix = Check the spelling. Then check at your registrar that the domain has not expired and has name servers.

failing = All name servers of { $zone } answer with an error ({ $code })
    .why = No one can find records of this domain. Receivers delay or refuse its mail.
    .fix = Ask your DNS host, or read the log of the name server. Usually the zone is not loaded or has an error.

delegated = { $zone } is a zone of its own
    .why = Its name servers are { $servers }. A record for this name in the zone of { $from } is seen by nobody.
    .fix = Change the record on those servers. To keep it in your own zone, delete the NS records at { $zone } first.

not-public = The name server { $server } is at { $address }, which nobody outside reaches
    .why = The address belongs to one machine, to one network or to nobody. So mailseal did not ask it.
    .fix = Give the server a public address, or delete it from the list of name servers.

all-not-public = No name server of { $zone } has an address that others reach
    .why = The addresses belong to one machine, to one network or to nobody. So nobody finds anything of the domain.
    .fix = Give the servers public addresses, or name other servers at your registrar.

spent = The domain leads to more questions than mailseal asks
    .why = mailseal stops after { $questions } questions, so that nobody can use it to flood others. What was not asked is not known.
    .fix = Look for records that lead to very many others: includes, CNAMEs, name servers.

all-lame = No name server of { $zone } holds the zone
    .why = The servers answer, but none of them has the zone. Nobody can find anything of the domain.
    .fix = Load the zone on the servers, or correct the list of servers at your registrar.

no-authority = { $server } answers, but not with authority (AA)
    .why = The server has the records, but does not say that it holds the zone. Careful resolvers ignore such answers.
    .fix = Load the zone on the server itself. Take caches and forwarders off the list of name servers.

all-silent = No name server of { $zone } answers
    .why = No one can find records of this domain. Receivers delay or refuse its mail.
    .fix = Check that the servers run, and that UDP and TCP port 53 are open. If they are not yours, check the list at your registrar.

direct-blocked = The name servers of { $zone } cannot be reached from here
    .why = Your network probably allows DNS only through its own resolver. These results come from resolvers and may be out of date.
    .fix = To ask the name servers directly, run this from another network.

ipv6-unseen = No name server of { $zone } answers here over IPv6
    .why = They answer over IPv4, so the cause is probably your network. If it is the servers, receivers with only IPv6 find no records.
    .fix = Run this from a network with IPv6. If they do not answer there either, tell your DNS host.

bogus = DNSSEC is broken for { $zone }: { $why }
    .why = Most large resolvers check DNSSEC and then answer with an error. Mail is delayed or refused.{ $words ->
        [none] {""}
       *[other] {" "}The resolver says: “{ $words }”
    }
    .fix = Ask your DNS host to sign the zone again, and compare the DS record at your registrar. If you do not need DNSSEC, delete the DS record.
bogus-expired = its signatures expired{ $at ->
    [none] {""}
   *[other] {" "}on { $at }
}
bogus-not-yet = its signatures are not valid yet
bogus-mismatch = its keys do not match the DS record of the parent zone
bogus-missing = signatures are missing
bogus-other = validation fails

signatures-end = The DNSSEC signatures of { $zone } expire on { $at }
    .why = After that, resolvers that check signatures answer with an error. Mail is delayed or refused.
    .fix = If this date does not change within a day, ask your DNS host why the zone is not signed again.

servers-disagree = The name servers have different records at { $name } ({ $kind })
    .why = { $older ->
        [none] Their answers: { $servers }. Receivers may get any of them.
       *[other] Old answer: { $older }. New answer: { $servers }. Receivers may get either.
    }
    .fix = Wait some minutes and check again. If it stays so, ask your DNS host why its servers differ.

lame = { $server } does not serve your zone
    .why = Whoever asks it learns nothing and has to ask another, which delays mail and sometimes loses it.
    .fix = Delete it from the name servers at your registrar, or load the zone on it.

silent = Name server { $server } does not answer
    .why = Mail servers that ask it must wait and try another. This delays mail and can lose it.
    .fix = Check that it runs and that UDP and TCP port 53 are open. If you no longer use it, delete it at your registrar.

server-fails = Name server { $server } answers with an error ({ $code })
    .why = The others answer. Mail servers that ask this one must try another. This delays mail and can lose it.
    .fix = Read its log, or ask your DNS host. Usually the zone is not loaded on it.

no-address = Name server { $server } has no address
    .why = No one can ask it, so your domain has fewer name servers than listed.
    .fix = Correct its name at your registrar and in the zone, or give it an address.

slow = Name server { $server } is slow: { $millis } ms
    .why = If an answer is slow, receivers give up and see no SPF, DKIM, or DMARC.
    .fix = If the server is yours, check its load and its network. Otherwise ask your DNS host.

no-tcp = { $server } cannot send its answer for { $name }
    .why = The answer is too long for a UDP packet, and TCP fails. Receivers that ask this server see no record.{ $certain ->
        [yes] {""}
       *[no] {" "}Your network may block TCP: no other server used it.
    }
    .fix = Open TCP port 53 on the server, or shorten the records at { $name }.

delegation-differs = The zone and its parent zone list different name servers
    .why = { $above ->
        [none] Only in the zone: { $here }.
       *[other] { $here ->
            [none] Only in the parent zone (from your registrar): { $above }.
           *[other] Only in the parent zone (from your registrar): { $above }. Only in the zone: { $here }.
        }
    } A server in only one list may be out of date, and no one notices.
    .fix = Make both lists the same: at your registrar, and as NS records in the zone.

one-server = The zone has only one name server: { $server }
    .why = If it is down, your mail stops too.
    .fix = Add a second one on another network. Most DNS hosts give you two or more.

large-answer = The answer at { $name } needs TCP: { $octets } bytes
    .why = Since 2020, name servers send at most 1232 bytes in one UDP packet. Receivers ask again over TCP, which is slower and sometimes blocked.
    .fix = Delete records at that name that you no longer use, such as old verification codes.

long-ttl = Resolvers keep the records at { $name } for { $time }
    .why = Every change and every fix needs that long to reach all receivers.
    .fix = Before a change, set the TTL to 3600 or less and wait for { $time }.

long-negative-ttl = Resolvers remember a missing record in { $zone } for { $time }
    .why = If anyone asks for a record before you publish it, the same resolver hides it that long.
    .fix = Publish first, then check. To shorten the time, lower the last number in the SOA record.

wildcard = A wildcard answers for { $name } ({ $kind })
    .why = It answers for every name that does not exist, so a record you see may be the wildcard.
    .fix = Give each record for mail its own name.

unfinished = The check is not complete after { $seconds } seconds
    .why = Some servers did not answer in time, so results may be missing.
    .fix = Check again in a moment.

unquoted = The text in this zone file line has no quotes
    .why = Name servers then join the words without spaces, and ignore everything after a semicolon.
    .fix = In the zone file, write: { $quoted }

long-string = A quoted string has { $octets } bytes, limit 255
    .why = BIND and other name servers refuse the whole zone with such a line.
    .fix = Cut it into several strings of at most 255 bytes, each in quotes, one after the other.
    
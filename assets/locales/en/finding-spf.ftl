broken-term = “{ $text }” is not a valid SPF term, so it is left out
    .why = { $fault }
    .fix = Edit the row, or delete it.

published-unseen = Receivers do not see the SPF record now published
    .fix = Publish the record made here in its place.

empty = The record has no terms
    .why = It says nothing about who may send, so it protects nobody.
    .fix = Add your mail servers, and end with ~all or -all.

too-many-lookups = The record needs { $count } DNS look-ups; 10 are allowed
    .why = Receivers give up after ten and treat SPF as broken, for your own mail too. What includes lead to counts as well: { $spent }.
    .fix = Take out services you no longer use, and write fixed servers as ip4 or ip6, which cost nothing.

spent = { $term } ({ $count })

too-many-void-lookups = { $count } look-ups find nothing; 2 are allowed
    .why = Many receivers treat SPF as broken after the second one that finds nothing. Here that is { $terms }.
    .fix = Take out the terms whose names no longer exist.

too-many-mx-hosts = { $name } has { $count } mail servers; SPF allows 10 in one mx term
    .why = Receivers treat the whole record as broken when there are more.
    .fix = Replace mx with ip4 and ip6 terms for the servers that send.

include-without-record = { $exists ->
        [yes] { $name } has no SPF record
       *[no] { $name } does not exist, so there is no SPF record to include
    }
    .why = An include of a name without a record breaks the whole record, for your other servers too.
    .fix = Check the name against the instructions of your service, or take the include out.

redirect-without-record = { $exists ->
        [yes] { $name } has no SPF record
       *[no] { $name } does not exist, so there is no SPF record to redirect to
    }
    .why = A redirect to a name without a record breaks the whole record.
    .fix = Correct the name, or replace the redirect with your servers and ~all or -all.

target-with-several-records = { $name } has { $count } SPF records; only one is allowed
    .why = Receivers then treat SPF as broken, for your domain too, because your record leads there.
    .fix = Tell whoever runs { $name }, and take the term out until it is repaired.

target-with-broken-record = The SPF record of { $name } has an error at “{ $term }”
    .why = Receivers then treat SPF as broken, for your domain too, because your record leads there.
    .fix = Tell whoever runs { $name }, and take the term out until it is repaired.

target-fails = The name servers of { $name } answer with an error ({ $code })
    .why = As long as they do, receivers cannot check SPF for your domain either, and may delay or refuse your mail.
    .fix = Check the name. If it is right, tell whoever runs it, or take the term out.

target-bogus = The DNSSEC signatures over { $name } are wrong
    .why = Receivers that check them do not believe what stands there. They cannot check SPF for your domain either, and may delay or refuse your mail.
    .fix = Tell whoever runs { $name }, or take the term out until it is repaired.

target-unseen = What stands at { $name } is meant as SPF, but is none: “{ $text }”
    .why = Receivers see no record there, and that breaks yours.
    .fix = Tell whoever runs { $name }, and take the term out until it is repaired.

target-silent = No answer came about { $name }
    .why = What lies below it cannot be counted. The cause may be the network here, or their name servers.
    .fix = Check your connection and ask again.

target-passes-all = The SPF record of { $name } lets every server send
    .why = Because your record leads there, any server in the world may send as your domain.
    .fix = Take the term out, and list the servers you use instead.

leads-back = The record leads back to { $name }
    .why = Receivers go round until they run out of look-ups, and treat SPF as broken. The way round is { $way }.
    .fix = Take out the term that leads back.

duplicate-modifier = { $name }= stands more than once
    .why = Receivers treat the whole record as broken when it does.
    .fix = Keep one of them.

plus-all = +all lets every server in the world send as your domain
    .why = The record then protects nobody, and some receivers count it against you.
    .fix = Choose ~all, or -all once you are sure every server is listed.

every-address = “{ $term }” covers every address there is
    .why = Any server in the world may then send as your domain.
    .fix = Write the addresses of your own servers.

no-all = The record does not say what holds for everyone else
    .why = Without all at the end, servers you have not listed are treated as if you had no opinion.
    .fix = Add ~all at the end, or -all once you are sure every server is listed.

neutral-all = ?all says nothing about servers you have not listed
    .why = Forged mail is treated as if there were no record.
    .fix = Choose ~all, or -all once you are sure every server is listed.

after-all = “{ $term }” stands after all and is never reached
    .why = Receivers read from left to right and stop at all, which matches every server.
    .fix = Move it in front of all.

redirect-beside-all = The redirect has no effect beside all
    .why = Receivers use a redirect only when nothing matched, and all matches every server.
    .fix = Delete all, or replace the redirect with an include in front of all.

ptr = ptr is slow, unreliable, and should not be used
    .why = It makes receivers look up the reverse name of whoever delivers; some of them pass over it.
    .fix = Replace it with ip4, ip6, a or mx terms for your servers.

p-macro = “{ $term }” uses the macro p, which should not be used
    .why = It makes receivers look up the reverse name of whoever delivers, which is slow and unreliable.
    .fix = Use another macro, or list the servers by address.

broad-network = “{ $term }” covers a very large network
    .why = Everybody in that network may send as your domain, not only your servers.
    .fix = Write the addresses you use yourself, or a longer prefix length.

not-public = “{ $term }” is an address that mail never arrives from
    .why = Private and local addresses are not seen on the Internet; receivers see the public address of your gateway.
    .fix = Write the public address your mail leaves from.

nothing-there = Nothing is found at { $name }
    .why = The term matches no server, and look-ups that find nothing are limited to two.
    .fix = Correct the name, or delete the term.

duplicate = “{ $term }” stands there already
    .why = The second one has no effect, but it takes space and may cost look-ups.
    .fix = Delete one of them.

mechanism-with-equals = { $name }= does nothing
    .why = With an equals sign it is an unknown setting, which receivers pass over without a word.
    .fix = Write { $name }: with a colon.

long = The record is { $octets } octets long; more than 450 may not fit into one DNS answer
    .why = Some receivers cannot fetch longer answers, and then see no record.
    .fix = Take out what you no longer use, or write neighbouring addresses as one network.

several-strings = The record is { $octets } octets long and stands in DNS as several strings
    .why = One string holds at most 255 octets. Receivers join them again; some panels want them in quotes.
    .fix = Nothing, if your DNS panel accepts it. Publish shows both forms.

covered = “{ $term }” is already covered by “{ $by }”
    .why = It has no effect of its own and takes space.
    .fix = Delete the narrower one, or the wider one if it is too wide.

host-bits = “{ $term }” is a network written by one of its addresses
    .why = Receivers read it as { $network }, which may be more than you meant.
    .fix = Write { $network }, or leave out the length for a single address.

documentation-address = “{ $term }” is an address for examples in documents
    .why = No server on the Internet has it, so that no mail ever comes from it.
    .fix = Write the address of your own server.

unknown-modifier = “{ $name }=” is a setting SPF does not know
    .why = Receivers pass over it. It does no harm.
    .fix = Keep it if you know what reads it; otherwise delete it.

uncountable = What “{ $term }” costs depends on each message
    .why = Its name is made from the sender or the server, so only its own look-up can be counted.
    .fix = Leave some look-ups free for what it leads to.

nobody-may-send = No server may send as this domain
    .why = That is right for a domain that never sends mail, and refuses all mail of one that does.
    .fix = Add your mail servers if the domain sends mail.

absent = No SPF record is published
    .why = Nothing says which servers may send for the domain, so anybody can, and some receivers trust its mail less.
    .fix = Publish one TXT record at the domain that begins with v=spf1, names your servers, and ends in ~all.

several-records = There are { $count } SPF records; only one is allowed
    .why = Receivers then use none of them and treat SPF as broken, for your honest mail too.
    .fix = Put everything into one record and delete the others.

unseen = Receivers do not see the SPF record
    .fix = Put this right in the record. Until then it is as if there were none.

unseen-beside = A second text is meant as SPF, and receivers pass over it
    .why = { $fault } What it lists has no effect; put right as it stands, it would be one record too many.
    .fix = Take over into the SPF record what is still needed, and delete this text.

published-broken = “{ $text }” is not a valid SPF term, and that breaks the whole record
    .why = { $fault } Because of it receivers treat SPF as broken, for your honest mail too.
    .fix = { $meant ->
        [none] Correct “{ $text }”, or take it out.
       *[other] Write “{ $meant }” in place of “{ $text }”.
    }

run-together = “{ $text }” is two terms without a space between them
    .why = Receivers take it for one name, which does not exist, and treat the whole record as broken.
    .fix = Write { $meant } in its place.

joined-strings = Two strings of the record meet without a space: “{ $left }” and “{ $right }”
    .why = A long record stands in DNS as several strings, which receivers join with nothing between them. Here that makes one word of two terms.
    .fix = Put a space at the end of the one string or at the beginning of the other, inside the quotes.

sender-id-only = Only Sender ID (spf2.0) is published, no SPF record
    .why = Sender ID was given up long ago and receivers do not look at it. To them there is no SPF record.
    .fix = Publish the same servers in a record that begins with v=spf1, and delete this one.

sender-id = A Sender ID record (spf2.0) stands beside the SPF record
    .why = Sender ID was given up long ago. It does no harm, but nobody reads it.
    .fix = Delete it when you tidy up.

misplaced = The SPF record stands at { $at }, where receivers do not look
    .why = { $place ->
        [doubled] The panel adds the zone’s name by itself, and here it was typed as well, so that it stands there twice.
        [dmarc] That name is for the DMARC policy.
       *[underscore] Mail services keep records there for others to include; your own belongs at the domain itself.
    } Receivers look at the domain and find nothing.
    .fix = Publish it at the domain itself, for which many panels want @ or an empty name, and delete it there.

type-99 = The SPF record is published with the type SPF (type 99), not TXT
    .why = That type was given up in 2014. Receivers ask for TXT and find nothing.
    .fix = Publish the same text as a TXT record.

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

two-in-one = { $count ->
    [0] v=spf1 is in the record twice
    [1] v=spf1 is in the record twice
   *[other] { $count } SPF records are in one text
}
    .why = Receivers stop at the first “all” and ignore what follows the second v=spf1. Mail from those servers fails SPF.
    .fix = Write one record: v=spf1 once, then every term, then one “all”.

never-matches = “{ $text }” can never match
    .why = { $reason } { $breaks ->
        [yes] No SPF record can be at such a name, so receivers treat the whole record as broken.
       *[no] No server has such a name, so receivers skip this term.
    }
    .fix = { $meant ->
        [none] Write a host name, such as mail.example.com, or delete the term.
       *[other] Write { $meant } instead.
    }

address-only = { $domain } has no MX record
    .why = Senders deliver mail to the address of the domain itself. This works only if a mail server runs there, and often it is a web server.
    .fix = Publish an MX record for your mail server. If the domain receives no mail, publish “MX 0 .”.

nowhere = { $domain } cannot receive mail: no MX, no address
    .why = Replies, bounces, and reports to this domain are lost. Some receivers refuse mail from a domain that cannot receive replies.
    .fix = Publish an MX record for your mail server. If the domain receives no mail, publish “MX 0 .”.

null-beside-others = “MX 0 .” is published together with other MX records
    .why = “MX 0 .” says that the domain receives no mail, but the others name mail servers. Senders may give up.
    .fix = If the domain receives mail, delete “MX 0 .”. Otherwise delete the others.

null-but-sends = The domain sends mail but receives none (“MX 0 .”)
    .why = Replies and bounces are lost, and many receivers refuse such mail. The SPF record allows servers to send.
    .fix = If the domain sends mail, replace “MX 0 .” with an MX record. Otherwise publish v=spf1 -all.

takes-but-never-sends = The domain receives mail, but no server may send
    .why = Replies from this domain are refused.
    .fix = If anyone sends mail from this domain, add your mail servers to the SPF record.

no-address = Mail server { $exchange } has no address
    .why = Senders cannot reach it. If it is the only mail server, the domain receives no mail.
    .fix = Correct the name in the MX record, or give the server an address.

alias = Mail server { $exchange } is a CNAME to { $target }
    .why = An MX record must name the server itself. Some senders follow the CNAME, others do not deliver.
    .fix = Change the MX record to { $target }.

ip-address = The MX record has an address, not a name: { $exchange }
    .why = Only a name works in an MX record, so no mail is delivered.
    .fix = Give the server a name with that address. Put the name into the MX record.

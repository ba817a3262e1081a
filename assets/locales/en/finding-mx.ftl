address-only = { $domain } has no MX record
    .why = Mail is delivered to the address of the name itself. That works if a mail server listens there; often it is only a web server.
    .fix = Publish an MX record for your mail server, or “MX 0 .” if the domain takes no mail.

nowhere = No mail reaches { $domain }: it has neither MX nor address
    .why = Replies, bounces and reports to addresses at the domain are lost, and some receivers refuse mail from a domain that cannot be answered.
    .fix = Publish an MX record for your mail server. If the domain takes no mail, say so with “MX 0 .”.

null-beside-others = “MX 0 .” stands beside other MX records
    .why = It says that the domain takes no mail, and the others say that it does. Servers that send to you may give up.
    .fix = Delete “MX 0 .” if the domain takes mail, or the others if it does not.

null-but-sends = The domain takes no mail (“MX 0 .”), but its SPF record lets servers send
    .why = Nobody can answer such mail and bounces are lost; many receivers refuse it.
    .fix = If the domain sends, give it an MX record in place of “MX 0 .”. If not, publish v=spf1 -all.

takes-but-never-sends = The domain takes mail, and its SPF record lets nobody send
    .why = Right for a domain that only receives. If anybody answers from it, the answers are refused.
    .fix = Nothing, if nobody sends from it. Otherwise list your mail servers in the SPF record.

no-address = The mail server { $exchange } has no address
    .why = Mail for it cannot be delivered. If it is the only one, the domain gets no mail.
    .fix = Correct the name in the MX record, or give the server an address.

alias = The mail server { $exchange } is an alias for { $target }
    .why = An MX must name the server itself. Some servers follow the alias, others do not deliver.
    .fix = Write { $target } into the MX record.

ip-address = The MX record holds an address instead of a name: { $exchange }
    .why = Only a name works there, so no mail is delivered.
    .fix = Give the server a name with that address, and write the name into the MX record.

header = Mail records for { $domain }, written by mailseal.
serial = Raise the serial number of the zone after adding them, then reload it.
replaces = Take out what stands here now:
elsewhere = This one does not belong in this zone. Ask the owner of { $their } to add it to theirs:
delegated = This name is in a zone of its own, { $zone }, on { $servers }. Add the record there, not here:

nsupdate = Feed this to nsupdate with the key of the zone: “nsupdate -k KEYFILE THIS-FILE”. To send it to a server that the zone’s SOA record does not name, put “server ADDRESS” on the next line.
nsupdate-spf = A domain has one SPF record. If another one stands here now, take it out in the same step; it has to be written as it is published:
cloudflare = In the Cloudflare dashboard: DNS, Records, Import and Export. Leave “Proxy imported DNS records” off. Records that stand there already are not replaced: take older versions of these out first.
dnscontrol = Put this behind the D(…) of the zone. Take older versions of these records out of it.
octodns = Merge this into { $zone }.yaml, names in natural order. Where a name stands there already, its other values belong into the same list.
octodns-zone = Where the zone begins was not asked. If it begins above { $domain }, add the labels between them to every name here and use the zone’s own file.
octodns-cannot = octoDNS cannot hold this text without changing it. Look at the record; if it has to be like this, create it by hand:
terraform-cloudflare = For version 5 of the provider cloudflare/cloudflare. What stands in the zone already is imported first, or taken out, or it would be there twice.
zone-id-cloudflare = The zone ID of { $zone }, from the overview of the zone in the Cloudflare dashboard
zone-id-route53 = The ID of the hosted zone { $zone }
route53-set = Route 53 keeps all texts of a name in one set. Whatever else stands as TXT at { $name } has to be added to this list, or it is taken out.

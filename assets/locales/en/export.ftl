header = Mail records for { $domain }, written by mailseal.
serial = After you add them, raise the serial number of the zone and reload it.
replaces = Delete the present record:
elsewhere = This record does not belong in this zone. Ask the owner of { $their } to add it to theirs:
delegated = This name is in a zone of its own, { $zone }, on { $servers }. Add the record there, not here:

nsupdate = Run “nsupdate -k KEYFILE THIS-FILE” with the key of the zone. For another server than the one in the SOA record, write “server ADDRESS” on the next line.
nsupdate-spf = A domain can have only one SPF record. If there is another one, delete it in the same step. Write it exactly as published:
cloudflare = In the Cloudflare dashboard, go to DNS, Records, Import and Export. Keep “Proxy imported DNS records” off. Cloudflare does not replace existing records. Delete older versions of these first.
dnscontrol = Add this to the D(…) of the zone, and delete older versions of these records there.
octodns = Merge this into { $zone }.yaml, names in natural order. If a name already exists, add its other values to the same list.
octodns-zone = DNS was not asked for the zone. If it starts above { $domain }, add the missing labels to every name and use the zone’s own file.
octodns-cannot = octoDNS cannot keep this value unchanged. If the value is right, create the record by hand:
terraform-cloudflare = For cloudflare/cloudflare version 5. First import or delete the records that the zone already has. Otherwise they exist twice.
zone-id-cloudflare = The zone ID of { $zone }, from the overview of the zone in the Cloudflare dashboard
zone-id-route53 = The ID of the hosted zone { $zone }
route53-set = This replaces all TXT records at { $name }. Add the others to this list first.

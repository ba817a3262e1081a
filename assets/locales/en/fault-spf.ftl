version = An SPF record begins with v=spf1 and a space. Receivers pass over a record that begins differently.
no-space-after-version = There must be a space after v=spf1. Without it receivers do not see an SPF record here at all.
unknown-mechanism = “{ $name }” is nothing SPF knows. A term is one of all, a, mx, ip4, ip6, include, exists or ptr; check the spelling.
unknown-address4 = An IPv4 address needs ip4: in front of it: ip4:{ $address }.
unknown-domain = “{ $name }” looks like a name. Write a:{ $name } for that server, or include:{ $name } for a mail service.
unknown-modifier-colon = “{ $name }” takes an equals sign, not a colon: { $name }=example.com.
quote = Quotes are not part of the record. They only wrap it in zone files; take them out.
escape = The backslash belongs to a zone file, not to the record. Take it out.
separator = “{ $character }” does not separate terms: a space does. Replace it with a space or take it out.
qualifier = One sign (+, -, ~ or ?) may stand directly in front of all, a, mx, ip4, ip6, include, exists or ptr, and nowhere else.
missing-argument = Something is missing here: a name or an address, behind a colon or an equals sign.
unexpected-argument = Nothing may follow here. Take the rest of this term out.
ip4 = This is not an IPv4 address. Write four numbers from 0 to 255 without leading zeros, such as 192.0.2.1.
ip6 = This is not an IPv6 address. Write it such as 2001:db8::1; an IPv4 address takes ip4: instead.
prefix = The length after the slash is a number from 0 to { $max }, without leading zeros.
domain-spec = This is not a whole domain name. Write one with at least two parts, such as mail.example.com.
address = This is an address, and a name belongs here. An address takes ip4: or ip6: in front of it, and nothing else.
web-address = This is an address of the Web. Only the domain in it belongs here.
bad-macro = This is not a macro SPF knows. A macro looks like {"%{d}"}; a percent sign alone is written %%.
explanation-macro = The macro letter “{ $letter }” only works in the text that exp= points to, not in a name. Use another.
duplicate-modifier = { $name }= may stand only once: a second one makes the whole record invalid. Keep one of them.
modifier-name = A name in front of an equals sign begins with a letter and goes on with letters, digits, - _ or a dot.
character = “{ $character }” cannot stand in an SPF record: only plain letters, digits and signs can. Replace it.
character-dash = This is a typographic dash. Replace it with a plain hyphen (-), as in -all.
character-unseen = There is an invisible character, a tab or a line break here. Take it out.
space = There is a space inside this term. Delete it.
port = SPF has no ports: it lists servers. Delete the colon and the number.
length = No length can follow here: the networks are those of the other record. Delete it.
preference = The number is the priority of an MX record. SPF takes only the name.
comment = An SPF record cannot hold a comment. Delete it.
range = SPF takes networks, not ranges. Example: ip4:192.0.2.0/28
mailbox = “@” belongs to an email address. Write the domain alone.

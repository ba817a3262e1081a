version = An SPF record starts with v=spf1 and a space. Otherwise receivers ignore it.
no-space-after-version = Add a space after v=spf1. Without it receivers do not see an SPF record.
unknown-mechanism = “{ $name }” is not an SPF term. Known terms: all, a, mx, ip4, ip6, include, exists, ptr.
unknown-address4 = Add ip4: before the address: ip4:{ $address }
unknown-address6 = Add ip6: before the address.
joined = A space is missing between two terms.
unknown-domain = “{ $name }” looks like a name. For a server, write a:{ $name }. For a mail service, write include:{ $name }.
unknown-modifier-colon = “{ $name }” needs an equals sign, not a colon: { $name }=example.com
quote = Delete the quotes. They belong only in zone files.
escape = Delete the backslash. It belongs only in zone files.
separator = “{ $character }” does not separate terms. Use a space.
qualifier = A sign (+, -, ~, or ?) is allowed once, directly before a term such as all or mx.
missing-argument = A name or an address is missing after the colon or equals sign.
unexpected-argument = Delete the rest of this term. Nothing can follow here.
ip4 = This is not an IPv4 address. Example: 192.0.2.1 (four numbers from 0 to 255)
ip6 = This is not an IPv6 address. Example: 2001:db8::1. For IPv4, use ip4:
prefix = After the slash, enter a number from 0 to { $max }, without leading zeros.
domain-spec = Enter a full domain name, such as mail.example.com.
address = This is an address, not a name. Write only ip4: or ip6: before it.
web-address = This is a web address. Keep only the domain in it.
bad-macro = This is not an SPF macro. Example of a macro: {"%{d}"}. For a percent sign, write %%.
explanation-macro = The macro letter “{ $letter }” works only in the explanation for exp=, not in a name. Use another.
duplicate-modifier = { $name }= can occur only once. Keep one of them.
modifier-name = The name before “=” must start with a letter. Then letters, digits, - _ and dots can follow.
character = “{ $character }” is not allowed in an SPF record. Use plain letters, digits, and signs.
character-dash = This is a typographic dash. Use a plain hyphen (-), as in -all.
character-unseen = Delete the invisible character here.
character-blank = This is a tab, a line break, or another special space. Use a plain space.
mapped = This is an IPv4 address in IPv6 form. Use ip4:
in-front = “{ $front }” is in front of v=spf1. Delete it, or make it a separate TXT record.
space = There is a space inside this term. Delete it.
port = SPF has no ports: it lists servers. Delete the colon and the number.
length = No length can follow here: the networks are those of the other record. Delete it.
preference = The number is the priority of an MX record. SPF takes only the name.
comment = An SPF record cannot hold a comment. Delete it.
range = SPF takes networks, not ranges. Example: ip4:192.0.2.0/28
mailbox = “@” belongs to an email address. Write the domain alone.

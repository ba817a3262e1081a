domain-empty = Type the domain your mail addresses end in, such as example.com.
domain-empty-label = There is nothing between two dots here, or a dot too many at an end. Take the extra dot out.
domain-long-label = This part is too long: between two dots, DNS holds at most 63 characters. Shorten it.
domain-long-name = This is too long: a name in DNS has at most 253 characters. Type only the domain.
domain-character = “{ $character }” cannot stand in a mail domain: only letters, digits, hyphens and dots can. Take it out.
domain-space = There is a space or an invisible character here. Take it out.
domain-underscore = A mail domain has no underscore. Names such as _dmarc come in front of the domain, and mailseal adds them by itself.
domain-hyphen = A part of a name cannot begin or end with a hyphen. Take the hyphen out.
domain-ip-address = This is an IP address. Type the domain your mail addresses end in, such as example.com.
domain-single-label = This has only one part. A mail domain has at least two, such as example.com.
domain-public-suffix = Others register their names below this one. Type the whole domain, with the part in front of it.
domain-idna = These letters cannot stand together in a domain. Check the spelling, or type the form that begins with xn--.

name-empty-label = There is nothing between two dots here. Take the extra dot out.
name-long-label = This part is too long: between two dots, DNS holds at most 63 characters. Shorten it.
name-long-name = This is too long: a name in DNS has at most 253 characters. Shorten it.
name-character = “{ $character }” cannot stand in this name. Take it out.
name-space = There is a space or an invisible character here. Take it out.

selector-empty = Type a selector: a short name for the key, such as s1 or mail2026.
selector-empty-label = There is nothing between two dots here, or a dot at an end. Take the dot out.
selector-long-label = This part is too long: between two dots, DNS holds at most 63 characters. Shorten it.
selector-long = This is too long to leave room for the domain. Choose a shorter selector.
selector-character = “{ $character }” cannot stand in a selector: only letters, digits, hyphens and dots can. Take it out.
selector-space = There is a space or an invisible character here. Take it out.
selector-hyphen = A selector cannot begin or end with a hyphen. Take the hyphen out.
selector-domainkey-included = Type only the selector: mailseal adds ._domainkey and your domain by itself.

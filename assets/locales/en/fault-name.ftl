domain-empty = Enter the domain of your mail addresses, such as example.com.
domain-empty-label = Delete the extra dot.
domain-long-label = This part is too long. The limit between two dots is 63 characters.
domain-long-name = This is too long. A name has at most 253 characters. Enter only the domain.
domain-character = “{ $character }” is not allowed. A mail domain has only letters, digits, hyphens, and dots.
domain-space = Delete the space or invisible character here.
domain-underscore = A mail domain has no underscore. mailseal adds names such as _dmarc automatically.
domain-hyphen = Delete the hyphen. A part of a name cannot start or end with one.
domain-ip-address = This is an IP address. Enter the domain of your mail addresses, such as example.com.
domain-single-label = Enter a full domain, such as example.com.
domain-public-suffix = This is a whole country or registry. Enter your own name in it, such as yourname.id.
domain-idna = These letters are not allowed together. Check the spelling, or use the form that starts with xn--.

name-empty-label = Delete the extra dot.
name-long-label = This part is too long. The limit between two dots is 63 characters.
name-long-name = This is too long. A name has at most 253 characters.
name-character = “{ $character }” is not allowed in this name. Delete it.
name-space = Delete the space or invisible character here.

selector-empty = Enter a selector: a short name for the key, such as s1 or mail2026.
selector-empty-label = Delete the extra dot.
selector-long-label = This part is too long. The limit between two dots is 63 characters.
selector-long = The selector leaves no room for the domain. Choose a shorter one.
selector-character = “{ $character }” is not allowed. A selector has only letters, digits, hyphens, and dots.
selector-space = Delete the space or invisible character here.
selector-hyphen = Delete the hyphen. A selector cannot start or end with one.
selector-domainkey-included = Enter only the selector. mailseal adds ._domainkey and your domain automatically.

version = A DMARC record starts with exactly “v=DMARC1”. Otherwise receivers ignore it.
policy = “{ $written }” is not a DMARC policy. Use none, quarantine, or reject. A wrong one can make the whole record invalid.
alignment = Use “r” (relaxed) or “s” (strict).
failure-option = Use 0, 1, d, or s, or several with colons between.
failure-options-exclude = 0 and 1 cannot be used together. 0 reports mail that failed all checks, 1 mail that failed any check. Keep one.
failure-option-twice = Write each option once. Example: fo=1:d
testing = Use “y” (a test) or “n”.
public-suffix = Use “y”, “n”, or “u”.
uri-empty = An address is missing here.
uri-no-scheme = Add “mailto:” before the address. Without it no receiver sends reports.
uri-no-local-part = An address needs a name, “@”, and a domain. Example: dmarc@example.com
uri-slashes = Delete the slashes after “mailto:”.
uri-domain = The part after @ must be a domain that can receive mail.
uri-separator = An address has no space, comma, or semicolon in it. In a record, put a comma between two addresses.
uri-two = An address has one “@”. In a record, put a comma between two addresses.
uri-character = The character “{ $character }” is not allowed in such an address.
uri-mailto = Write “mailto:” once, with a colon, then the address.

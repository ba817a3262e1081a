version = A DMARC record begins with exactly “v=DMARC1”, in these capitals. Receivers ignore it otherwise.
policy = A policy is none, quarantine or reject. “{ $written }” is none of them. It can void the whole record.
alignment = Alignment is “r” (relaxed) or “s” (strict).
failure-option = This is 0, 1, d or s, or several of them with colons between.
failure-options-exclude = 0 and 1 exclude each other: 0 reports mail that failed everything, 1 mail that failed anything. Keep one.
failure-option-twice = Write each option once. Example: fo=1:d
testing = This is “y” (a test) or “n”.
public-suffix = This is “y”, “n” or “u”.
uri-empty = An address is missing here.
uri-no-scheme = Write “mailto:” in front of the address. Nobody sends reports without it.
uri-no-local-part = An address has a name before “@” and a domain after it, such as dmarc@example.com.
uri-slashes = No slashes follow “mailto:”. Take them out.
uri-domain = What stands after “@” is no domain that can receive mail.
uri-separator = Here goes one address. Several stand in the record with a comma between, each with its own “mailto:”.
uri-character = The character “{ $character }” cannot stand in an address like this.
uri-mailto = Write “mailto:” once, with a colon, then the address.

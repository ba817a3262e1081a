several = There are { $records } such records. Receivers may use none of them, so keep one.
missing = Missing: { $part }
extra = Not in your setup: { $part }
changed = { $tag } is { $found }, your setup has { $planned }
order = The terms have another order, and the order counts.
other-key = Another key is published.
withdrawn = The published key is revoked: its “p=” is empty.
not-withdrawn = A key is still published.
truncated = The key is cut off: only { $octets } bytes of the record are published.
quotes = Quotes are part of the published value. Delete them.
target = It points to { $found }.
no-target = A TXT record is published, but a CNAME is needed.
unreadable = This cannot be read: { $text }

right = correct
different = different
absent = missing
absent-remembered = missing, kept for up to { $time }
unreachable = no answer

seconds = { $count } s
minutes = { $count } min
hours = { $count } h

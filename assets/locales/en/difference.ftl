several = There are { $records } such records. Receivers may use none: keep one.
missing = Missing: { $part }
extra = Not planned: { $part }
changed = { $tag } is { $found }, planned is { $planned }
order = The terms stand in another order, and the order counts.
other-key = Another key is published.
withdrawn = The key there is withdrawn: its “p=” is empty.
not-withdrawn = A key is still published.
truncated = The key is cut off: only { $octets } octets of the record are there.
quotes = Quotes were published as part of the value. Take them out.
target = It points to { $found }.
no-target = A text stands here where a CNAME belongs.
unreadable = This cannot be read: { $text }

right = There and right
different = There, but different
absent = Not there
absent-remembered = Not there, and remembered as such for up to { $time }
unreachable = No answer

seconds = { $count ->
        [one] one second
       *[other] { $count } seconds
    }
minutes = { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
hours = { $count ->
        [one] one hour
       *[other] { $count } hours
    }

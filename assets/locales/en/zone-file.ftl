header = Mail records for { $domain }, written by mailseal.
serial = Raise the serial number of the zone after adding them, then reload it.
replaces = Take out what stands here now:
elsewhere = These do not belong in this zone. Ask the owner of the other domain to add them to theirs:

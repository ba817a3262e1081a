no-problems = no errors, no warnings
warnings = {$count ->
    [one] 1 warning
   *[other] {$count} warnings
}
problems = {$count ->
    [one] 1 error
   *[other] {$count} errors
}
not-saved = Your setup could not be saved: {$why}
crashed = Part of mailseal stopped (bug: {$what}). Your setup is saved. Try again.
paste-nowhere = Paste needs a field. Move into a field, then paste again.
cancelled = Stopped.
first-step = This is the first step. Press Ctrl-C to quit. Your setup is saved.
domain-first = Enter the domain first.
too-small = This window is too small. mailseal needs {$width} columns and {$height} rows. Make it larger, or press Ctrl-C to quit.
dns-host = DNS {$host}
mail-service = mail {$service}
no-domain = no domain yet
saved = saved {$time}
more-text = { $lines ->
    [one] Press F3 for 1 more line
   *[other] Press F3 for {$lines} more lines
}
explanation-title = Explanation
looking-around = Asking for the records in DNS
looking-at-mailboxes = Asking the mail hosts
checking = Asking every server
asking = Asking for the lookups of the record
making-key = Making the DKIM key
go-on = Continue
file-not-saved = {$why} Choose another name or folder and save again.
plain-end = (press any key to return to mailseal)
plain-page = (Page { $page } of { $all }. Space: next page. PgUp: back. Esc: return to mailseal)
farewell-saved = Your setup is saved. To continue, run: mailseal {$domain}
farewell-key = The private key for selector {$selector}:
more-explanation = … press F2 for the rest
demo = demo
farewell-unsaved-key = The new DKIM key was not saved. mailseal makes another when you return.
farewell-not-saved = Your setup could not be saved: {$why}
copied = Copied.
belongs-to-spf = This is an SPF record. It belongs to step 2, SPF.
belongs-to-dkim = This is a DKIM key. It belongs to step 3, DKIM.
belongs-to-dmarc = This is a DMARC record. It belongs to step 4, DMARC.
step-of = { $step } of { $all }

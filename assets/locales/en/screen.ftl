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
first-step = This is the first step. To quit, press Ctrl-C. Your setup is saved.
first-step-unsaved = This is the first step. To quit, press Ctrl-C.
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
belongs-to-spf = This is an SPF record. It belongs in the SPF step.
belongs-to-dkim = This is a DKIM key. It belongs in the DKIM step.
belongs-to-dmarc = This is a DMARC record. It belongs in the DMARC step.
step-of = { $step } of { $all }
skipped-step = { $step } is not needed: no one sends mail from this domain. To change that, press 1.
sent-to-terminal = Sent { $what } to your terminal. If paste fails, run: { $command }
too-long-to-copy = Too long for the clipboard. To print it, run: { $command }
sent-record = the record
sent-records = all records
sent-sheet = the sheet
sent-finding = the finding
sent-answer = the answer
unsaved = not saved
paste-too-long = This paste is too long for the field, and was ignored.

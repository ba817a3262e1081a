no-problems = no problems
warnings = {$count ->
    [one] 1 warning
   *[other] {$count} warnings
}
problems = {$count ->
    [one] 1 problem
   *[other] {$count} problems
}
not-saved = Your answers could not be saved: {$why}
crashed = Part of mailseal stopped because of a defect ({$what}). Your answers are safe; what was being waited for will not come. You can go on, or try the same again.
paste-nowhere = Nothing here takes this text. Move into a field first, then paste again.
cancelled = Stopped. Nothing is lost.
first-step = This is the first step. Ctrl-C leaves; your answers are kept.
domain-first = Give the domain first, then the other steps open.
too-small = This window is too small for mailseal. It needs {$width} columns and {$height} rows; make it larger, and everything is as you left it. Ctrl-C leaves.
dns-host = DNS {$host}
mail-service = mail {$service}
no-domain = no domain yet
saved = saved {$time}
more-text = { $lines ->
    [one] F3 shows 1 more line
   *[other] F3 shows {$lines} more lines
}
explanation-title = What is this
looking-around = Looking at what the domain has in DNS
looking-at-mailboxes = Looking at the mail hosts
checking = Asking every server
asking = Asking what the records lead to
making-key = Making the DKIM key
go-on = Go on
file-not-saved = {$why} Nothing is lost: choose another name or folder and save again.
plain-end = (press any key to go back to mailseal)
farewell-saved = Your answers are saved in {$path}. Come back with: mailseal {$domain}
farewell-key = The private key for selector {$selector} is in {$path}.
more-explanation = … F2 shows the rest
demo = demo
farewell-unsaved-key = The DKIM key that was made was not saved, and nothing names it. A new one is made when you come back.
farewell-not-saved = Your answers could not be saved: {$why}
copied = Copied.
belongs-to-spf = This is an SPF record. It belongs to step 2, SPF.
belongs-to-dkim = This is a DKIM key. It belongs to step 3, DKIM.
belongs-to-dmarc = This is a DMARC record. It belongs to step 4, DMARC.
step-of = { $step } of { $all }

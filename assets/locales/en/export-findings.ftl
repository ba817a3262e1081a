title = Mail records of { $domain }: what to correct
about = Checked at { $time } UTC on the name servers of { $domain }.
finding = { $severity }: { $title }
now = Published now at { $owner }:
instead = Publish this instead:
nothing = No errors and no warnings. Nothing needs to be changed.
unknown = Too little is known to say what is wrong. Check again later.
check = To check again after the change:

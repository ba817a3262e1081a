about = List, show, or delete the setups on this machine
after =
    A setup is a file with all that mailseal saved for a domain, and the result of the last check. To use another folder, set --setups DIR or MAILSEAL_SETUPS.

    Examples:
      mailseal setups list
      mailseal setups show example.com
list = List each setup and the result of its last check
list-after =
    DNS is not asked. For a file that cannot be read, the list says why.

    Exit codes: 0 listed, 2 wrong command line or unreadable folder.

    Examples:
      mailseal setups list
      mailseal setups list --format json
show = Show a setup: its records, its key files, and the last check
show-after =
    DNS is not asked. Private keys are not read: you see only the path of each file.

    Exit codes: 0 shown, 2 wrong command line, no setup, or unreadable file.

    Examples:
      mailseal setups show example.com
      mailseal setups show example.com --format json
remove = Delete setups. DNS and private keys stay unchanged
remove-after =
    mailseal asks before it deletes. Without a terminal, add --yes. Unreadable files are deleted too. Copies kept aside stay.

    Exit codes: 0 deleted, 2 wrong command line, no setup, or not deleted.

    Examples:
      mailseal setups remove old.example.com
      mailseal setups remove old.example.com older.example.com --yes
domain = The domain
domains = The domains, one or more
yes = Delete without asking

nothing = No setups yet. To make one, run: mailseal DOMAIN
headline = { $domain }, saved { $at }
never-checked = not checked yet
checked = checked { $at }
checked-before = checked { $at }, changed since then
unread = not read: the folder has too many files. Run: mailseal setups show { $domain }
left-off = At least { $count } more setups are in this folder. To see one, run: mailseal setups show DOMAIN
record = { $label }: { $state }
file = in { $path }
aside = kept aside: { $path }
records = Records:
keys = Keys:
key-file = { $selector }, { $stage }: the private key is in { $path }
key-elsewhere = { $selector }, { $stage }: no private key on this machine
lacking = Still open:
last-check = Last check:

question = Delete the saved setup for { $domains }? DNS and private keys stay unchanged. [y/N]
yes-words = y yes
not-saved = There is no setup for { $domain }, and no file was deleted. To see all setups, run: mailseal setups list. For another folder, add --setups DIR.
needs-yes = There is no terminal to ask on. To delete without a question, add --yes.
not-removed = No file was deleted.
removed = Deleted the setup for { $domain }.
key-stays = The private key of { $selector } stays in { $path }.
aside-stays = The copy kept aside stays: { $path }
dns-stays = DNS and key files were not changed.

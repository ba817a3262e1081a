about = List, show or remove the set-ups that are saved on this machine
after =
    A set-up is a file with your answers about one domain and what the last check found. --setups DIR, or the variable MAILSEAL_SETUPS, names the folder they are in.

    Examples:
      mailseal setups list
      mailseal setups show example.com
list = List what is saved: each domain, and where its records stood at the last check
list-after =
    DNS is not asked. A file that cannot be read is listed with what is wrong with it.

    Ends with 0, or with 2 if the folder cannot be read or the command line is wrong.

    Examples:
      mailseal setups list
      mailseal setups list --format json
show = Show a saved set-up: its records, its key files, and what the last check found
show-after =
    DNS is not asked, and no private key is read: of a key you see where its file is.

    Ends with 0, or with 2 if nothing is saved for the domain, the file cannot be read or the command line is wrong.

    Examples:
      mailseal setups show example.com
      mailseal setups show example.com --format json
remove = Remove saved set-ups; private keys and DNS stay as they are
remove-after =
    Asks before it removes anything; where nobody can be asked, --yes is needed. A file that cannot be read is removed too. What was kept aside beside a set-up stays.

    Ends with 0, or with 2 if nothing is saved for one of the domains, a file cannot be removed or the command line is wrong.

    Examples:
      mailseal setups remove old.example.com
      mailseal setups remove old.example.com older.example.com --yes
domain = The domain
domains = The domains; several may be given
yes = Remove without asking

nothing = Nothing is saved here yet. “mailseal DOMAIN” makes a set-up.
headline = { $domain }, saved { $at }
never-checked = not checked yet
checked = checked { $at }
checked-before = checked { $at }, before the answers were last changed
unread = not read, because there is so much in this folder; “mailseal setups show { $domain }” reads it
left-off = { $count } more set-ups at least are in this folder and not listed. “mailseal setups show DOMAIN” shows one of them.
record = { $label }: { $state }
file = in { $path }
aside = kept aside: { $path }
records = Records:
keys = Keys:
key-file = { $selector }, { $stage }: the private key is in { $path }
key-elsewhere = { $selector }, { $stage }: no private key on this machine
lacking = Still open:
last-check = Last check:

question = Remove what is saved for { $domains }? Private keys and DNS stay as they are. [y/N]
yes-words = y yes
not-saved = Nothing is saved for { $domain } here, and nothing has been removed. “mailseal setups list” lists what is saved; --setups DIR names another folder.
needs-yes = There is no terminal to ask on. Add --yes to remove without being asked.
not-removed = Nothing is removed.
removed = The set-up of { $domain } is removed.
key-stays = The private key of { $selector } stays in { $path }.
aside-stays = Kept aside, and still there: { $path }
dns-stays = Nothing in DNS has changed, and no key file was touched.

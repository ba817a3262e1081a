# The steps for each program that signs, by the names they have in assets/signers. What stands below a step as a block is there.

# -- OpenDKIM
opendkim-package = Install OpenDKIM if it is missing. It does not touch mail before the last steps.
opendkim-key = Put the key where only OpenDKIM can read it. OpenDKIM refuses keys that a group can read, and then Postfix refuses all mail.
opendkim-tables = Say which mail gets which key. Lines for other domains stay, and a server with a single key keeps it. The last command shows the lines for { $domain }. Subdomains are included: cron and bounces send as root@host.
opendkim-hosts = Say whose mail is signed: this machine and the networks that may send through it. If a spam filter or proxy is in front of this server, delete its address here. Otherwise forged mail is signed.
opendkim-conf = Name the tables in /etc/opendkim.conf. Settings that are there and work stay. Postfix cannot reach a socket below /run, so it becomes port 8891 of this machine. SELinux allows this port.
opendkim-restart = Start OpenDKIM. It must say “active” before Postfix is told of it.

# -- Postfix
postfix = Tell Postfix to have mail signed: from the network, from local programs, and bounces. Other milters stay, and signing comes last. While the signer is down, mail goes out unsigned instead of being refused.
postfix-services = Do the same for ports with their own list of milters in master.cf. Mail that comes back from a content filter is not signed, as it may come from outside. Mail that a script or Sieve forwards with sendmail is signed.
opendkim-test = See that mail is signed. If nothing is shown: journalctl -t opendkim -t postfix/smtpd -t postfix/cleanup. “no signing table match” means that the address does not fit the table. “Connection refused” means that OpenDKIM is not running.

# -- Rspamd
rspamd-package = Install Rspamd if it is missing. Outside Debian and Ubuntu, take it from rspamd.com/downloads.
rspamd-key = Put the key where only Rspamd can read it. If Rspamd cannot read it, mail goes out unsigned. An Ed25519 key is converted on the way, as Rspamd wants it bare.
rspamd-conf = Name the key in a file of its own for { $domain }, and make Rspamd read it. An earlier block for { $domain } is removed; other domains stay. If Rspamd reads its keys from maps, change the lines there instead.
rspamd-who = Say whose mail is signed. Logins without @ need the first line. With it, any user with a login can sign as any of your domains. If your logins are full addresses, delete it. If a proxy is in front of this server, delete its address here.
rspamd-restart = Test the settings and restart Rspamd. The first start takes up to two minutes.
rspamd-test = See that mail is signed. If nothing is shown, look into /var/log/rspamd/rspamd.log. From now on Rspamd also checks incoming mail and can refuse spam.

# -- Exim
exim-find = Find out which files Exim reads. In the wrong file, settings are silently ignored.
exim-key = Put the key where Exim can read it. If Exim cannot read one key, it signs with none. The last command must show the first line of each key.
exim-tables = Say which domain is signed with which keys. Lines for other domains stay. Subdomains are included: cron and bounces send as root@host.
exim-macros = Tell Exim what to sign: mail made here, mail with a login, and mail from relay_from_hosts. Forwarded mail is never signed, because it can be forged. Settings for other domains stay, under EARLIER_.
exim-transports = If mail leaves through a smarthost, or exim.conf is written by hand, the transports need these settings too. Debian gives them only to remote_smtp.
exim-restart = Test the settings and restart Exim. If the test fails, Exim goes on with the old settings. The last command must show the rule for signing.
exim-test = See that mail is signed. Exim signs only mail that leaves, so name an address of yours elsewhere. Its log shows only errors, in /var/log/exim4/mainlog.

# -- Haraka
haraka-package = Install the plugin dkim. If Haraka is not in /etc/haraka, change this path in each step.
haraka-key = Put the key and its selector into the folder of { $domain }. Haraka has one key for each domain, so this replaces an earlier one. If Haraka cannot read it, mail goes out unsigned.
haraka-ini = Switch signing on. Other settings stay.
haraka-plugin = Load the plugin. The second, small plugin keeps forwarded mail from being signed, because it can be forged.
haraka-restart = Restart Haraka.
haraka-test = See that mail is signed. Haraka signs only mail that leaves, so name an address of yours elsewhere. If the last command shows nothing, look for “skipped” in the log.

# -- Sendmail
sendmail-milter = Tell Sendmail to have mail signed. Local mail comes through 127.0.0.1 too, so this covers cron and PHP. Outside Debian, sendmail-cf must be installed.

# -- amavis, iRedMail
amavis-find = Find out where amavis has its settings.
amavis-key = Put the key where only amavis can read it.
amavis-conf = Name the key above the last line of the settings, which must stay “1;”. Lines for other domains stay.
amavis-restart = Restart amavis. “testkeys” must say “pass” for { $domain }.
amavis-originating = amavis signs only mail that it knows to be your own. Mail from port 587 must reach it through a port of its own. Do not use this port for mail from outside: amavis would sign it. Settings that do this already can stay.
test-elsewhere = Send a test mail. Name an address of yours elsewhere.

# -- OpenSMTPD
opensmtpd-package = Install the filter that signs.
opensmtpd-key = Put the key where only the filter can read it.
opensmtpd-conf = In smtpd.conf, add the filter, and name it in your “listen” lines as below. Without “listen on socket”, mail from cron and PHP stays unsigned. Do not name it at port 25: it would sign forged mail.
opensmtpd-restart = Test the settings and restart OpenSMTPD.

# -- Stalwart
stalwart-key = Put the key where only Stalwart can read it.
stalwart-object = Since version 0.16: in the WebUI, open Management, Domains, DKIM Signatures. Add one signature for { $domain } with these values for each key. If Stalwart made keys of its own, retire them there or publish their records too.
stalwart-old = Up to version 0.15: put this into config.toml instead. If there is an [auth.dkim] block, add only its first rule, and name these signatures in it. Other names are silently ignored. Bounces stay unsigned.
stalwart-restart = Restart Stalwart.
stalwart-test = Send a mail as a user with a login, then look into the log. “dkim.signer-not-found” means that the rule names a signature that does not exist.

# -- Exchange DKIM Signer
exchange-agent = Exchange cannot sign by itself. If “Exchange DkimSigner” is missing here, install it from github.com/Pro/dkim-exchange/releases. Install it on the server that sends to the internet: the Mailbox or the Edge Transport server.
exchange-pkcs1 = Convert the key to the form that every version of the agent reads. The old file stays. If openssl is missing, make the key with “mailseal dkim new { $domain } --encoding pkcs1” and give the file the new name.
exchange-key = Put the key beside the agent. Only the mail service and administrators may read it.
exchange-settings = Enter the domain in the settings of the agent. This replaces an earlier entry for { $domain }. Other domains stay. The last command shows all entries.
exchange-restart = In the Exchange Management Shell, switch the agent on as the last one. What another agent changes after it breaks the signature. If an Edge Transport server does not sign then, use -Priority 1.
exchange-check = See that “Exchange DkimSigner” is enabled and last, and that its log has no errors.
exchange-traps = Three things to know. The agent chooses the key by the bounce address, not by From. A message with another message attached (.msg) can fail DKIM. After each Exchange update, repeat the two steps above.

# -- Panels and suites
own-make = { $signer } makes the key itself. Switch DKIM on for { $domain }.
own-show = Show the record.
own-publish = If the DNS of { $domain } is not on this server, publish the record at your DNS host. A missing record is the usual reason why Gmail refuses such mail. In the DKIM step of mailseal, choose “My mail service gives records” and paste it.
own-publish-brought = Publish the record that mailseal shows for this key, not a key that { $signer } makes.
own-test = Send a mail to an address elsewhere. Look at its headers there, or save it and run: mailseal explain FILE. You want to find DKIM-Signature with d={ $domain } and dkim=pass.
cpanel-show = Show the record. Its name is default._domainkey.
plesk-show = Show the record. If nothing signs, tick “Allow signing outgoing mail” in Tools & Settings, Mail Server Settings.
directadmin-show = Show the public key. Publish it as TXT x._domainkey.{ $domain } with “v=DKIM1; k=rsa; p=” before it, on one line without the BEGIN and END lines.
hestia-make = { $signer } makes the key itself. These commands switch DKIM on for { $domain }.
ispconfig-page = In ISPConfig, open the domain and its DKIM tab. Enable DKIM and paste the key. Saving can replace the selector “default”, so check it.
virtualmin-show = Show the record. Virtualmin signs for every domain with a key of its own.
froxlor-page = In Froxlor, an administrator switches DKIM on under Settings, DKIM. Then enable it for { $domain } under Domains. Wait for the next cron run. The record is among the DNS entries of the domain.
mailcow-page = In mailcow, delete the key that is there for { $domain }, then import this one.
mailu-page = In Mailu, open Mail domains, then the details of { $domain }. Click “Regenerate keys” if there is no key. The page shows the record. Its selector is “dkim” unless DKIM_SELECTOR says otherwise.
mailinabox-page = Mail-in-a-Box makes the key itself and signs already. If its DNS is not in use, open System, External DNS. The record is at mail._domainkey.{ $domain }.
dms-show = Show the record, then restart the container. If your container has another name than “mailserver”, change it.
zimbra-show = Show the record. Zimbra chooses the selector.
mdaemon-page = In MDaemon, open Security, Security Settings, Sender Authentication, DKIM Signing. Enter a selector and click “Create new public and private keys”. The record is in the file dns_readme.txt of the folder Pem. MDaemon signs only mail with a login.
hmailserver-page = In hMailServer Administrator, enter this and tick “Enabled”. The hMailServer service must be able to read the file. Alternative names of the domain are not signed.

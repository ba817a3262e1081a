# Steps of installing a key in a mail server. What stands below each as a block to copy is in assets/signers.
on-the-server = Do this as root on the mail server. If that is another machine, first copy the key file there, for example with scp, and put its path there in place of the one shown here.
on-the-server-windows = Do this as an administrator on the Exchange server. If the key file is on another machine, convert it there, then copy it over.
no-ed25519 = { $signer } cannot sign with Ed25519. It gets only the RSA key here.
no-ed25519-alone = { $signer } cannot sign with Ed25519. Make an RSA key, or choose another program to sign.
opendkim-no-ed25519 = The released OpenDKIM (2.10) cannot sign with Ed25519, and the 2.11 betas that some systems ship do it unreliably. It gets only the RSA key here.
opendkim-no-ed25519-alone = The released OpenDKIM (2.10) cannot sign with Ed25519, and the 2.11 betas that some systems ship do it unreliably. Make an RSA key, or sign with Rspamd.
received = Last, send a message to an address elsewhere and look at its headers there. You want to find:
opendkim-key = Put the key where only OpenDKIM can read it.
opendkim-conf = Make sure these lines stand in /etc/opendkim.conf, and that Domain, KeyFile and Selector do not: these tables replace them.
opendkim-tables = Say which mail gets which key.
opendkim-restart = Restart it.
opendkim-postfix = Tell Postfix to pass its mail through OpenDKIM. If “smtpd_milters” already names others, add this one to the list. Sendmail: INPUT_MAIL_FILTER in sendmail.mc.
opendkim-check = When the record is published, compare the two. “key OK” is what you want to see; “key not secure” only says that the zone has no DNSSEC.
rspamd-rsa = Put the key where only Rspamd can read it.
rspamd-ed25519 = Put the Ed25519 key beside it. Rspamd wants it bare instead of as PEM, so it is converted on the way.
rspamd-conf = Put this into /etc/rspamd/local.d/dkim_signing.conf. If a “domain” block is there already, add the inner part to it.
rspamd-restart = Test the configuration and restart it.
rspamd-check = See what it has read. It signs mail from users who log in and from local addresses. If people log in with names that have no @ and domain, add “allow_username_mismatch = true;” at the top of the file.
exim-key = Put the key where Exim can read it. Outside Debian and Ubuntu the group is “exim” and the folder /etc/exim.
exim-debian = On Debian and Ubuntu, put this into /etc/exim4/exim4.conf.localmacros, or into /etc/exim4/conf.d/main/000_localmacros if the configuration is split.
exim-transport = Elsewhere, add this to the transport with “driver = smtp” that delivers to other servers, instead.
exim-restart = Test the configuration and restart it. Outside Debian and Ubuntu leave out the first command, and the program is called exim.
exim-check = See what it has read.
exchange-pkcs1 = The agent reads PEM, and older versions of it only the form that begins with “BEGIN RSA PRIVATE KEY”. Convert the key, unless it was saved as PKCS#1.
exchange-key = In PowerShell, put the key beside the agent, readable by the mail service and administrators alone.
exchange-settings = In Configuration.DkimSigner.exe, choose RsaSha256 under “DKIM Settings”, and add the domain with its selector and key file under “Domain Settings”. Or write the same into C:\Program Files\Exchange DkimSigner\settings.xml.
exchange-restart = In the Exchange Management Shell, make the agent the last one, because what other agents change after it would break the signature.
exchange-check = See that “Exchange DkimSigner” is enabled and stands at the end. Its errors are in the Windows event log.
stalwart-key = Put the key where only Stalwart can read it.
stalwart-object = Since version 0.16: in the WebUI, under Management, Domains, DKIM Signatures, add one for each key with these values. Stalwart may have made keys of its own for the domain; retire them there, or publish their records too.
stalwart-old = Up to version 0.15: put this into config.toml instead. If there is an [auth.dkim] block already, add only its first rule.
stalwart-restart = Restart it.
haraka-key = Put the key into Haraka’s configuration and switch the plug-in on. If Haraka is not in /etc/haraka, change the first line.
haraka-ini = Put this into config/dkim.ini.
haraka-restart = Restart it.
haraka-check = Send a message as a user who logs in, and look for “signed for” in the log.

# Where a new key takes the place of an old one
change = You put { $new } in the place of { $old }, and so does each step below: if both stood there, the old key would go on signing, and mail would fail once its record is withdrawn.
change-perhaps = { $old } stands in DNS already. If this server signs with it so far, the steps below put the new key in its place. If another server or service signs with it, that stays as it is.
change-published = Publish the new record before you change what signs, and go on only when every server has it: until then receivers would not find the key, and signatures would fail. On any machine with mailseal, this shows it:
opendkim-change = Change which key signs: the first two commands keep a copy, the third takes out the old lines, and then the new ones go in. OpenDKIM uses the first line that fits a sender, so with an old line above it goes on signing with { $old }. The last command shows what is left for { $domain }: it must lead to { $new } alone.
rspamd-change = In /etc/rspamd/local.d/dkim_signing.conf, put this in the place of the whole block of { $domain }, so that { $old } is gone from it. Rspamd signs with every key in the list. If it reads its keys from maps, change the lines of { $domain } there instead.
rspamd-changed = See what it has read: { $old } must not be there any more.
exim-change-debian = On Debian and Ubuntu, put these lines in the place of those that begin the same way, in /etc/exim4/exim4.conf.localmacros or /etc/exim4/conf.d/main/000_localmacros. Exim signs with every selector in the list, so { $old } must not stand there any more.
exim-change-transport = Elsewhere, change the same lines in the transport with “driver = smtp” that delivers to other servers, instead. There too { $old } must be gone.
exim-changed = See what it has read: { $old } must not be there any more.
exchange-change = In Configuration.DkimSigner.exe, under “Domain Settings”, do not add the domain again: open { $domain } and put the new selector and key file in the place of { $old }. Or change the same in C:\Program Files\Exchange DkimSigner\settings.xml, where the domain must stand once.
stalwart-change = Since version 0.16: in the WebUI, under Management, Domains, DKIM Signatures, add one for each key with these values. Then retire { $old } there: Stalwart signs with every key that is active.
stalwart-change-old = Up to version 0.15: put this into config.toml instead. In the [auth.dkim] block that is there, put the new name in the place of that of { $old }: Stalwart signs with every key that is named.
haraka-change = Change the key. The plug-in has one for each domain, so this writes over the old one. If Haraka is not in /etc/haraka, change the first line.
changed = Last, send a message to an address elsewhere and look at its headers there. Only when they say s={ $new } does the new key sign. While s={ $old } stands there, alone or beside it, go through these steps again, and leave the old record in DNS. You want to find:

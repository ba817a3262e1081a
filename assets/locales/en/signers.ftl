# Steps of installing a key in a mail server. What stands below each as a block to copy is in assets/signers.
on-the-server = Do this as root on the mail server. If the key file is on another machine, copy it first, for example with scp. Then use its new path here.
on-the-server-windows = Do this as an administrator on the Exchange server. If the key file is on another machine, convert it there, then copy it.
no-ed25519 = { $signer } cannot sign with Ed25519. It gets only the RSA key here.
no-ed25519-alone = { $signer } cannot sign with Ed25519. Make an RSA key, or choose another program.
opendkim-no-ed25519 = OpenDKIM 2.10 cannot sign with Ed25519, and the 2.11 betas of some systems are unreliable. It gets only the RSA key here.
opendkim-no-ed25519-alone = OpenDKIM 2.10 cannot sign with Ed25519, and the 2.11 betas of some systems are unreliable. Make an RSA key, or use Rspamd.
received = Send a message to an address in another domain and look at its headers. Find:
opendkim-key = Copy the key. Only OpenDKIM may read it.
opendkim-conf = Add these lines to /etc/opendkim.conf. Delete Domain, KeyFile, and Selector there: these tables replace them.
opendkim-tables = Set which mail uses which key.
opendkim-restart = Restart it.
opendkim-check = When the record is published, compare the two. The result must be “key OK”. “key not secure” only says that the zone has no DNSSEC.
rspamd-rsa = Copy the key. Only Rspamd may read it.
rspamd-ed25519 = Copy the Ed25519 key too. Rspamd does not want PEM, so the command converts it.
rspamd-conf = Put this into /etc/rspamd/local.d/dkim_signing.conf. If the file already has a “domain” block, add the inner part to it.
rspamd-restart = Test the configuration and restart it.
rspamd-check = Show the settings in use. Rspamd signs mail from users who log in and from local addresses. If login names have no @, add “allow_username_mismatch = true;” at the top of the file.
exim-key = Copy the key. Exim must be able to read it. Outside Debian and Ubuntu, the group is “exim” and the folder is /etc/exim.
exim-debian = On Debian and Ubuntu, put this into /etc/exim4/exim4.conf.localmacros. If the configuration is split, use /etc/exim4/conf.d/main/000_localmacros.
exim-transport = On other systems, add this to the transport with “driver = smtp” that sends to other servers.
exim-restart = Test the configuration and restart it. Outside Debian and Ubuntu, skip the first command, and use the name exim.
exim-check = Show the settings in use.
exchange-pkcs1 = The agent reads PEM. Older versions read only “BEGIN RSA PRIVATE KEY”. If the key was not saved as PKCS#1, convert it.
exchange-key = In PowerShell, copy the key next to the agent. Only the mail service and administrators may read it.
exchange-settings = In Configuration.DkimSigner.exe, choose RsaSha256 in “DKIM Settings”. In “Domain Settings”, add the domain with its selector and key file. Or write the same into C:\Program Files\Exchange DkimSigner\settings.xml.
exchange-restart = In the Exchange Management Shell, make the agent the last one. Otherwise, changes by other agents break the signature.
exchange-check = Check that “Exchange DkimSigner” is enabled and is the last one. Its errors are in the Windows event log.
stalwart-key = Copy the key. Only Stalwart may read it.
stalwart-object = From version 0.16: open Management, Domains, DKIM Signatures in the WebUI. Add one for each key, with these values. If Stalwart made its own keys for the domain, retire them there, or publish their records too.
stalwart-old = Up to version 0.15: put this into config.toml. If the file already has an [auth.dkim] block, add only its first rule.
stalwart-restart = Restart it.
haraka-key = Copy the key into Haraka’s configuration and switch the plug-in on. If Haraka is not in /etc/haraka, change the first line.
haraka-ini = Put this into config/dkim.ini.
haraka-restart = Restart it.
haraka-check = Send a message as a user who logs in. Look for “signed for” in the log.

# Where a new key takes the place of an old one
change = You replace { $old } with { $new }, and each step does the same. If both stay, the old key goes on signing. That mail fails when its record is revoked.
change-perhaps = { $old } is already in DNS. If this server signs with it, these steps replace it with the new key. If another server or service signs with it, it stays there.
change-published = Before you switch keys, check that every server has the new record. Otherwise signatures fail. On a machine with mailseal, run:
opendkim-change = Change the key. The first two commands keep a copy, the third deletes the old lines, then the new ones are added. OpenDKIM uses the first line that matches a sender. The last command shows the lines for { $domain }: it must show only { $new }, not { $old }.
rspamd-change = In /etc/rspamd/local.d/dkim_signing.conf, replace the whole block of { $domain } with this, without { $old }. Rspamd signs with every key in the list. If it reads its keys from maps, change the lines of { $domain } there.
rspamd-changed = Show the settings in use. { $old } must not be there.
exim-change-debian = On Debian and Ubuntu, replace the lines with the same names by these. The file is /etc/exim4/exim4.conf.localmacros or /etc/exim4/conf.d/main/000_localmacros. Exim signs with every selector in the list, so { $old } must not be there.
exim-change-transport = On other systems, change the same lines in the transport with “driver = smtp” that sends to other servers. { $old } must not be there.
exim-changed = Show the settings in use. { $old } must not be there.
exchange-change = In Configuration.DkimSigner.exe, do not add the domain again. In “Domain Settings”, open { $domain } and replace { $old } with the new selector and key file. Or change C:\Program Files\Exchange DkimSigner\settings.xml, where the domain must occur once.
stalwart-change = From version 0.16: open Management, Domains, DKIM Signatures in the WebUI. Add one for each key, with these values. Then retire { $old } there: Stalwart signs with every active key.
stalwart-change-old = Up to version 0.15: put this into config.toml. In the [auth.dkim] block, replace the name of { $old } with the new name. Stalwart signs with every key in it.
haraka-change = Change the key. The plug-in has one for each domain, so this overwrites the old one. If Haraka is not in /etc/haraka, change the first line.
changed = Send a message to an address in another domain and look at its headers. They must show only s={ $new }. If they show s={ $old }, repeat these steps and keep the old record in DNS. Find:

# What is said around the steps of every program that signs. The steps themselves: signer-steps.ftl and assets/signers.
on-the-server = Do this as root on the mail server, all in one shell. If the key file is on another machine, copy it over first.
on-the-server-windows = Do this as an administrator on the Exchange server. If the key file is on another machine, copy it over first.
keep = Run this first. It defines the commands that save each file before it is changed, and that put it back. To undo all steps later, run it again, then the commands below it.
to-undo = To undo this step:
no-ed25519 = { $signer } cannot sign with Ed25519. It gets only the RSA key here.
no-ed25519-alone = { $signer } cannot sign with Ed25519. Make an RSA key, or choose another program to sign.
opendkim-no-ed25519 = OpenDKIM does not sign with Ed25519 reliably, and never beside RSA. It gets only the RSA key here.
opendkim-no-ed25519-alone = OpenDKIM does not sign with Ed25519 reliably: with such a key it can refuse all mail. Make an RSA key, or sign with Rspamd.
published = Before you go on, check that every server has the record. Without it, receivers cannot verify the signatures. On any machine with mailseal:
received = Send a mail to an address elsewhere and look at its headers there, or save it and run: mailseal explain FILE. You want to find:
change = These steps replace { $old } with { $new }. If both signed, mail would fail once the record of { $old } is revoked.
change-perhaps = { $old } is in DNS already. If this server signs with it, these steps replace it. If another server signs with it, that stays.
changed = Send a mail to an address elsewhere and look at its headers there, or run: mailseal explain FILE. It must say s={ $new } and never s={ $old }. Keep the record of { $old } for a week, then revoke it. You want to find:
script-about = Makes { $signer } sign mail from { $domain }.
script-how = Read it, then run it as root on the mail server. It stops at the first error. A second run changes nothing. Argument “back”: restores every file this script has changed. Any other argument: the address for the test mail.
script-keys = The private keys. If a file is not there, the script takes one of the same name beside itself.
script-back = Saves each file before it is changed. The way back: sh FILE back
script-stopped = Stopped at the step above. To go back, run: sh { $command }
not-a-script = The steps for { $signer } are not shell commands. Use --format text.

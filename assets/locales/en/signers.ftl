# What is said around the steps of every program that signs. The steps themselves: signer-steps.ftl and assets/signers.
on-the-server = Do this as root on the mail server. If the key file is on another machine, copy it first, for example with scp. Then use its new path here.
on-the-server-windows = Do this as an administrator on the Exchange server. If the key file is on another machine, convert it there, then copy it.
as-root = Do this as root on the mail server.
as-administrator = Do this as an administrator on the Exchange server.
keep = Run this first. It defines the commands that save each file before it is changed, and that put it back. To undo all steps later, run it again, then the commands below it.
to-undo = To undo this step:
no-ed25519 = { $signer } cannot sign with Ed25519. It gets only the RSA key here.
no-ed25519-alone = { $signer } cannot sign with Ed25519. Make an RSA key, or choose another program.
opendkim-no-ed25519 = OpenDKIM 2.10 cannot sign with Ed25519, and the 2.11 betas of some systems are unreliable. It gets only the RSA key here.
opendkim-no-ed25519-alone = OpenDKIM 2.10 cannot sign with Ed25519, and the 2.11 betas of some systems are unreliable. Make an RSA key, or use Rspamd.
published = Before you go on, check that every server has the record. Without it, receivers cannot verify the signatures. On any machine with mailseal:
received = Send a message to an address in another domain and look at its headers. Find:
change = You replace { $old } with { $new }, and each step does the same. If both stay, the old key goes on signing. That mail fails when its record is revoked.
change-perhaps = { $old } is already in DNS. If this server signs with it, these steps replace it with the new key. If another server or service signs with it, it stays there.
changed = Send a message to an address in another domain and look at its headers. They must show only s={ $new }. If they show s={ $old }, repeat these steps and keep the old record in DNS. Find:
script-about = Makes { $signer } sign mail from { $domain }.
script-how = Read it, then run it as root on the mail server. It stops at the first error. A second run changes nothing. Argument “back”: restores every file this script has changed. Any other argument: the address for the test mail.
script-keys = The private keys. If a file is not there, the script takes one of the same name beside itself.
script-back = Saves each file before it is changed. The way back: sh FILE back
script-stopped = Stopped at the step above. To go back, run: sh { $command }
not-a-script = The steps for { $signer } are not shell commands. Use --format text.

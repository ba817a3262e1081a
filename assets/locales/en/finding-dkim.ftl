no-key = No key signs mail yet
    .why = SPF breaks when mail is forwarded; a DKIM signature survives it. Without one, a strict DMARC policy loses honest mail.
    .fix = Make a key here, or paste the record your mail service gives you.

duplicate-selector = Two keys share the selector { $selector }
    .why = Each selector holds one key. With two there, receivers may pick either, or refuse both.
    .fix = Give one of them another selector.

selector-taken = Another key stands at the selector { $selector }
    .why = Something may be signing mail with it. Replace it, and that mail fails its check at once.
    .fix = Choose another selector; both keys then work side by side. Replace it only if nothing uses it any more.

published-fault = Receivers cannot read the key at { $selector }
    .fix = If something signs with it, publish it again as the signer gave it. Otherwise delete it.

ed25519-alone = Only an Ed25519 key signs
    .why = Many receivers ignore Ed25519 signatures. To them your mail is unsigned.
    .fix = Publish an RSA key too, under its own selector, and sign with both.

private-key = A private key is in the record
    .why = Whoever reads it can sign mail as your domain, and DNS is public: count it as known to everybody.
    .fix = Make a new key at once, under another selector, and delete this record.

truncated = The key is cut off after { $octets } octets
    .why = Many panels cut a value at 255 characters. No receiver can use what is left.
    .fix = Enter the whole value again. If the panel cuts it, enter it as several quoted strings.

pkcs1 = The key has the wrong wrapping (PKCS#1)
    .why = DKIM wants the form that begins with “BEGIN PUBLIC KEY”. This is “BEGIN RSA PUBLIC KEY”, which many receivers refuse.
    .fix = Convert it: openssl rsa -RSAPublicKey_in -pubout. The private key stays the same.

wrong-algorithm = The key is not of the type the record says
    .why = Receivers read the key as “k=” tells them, RSA if it is missing, and this is something else.
    .fix = Set “k=” to the key’s type, or publish the key that belongs here.

wrong-length = The Ed25519 key is { $octets } octets long, not 32
    .why = DKIM wants the 32 octets alone (44 characters). A longer one usually has a wrapping around it.
    .fix = Publish the bare key: the last 32 octets of what “openssl pkey -pubout -outform DER” gives.

not-a-key = What stands in “p=” is no key
    .why = Receivers cannot read it, so every signature made with this selector fails.
    .fix = Copy the key again from where it was made, or make a new one.

unknown-type = Receivers do not know the key type “{ $key-type }”
    .why = They know “rsa”, and some “ed25519”, in small letters. They ignore any other.
    .fix = Correct “k=”, or publish a key of a type that is known.

too-short = The RSA key has only { $bits } bits
    .why = Receivers must not accept less than 1024 bits, because such a key can be broken.
    .fix = Replace it with a key of 2048 bits under a new selector.

short = The RSA key has { $bits } bits
    .why = It still works, but 2048 bits are advised and 1024 are near what can be broken.
    .fix = Use 2048 bits. Choose less only if your DNS panel cannot hold more.

too-long = The RSA key has { $bits } bits
    .why = Receivers need not check keys of more than 4096 bits, so some will treat the mail as unsigned.
    .fix = Use 2048 bits.

revoked = This key is withdrawn
    .why = An empty “p=” says that the key is no longer valid. Signatures made with it fail.
    .fix = Right if nothing signs with it any more. Otherwise publish the key again.

no-sha256 = “h=” leaves SHA-256 out ({ $hashes })
    .why = Signatures are made with SHA-256 today, and SHA-1 must not be used. With this record they all fail.
    .fix = Take “h=” out, or set it to sha256.

not-for-mail = “s=” leaves mail out ({ $services })
    .why = The key is only for the services named there, so receivers ignore it for mail.
    .fix = Take “s=” out, or set it to email.

testing = “t=y” says that DKIM is only being tested
    .why = Some receivers then treat failing signatures like no signature; most take no notice.
    .fix = Take it out once your signatures pass.

no-key = No key signs mail yet
    .why = SPF breaks when mail is forwarded; a DKIM signature survives it. Without one, a strict DMARC policy loses honest mail.
    .fix = Make a key here, or paste the record your mail service gives you.

none-in-use = No key of your set-up is in use any more ({ $selectors })
    .why = As you have said, nothing signs with { $selectors }. SPF breaks when mail is forwarded; without a signature, a strict DMARC policy loses honest mail.
    .fix = If your mail is still signed with such a key, say so in the wizard (step 3). Otherwise make a new key, and leave the old record in DNS until your mail is signed with the new one.

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

selector-unknown = No DKIM key was found at the usual selectors
    .why = A key’s name begins with a selector that only the signer knows, and DNS gives no list. So this does not mean that DKIM is missing. Tried: { $tried }.
    .fix = Look at the header of a mail you sent: the selector stands after “s=” in DKIM-Signature. Then check again with --selector and that name.

missing = No key is published for the selector { $selector }
    .why = Receivers look at { $at } and find nothing, so every signature made with this selector fails.
    .fix = Publish the key there, or correct the selector the signer uses.

something-else = What stands at the selector { $selector } is no key: “{ $text }”
    .why = Receivers look there for the key, and every signature made with this selector fails.
    .fix = Publish the key there.

something-else-alone = This is no key: “{ $text }”
    .why = A key record is a list of tags with semicolons between them, and “p=” among them holds the key. There is none here.
    .fix = Copy the record again from where the key was made. “mailseal dkim show FILE” makes it from the key file.

misplaced = The key for { $selector } stands at { $at }, where nobody looks
    .why = { $place ->
        [doubled] The panel adds the zone’s name by itself, and here it was typed as well, so that it stands there twice.
        [twice] The panel adds “._domainkey” by itself, and here it was typed as well.
        [zone] The part of the sub-domain is missing in the name.
        [label] The name needs exactly “_domainkey” after the selector, with the underscore and without an s.
        [no-selector] The selector is missing in front of “_domainkey”.
        [no-domainkey] “._domainkey” is missing after the selector.
       *[domain] It stands at the domain itself, without selector and “_domainkey”.
    } Signatures fail as if there were no key.
    .fix = Publish the record at its own name, and delete it where it stands now. In a panel that adds your domain by itself, type only { $name } in the name field.

alias-dangling = The CNAME at { $selector } leads to { $target }, where nothing is
    .why = Receivers follow it and find no key, so every signature made with this selector fails.
    .fix = Compare the target with what your mail service shows, and see there whether DKIM is switched on.

alias-in-zone = The CNAME at { $selector } leads to { $target }, with your zone’s name at the end
    .why = The panel takes a target without a final dot for a name in your zone, and adds the zone. Nothing is there.
    .fix = Enter the target with a dot at the end: { $meant }.

alias-loop = The CNAME at { $selector } leads back to itself
    .why = Receivers never come to a key. The way round is { $way }.
    .fix = Replace it with the CNAME or the key your mail service shows.

alias-fails = What the CNAME at { $selector } leads to cannot be looked up
    .why = The servers of { $target } give no answer. As long as they do not, signatures cannot be checked.
    .fix = Check again later. If it stays, tell your mail service.

alias-waits = The CNAME at { $selector } leads to { $target }, where nothing is yet
    .why = Some services keep a second selector for the next change of keys, and publish its key only then.
    .fix = Nothing, as long as another selector has a key.

several = { $count } records stand at the selector { $selector }; only one is allowed
    .why = Receivers may take any of them, so that signatures pass at one and fail at another.
    .fix = Keep the key that signs, and delete the others.

halves = The key at { $selector } stands there as two records
    .why = Receivers take one record, and each of these holds only a part of the key. A long value belongs into one record.
    .fix = Delete both and enter one record with the whole value; if the panel wants parts, both go into the same field, each in quotes.

unreadable = Receivers cannot read the key at { $selector }
    .why = { $fault }
    .fix = Put it right, or publish the record again as the signer gave it. Until then every signature made with it fails.

unreadable-alone = Receivers cannot read this key

bare-key = The key at { $selector } stands there without “p=”
    .why = A key record is a list of tags, and the key is the value of “p=”. Receivers cannot read it alone.
    .fix = Put “v=DKIM1; k=rsa; p=” in front of it, or k=ed25519 if it is such a key.

bare-key-alone = The key stands here without “p=”

revoked-in-use = The key at { $selector } is withdrawn
    .why = An empty “p=” says that the key is no longer valid. Every signature made with it fails.
    .fix = Publish the key again, or let the signer use another selector.

revoked-elsewhere = The key at { $selector } has been withdrawn
    .why = An empty “p=” says that the key is no longer valid. That is how an old key is taken out of use.
    .fix = Nothing, if nothing signs with it any more.

still-published = The key at { $selector } is withdrawn in your set-up, and still published
    .why = Whoever has its private half can still sign mail as you.
    .fix = Put the record with an empty “p=” in its place, or delete it.

no-key-type = This is an Ed25519 key, but the record does not say so
    .why = Without “k=ed25519” receivers take it for an RSA key, and cannot read it.
    .fix = Add “k=ed25519;” in front of “p=”.

wrapped-ed25519 = The Ed25519 key has a wrapping around it
    .why = DKIM wants the 32 octets of the key alone (44 characters), and this is the form of key files.
    .fix = Publish only the last 32 octets; the private key stays the same.

other-key = The key published at { $selector } is not { $path ->
        [none] the one of your set-up
       *[other] the one in { $path }
    }
    .why = Signatures are checked with the published key, so those made with the other one fail. Published: { $published }. Yours: { $own }.
    .fix = Publish your key, or let the signer use the one that belongs to the published key.

published-ed25519-alone = Only an Ed25519 key was found
    .why = Many receivers cannot check Ed25519 signatures yet. To them your mail is unsigned, unless there is an RSA key at a selector that was not looked at.
    .fix = Publish an RSA key too, under its own selector, and sign with both.

wildcard = { $revoked ->
        [yes] A wildcard withdraws the key of every selector
       *[no] A wildcard answers with a key at every selector
    }
    .why = What stands at { $at } is the answer for every selector without a record of its own. That a key is found says nothing about what signs.
    .fix = { $revoked ->
        [yes] Right for a domain that never sends mail. Otherwise give each selector in use its own record.
       *[no] Give the selector in use its own record, and delete the wildcard.
    }

damaged = Characters are missing inside the key, or too many are there
    .why = The end of the key is there, but its length does not fit. No receiver can use it.
    .fix = Copy the whole key again from where it was made. Do not type or join parts of it by hand.

lowercase = The key has only small letters
    .why = Capitals count in a key. A panel has changed them, and no receiver can use what is left.
    .fix = Enter the key again. If the panel changes it again, use another DNS host for this record.

encoded-twice = The key is encoded in base64 twice
    .why = Receivers decode it once, and what they get is not a key.
    .fix = Publish the key encoded once.

target-as-text = Selector { $selector } has the name of a CNAME target as a TXT record
    .why = Receivers look for a key and find a name. Every signature with this selector fails.
    .fix = Delete the TXT record and create a CNAME record to { $target }
    .alone = This is the target of a CNAME record, not a key

empty-tag = A semicolon stands without a tag
    .why = The standard has no empty tags. Strict receivers refuse such a key.
    .fix = Delete the extra semicolon.

empty-word = A word is missing in “{ $tag }=”
    .why = Words in this tag are separated by colons, and none may be empty.
    .fix = Delete the extra colon in “{ $tag }=”.

no-hash = “h=” allows no hash
    .why = Receivers ignore a key whose list of hashes is empty, and every signature fails.

no-service = “s=” allows no service
    .why = Receivers ignore a key whose list of services is empty.

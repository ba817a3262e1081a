no-key = No DKIM key signs your mail yet
    .why = Forwarding breaks SPF, but not DKIM. Without a signature, a strict DMARC policy loses your own mail.
    .fix = Make a key here, or paste the record from your mail service.

none-in-use = No key in your setup is in use ({ $selectors })
    .why = You said that no server signs with { $selectors }. Forwarding breaks SPF, so without a signature a strict DMARC policy loses your own mail.
    .fix = If a server still signs with such a key, change its stage in the DKIM step. Otherwise make a new key.

duplicate-selector = Two keys have the same selector: { $selector }
    .why = A selector can have only one key. With two, receivers use either one or refuse both.
    .fix = Give one of them another selector.

selector-taken = Selector { $selector } already has another key
    .why = A mail server may sign with it. If you replace it, the signatures on that mail fail at once.
    .fix = Choose another selector. Both keys then work. Replace the old key only if no server uses it.

published-fault = Receivers cannot read the key at { $selector }
    .fix = If a server signs with it, publish the original record again. Otherwise delete it.

ed25519-alone = Only an Ed25519 key signs
    .why = Many receivers ignore Ed25519 signatures. For them your mail is not signed.
    .fix = Publish an RSA key too, at another selector, and sign with both.

private-key = The record contains a private key
    .why = DNS is public. Anyone who reads the key can sign mail as your domain.
    .fix = Make a new key at another selector now, and delete this record.

truncated = The key is cut off after { $octets } bytes
    .why = Many DNS panels cut a value at 255 characters. No receiver can use this key.
    .fix = Enter the full value again. If the panel cuts it, enter it as several quoted strings.

pkcs1 = The key has the wrong format (PKCS#1)
    .why = DKIM needs the format “BEGIN PUBLIC KEY”. This is “BEGIN RSA PUBLIC KEY”, which many receivers refuse.
    .fix = Convert it: openssl rsa -RSAPublicKey_in -pubout. The private key does not change.

wrong-algorithm = The key does not have the type in “k=”
    .why = Receivers read the key as the type in “k=” (RSA if “k=” is missing). This key has another type.
    .fix = Set “k=” to the type of the key, or publish the right key.

wrong-length = The Ed25519 key has the wrong size: { $octets } bytes, not 32
    .why = DKIM needs only the 32 bytes of the key (44 characters). A longer value usually has the key file’s header in it.
    .fix = Publish only the last 32 bytes from “openssl pkey -pubout -outform DER”.

not-a-key = The value of “p=” is not a key
    .why = Receivers cannot read it. Every signature made with this selector fails.
    .fix = Copy the key again from its source, or make a new one.

unknown-type = Receivers do not know the key type “{ $key-type }”
    .why = They know “rsa”, and some know “ed25519”, both in small letters. They ignore all others.
    .fix = Correct “k=”, or publish a key of a known type.

too-short = The RSA key is too short: { $bits } bits, at least 1024
    .why = A key this short can be broken, and receivers must not accept it. For them your mail is not signed.
    .fix = Make a key with 2048 bits.

short = The RSA key has only { $bits } bits
    .why = It still works, but 2048 bits are recommended. Keys of 1024 bits can almost be broken.
    .fix = Use 2048 bits, unless your DNS panel cannot hold them.

too-long = The RSA key is too long: { $bits } bits, limit 4096
    .why = Some receivers do not check longer keys. For them your mail is not signed.
    .fix = Use 2048 bits.

revoked = This key is revoked
    .why = An empty “p=” says that the key is no longer valid. Signatures made with it fail.
    .fix = If a server still signs with this key, publish it again.

no-sha256 = “h=” does not allow SHA-256 ({ $hashes })
    .why = Today all signatures use SHA-256, and SHA-1 is not allowed. With this record all signatures fail.
    .fix = Delete “h=”, or set it to sha256.

not-for-mail = “s=” does not include mail ({ $services })
    .why = The key is only for the services in “s=”. Receivers ignore it for mail.
    .fix = Delete “s=”, or set it to email.

testing = “t=y” says that DKIM is only a test
    .why = Some receivers then treat a failed signature like no signature. Most ignore the tag.
    .fix = Delete it when your signatures pass.

selector-unknown = No DKIM key was found at the usual selectors
    .why = DNS cannot list selectors, so you may have a key that this check did not find. Tried: { $tried }.
    .fix = Open the header of a mail you sent and find “s=” in DKIM-Signature. Check again with --selector and that name.

missing = Selector { $selector } has no key
    .why = Receivers look at { $at } and find no key. Every signature made with this selector fails.
    .fix = Publish the key there, or correct the selector on your mail server.

something-else = The record at selector { $selector } is not a DKIM key
    .why = It says “{ $text }”. Every signature made with this selector fails.
    .fix = Publish the key there, and delete the other text.

missing-beside = A key is at { $beside }. If it is the one, move it: its name must be { $at }.

text-beside = { $count } TXT records are at the selector { $selector }, and only one is a key
    .why = Receivers may read any of them. With the wrong one every signature fails.
    .fix = Delete the records that are no key, and keep the whole key.

something-else-alone = This is not a DKIM key: “{ $text }”
    .why = A DKIM key record is a list of tags with semicolons between them. The key is in “p=”, which is missing here.
    .fix = Copy the record again from its source. For a key file, run: mailseal dkim show FILE

misplaced = The DKIM key is at the wrong name
    .why = Found at: { $at }. { $place ->
        [doubled] Your DNS panel added the domain to a name that already had it.
        [twice] Your DNS panel added “._domainkey” to a name that already had it.
        [zone] The subdomain is missing in the name.
        [label] After the selector the name needs “_domainkey”, with the underscore and without an s.
        [no-selector] The selector before “_domainkey” is missing.
        [no-domainkey] “._domainkey” after the selector is missing.
       *[domain] It is at the domain itself, without selector and “_domainkey”.
    } Every signature made with { $selector } fails.
    .fix = In your DNS panel, change the name to { $name }.

alias-dangling = The CNAME at { $selector } points to a name that does not exist
    .why = Receivers follow it to { $target } and find no key. Every signature made with this selector fails.
    .fix = Compare the target with the one your mail service shows. Check there that DKIM is on.

alias-in-zone = The CNAME at { $selector } ends with your own zone
    .why = It points to { $target }. Without a dot at the end, the DNS panel added your zone, and that name does not exist.
    .fix = Enter the target with a dot at the end: { $meant }

alias-loop = The CNAME at { $selector } points back to itself
    .why = Receivers never find a key. The loop: { $way }.
    .fix = Replace it with the CNAME or the key from your mail service.

alias-fails = The target of the CNAME at { $selector } does not answer
    .why = The name servers of { $target } do not answer. Until they do, receivers cannot check signatures.
    .fix = Check again later. If it stays so, tell your mail service.

alias-waits = The CNAME at { $selector } points to a name without a key yet
    .why = Some services keep a second selector for the next key, and publish that key later. Target: { $target }.
    .fix = If no other selector has a key, tell your mail service.

several = Selector { $selector } has { $count } records, limit 1
    .why = { $same ->
        [yes] All of them have the same key. Some receivers refuse more than one record anyway.
       *[no] Receivers use any one of them. Signatures pass at some receivers and fail at others.
    }
    .fix = { $same ->
        [yes] Keep one of them, and delete the others.
       *[no] Keep the key that signs, and delete the others.
    }

halves = The key at { $selector } is split into two records
    .why = Receivers use one record, and each one has only a part of the key.
    .fix = Delete both and enter one record with the full value. If the panel wants parts, put them in quotes in one field.

unreadable = Receivers cannot read the key at { $selector }
    .why = { $fault }
    .fix = Correct it, or publish the original record again. Until then, every signature made with it fails.

unreadable-alone = Receivers cannot read this key

bare-key = The key at { $selector } has no “p=”
    .why = A key record is a list of tags, and the key is in “p=”. Receivers cannot read a key alone.
    .fix = Add “v=DKIM1; k=rsa; p=” before the key. For an Ed25519 key, use k=ed25519.

bare-key-alone = This key has no “p=”

revoked-in-use = { $planned ->
        [yes] Key { $selector } is revoked, but in use in your setup
       *[no] Key { $selector } is revoked
    }
    .why = An empty “p=” says that the key is no longer valid. Every signature made with it fails.
    .fix = { $planned ->
        [yes] Publish the key again, or sign with another selector.
       *[no] If your mail is signed with this key, publish it again, or sign with another selector.
    }

revoked-elsewhere = Key { $selector } is revoked
    .why = An empty “p=” says that the key is no longer valid. This is the usual end of an old key.
    .fix = If a server still signs with this key, sign with another one.

still-published = Key { $selector } is revoked in your setup, but still published
    .why = Anyone who has its private key can still sign mail as you.
    .fix = Replace the record with an empty “p=”, or delete it.

no-key-type = The record does not say that this is an Ed25519 key
    .why = Without “k=ed25519” receivers read it as an RSA key, and fail.
    .fix = Add “k=ed25519;” before “p=”.

wrapped-ed25519 = The Ed25519 key has the header of a key file in it
    .why = DKIM needs only the 32 bytes of the key (44 characters).
    .fix = Publish only the last 32 bytes. The private key does not change.

other-key = { $path ->
        [none] The key at { $selector } is not the one in your setup
       *[other] The key at { $selector } is not the one in { $path }
    }
    .why = Receivers verify with the published key, so signatures made with your key fail. Published: { $published }. Yours: { $own }.
    .fix = Publish your key, or sign with the private key of the published one.

published-ed25519-alone = Only an Ed25519 key was found
    .why = Many receivers cannot check Ed25519 signatures. For them your mail is not signed, unless another selector has an RSA key.
    .fix = Publish an RSA key too, at another selector, and sign with both.

wildcard = { $revoked ->
        [yes] A wildcard record revokes the key of every selector
       *[no] A wildcard record answers with a key at every selector
    }
    .why = The record at { $at } answers for every selector without its own record. A key found there does not show which key signs.
    .fix = { $revoked ->
        [yes] If the domain sends mail, give each selector in use its own record.
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

empty-tag = A semicolon has no tag before it
    .why = The standard has no empty tags. Strict receivers refuse such a key.
    .fix = Delete the extra semicolon.

empty-word = A word is missing in “{ $tag }=”
    .why = Words in this tag are separated by colons, and none may be empty.
    .fix = Delete the extra colon in “{ $tag }=”.

no-hash = “h=” allows no hash
    .why = Receivers ignore a key whose list of hashes is empty, and every signature fails.

no-service = “s=” allows no service
    .why = Receivers ignore a key whose list of services is empty.

also-drops = This leaves out the note n={ $note }.

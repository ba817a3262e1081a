own = { $domain }: what happens to your own mail
    .why = { $proof ->
        [both] It is proved twice: by SPF where the sender of the envelope is at { $domain }, and by a DKIM signature of { $domain }. One of the two is enough, and DKIM survives forwarding.
        [spf] It is proved by SPF alone, where the sender of the envelope is at { $domain }. Forwarding breaks that.
        [dkim] It is proved by a DKIM signature of { $domain } alone, which survives forwarding.
        [unknown] It is proved by SPF where the sender of the envelope is at { $domain }. Whether DKIM signs it is not known here.
       *[none] Nothing proves that it is yours.
    } { $policy ->
        [missing] Without a DMARC record receivers decide as they like.
        [none] Mail that neither proves is delivered as usual, and reported.
        [quarantine] Mail that neither proves goes to the junk folder.
       *[reject] Mail that neither proves is refused.
    }
    .fix = { $proof ->
        [both] Nothing.
        [dkim] Add an SPF record: some receivers want both.
        [unknown] Name the selector with --selector, so that the key can be checked.
       *[none] Sign your mail with DKIM before you ask for more than the policy none.
    }

forged = { $domain }: what happens to a forger’s mail
    .why = { $fate ->
        [passes] It passes SPF, because the record lets every server send, and so counts as yours whatever the policy.
        [missing] No DMARC record says what to do with it, so that most of it is delivered.
        [none] It is delivered: the policy none stops nothing.
        [quarantine] It goes to the junk folder: it proves neither SPF nor DKIM for { $domain }.
       *[reject] It is refused: it proves neither SPF nor DKIM for { $domain }.
    }
    .fix = { $fate ->
        [passes] Take +all, or what else lets everybody pass, out of the SPF record.
        [missing] Publish a DMARC record; begin with the policy none and reports.
        [none] When the reports show your own mail passing, go on to quarantine, then to reject.
        [quarantine] When nothing of your own is lost, go on to reject.
       *[reject] Nothing.
    }

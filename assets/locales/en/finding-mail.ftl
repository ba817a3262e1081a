own = { $when ->
        [planned] Once the planned records are published: your own mail from { $domain }
       *[now] What happens to your own mail from { $domain }
    }
    .spf = { $proof ->
        [works] SPF proves it where a server on your list sends it and the bounce address is { $strict ->
            [yes] exactly at { $domain }.
           *[no] at { $domain }, or at a name below it that has an SPF record of its own.
        }
        [broken] SPF proves nothing, because the record has an error.
        [nobody] SPF proves nothing, because the record lets nobody send.
        [unknown] Whether SPF proves it is not known: the record could not be read.
       *[absent] SPF proves nothing, because there is no record.
    }
    .dkim = { $proof ->
        [works] DKIM proves it where it is signed { $strict ->
            [yes] with exactly { $domain }.
           *[no] with { $domain } or a name below it.
        }
        [broken] DKIM proves nothing, because the key cannot be used.
        [unknown] Whether DKIM signs it is not known here, because no selector was named.
       *[absent] DKIM proves nothing, because there is no key at the selector.
    }
    .sent = { $proven ->
        [both] Sent directly, it passes: one of the two is enough.
        [spf] Sent directly, it passes by SPF.
        [unknown] Sent directly, it passes by SPF.
        [dkim] Sent directly, it passes if it is signed.
        [neither-known] Sent directly, it passes only if it is signed.
       *[none] Sent directly, { $fate ->
            [missing] it is judged as each receiver likes.
            [none] it is delivered as before, because the policy stops nothing.
            [quarantine] receivers are asked to put it in the junk folder, because nothing proves that it is yours.
           *[reject] receivers are asked to refuse it, because nothing proves that it is yours.
        }
    }
    .forwarded = { $proven ->
        [both] Forwarded, it passes by DKIM; forwarding breaks SPF.
        [dkim] Forwarded, it still passes.
        [none] {""}
        [spf] Forwarded, SPF no longer matches and { $fate ->
            [missing] each receiver decides as it likes.
            [none] it is delivered as before, because the policy stops nothing.
            [quarantine] receivers are asked to put it in the junk folder.
           *[reject] receivers are asked to refuse it.
        }
       *[unknown] Forwarded, it passes only if it is signed; else { $fate ->
            [missing] each receiver decides as it likes.
            [none] it is delivered as before, because the policy stops nothing.
            [quarantine] receivers are asked to put it in the junk folder.
           *[reject] receivers are asked to refuse it.
        }
    }
    .list = { $fate ->
        [quarantine] A mailing list that changes the message breaks both, and the mail can go to the junk folder.
        [reject] A mailing list that changes the message breaks both, and the mail can be refused.
       *[none] {""}
    }
    .fix = { $proven ->
        [both] Nothing.
        [dkim] Put the SPF record right as well: some receivers want both.
        [unknown] Name the selector with --selector, so that the key can be checked.
        [neither-known] Put the SPF record right, and name the selector with --selector, so that the key can be checked.
       *[none] Have your mail signed with DKIM before you ask for more than the policy none.
    }

forged = { $when ->
        [planned] Once the planned records are published: mail that forges { $domain }
       *[now] What happens to mail that forges { $domain }
    }
    .why = { $fate ->
        [passes] It passes SPF, because the record lets every server send, and so counts as yours whatever the policy.
        [missing] No DMARC record says what to do with it, so each receiver decides, and much of it is delivered.
        [none] It is delivered as before: the policy none stops nothing.
        [quarantine] Receivers are asked to put it in the junk folder, because it fails SPF and DKIM for { $domain }. Only who sends through a server on your list could still pass.
       *[reject] Receivers are asked to refuse it, because it fails SPF and DKIM for { $domain }. Some put it in the junk folder. Only who sends through a server on your list could still pass.
    }
    .fix = { $fate ->
        [passes] Take +all, or what else lets everybody pass, out of the SPF record.
        [missing] Publish a DMARC record that receivers can read; begin with the policy none and reports.
        [none] When the reports show your own mail passing, go on to quarantine, then to reject.
        [quarantine] When the reports show that nothing of your own is lost, you can go on to reject.
       *[reject] Nothing.
    }

sub-domains = { $when ->
        [planned] Once the planned records are published: mail that forges names below { $domain }
       *[now] What happens to mail that forges names below { $domain }
    }
    .pass = It passes as well: who sends with a bounce address at { $domain } passes SPF, because the record lets every server send, and that counts for the names below.
    .existing = { $fate ->
        [missing] From a name that exists: each receiver decides as it likes.
        [none] From a name that exists: it is delivered as before.
        [quarantine] From a name that exists: receivers are asked to put it in the junk folder.
       *[reject] From a name that exists: receivers are asked to refuse it.
    } A name with a DMARC record of its own follows that.
    .nonexistent = { $fate ->
        [missing] From one that nobody has created, such as billing-info.{ $domain }: each receiver decides as it likes.
        [none] From one that nobody has created, such as billing-info.{ $domain }: it is delivered as before.
        [quarantine] From one that nobody has created, such as billing-info.{ $domain }: receivers are asked to put it in the junk folder.
       *[reject] From one that nobody has created, such as billing-info.{ $domain }: receivers are asked to refuse it.
    }
    .fix = { $fate ->
        [missing] Publish a DMARC record: it holds for the names below as well.
        [none] When the policy is raised, “sp” and “np” go with it unless they are written out. “np=reject” can come early: names that do not exist send nothing.
        [quarantine] Nothing that must be done. “np=reject” would close the names that do not exist.
       *[reject] Nothing.
    }

silent = { $when ->
        [planned] Once the planned records are published: mail that pretends to come from { $domain }
       *[now] What happens to mail that pretends to come from { $domain }
    }
    .why = The SPF record says that { $domain } never sends. { $fate ->
        [missing] No DMARC record says what to do with mail that does so all the same, so each receiver decides.
        [none] The DMARC policy none still lets such mail through.
        [quarantine] Receivers are asked to put such mail in the junk folder.
       *[reject] Receivers are asked to refuse such mail.
    }
    .fix = { $fate ->
        [reject] Nothing.
       *[none] Publish the DMARC policy reject: a domain that never sends loses nothing by it.
    }

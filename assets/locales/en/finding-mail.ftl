own = { $when ->
        [planned] After you publish: your own mail from { $domain }
       *[now] Your own mail from { $domain }
    }
    .spf = { $proof ->
        [works] SPF passes if a server in your SPF record sends the mail { $strict ->
            [yes] with a bounce address at exactly { $domain }.
           *[no] with a bounce address at { $domain }. A subdomain with its own SPF record works too.
        }
        [broken] SPF fails because the record has an error.
        [nobody] SPF fails because the record allows no server.
        [unknown] The SPF result is unknown because the record was not read.
       *[absent] SPF fails because there is no record.
    }
    .dkim = { $proof ->
        [works] DKIM passes if the mail is signed { $strict ->
            [yes] with exactly { $domain }.
           *[no] with { $domain } or a subdomain.
        }
        [broken] DKIM fails because the key cannot be used.
        [unknown] The DKIM result is unknown because no selector was given.
       *[absent] DKIM fails because the selector has no key.
    }
    .sent = { $proven ->
        [both] Sent directly, the mail passes: one of the two is enough.
        [spf] Sent directly, the mail passes with SPF.
        [unknown] Sent directly, the mail passes with SPF.
        [dkim] Sent directly, the mail passes if it is signed.
        [neither-known] Sent directly, the mail passes only if it is signed.
       *[none] Sent directly, { $fate ->
            [missing] each receiver decides about the mail.
            [none] the mail is delivered, because the policy none stops no mail.
            [quarantine] receivers should put it into spam, because it fails SPF and DKIM.
           *[reject] receivers should refuse it, because it fails SPF and DKIM.
        }
    }
    .forwarded = { $proven ->
        [both] Forwarded, it passes with DKIM. Forwarding breaks SPF.
        [dkim] Forwarded, it still passes.
        [none] {""}
        [spf] Forwarded, it fails SPF, and { $fate ->
            [missing] each receiver decides.
            [none] it is delivered, because the policy none stops no mail.
            [quarantine] receivers should put it into spam.
           *[reject] receivers should refuse it.
        }
       *[unknown] Forwarded, it passes only if it is signed. Otherwise { $fate ->
            [missing] each receiver decides.
            [none] it is delivered, because the policy none stops no mail.
            [quarantine] receivers should put it into spam.
           *[reject] receivers should refuse it.
        }
    }
    .list = { $fate ->
        [quarantine] A mailing list that changes the message breaks both. That mail can go to the spam folder.
        [reject] A mailing list that changes the message breaks both. That mail can be refused.
       *[none] {""}
    }
    .fix = { $proven ->
        [both] {""}
        [dkim] Correct the SPF record too. Some receivers want both.
        [unknown] To check the key, give its selector with --selector.
        [neither-known] Correct the SPF record. To check the key, give its selector with --selector.
       *[none] Sign your mail with DKIM before you use a policy other than none.
    }

forged = { $when ->
        [planned] After you publish: forged mail from { $domain }
       *[now] Forged mail from { $domain }
    }
    .why = { $fate ->
        [passes] It passes SPF because the record lets every server send. DMARC then treats it as yours, with any policy.
        [missing] Without a DMARC record each receiver decides. Most of this mail is delivered.
        [none] It is delivered: the policy none stops no mail.
        [quarantine] Receivers should put it into spam: it fails SPF and DKIM. Exception: mail sent through a server in your SPF record.
       *[reject] Receivers should refuse it: it fails SPF and DKIM. Some put it into spam. Exception: mail sent through a server in your SPF record.
    }
    .fix = { $fate ->
        [passes] In the SPF record, delete +all or the term that lets every server send.
        [missing] Publish a valid DMARC record. Start with the policy none and reports.
        [none] When the reports show that your own mail passes, change to quarantine, later to reject.
        [quarantine] When the reports show that your own mail passes, change to reject.
       *[reject] {""}
    }

sub-domains = { $when ->
        [planned] After you publish: forged mail from subdomains of { $domain }
       *[now] Forged mail from subdomains of { $domain }
    }
    .pass = It passes too. With a bounce address at { $domain } it passes SPF, because the record lets every server send.
    .existing = { $fate ->
        [missing] From a subdomain that exists: each receiver decides.
        [none] From a subdomain that exists: it is delivered.
        [quarantine] From a subdomain that exists: receivers should put it into spam.
       *[reject] From a subdomain that exists: receivers should refuse it.
    } A subdomain with its own DMARC record follows that record.
    .nonexistent = { $fate ->
        [missing] From one that does not exist, such as payments.{ $domain }: each receiver decides.
        [none] From one that does not exist, such as payments.{ $domain }: it is delivered.
        [quarantine] From one that does not exist, such as payments.{ $domain }: receivers should put it into spam.
       *[reject] From one that does not exist, such as payments.{ $domain }: receivers should refuse it.
    }
    .fix = { $fate ->
        [missing] Publish a DMARC record. It applies to subdomains too.
        [none] Add “np=reject” now: your own mail never comes from subdomains that do not exist. “sp” and “np” follow “p” if they are missing.
        [quarantine] To protect subdomains that do not exist, add “np=reject”.
       *[reject] {""}
    }

silent = { $when ->
        [planned] After you publish: mail that claims to come from { $domain }
       *[now] Mail that claims to come from { $domain }
    }
    .why = The SPF record says that { $domain } never sends mail. { $fate ->
        [missing] Without a DMARC record each receiver decides about such mail.
        [none] The DMARC policy none still lets such mail through.
        [quarantine] Receivers should put such mail into spam.
       *[reject] Receivers should refuse such mail.
    }
    .fix = { $fate ->
        [reject] {""}
       *[none] Publish the DMARC policy reject. It is safe because this domain sends no mail.
    }
